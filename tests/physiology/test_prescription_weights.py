"""Who a session is for: athlete type, age and phase, and what the rules read of the days."""

from datetime import date

import numpy as np
import pytest

from physiology.adjustment import AthleteType, Setting
from physiology.assessment import assess
from physiology.finding import Kind
from physiology.history import DailyHistory
from physiology.prescription.day_facts import day_facts
from physiology.prescription.weights import (
    BY_TYPE,
    MASTERS,
    NEUTRAL,
    Weights,
    is_minor,
    setting_of,
    weighed_by,
    weights_of,
)
from physiology.session import Phase, PlannedSession, SessionKind

FIRST_ON = date(2026, 1, 1)


def test_no_weight_asks_for_less_than_a_rule_asks_of_everybody():
    for row in (*BY_TYPE.values(), MASTERS):
        assert all(own >= least for own, least in zip(row.weights, NEUTRAL, strict=True))
        assert row.basis == "house_rule"


@pytest.mark.parametrize(
    ("athlete", "age", "weights"),
    [
        (AthleteType.TEAM, None, Weights(1.0, 1.0, 20.0, 1)),
        (AthleteType.STRENGTH, 34, Weights(1.0, 1.0, 20.0, 1)),
        (AthleteType.POWER, 20, Weights(1.0, 1.0, 25.0, 1)),
        (AthleteType.ENDURANCE, 20, Weights(1.0, 1.2, 20.0, 1)),
        (AthleteType.ENDURANCE, 35, Weights(1.25, 1.44, 25.0, 2)),
        (AthleteType.TEAM, 35, Weights(1.25, 1.2, 25.0, 2)),
    ],
)
def test_the_weights_of_types_and_ages(athlete, age, weights):
    assert weights_of(Setting(athlete_type=athlete, age_years=age)) == pytest.approx(weights)


def test_every_weight_names_what_it_rests_on():
    sprinter = Setting(athlete_type=AthleteType.POWER, age_years=20)
    runner = Setting(athlete_type=AthleteType.ENDURANCE, age_years=35)
    assert weighed_by(sprinter, "warm_up_min") == ("WEIGHT_POWER",)
    assert weighed_by(sprinter, "volume_cut") == ()
    assert weighed_by(runner, "volume_cut") == ("WEIGHT_ENDURANCE", "WEIGHT_MASTERS")
    assert weighed_by(runner, "days_between_hard") == ("WEIGHT_MASTERS",)
    assert weighed_by(runner, "recovery") == ("WEIGHT_MASTERS",)


@pytest.mark.parametrize(
    ("sport", "athlete"),
    [
        ("football", AthleteType.TEAM),
        ("", AthleteType.TEAM),
        ("Running", AthleteType.ENDURANCE),
        ("trail", AthleteType.ENDURANCE),
        ("triathlon", AthleteType.ENDURANCE),
        ("sprint running", AthleteType.POWER),
        ("long jump", AthleteType.POWER),
        ("Powerlifting", AthleteType.STRENGTH),
    ],
)
def test_a_sport_names_a_type(sport, athlete):
    assert setting_of(sport, None, 2026).athlete_type is athlete


def test_age_is_counted_in_calendar_years_and_a_return_outranks_the_plan():
    assert setting_of("running", 1991, 2026).age_years == 35
    assert setting_of("running", None, 2026).age_years is None
    assert setting_of("running", 2030, 2026).age_years == 0
    assert setting_of("running", 1991, 2026).phase is Phase.BUILD
    assert setting_of("running", 1991, 2026, Phase.TAPER).phase is Phase.TAPER
    assert setting_of("running", 1991, 2026, Phase.TAPER, returning=True).phase is Phase.RETURN
    assert is_minor(Setting(age_years=17))
    assert not is_minor(Setting(age_years=18))


def plan(minutes: float, on: date) -> PlannedSession:
    return PlannedSession(on=on, title="Long run", kind=SessionKind.LONG, duration_min=minutes, target_rpe=4)


def test_the_planned_length_is_set_against_the_longest_day_of_thirty():
    minutes = np.full(31, 60.0)
    minutes[0], minutes[-1] = 80.0, 300.0
    days = DailyHistory(FIRST_ON, 31, {"session_duration_min": minutes, "body_temp_c": np.full(31, 36.6)})
    temperature, spike = day_facts(days, plan(100.0, days.last_on))
    assert (temperature.metric, temperature.value, temperature.kind) == ("body_temp_c", 36.6, Kind.MEASURED)
    assert (spike.value, spike.kind) == (25.0, Kind.PLANNED)
    assert (spike.window.days_used, spike.window.days_expected, spike.window.last_on) == (30, 30, days.last_on)


def test_the_longest_day_is_unknown_where_too_few_days_are():
    minutes = np.full(31, np.nan)
    minutes[7:-1] = 60.0
    days = DailyHistory(FIRST_ON, 31, {"session_duration_min": minutes})
    assert day_facts(days, plan(90.0, days.last_on)) == ()
    minutes[6] = 60.0
    (spike,) = day_facts(DailyHistory(FIRST_ON, 31, {"session_duration_min": minutes}), plan(90.0, days.last_on))
    assert (spike.value, spike.window.days_used) == (50.0, 24)
    rested = np.zeros(31)
    rested[6] = 1.0
    minutes[6] = np.nan
    known = DailyHistory(FIRST_ON, 31, {"session_duration_min": minutes, "rest_confirmed": rested})
    assert day_facts(known, plan(90.0, days.last_on))[0].value == 50.0
    unrested = DailyHistory(FIRST_ON, 31, {"session_duration_min": minutes, "rest_confirmed": np.zeros(31)})
    assert day_facts(unrested, plan(90.0, days.last_on)) == ()
    only_rest = DailyHistory(FIRST_ON, 31, {"rest_confirmed": np.ones(31)})
    assert day_facts(only_rest, plan(90.0, days.last_on)) == ()


def test_signs_of_illness_count_where_temperature_or_breathing_is_among_them():
    rng = np.random.default_rng(4)
    nights = {
        "resting_hr_bpm": 50.0 + rng.normal(0, 1.5, 60),
        "skin_temp_c": 33.0 + rng.normal(0, 0.1, 60),
        "rmssd_ms": 60.0 + rng.normal(0, 4.0, 60),
    }
    nights["resting_hr_bpm"][-1] = 62.0
    autonomic = {**nights, "rmssd_ms": np.append(nights["rmssd_ms"][:-1], 35.0)}
    warm = {**nights, "skin_temp_c": np.append(nights["skin_temp_c"][:-1], 34.5)}

    def signs(series) -> list[float]:
        days = DailyHistory(FIRST_ON, 60, series)
        facts = day_facts(days, plan(60.0, days.last_on), assess(days).illness)
        return [fact.value for fact in facts if fact.metric == "illness_signals"]

    assert signs(warm) == [2.0]
    assert signs(autonomic) == []
    assert signs({}) == []
    assert day_facts(DailyHistory(FIRST_ON, 60, warm), plan(60.0, FIRST_ON)) == ()
