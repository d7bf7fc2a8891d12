"""What the agent may do. `TOOLS` is the complete list, by hand."""

from tools.autonomic import assess_autonomic
from tools.change import explain_change
from tools.declare import Tool
from tools.history_query import query_history
from tools.load import assess_load
from tools.log_session import log_session
from tools.log_wellness import log_wellness
from tools.plan import show_plan
from tools.readiness import assess_readiness
from tools.recovery import predict_recovery
from tools.roster_query import query_roster
from tools.roster_review import review_roster
from tools.simulate import simulate_change
from tools.sleep import assess_sleep
from tools.strain import screen_strain
from tools.terms import explain_term

TOOLS: tuple[Tool, ...] = (
    assess_readiness,
    assess_load,
    assess_sleep,
    predict_recovery,
    screen_strain,
    assess_autonomic,
    show_plan,
    explain_change,
    simulate_change,
    query_history,
    log_session,
    log_wellness,
    explain_term,
    review_roster,
    query_roster,
)
