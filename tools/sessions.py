"""Sessions in words: before and after, field by field, each number a slot."""

import re
from datetime import date

from physiology.adjustment import Adjustment
from physiology.session import PlannedSession
from store import Decision
from tools.context import Person
from tools.evidence import EvidenceList, Line
from tools.facts import day_args, line, named, planned, slots

NUMBERS = {"duration_min": "session_duration_min", "target_rpe": "session_rpe", "reps": "session_reps"}
"""Fields of a session that are numbers, and the metric each is a value of."""

PLAIN = re.compile(r"[a-z]{2,12}")


def session_args(session: PlannedSession, found: EvidenceList, person: Person, label: str) -> dict[str, str]:
    """A session as message arguments: `planned_duration_min`, `planned_reps`, `planned_title` ..."""
    args = {f"{label}_title": found.quote(session.title), f"{label}_kind": session.kind.value}
    for field, metric in NUMBERS.items():
        value = getattr(session, field)
        if value is not None:
            fact = planned(metric, float(value), session.on)
            args |= named(f"{label}_{field}", found.add(fact, person.alias, label=label))
    return args


def activity_words(activity: str, found: EvidenceList) -> str:
    """What somebody calls their training: a plain word as it is, anything else in quotation marks."""
    return activity if PLAIN.fullmatch(activity) else found.quote(activity)


def session_line(session: PlannedSession, today: date, found: EvidenceList, person: Person) -> Line:
    """One session of the plan in one sentence."""
    code = "PLAN_REST" if session.duration_min == 0 else "PLAN_SESSION_REPS" if session.reps else "PLAN_SESSION"
    args = session_args(session, found, person, "planned")
    plain = {key.removeprefix("planned_"): value for key, value in args.items()}
    return line(code, person, **plain, **day_args(session.on, today))


def change_lines(decision: Decision, found: EvidenceList, person: Person, *, plan_said: bool = False) -> list[Line]:
    """Before and after, then each rule in words; what the rules rest on goes along as evidence."""
    adjustment = decision.adjustment
    for fired in adjustment.rules:
        slots(fired.facts, found, person)
    before = session_args(adjustment.before, found, person, "planned")
    after = session_args(adjustment.after, found, person, "adjusted")
    code = _change_code(adjustment.before, adjustment.after)
    code += "_NOW" if plan_said and code in ("CHANGE_KIND", "CHANGE_SIZE") else ""
    lines = [line(code, person, **before, **after)]
    return lines + [line(f"RULE_{fired.rule}", person) for fired in adjustment.rules]


def kept_lines(adjustment: Adjustment, found: EvidenceList, person: Person) -> list[Line]:
    """What would have kept the plan: said where one thing alone would have, else that it would have taken more."""
    if not adjustment.rules:
        return []
    alone = next((fired for fired in adjustment.rules if fired.alone), None)
    if alone is None:
        return [line("KEPT_TOGETHER", person)]
    kept = alone.would_have_kept
    if kept is None:
        return []
    fact = alone.facts[0].model_copy(update={"metric": kept.metric, "value": kept.threshold, "low": None, "high": None})
    slot = found.add(fact, person.alias, label="threshold")
    return [line(f"KEPT_{kept.metric}", person, side=kept.side, **named("threshold", slot))]


def _change_code(before: PlannedSession, after: PlannedSession) -> str:
    if after.kind != before.kind:
        return "CHANGE_KIND"
    if before.reps and after.reps and before.reps != after.reps:
        return "CHANGE_REPS"
    if after.duration_min != before.duration_min or after.target_rpe != before.target_rpe:
        return "CHANGE_SIZE"
    return "CHANGE_CONTENT"
