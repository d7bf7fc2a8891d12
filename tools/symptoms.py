"""Symptoms as athletes told them: one observation each, named by its source's method."""

from datetime import date, timedelta

from physiology.illness.symptoms import ABOVE_NECK, BELOW_NECK, Symptom
from physiology.newest import FRESH_DAYS
from physiology.observation import Observation
from tools.context import Person, ToolContext

METRIC = "symptom_reported"
PASSING = ABOVE_NECK | BELOW_NECK
"""What somebody who says to be well again no longer has; the others stand until a doctor has seen them."""
NAMES = frozenset(Symptom)


async def reported_symptoms(context: ToolContext, who: Person, on: date) -> frozenset[Symptom]:
    """The symptoms of the last days; those that pass end with a later word of being well."""
    first_on = on - timedelta(days=FRESH_DAYS)
    told = await context.store.observations.of(who.athlete_id, METRIC, first_on, on)
    health = await context.store.observations.of(who.athlete_id, "ill", first_on, on)
    well = [one for one in health if one.value == 0]
    return frozenset(
        Symptom(one.source.method)
        for one in told
        if one.value >= 1 and one.source.method in NAMES and not _over(one, well)
    )


def _over(symptom: Observation, well: list[Observation]) -> bool:
    """Whether somebody said to be well after having told a symptom that passes."""
    passing = symptom.source.method in PASSING
    return passing and any(one.at is not None and symptom.at is not None and one.at > symptom.at for one in well)
