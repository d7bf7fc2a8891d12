"""When the findings ask for a more careful week than somebody does."""

from physiology.assessment import Assessment
from physiology.finding import Fact, Reason
from physiology.prescription.triggers import FEVER_C, PAIN_SWAPS_NRS
from physiology.readiness.shapes import Band
from physiology.week.shapes import Goal

CAREFUL = (Goal.RECOVER, Goal.RETURN)
"""Goals without a demanding day."""
WHILE_ILL = "WEEK_WHILE_ILL"
AWAY = ("reduce", "refer")
"""Levels of the strain screen that call for a careful week."""


def careful(goal: Goal, assessment: Assessment | None) -> tuple[Goal, tuple[Reason, ...]]:
    """The goal to build for, and why it is not the one asked for.

    Parameters
    ----------
    goal : Goal
        What was asked for.
    assessment : Assessment, optional
        Findings of the newest day; without them the goal stands.

    Returns
    -------
    tuple of Goal and tuple of Reason
        The goal itself and no reason; or a goal without demanding days and what calls for it. A return from a break
        becomes `return`, everything else `recover`; a goal that is careful already stands.

    Examples
    --------
    >>> careful(Goal.BUILD, None)
    (<Goal.BUILD: 'build'>, ())
    """
    if assessment is None:
        return goal, ()
    found = _against(assessment)
    if assessment.load is not None and "RETURNING_FROM_BREAK" in assessment.load.caveats:
        return Goal.RETURN, (*found, Reason(code="WEEK_AFTER_BREAK", citation="house_rule"))
    if not found or goal in CAREFUL:
        return goal, found
    return Goal.RECOVER, found


def _against(assessment: Assessment) -> tuple[Reason, ...]:
    """Everything that speaks against a demanding week, the gravest first."""
    ill, pain = _report(assessment, "ill", 1.0), _report(assessment, "pain_nrs", PAIN_SWAPS_NRS)
    injured, fever = _report(assessment, "injured", 1.0), _report(assessment, "body_temp_c", FEVER_C)
    readiness, wellness, strain = assessment.readiness, assessment.wellness, assessment.strain
    score = tuple(fact for fact in (readiness.facts if readiness else ()) if fact.metric == "readiness")
    codes: tuple[tuple[str, bool, tuple[Fact, ...]], ...] = (
        (WHILE_ILL, bool(ill or fever), ill or fever),
        ("WEEK_WITH_PAIN", bool(pain or injured), pain or injured),
        ("WEEK_CHECK_IN_RED", wellness is not None and wellness.value.red, ()),
        ("WEEK_STRAIN_PATTERN", strain is not None and strain.value.level in AWAY, ()),
        ("WEEK_READINESS_LOW", readiness is not None and readiness.value.band is Band.RECOVERY, score),
    )
    return tuple(Reason(code=code, facts=facts, citation="house_rule") for code, holds, facts in codes if holds)


def _report(assessment: Assessment, metric: str, limit: float) -> tuple[Fact, ...]:
    return tuple(fact for fact in assessment.reports if fact.metric == metric and fact.value >= limit)[:1]
