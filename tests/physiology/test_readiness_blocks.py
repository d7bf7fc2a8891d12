"""The fast kernel gives what its documentation says, whatever is missing and however many athletes come at once."""

import numpy as np
import pytest

from physiology.readiness.caps import Reports
from physiology.readiness.mixing import mixing
from physiology.readiness.score import ATHLETE_DAYS_AT_A_TIME, carried, readiness_score
from physiology.readiness.signals import Signals
from physiology.usual import deviation, deviations, usual
from tests.physiology.plain_readiness import readiness_days

USUAL = {
    "ln_rmssd": (4.0, 0.15),
    "resting_hr_bpm": (50.0, 2.0),
    "sleep_min": (450.0, 60.0),
    "sleep_efficiency_pct": (90.0, 3.0),
    "wellness_score": (3.5, 0.6),
    "acwr": (1.0, 0.2),
}
DAYS = 80


def league(athletes: int, missing: float, days: int = DAYS, seed: int = 8) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    series = {name: rng.normal(mean, sd, (athletes, days)) for name, (mean, sd) in USUAL.items()}
    series |= {"ill": (rng.random((athletes, days)) < 0.04).astype(float)}
    series |= {"injured": (rng.random((athletes, days)) < 0.04).astype(float)}
    series |= {"pain_nrs": rng.integers(0, 5, (athletes, days)).astype(float)}
    return {name: np.where(rng.random(values.shape) < missing, np.nan, values) for name, values in series.items()}


def scored(series: dict[str, np.ndarray]):
    reports = Reports(ill=series["ill"], injured=series["injured"], pain_nrs=series["pain_nrs"])
    return readiness_score(Signals(**{name: series[name] for name in USUAL}), reports)


@pytest.mark.parametrize("missing", [0.0, 0.15, 0.6])
def test_the_kernel_says_what_the_plain_reading_says(missing):
    series = league(3, missing)
    found = scored(series)
    for athlete in range(3):
        plain = readiness_days({name: values[athlete].tolist() for name, values in series.items()})
        for name in ("score", "uncapped", "cap", "scale", "coverage", "half_width"):
            expected = [day[name] for day in plain]
            np.testing.assert_allclose(getattr(found, name)[athlete], expected, rtol=1e-11, atol=1e-10, err_msg=name)
        for name in ("points", "z", "age_days"):
            expected = np.array([day[name] for day in plain]).T
            np.testing.assert_allclose(getattr(found, name)[:, athlete], expected, rtol=1e-11, atol=1e-10, err_msg=name)


def test_a_league_of_several_blocks_gets_what_each_athlete_gets_alone():
    athletes = 2 * (ATHLETE_DAYS_AT_A_TIME // DAYS) + 3
    series = league(athletes, 0.1)
    together = scored(series)
    for athlete in (0, 1, ATHLETE_DAYS_AT_A_TIME // DAYS, athletes - 1):
        alone = scored({name: values[athlete] for name, values in series.items()})
        np.testing.assert_allclose(together.score[athlete], alone.score, rtol=1e-12)
        np.testing.assert_allclose(together.points[:, athlete], alone.points, rtol=1e-11, atol=1e-11)


def test_a_team_in_any_shape_keeps_it():
    series = league(6, 0.1)
    found = scored({name: values.reshape(2, 3, DAYS) for name, values in series.items()})
    assert found.score.shape == (2, 3, DAYS)
    assert found.z.shape == found.points.shape == found.age_days.shape == (5, 2, 3, DAYS)
    np.testing.assert_array_equal(found.score.reshape(6, DAYS), scored(series).score)


def test_one_series_may_stand_for_several_athletes():
    series = league(2, 0.0)
    shared = Signals(wellness_score=series["wellness_score"], acwr=series["acwr"][0])
    each = Signals(wellness_score=series["wellness_score"], acwr=np.stack([series["acwr"][0]] * 2))
    np.testing.assert_array_equal(readiness_score(shared).score, readiness_score(each).score)


@pytest.mark.parametrize("lead", [0, 2, 27])
@pytest.mark.parametrize("missing", [0.0, 0.3])
def test_deviations_in_one_go_are_those_from_the_baseline_written_out(lead, missing):
    values = league(4, missing, days=90)["resting_hr_bpm"]
    values[:, :lead] = np.nan
    step_by_step = deviation(values, usual(values), 1.0)
    np.testing.assert_allclose(deviations(values, 1.0), step_by_step, rtol=1e-11, atol=1e-11)
    out = np.empty_like(values)
    assert deviations(values, 1.0, out=out) is out


@pytest.mark.parametrize("days", [0, 1, 14, 15, 60, 61])
def test_short_histories_have_no_baseline_before_the_fifteenth_day(days):
    values = np.arange(days, dtype=float)
    before = usual(values)
    assert np.isnan(before.mean[:14]).all()
    assert np.isfinite(before.mean[14:]).all()
    assert before.days_known.tolist() == [min(day, 60) for day in range(days)]


def test_what_is_not_a_number_counts_as_unknown_and_spoils_no_later_day():
    values = np.tile([49.0, 51.0], 30)
    spoilt = values.copy()
    spoilt[20] = np.inf
    assert usual(spoilt).days_known[-1] == 58
    np.testing.assert_allclose(usual(spoilt).mean[40:], usual(np.where(np.isinf(spoilt), np.nan, spoilt)).mean[40:])


@pytest.mark.parametrize("days", [-1, 8])
def test_a_value_is_carried_for_a_week_at_most(days):
    with pytest.raises(ValueError, match=f"carry_days is {days}, not 0 to 7"):
        mixing(days)


def test_a_value_can_be_carried_for_a_week():
    filled, age_days = carried(np.append(1.0, np.full(8, np.nan)), 7)
    assert filled[7] == 0.5**7
    assert age_days[7] == 7.0
    assert np.isnan(filled[8])
    assert mixing(7).coverage.max() == pytest.approx(1.0)
