"""A personal model is refused unless an athlete's tests carry it: by number, by span, by foresight, against chance."""

import numpy as np
import pytest

from physiology.finding import InsufficientData, Kind, Status
from physiology.twin import assess_twin
from physiology.twin.assessment import SHUFFLES_BEATEN, fitted_twin
from physiology.twin.critical import critical_range
from physiology.twin.ensemble import Ensemble, fitted_ensemble
from physiology.twin.fitting import GRID_DAYS, Regressors, regressors
from physiology.twin.impulse import Convention, critical_days
from physiology.twin.record import enough, training_record
from tests.physiology.test_twin_impulse import bike_score
from tests.physiology.tested_athletes import FIRST_ON, blocks, course, follower, laid_out, wanderer

BIKE_TESTS = {
    44: 271.0,
    47: 274.0,
    55: 282.0,
    69: 290.0,
    76: 292.0,
    82: 296.0,
    104: 299.0,
    114: 296.0,
    131: 302.0,
}


def accepted(histories):
    return np.mean([assess_twin(history).value.supported for history in histories])


def test_most_athletes_who_follow_load_are_supported_and_hardly_any_whose_tests_are_chance():
    """Measured with 400 athletes each: 55 to 76 % and 1 %."""
    assert accepted(follower(seed) for seed in range(30)) > 0.6
    assert accepted(wanderer(seed) for seed in range(40)) <= 0.05


def test_four_in_five_unseen_tests_lie_within_the_band():
    inside = []
    for seed in range(60):
        foreseen = fitted_twin(follower(seed, error=0.02)).foreseen
        inside.append((foreseen.seen >= foreseen.low) & (foreseen.seen <= foreseen.high))
    assert 0.75 < np.concatenate(inside).mean() < 0.87


def test_a_supported_model_tells_its_errors_its_days_and_what_it_rests_on():
    finding = assess_twin(follower(3))
    value = finding.value
    assert value.supported
    assert value.error < min(value.error_of_last, value.error_of_mean)
    assert (value.tests, value.foreseen) == (17, 12)
    assert finding.status is Status.OK
    assert [reason.code for reason in finding.reasons] == ["TWIN_BEATS_LAST", "TWIN_BEATS_MEAN", "TWIN_BEATS_SHUFFLED"]
    facts = {fact.metric: fact for fact in finding.facts}
    assert facts["tests_count"].value == 17
    assert facts["test_error_w"].value == value.error
    low, high = value.days.gain_largest_days
    assert (facts["gain_peak_days"].low, facts["gain_peak_days"].high) == (low, high)
    assert facts["gain_peak_days"].value == (low + high) / 2
    assert facts["harm_over_days"].high == value.days.harm_over_days[1]
    assert facts["tests_count"].window.days_used == facts["tests_count"].window.days_expected == 120
    assert finding.caveats == ("TWIN_LINEAR",)
    errors = [reason.facts[0] for reason in finding.reasons]
    assert {fact.window for fact in (*finding.facts, *errors)} == {facts["tests_count"].window}
    assert {fact.kind for fact in finding.facts} == {Kind.COMPUTED}
    assert [fact.metric for fact in errors] == ["last_test_error_w", "mean_test_error_w", "shuffles_beaten_pct"]
    assert [fact.value for fact in errors] == [
        value.error_of_last,
        value.error_of_mean,
        100.0 * value.shuffles_beaten,
    ]


def test_tests_that_never_change_are_beaten_by_saying_so_again():
    load = blocks(np.random.default_rng(1))
    on = np.arange(7, 120, 8)
    finding = assess_twin(laid_out(load, on, np.full(on.size, 300.0)))
    assert not finding.value.supported
    assert finding.value.days is None
    assert finding.status is Status.PROVISIONAL
    codes = [reason.code for reason in finding.reasons]
    assert codes == ["TWIN_BEATEN_BY_LAST", "TWIN_BEATEN_BY_MEAN", "TWIN_SHUFFLED_AS_GOOD"]
    assert {fact.metric for fact in finding.facts} == {"tests_count", "test_error_w"}


def test_the_real_cyclist_is_refused_by_span_and_would_be_by_foresight_too():
    """Clarke and Skiba's nine tests span 87 days; foreseen from the earlier ones they are missed six times as far as by
    repeating the last, and all but one in a hundred random orders of the loads do better."""
    load = bike_score()
    history = laid_out(load, np.array(list(BIKE_TESTS)), np.array(list(BIKE_TESTS.values())))
    with pytest.raises(InsufficientData) as lack:
        assess_twin(history)
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("twin_span", 90, 87)
    record = training_record(history)
    given = regressors(record.load_au, record.days, np.array(record.usual_au), Convention.SAME_DAY)
    _, foreseen = fitted_ensemble(given, record.tests)
    error, last = (float(foreseen.rmse(said)) for said in (foreseen.value, foreseen.last))
    assert (error, last) == pytest.approx((27.7, 4.18), abs=0.05)
    shuffled = np.random.default_rng(0).permuted(np.tile(record.load_au, (99, 1)), axis=-1)
    by_chance = regressors(shuffled, record.days, np.full(99, record.usual_au), Convention.SAME_DAY)
    _, chance = fitted_ensemble(by_chance, np.tile(record.tests, (99, 1)))
    assert (chance.rmse(chance.value) < error).mean() > 0.95 > 1.0 - SHUFFLES_BEATEN


@pytest.mark.parametrize(("every", "days", "supported"), [(13, 106, True), (15, 106, False)])
def test_eight_tests_are_enough_and_seven_are_not(every, days, supported):
    history = follower(1, every=every, days=days)
    got = int(np.isfinite(history.of("test_power_w")).sum())
    if supported:
        assert got == 8
        assert assess_twin(history).value.foreseen == 3
    else:
        with pytest.raises(InsufficientData) as lack:
            assess_twin(history)
        assert (lack.value.quantity, lack.value.needed, lack.value.got, lack.value.missing) == ("twin", 8, 7, "tests")


@pytest.mark.parametrize(("last", "enough_"), [(90, True), (89, False)])
def test_ninety_days_between_first_and_last_test_are_enough_and_fewer_are_not(last, enough_):
    load = np.full(100, 300.0)
    record = training_record(laid_out(load, np.array([0, 10, 20, 30, 40, 50, 60, last]), np.full(8, 300.0)))
    assert record.span_days == last
    if enough_:
        assert enough(record) is record
    else:
        with pytest.raises(InsufficientData, match="twin_span needs 90 days, 89 known"):
            enough(record)


@pytest.mark.parametrize(("unknown", "enough_"), [(10, True), (11, False)])
def test_a_tenth_of_the_days_may_be_unknown_and_no_more(unknown, enough_):
    load = np.full(100, 300.0)
    load[3 : 3 + 2 * unknown : 2] = np.nan
    history = laid_out(load, np.array([0, 10, 20, 30, 40, 50, 60, 95]), np.full(8, 300.0))
    record = training_record(history)
    assert record.unknown_days == unknown
    if enough_:
        found = assess_twin(history)
        assert found.caveats == ("TWIN_DAYS_FILLED",)
        assert (found.facts[0].window.days_used, found.facts[0].window.days_expected) == (90, 100)
    else:
        with pytest.raises(InsufficientData) as lack:
            enough(record)
        assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("twin_load", 90, 89)


def test_an_unknown_day_is_no_rest_day_and_days_before_the_log_do_not_count():
    load = np.array([np.nan, np.nan, 400.0, np.nan, 200.0, 0.0])
    record = training_record(laid_out(load, np.array([0, 3]), np.array([290.0, 300.0])))
    assert record.first_on == FIRST_ON.replace(day=3)
    assert record.load_au.tolist() == [400.0, 200.0, 200.0, 0.0]
    assert (record.usual_au, record.unknown_days) == (200.0, 1)
    assert (record.days.tolist(), record.tests.tolist()) == ([1], [300.0])
    assert training_record(laid_out(load, np.array([], dtype=int), np.array([]))).span_days == 0


@pytest.mark.parametrize("load", [np.zeros(30), np.full(30, np.nan)])
def test_without_any_load_there_is_nothing_to_fit(load):
    with pytest.raises(InsufficientData) as lack:
        assess_twin(laid_out(load, np.array([3]), np.array([300.0])))
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("twin_load", 1, 0)


def test_one_unknown_day_is_said():
    load = blocks(np.random.default_rng(1))
    load[50] = np.nan
    on = np.arange(7, 120, 8)
    assert "TWIN_DAYS_FILLED" in assess_twin(laid_out(load, on, np.full(on.size, 300.0))).caveats


def test_a_power_of_nothing_is_no_test_of_the_model():
    tests = np.array([290.0, 0.0, 300.0])
    assert training_record(laid_out(np.full(9, 300.0), np.array([1, 4, 7]), tests)).days.tolist() == [1, 7]


def test_an_unsupported_model_names_no_days_even_where_it_sees_fitness():
    found = [(seed, fitted_twin(wanderer(seed))) for seed in range(4)]
    seen = [seed for seed, fitted in found if critical_range(fitted.ensemble) is not None and not fitted.supported]
    assert seen
    assert {assess_twin(wanderer(seed)).value.days for seed in seen} == {None}


def ensemble_of(fitness, fatigue, weights):
    """An ensemble of made-up effects on the grid."""
    load = blocks(np.random.default_rng(1))
    on = np.arange(7, 120, 8)
    ensemble, _ = fitted_ensemble(regressors(load, on, np.array(load.mean()), Convention.LAG_1), course(load)[on])
    effects = np.zeros((2, 40, 1))
    effects[0, :, 0], effects[1, :, 0] = fitness, fatigue
    changed = {name: getattr(ensemble.fits, name) for name in ensemble.fits.__dataclass_fields__}
    return Ensemble(type(ensemble.fits)(**(changed | {"effects": effects})), weights)


def test_the_range_of_days_leaves_a_tenth_of_the_weight_on_either_side():
    tau1, tau2 = GRID_DAYS
    found = critical_range(ensemble_of(tau1, 2.0 * tau2, np.full(40, 1 / 40)))
    harm_over, gain_largest = critical_days(1.0, 2.0, tau1, tau2)
    assert found.harm_over_days == (np.sort(harm_over)[3], np.sort(harm_over)[35])
    assert found.gain_largest_days == (np.sort(gain_largest)[3], np.sort(gain_largest)[35])


def test_one_member_with_all_the_weight_is_the_range_and_members_without_fitness_do_not_count():
    tau1, tau2 = GRID_DAYS
    alone = np.zeros(40)
    alone[7] = 1.0
    days = critical_days(1.0, 2.0, tau1[7], tau2[7])
    found = critical_range(ensemble_of(tau1, 2.0 * tau2, alone))
    assert found.harm_over_days == (float(days[0]),) * 2
    assert critical_range(ensemble_of(0.0, 2.0 * tau2, np.full(40, 1 / 40))) is None
    assert critical_range(ensemble_of(0.001 * tau1, 0.002 * tau2, alone)).harm_over_days == found.harm_over_days
    half = np.where(np.arange(40) == 7, tau1, 0.0)
    assert critical_range(ensemble_of(half, 2.0 * tau2, np.full(40, 1 / 40))) == found


def test_regressors_of_a_day_never_used_in_the_fit_have_the_grid_in_front():
    given = Regressors(np.ones((40, 3)), np.zeros((40, 3)))
    assert given.pair.shape == (2, 40, 3)
    assert (given.pair[1] <= 0.0).all()


@pytest.mark.parametrize(("seed", "beaten"), [(1, 140), (2, 14)])
def test_the_same_athlete_is_always_held_against_the_same_199_orders_of_the_days(seed, beaten):
    assert fitted_twin(wanderer(seed)).shuffles_beaten * 199 == pytest.approx(beaten)
