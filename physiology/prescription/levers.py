"""What may be done to a planned session: every lever only lowers, or adds preparation."""

import math

from physiology.session import PlannedSession, SessionKind

EASY_RPE, EASY_MIN = 3.0, 60.0
MOBILITY_RPE, MOBILITY_MIN = 2.0, 30.0
BELOW_THRESHOLD_RPE = 5.0
NO_HARD_RPE = 6.0
LEAST_SHARE = 0.5
"""No cut of volume takes more than half of what was planned (house rule)."""
WARM_UP_MIN = 20.0

VOLUME_CUT, EASED, MOBILITY_BLOCK, COACH_DECIDES = "volume_cut", "eased", "mobility_block", "coach_decides"
"""Notes a lever leaves on a session. The first two also keep a second pass from cutting again."""
MOBILITY_EXERCISES = ("hip_flow", "ankle_rocks", "thoracic_rotation", "breathing")
SWAPS = {
    "back_squat": "goblet_squat",
    "front_squat": "goblet_squat",
    "split_squat": "step_up",
    "lunge": "step_up",
    "deadlift": "hip_thrust",
    "romanian_deadlift": "hip_thrust",
    "nordic_curl": "hamstring_bridge",
    "calf_raise": "isometric_calf_hold",
    "depth_jump": "step_up",
    "box_jump": "step_up",
    "jump_squat": "goblet_squat",
    "sprints": "cycling",
    "bench_press": "push_up",
    "overhead_press": "landmine_press",
    "pull_up": "band_row",
}
"""Heavy, eccentric or bouncing work, and what asks less of sore muscle (house rule)."""
FIXED = frozenset({SessionKind.MATCH})
"""Kinds a rule may comment on but not shorten or ease: whether to play is the coach's and the athlete's to say."""
LIGHT = frozenset({SessionKind.REST, SessionKind.MOBILITY})


def rested(session: PlannedSession) -> PlannedSession:
    """No training at all."""
    if session.kind is SessionKind.REST:
        return session
    return session.model_copy(
        update={
            "kind": SessionKind.REST,
            "duration_min": 0.0,
            "target_rpe": 0.0,
            "reps": None,
            "rep_min": None,
            "exercises": (),
            "warm_up_min": 0.0,
        }
    )


def mobilised(session: PlannedSession) -> PlannedSession:
    """Half an hour of mobility at most, in place of the session."""
    if session.kind in LIGHT:
        return session
    return session.model_copy(
        update={
            "kind": SessionKind.MOBILITY,
            "duration_min": min(session.duration_min, MOBILITY_MIN),
            "target_rpe": min(session.target_rpe, MOBILITY_RPE),
            "reps": None,
            "rep_min": None,
            "exercises": MOBILITY_EXERCISES,
        }
    )


def eased(session: PlannedSession) -> PlannedSession:
    """An easy hour at most; strength becomes mobility, a match is left to the coach."""
    if session.kind in LIGHT:
        return session
    if session.kind in FIXED:
        return noted(session, COACH_DECIDES)
    if session.kind is SessionKind.STRENGTH:
        return noted(mobilised(session), EASED)
    endurance = session.kind not in {SessionKind.SKILLS, SessionKind.EASY}
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
    if session.kind in FIXED:
        return noted(session, COACH_DECIDES) if session.target_rpe > target_rpe else session
    return session.model_copy(update={"target_rpe": min(session.target_rpe, target_rpe)})


def shortened(session: PlannedSession, share: float, planned: PlannedSession) -> PlannedSession:
    """The same effort for this share of the volume, never less than half of what was planned.

    A session that an earlier pass has cut or eased stays as it is.
    """
    spared = session.kind in LIGHT | FIXED or EASED in session.notes or VOLUME_CUT in planned.notes
    if spared or session.duration_min == 0:
        return session
    shorter = session.model_copy(
        update={
            "duration_min": _share_of(session.duration_min, share, planned.duration_min),
            "reps": session.reps and int(_share_of(session.reps, share, planned.reps or 0)),
        }
    )
    return session if shorter == session else noted(shorter, VOLUME_CUT)


def swapped(session: PlannedSession) -> PlannedSession:
    """The same session with gentler exercises, as far as there are any."""
    gentler = tuple(dict.fromkeys(SWAPS.get(exercise, exercise) for exercise in session.exercises))
    return session.model_copy(update={"exercises": gentler})


def prepared(session: PlannedSession) -> PlannedSession:
    """A longer warm-up and a mobility block before the same session."""
    if session.kind in LIGHT or session.duration_min == 0:
        return session
    longer = session.model_copy(update={"warm_up_min": max(session.warm_up_min, WARM_UP_MIN)})
    return noted(longer, MOBILITY_BLOCK)


def noted(session: PlannedSession, note: str) -> PlannedSession:
    """The session with a note, once."""
    if note in session.notes:
        return session
    return session.model_copy(update={"notes": (*session.notes, note)})


def _share_of(value: float, share: float, planned: float) -> float:
    """A share in whole units, nearest, within half of the plan and what there is."""
    least = math.ceil(planned * LEAST_SHARE)
    return min(value, max(math.floor(value * share + 0.5), least))
