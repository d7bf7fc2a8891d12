"""Why a session or a score changed: read from the record, not made up afterwards."""

from datetime import date, timedelta
from typing import Literal

import numpy as np

from physiology.adjustment import Adjustment
from physiology.finding import Finding, Reason
from physiology.prescription.levers import BFR_PROPOSAL, BY_FEEL, COACH_DECIDES, LONGER_RESTS
from physiology.readiness import Readiness
from store import Decision
from tools.assessing import assessed
from tools.context import Person, ToolContext
from tools.daily_decision import day_of
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult
from tools.facts import about, day, day_args, line, named, on_day, reason_lines, slots
from tools.insufficient import lacking
from tools.sessions import change_lines, kept_lines

LOOK_BACK_DAYS = 14
SHOWN = 3
SAID_NOTES = (COACH_DECIDES, BFR_PROPOSAL, LONGER_RESTS)
DOWN_SHOWN = 2
CAP = "CAP_"
"""Reasons that set a ceiling: they say why a score is where it is, moved or not."""
LEAST_POINTS = 1.0
"""A change of fewer readiness points is not worth telling."""


@tool(Effect.READ)
async def explain_change(
    context: ToolContext,
    found: EvidenceList,
    *,
    person: str = "you",
    on: date | None = None,
    what: Literal["session", "readiness", "day"] = "session",
    since: date | None = None,
) -> ToolResult:
    """Why a session was changed (from the decision record: before, after, rule, facts) or what moved readiness.

    `on`: the session's day, default the newest change. `readiness` compares with `since`; `day`: both, session first.
    """
    who = context.person(person)
    if what != "session":
        before = since or context.today - timedelta(days=1)
        return await _readiness_moved(context, who, found, before, session_first=what == "day")
    decision = await _decision(context, who, on)
    if decision is None or not decision.adjustment.changed:
        shown_on = decision.on if decision else on or context.today
        code = "CHANGE_NONE" if decision else "CHANGE_NO_RECORD"
        found.add(on_day(0.0, "count", shown_on), who.alias, label="changes")
        lines = (*about(who), line(code, who, **day_args(shown_on, context.today)))
        return ToolResult(
            tool=found.tool, lines=lines, evidence=found.items, decision_id=decision.id if decision else None
        )
    return ToolResult(
        tool=found.tool,
        lines=(*about(who), *_record_lines(decision, context, who, found)),
        evidence=found.items,
        reasons=_rules(decision),
        decision_id=decision.id,
    )


async def _decision(context: ToolContext, who: Person, on: date | None) -> Decision | None:
    """The named day's decision; else today's if it changed anything; else the newest change of the last fortnight."""
    if on is not None and on != context.today:
        return await context.store.decisions.latest(who.athlete_id, on)
    today = (await day_of(context, who, context.today)).decision
    if on is not None or (today and today.adjustment.changed):
        return today
    first_on = context.today - timedelta(days=LOOK_BACK_DAYS)
    past = await context.store.decisions.between(who.athlete_id, first_on, context.today)
    changed = [decision for decision in past if decision.adjustment.changed]
    return changed[-1] if changed else today


def _record_lines(decision: Decision, context: ToolContext, who: Person, found: EvidenceList) -> list[Line]:
    lines = [line("CHANGE_BY", who, decided_by=decision.decided_by, **day_args(decision.on, context.today))]
    lines += change_lines(decision, found, who)
    for fired in decision.adjustment.rules[:SHOWN]:
        facts = slots(fired.facts, found, who)
        lines.append(line(f"FACTS_{fired.rule}", who, **facts))
        lines += [line(code, who) for code in fired.weighed]
    lines += _added_lines(decision.adjustment, who)
    lines += kept_lines(decision.adjustment, found, who)
    code = "APPROVED_BY" if decision.approved_by else "NOT_OVERRULED"
    return [*lines, line(code, who, name=decision.approved_by or "")]


def _added_lines(adjustment: Adjustment, who: Person) -> list[Line]:
    """What a rule added beside less of the same: a tempo, and what people decide."""
    before, after = adjustment.before, adjustment.after
    added = [f"NOTE_{note}" for note in SAID_NOTES if note in after.notes and note not in before.notes]
    if after.tempo and after.tempo != before.tempo:
        added.append("TEMPO_by_feel" if after.tempo == BY_FEEL else "TEMPO_lift")
    return [line(code, who) for code in added]


async def _readiness_moved(
    context: ToolContext, who: Person, found: EvidenceList, since: date, *, session_first: bool
) -> ToolResult:
    today = await day_of(context, who, context.today)
    now, before = today.assessment, assessed(today.history.through(day(context, since)))
    for assessment in (now, before):
        if assessment.readiness is None:
            return await lacking(context, assessment.missing["readiness"], who, found)
    assert now.readiness is not None
    assert before.readiness is not None
    caps = [reason for reason in now.readiness.reasons if reason.code.startswith(CAP)]
    moved = [reason for reason in _movers(before.readiness, now.readiness) if reason not in caps]
    drivers = moved or ([] if caps or session_first else _against(now.readiness))
    moved_lines = [
        _moved_line(before.readiness, now.readiness, found, who, day_args(since, context.today)),
        *([line("READINESS_MOVERS", who)] if moved else []),
        *reason_lines(drivers[: SHOWN - len(caps)], found, who),
    ]
    decision = today.decision if today.decision and today.decision.adjustment.changed else None
    cut_lines = _cut_lines(decision, found, who, facts=session_first and not caps) if decision else []
    parts = (cut_lines, moved_lines) if session_first else (moved_lines, cut_lines)
    return ToolResult(
        tool=found.tool,
        lines=(*about(who), *reason_lines(caps, found, who), *parts[0], *parts[1]),
        evidence=found.items,
        reasons=tuple(reason.code for reason in (*caps, *drivers)) + _rules(decision),
        decision_id=decision.id if decision else None,
    )


def _moved_line(
    before: Finding[Readiness], now: Finding[Readiness], found: EvidenceList, who: Person, days: dict[str, str]
) -> Line:
    moved = now.value.score - before.value.score
    code = "READINESS_FELL" if moved < 0 else "READINESS_ROSE" if moved > 0 else "READINESS_SAME"
    return line(code, who, **_score(before, found, who, "before"), **_score(now, found, who, "now"), **days)


def _against(now: Finding[Readiness]) -> list[Reason]:
    """What holds the score down, where nothing moved it."""
    return [reason for reason in now.reasons if (reason.contribution or 0.0) <= -LEAST_POINTS][:DOWN_SHOWN]


def _cut_lines(decision: Decision, found: EvidenceList, who: Person, *, facts: bool) -> list[Line]:
    """What became of today's session: how much, by which rule, on what, and what would have kept it."""
    lines = change_lines(decision, found, who)
    if facts:
        fired = decision.adjustment.rules[:1]
        lines += [line(f"FACTS_{one.rule}", who, **slots(one.facts, found, who)) for one in fired]
    return lines + kept_lines(decision.adjustment, found, who)


def _rules(decision: Decision | None) -> tuple[str, ...]:
    return tuple(fired.rule for fired in decision.adjustment.rules) if decision else ()


def _movers(before: Finding[Readiness], now: Finding[Readiness]) -> list[Reason]:
    """Today's reasons whose points changed the way the score did, the largest change first."""
    direction = np.sign(now.value.score - before.value.score)
    points = {_family(reason): reason.contribution or 0.0 for reason in before.reasons}
    moved = {
        reason.code: direction * ((reason.contribution or 0.0) - points.get(_family(reason), 0.0))
        for reason in now.reasons
    }
    helped = [reason for reason in now.reasons if moved[reason.code] >= LEAST_POINTS]
    return sorted(helped, key=lambda reason: moved[reason.code], reverse=True)


def _family(reason: Reason) -> str:
    """What a reason is about: `SLEEP` of `SLEEP_SHORT`."""
    return reason.code.partition("_")[0]


def _score(finding: Finding[Readiness], found: EvidenceList, who: Person, label: str) -> dict[str, str]:
    score = next(fact for fact in finding.facts if fact.metric == "readiness")
    return named(f"{label}_readiness", found.add(score, who.alias, label=label))
