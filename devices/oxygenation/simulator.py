"""A muscle-oxygen sensor without hardware: efforts that desaturate a muscle, and rests in which it comes back."""

from collections.abc import Iterator
from itertools import count

import numpy as np

from devices.oxygenation.port import NirsPort, NirsSample
from devices.radio.simulated import SimulatedSensor

EVERY_S = 2.0
EFFORT_S, REST_S = 60.0, 60.0
RESTED_PCT, WORKED_PCT = 68.0, 38.0
DOWN_S, UP_S = 18.0, 14.0
"""Time constants of falling and coming back; invented, no person's."""


def nirs_script(seed: int) -> Iterator[NirsSample]:
    """A reading every two seconds: a rest, then efforts and rests in turn."""
    chance = np.random.default_rng(seed)
    smo2_pct = RESTED_PCT
    for number in count(1):
        at_s = number * EVERY_S
        works = at_s % (EFFORT_S + REST_S) >= REST_S
        goal_pct, constant_s = (WORKED_PCT, DOWN_S) if works else (RESTED_PCT, UP_S)
        smo2_pct += (goal_pct - smo2_pct) * (1 - float(np.exp(-EVERY_S / constant_s)))
        seen_pct = smo2_pct + float(chance.normal(0.0, 0.4))
        yield NirsSample(
            at_s=at_s, smo2_pct=round(seen_pct, 1), thb_au=round(12.1 + float(chance.normal(0.0, 0.03)), 2)
        )


def simulated_nirs(seed: int, speed: float = 1.0) -> NirsPort:
    """A sensor in this process."""
    return SimulatedSensor("simulated Moxy", lambda: nirs_script(seed), speed)
