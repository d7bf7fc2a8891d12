"""Heart rate and speed of the runners' long runs: how far the heart drifts from the pace, and from when on.

The sizes are choices of this file, of the order that endurance athletes report: no data set stands behind them.
"""

import numpy as np

from physiology.observation import Source
from physiology.session import SessionKind
from physiology.stream import Stream
from simulation.chance import carried
from simulation.lived import Lived
from simulation.recording import sessions_of
from simulation.roster import RUNNERS

WATCH = Source(vendor="simulated", method="activity")
NEWEST = 9
STEP_S = 10.0
SETTLING_S = 240.0


def long_runs(lived: Lived, chance: np.random.Generator) -> list[Stream]:
    """Heart rate and speed of a runner's newest long runs."""
    if lived.person.group != RUNNERS:
        return []
    drift, onset_min, beats = chance.uniform([0.02, 50.0, 138.0], [0.16, 70.0, 150.0])
    found = []
    for session, began_at in sessions_of(lived, SessionKind.LONG, NEWEST):
        seconds = np.arange(0.0, session.duration_min * 60 + STEP_S, STEP_S)
        late = np.maximum(seconds - onset_min * 60, 0.0) / (seconds[-1] - onset_min * 60)
        pace = float(chance.normal(3.1, 0.08)) * (1 + 0.02 * carried(chance.standard_normal(seconds.size), 0.9))
        hot = float(chance.normal(1.0, 0.2))
        settling = 1.0 - 0.35 * np.exp(-seconds / SETTLING_S)
        heart = beats * pace / 3.1 * settling * (1 + drift * hot * late) + chance.normal(0.0, 1.0, seconds.size)
        for metric, values in (("heart_rate_bpm", np.round(heart)), ("speed_m_s", np.round(pace, 2))):
            found.append(Stream(metric, session.on, seconds, values, WATCH, began_at))
    return found
