"""Writes what somebody says of their night and their body."""

from datetime import date, datetime

from physiology.finding import Fact, Kind, Shape
from physiology.metrics import SELF_REPORTED, UnknownMetric, metric
from physiology.observation import Observation, Source
from physiology.wellness.scales import ITEMS, OffScale, on_scale
from tools.context import Role, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Receipt, ToolResult
from tools.facts import day_args, line


class Item(Shape):
    """One value as it was said."""

    metric: str
    """Key of an observed metric, for example `sleep_min`, `soreness_score`, `resting_hr_bpm`."""
    value: float
    scale: str | None = None
    """For the five wellness items: how the number was meant, for example `amount_1to5` (5 = most sore)."""


SAYABLE = (SELF_REPORTED - {"self_readiness_score"}) | {
    "sleep_min", "rmssd_ms", "resting_hr_bpm", "body_mass_kg", "body_temp_c",
}  # fmt: skip
"""What people tell of themselves; the rest comes from devices."""
SCALES = {
    "amount_1to5": "amount_1to5",
    "quality_1to5": "amount_1to5",
    "nrs_0to10": "nrs_0to10",
    "quality_1to10": "nrs_0to10",
}
"""How people say a number, and the scale of `physiology.wellness.scales` that it is on."""


AMOUNTS = ("soreness_score", "fatigue_score", "stress_score")
"""Items that people say as an amount of something unwelcome."""


@tool(Effect.WRITE, Role.ATHLETE)
async def log_wellness(
    context: ToolContext, found: EvidenceList, *, items: tuple[Item, ...], on: date | None = None
) -> ToolResult:
    """Log sleep, soreness, fatigue, mood, stress, HRV or resting heart rate of a day, as said by the athlete."""
    who = context.people[0]
    if not items:
        return ToolResult(tool=found.tool, lines=(line("ASK_WELLNESS", who),), asks=True)
    day = on or context.today
    if day > context.today:
        return ToolResult(tool=found.tool, lines=(line("ASK_FUTURE", who),), asks=True)
    kept = [(item, _observation(item, day, context.now)) for item in items]
    for item, observation in kept:
        if not metric(item.metric).plausible(observation.value):
            asked = line("ASK_PLAUSIBLE", who, metric=item.metric)
            return ToolResult(tool=found.tool, lines=(asked,), asks=True)
    await context.store.observations.record(who.athlete_id, [observation for _, observation in kept])
    lines = [line("LOGGED_WELLNESS", who, **day_args(day, context.today))]
    for item, observation in kept:
        fact = Fact(metric=item.metric, value=observation.value, kind=Kind.MEASURED)
        slot = found.add(fact, who.alias, label="logged")
        scaled = item.scale or "none"
        end = "last" if item is items[-1] else "more"
        lines.append(line(f"LOGGED_{item.metric}", who, value=slot, said=f"{item.value:g}", scale=scaled, end=end))
    if any(item.metric in AMOUNTS for item, _ in kept):
        lines.append(line("LOGGED_SCALES_AMOUNT", who))
    values: dict[str, float | str] = {item.metric: item.value for item in items}
    receipt = Receipt(action="logged_wellness", on=day, values=values)
    return ToolResult(tool=found.tool, lines=tuple(lines), evidence=found.items, receipts=(receipt,))


def _observation(item: Item, on: date, now: datetime) -> Observation:
    """An opinion counts from when it was given, so that the newest wins; a night has no such instant."""
    if item.metric not in SAYABLE:
        raise UnknownMetric(item.metric)
    scale = SCALES.get(item.scale or "unit") if item.metric in ITEMS else None
    value = item.value if scale is None else _best_is_five(item, scale)
    source = Source(vendor="chat", method=scale or "self_report")
    at = now if item.metric in SELF_REPORTED else None
    return Observation(metric=item.metric, value=value, on=on, source=source, at=at)


def _best_is_five(item: Item, scale: str) -> float:
    """The catalogue's value; one outside every range where the scale does not hold the answer."""
    try:
        found = on_scale(item.value, scale, item.metric)
    except OffScale:
        found = None
    return float("inf") if found is None else found
