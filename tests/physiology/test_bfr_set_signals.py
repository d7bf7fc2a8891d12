"""What a set shows: activity is watched only while a set runs, and unknown is never calm."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.bfr.pressure_proposal import Held, pressure_proposal
from physiology.bfr.set_signals import emg_envelope, emg_share, pressure_time, smo2_floor_pct, velocity_loss_pct

NAN = float("nan")
HZ10 = np.arange(0.0, 12.0, 0.1)


def share(envelope, active=None, seconds=HZ10):
    return emg_share(seconds, envelope, np.ones(seconds.size, bool) if active is None else active)


def test_the_envelope_looks_back_a_tenth_of_a_second():
    emg = np.array([[1.0, -3.0, 5.0, NAN, 2.0, -2.0], [2.0] * 6])
    found = emg_envelope(emg, rate_hz=20.0)
    assert found[0, :3].tolist()[1:] == [2.0, 4.0]
    assert np.isnan(found[0]).tolist() == [True, False, False, True, True, False]
    assert found[1, 1:].tolist() == [2.0] * 5
    assert np.isnan(emg_envelope(np.ones(1), rate_hz=20.0)).all()
    assert emg_envelope(np.ones(2), rate_hz=20.0)[1] == 1.0
    assert emg_envelope(np.array([-1.0, 2.0]), rate_hz=1.0).tolist() == [1.0, 2.0]
    assert np.isnan(emg_envelope(np.ones(100), rate_hz=1000.0)[:99]).all()
    assert emg_envelope(np.ones(100), rate_hz=1000.0)[99] == 1.0


def test_a_dropped_weight_falls_below_the_running_median_at_once():
    found = share(np.where(HZ10 < 8.0, 0.4, 0.1))
    assert found[HZ10 < 8.0].tolist() == [1.0] * 80
    assert found[80] == pytest.approx(0.25)


def test_the_end_of_a_set_is_no_alarm_and_each_set_has_its_own_median():
    active = (HZ10 < 4.95) | (HZ10 > 5.95)
    envelope = np.where(HZ10 < 4.95, 0.4, np.where(HZ10 < 5.95, 0.0, 0.1))
    assert share(envelope, active).tolist() == [1.0] * HZ10.size


def test_a_set_is_armed_after_two_seconds():
    seconds = np.array([0.0, 1.0, 1.75, 2.0, 3.0])
    found = emg_share(seconds, np.array([0.4, 0.4, 0.1, 0.1, 0.4]), np.ones(5, bool))
    assert found.tolist() == [1.0, 1.0, 1.0, pytest.approx(0.4), 1.0]
    later = emg_share(seconds + 50.0, np.array([0.4, 0.4, 0.1, 0.1, 0.4]), np.array([False, True, True, True, True]))
    assert later.tolist() == [1.0, 1.0, 1.0, 1.0, pytest.approx(0.4 / 0.25)]


def test_unknown_or_absent_activity_is_unknown():
    assert np.isnan(share(np.where(HZ10[50] == HZ10, NAN, 0.4))[50])
    assert share(np.where(HZ10[50] == HZ10, NAN, 0.4))[51] == 1.0
    assert np.isnan(share(np.zeros(HZ10.size))[20:]).all()
    assert np.isnan(share(np.full(HZ10.size, NAN))[20:]).all()
    assert np.isfinite(share(np.full(HZ10.size, NAN))[:20]).all()


@given(st.lists(st.floats(0.01, 10.0), min_size=25, max_size=60), st.floats(0.1, 100.0))
def test_the_share_does_not_depend_on_the_electrode(values, gain):
    envelope, seconds = np.array(values), np.arange(len(values)) * 0.1
    assert share(envelope * gain, seconds=seconds) == pytest.approx(share(envelope, seconds=seconds))
    assert share(envelope, seconds=seconds)[-1] == pytest.approx(envelope[-1] / np.median(envelope))


@pytest.mark.parametrize(
    ("calibrated", "floor"), [(11.9, 15.0), (12.0, 15.0), (12.5, 15.5), (40.0, 43.0), (NAN, 15.0), (-5.0, 15.0)]
)
def test_the_floor_is_three_points_over_the_own_and_at_least_fifteen(calibrated, floor):
    assert smo2_floor_pct(calibrated) == floor


def test_pressure_over_time_counts_from_twenty_and_says_what_it_does_not_know():
    seconds = np.array([0.0, 2.0, 3.0, 5.0, 6.0])
    integral, unknown_s = pressure_time(seconds, np.array([[20.0, 20.0, 19.9, 100.0, NAN], [100.0] * 5]))
    assert integral.tolist() == [40.0 + 10.0 + 100.0, 600.0]
    assert unknown_s.tolist() == [1.0, 0.0]
    assert [float(part) for part in pressure_time(np.array([0.0]), np.array([100.0]))] == [0.0, 0.0]


def test_velocity_is_lost_against_the_best_so_far():
    found = velocity_loss_pct(np.array([[0.4, 0.5, 0.25, NAN, 0.5], [NAN, 0.0, 0.2, 0.1, 0.4]]))
    assert found[0, [0, 1, 2, 4]].tolist() == [0.0, 0.0, 50.0, 0.0]
    assert np.isnan(found[0, 3])
    assert np.isnan(found[1, :2]).all()
    assert found[1, 2:].tolist() == [0.0, 50.0, 0.0]


CALM = {
    "target_mmhg": 80.0, "since_change_s": 2.0, "smo2_pct": 60.0, "smo2_floor_pct": 20.0, "velocity_loss_pct": 5.0,
    "pain_nrs": 1.0, "limb_occlusion_mmhg": 200.0, "most_mmhg": 120.0,
}  # fmt: skip


def proposed(**changed):
    found = pressure_proposal(Held(**CALM | changed))
    return None if found is None else (found.target_mmhg, found.code)


UP10, UP5 = (90.0, "BFR_RAISE_CALM"), (85.0, "BFR_RAISE_CALM")


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, UP10),
        ({"smo2_pct": 45.0}, UP10),
        ({"smo2_pct": 44.9}, UP5),
        ({"smo2_pct": 35.0}, UP5),
        ({"smo2_pct": 34.9}, None),
        ({"smo2_pct": 25.0}, None),
        ({"smo2_pct": 24.9}, (70.0, "BFR_LOWER_NEAR_FLOOR")),
        ({"smo2_pct": NAN}, (70.0, "BFR_LOWER_OXYGEN_UNKNOWN")),
        ({"smo2_floor_pct": NAN}, (70.0, "BFR_LOWER_OXYGEN_UNKNOWN")),
        ({"since_change_s": 1.9}, None),
        ({"since_change_s": NAN}, None),
        ({"velocity_loss_pct": 10.0}, UP10),
        ({"velocity_loss_pct": 10.1}, None),
        ({"velocity_loss_pct": 30.0}, None),
        ({"velocity_loss_pct": 30.1}, (70.0, "BFR_LOWER_VELOCITY")),
        ({"velocity_loss_pct": NAN}, None),
        ({"pain_nrs": 2.0}, UP10),
        ({"pain_nrs": 2.1}, None),
        ({"pain_nrs": 4.9}, None),
        ({"pain_nrs": 5.0}, (70.0, "BFR_LOWER_PAIN")),
        ({"pain_nrs": NAN}, None),
        ({"most_mmhg": 90.0}, UP10),
        ({"most_mmhg": 89.9}, UP5),
        ({"most_mmhg": 85.0}, UP5),
        ({"most_mmhg": 84.9}, None),
        ({"most_mmhg": NAN}, None),
        ({"limb_occlusion_mmhg": 112.5}, UP10),
        ({"limb_occlusion_mmhg": 112.0}, UP5),
        ({"limb_occlusion_mmhg": 106.0}, None),
        ({"limb_occlusion_mmhg": NAN}, None),
        ({"smo2_pct": 20.0, "target_mmhg": 5.0}, (0.0, "BFR_LOWER_NEAR_FLOOR")),
        ({"smo2_pct": 20.0, "target_mmhg": NAN}, (0.0, "BFR_LOWER_NEAR_FLOOR")),
        ({"target_mmhg": NAN}, None),
        ({"pain_nrs": 9.0, "since_change_s": 0.0}, (70.0, "BFR_LOWER_PAIN")),
    ],
)
def test_a_proposal_at_both_sides_of_every_threshold(changed, found):
    assert proposed(**changed) == found


NUMBERS = st.floats(allow_nan=True, allow_infinity=True, width=32)


@given(st.fixed_dictionaries(dict.fromkeys(CALM, NUMBERS)))
def test_no_numbers_raise_by_more_than_ten_or_above_what_is_allowed(held):
    found = pressure_proposal(Held(**held))
    if found is not None and found.code == "BFR_RAISE_CALM":
        assert found.target_mmhg <= held["target_mmhg"] + 10.0
        assert found.target_mmhg <= min(held["most_mmhg"], 0.8 * held["limb_occlusion_mmhg"])
        assert held["since_change_s"] >= 2.0
