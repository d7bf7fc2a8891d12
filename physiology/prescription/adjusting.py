"""From findings to today's session: rules that may only lower what was planned."""

from collections.abc import Sequence

from physiology.adjustment import Adjustment, Change, Field, RuleFired
from physiology.finding import Fact, Finding
from physiology.load.state import LoadState
from physiology.prescription.rules import RULES, Known, Rule, Trigger
from physiology.readiness.shapes import Readiness
from physiology.session import PlannedSession
from physiology.sleep.assessment import SleepState
from physiology.wellness.assessment import WellnessState

METHOD = "prescription@1"
FIELDS: tuple[Field, ...] = ("kind", "duration_min", "target_rpe", "reps", "exercises", "warm_up_min", "notes")


def adjust(
    planned: PlannedSession,
    *,
    readiness: Finding[Readiness] | None = None,
    load: Finding[LoadState] | None = None,
    sleep: Finding[SleepState] | None = None,
    wellness: Finding[WellnessState] | None = None,
    reports: tuple[Fact, ...] = (),
) -> Adjustment:
    """Lower a planned session where the day's findings call for it.

    Parameters
    ----------
    planned : PlannedSession
        The session of the plan, as the coach wrote it.
    readiness, load, sleep, wellness : Finding, optional
        The day's findings; None where one could not be computed, and then its rules stay silent.
    reports : tuple of Fact
        What the athlete reports apart from the findings, see `physiology.wellness.body_reports`.

    Returns
    -------
    Adjustment
        The session to do and every rule that changed it, with the facts it rests on and what would have kept the plan.

    Notes
    -----
    Duration, effort and repetitions never rise; a longer warm-up and mobility may be added. Cuts of volume together
    take at most half. Adjusting an adjusted session again by the same findings changes nothing. Raising a plan is for
    people. Thresholds are house rules where no literature is cited; training guided by several signals together has
    the best support [1]_.

    References
    ----------
    .. [1] Nuuttila et al. (2022). Med Sci Sports Exerc 54

    Examples
    --------
    >>> from datetime import date
    >>> from physiology.newest import computed
    >>> from physiology.session import SessionKind
    >>> tempo = PlannedSession(
    ...     on=date(2026, 1, 1), title="Tempo", kind=SessionKind.TEMPO, duration_min=50, target_rpe=6
    ... )
    >>> adjustment = adjust(tempo, reports=(computed("ill", 1.0, None),))
    >>> adjustment.after.kind.value, [fired.rule for fired in adjustment.rules]
    ('rest', ['ILLNESS_RESTS'])
    """
    known = Known(readiness, load, sleep, wellness, reports)
    triggered = [(rule, trigger) for rule in RULES if (trigger := rule.trigger(known))]
    session, fired = planned, []
    for rule, trigger in triggered:
        lowered = rule.lever(session, planned)
        if lowered != session:
            alone = _without(rule, triggered, planned) == planned
            fired.append(_fired(rule, trigger, changes(session, lowered), alone=alone))
        session = lowered
    return Adjustment(before=planned, after=session, rules=tuple(fired), method=METHOD)


def _without(left_out: Rule, triggered: Sequence[tuple[Rule, Trigger]], planned: PlannedSession) -> PlannedSession:
    """What the other rules would have made of the plan."""
    session = planned
    for rule, _ in triggered:
        session = session if rule is left_out else rule.lever(session, planned)
    return session


def _fired(rule: Rule, trigger: Trigger, made: tuple[Change, ...], *, alone: bool) -> RuleFired:
    return RuleFired(
        rule=rule.id,
        changes=made,
        facts=trigger.facts,
        citation=rule.citation,
        would_have_kept=trigger.would_have_kept,
        alone=alone,
    )


def changes(before: PlannedSession, after: PlannedSession) -> tuple[Change, ...]:
    """The fields in which two sessions differ; lists comma-separated, no repetitions as 0.

    Examples
    --------
    >>> from datetime import date
    >>> plan = PlannedSession(on=date(2026, 1, 1), title="Run", kind="easy", duration_min=50, target_rpe=3)
    >>> changes(plan, plan.model_copy(update={"duration_min": 40.0}))
    (Change(field='duration_min', before=50.0, after=40.0),)
    """
    pairs = ((field, _written(before, field), _written(after, field)) for field in FIELDS)
    return tuple(Change(field=field, before=old, after=new) for field, old, new in pairs if old != new)


def _written(session: PlannedSession, field: Field) -> float | str:
    value = getattr(session, field)
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, str):
        return str(value)
    return 0.0 if value is None else float(value)
