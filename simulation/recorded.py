"""What some athletes record within sessions: one file a subject, each with a stream of chance of its own."""

from collections.abc import Callable

import numpy as np

from physiology.stream import Stream
from simulation.durability import long_runs
from simulation.lived import Lived
from simulation.oxygenation import muscle_oxygen
from simulation.session_streams import session_streams

Recorder = Callable[[Lived, np.random.Generator], list[Stream]]

RECORDERS: dict[int, Recorder] = {
    11: session_streams,
    21: muscle_oxygen,
    22: long_runs,
}
"""Every subject under a number that never changes: it seeds the subject's chance, so that others may come and go."""


def recorded(lived: Lived, seed: int, index: int) -> list[Stream]:
    """Every signal these athletes recorded."""
    return [
        stream
        for number, recorder in RECORDERS.items()
        for stream in recorder(lived, np.random.default_rng([seed, index, number]))
    ]
