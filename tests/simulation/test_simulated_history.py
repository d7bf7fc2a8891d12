from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from physiology.observation import Observation, Source
from simulation.history import daily_history
from simulation.team import simulate_team

LAST_ON = date(2026, 3, 4)
MAYA = simulate_team(seed=7, last_on=LAST_ON, athletes=1, days=40).athletes[0]


def test_days_run_from_the_first_report_to_the_last_day():
    history = daily_history(MAYA)
    assert (history.first_on, history.last_on, history.n_days) == (LAST_ON - timedelta(days=39), LAST_ON, 40)


def test_every_day_before_the_last_is_trained_rested_or_unknown():
    history = daily_history(MAYA)
    trained, rested = history.of("sessions_count") > 0, history.of("rest_confirmed") > 0
    assert not (trained & rested).any()
    assert (trained | rested)[-29:-1].all()
    assert not (trained | rested)[-1]
    assert np.isnan(history.of("session_load_au")[~trained]).all()


def test_two_sessions_of_a_day_are_added_and_an_unrated_one_makes_it_unknown():
    first = MAYA.sessions[-1]
    second = first.model_copy(update={"activity": "swim", "session_rpe": 2.0, "duration_min": 30.0})
    unrated = second.model_copy(update={"session_rpe": None})
    index = (first.on - daily_history(MAYA).first_on).days
    both = daily_history(replace(MAYA, sessions=(*MAYA.sessions, second)))
    assert both.of("session_load_au")[index] == first.load_au + 60.0
    assert both.of("session_duration_min")[index] == first.duration_min + 30.0
    assert np.isnan(daily_history(replace(MAYA, sessions=(*MAYA.sessions, unrated))).of("session_load_au")[index])


def test_a_second_device_is_not_mixed_in():
    stray = Observation(metric="rmssd_ms", value=200.0, on=LAST_ON, source=Source(vendor="another"))
    history = daily_history(replace(MAYA, observations=(stray, *MAYA.observations)))
    assert history.tail("rmssd_ms", 1)[0] < 200.0
    assert history.streams["rmssd_ms"].vendor == "simulated"


def test_a_mobility_test_is_not_a_check_in():
    tests = tuple(seen for seen in MAYA.observations if seen.metric == "mobility_score")
    assert daily_history(replace(MAYA, observations=tests)).of("checked_in").sum() == 0
