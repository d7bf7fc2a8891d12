"""What the runners' watch calls stress: a vendor's hundred points, following load, illness and chance."""

from zoneinfo import ZoneInfo

import numpy as np

from physiology.observation import Observation, Source
from simulation.body import strain
from simulation.chance import carried
from simulation.lived import Lived
from simulation.nights import local_instant
from simulation.roster import RUNNERS, TIME_ZONE

STRESS = Source(vendor="simulated", device="wrist_watch", method="day_stress")
SPREAD, PER_STRAIN, PER_ILLNESS = 5.0, 4.0, 12.0
CARRY_OVER = 0.4
EVENING_MIN = 1320.0


def day_stress(lived: Lived, chance: np.random.Generator) -> list[Observation]:
    """The mean stress of each day that is over, where a runner wore the watch."""
    if lived.person.group != RUNNERS:
        return []
    usual = chance.uniform(25.0, 40.0)
    noise = carried(chance.standard_normal(len(lived.days)), CARRY_OVER) * lived.line.chance
    points = usual + SPREAD * noise + PER_STRAIN * strain(lived.training.load_au) + PER_ILLNESS * lived.line.ill
    past = [(on, float(points[index])) for index, on in enumerate(lived.days[:-1]) if lived.line.watch[index] > 0]
    return [
        Observation(
            metric="vendor_stress",
            value=float(round(min(max(value, 1.0), 99.0))),
            on=on,
            source=STRESS,
            at=local_instant(on, EVENING_MIN, ZoneInfo(TIME_ZONE)),
        )
        for on, value in past
    ]
