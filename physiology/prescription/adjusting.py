"""From findings to today's session: rules that may only lower what was planned."""

from collections.abc import Sequence
from dataclasses import dataclass

from physiology.adjustment import Adjustment, Change, Field, RuleFired, Setting
from physiology.finding import Fact, Finding
from physiology.load.state import LoadState
from physiology.prescription.bounds import Bounds
from physiology.prescription.known import Known, Trigger
from physiology.prescription.levers import Doing, Lever, pulled
from physiology.prescription.matrix import Row, cell
from physiology.prescription.rules import METHOD, REVISIONS, RULES, Revision, Rule, UnknownRevision
from physiology.prescription.weights import NEUTRAL, weighed_by, weights_of
from physiology.readiness.shapes import Readiness
from physiology.session import PlannedSession
from physiology.sleep import SleepState
from physiology.wellness.assessment import WellnessState

FIELDS: tuple[Field, ...] = (
    "kind", "duration_min", "target_rpe", "reps", "exercises", "tempo", "warm_up_min", "notes",
)  # fmt: skip
WEIGHED_LEVERS = {Lever.CUT_VOLUME_WEIGHTED: "volume_cut", Lever.WARM_UP: "warm_up_min"}


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules as they stand for one athlete's session."""

    revision: Revision
    planned: PlannedSession
    setting: Setting
    bounds: Bounds

    def row(self, rule: Rule, session: PlannedSession) -> Row | None:
        return cell(self.revision.rows, rule.id, session.kind, self.setting)

    def applied(self, rule: Rule, trigger: Trigger, session: PlannedSession) -> PlannedSession:
        """What one rule makes of a session."""
        row = self.row(rule, session)
        weights = weights_of(self.setting) if self.revision.weighs else NEUTRAL
        most_min = None if trigger.most_share is None else trigger.most_share * self.planned.duration_min
        doing = Doing(self.planned, self.setting, weights, self.bounds, most_min)
        for step in row.steps if row else ():
            session = pulled(step.lever, step.amount, session, doing)
        return session

    def weighed(self, rule: Rule, session: PlannedSession) -> tuple[str, ...]:
        """What of the athlete and the phase made the rule do what it did."""
        row = self.row(rule, session)
        if row is None or not self.revision.weighs:
            return ()
        fields = [WEIGHED_LEVERS[step.lever] for step in row.steps if step.lever in WEIGHED_LEVERS]
        weights = (code for field in fields for code in weighed_by(self.setting, field))
        return tuple(dict.fromkeys((*row.codes(self.setting), *weights)))


def adjust(
    planned: PlannedSession,
    *,
    readiness: Finding[Readiness] | None = None,
    load: Finding[LoadState] | None = None,
    sleep: Finding[SleepState] | None = None,
    wellness: Finding[WellnessState] | None = None,
    reports: tuple[Fact, ...] = (),
    setting: Setting | None = None,
    bounds: Bounds | None = None,
    revision: str = METHOD,
) -> Adjustment:
    """Lower a planned session where the day's findings call for it.

    Parameters
    ----------
    planned : PlannedSession
        The session of the plan, as the coach wrote it.
    readiness, load, sleep, wellness : Finding, optional
        The day's findings; None where one could not be computed, and then its rules stay silent.
    reports : tuple of Fact
        What the athlete reports apart from the findings (`physiology.wellness.body_reports`), and single facts of
        other findings: `body_temp_c`, `illness_signals`, time zones crossed and days since arrival, half-recovery of
        muscle oxygen and its usual [s], and the planned session against the longest of 30 days [%].
    setting : Setting, optional
        Phase, athlete type and age; by default a team-sport athlete of unknown age in a build phase.
    bounds : Bounds, optional
        How far a team lets the rules go; by default those of the revision.
    revision : str
        Which state of the rules: the newest, or the one that a record names.

    Returns
    -------
    Adjustment
        The session to do and every rule that changed it, with the facts it rests on and what would have kept the plan.

    Raises
    ------
    UnknownRevision
        The rules never had a state of that name.

    Notes
    -----
    Formula: after = the levers of every rule that fires, in order, applied to the plan; each only lowers.
    Duration, effort and repetitions never rise; a longer warm-up and mobility may be added. Cuts of volume together
    take at most half. Adjusting an adjusted session again by the same findings changes nothing. The order in which
    reports are given does not matter, as long as no metric is given twice. Raising a plan is for people, and so is
    training under blood-flow restriction: a rule may only propose it. Thresholds are house rules where no literature
    is cited; training guided by several signals together has the best support [1]_.

    References
    ----------
    .. [1] Nuuttila et al. (2022). doi:10.1249/MSS.0000000000002968

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
    if revision not in REVISIONS:
        raise UnknownRevision(revision)
    state = REVISIONS[revision]
    known = Known(readiness, load, sleep, wellness, reports)
    rules = _Rules(state, planned, setting or Setting(), bounds or state.bounds)
    triggered = [(rule, trigger) for rule in RULES if (trigger := rule.trigger(known))]
    session, fired = planned, []
    for rule, trigger in triggered:
        lowered = rules.applied(rule, trigger, session)
        if lowered != session:
            fired.append(_fired(rules, rule, trigger, session, lowered, triggered))
        session = lowered
    weighed_for = setting if state.weighs else None
    return Adjustment(before=planned, after=session, rules=tuple(fired), method=revision, setting=weighed_for)


def _fired(
    rules: _Rules,
    rule: Rule,
    trigger: Trigger,
    before: PlannedSession,
    after: PlannedSession,
    triggered: Sequence[tuple[Rule, Trigger]],
) -> RuleFired:
    return RuleFired(
        rule=rule.id,
        changes=changes(before, after),
        facts=trigger.facts,
        citation=rule.citation,
        would_have_kept=trigger.would_have_kept,
        alone=_without(rule, rules, triggered) == rules.planned,
        weighed=rules.weighed(rule, before),
    )


def _without(left_out: Rule, rules: _Rules, triggered: Sequence[tuple[Rule, Trigger]]) -> PlannedSession:
    """What the other rules would have made of the plan."""
    session = rules.planned
    for rule, trigger in triggered:
        session = session if rule is left_out else rules.applied(rule, trigger, session)
    return session


def changes(before: PlannedSession, after: PlannedSession) -> tuple[Change, ...]:
    """The fields in which two sessions differ; lists comma-separated, no repetitions as 0, no tempo as nothing.

    Parameters
    ----------
    before, after : PlannedSession
        The same session, as planned and as adjusted.

    Returns
    -------
    tuple of Change
        In the order of the fields; empty where nothing differs.

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
    if isinstance(value, str) or field == "tempo":
        return str(value or "")
    return 0.0 if value is None else float(value)
