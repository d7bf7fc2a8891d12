"""The fitness finding: what it rests on, whom its formula was made for, and what it refuses."""

from datetime import date, timedelta

import numpy as np
import pytest

from physiology.finding import InsufficientData, Kind, Status
from physiology.fitness.assessment import assess_fitness
from physiology.history import DailyHistory
from physiology.observation import Source

FIRST = date(2026, 1, 1)


def days(n=120, resting=50.0, watch="whoop", **series):
    kept = {"resting_hr_bpm": np.full(n, resting)} | {key: np.array(value) for key, value in series.items()}
    return DailyHistory(FIRST, n, kept, {"resting_hr_bpm": Source(vendor=watch)})


def once(value, n=120, ago=30):
    found = np.full(n, np.nan)
    found[-1 - ago] = value
    return found


def test_a_maximum_on_record_gives_the_narrow_range():
    finding = assess_fitness(days(max_hr_bpm=once(190.0)), 30.0, "male")
    estimate, maximum, resting, fat = finding.facts
    assert (estimate.metric, estimate.value) == ("vo2max_ml_kg_min", pytest.approx(58.14))
    assert (estimate.low, estimate.high) == (pytest.approx(52.74), pytest.approx(63.54))
    assert (maximum.metric, maximum.value, maximum.kind) == ("max_hr_bpm", 190.0, Kind.MEASURED)
    assert maximum.window.last_on.toordinal() == FIRST.toordinal() + 89
    assert (resting.metric, resting.value, resting.window.days_used) == ("resting_hr_baseline_bpm", 50.0, 28)
    assert (fat.metric, fat.value) == ("fat_oxidation_hr_bpm", pytest.approx(133.0))
    assert (fat.low, fat.high, fat.window) == (pytest.approx(114.0), pytest.approx(152.0), maximum.window)
    assert estimate.window == resting.window
    assert (resting.window.last_on, resting.window.days_expected) == (finding.as_of, 28)
    assert finding.value.max_hr_measured
    assert finding.status is Status.PROVISIONAL
    assert finding.reasons[0].code == "FITNESS_MAX_MEASURED"
    assert [(reason.code, reason.citation, reason.facts) for reason in finding.reasons] == [
        ("FITNESS_MAX_MEASURED", "uth-2004", (maximum, resting)),
        ("FITNESS_NO_CHANGE", "uth-2004", ()),
        ("FITNESS_FAT_OXIDATION", "house_rule", (fat,)),
    ]
    assert (finding.method, finding.as_of) == ("fitness@1", FIRST + timedelta(days=119))


@pytest.mark.parametrize(("record", "measured"), [(177.0, True), (176.9, False)])
def test_a_record_far_under_what_age_predicts_was_no_maximum(record, measured):
    finding = assess_fitness(days(max_hr_bpm=once(record)), 30.0, "male")
    assert finding.value.max_hr_measured == measured
    assert finding.reasons[0].code == ("FITNESS_MAX_MEASURED" if measured else "FITNESS_MAX_TOO_LOW")
    assert finding.facts[1].value == (record if measured else 187.0)


def test_the_highest_record_counts_and_without_an_age_any_does():
    record = once(185.0)
    record[-5] = 150.0
    assert assess_fitness(days(max_hr_bpm=record), 30.0, "male").facts[1].value == 185.0
    assert assess_fitness(days(max_hr_bpm=once(150.0)), None, None).facts[1].value == 150.0


@pytest.mark.parametrize(("sex", "predicted"), [("female", 179.6), ("male", 187.0), (None, 187.0)])
def test_without_a_record_age_and_sex_predict_it(sex, predicted):
    finding = assess_fitness(days(), 30.0, sex)
    fact = finding.facts[1]
    assert (fact.metric, fact.kind) == ("predicted_max_hr_bpm", Kind.PREDICTED)
    assert fact.value == pytest.approx(predicted)
    assert (fact.low, fact.high) == (pytest.approx(predicted - 10), pytest.approx(predicted + 10))
    assert finding.facts[0].high - finding.facts[0].value == pytest.approx(9.4)
    assert finding.reasons[0].code == "FITNESS_MAX_PREDICTED"
    assert fact.window is None


@pytest.mark.parametrize(("known", "told"), [(7, True), (6, False)])
def test_seven_days_of_resting_heart_rate_in_four_weeks_are_the_least(known, told):
    resting = np.full(120, np.nan)
    resting[:92] = 60.0
    resting[120 - known :] = 50.0
    history = DailyHistory(FIRST, 120, {"resting_hr_bpm": resting})
    if told:
        assert assess_fitness(history, 30.0, "male").facts[2].value == 50.0
        return
    with pytest.raises(InsufficientData) as lack:
        assess_fitness(history, 30.0, "male")
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("fitness", 7, 6)


def test_without_a_record_and_an_age_there_is_no_estimate():
    with pytest.raises(InsufficientData) as lack:
        assess_fitness(days(), None, "male")
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("fitness_max_hr", 1, 0)
    assert lack.value.missing == "maximal heart rates"


@pytest.mark.parametrize(
    ("before", "code"),
    [
        (50.0, "FITNESS_NO_CHANGE"),
        (54.0, "FITNESS_NO_CHANGE"),
        (55.0, "FITNESS_ROSE"),
        (46.0, "FITNESS_FELL"),
        (np.nan, None),
    ],
)
def test_a_trend_is_claimed_from_five_on_against_twelve_weeks_ago(before, code):
    resting = np.full(120, 50.0)
    resting[:36] = before
    finding = assess_fitness(days(resting_hr_bpm=resting, max_hr_bpm=once(190.0)), 30.0, "male")
    codes = [reason.code for reason in finding.reasons[1:-1]]
    assert codes == ([] if code is None else [code])
    if code in ("FITNESS_ROSE", "FITNESS_FELL"):
        fact = finding.reasons[1].facts[0]
        assert (fact.metric, finding.reasons[1].citation) == ("vo2max_change_ml_kg_min", "uth-2004")
        assert fact.value == pytest.approx(15.3 * 190 / 50 - 15.3 * 190 / before)
        assert (fact.window.days_expected, fact.window.days_used) == (84, 84)
        assert (fact.window.last_on - fact.window.first_on).days == 84


@pytest.mark.parametrize(("age", "low"), [(44.9, 58.14 - 5.4), (45.0, 45.6 - 5.4), (None, 58.14 - 5.4)])
def test_from_forty_five_the_estimate_reaches_down_to_the_smaller_factor(age, low):
    estimate = assess_fitness(days(max_hr_bpm=once(190.0)), age, "male").facts[0]
    assert (estimate.low, estimate.high) == (pytest.approx(low), pytest.approx(58.14 + 5.4))


def test_zones_follow_the_anchors_that_are_known():
    plain = assess_fitness(days(max_hr_bpm=once(190.0)), 30.0, "male").value.zones
    assert {zone.anchor for zone in plain} == {"hr_reserve"}
    assert [(zone.number, zone.low, zone.high) for zone in plain][:2] == [(1, 120.0, 134.0), (2, 134.0, 148.0)]
    known = days(max_hr_bpm=once(190.0), threshold_hr_bpm=once(170.0), ftp_w=once(250.0))
    zones = assess_fitness(known, 30.0, "male").value.zones
    assert [zone.anchor for zone in zones] == ["hr_reserve"] * 5 + ["threshold_hr"] * 5 + ["ftp"] * 7
    assert zones[-1].low == pytest.approx(1.51 * 250)
    assert zones[-1].high is None
    assert zones[9].high is None
    assert zones[5].low == pytest.approx(0.65 * 170)


@pytest.mark.parametrize(
    ("age", "sex", "watch", "caveats"),
    [
        (30.0, "male", "chat", ["TEST_BETTER"]),
        (21.0, "male", "chat", ["TEST_BETTER"]),
        (20.9, "male", "chat", ["FACTOR_UNTESTED", "TEST_BETTER"]),
        (30.0, "female", "whoop", ["FACTOR_UNTESTED", "RESTING_ASLEEP", "TEST_BETTER"]),
        (51.0, "male", "chat", ["FACTOR_OLDER", "TEST_BETTER"]),
        (51.1, "male", "chat", ["FACTOR_UNTESTED", "FACTOR_OLDER", "TEST_BETTER"]),
        (44.9, "male", "chat", ["TEST_BETTER"]),
        (45.0, "male", "chat", ["FACTOR_OLDER", "TEST_BETTER"]),
        (None, "male", "chat", ["FACTOR_UNTESTED", "TEST_BETTER"]),
    ],
)
def test_caveats_say_for_whom_the_formula_was_made(age, sex, watch, caveats):
    finding = assess_fitness(days(watch=watch, max_hr_bpm=once(190.0)), age, sex)
    assert list(finding.caveats) == [f"FITNESS_{code}" for code in caveats]


def test_a_resting_rate_of_nowhere_is_taken_as_told():
    history = DailyHistory(FIRST, 40, {"resting_hr_bpm": np.full(40, 50.0), "max_hr_bpm": np.full(40, 190.0)})
    assert assess_fitness(history, 30.0, "male").caveats == ("FITNESS_TEST_BETTER",)


def test_the_range_never_goes_below_zero():
    finding = assess_fitness(days(resting=115.0, max_hr_bpm=once(120.0)), None, None)
    assert finding.facts[0].low >= 0.0
