"""Weekly means and baselines against golden numbers, and how often a steady athlete is flagged."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from physiology.hrv import days_in_row, hrv_baseline, hrv_flag, ln_rmssd

GOLDEN = Path(__file__).parents[1] / "golden" / "hrv"
FLAGS = {"below": -1.0, "within": 0.0, "above": 1.0}

histories = arrays(np.float64, (3, 90), elements=st.one_of(st.floats(5.0, 200.0), st.just(np.nan)))


def golden() -> dict[str, list]:
    return json.loads((GOLDEN / "baseline.json").read_text())


def series(name: str) -> np.ndarray:
    return np.array([np.nan if value is None else value for value in golden()[name]], dtype=np.float64)


def test_means_baseline_and_spread_match_the_golden_history():
    found = hrv_baseline(np.exp(series("ln_rmssd")))
    np.testing.assert_allclose(found.week.mean, series("mean7"), atol=1e-6)
    np.testing.assert_allclose(found.baseline.mean, series("baseline60"), atol=1e-6)
    np.testing.assert_allclose(found.baseline.sd, series("sd60"), atol=1e-6)
    np.testing.assert_allclose(found.cv_week_pct, series("cv7_pct"), atol=1e-6)


def test_flags_match_the_golden_history_on_both_tails():
    expected = np.array([FLAGS.get(flag, np.nan) for flag in golden()["flag"]])
    assert {-1.0, 0.0, 1.0} <= set(expected.tolist())
    found = hrv_flag(hrv_baseline(np.exp(series("ln_rmssd"))).week_deviation_sd)
    np.testing.assert_array_equal(found, expected)


def test_the_day_that_is_judged_is_not_part_of_its_own_baseline():
    rmssd_ms = np.tile([50.0, 60.0], 15)
    once, again = hrv_baseline(rmssd_ms), hrv_baseline(np.append(rmssd_ms[:-1], 200.0))
    assert again.baseline.mean[-1] == once.baseline.mean[-1]
    assert again.day_deviation_sd[-1] > once.day_deviation_sd[-1]


def test_three_known_nights_make_a_week_and_two_do_not():
    nights = np.full(7, np.nan)
    nights[[0, 3]] = 50.0
    assert np.isnan(hrv_baseline(nights).week.mean[-1])
    nights[5] = 50.0
    assert np.exp(hrv_baseline(nights).week.mean[-1]) == pytest.approx(50.0)


def test_fourteen_known_days_make_a_baseline_and_thirteen_do_not():
    days = hrv_baseline(np.tile([50.0, 55.0], 10)).baseline
    assert np.isnan(days.mean[13])
    assert np.isfinite(days.mean[14])
    assert days.days_known[13:15].tolist() == [13, 14]


def test_what_happened_more_than_sixty_days_ago_is_forgotten():
    rmssd_ms = np.tile([50.0, 60.0, 55.0], 30)
    other = rmssd_ms.copy()
    other[:29] = 150.0
    np.testing.assert_allclose(hrv_baseline(other).baseline.mean[-1], hrv_baseline(rmssd_ms).baseline.mean[-1])
    other[29] = 150.0
    assert hrv_baseline(other).baseline.mean[-1] > hrv_baseline(rmssd_ms).baseline.mean[-1] + 0.01


def test_a_very_steady_athlete_is_not_flagged_for_two_percent():
    rmssd_ms = np.append(np.full(60, 50.0), np.full(3, 49.0))
    found = hrv_baseline(rmssd_ms)
    assert hrv_flag(found.week_deviation_sd)[-1] == 0.0
    assert np.isfinite(found.day_deviation_sd[-1])


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 0.0, -5.0])
def test_a_value_without_a_logarithm_is_unknown_and_never_zero(value):
    assert np.isnan(ln_rmssd([50.0, value])[1])
    rmssd_ms = np.tile([50.0, 60.0], 20)
    spoilt, missing = rmssd_ms.copy(), rmssd_ms.copy()
    spoilt[30], missing[30] = value, np.nan
    np.testing.assert_array_equal(hrv_baseline(spoilt).week_deviation_sd, hrv_baseline(missing).week_deviation_sd)


def test_a_run_ends_where_the_condition_does_and_starts_anew():
    condition = np.array([[True, True, False, True], [False, False, True, True]])
    assert days_in_row(condition).tolist() == [[1, 2, 0, 1], [0, 0, 1, 2]]


def test_exactly_half_a_standard_deviation_is_still_as_usual():
    assert hrv_flag(np.array([0.5, -0.5, 0.5000001, -0.5000001])).tolist() == [0.0, 0.0, 1.0, -1.0]


@settings(deadline=None)
@given(histories)
def test_a_league_gets_the_same_numbers_as_each_athlete_alone(rmssd_ms):
    together = hrv_baseline(rmssd_ms)
    for row in range(3):
        alone = hrv_baseline(rmssd_ms[row])
        np.testing.assert_allclose(together.week.mean[row], alone.week.mean)
        np.testing.assert_allclose(together.week_deviation_sd[row], alone.week_deviation_sd, atol=1e-6)


@settings(deadline=None)
@given(histories, st.floats(0.25, 4.0))
def test_another_scale_of_rmssd_changes_no_deviation(rmssd_ms, factor):
    once, scaled = hrv_baseline(rmssd_ms), hrv_baseline(rmssd_ms * factor)
    np.testing.assert_allclose(scaled.week_deviation_sd, once.week_deviation_sd, atol=1e-6)
    np.testing.assert_allclose(scaled.week.mean, once.week.mean + np.log(factor), atol=1e-9)


@settings(deadline=None)
@given(histories)
def test_unknown_stays_unknown_and_known_stays_within_the_values_seen(rmssd_ms):
    found = hrv_baseline(rmssd_ms)
    np.testing.assert_array_equal(np.isnan(found.ln_rmssd), np.isnan(rmssd_ms))
    np.testing.assert_array_equal(np.isnan(found.week.mean), found.week.days_known < 3)
    np.testing.assert_array_equal(np.isnan(found.baseline.mean), found.baseline.days_known < 14)
    unjudged = np.isnan(found.week.mean) | np.isnan(found.baseline.mean)
    np.testing.assert_array_equal(np.isnan(found.week_deviation_sd), unjudged)
    known = found.week.mean[np.isfinite(found.week.mean)]
    assert ((known >= np.log(5.0) - 1e-9) & (known <= np.log(200.0) + 1e-9)).all()


@settings(deadline=None)
@given(histories, st.integers(1, 10))
def test_days_nobody_knows_before_the_first_change_nothing(rmssd_ms, days):
    earlier = np.concatenate([np.full((3, days), np.nan), rmssd_ms], axis=-1)
    once, later = hrv_baseline(rmssd_ms), hrv_baseline(earlier)
    np.testing.assert_allclose(later.week_deviation_sd[:, days:], once.week_deviation_sd, atol=1e-6)
    assert np.isnan(later.week.mean[:, :days]).all()


@settings(deadline=None)
@given(histories)
def test_the_future_changes_nothing_about_the_past(rmssd_ms):
    whole, first = hrv_baseline(rmssd_ms), hrv_baseline(rmssd_ms[:, :60])
    np.testing.assert_allclose(first.week_deviation_sd, whole.week_deviation_sd[:, :60], atol=1e-6)
