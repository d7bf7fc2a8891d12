"""How often chance is taken for a change, how soon a true change is found, and what ends an episode."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from physiology.history import DailyHistory
from physiology.hrv import days_in_row, hrv_baseline, hrv_episodes, low_episode
from tests.physiology.steady_leagues import RUN_UP_DAYS, episodes_per_year, noise

GOLDEN = Path(__file__).parents[1] / "golden" / "hrv" / "false_alarms.json"
RULES = [(rho, k, days) for rho in (0, 0.3) for k in (0.5, 1) for days in (1, 3)]
USUAL = np.tile([50.0, 60.0, 55.0], 20)
histories = arrays(np.float64, (2, 90), elements=st.one_of(st.floats(20.0, 120.0), st.just(np.nan)))


def baselines(rho: float, shift_sd: float = 0.0, days: int = 365, athletes: int = 2000):
    """Baselines of a league whose lnRMSSD shifts for good after the run-up."""
    ln = 4.1 + 0.12 * noise(athletes, RUN_UP_DAYS + days, rho)
    ln[:, RUN_UP_DAYS:] += 0.12 * shift_sd
    return hrv_baseline(np.exp(ln))


@pytest.fixture(scope="module", params=(0.0, 0.3), ids=lambda rho: f"rho{rho:g}")
def steady_year(request):
    return request.param, baselines(request.param)


def test_a_steady_athlete_is_flagged_as_often_as_the_golden_simulation_says(steady_year):
    rho, found = steady_year
    week = found.week_deviation_sd[:, RUN_UP_DAYS:]
    golden = json.loads(GOLDEN.read_text())["rules"]
    for _, k, days in [rule for rule in RULES if rule[0] == rho]:
        expected = golden[f"rho={rho:g},window=7,k={k:g}SD,consecutive>={days}"]
        flagged = days_in_row(week < -k) >= days
        assert float(flagged.mean()) == pytest.approx(expected["share_of_days_flagged"], rel=0.1, abs=4e-4)
        assert episodes_per_year(flagged) == pytest.approx(expected["false_episodes_per_year"], rel=0.1, abs=0.1)


def test_chance_starts_less_than_one_episode_a_year_on_each_side(steady_year):
    rho, found = steady_year
    episodes = hrv_episodes(found)
    low, high = (episodes_per_year(side[:, RUN_UP_DAYS:]) for side in (episodes.low, episodes.high))
    print(f"false episodes a year at autocorrelation {rho}: low {low:.2f}, high {high:.2f}")
    expected = {0.0: 0.07, 0.3: 0.85}[rho]
    assert low == pytest.approx(expected, abs=0.1)
    assert high == pytest.approx(expected, abs=0.1)
    assert max(low, high) < 1.0


@pytest.mark.parametrize(
    ("shift_sd", "rho", "median_days", "within_four_weeks"),
    [(-1.0, 0.0, 16, 0.72), (-1.5, 0.0, 8, 0.99), (-1.0, 0.3, 13, 0.78), (-1.5, 0.3, 7, 0.98), (-3.0, 0.3, 3, 1.0)],
)
def test_a_true_fall_is_found_with_the_delay_that_is_stated(shift_sd, rho, median_days, within_four_weeks):
    low = hrv_episodes(baselines(rho, shift_sd, days=28)).low
    fresh = low[~low[:, RUN_UP_DAYS - 1], RUN_UP_DAYS:]
    delay = np.where(fresh.any(axis=1), fresh.argmax(axis=1) + 1.0, np.inf)
    found = float(np.isfinite(delay).mean())
    print(f"a fall of {-shift_sd} SD at autocorrelation {rho}: median {np.median(delay):.0f} days, {found:.0%} in 28")
    assert np.median(delay) == pytest.approx(median_days, abs=1)
    assert found == pytest.approx(within_four_weeks, abs=0.04)


def test_gaps_do_not_raise_the_rate_of_false_alarms():
    ln = 4.1 + 0.12 * noise(1000, RUN_UP_DAYS + 365, 0.3)
    ln[np.random.default_rng(3).random(ln.shape) < 0.3] = np.nan
    assert episodes_per_year(hrv_episodes(hrv_baseline(np.exp(ln))).low[:, RUN_UP_DAYS:]) < 0.9


def test_low_and_high_mirror_each_other_and_one_night_starts_nothing():
    up = hrv_episodes(hrv_baseline(np.exp(np.log(55.0) + np.append(np.tile([0.1, -0.1], 30), np.full(6, 0.3)))))
    down = hrv_episodes(hrv_baseline(np.exp(np.log(55.0) - np.append(np.tile([0.1, -0.1], 30), np.full(6, 0.3)))))
    assert up.high.tolist() == down.low.tolist()
    assert up.high_days.tolist() == down.low_days.tolist()
    assert not up.low.any()
    assert not up.high[:62].any()
    assert up.high_days[-4:].tolist() == [0, 1, 2, 3]


def test_an_episode_ends_when_the_week_is_back_within_usual():
    back = hrv_episodes(hrv_baseline(np.concatenate([USUAL, np.full(10, 42.0), np.full(8, 56.0)])))
    assert back.low[62:70].all()
    assert not back.low[-1]


@settings(deadline=None)
@given(histories)
def test_an_episode_is_always_outside_the_smallest_worthwhile_change(rmssd_ms):
    days = hrv_baseline(rmssd_ms)
    found = hrv_episodes(days)
    assert not (found.low & ~(days.week_deviation_sd < -0.5)).any()
    assert not (found.high & ~(days.week_deviation_sd > 0.5)).any()
    assert not (found.low & found.high).any()
    assert ((found.low_days > 0) == found.low).all()


def judged(*nights: float):
    values = np.append(USUAL, nights)
    return low_episode(DailyHistory(date(2026, 1, 1), values.size, {"rmssd_ms": values}))


def test_the_newest_day_is_judged_with_what_would_have_ended_it():
    assert judged(*USUAL[:7]) is None
    assert low_episode(DailyHistory(date(2026, 1, 1), 0, {})) is None
    young = judged(42.0, 42.0, 42.0)
    assert (young.days, round(young.ends_at_ms, 2)) == (1, 46.54)
    assert judged(42.0, 42.0, young.ends_at_ms * 1.0001) is None
    assert judged(42.0, 42.0, young.ends_at_ms * 0.9999).days == 1


@settings(deadline=None, max_examples=200)
@given(st.lists(st.one_of(st.floats(30.0, 58.0), st.just(np.nan)), min_size=3, max_size=12), st.floats(30.0, 52.0))
def test_the_night_that_ends_an_episode_is_the_lowest_that_does(nights, newest):
    """By the sum of the days or by the mean of the week, whichever is lower; a record is never asked for."""
    episode = judged(*nights, newest)
    if episode is None:
        return
    days = hrv_baseline(np.append(USUAL, [*nights, newest]))
    mean, sd = days.baseline.mean[-1], max(float(days.baseline.sd[-1]), 0.02)
    good_ms = float(np.exp(mean + sd))
    if episode.ends_at_ms is None:
        assert judged(*nights, good_ms * 0.9999) is not None
    else:
        assert episode.ends_at_ms <= good_ms * 1.0001
        assert judged(*nights, episode.ends_at_ms * 1.0001) is None
        assert judged(*nights, episode.ends_at_ms * 0.9999) is not None


def test_an_old_episode_needs_more_than_a_good_night():
    old = judged(*np.full(9, 42.0))
    assert old.days == 7
    assert old.ends_at_ms is None
