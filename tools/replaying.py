"""A decision computed again, from the facts of its day."""

from datetime import timedelta

from physiology.adjustment import Adjustment
from physiology.assessment import assess
from physiology.prescription.rules import METHOD, REVISIONS
from store import Decision, Store
from tools.daily_decision import adjusted
from tools.histories import HISTORY_DAYS
from tools.oxygen_findings import oxygen_findings


async def replayed(store: Store, decision: Decision) -> Adjustment:
    """Adjust the recorded plan again by the rules of its time, with the days as the store holds them now."""
    first_on = decision.on - timedelta(days=HISTORY_DAYS - 1)
    known = (await store.histories([decision.athlete_id], first_on, decision.on))[decision.athlete_id]
    revision = decision.engine if decision.engine in REVISIONS else METHOD
    before, setting = decision.adjustment.before, decision.adjustment.setting
    oxygen = (await oxygen_findings(store, {decision.athlete_id: before}, decision.on)).get(decision.athlete_id)
    return adjusted(before, known, assess(known), setting, revision, oxygen=oxygen)
