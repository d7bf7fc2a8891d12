"""What is usual before each day, and the running sums it and every mean are made of."""

from datetime import date

import numpy as np
import pytest

from physiology.observation import Source
from physiology.rolling import ATHLETES_AT_A_TIME, RunningTotals, in_blocks, rolling_known, rolling_mean
from physiology.stream import Stream
from physiology.usual import deviation, deviations, usual

NAN = np.nan


@pytest.mark.parametrize("gaps", [0.0, 0.3])
@pytest.mark.parametrize("lead", [0, 3])
@pytest.mark.parametrize(("days", "known"), [(60, 14), (28, 14), (7, 3), (2, 2)])
def test_usual_is_the_mean_and_sample_sd_of_the_known_days_before(gaps, lead, days, known):
    rng = np.random.default_rng(4)
    values = rng.normal(50.0, 5.0, (3, 100))
    values[rng.random(values.shape) < gaps] = NAN
    values[:, :lead] = NAN
    values[2] = NAN if gaps else values[2]
    found = usual(values, days, known)
    assert found.days_known.dtype == np.int16
    for row in range(3):
        for day in range(100):
            before = values[row, max(0, day - days) : day]
            before = before[np.isfinite(before)]
            assert found.days_known[row, day] == before.size
            enough = before.size >= known
            assert found.mean[row, day] == pytest.approx(before.mean() if enough else NAN, nan_ok=True)
            assert found.sd[row, day] == pytest.approx(before.std(ddof=1) if enough else NAN, nan_ok=True)


def test_a_large_offset_does_not_swamp_a_small_spread():
    values = np.tile([1e6 - 0.1, 1e6 + 0.1], 40)
    assert usual(values).sd[-1] == pytest.approx(np.std(values[-61:-1], ddof=1), rel=1e-6)
    gappy = values.copy()
    gappy[5] = NAN
    assert usual(gappy).sd[-1] == pytest.approx(0.1, rel=0.02)


@pytest.mark.parametrize(("today", "expected"), [(51.0, 0.5), (49.0, -0.5), (60.0, 3.0), (40.0, -3.0), (NAN, NAN)])
def test_a_deviation_has_a_least_sd_and_a_limit(today, expected):
    values = np.append(np.full(30, 50.0), today)
    assert deviation(values, usual(values), 2.0)[-1] == pytest.approx(expected, nan_ok=True)
    assert deviations(values, 2.0)[-1] == pytest.approx(expected, nan_ok=True)


def test_a_limit_can_be_told():
    values = np.append(np.full(30, 50.0), 60.0)
    assert deviation(values, usual(values), 2.0, limit=9.0)[-1] == deviations(values, 2.0, limit=9.0)[-1] == 5.0
    assert deviation(values, usual(values), 2.0, limit=1.0)[-1] == deviations(values, 2.0, limit=1.0)[-1] == 1.0


def test_scratch_space_changes_nothing():
    values = np.random.default_rng(1).normal(50.0, 5.0, (2, 80))
    values[:, :2] = NAN
    room, out = np.full(values.shape, 7.0 + 7.0j), np.full(values.shape, 9.0)
    found = deviations(values, 1.0, out=out, room=room)
    assert found is out
    assert (room != 7.0 + 7.0j)[:, 2:].any(), "the sums are made where they are told to be"
    np.testing.assert_array_equal(found, deviations(values, 1.0))


DAILY = np.array([[1.0, NAN, 3.0, 5.0, NAN], [NAN, NAN, NAN, NAN, 2.0]])


def test_sums_counts_and_means_leave_unknown_days_out():
    totals = RunningTotals.of(DAILY)
    assert totals.sums(2).tolist() == [[1, 1, 3, 8, 5], [0, 0, 0, 0, 2]]
    assert totals.counts(2).tolist() == [[1, 1, 1, 2, 1], [0, 0, 0, 0, 1]]
    np.testing.assert_array_equal(totals.means(2, 1), [[1, 1, 3, 4, 5], [NAN, NAN, NAN, NAN, 2]])
    np.testing.assert_array_equal(totals.means(2, 2), [[NAN, NAN, NAN, 4, NAN], [NAN] * 5])
    np.testing.assert_array_equal(totals.means(2, 0), totals.means(2, 1))
    whole = RunningTotals.of(np.arange(1.0, 6.0))
    assert whole.known is None
    assert whole.sums(3).tolist() == [1, 3, 6, 9, 12]
    assert whole.counts(3).tolist() == [1, 2, 3, 3, 3]
    np.testing.assert_array_equal(rolling_mean(np.arange(1.0, 6.0), 3, 2), [NAN, 1.5, 2, 3, 4])
    assert rolling_known(np.ones((2, 3)), 2).tolist() == [[1, 2, 2]] * 2
    assert rolling_known(DAILY, 9).tolist() == [[1, 1, 2, 3, 3], [0, 0, 0, 0, 1]]


def test_blocks_of_athletes_are_all_computed():
    many = np.arange(float((2 * ATHLETES_AT_A_TIME + 3) * 2)).reshape(-1, 1, 2)
    sizes = []

    def kernel(rows):
        sizes.append(len(rows))
        return rows + 1.0

    np.testing.assert_array_equal(in_blocks(kernel, many), many + 1.0)
    assert sizes == [ATHLETES_AT_A_TIME, ATHLETES_AT_A_TIME, 3]


def test_a_recording_lasts_from_its_first_to_its_last_sample():
    def recorded(seconds, values):
        return Stream("power_w", date(2026, 1, 1), np.array(seconds), np.array(values), Source(vendor="meter"))

    assert recorded([5.0, 6.0, 9.0], [1.0, NAN, 2.0]).duration_s == 4.0
    assert recorded([5.0, 6.0, 9.0, 10.0], [1.0, NAN, 2.0, 0.0]).known_share == 0.75
    empty = recorded([], [])
    assert (empty.duration_s, empty.known_share) == (0.0, 0.0)
