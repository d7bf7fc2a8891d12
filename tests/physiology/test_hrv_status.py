"""What an athlete's HRV is said to be, and what is left unsaid."""

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.finding import Finding, InsufficientData, Kind, Status
from physiology.history import DailyHistory
from physiology.hrv import HrvStatus, assess_hrv
from physiology.metrics import METRICS
from physiology.observation import Source

FIRST = date(2026, 1, 1)
USUAL = np.tile([50.0, 60.0, 55.0], 20)


def history(rmssd_ms: np.ndarray, **more: object) -> DailyHistory:
    return DailyHistory(FIRST, len(rmssd_ms), {"rmssd_ms": np.asarray(rmssd_ms, dtype=np.float64)}, **more)


def then(*nights: float) -> DailyHistory:
    return history(np.append(USUAL, nights))


def codes(found: Finding[HrvStatus]) -> list[str]:
    return [reason.code for reason in found.reasons]


def test_a_week_like_the_others_is_as_usual():
    found = assess_hrv(then(*USUAL[:7]))
    assert (found.value.state, found.value.attention, found.value.days_in_row) == ("usual", "none", 0)
    assert codes(found) == ["HRV_AS_USUAL"]
    assert (found.status, found.caveats) == (Status.OK, ())
    assert found.as_of == FIRST + timedelta(days=66)


def test_a_week_somewhat_low_is_a_note_and_not_a_call_to_act():
    found = assess_hrv(then(*(0.95 * USUAL[:7])))
    assert (found.value.state, found.value.attention) == ("below", "note")
    assert -1.0 < found.value.week_deviation_sd < -0.5
    assert codes(found) == ["HRV_BELOW_USUAL", "HRV_LOW_NIGHT"]


def test_a_low_episode_calls_to_act_and_the_days_before_it_are_a_note():
    found = [assess_hrv(then(*np.full(n, 44.0))) for n in range(1, 10)]
    assert [one.value.attention for one in found] == ["none", "note", "note", *["act"] * 6]
    assert ["HRV_LOW_FOR_DAYS" in codes(one) for one in found] == [False] * 3 + [True] * 6
    assert [one.reasons[1].facts[0].window.days_expected for one in found[3:]] == [1, 2, 3, 4, 5, 6]


def test_the_reason_to_act_names_the_days_it_rests_on():
    found = assess_hrv(then(*np.full(8, 40.0)))
    reason = found.reasons[codes(found).index("HRV_LOW_FOR_DAYS")]
    (fact,) = reason.facts
    assert fact.window.last_on == found.as_of
    assert fact.window.days_expected >= 3
    assert fact.value == found.value.week_vs_baseline_pct < 0


def test_a_rise_is_a_note_and_never_praise():
    found = assess_hrv(then(*np.full(10, 75.0)))
    assert (found.value.state, found.value.attention) == ("above", "note")
    assert found.reasons[0].code == "HRV_ABOVE_USUAL"
    assert found.reasons[0].citation == "lemeur-2013"
    assert METRICS["rmssd_ms"].direction == "neutral"


def test_days_in_a_row_count_the_days_outside_on_one_side():
    found = [assess_hrv(then(*np.full(n, 40.0))).value for n in range(1, 8)]
    outside = [status.days_in_row for status in found if status.state == "below"]
    assert outside == list(range(1, len(outside) + 1))
    assert len(outside) >= 4


def test_one_bad_night_is_named_without_moving_the_week():
    found = assess_hrv(then(*USUAL[:6], 47.0))
    assert (found.value.state, found.value.attention) == ("usual", "none")
    assert codes(found) == ["HRV_AS_USUAL", "HRV_LOW_NIGHT"]
    assert [fact.metric for fact in found.reasons[1].facts] == ["rmssd_ms", "hrv_vs_baseline_pct"]
    assert found.reasons[1].facts[0].value == 47.0


def test_one_high_night_is_named_too():
    assert codes(assess_hrv(then(*USUAL[:6], 65.0))) == ["HRV_AS_USUAL", "HRV_HIGH_NIGHT"]


def test_a_night_within_one_and_a_half_standard_deviations_is_not_named():
    found = assess_hrv(then(*USUAL[:6], 50.0))
    assert -1.5 < found.value.today_deviation_sd < -1.0
    assert codes(found) == ["HRV_AS_USUAL"]


def test_numbers_in_ms_are_geometric_means_of_their_windows():
    nights = np.random.default_rng(5).normal(55.0, 6.0, 75)
    nights[[30, 70]] = np.nan
    found = assess_hrv(history(nights))
    status, before, week = found.value, np.log(nights[14:74]), np.log(nights[68:])
    assert status.baseline_rmssd_ms == pytest.approx(math.exp(np.nanmean(before)))
    assert status.week_rmssd_ms == pytest.approx(math.exp(np.nanmean(week)))
    assert status.rmssd_ms == nights[-1]
    assert status.today_vs_baseline_pct == pytest.approx(100 * (nights[-1] / status.baseline_rmssd_ms - 1))
    assert status.week_vs_baseline_pct == pytest.approx(100 * (status.week_rmssd_ms / status.baseline_rmssd_ms - 1))
    spread = np.nanstd(before, ddof=1)
    assert status.week_deviation_sd == pytest.approx((np.nanmean(week) - np.nanmean(before)) / spread)
    assert status.today_deviation_sd == pytest.approx((math.log(nights[-1]) - np.nanmean(before)) / spread)
    assert status.usual_low_ms == pytest.approx(math.exp(np.nanmean(before) - spread / 2))
    assert status.usual_high_ms == pytest.approx(math.exp(np.nanmean(before) + spread / 2))
    assert status.cv_week_pct == pytest.approx(100 * np.nanstd(week, ddof=1) / np.nanmean(week))


def test_the_usual_band_is_at_least_one_and_a_half_percent_wide_on_each_side():
    steady = assess_hrv(history(np.full(70, 50.0))).value
    assert math.log(steady.usual_high_ms / steady.baseline_rmssd_ms) == pytest.approx(0.015)
    assert (steady.state, steady.cv_week_pct) == ("usual", pytest.approx(0.0, abs=1e-6))


def test_facts_say_today_first_then_the_baseline_then_the_week():
    days = then(*USUAL[:7])
    found = assess_hrv(DailyHistory(FIRST, 67, days.series, {"rmssd_ms": Source(vendor="oura")}))
    assert [(fact.metric, fact.window.days_expected) for fact in found.facts] == [
        ("rmssd_ms", 1),
        ("hrv_vs_baseline_pct", 1),
        ("rmssd_baseline_ms", 60),
        ("rmssd_ms", 7),
        ("ln_rmssd", 7),
        ("hrv_vs_baseline_pct", 7),
    ]
    assert [fact.window.days_used for fact in found.facts] == [1, 1, 60, 7, 7, 7]
    assert {fact.window.last_on for fact in (*found.facts[:2], *found.facts[3:])} == {found.as_of}
    assert (found.facts[0].window.first_on, found.facts[1].window.first_on) == (found.as_of, found.as_of)
    assert {found.as_of - fact.window.first_on for fact in found.facts[3:]} == {timedelta(days=6)}
    assert (found.facts[0].kind, found.facts[0].source) == (Kind.MEASURED, "oura")
    assert {fact.kind for fact in found.facts[1:]} == {Kind.COMPUTED}


def test_the_baseline_window_ends_the_day_before_and_counts_its_known_days():
    nights = np.append(USUAL, USUAL[:7])
    nights[20:30] = np.nan
    (fact,) = [fact for fact in assess_hrv(history(nights)).facts if fact.metric == "rmssd_baseline_ms"]
    assert fact.window.last_on == FIRST + timedelta(days=65)
    assert fact.window.first_on == FIRST + timedelta(days=6)
    assert (fact.window.days_used, fact.window.days_expected) == (50, 60)


def test_the_reason_rests_on_the_week_and_on_the_baseline():
    reason = assess_hrv(then(*np.full(7, 44.0))).reasons[0]
    assert [fact.metric for fact in reason.facts] == [
        "rmssd_ms",
        "ln_rmssd",
        "hrv_vs_baseline_pct",
        "rmssd_baseline_ms",
    ]
    assert {fact.window.days_expected for fact in reason.facts[:3]} == {7}


def test_a_missing_today_leaves_the_week_to_speak():
    found = assess_hrv(then(*USUAL[:6], np.nan))
    assert found.value.rmssd_ms is None
    assert found.value.today_vs_baseline_pct is None
    assert found.value.today_deviation_sd is None
    assert found.facts[0].metric == "rmssd_baseline_ms"
    assert found.caveats == ("HRV_TODAY_MISSING",)


def test_four_known_nights_of_seven_are_said_to_be_few_and_five_are_not():
    gaps = [np.nan, 55.0, np.nan, 50.0, 60.0, 55.0]
    assert assess_hrv(then(*gaps, 50.0)).caveats == ()
    assert assess_hrv(then(np.nan, *gaps[1:4], np.nan, *gaps[5:], 50.0)).caveats == ("HRV_NIGHTS_MISSING",)


def test_a_young_baseline_is_provisional_until_its_twenty_eighth_day():
    young, grown = assess_hrv(history(USUAL[:28])), assess_hrv(history(USUAL[:29]))
    assert (young.status, young.caveats) == (Status.PROVISIONAL, ("HRV_FEW_NIGHTS",))
    assert (grown.status, grown.caveats) == (Status.OK, ())


def test_another_source_is_left_out_and_said_to_be():
    found = assess_hrv(history(np.append(USUAL, USUAL[:7]), other_sources=frozenset({"rmssd_ms"})))
    assert found.caveats == ("HRV_OTHER_SOURCE",)
    assert assess_hrv(history(USUAL, other_sources=frozenset({"resting_hr_bpm"}))).caveats == ()


def test_the_history_as_of_an_earlier_day_keeps_what_is_known_of_other_sources():
    days = history(USUAL, other_sources=frozenset({"rmssd_ms"}))
    assert days.through(FIRST + timedelta(days=40)).other_sources == frozenset({"rmssd_ms"})


def test_thirteen_days_carry_no_baseline_but_the_week_and_today_are_told():
    with pytest.raises(InsufficientData) as lacking:
        assess_hrv(history(USUAL[:14]))
    assert (lacking.value.quantity, lacking.value.needed, lacking.value.got) == ("hrv_baseline", 14, 13)
    assert [(fact.metric, fact.window.days_expected) for fact in lacking.value.known] == [
        ("rmssd_ms", 1),
        ("rmssd_ms", 7),
        ("ln_rmssd", 7),
    ]


def test_fourteen_days_before_and_three_nights_of_the_week_are_enough():
    assert assess_hrv(history(USUAL[:15])).status is Status.PROVISIONAL
    found = assess_hrv(then(*[np.nan] * 4, 50.0, 55.0, 60.0))
    assert found.facts[-1].window.days_used == 3
    assert found.caveats == ("HRV_NIGHTS_MISSING",)


def test_two_nights_carry_no_week_but_today_and_the_baseline_are_told():
    with pytest.raises(InsufficientData) as lacking:
        assess_hrv(then(*[np.nan] * 8, 50.0, 40.0))
    assert (lacking.value.quantity, lacking.value.needed, lacking.value.got) == ("hrv_week", 3, 2)
    assert [fact.metric for fact in lacking.value.known] == ["rmssd_ms", "hrv_vs_baseline_pct", "rmssd_baseline_ms"]


@pytest.mark.parametrize("days", [0, 1, 90])
def test_nothing_known_says_nothing(days):
    with pytest.raises(InsufficientData) as lacking:
        assess_hrv(DailyHistory(FIRST, days, {}))
    assert (lacking.value.quantity, lacking.value.got, lacking.value.known) == ("hrv_baseline", 0, ())


def test_a_zero_is_no_measurement():
    with pytest.raises(InsufficientData) as lacking:
        assess_hrv(history(np.zeros(60)))
    assert (lacking.value.got, lacking.value.known) == (0, ())


def test_a_coefficient_of_variation_needs_a_mean_above_one_ms():
    assert assess_hrv(history(np.full(60, 1.0))).value.cv_week_pct is None


@settings(deadline=None)
@given(st.lists(st.one_of(st.floats(10.0, 180.0), st.just(math.nan)), min_size=0, max_size=80))
def test_every_judgement_agrees_with_itself(rmssd_ms):
    days = history(np.array(rmssd_ms))
    try:
        found = assess_hrv(days)
    except InsufficientData:
        assert np.isfinite(rmssd_ms[-61:-1]).sum() < 14 or np.isfinite(rmssd_ms[-7:]).sum() < 3
        return
    status = found.value
    sides = {"below": status.week_deviation_sd < -0.5, "above": status.week_deviation_sd > 0.5}
    assert sides.get(status.state, not any(sides.values()))
    assert (status.attention == "none") == (status.state == "usual")
    assert (status.days_in_row == 0) == (status.state == "usual")
    assert status.attention != "act" or (status.state == "below" and status.days_in_row >= 1)
    assert all(math.isfinite(fact.value) for fact in found.facts)
    assert all(METRICS[fact.metric] for fact in found.facts)
