"""A coach's question about who is off their own usual: of people, only the distance from it can be compared."""

from collections.abc import Mapping

from agent.understanding.asked import Asked, aliases
from tools.query import Condition, Operator, Query

DISTANCE: Mapping[str, tuple[str, float]] = {
    "rmssd_ms": ("hrv_vs_baseline_pct", 10.0),
    "resting_hr_bpm": ("resting_hr_vs_baseline_bpm", 3.0),
}
"""A value's distance from its owner's usual, and from which distance on it is worth a name (house rules)."""
SIDES: tuple[tuple[str, Operator], ...] = (("under_usual", "le"), ("over_usual", "ge"), ("off_usual", "beyond"))
"""Patterns of the lexicon, the plainest first."""


def off_usual(asked: Asked, key: str) -> Query | None:
    """The query over everybody, or None where no distance from usual was asked for."""
    days = asked.period
    if key not in DISTANCE or asked.noticed.comparisons or (days and days.first_on != days.last_on):
        return None
    operator = next((how for name, how in SIDES if asked.says(name)), None)
    if operator is None:
        return None
    metric, far = DISTANCE[key]
    limit = Condition(metric=metric, operator=operator, value=-far if operator == "le" else far)
    return Query(
        metric=metric,
        first_on=days.first_on if days else None,
        last_on=days.last_on if days else None,
        having=(limit,),
        order={"le": "ascending", "ge": "descending"}.get(operator),
        people=aliases(asked.noticed),
        group=asked.noticed.groups[0] if asked.noticed.groups else None,
    )
