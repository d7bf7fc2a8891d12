"""What one day's sessions asked of somebody, in every currency their records carry."""

from datetime import date, timedelta

from physiology.finding import Fact, Finding, InsufficientData, Reason
from physiology.newest import one_day
from physiology.session_load import (
    Body,
    SessionLoad,
    SessionRecord,
    assess_session,
    body_of,
    session_records,
)
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult
from tools.facts import about, day, day_args, line, reason_lines, slots
from tools.histories import history
from tools.insufficient import lacking
from tools.sessions import activity_words

COMPARED_DAYS = 60
"""How far back sessions are compared with."""
LOOK_BACK_DAYS = 7
"""How far back the newest session is looked for when nobody named a day."""
SIGNALS = ("heart_rate_bpm", "power_w", "speed_m_s")
SIZES = {"SESSION_HARDER": "harder", "SESSION_EASIER": "easier", "SESSION_AS_USUAL": "usual"}
COMPARED_OF = dict.fromkeys(SIZES, "SESSION_RATED") | {f"{code}_BY_HEART": "SESSION_HEART" for code in SIZES}
"""The load that a comparison is of."""
MAX_SESSIONS = 3
"""Of a day, the last so many are told."""


@tool(Effect.READ)
async def review_session(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Load of a day's sessions by rating, heart rate and power; against own earlier ones.

    Use for "how hard was my run", "TRIMP", "training stress", "was that too big a jump".
    """
    who = context.person(person)
    asked_on = day(context, on)
    records = await _records(context, who, asked_on)
    wanted = _of_day(records, asked_on, named=on is not None)
    if not wanted:
        lack = InsufficientData("session_review", 1, 0, missing="sessions")
        found.add(Fact(metric="days_known", value=0, window=one_day(asked_on, 0)), who.alias, label="no_session")
        return await lacking(context, lack, who, found, **day_args(asked_on, context.today))
    body = await _body(context, who, wanted[0].on)
    lines: list[Line] = about(who)
    said: list[Finding[SessionLoad]] = []
    lacks: InsufficientData | None = None
    for record in wanted[-MAX_SESSIONS:]:
        try:
            finding = assess_session(record, body, _before(records, record))
        except InsufficientData as lack:
            lacks = lack
            continue
        said.append(finding)
        lines += _session_lines(finding, who, found, context.today)
    if not said and lacks is not None:
        return await lacking(context, lacks, who, found)
    lines += _caveat_lines(said, who)
    reasons = tuple(dict.fromkeys(reason.code for finding in said for reason in finding.reasons))
    return ToolResult(tool=found.tool, lines=tuple(lines), evidence=found.items, reasons=reasons, quoted=found.quoted)


async def _records(context: ToolContext, who: Person, on: date) -> tuple[SessionRecord, ...]:
    """Every session of the days compared, with what was recorded in it, oldest first."""
    first_on = on - timedelta(days=COMPARED_DAYS)
    done = await context.store.sessions.done(who.athlete_id, first_on, on)
    streams = [
        stream for metric in SIGNALS for stream in await context.store.streams.of(who.athlete_id, metric, first_on, on)
    ]
    streams += await context.store.streams.of(who.athlete_id, "emg_mv", on - timedelta(days=LOOK_BACK_DAYS), on)
    records = session_records([one.session for one in done], streams)
    return tuple(sorted(records, key=lambda record: record.on))


def _of_day(records: tuple[SessionRecord, ...], on: date, *, named: bool) -> list[SessionRecord]:
    """The sessions of a named day, else of the newest day of the last week that has any."""
    days = [record.on for record in records if named or (on - record.on).days <= LOOK_BACK_DAYS]
    chosen = on if named else max(days, default=on)
    return [record for record in records if record.on == chosen]


async def _body(context: ToolContext, who: Person, on: date) -> Body:
    athlete = await context.store.people.athlete_by_id(who.athlete_id)
    known = await history(context, who, on)
    return body_of(known, athlete.sex if athlete else None, athlete.birth_year if athlete else None)


def _before(records: tuple[SessionRecord, ...], record: SessionRecord) -> list[SessionRecord]:
    """What came before a session, in order."""
    return [*records[: next(index for index, one in enumerate(records) if one is record)]]


def _session_lines(finding: Finding[SessionLoad], who: Person, found: EvidenceList, today: date) -> list[Line]:
    args = slots(finding.facts, found, who)
    code = "SESSION_REVIEW" if finding.value.distance_km is None else "SESSION_REVIEW_DISTANCE"
    activity = activity_words(finding.value.activity, found)
    size = next((SIZES[reason.code] for reason in finding.reasons if reason.code in SIZES), "none")
    head = line(code, who, **args, **day_args(finding.value.on, today), activity=activity, size=size)
    return [head, *reason_lines(map(_said, _in_order(finding.reasons)), found, who)]


def _in_order(reasons: tuple[Reason, ...]) -> list[Reason]:
    """The comparison right after the load that it compares."""
    compared = [reason for reason in reasons if reason.code in COMPARED_OF]
    said: list[Reason] = []
    for reason in reasons:
        if reason.code not in COMPARED_OF:
            said += [reason, *(one for one in compared if COMPARED_OF[one.code] == reason.code)]
    return said


def _said(reason: Reason) -> Reason:
    """A load that is a range is said as one."""
    ranged = reason.code == "SESSION_HEART" and reason.facts[0].low is not None
    return reason.model_copy(update={"code": "SESSION_HEART_RANGE"}) if ranged else reason


def _caveat_lines(said: list[Finding[SessionLoad]], who: Person) -> list[Line]:
    """What limits the figures, each once; where there are several currencies, that they differ."""
    codes = list(dict.fromkeys(code for finding in said for code in finding.caveats))
    if not any(fact.metric == "hr_recorded_pct" for finding in said for fact in finding.facts):
        codes.append("NO_HEART_RATE")
    stated = {reason.code for finding in said for reason in finding.reasons}
    if {"SESSION_RATED", "SESSION_HEART"} <= stated or {"SESSION_RATED", "SESSION_POWER_SCORED"} <= stated:
        codes.append("LOADS_DIFFER")
    return [line(f"CAVEAT_{code}", who) for code in codes]
