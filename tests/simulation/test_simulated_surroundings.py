"""Bedrooms: who has a sensor, what is plausible, and what stands out on the newest night."""

from datetime import date

import numpy as np
import pytest

from physiology.features import SECONDARY, clear_deviation
from physiology.history import DailyHistory
from physiology.metrics import METRICS
from simulation.athlete import simulate_athlete
from simulation.history import daily_history
from simulation.roster import PEOPLE
from simulation.surroundings import LAST_NIGHT

LAST_ON = date(2026, 3, 4)
DAYS = 120
SEEDS = (7, 20, 23)


def lived(name: str, seed: int) -> DailyHistory:
    index, person = next((index, one) for index, one in enumerate(PEOPLE) if one.name == name)
    return daily_history(simulate_athlete(person, seed, index, LAST_ON, DAYS))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", LAST_NIGHT)
def test_what_stands_out_on_the_newest_night_is_the_one_thing_that_is_told(name, seed):
    history = lived(name, seed)
    clear = [one.metric for one in SECONDARY if clear_deviation(history.of(one.metric), one.least, one.sd_floor)[1][-1]]
    assert clear == [metric for metric in (LAST_NIGHT[name],) if metric]


@pytest.mark.parametrize("name", LAST_NIGHT)
def test_every_night_is_plausible_and_a_few_are_clear(name):
    history = lived(name, 7)
    for one in SECONDARY:
        values = history.of(one.metric)
        assert np.isfinite(values).all()
        assert all(METRICS[one.metric].plausible(float(value)) for value in values)
        clear = clear_deviation(values, one.least, one.sd_floor)[1]
        assert 1 <= clear.sum() <= 18


def test_nobody_else_has_a_sensor():
    assert np.isnan(lived("Maya Torres", 7).of("noise_db")).all()
