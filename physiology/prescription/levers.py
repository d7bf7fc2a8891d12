"""What may be done to a planned session: every lever only lowers, or adds preparation."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from physiology.adjustment import Setting
from physiology.prescription.bounds import SWAPS, Bounds
from physiology.prescription.weights import Weights, is_minor
from physiology.session import PlannedSession, SessionKind

EASY_RPE, EASY_MIN = 3.0, 60.0
MOBILITY_RPE, MOBILITY_MIN = 2.0, 30.0

VOLUME_CUT, EASED, MOBILITY_BLOCK, COACH_DECIDES = "volume_cut", "eased", "mobility_block", "coach_decides"
LONGER_RESTS, BFR_PROPOSAL = "longer_rests", "bfr_proposal"
"""Notes a lever leaves on a session. The first two also keep a second pass from cutting again."""
MOBILITY_EXERCISES = ("hip_flow", "ankle_rocks", "thoracic_rotation", "breathing")
LIFT_TEMPO, BY_FEEL = "3-1-1", "by_feel"
OWN_EASY = frozenset({SessionKind.SKILLS, SessionKind.EASY})
"""Kinds that stay what they are when they are made easy."""


class Lever(StrEnum):
    """What a cell of the matrix may do. Some take an amount."""

    REST = "rest"
    MOBILITY = "mobility"
    EASE = "ease"
    CAP_EFFORT = "cap_effort"
    """At this effort at most [CR-10]."""
    CUT_VOLUME = "cut_volume"
    """This share off the volume, the same for everybody [1]."""
    CUT_VOLUME_WEIGHTED = "cut_volume_weighted"
    """This share times the athlete's weight [1]."""
    LIMIT_LENGTH = "limit_length"
    """As long as the trigger allows."""
    SWAP = "swap"
    SLOW_TEMPO = "slow_tempo"
    BY_FEEL = "by_feel"
    LONGER_RESTS = "longer_rests"
    WARM_UP = "warm_up"
    PROPOSE_BFR = "propose_bfr"
    ASK_COACH = "ask_coach"
    """Says that people decide: whether to play is not a rule's to say."""
    ASK_COACH_ABOVE = "ask_coach_above"
    """The same where the session is planned above this effort [CR-10]."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What a lever works with beside the session as the rules before have left it."""

    planned: PlannedSession
    setting: Setting
    weights: Weights
    bounds: Bounds
    most_min: float | None = None
    """Longest duration that the trigger allows [min]."""


def rested(session: PlannedSession) -> PlannedSession:
    """No training at all."""
    return session.model_copy(
        update={
            "kind": SessionKind.REST,
            "duration_min": 0.0,
            "target_rpe": 0.0,
            "reps": None,
            "rep_min": None,
            "exercises": (),
            "warm_up_min": 0.0,
            "tempo": None,
        }
    )


def mobilised(session: PlannedSession) -> PlannedSession:
    """Half an hour of mobility at most, in place of the session."""
    return session.model_copy(
        update={
            "kind": SessionKind.MOBILITY,
            "duration_min": min(session.duration_min, MOBILITY_MIN),
            "target_rpe": min(session.target_rpe, MOBILITY_RPE),
            "reps": None,
            "rep_min": None,
            "exercises": MOBILITY_EXERCISES,
            "tempo": None,
        }
    )


def eased(session: PlannedSession) -> PlannedSession:
    """An easy hour at most; strength becomes mobility."""
    if session.kind is SessionKind.STRENGTH:
        return noted(mobilised(session), EASED)
    endurance = session.kind not in OWN_EASY
    easy = session.model_copy(
        update={
            "kind": SessionKind.EASY if endurance else session.kind,
            "duration_min": min(session.duration_min, EASY_MIN),
            "target_rpe": min(session.target_rpe, EASY_RPE),
            "reps": None if endurance else session.reps,
            "rep_min": None if endurance else session.rep_min,
        }
    )
    return session if easy == session else noted(easy, EASED)


def less_intense(session: PlannedSession, target_rpe: float) -> PlannedSession:
    """The same session at this effort at most."""
    return session.model_copy(update={"target_rpe": min(session.target_rpe, target_rpe)})


def shortened(session: PlannedSession, share: float, planned: PlannedSession, bounds: Bounds) -> PlannedSession:
    """The same effort for this share of the volume, never less than what was planned allows.

    A session that an earlier pass has cut or eased stays as it is.
    """
    if _cut_before(session, planned) or session.duration_min == 0:
        return session
    least = 1.0 - bounds.largest_cut
    least_min = max(float(math.ceil(_exact(planned.duration_min * least))), bounds.least_session_min)
    shorter = session.model_copy(
        update={
            "duration_min": min(session.duration_min, max(_whole(session.duration_min * share), least_min)),
            "reps": session.reps and _fewer(session.reps, share, math.ceil(_exact((planned.reps or 0) * least))),
        }
    )
    return session if shorter == session else noted(shorter, VOLUME_CUT)


def limited(session: PlannedSession, most_min: float, planned: PlannedSession, bounds: Bounds) -> PlannedSession:
    """No longer than this, never less than what was planned allows; once."""
    if session.duration_min <= most_min:
        return session
    return shortened(session, most_min / session.duration_min, planned, bounds)


def swapped(session: PlannedSession, bounds: Bounds) -> PlannedSession:
    """The same session with gentler exercises, as far as there are any that the team allows."""
    swaps = {old: new for old, new in SWAPS.items() if old in bounds.allowed_swaps}
    gentler = tuple(dict.fromkeys(swaps.get(exercise, exercise) for exercise in session.exercises))
    return session.model_copy(update={"exercises": gentler})


def at_tempo(session: PlannedSession, tempo: str) -> PlannedSession:
    """The same session at a tempo, in place of a pace or a faster lift."""
    return session.model_copy(update={"tempo": tempo})


def prepared(session: PlannedSession, warm_up_min: float) -> PlannedSession:
    """A longer warm-up and a mobility block before the same session."""
    if session.duration_min == 0:
        return session
    longer = session.model_copy(update={"warm_up_min": max(session.warm_up_min, warm_up_min)})
    return noted(longer, MOBILITY_BLOCK)


def noted(session: PlannedSession, note: str) -> PlannedSession:
    """The session with a note, once."""
    if note in session.notes:
        return session
    return session.model_copy(update={"notes": (*session.notes, note)})


def pulled(lever: Lever, amount: float, session: PlannedSession, doing: Doing) -> PlannedSession:
    """Use one lever on a session.

    Examples
    --------
    >>> from datetime import date
    >>> from physiology.prescription.weights import NEUTRAL
    >>> tempo = PlannedSession(on=date(2026, 1, 1), title="Tempo", kind="tempo", duration_min=50, target_rpe=7)
    >>> doing = Doing(tempo, Setting(), NEUTRAL, Bounds())
    >>> pulled(Lever.CUT_VOLUME, 0.2, tempo, doing).duration_min, pulled(Lever.CAP_EFFORT, 5.0, tempo, doing).target_rpe
    (40.0, 5.0)
    """
    return PULL[lever](session, amount, doing)


Pull = Callable[[PlannedSession, float, Doing], PlannedSession]
PULL: Mapping[Lever, Pull] = {
    Lever.REST: lambda session, _, __: rested(session),
    Lever.MOBILITY: lambda session, _, __: mobilised(session),
    Lever.EASE: lambda session, _, __: eased(session),
    Lever.CAP_EFFORT: lambda session, amount, _: less_intense(session, amount),
    Lever.CUT_VOLUME: lambda session, amount, doing: shortened(session, 1.0 - amount, doing.planned, doing.bounds),
    Lever.CUT_VOLUME_WEIGHTED: lambda session, amount, doing: shortened(
        session, 1.0 - amount * doing.weights.volume_cut, doing.planned, doing.bounds
    ),
    Lever.LIMIT_LENGTH: lambda session, _, doing: (
        session if doing.most_min is None else limited(session, doing.most_min, doing.planned, doing.bounds)
    ),
    Lever.SWAP: lambda session, _, doing: swapped(session, doing.bounds),
    Lever.SLOW_TEMPO: lambda session, _, __: at_tempo(session, LIFT_TEMPO),
    Lever.BY_FEEL: lambda session, _, __: at_tempo(session, BY_FEEL),
    Lever.LONGER_RESTS: lambda session, _, __: noted(session, LONGER_RESTS),
    Lever.WARM_UP: lambda session, _, doing: prepared(session, doing.weights.warm_up_min),
    Lever.PROPOSE_BFR: lambda session, _, doing: session if is_minor(doing.setting) else noted(session, BFR_PROPOSAL),
    Lever.ASK_COACH: lambda session, _, __: noted(session, COACH_DECIDES),
    Lever.ASK_COACH_ABOVE: lambda session, amount, _: (
        noted(session, COACH_DECIDES) if session.target_rpe > amount else session
    ),
}


def _cut_before(session: PlannedSession, planned: PlannedSession) -> bool:
    return EASED in session.notes or VOLUME_CUT in planned.notes


def _fewer(reps: int, share: float, least: int) -> int:
    return min(reps, max(int(_whole(reps * share)), least))


def _whole(value: float) -> float:
    """The nearest whole unit, half a unit up."""
    return float(math.floor(value + 0.5))


def _exact(value: float) -> float:
    """Rounded to nine decimals, so that what should be whole is."""
    return round(value, 9)
