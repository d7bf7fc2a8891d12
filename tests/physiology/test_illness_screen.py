"""Nights that differ like illness does, what symptoms forbid, and the way back."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.finding import InsufficientData, Status
from physiology.history import DailyHistory
from physiology.illness.assessment import assess_illness
from physiology.illness.nights import Signals, illness_signs
from physiology.illness.returning import days_since_ill, return_step
from physiology.illness.symptoms import (
    ABOVE_NECK,
    BELOW_NECK,
    HEART_OR_LUNGS,
    MUSCLE_BREAKDOWN,
    Symptom,
    no_training,
    refers,
    urgent_muscle,
)

FIRST_ON = date(2026, 1, 1)
YEAR_DAYS = 365
NAN = np.nan


def calm(days=30):
    """Steady nights: temperature 34.1 ± 0.1 °C, heart rate 50 ± 1 bpm, breathing 14 ± 0.2, RMSSD 60 ms."""
    swing = np.tile([-1.0, 1.0], days // 2)
    return {
        "skin_temp_c": 34.1 + 0.1 * swing, "resting_hr_bpm": 50.0 + swing, "respiratory_rate_brpm": 14.0 + 0.2 * swing,
        "rmssd_ms": 60.0 * np.exp(0.04 * swing),
    }  # fmt: skip


def last_night(**values):
    rows = calm()
    for metric, value in values.items():
        rows[metric][-1] = value
    return rows


def signs(**values):
    return illness_signs(Signals(**last_night(**values)))


def history(**values):
    reports = {key: values.pop(key) for key in ("ill", "body_temp_c") if key in values}
    rows = last_night(**values)
    for key, last in reports.items():
        rows[key] = np.full(30, np.nan)
        rows[key][-len(last) :] = last
    return DailyHistory(FIRST_ON, 30, rows)


def codes(finding):
    return [reason.code for reason in finding.reasons]


def usual(metric):
    return calm()[metric][1:29]


def test_each_sign_begins_at_its_threshold():
    temp = usual("skin_temp_c").mean() + 0.5
    assert [signs(skin_temp_c=temp + off).signs[0, -1] for off in (0.0, -0.001)] == [1.0, 0.0]
    heart = usual("resting_hr_bpm").mean() + 5.0
    assert [signs(resting_hr_bpm=heart + off).signs[1, -1] for off in (0.0, -0.001)] == [1.0, 0.0]
    breath = usual("respiratory_rate_brpm").mean() + 2 * max(usual("respiratory_rate_brpm").std(ddof=1), 0.3)
    assert [signs(respiratory_rate_brpm=breath + off).signs[2, -1] for off in (0.0, -0.001)] == [1.0, 0.0]
    logs = np.log(usual("rmssd_ms"))
    hrv = np.exp(logs.mean() - 1.5 * max(logs.std(ddof=1), 0.05))
    assert [signs(rmssd_ms=hrv + off).signs[3, -1] for off in (0.0, 0.01)] == [1.0, 0.0]


def test_heart_rate_needs_two_sds_and_five_beats():
    rows = calm()
    rows["resting_hr_bpm"] = 50.0 + np.tile([-4.0, 4.0], 15)
    sd = rows["resting_hr_bpm"][1:29].std(ddof=1)
    for off, sign in ((0.001, 1.0), (-0.001, 0.0)):
        rows["resting_hr_bpm"][-1] = rows["resting_hr_bpm"][1:29].mean() + 2 * sd + off
        assert illness_signs(Signals(**rows)).signs[1, -1] == sign


def test_a_floor_keeps_a_steady_signal_from_crying_wolf():
    rows = calm()
    rows["resting_hr_bpm"] = np.full(30, 50.0)
    rows["respiratory_rate_brpm"] = np.full(30, 14.0)
    rows["rmssd_ms"] = np.full(30, 60.0)
    for metric, edge, index in (("respiratory_rate_brpm", 14.6, 2), ("rmssd_ms", 60.0 * np.exp(-0.075), 3)):
        for factor, sign in ((1.0, 1.0), (0.9995 if index == 2 else 1.0005, 0.0)):
            rows[metric][-1] = edge * factor
            assert illness_signs(Signals(**rows)).signs[index, -1] == sign


def test_one_sign_is_no_reason_and_two_are():
    one, two = signs(skin_temp_c=35.0), signs(skin_temp_c=35.0, resting_hr_bpm=60.0)
    assert (int(one.count[-1]), float(one.watch[-1])) == (1, 0.0)
    assert (int(two.count[-1]), float(two.watch[-1]), int(two.known[-1])) == (2, 1.0, 4)


def test_unknown_is_not_well():
    found = signs(skin_temp_c=np.nan, resting_hr_bpm=np.nan, respiratory_rate_brpm=np.nan)
    assert (int(found.known[-1]), int(found.count[-1])) == (1, 0)
    assert np.isnan(found.watch[-1])
    two = signs(skin_temp_c=np.nan, resting_hr_bpm=np.nan)
    assert float(two.watch[-1]) == 0.0
    assert np.isnan(signs(rmssd_ms=0.0).signs[3, -1])


def test_thirteen_nights_are_too_few_and_fourteen_enough():
    found = illness_signs(Signals(**calm()))
    assert np.isnan(found.watch[13])
    assert found.watch[14] == 0.0
    assert found.signs.shape == (4, 30)


@settings(deadline=None)
@given(st.integers(0, 2**31 - 1))
def test_more_heat_never_takes_a_sign_away(seed):
    chance = np.random.default_rng(seed)
    night = {"skin_temp_c": chance.normal(34.3, 0.4), "resting_hr_bpm": chance.normal(53, 4)}
    before = signs(**night)
    after = signs(skin_temp_c=night["skin_temp_c"] + 0.3, resting_hr_bpm=night["resting_hr_bpm"] + 2.0)
    assert int(after.count[-1]) >= int(before.count[-1])


def test_rows_of_athletes_are_judged_apart():
    both = {key: np.stack([calm()[key], last_night(skin_temp_c=35.0, resting_hr_bpm=60.0)[key]]) for key in calm()}
    assert illness_signs(Signals(**both)).watch[:, -1].tolist() == [0.0, 1.0]


def _watch_nights_a_year(carry, together, athletes=400):
    """Watch nights of stationary athletes whose nights differ by chance alone."""
    days = YEAR_DAYS + 28
    others = -together / 2
    shared = np.eye(4)
    for first, second, value in (
        (0, 1, others), (0, 2, others), (1, 2, others), (1, 3, together), (0, 3, -others), (2, 3, -others),
    ):  # fmt: skip
        shared[first, second] = shared[second, first] = value
    noise = np.einsum(
        "ij,jad->iad", np.linalg.cholesky(shared), np.random.default_rng(1).normal(size=(4, athletes, days))
    )
    for day in range(1, days):
        noise[..., day] = carry * noise[..., day - 1] + np.sqrt(1 - carry**2) * noise[..., day]
    nights = Signals(34.5 + 0.25 * noise[0], 52 + 2.5 * noise[1], 14.5 + 0.5 * noise[2], np.exp(4.1 + 0.12 * noise[3]))
    return float(np.nansum(illness_signs(nights).watch[:, 28:])) / athletes


def test_false_alarms_are_as_many_as_the_docstring_says():
    assert _watch_nights_a_year(carry=0.0, together=0.0) == pytest.approx(2.5, abs=0.3)
    assert _watch_nights_a_year(carry=0.4, together=-0.6) == pytest.approx(8.5, abs=0.6)


def test_symptoms_fall_into_four_groups_and_none_is_left_out():
    groups = (ABOVE_NECK, BELOW_NECK, HEART_OR_LUNGS, MUSCLE_BREAKDOWN)
    assert sorted(symptom for group in groups for symptom in group) == sorted(Symptom)


@pytest.mark.parametrize("symptom", Symptom)
def test_what_a_symptom_rules_out(symptom):
    assert refers({symptom}) is (symptom in HEART_OR_LUNGS)
    assert urgent_muscle({symptom}) is (symptom in MUSCLE_BREAKDOWN)
    assert no_training({symptom}) is (symptom not in ABOVE_NECK)


@pytest.mark.parametrize(("body_temp_c", "none"), [(37.9, False), (38.0, True), (None, False)])
def test_a_fever_begins_at_thirty_eight(body_temp_c, none):
    assert no_training((), body_temp_c) is none


def test_an_illness_ends_with_a_day_reported_as_well():
    ill, well, silent = 1.0, 0.0, np.nan
    assert days_since_ill(np.array([ill, ill, ill])) == (0, 3)
    assert days_since_ill(np.array([ill, well, ill, silent, ill, well])) == (1, 3)
    assert days_since_ill(np.array([silent, ill, silent])) == (1, 1)
    assert days_since_ill(np.array([well, silent, ill, well, well, well])) == (3, 1)
    assert days_since_ill(np.array([well, silent])) is None


def test_the_way_back_takes_a_day_a_step_and_two_after_a_long_illness():
    assert [return_step(day, 3) for day in range(5)] == ["none", "easy", "moderate", "build", "done"]
    long = ["none", "easy", "easy", "moderate", "moderate", "build", "build", "done"]
    assert [return_step(day, 4) for day in range(8)] == long


@pytest.mark.parametrize(
    ("symptoms", "values", "advice", "expected"),
    [
        ((), {}, "none", []),
        ((), {"skin_temp_c": 35.0, "rmssd_ms": 40.0}, "watch", ["SKIN_TEMP_HIGH", "NIGHT_HRV_LOW"]),
        ((), {"skin_temp_c": 35.0}, "none", ["SKIN_TEMP_HIGH"]),
        (("runny_nose",), {}, "easy", ["SYMPTOMS_ABOVE_NECK"]),
        (("runny_nose", "cough"), {}, "no_training", ["SYMPTOMS_BELOW_NECK"]),
        (("chest_pain", "cough"), {}, "refer", ["HEART_OR_LUNG_SYMPTOMS"]),
        (("dark_urine", "cough"), {}, "urgent", ["MUSCLE_SYMPTOMS"]),
        (("dark_urine", "fainted"), {}, "refer", ["HEART_OR_LUNG_SYMPTOMS", "MUSCLE_SYMPTOMS"]),
        ((), {"ill": [1.0]}, "no_training", ["SAYS_ILL"]),
        ((), {"body_temp_c": [38.0]}, "no_training", ["FEVER"]),
        ((), {"body_temp_c": [37.9]}, "none", []),
        ((), {"ill": [1.0, 0.0]}, "return", ["RETURN_EASY"]),
        ((), {"ill": [1.0, 0.0, 0.0]}, "return", ["RETURN_MODERATE"]),
        ((), {"ill": [1.0, 0.0, 0.0, 0.0]}, "return", ["RETURN_BUILD"]),
        ((), {"ill": [1.0, 0.0, 0.0, 0.0, 0.0]}, "none", []),
        (("runny_nose",), {"ill": [1.0, 0.0]}, "easy", ["SYMPTOMS_ABOVE_NECK", "RETURN_EASY"]),
        (("runny_nose",), {"ill": [1.0]}, "no_training", ["SAYS_ILL_ABOVE_NECK"]),
        ((), {"resting_hr_bpm": 60.0, "respiratory_rate_brpm": 16.0}, "watch", ["NIGHT_RHR_HIGH", "BREATHING_FAST"]),
    ],
)  # fmt: skip
def test_what_is_advised_and_why(symptoms, values, advice, expected):
    finding = assess_illness(history(**values), {Symptom(one) for one in symptoms})
    assert (finding.value.advice, codes(finding)) == (advice, expected)


def test_a_finding_says_what_it_rests_on():
    finding = assess_illness(history(skin_temp_c=35.0, resting_hr_bpm=60.0, body_temp_c=[37.2]))
    facts = {fact.metric: fact for fact in finding.facts}
    assert (facts["illness_signals"].value, facts["illness_signals_known"].value) == (2, 4)
    assert facts["skin_temp_usual_c"].value == pytest.approx(usual("skin_temp_c").mean())
    assert facts["rmssd_baseline_ms"].value == pytest.approx(np.exp(np.log(usual("rmssd_ms")).mean()))
    assert facts["resting_hr_baseline_bpm"].window.days_used == 28
    assert facts["body_temp_c"].value == 37.2
    assert {reason.code: reason.citation for reason in finding.reasons} == {
        "SKIN_TEMP_HIGH": "smarr-2020",
        "NIGHT_RHR_HIGH": "mishra-2020",
    }
    assert (finding.status, finding.method, finding.as_of) == (Status.OK, "illness@1", date(2026, 1, 30))
    assert finding.caveats == ("NIGHTS_LOOK_ALIKE", "NO_SYMPTOMS_ASKED")
    assert finding.value.signs == ("skin_temp_c", "resting_hr_bpm")


def test_caveats_name_what_is_missing_and_what_is_policy():
    partly = assess_illness(history(skin_temp_c=np.nan, ill=[0.0]), {Symptom.COUGH})
    assert partly.status is Status.PROVISIONAL
    assert partly.caveats == ("NECK_CHECK_IS_POLICY", "ILLNESS_SIGNALS_MISSING")
    assert assess_illness(history(ill=[1.0]), {Symptom.RUNNY_NOSE}).caveats == ()
    assert assess_illness(history(ill=[1.0]), {Symptom.COUGH}).caveats == ("NECK_CHECK_IS_POLICY",)
    assert assess_illness(history(body_temp_c=[38.0])).caveats == ("NECK_CHECK_IS_POLICY", "NO_SYMPTOMS_ASKED")
    assert assess_illness(history(ill=[0.0])).caveats == ()
    assert assess_illness(history(ill=[0.0])).value.step == "done"


def test_nothing_reported_and_too_few_signals_is_a_lack():
    bare = {"skin_temp_c": np.nan, "resting_hr_bpm": np.nan, "respiratory_rate_brpm": np.nan}
    with pytest.raises(InsufficientData) as lack:
        assess_illness(history(**bare))
    assert (lack.value.quantity, lack.value.needed, lack.value.got, lack.value.missing) == ("illness", 2, 1, "signals")
    assert assess_illness(history(**bare, ill=[0.0])).value.watch is None
    assert assess_illness(history(**bare, body_temp_c=[37.0])).value.advice == "none"
    silent = history(**bare)
    silent.series["ill"] = np.full(30, np.nan)
    silent.series["ill"][-10] = 1.0
    found = assess_illness(silent)
    assert (found.value.ill, found.value.well_days, found.value.ill_days, found.value.advice) == (None, 9, 1, "none")
    assert "illness_signals" not in {fact.metric for fact in found.facts}


def test_an_illness_of_more_than_four_weeks_ago_is_over():
    old = DailyHistory(FIRST_ON, 30, calm() | {"ill": np.array([1.0, *[np.nan] * 29])})
    assert assess_illness(old).value.well_days is None
    assert assess_illness(old).value.ill_days == 0


@pytest.mark.parametrize(
    ("temps", "ill", "fever"),
    [
        ([38.5, NAN], [1.0, 0.0], False), ([38.5, NAN], [1.0, 1.0], True), ([38.5, NAN], [0.0, NAN], True),
        ([38.5, NAN], [NAN, NAN], True), ([38.5], [0.0], True), ([38.5, NAN, NAN, NAN], [1.0, 1.0, 1.0, 1.0], False),
    ],
)  # fmt: skip
def test_a_fever_counts_until_a_later_day_is_reported_as_well(temps, ill, fever):
    finding = assess_illness(history(body_temp_c=temps, ill=ill))
    assert (finding.value.fever, "FEVER" in codes(finding)) == (fever, fever)
    assert ("body_temp_c" in {fact.metric for fact in finding.facts}) is fever


def test_the_usual_night_is_that_of_the_28_before_and_no_other():
    rows = {key: row + 0.01 * np.arange(30.0) for key, row in calm().items()}
    rows["skin_temp_c"][-2] = NAN
    finding = assess_illness(DailyHistory(FIRST_ON, 30, rows))
    facts = {fact.metric: fact for fact in finding.facts}
    assert facts["skin_temp_usual_c"].value == pytest.approx(np.nanmean(rows["skin_temp_c"][1:29]))
    assert facts["rmssd_baseline_ms"].value == pytest.approx(np.exp(np.log(rows["rmssd_ms"][1:29]).mean()))
    before = facts["skin_temp_usual_c"].window
    assert (before.first_on, before.last_on, before.days_used) == (date(2026, 1, 2), date(2026, 1, 29), 27)
    assert facts["illness_signals"].window == facts["illness_signals_known"].window == facts["skin_temp_c"].window
    assert facts["skin_temp_c"].window.last_on == date(2026, 1, 30)


@pytest.mark.parametrize(
    ("symptoms", "values", "expected"),
    [
        (("chest_pain", "dark_urine"), {}, [("HEART_OR_LUNG_SYMPTOMS", "schwellnus-2022"),
                                            ("MUSCLE_SYMPTOMS", "er-return-2008")]),
        (("cough",), {"ill": [1.0]}, [("SYMPTOMS_BELOW_NECK", "house_rule"), ("SAYS_ILL", "house_rule")]),
        (("runny_nose",), {"body_temp_c": [38.0]}, [("FEVER", "house_rule")]),
        (("runny_nose",), {"ill": [1.0]}, [("SAYS_ILL_ABOVE_NECK", "house_rule")]),
        ((), {"ill": [1.0, 0.0]}, [("RETURN_EASY", "schwellnus-2022")]),
        ((), {"skin_temp_c": 35.0, "resting_hr_bpm": 60.0, "respiratory_rate_brpm": 16.0, "rmssd_ms": 40.0},
         [("SKIN_TEMP_HIGH", "smarr-2020"), ("NIGHT_RHR_HIGH", "mishra-2020"), ("BREATHING_FAST", "mishra-2020"),
          ("NIGHT_HRV_LOW", "house_rule")]),
    ],
)  # fmt: skip
def test_each_reason_names_its_source(symptoms, values, expected):
    finding = assess_illness(history(**values), {Symptom(one) for one in symptoms})
    assert [(reason.code, reason.citation) for reason in finding.reasons] == expected


def test_a_sign_is_told_with_the_night_and_the_usual_one():
    finding = assess_illness(history(skin_temp_c=35.0, resting_hr_bpm=60.0, body_temp_c=[38.5]))
    held = {reason.code: [(fact.metric, fact.value) for fact in reason.facts] for reason in finding.reasons}
    assert held == {
        "FEVER": [("body_temp_c", 38.5)],
        "SKIN_TEMP_HIGH": [("skin_temp_c", 35.0), ("skin_temp_usual_c", pytest.approx(34.1))],
        "NIGHT_RHR_HIGH": [("resting_hr_bpm", 60.0), ("resting_hr_baseline_bpm", pytest.approx(50.0))],
    }


def test_the_newest_night_is_the_one_that_is_told():
    rows = last_night(skin_temp_c=np.nan)
    rows["rmssd_ms"][-2] = np.nan
    finding = assess_illness(DailyHistory(FIRST_ON, 30, rows))
    told = {fact.metric for fact in finding.facts}
    assert "skin_temp_c" not in told
    assert {"rmssd_ms", "rmssd_baseline_ms"} <= told
    assert {fact.metric: fact.value for fact in finding.facts}["illness_signals_known"] == 3


@pytest.mark.parametrize(("days", "advice", "step"), [(1, "no_training", "none"), (2, "return", "easy")])
def test_while_ill_there_is_no_way_back_yet(days, advice, step):
    finding = assess_illness(history(ill=[1.0, 0.0][:days]))
    assert (finding.value.advice, finding.value.step) == (advice, step)
    silent = assess_illness(history(ill=[1.0, NAN]))
    assert (silent.value.ill, silent.value.step, silent.value.well_days) == (True, "easy", 1)


def test_before_the_first_day_told_symptoms_still_lead_to_a_doctor():
    nobody_known = DailyHistory(date(2026, 1, 1), 0, {})
    assert assess_illness(nobody_known, {Symptom.CHEST_PAIN}).value.advice == "refer"
    with pytest.raises(InsufficientData, match="illness needs 2 signals, 0 known"):
        assess_illness(nobody_known)
