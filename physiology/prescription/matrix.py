"""The modification matrix as data: what each rule does to each kind of session, by phase and athlete type."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from physiology.adjustment import AthleteType, Setting
from physiology.prescription.levers import Lever
from physiology.session import Phase, SessionKind

HARD = frozenset({SessionKind.TEMPO, SessionKind.INTERVALS})
RUN_LIKE = HARD | {SessionKind.LONG, SessionKind.EASY}
TRAINING = frozenset(SessionKind) - {SessionKind.REST, SessionKind.MOBILITY}
MOVABLE = TRAINING - {SessionKind.MATCH}
"""What a rule may change; a match is only commented on."""
PEAKING = frozenset({Phase.PEAK, Phase.TAPER})
ANY_PHASE, ANY_TYPE = frozenset(Phase), frozenset(AthleteType)
LIFTERS = frozenset({AthleteType.POWER, AthleteType.STRENGTH})

EASY_DAY_RPE, BELOW_THRESHOLD_RPE, NO_HARD_RPE, RETURN_RPE = 3.0, 5.0, 6.0, 4.0


class Step(NamedTuple):
    """One lever, and how far."""

    lever: Lever
    amount: float = 0.0


class Row(NamedTuple):
    """Cells that a rule treats alike. Where two rows of a rule hold the same cell, the earlier one counts."""

    rule: str
    kinds: frozenset[SessionKind]
    steps: tuple[Step, ...]
    phases: frozenset[Phase] = ANY_PHASE
    types: frozenset[AthleteType] = ANY_TYPE

    def codes(self, setting: Setting) -> tuple[str, ...]:
        """What of a setting the row is for, where it is not also for a team athlete's build phase."""
        phase = () if Phase.BUILD in self.phases else (f"PHASE_{setting.phase.upper()}",)
        return phase if AthleteType.TEAM in self.types else (*phase, f"TYPE_{setting.athlete_type.upper()}")


STRENGTH, MATCH = frozenset({SessionKind.STRENGTH}), frozenset({SessionKind.MATCH})
SORE_STEPS = (Step(Lever.SWAP),)
EASE = (Step(Lever.EASE),)
ASK = (Step(Lever.ASK_COACH),)
MOBILITY = (Step(Lever.MOBILITY),)

ROWS = (
    Row("ILLNESS_RESTS", TRAINING | {SessionKind.MOBILITY}, (Step(Lever.REST),)),
    Row("FEVER_RESTS", TRAINING | {SessionKind.MOBILITY}, (Step(Lever.REST),)),
    Row("PAIN_PROTECTS", STRENGTH, (*MOBILITY, Step(Lever.PROPOSE_BFR)), ANY_PHASE - PEAKING),
    Row("PAIN_PROTECTS", TRAINING, MOBILITY),
    Row(
        "PAIN_LIMITS_INTENSITY",
        STRENGTH,
        (Step(Lever.CAP_EFFORT, NO_HARD_RPE), Step(Lever.SWAP), Step(Lever.SLOW_TEMPO)),
    ),
    Row("PAIN_LIMITS_INTENSITY", MATCH, (Step(Lever.ASK_COACH_ABOVE, NO_HARD_RPE),)),
    Row("PAIN_LIMITS_INTENSITY", MOVABLE, (Step(Lever.CAP_EFFORT, RETURN_RPE),), frozenset({Phase.RETURN})),
    Row("PAIN_LIMITS_INTENSITY", MOVABLE, (Step(Lever.CAP_EFFORT, NO_HARD_RPE),)),
    Row("WELLNESS_RED_EASES", MATCH, ASK),
    Row("WELLNESS_RED_EASES", MOVABLE, EASE),
    Row("READINESS_RECOVERY_BAND", MATCH, ASK),
    Row("READINESS_RECOVERY_BAND", MOVABLE, EASE),
    Row("ILLNESS_SIGNS_EASE", MATCH, ASK),
    Row("ILLNESS_SIGNS_EASE", MOVABLE, EASE),
    Row("JET_LAG_KEEPS_EASY", MATCH, ASK),
    Row("JET_LAG_KEEPS_EASY", HARD | STRENGTH | {SessionKind.LONG, SessionKind.OTHER}, EASE),
    Row("JET_LAG_KEEPS_EASY", MOVABLE, (Step(Lever.CAP_EFFORT, EASY_DAY_RPE),)),
    Row("AUTONOMIC_LOW_CUTS_INTENSITY", MATCH, (Step(Lever.ASK_COACH_ABOVE, BELOW_THRESHOLD_RPE),)),
    Row("AUTONOMIC_LOW_CUTS_INTENSITY", MOVABLE, (Step(Lever.CAP_EFFORT, RETURN_RPE),), frozenset({Phase.RETURN})),
    Row(
        "AUTONOMIC_LOW_CUTS_INTENSITY",
        HARD | {SessionKind.LONG},
        (Step(Lever.CAP_EFFORT, BELOW_THRESHOLD_RPE), Step(Lever.BY_FEEL)),
        ANY_PHASE,
        frozenset({AthleteType.ENDURANCE}),
    ),
    Row("AUTONOMIC_LOW_CUTS_INTENSITY", MOVABLE, (Step(Lever.CAP_EFFORT, BELOW_THRESHOLD_RPE),)),
    Row("LOAD_SPIKE_CUTS_VOLUME", MOVABLE, (Step(Lever.CUT_VOLUME_WEIGHTED, 0.4),), frozenset({Phase.RETURN})),
    Row("LOAD_SPIKE_CUTS_VOLUME", MOVABLE, (Step(Lever.CUT_VOLUME_WEIGHTED, 0.3),)),
    Row(
        "SESSION_SPIKE_LIMITS_LENGTH",
        RUN_LIKE,
        (Step(Lever.LIMIT_LENGTH),),
        ANY_PHASE,
        frozenset({AthleteType.ENDURANCE}),
    ),
    Row("SHORT_SLEEP_CUTS_VOLUME", MOVABLE, (Step(Lever.CUT_VOLUME, 0.2),)),
    Row(
        "OXYGEN_SLOW_LENGTHENS_RESTS",
        frozenset({SessionKind.INTERVALS}),
        (Step(Lever.CUT_VOLUME, 0.2), Step(Lever.LONGER_RESTS)),
        ANY_PHASE - PEAKING,
        frozenset({AthleteType.ENDURANCE}),
    ),
    Row("OXYGEN_SLOW_LENGTHENS_RESTS", STRENGTH | {SessionKind.INTERVALS}, (Step(Lever.LONGER_RESTS),)),
    Row("SORENESS_SWAPS_EXERCISE", STRENGTH, (*SORE_STEPS, Step(Lever.CUT_VOLUME, 0.2)), PEAKING),
    Row("SORENESS_SWAPS_EXERCISE", STRENGTH, (*SORE_STEPS, Step(Lever.SLOW_TEMPO)), ANY_PHASE, LIFTERS),
    Row("SORENESS_SWAPS_EXERCISE", MOVABLE, SORE_STEPS),
    Row("STIFFNESS_ADDS_WARM_UP", TRAINING, (Step(Lever.WARM_UP),)),
)
"""Safety first, then effort, then volume, then content. What no row holds is left as planned."""

ROWS_1 = (
    Row("ILLNESS_RESTS", TRAINING | {SessionKind.MOBILITY}, (Step(Lever.REST),)),
    Row("PAIN_PROTECTS", TRAINING, MOBILITY),
    Row("PAIN_LIMITS_INTENSITY", MATCH, (Step(Lever.ASK_COACH_ABOVE, NO_HARD_RPE),)),
    Row("PAIN_LIMITS_INTENSITY", frozenset(SessionKind) - MATCH, (Step(Lever.CAP_EFFORT, NO_HARD_RPE),)),
    Row("WELLNESS_RED_EASES", MATCH, ASK),
    Row("WELLNESS_RED_EASES", MOVABLE, EASE),
    Row("READINESS_RECOVERY_BAND", MATCH, ASK),
    Row("READINESS_RECOVERY_BAND", MOVABLE, EASE),
    Row("AUTONOMIC_LOW_CUTS_INTENSITY", MATCH, (Step(Lever.ASK_COACH_ABOVE, BELOW_THRESHOLD_RPE),)),
    Row("AUTONOMIC_LOW_CUTS_INTENSITY", frozenset(SessionKind) - MATCH, (Step(Lever.CAP_EFFORT, BELOW_THRESHOLD_RPE),)),
    Row("LOAD_SPIKE_CUTS_VOLUME", MOVABLE, (Step(Lever.CUT_VOLUME, 0.3),)),
    Row("SHORT_SLEEP_CUTS_VOLUME", MOVABLE, (Step(Lever.CUT_VOLUME, 0.2),)),
    Row("SORENESS_SWAPS_EXERCISE", frozenset(SessionKind), SORE_STEPS),
    Row("STIFFNESS_ADDS_WARM_UP", TRAINING, (Step(Lever.WARM_UP),)),
)
"""The first revision, which knew neither phases nor athlete types: kept so that its decisions can be replayed."""

Cell = tuple[str, SessionKind, Phase, AthleteType]


def cell(rows: Sequence[Row], rule: str, kind: SessionKind, setting: Setting) -> Row | None:
    """The row that holds for a rule, a kind of session, a phase and a type; None leaves the session as planned.

    Examples
    --------
    >>> cell(ROWS, "SHORT_SLEEP_CUTS_VOLUME", SessionKind.LONG, Setting()).steps[0].amount
    0.2
    >>> cell(ROWS, "SHORT_SLEEP_CUTS_VOLUME", SessionKind.MATCH, Setting()) is None
    True
    """
    return _cells(tuple(rows)).get((rule, kind, setting.phase, setting.athlete_type))


@cache
def _cells(rows: tuple[Row, ...]) -> dict[Cell, Row]:
    """Every cell that any row holds."""
    return {
        (row.rule, kind, phase, athlete_type): row
        for row in reversed(rows)
        for kind in row.kinds
        for phase in row.phases
        for athlete_type in row.types
    }
