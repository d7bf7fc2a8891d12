"""Every story shows on the last day, whatever the seed and the weekday, when the physiology reads the data."""

from datetime import date, timedelta
from functools import cache

import numpy as np
import pytest

from physiology.finding import InsufficientData
from physiology.history import DailyHistory
from physiology.hrv import assess_hrv
from physiology.load import assess_load
from physiology.prescription import adjust
from physiology.readiness import assess_readiness
from physiology.session import SessionKind
from physiology.sleep import assess_sleep
from physiology.strain import assess_strain
from physiology.wellness import assess_wellness, body_reports
from simulation.athlete import SimulatedAthlete, simulate_athlete
from simulation.history import daily_history
from simulation.roster import PEOPLE
from simulation.stories import STORIES

WEEK = [date(2026, 3, 2) + timedelta(days=day) for day in range(7)]
SEEDS = (1, 20)
EVERY_SEED_AND_WEEKDAY = pytest.mark.parametrize(
    ("seed", "last_on"), [(seed, day) for seed in SEEDS for day in WEEK], ids=str
)


@cache
def told(story: str, seed: int, last_on: date) -> tuple[SimulatedAthlete, DailyHistory]:
    index = next(index for index, person in enumerate(PEOPLE) if person.story == story)
    athlete = simulate_athlete(PEOPLE[index], seed, index, last_on, days=120)
    return athlete, daily_history(athlete)


def today(athlete: SimulatedAthlete):
    return next(session for session in athlete.planned if session.on == athlete.last_on)


def found(assess, history: DailyHistory):
    try:
        return assess(history)
    except InsufficientData:
        return None


CHANGED_TODAY = {
    "short_nights": {"SHORT_SLEEP_CUTS_VOLUME"},
    "load_spike": {"LOAD_SPIKE_CUTS_VOLUME"},
    "illness": {"ILLNESS_RESTS"},
    "overreaching": {"WELLNESS_RED_EASES", "READINESS_RECOVERY_BAND"},
    "tired_but_green_hrv": {"WELLNESS_RED_EASES"},
}
KEPT_TODAY = ("high_but_fine", "return_from_injury", "watch_not_worn", "brand_new", "no_consent", "silent")


def rules_today(story: str, seed: int, last_on: date) -> set[str]:
    athlete, history = told(story, seed, last_on)
    adjustment = adjust(
        today(athlete),
        readiness=found(assess_readiness, history),
        load=found(assess_load, history),
        sleep=found(assess_sleep, history),
        wellness=found(assess_wellness, history),
        reports=body_reports(history),
    )
    return {fired.rule for fired in adjustment.rules}


@EVERY_SEED_AND_WEEKDAY
def test_today_is_changed_for_the_reason_the_story_tells(seed, last_on):
    for story, rules in CHANGED_TODAY.items():
        fired = rules_today(story, seed, last_on)
        assert fired, story
        assert fired <= rules, story


@EVERY_SEED_AND_WEEKDAY
def test_today_is_kept_where_the_story_gives_no_reason(seed, last_on):
    assert {story: rules_today(story, seed, last_on) for story in KEPT_TODAY} == {story: set() for story in KEPT_TODAY}


def test_every_story_is_told_by_somebody_and_everybody_tells_a_known_one():
    assert {person.story for person in PEOPLE} == set(STORIES)


@EVERY_SEED_AND_WEEKDAY
def test_load_spike_is_a_ratio_above_one_and_a_half(seed, last_on):
    _, history = told("load_spike", seed, last_on)
    found = assess_load(history)
    assert found.value.acwr > 1.6
    assert found.reasons[0].code == "LOAD_RISING_FAST"


@EVERY_SEED_AND_WEEKDAY
def test_short_nights_are_two_under_six_hours_with_usual_hrv_before_intervals(seed, last_on):
    athlete, history = told("short_nights", seed, last_on)
    nights = history.tail("sleep_min", 4)
    assert (nights[-2:] < 360).all()
    assert (nights[:-2] > 360).all()
    assert assess_hrv(history).value.state != "below"
    assert abs(assess_hrv(history).value.today_deviation_sd) < 2
    assert assess_load(history).value.acwr < 1.3
    assert 58 <= assess_readiness(history).value.score <= 80
    planned = today(athlete)
    assert (planned.kind, planned.reps, planned.rep_min, planned.target_rpe) == (SessionKind.INTERVALS, 6, 4, 8)


@EVERY_SEED_AND_WEEKDAY
def test_illness_is_reported_and_both_heart_signals_agree(seed, last_on):
    _, history = told("illness", seed, last_on)
    assert history.tail("ill", 3).tolist() == [0.0, 1.0, 1.0]
    usual_bpm = np.nanmean(history.tail("resting_hr_bpm", 60)[:-7])
    assert history.latest("resting_hr_bpm")[1] > usual_bpm + 5
    assert assess_hrv(history).value.today_deviation_sd < -1
    assert assess_readiness(history).value.score <= 40


@EVERY_SEED_AND_WEEKDAY
def test_return_from_injury_is_a_low_chronic_load_that_grows(seed, last_on):
    _, history = told("return_from_injury", seed, last_on)
    load_au = history.of("session_load_au")
    week_au = [np.nansum(load_au[-1 - 7 * back : -1 - 7 * (back - 1)]) for back in (4, 3, 2, 1)]
    assert week_au[0] < week_au[-1]
    assert max(week_au) in week_au[-2:]
    before_au = np.nansum(load_au[:49]) / 49
    found = assess_load(history).value
    assert found.chronic_au < 0.6 * before_au
    assert 1.0 < found.acwr < 1.5
    assert np.nanmax(history.of("injured")[: 120 - 36]) == 1.0
    assert np.nanmax(history.tail("injured", 28)) == 0.0


@EVERY_SEED_AND_WEEKDAY
def test_overreaching_is_every_signal_getting_worse_over_ten_days(seed, last_on):
    _, history = told("overreaching", seed, last_on)
    worse = {"rmssd_ms": -1, "resting_hr_bpm": 1, "sleep_min": -1, "mood_score": -1, "fatigue_score": -1}
    for metric, sign in worse.items():
        newest, before = history.tail(metric, 3).mean(), np.nanmean(history.tail(metric, 40)[:-11])
        assert sign * (newest - before) > 0, metric
        assert sign * np.polyfit(np.arange(11), history.tail(metric, 11), 1)[0] > 0, metric
    assert assess_readiness(history).value.score < 50
    assert assess_strain(history).value.signals >= 3


@EVERY_SEED_AND_WEEKDAY
def test_watch_not_worn_is_six_nights_without_device_and_every_check_in(seed, last_on):
    _, history = told("watch_not_worn", seed, last_on)
    assert [history.known(metric, 6) for metric in ("rmssd_ms", "sleep_min", "fatigue_score")] == [0, 0, 6]
    assert history.known("rmssd_ms", 7) == 1
    with pytest.raises(InsufficientData):
        assess_hrv(history)


@EVERY_SEED_AND_WEEKDAY
def test_brand_new_has_three_days_and_no_ratio(seed, last_on):
    athlete, history = told("brand_new", seed, last_on)
    assert history.n_days == 3
    assert history.known("rmssd_ms", 3) == history.known("fatigue_score", 3) == 3
    assert athlete.sessions
    with pytest.raises(InsufficientData):
        assess_load(history)
    with pytest.raises(InsufficientData):
        assess_readiness(history)


@EVERY_SEED_AND_WEEKDAY
def test_high_but_fine_is_in_the_hard_band_before_intervals(seed, last_on):
    athlete, history = told("high_but_fine", seed, last_on)
    assert assess_readiness(history).value.score > 80
    assert today(athlete).kind is SessionKind.INTERVALS
    assert assess_sleep(history).value.last_night_min > 400
    assert assess_load(history).value.acwr < 1.3


@EVERY_SEED_AND_WEEKDAY
def test_tired_but_green_hrv_is_red_wellness_that_caps_a_good_watch(seed, last_on):
    _, history = told("tired_but_green_hrv", seed, last_on)
    assert assess_hrv(history).value.today_deviation_sd > 0
    assert assess_readiness(history).value.score < 60
    items = [history.latest(item)[1] for item in ("fatigue_score", "mood_score", "stress_score")]
    assert np.mean(items) <= 2.5


@EVERY_SEED_AND_WEEKDAY
def test_silent_said_nothing_today_but_did_yesterday(seed, last_on):
    _, history = told("silent", seed, last_on)
    assert history.tail("checked_in", 2).tolist() == [1.0, 0.0]
    assert history.known("rmssd_ms", 1) == 0
    assert history.known("rmssd_ms", 2) == 1


@EVERY_SEED_AND_WEEKDAY
def test_only_one_story_hides_from_the_coach_and_its_data_are_ordinary(seed, last_on):
    athlete, history = told("no_consent", seed, last_on)
    assert not athlete.shares_with_coach
    assert [name for name, story in STORIES.items() if not story.shares_with_coach] == ["no_consent"]
    assert 50 < assess_readiness(history).value.score < 90


@EVERY_SEED_AND_WEEKDAY
def test_steady_people_stay_between_their_bands(seed, last_on):
    index = 17
    history = daily_history(simulate_athlete(PEOPLE[index], seed, index, last_on, days=120))
    assert 50 < assess_readiness(history).value.score < 90
    assert history.tail("checked_in", 1)[0] == 1.0
