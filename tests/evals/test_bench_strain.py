"""What the strain screen is said to find is what it finds: false alarms, detection and lead on simulated athletes."""

import numpy as np
import pytest

from evals.bench.strain import REDUCE, REFER, WATCH, courses, detection, false_alarms_per_year
from physiology.strain import assess_strain
from simulation.overreaching import LOSS, RUN_UP_DAYS, TEST_EVERY_DAYS, population

ATHLETES = 1000


@pytest.mark.parametrize(("level", "a_year"), [(WATCH, 2.3), (REDUCE, 0.3), (REFER, 0.0)])
def test_a_steady_athlete_is_alarmed_as_rarely_as_is_said(level, a_year):
    found = false_alarms_per_year(level, ATHLETES)
    print(f"level {level:g}: {found:.2f} false alarms per athlete-year")
    assert found == pytest.approx(a_year, abs=0.06)


@pytest.mark.parametrize(
    ("kind", "level", "before_loss", "by_chance", "lead_days"),
    [
        ("non_functional", WATCH, 0.68, 0.12, (4, 11, 18)),
        ("non_functional", REDUCE, 0.23, 0.02, (3, 9, 17)),
        ("functional", WATCH, 0.38, 0.08, (2, 5, 10)),
    ],
)
def test_detection_and_lead_are_what_is_said_and_beat_chance(kind, level, before_loss, by_chance, lead_days):
    found = detection(kind, level, ATHLETES)
    print(f"{kind}, level {level:g}: {found}")
    assert found.before_loss == pytest.approx(before_loss, abs=0.02)
    assert found.by_chance == pytest.approx(by_chance, abs=0.02)
    assert found.lead_days == pytest.approx(lead_days, abs=1)
    assert found.before_loss <= found.within_two_weeks <= found.ever
    assert f"{round(100 * before_loss)}" in (assess_strain.__doc__ or "")


def test_a_level_nobody_reaches_in_time_has_no_lead():
    assert np.isnan(detection("functional", REFER, 50).lead_days).all()


@pytest.mark.parametrize(("kind", "ever"), [("non_functional", 0.55), ("functional", 0.08)])
def test_most_lasting_losses_and_few_others_are_referred_in_the_end(kind, ever):
    assert detection(kind, REFER, ATHLETES).ever == pytest.approx(ever, abs=0.03)


def test_weekly_tests_call_most_non_functional_losses_lasting_and_few_functional_ones():
    lasting, functional = courses("non_functional", ATHLETES), courses("functional", ATHLETES)
    print(f"called lasting: non-functional {lasting}, functional {functional}")
    assert lasting.lasting == pytest.approx(0.95, abs=0.03)
    assert lasting.after_days == pytest.approx(26, abs=2)
    assert functional.lasting == pytest.approx(0.17, abs=0.03)


@pytest.mark.parametrize("kind", ["steady", "functional", "non_functional"])
def test_the_same_seed_gives_the_same_people_and_another_one_others(kind):
    once, again, other = (population(kind, 5, 60, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(once.rmssd_ms, again.rmssd_ms)
    assert (once.rmssd_ms != other.rmssd_ms).any()


def test_steady_athletes_lose_nothing_and_the_others_lose_it_after_their_overload_began():
    steady, lost = population("steady", 200, 90, 3), population("non_functional", 200, 120, 3)
    assert (steady.lost_from == -1).all()
    assert (steady.overload_from == -1).all()
    known = lost.lost_from >= 0
    assert known.mean() > 0.9
    assert (lost.lost_from[known] > lost.overload_from[known]).all()
    first = np.take_along_axis(lost.performance[known], lost.lost_from[known][:, None], axis=1)[:, 0]
    assert (first <= -LOSS).all()


def test_functional_losses_are_over_within_weeks_and_the_others_are_not():
    days = {
        kind: (population(kind, 300, 120, 3).performance <= -LOSS).sum(axis=1)
        for kind in ("functional", "non_functional")
    }
    assert np.percentile(days["functional"], 90) <= 21
    assert np.percentile(days["non_functional"], 10) >= 28


def test_resting_heart_rate_rises_by_its_effect_in_the_first_two_weeks_only():
    people, steady = population("non_functional", 3000, 90, 5), population("steady", 3000, 90, 5)
    start = RUN_UP_DAYS + 14
    spread = steady.resting_hr_bpm.std(axis=1).mean()
    rise = (people.resting_hr_bpm[:, start + 6 : start + 14].mean() - 50.0) / spread
    later = (people.resting_hr_bpm[:, start + 15 : start + 30].mean() - 50.0) / spread
    assert rise == pytest.approx(0.55, abs=0.05)
    assert later == pytest.approx(0.0, abs=0.05)


def test_a_test_is_a_weekly_one():
    tested = np.isfinite(population("steady", 20, 70, 1).test_power_w)
    assert (tested.sum(axis=1) == (RUN_UP_DAYS + 70) / TEST_EVERY_DAYS).all()
