"""Muscle activity without hardware: noise whose size follows contractions of two seconds with rests between."""

from collections.abc import Iterator
from itertools import count

import numpy as np

from devices.emg.port import EmgPort, EmgSample
from devices.radio.simulated import SimulatedSensor

SAMPLING_HZ, IN_A_FRAME = 1000, 50
QUIET_MV, ACTIVE_MV = 0.005, 0.25
CONTRACTION_S = 2.0


def emg_script(seed: int) -> Iterator[EmgSample]:
    """Twenty frames a second in whole microvolts; invented, no person's."""
    chance = np.random.default_rng(seed)
    for frame in count():
        at_s = frame * IN_A_FRAME / SAMPLING_HZ
        active = at_s % (2 * CONTRACTION_S) >= CONTRACTION_S
        values_mv = chance.normal(0.0, ACTIVE_MV if active else QUIET_MV, IN_A_FRAME)
        yield EmgSample(at_s=at_s, sampling_hz=float(SAMPLING_HZ), emg_mv=tuple(np.round(values_mv, 3).tolist()))


def simulated_emg(seed: int, speed: float = 1.0) -> EmgPort:
    """A sensor in this process."""
    return SimulatedSensor("simulated EMG", lambda: emg_script(seed), speed)
