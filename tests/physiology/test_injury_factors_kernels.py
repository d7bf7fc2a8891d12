"""What the kernels behind the injury factors compute: drift within a session, asymmetry, weeks and measurements."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.injury_factors.gait import asymmetry_pct, drift_of, gait_drift_deg
from physiology.injury_factors.trends import measured_shift, week_shift
from physiology.observation import Source
from physiology.stream import Stream

FIRST_ON = date(2026, 1, 1)
NAN = np.nan


def test_a_drift_is_late_minus_early():
    seconds = np.arange(90.0)
    steps = np.where(seconds <= 89 / 3, 40.0, np.where(seconds >= 89 * 2 / 3, 43.0, 99.0))
    assert float(gait_drift_deg(steps, seconds)) == pytest.approx(3.0)
    assert float(gait_drift_deg(-steps, seconds)) == pytest.approx(-3.0)
    assert float(gait_drift_deg(steps, seconds + 1000.0)) == pytest.approx(3.0)
    assert float(gait_drift_deg(np.where(seconds < 45, 1.0, 2.0), seconds, part=0.5)) == pytest.approx(1.0)
    edges = np.arange(91.0)
    rising = edges**2
    early, late = rising[:31].mean(), rising[60:].mean()
    assert float(gait_drift_deg(rising, edges)) == pytest.approx(late - early)
    assert gait_drift_deg(np.empty((2, 3, 0)), np.empty(0)).shape == (2, 3)


def test_ten_known_samples_are_needed_on_either_side():
    seconds = np.arange(60.0)
    angles = np.full(60, 40.0)
    angles[10:20] = NAN
    assert float(gait_drift_deg(angles, seconds)) == 0.0
    late = angles.copy()
    late[-1] = NAN
    assert float(gait_drift_deg(late, seconds)) == 0.0
    angles[9] = NAN
    assert np.isnan(gait_drift_deg(angles, seconds))
    late[-11:] = NAN
    assert np.isnan(gait_drift_deg(late, seconds))
    assert np.isnan(gait_drift_deg(np.empty(0), np.empty(0)))
    assert gait_drift_deg(np.stack([np.full(60, 1.0), late]), seconds)[0] == 0.0


def test_a_recording_gives_its_drift_or_none():
    def recorded(n):
        return Stream("joint_angle_deg", FIRST_ON, np.arange(float(n)), np.linspace(40, 43, n), Source(vendor="camera"))

    assert drift_of(recorded(90)) == pytest.approx(2.0, abs=0.03)
    assert drift_of(recorded(20)) is None


def test_asymmetry_is_measured_against_the_larger_side():
    assert asymmetry_pct(np.array([100.0, 80.0, 100.0]), np.array([80.0, 100.0, 100.0])).tolist() == [-20.0, 20.0, 0.0]
    assert np.isnan(asymmetry_pct(np.array([0.0, NAN, 3.0]), np.array([0.0, 3.0, NAN]))).all()


@settings(deadline=None)
@given(st.floats(0.1, 1000), st.floats(0.1, 1000), st.floats(0.1, 50))
def test_asymmetry_is_bounded_mirrored_and_free_of_units(left, right, factor):
    found = float(asymmetry_pct(np.array(left), np.array(right)))
    assert -100 <= found <= 100
    assert found == pytest.approx(-float(asymmetry_pct(np.array(right), np.array(left))))
    assert found == pytest.approx(float(asymmetry_pct(np.array(left * factor), np.array(right * factor))), abs=1e-6)


def test_a_week_is_held_against_the_four_weeks_before_it():
    days = np.append(np.tile([10.0, 14.0], 14), np.full(7, 15.0))
    sd = np.tile([10.0, 14.0], 14).std(ddof=1)
    assert float(week_shift(days, 0.1)[-1]) == pytest.approx(3.0 / sd)
    assert float(week_shift(days, 6.0)[-1]) == pytest.approx(0.5)
    few = days.copy()
    few[-3:] = NAN
    assert np.isfinite(week_shift(few, 1.0)[-1])
    few[-4] = NAN
    assert np.isnan(week_shift(few, 1.0)[-1])
    short = np.append(np.full(14, NAN), days[14:])
    assert np.isfinite(week_shift(short, 1.0)[-1])
    short[14] = NAN
    assert np.isnan(week_shift(short, 1.0)[-1])


def test_a_measurement_needs_four_earlier_ones():
    shift, mean = measured_shift(np.array([1.0, 1.0, 1.0, 3.0, 1.0, 4.0]), 0.5)
    assert np.isnan(shift[3])
    assert float(mean[4]) == 1.5
    assert float(shift[4]) == pytest.approx(-0.5 / 1.0)
    assert float(mean[5]) == pytest.approx(1.4)


@pytest.mark.parametrize("days", [0, 1, 5, 6, 7])
def test_a_young_series_has_no_shift(days):
    assert np.isnan(week_shift(np.full(days, 450.0), sd_floor=15.0)).all()
