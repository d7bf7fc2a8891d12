"""Writes a session somebody did, or corrects the last one they reported."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from physiology.finding import Fact, Kind
from physiology.metrics import METRICS
from physiology.observation import Source
from physiology.session import DoneSession, SessionKind
from store import StoredDone
from tools.context import Role, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Receipt, ToolResult
from tools.facts import day_args, line, named
from tools.sessions import activity_words

CHAT = Source(vendor="chat", method="self_report")
AMENDABLE_DAYS = 7
"""How far back "that ride" may reach."""

SAME_LENGTH_MIN, SAME_LENGTH_SHARE = 10.0, 0.15
"""How far a length as told may lie from the length as recorded for both to be one session (house rule)."""

Minutes = Annotated[float, Field(gt=0, le=1440)]
Effort = Annotated[float, Field(ge=0, le=10)]
Kilometres = Annotated[float, Field(gt=0, le=500)]


@tool(Effect.WRITE, Role.ATHLETE)
async def log_session(
    context: ToolContext,
    found: EvidenceList,
    *,
    on: date | None = None,
    activity: str | None = None,
    kind: SessionKind = SessionKind.OTHER,
    duration_min: Minutes | None = None,
    session_rpe: Effort | None = None,
    distance_km: Kilometres | None = None,
    amends_last: bool = False,
) -> ToolResult:
    """Log a finished session: day, activity, minutes, effort 0-10; kind `rest` for a day of rest.

    `amends_last` corrects the last reported session instead.
    """
    who = context.people[0]
    if on is not None and on > context.today:
        return ToolResult(tool=found.tool, lines=(line("ASK_FUTURE", who),), asks=True)
    if kind is SessionKind.REST:
        return await _rested(context, on or context.today, found)
    last = await _last(context) if amends_last else None
    if amends_last and last is None:
        return ToolResult(tool=found.tool, lines=(line("ASK_NOTHING_TO_AMEND", who),), asks=True)
    given = {
        "on": on,
        "activity": activity,
        "kind": None if kind is SessionKind.OTHER else kind,
        "duration_min": duration_min,
        "session_rpe": session_rpe,
        "distance_km": distance_km,
    }
    fields = {key: value for key, value in given.items() if value is not None}
    if last is None and (duration_min is None or session_rpe is None):
        return ToolResult(tool=found.tool, lines=(line("ASK_DURATION_AND_EFFORT", who),), asks=True)
    recorded = None if last else await _recorded(context, fields)
    if recorded is not None:
        session = await _amend(context, recorded, {"session_rpe": session_rpe})
        return _receipt(session, "logged_session", context, found, "RATED_RECORDED")
    session = await (_amend(context, last, fields) if last else _add(context, fields))
    return _receipt(session, "updated_session" if last else "logged_session", context, found)


async def _rested(context: ToolContext, on: date, found: EvidenceList) -> ToolResult:
    """A confirmed rest day: a load of nothing, which is not the same as a day nobody logged."""
    who = context.people[0]
    await context.store.sessions.confirm_rest(who.athlete_id, on)
    said = line("LOGGED_REST", who, **day_args(on, context.today))
    receipt = Receipt(action="logged_rest", on=on, values={"activity": "rest"})
    return ToolResult(tool=found.tool, lines=(said,), receipts=(receipt,))


async def _last(context: ToolContext) -> StoredDone | None:
    first_on = context.today - timedelta(days=AMENDABLE_DAYS)
    done = await context.store.sessions.done(context.people[0].athlete_id, first_on, context.today)
    own = [item for item in done if item.session.source.vendor == CHAT.vendor]
    return own[-1] if own else None


async def _recorded(context: ToolContext, fields: Mapping[str, object]) -> StoredDone | None:
    """The one session a device recorded that day, not rated yet and about as long: the rating belongs to it."""
    on = fields.get("on", context.today)
    assert isinstance(on, date)
    done = await context.store.sessions.done(context.people[0].athlete_id, on, on)
    like = [item for item in done if item.session.session_rpe is None and _as_long(item.session, fields)]
    return like[0] if len(like) == 1 else None


def _as_long(session: DoneSession, fields: Mapping[str, object]) -> bool:
    said_min = fields["duration_min"]
    assert isinstance(said_min, float)
    return abs(session.duration_min - said_min) <= max(SAME_LENGTH_MIN, SAME_LENGTH_SHARE * session.duration_min)


async def _amend(context: ToolContext, last: StoredDone, fields: Mapping[str, object]) -> DoneSession:
    session = DoneSession.model_validate({**last.session.model_dump(), **fields})
    await context.store.sessions.amend_done(last.id, session)
    return session


async def _add(context: ToolContext, fields: Mapping[str, object]) -> DoneSession:
    base: dict[str, object] = {"on": context.today, "activity": "session", "source": CHAT}
    session = DoneSession.model_validate({**base, **fields})
    await context.store.sessions.record_done(context.people[0].athlete_id, [session])
    return session


def _receipt(
    session: DoneSession, action: str, context: ToolContext, found: EvidenceList, besides: str | None = None
) -> ToolResult:
    who = context.people[0]
    numbers = {
        "session_duration_min": session.duration_min,
        "session_rpe": session.session_rpe,
        "distance_km": session.distance_km,
        "session_load_au": session.load_au,
    }
    values = {key: value for key, value in numbers.items() if value is not None}
    args: dict[str, str] = {"activity": activity_words(session.activity, found)}
    for key, value in values.items():
        if METRICS[key].plausible(value):
            args |= named(key, found.add(Fact(metric=key, value=value, kind=Kind.MEASURED), who.alias, label="logged"))
    code = "UPDATED_SESSION" if action == "updated_session" else "LOGGED_SESSION"
    lines = [line(code, who, **day_args(session.on, context.today), **args)]
    lines += [line(besides, who)] if besides else []
    receipt = Receipt(action=action, on=session.on, values={**values, "activity": session.activity})
    return ToolResult(tool=found.tool, lines=tuple(lines), evidence=found.items, receipts=(receipt,))
