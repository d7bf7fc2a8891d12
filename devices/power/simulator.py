"""A power meter without hardware: easy riding with an interval every other minute."""

from collections.abc import Iterator
from itertools import count

import numpy as np

from devices.power.port import PowerPort, PowerSample
from devices.radio.simulated import SimulatedSensor

EASY_W, HARD_W = 150.0, 290.0
EASY_RPM, HARD_RPM = 85.0, 95.0
MINUTE_S = 60


def power_script(seed: int) -> Iterator[PowerSample]:
    """A notification a second; invented, no person's."""
    chance = np.random.default_rng(seed)
    for second in count(1):
        hard = second // MINUTE_S % 2 == 1
        power_w = (HARD_W if hard else EASY_W) + float(chance.normal(0.0, 8.0))
        cadence_rpm = (HARD_RPM if hard else EASY_RPM) + float(chance.normal(0.0, 1.0))
        yield PowerSample(at_s=float(second), power_w=float(round(power_w)), cadence_rpm=round(2 * cadence_rpm) / 2)


def simulated_power(seed: int, speed: float = 1.0) -> PowerPort:
    """A power meter in this process."""
    return SimulatedSensor("simulated power meter", lambda: power_script(seed), speed)


def simulated_bike(seed: int, speed: float = 1.0) -> PowerPort:
    """An indoor bike in this process."""
    return SimulatedSensor("simulated bike", lambda: power_script(seed), speed)
