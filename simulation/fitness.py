"""What some athletes know of themselves from a test: the highest heart rate, and a threshold power."""

import numpy as np

from physiology.observation import Observation, Source
from simulation.lived import Lived
from simulation.roster import RUNNERS

TEST = Source(vendor="simulated", method="field_test")
TESTED = frozenset({"Maya Torres", "Tomás Ferreira", "Amara Diallo"})
"""Beside the runners. Everybody else's maximum is predicted from age."""
TESTED_AGO_DAYS = 40


def field_tests(lived: Lived, chance: np.random.Generator) -> list[Observation]:
    """One test some weeks ago, where the history reaches so far."""
    person = lived.person
    if len(lived.days) <= TESTED_AGO_DAYS or not (person.name in TESTED or person.group == RUNNERS):
        return []
    on = lived.days[-1 - TESTED_AGO_DAYS]
    age = on.year - person.birth_year
    highest = float(round(208.0 - 0.7 * age + chance.normal(0.0, 4.0)))
    values = {"max_hr_bpm": highest}
    if person.group == RUNNERS:
        values["threshold_hr_bpm"] = float(round(0.89 * highest))
    return [Observation(metric=metric, value=value, on=on, source=TEST) for metric, value in values.items()]
