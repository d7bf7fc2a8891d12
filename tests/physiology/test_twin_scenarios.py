"""Courses of training: what each differs by, that all stay within what was done, and that none is called best."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.finding import InsufficientData, Kind, Status
from physiology.history import DailyHistory
from physiology.load.monotony import monotony
from physiology.load.ratio import acwr
from physiology.outlook import project
from physiology.readiness.inputs import daily_load_of
from physiology.twin import ScenarioName, compare_scenarios
from physiology.twin.assessment import fitted_twin
from physiology.twin.comparison import ImpossibleComparison
from physiology.twin.ensemble import forecast
from physiology.twin.fitting import regressors
from physiology.twin.illustration import generic_gains, illustrated_change
from physiology.twin.impulse import Convention, performance
from physiology.twin.scenario import SCENARIOS, schedule, usual_days
from tests.physiology.judged_days import history, shaped
from tests.physiology.tested_athletes import follower, wanderer

WEEK = np.array([0.0, 300.0, 500.0, 200.0, 300.0, 600.0, 100.0])
PAST = np.tile(WEEK, 8)
SLEPT = np.full(56, 480.0)
names = st.sampled_from(ScenarioName)
BOTH = [ScenarioName.MAINTAIN, ScenarioName.TAPER]


def loads(name, days=21, past=PAST):
    return schedule(name, past, SLEPT[: past.size], days)[0]


def nights(name, days=21, slept=SLEPT):
    return schedule(name, PAST, slept, days)[1]


@given(names, st.lists(st.floats(0.0, 3000.0), min_size=7, max_size=60).map(np.array), st.integers(7, 42))
def test_loads_stay_between_nothing_and_the_largest(name, past, days):
    found, slept = schedule(name, past, np.full(past.size, np.nan), days)
    assert found.shape == slept.shape == (days,)
    assert (found >= 0.0).all()
    assert (found <= past.max() + 1e-9).all()
    assert np.isnan(slept).all()


def test_usual_weeks_repeat_the_mean_of_each_weekday():
    np.testing.assert_allclose(loads(ScenarioName.MAINTAIN), np.tile(WEEK, 3))
    uneven = np.concatenate([np.full(14, 999.0), np.tile(WEEK, 2), np.tile(WEEK + 100.0, 2)])
    np.testing.assert_allclose(usual_days(uneven, 8), [*(WEEK + 50.0), 50.0])
    np.testing.assert_allclose(usual_days(np.concatenate([[7.0, 7.0], WEEK]), 7), WEEK)
    assert np.isnan(nights(ScenarioName.MAINTAIN)).all()


def test_a_peaking_block_is_three_hard_days_and_half_of_usual_for_four():
    found = loads(ScenarioName.PEAKING_BLOCK, 9)
    np.testing.assert_allclose(found, [600.0, 600.0, 600.0, 100.0, 150.0, 300.0, 50.0, 0.0, 300.0])
    rested = np.concatenate([PAST, np.zeros(28)])
    assert loads(ScenarioName.PEAKING_BLOCK, 7, rested).max() == 0.0


def test_a_hard_day_is_the_least_trained_one_that_nine_of_ten_do_not_exceed_whatever_the_rest_days():
    seldom = np.zeros(56)
    seldom[[30, 37, 44, 51]] = [100.0, 200.0, 400.0, 300.0]
    assert loads(ScenarioName.PEAKING_BLOCK, 7, seldom)[:3].tolist() == [400.0] * 3
    often = np.tile(WEEK, 8)
    often[-28:] = 10.0 * np.arange(28)
    assert loads(ScenarioName.PEAKING_BLOCK, 7, often)[:3].tolist() == [250.0] * 3


def test_a_taper_takes_half_of_the_last_fortnight_and_keeps_its_days():
    found, usual = loads(ScenarioName.TAPER), loads(ScenarioName.MAINTAIN)
    np.testing.assert_allclose(found[:7], usual[:7])
    assert found[7] == 0.8 * usual[7]
    assert found[20] == 0.3 * usual[20]
    assert ((found > 0) == (usual > 0)).all()
    assert 0.4 < found[7:].sum() / usual[7:].sum() < 0.59
    np.testing.assert_allclose(loads(ScenarioName.TAPER, 7), (0.01 * np.array([47, 44, 41, 38, 35, 33, 30])) * WEEK)


def test_a_rest_week_is_two_fifths_of_usual_for_seven_days():
    found, usual = loads(ScenarioName.REST_WEEK), loads(ScenarioName.MAINTAIN)
    np.testing.assert_allclose(found[:7], 0.4 * usual[:7])
    np.testing.assert_allclose(found[7:], usual[7:])


def test_short_nights_and_travel_take_sleep_from_the_first_nights():
    short = nights(ScenarioName.SLEEP_LOSS)
    assert short[:3].tolist() == [330.0] * 3
    assert np.isnan(short[3:]).all()
    away = nights(ScenarioName.TRAVEL)
    assert away[:6].tolist() == [390.0, 405.0, 420.0, 435.0, 450.0, 465.0]
    assert np.isnan(away[6:]).all()
    np.testing.assert_allclose(loads(ScenarioName.TRAVEL, 7)[:4], [0.0, 210.0, 350.0, 200.0])
    np.testing.assert_allclose(loads(ScenarioName.SLEEP_LOSS), loads(ScenarioName.MAINTAIN))


def test_a_night_is_never_taken_below_three_hours_and_only_the_last_four_weeks_count():
    assert nights(ScenarioName.SLEEP_LOSS, slept=np.full(56, 300.0))[0] == 180.0
    early = np.concatenate([np.full(28, 600.0), np.full(27, 480.0), [np.nan]])
    assert nights(ScenarioName.SLEEP_LOSS, slept=early)[0] == 330.0


def test_every_scenario_has_its_data():
    assert set(SCENARIOS) == set(ScenarioName)


def test_generic_gains_settle_at_ten_points_of_fitness_and_two_thirds_of_that_as_fatigue():
    gains = generic_gains(400.0)
    assert (gains.p0, gains.tau1_days, gains.tau2_days) == (100.0, 45.0, 15.0)
    assert gains.k1 * 400.0 * 45.0 == pytest.approx(10.0)
    assert gains.k2 * 400.0 * 15.0 == pytest.approx(20.0 / 3)


def test_the_illustration_pays_for_rest_first_and_charges_for_it_later():
    usual = np.full(90, 400.0)
    np.testing.assert_allclose(illustrated_change(usual, np.full(30, 400.0), 400.0), 0.0, atol=1e-9)
    rest = illustrated_change(usual, np.zeros(200), 400.0)
    assert rest[0] == pytest.approx(0.0)
    assert rest[1] == pytest.approx(0.21, abs=0.03)
    assert 0.8 < rest.max() < 1.3
    assert rest[-1] < -2.5
    uneven = np.append(usual, [0.0, 900.0])
    ahead = np.array([200.0, 600.0])
    whole = performance(np.append(uneven, ahead), generic_gains(400.0), Convention.LAG_1, 400.0)
    expected = 100.0 * (whole[-2:] / whole[-3] - 1.0)
    np.testing.assert_allclose(illustrated_change(uneven, ahead, 400.0), expected)


def test_courses_come_in_the_order_asked_with_a_morning_a_day():
    known = history()
    order = [ScenarioName.TAPER, ScenarioName.MAINTAIN, ScenarioName.SLEEP_LOSS]
    finding = compare_scenarios(known, order, 14)
    value = finding.value
    assert [course.name for course in value.courses] == order
    assert (value.days, value.personal) == (14, False)
    for course in value.courses:
        paths = (course.loads_au, course.readiness, course.illustrated_pct, course.acwr, course.monotony)
        assert [len(path) for path in paths] == [14] * 5
        assert course.performance is course.against_first is None
    assert finding.status is Status.PROVISIONAL
    assert finding.reasons == ()
    assert finding.caveats == ("SCENARIOS_ILLUSTRATION",)
    assert [fact.window.last_on for fact in finding.facts] == [known.last_on + timedelta(days=14)] * 3
    assert [fact.value for fact in finding.facts] == [course.readiness[-1].score for course in value.courses]
    last = [course.readiness[-1] for course in value.courses]
    assert [(fact.low, fact.high) for fact in finding.facts] == [(day.low, day.high) for day in last]
    assert {(fact.metric, fact.kind) for fact in finding.facts} == {("readiness", Kind.PREDICTED)}


def test_readiness_ratio_and_monotony_are_those_of_their_own_rooms():
    known = history()
    (course,) = compare_scenarios(known, [ScenarioName.REST_WEEK], 21).value.courses
    ahead = np.array(course.loads_au)
    days = project(known, ahead).value.days
    assert course.readiness == days
    whole = np.concatenate([daily_load_of(known), ahead])
    np.testing.assert_allclose(course.acwr, acwr(whole)[-21:])
    np.testing.assert_allclose(course.monotony, monotony(whole)[-21:])


def test_lost_sleep_lowers_readiness_and_leaves_the_loads_alone():
    usual, short = compare_scenarios(history(), [ScenarioName.MAINTAIN, ScenarioName.SLEEP_LOSS], 7).value.courses
    assert usual.loads_au == short.loads_au
    assert all(short.readiness[day].score < usual.readiness[day].score for day in range(3))
    assert short.illustrated_pct == usual.illustrated_pct


def test_a_personal_model_gives_bands_and_differences_from_the_first():
    finding = compare_scenarios(follower(3), [*BOTH, ScenarioName.SLEEP_LOSS], 21)
    usual, taper, short = finding.value.courses
    assert finding.value.personal
    assert finding.caveats == ("TWIN_LINEAR", "SCENARIOS_NO_READINESS")
    assert finding.facts == ()
    for band in (*usual.performance, *taper.performance):
        assert band.low < band.value < band.high
        assert band.value - band.low == pytest.approx(band.high - band.value)
    assert all(band.value == band.low == band.high == 0.0 for band in (*usual.against_first, *short.against_first))
    last = taper.against_first[-1]
    assert last.value == pytest.approx(taper.performance[-1].value - usual.performance[-1].value)
    assert last.high - last.low < taper.performance[-1].high - taper.performance[-1].low
    assert all(band.value == pytest.approx(0.0, abs=1e-9) for band in taper.against_first[:8])


def test_a_morning_of_a_course_is_the_ensembles_forecast_of_a_test_on_that_day():
    known = follower(3)
    (course,) = compare_scenarios(known, [ScenarioName.REST_WEEK], 14).value.courses
    fitted = fitted_twin(known)
    whole = np.append(fitted.record.load_au, course.loads_au)
    given_ = regressors(whole, np.arange(120, 134), np.array(fitted.record.usual_au), Convention.LAG_1)
    value, sd = forecast(fitted.ensemble, given_)
    np.testing.assert_allclose([band.value for band in course.performance], value)
    np.testing.assert_allclose([band.high for band in course.performance], value + 1.2816 * sd)


def test_an_athlete_whose_tests_do_not_follow_load_gets_the_illustration():
    finding = compare_scenarios(wanderer(2), BOTH, 7)
    assert not finding.value.personal
    assert [course.performance for course in finding.value.courses] == [None, None]
    assert finding.caveats[0] == "SCENARIOS_ILLUSTRATION"


def test_without_readiness_the_rest_is_still_compared():
    known = history()
    loads_only = {key: known.of(key) for key in ("session_load_au", "sessions_count")}
    finding = compare_scenarios(DailyHistory(known.first_on, known.n_days, loads_only), BOTH, 7)
    assert [course.readiness for course in finding.value.courses] == [None, None]
    assert finding.caveats == ("SCENARIOS_ILLUSTRATION", "SCENARIOS_NO_READINESS")


def test_a_gap_leaves_ratio_and_monotony_open_and_fills_the_model_with_average_days():
    gappy = shaped(session_load_au=[np.nan] * 8, sessions_count=[np.nan] * 8)
    (course,) = compare_scenarios(gappy, [ScenarioName.MAINTAIN], 7).value.courses
    assert course.acwr[0] is None
    assert course.monotony[:6] == (None,) * 6
    assert course.monotony[6] is not None


@pytest.mark.parametrize(
    ("asked", "days"),
    [([], 14), ([*BOTH, BOTH[0]], 14), (list(ScenarioName), 14), (BOTH, 6), (BOTH, 43)],
)
def test_more_than_five_one_twice_or_another_horizon_is_impossible(asked, days):
    with pytest.raises(ImpossibleComparison) as refused:
        compare_scenarios(history(), asked, days)
    assert (refused.value.scenarios, refused.value.days) == (len(asked), days)


@pytest.mark.parametrize("days", [7, 42])
@pytest.mark.parametrize("asked", [list(ScenarioName)[:5], BOTH[:1]])
def test_one_to_five_over_one_to_six_weeks_are_possible(asked, days):
    assert len(compare_scenarios(history(), asked, days).value.courses) == len(asked)


def test_fewer_than_fourteen_known_loads_are_insufficient():
    with pytest.raises(InsufficientData) as lack:
        compare_scenarios(history(drop=("session_load_au", "sessions_count")), BOTH, 14)
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("outlook", 14, 0)
