"""Heart rate, and where they run speed, of a few athletes' newest sessions, one sample every five seconds.

Heart rate follows the session's rating and the kind of work; the sizes are choices of this file.
"""

from datetime import timedelta

import numpy as np

from physiology.observation import Source
from physiology.session import DoneSession, SessionKind
from physiology.stream import Stream
from simulation.chance import FloatArray, carried
from simulation.lived import Lived

CHEST_STRAP = Source(vendor="simulated", device="chest_strap", method="activity")
ATHLETES = {"Maya Torres": 14, "Kenji Mori": 14, "Rohan Mehta": 26}
"""Who wears the strap, and in how many of the newest sessions."""
STEP_S = 5.0
SETTLING_S = 150.0
UNHEARD = frozenset({SessionKind.STRENGTH, SessionKind.MOBILITY, SessionKind.LONG})
"""Long runs are recorded elsewhere; nobody wears a strap under a barbell."""
BLOCKS_S = {SessionKind.INTERVALS: 480.0, SessionKind.MATCH: 600.0, SessionKind.SKILLS: 360.0}
"""Length of a hard and an easy stretch together, where the work comes in stretches."""


def session_streams(lived: Lived, chance: np.random.Generator) -> list[Stream]:
    """The signals of one athlete's newest sessions; none for most."""
    newest = ATHLETES.get(lived.person.name)
    if newest is None:
        return []
    done = [session for day in lived.training.sessions for session in day if session.kind not in UNHEARD]
    resting_bpm = float(np.nanmedian(lived.body.resting_hr_bpm))
    top_bpm = 208.0 - 0.7 * (lived.days[-1].year - lived.person.birth_year)
    return [
        stream
        for session in done[-newest:]
        for stream in _signals(session, _heart(session, resting_bpm, top_bpm, chance), chance)
    ]


def _heart(session: DoneSession, resting_bpm: float, top_bpm: float, chance: np.random.Generator) -> FloatArray:
    seconds = np.arange(0.0, session.duration_min * 60, STEP_S)
    effort = 0.42 + 0.045 * (session.session_rpe or 4.0) + float(chance.normal(0.0, 0.015))
    swing = 0.12 * np.sin(2 * np.pi * seconds / BLOCKS_S[session.kind]) if session.kind in BLOCKS_S else 0.0
    settling = 1.0 - 0.5 * np.exp(-seconds / SETTLING_S)
    wander = 0.01 * carried(chance.standard_normal(seconds.size), 0.95)
    fraction = np.clip((effort + swing) * settling + wander, 0.02, 0.985)
    return np.asarray(np.round(resting_bpm + fraction * (top_bpm - resting_bpm)))


def _signals(session: DoneSession, heart: FloatArray, chance: np.random.Generator) -> list[Stream]:
    seconds = STEP_S * np.arange(heart.size, dtype=np.float64)
    ended_at = session.ended_at
    began_at = None if ended_at is None else ended_at - timedelta(minutes=session.duration_min)
    values = {"heart_rate_bpm": heart}
    if session.distance_km:
        pace = 1000 * session.distance_km / (60 * session.duration_min)
        values["speed_m_s"] = np.round(pace * (1 + 0.03 * carried(chance.standard_normal(heart.size), 0.8)), 2)
    return [Stream(metric, session.on, seconds, series, CHEST_STRAP, began_at) for metric, series in values.items()]
