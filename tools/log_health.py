"""Writes that somebody is ill or injured, with which symptoms and where, or well again."""

from datetime import date, datetime

from physiology.illness.symptoms import FEVER_C, Symptom, no_training, refers, urgent_muscle
from physiology.metrics import metric
from physiology.observation import Observation, Source
from tools.context import Person, Role, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Receipt, ToolResult
from tools.facts import day_args, line
from tools.health_said import Area, read_back
from tools.health_undone import undone
from tools.symptoms import METRIC


@tool(Effect.WRITE, Role.ATHLETE)
async def log_health(
    context: ToolContext,
    found: EvidenceList,
    *,
    on: date | None = None,
    ill: bool | None = None,
    injured: bool | None = None,
    symptoms: tuple[Symptom, ...] = (),
    body_temp_c: float | None = None,
    area: Area | None = None,
    undo_last: bool = False,
) -> ToolResult:
    """Log being ill or injured (false: well again), symptoms, a measured temperature in °C, where an injury is.

    `undo_last` removes the newest such report instead.
    """
    if undo_last:
        return await undone(context, found)
    who = context.people[0]
    day = on or context.today
    injured = True if injured is None and area is not None else injured
    if ill is None and injured is None and body_temp_c is None and not symptoms:
        return _asking("ASK_HEALTH", who, found)
    if day > context.today:
        return _asking("ASK_FUTURE", who, found)
    if body_temp_c is not None and not metric("body_temp_c").plausible(body_temp_c):
        return _asking("ASK_PLAUSIBLE", who, found, metric="body_temp_c")
    told = {"ill": _flag(ill), "injured": _flag(injured), "body_temp_c": body_temp_c}
    values = {key: value for key, value in told.items() if value is not None}
    await context.store.observations.record(who.athlete_id, _observations(values, symptoms, area, day, context.now))
    lines = [line("LOGGED_WELLNESS", who, **day_args(day, context.today))]
    lines += read_back(values, symptoms, area, who, found)
    lines += _advice(frozenset(symptoms), body_temp_c, who, ill=bool(ill))
    receipt = Receipt(action="logged_health", on=day, values={**values, **{one.value: 1.0 for one in symptoms}})
    return ToolResult(tool=found.tool, lines=tuple(lines), evidence=found.items, receipts=(receipt,))


def _asking(code: str, who: Person, found: EvidenceList, **args: str) -> ToolResult:
    return ToolResult(tool=found.tool, lines=(line(code, who, **args),), asks=True)


def _flag(said: bool | None) -> float | None:
    return None if said is None else float(said)


def _observations(
    values: dict[str, float], symptoms: tuple[Symptom, ...], area: Area | None, day: date, now: datetime
) -> list[Observation]:
    """Each report under its own source, so that the place of an injury and the name of a symptom stay with it."""
    methods = {"injured": area.value if area else "self_report"}
    told = [(key, value, methods.get(key, "self_report")) for key, value in values.items()]
    told += [(METRIC, 1.0, one.value) for one in symptoms]
    return [
        Observation(metric=key, value=value, on=day, source=Source(vendor="chat", method=method), at=now)
        for key, value, method in told
    ]


def _advice(symptoms: frozenset[Symptom], body_temp_c: float | None, who: Person, *, ill: bool) -> list[Line]:
    """What follows at once; how the way back goes is asked of the screen."""
    if refers(symptoms):
        return [line("ILLNESS_REFER", who)]
    if urgent_muscle(symptoms):
        return [line("ILLNESS_URGENT", who)]
    if ill or no_training(symptoms, body_temp_c):
        feverish = body_temp_c is not None and body_temp_c >= FEVER_C
        return [line("ILLNESS_NO_TRAINING", who), *([line("FEVER_SEE_DOCTOR", who)] if feverish else [])]
    return []
