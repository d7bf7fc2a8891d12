"""Tonight's bedtime and the points for a night."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.sleep import bedtime_min, sleep_score, time_in_bed_min

NAN = np.nan
needs, debts, shares = st.floats(420, 570), st.floats(0, 3000), st.floats(40, 100)


@pytest.mark.parametrize(
    ("need", "debt", "efficiency", "in_bed"),
    [
        (480, 0, 100, 480),
        (480, 100, 100, 505),
        (480, 240, 100, 540),
        (480, 2400, 100, 540),
        (480, -50, 100, 480),
        (450, 0, 90, 500),
        (450, 0, 75, 600),
        (450, 0, 60, 600),
        (450, 0, 120, 450),
        (450, NAN, NAN, 500),
    ],
)
def test_time_in_bed_covers_the_need_and_a_quarter_of_the_debt_up_to_an_hour(need, debt, efficiency, in_bed):
    assert time_in_bed_min(need, debt, efficiency) == pytest.approx(in_bed)


@pytest.mark.parametrize(
    ("wake", "in_bed", "usual", "bedtime"),
    [
        (420, 480, NAN, -60),
        (420, 487, NAN, -60),
        (420, 488, NAN, -75),
        (420, 480, -60, -60),
        (420, 480, 0, -60),
        (420, 480, 1, -45),
        (420, 480, -120, -60),
        (420, 480, -121, -75),
        (420, 480, 300, 240),
        (420, 480, -400, -345),
        (300, 480, -29.9999999, -90),
        (300, 480, -30.0000001, -90),
    ],
)
def test_bedtime_is_a_quarter_hour_within_an_hour_of_the_usual_one(wake, in_bed, usual, bedtime):
    assert bedtime_min(wake, in_bed, usual) == bedtime


def test_many_athletes_at_once():
    found = bedtime_min(np.array([420.0, 360.0]), time_in_bed_min(480.0, np.array([0.0, NAN]), 100.0))
    assert found.tolist() == [-60.0, -120.0]


@given(needs, debts, shares, st.floats(0, 1439), st.floats(-700, 700))
def test_the_usual_bedtime_bounds_every_bedtime(need, debt, share, wake, usual):
    bedtime = float(bedtime_min(wake, time_in_bed_min(need, debt, share), usual))
    assert abs(bedtime - usual) <= 60.5
    assert bedtime % 15 == 0


@given(needs, debts, shares, st.floats(0, 1439), st.floats(0, 300))
def test_more_debt_and_an_earlier_morning_never_make_the_bedtime_later(need, debt, share, wake, more):
    bedtime = bedtime_min(wake, time_in_bed_min(need, debt, share))
    assert bedtime_min(wake, time_in_bed_min(need, debt + more, share)) <= bedtime
    assert bedtime_min(wake - more, time_in_bed_min(need, debt, share)) <= bedtime


@pytest.mark.parametrize(
    ("sleep", "spread", "efficiency", "stages", "score"),
    [
        (480, 30, 85, 2, 100),
        (900, 0, 100, 5, 100),
        (240, 120, 65, -2, 0),
        (100, 300, 20, -9, 0),
        (480, 30, 85, NAN, 100),
        (360, 30, 85, 2, 77.5),
        (480, 75, 85, 2, 87.5),
        (480, 30, 75, 2, 90),
        (480, 30, 85, 0, 95),
        (480, NAN, 65, NAN, 100 * 0.45 / 0.65),
        (480, 120, NAN, NAN, 100 * 0.45 / 0.70),
        (NAN, 30, 85, 2, NAN),
        (480, NAN, NAN, 2, NAN),
    ],
)
def test_points_are_weighted_by_what_a_wearable_tells_well(sleep, spread, efficiency, stages, score):
    np.testing.assert_allclose(sleep_score(np.array(float(sleep)), 480.0, spread, efficiency, stages), score)


def test_points_of_many_nights_against_their_own_needs():
    found = sleep_score(np.array([480.0, 420.0, NAN]), np.array([480.0, 420.0, 480.0]), 30.0, 85.0)
    np.testing.assert_equal(found, [100.0, 100.0, NAN])


nightly = st.one_of(st.just(NAN), st.floats(0, 1000))


@given(st.floats(0, 900), needs, nightly, nightly, st.one_of(st.just(NAN), st.floats(-5, 5)), st.floats(0, 200))
def test_points_are_bounded_and_more_sleep_never_costs_any(sleep, need, spread, efficiency, stages, more):
    score = sleep_score(np.array(sleep), need, spread, efficiency, stages)
    if np.isnan(spread) and np.isnan(efficiency):
        assert np.isnan(score)
        return
    assert -1e-9 <= score <= 100 + 1e-9
    assert sleep_score(np.array(sleep + more), need, spread, efficiency, stages) >= score - 1e-9


@given(st.floats(0, 900), needs, st.floats(0, 300), st.floats(20, 100), st.floats(-5, 5))
def test_stages_move_the_points_by_a_tenth_at_most(sleep, need, spread, efficiency, stages):
    low, high = (sleep_score(np.array(sleep), need, spread, efficiency, z) for z in (-9.0, 9.0))
    assert high - low == pytest.approx(10.0)
