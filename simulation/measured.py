"""What some athletes measure beside watch and check-in: one file a subject, each with a stream of chance of its own."""

from collections.abc import Callable

import numpy as np

from physiology.observation import Observation
from simulation.blood import blood
from simulation.fitness import field_tests
from simulation.gait import gait
from simulation.lived import Lived
from simulation.nights import nights
from simulation.performance_tests import performance_tests
from simulation.surroundings import surroundings
from simulation.warm_nights import warm_nights

Measurer = Callable[[Lived, np.random.Generator], list[Observation]]

MEASURERS: dict[int, Measurer] = {
    23: field_tests,
    31: nights,
    41: blood,
    42: gait,
    43: warm_nights,
    51: surroundings,
    61: performance_tests,
}
"""Every subject under a number that never changes: it seeds the subject's chance, so that others may come and go."""


def measured(lived: Lived, seed: int, index: int) -> list[Observation]:
    """Everything these athletes measure besides."""
    return [
        seen
        for number, measurer in MEASURERS.items()
        for seen in measurer(lived, np.random.default_rng([seed, index, number]))
    ]
