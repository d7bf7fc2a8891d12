"""What the agent may do. `TOOLS` is the complete list, by hand."""

from tools.autonomic import assess_autonomic
from tools.availability import assess_availability
from tools.biomarkers import assess_biomarkers
from tools.change import explain_change
from tools.cuff import cuff_status, stop_cuff
from tools.cuff_explained import explain_cuff
from tools.cuff_plan import plan_cuff_session
from tools.declare import Tool
from tools.durability import assess_durability
from tools.fitness import estimate_fitness
from tools.history_query import query_history
from tools.illness import screen_illness
from tools.injury_factors import review_injury_factors
from tools.load import assess_load
from tools.log_health import log_health
from tools.log_journey import log_journey
from tools.log_session import log_session
from tools.log_wellness import log_wellness
from tools.oxygenation import assess_muscle_oxygen
from tools.plan import show_plan
from tools.readiness import assess_readiness
from tools.recovery import predict_recovery
from tools.roster_query import query_roster
from tools.roster_review import review_roster
from tools.scenarios import compare_scenarios
from tools.session_review import review_session
from tools.sharing import set_sharing, show_sharing
from tools.signals import rank_signals
from tools.simulate import simulate_change
from tools.sleep import assess_sleep
from tools.strain import screen_strain
from tools.team import review_team
from tools.terms import explain_term
from tools.travel import plan_travel
from tools.twin import assess_twin
from tools.week import build_week
from tools.wellness import assess_wellness

TOOLS: tuple[Tool, ...] = (
    assess_readiness,
    assess_load,
    assess_sleep,
    assess_wellness,
    plan_travel,
    predict_recovery,
    screen_strain,
    assess_autonomic,
    rank_signals,
    assess_muscle_oxygen,
    estimate_fitness,
    assess_durability,
    assess_biomarkers,
    screen_illness,
    review_injury_factors,
    assess_availability,
    show_plan,
    build_week,
    explain_change,
    simulate_change,
    assess_twin,
    compare_scenarios,
    query_history,
    log_session,
    log_wellness,
    log_health,
    log_journey,
    review_session,
    show_sharing,
    set_sharing,
    cuff_status,
    explain_cuff,
    plan_cuff_session,
    stop_cuff,
    explain_term,
    review_roster,
    review_team,
    query_roster,
)
