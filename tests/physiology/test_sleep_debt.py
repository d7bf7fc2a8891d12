"""Sleep need, debt and efficiency."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from physiology.sleep import ImpossibleNight, nights_needed, sleep_debt_min, sleep_efficiency_pct, sleep_need_min

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "recovery" / "closed_form.json").read_text())["sleep"]
nights = arrays(np.float64, (2, 21), elements=st.one_of(st.floats(0.0, 900.0), st.just(np.nan)))


def test_debt_matches_the_golden_week_and_long_nights_repay_nothing():
    week = GOLDEN[0]
    debt_h = sleep_debt_min(np.array(week["slept_h"]) * 60, week["need_h"] * 60)[-1] / 60
    assert debt_h == pytest.approx(week["debt_sum_positive_shortfalls"])
    assert debt_h > week["debt_net"]


def test_efficiency_matches_the_golden_night():
    night = GOLDEN[1]
    assert sleep_efficiency_pct(night["tst_min"], night["tib_min"]) == pytest.approx(night["efficiency_pct"])


@pytest.mark.parametrize(("slept", "in_bed"), [(481, 480), (0, 0), (-1, 480)])
def test_a_night_longer_than_the_time_in_bed_is_refused(slept, in_bed):
    with pytest.raises(ImpossibleNight) as refused:
        sleep_efficiency_pct(slept, in_bed)
    assert (refused.value.sleep_min, refused.value.time_in_bed_min) == (slept, in_bed)


@given(nights, st.sampled_from([7, 14]))
def test_debt_is_bounded_and_needs_five_sevenths_of_the_nights(sleep_min, window):
    debt = sleep_debt_min(sleep_min, 480.0, window)
    known = np.stack([np.isfinite(sleep_min[:, max(0, day - window + 1) : day + 1]).sum(1) for day in range(21)], 1)
    np.testing.assert_array_equal(np.isfinite(debt), known >= nights_needed(window))
    kept = debt[np.isfinite(debt)]
    assert ((kept >= -1e-6) & (kept <= 480.0 * window + 1e-6)).all()


@given(nights, st.floats(0.0, 300.0))
def test_debt_never_falls_with_less_sleep(sleep_min, less):
    before, after = sleep_debt_min(sleep_min), sleep_debt_min(np.maximum(sleep_min - less, 0.0))
    assert (after[np.isfinite(after)] >= before[np.isfinite(before)] - 1e-6).all()


def test_an_unknown_night_counts_like_the_known_ones_and_not_as_sleepless():
    week = np.full(7, 420.0)
    gappy = week.copy()
    gappy[[1, 4]] = np.nan
    assert sleep_debt_min(gappy)[-1] == pytest.approx(sleep_debt_min(week)[-1])


@given(st.one_of(st.none(), st.floats(0.0, 1000.0)))
def test_need_stays_between_seven_and_nine_and_a_half_hours(free_night_min):
    assert 420.0 <= sleep_need_min(free_night_min) <= 570.0


def test_need_is_eight_hours_where_nobody_knows_better():
    assert sleep_need_min() == 480.0
