"""HRV in steps, spread and episodes, beside resting heart rate and how the athlete feels."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.finding import InsufficientData, Status
from physiology.history import DailyHistory
from physiology.hrv import hrv_baseline, since_device_change, step_pct, usual_cv_pct
from physiology.hrv.autonomic import assess_autonomic
from physiology.hrv.resting import RestingWeek, resting_week
from physiology.metrics import METRICS
from physiology.wellness.scales import ITEMS
from tests.physiology.steady_leagues import episodes_per_year, noise

FIRST = date(2026, 1, 1)
USUAL = np.tile([50.0, 60.0, 55.0], 40)


def after(*nights: float, **more: np.ndarray) -> DailyHistory:
    rmssd_ms = np.append(USUAL, nights)
    return DailyHistory(FIRST, rmssd_ms.size, {"rmssd_ms": rmssd_ms, **more})


def codes(history: DailyHistory) -> list[str]:
    return [reason.code for reason in assess_autonomic(history).reasons]


@pytest.mark.parametrize(
    ("rmssd_ms", "step"),
    [
        (45.0, -10.0), (45.01, 0.0), (40.0, -20.0), (40.01, -10.0), (35.0, -30.0), (35.01, -20.0), (5.0, -30.0),
        (55.0, 10.0), (54.99, 0.0), (60.0, 20.0), (59.99, 10.0), (65.0, 30.0), (64.99, 20.0), (50.0, 0.0),
    ],
)  # fmt: skip
def test_a_step_is_reached_exactly_at_ten_twenty_and_thirty_percent_on_both_sides(rmssd_ms, step):
    assert step_pct(np.array([rmssd_ms]), np.array([50.0])).tolist() == [step]


@given(st.floats(5.0, 200.0), st.floats(5.0, 200.0), st.floats(0.3, 3.0))
def test_a_step_does_not_depend_on_the_unit_and_grows_with_the_value(rmssd_ms, baseline_ms, factor):
    once = step_pct(np.array([rmssd_ms]), np.array([baseline_ms]))
    again = step_pct(np.array([rmssd_ms * 1.5]), np.array([baseline_ms]))
    scaled = step_pct(np.array([rmssd_ms * factor]), np.array([baseline_ms * factor]))
    assert again[0] >= once[0]
    assert scaled[0] == once[0]


def test_an_unknown_night_or_baseline_has_no_step():
    assert np.isnan(step_pct(np.array([np.nan, 50.0]), np.array([50.0, np.nan]))).all()


def test_the_usual_spread_is_the_mean_of_earlier_weeks_that_share_no_night():
    ln = 4.0 + 0.1 * noise(1, 100, 0.0)[0]
    days = hrv_baseline(np.exp(ln))
    own, z = usual_cv_pct(days)
    before = days.cv_week_pct[100 - 67 : 93]
    assert before.size == 60
    assert own[-1] == pytest.approx(before.mean())
    assert z[-1] == pytest.approx((days.cv_week_pct[-1] - before.mean()) / before.std(ddof=1))
    other = ln.copy()
    other[-7:] = 5.0
    assert usual_cv_pct(hrv_baseline(np.exp(other)))[0][-1] == pytest.approx(own[-1])


def test_twenty_eight_earlier_weeks_make_a_usual_spread_and_twenty_seven_do_not():
    own, z = usual_cv_pct(hrv_baseline(USUAL[:60]))
    first = 2 + 28 + 6
    assert np.isnan(own[first - 1])
    assert np.isfinite(own[first])
    assert np.isfinite(z[first])


def test_very_even_weeks_do_not_make_a_small_spread_a_wide_one():
    values = np.append(np.tile([50.0, 60.0, 55.0], 40)[:113], [52.0] * 7)
    days = hrv_baseline(values)
    own, z = usual_cv_pct(days)
    assert z[-1] == pytest.approx((days.cv_week_pct[-1] - own[-1]) / 0.2)


def test_chance_widens_a_steady_athletes_week_about_seven_times_a_year():
    days = hrv_baseline(np.exp(4.1 + 0.12 * noise(800, 100 + 365, 0.3)))
    z = usual_cv_pct(days)[1][:, 100:]
    print(f"wide {episodes_per_year(z > 2.0):.1f}, narrow {episodes_per_year(z < -2.0):.1f} a year by chance")
    assert episodes_per_year(z > 2.0) == pytest.approx(7.1, abs=0.5)
    assert episodes_per_year(z < -2.0) == pytest.approx(4.8, abs=0.5)


def test_a_new_device_starts_a_new_baseline():
    daily = np.array([[50.0, 52.0, 61.0, np.nan, 60.0], [50.0, np.nan, 51.0, 49.0, np.nan]])
    device = np.array([[1, 1, 2, 1, 2], [3, 4, 3, 3, 9]])
    found = since_device_change(daily, device)
    np.testing.assert_array_equal(found[0], [np.nan, np.nan, 61.0, np.nan, 60.0])
    np.testing.assert_array_equal(found[1], daily[1])


def test_a_device_that_comes_back_starts_again_from_its_last_change():
    found = since_device_change(np.array([50.0, 70.0, 51.0]), np.array([1, 2, 1]))
    np.testing.assert_array_equal(found, [np.nan, np.nan, 51.0])
    assert since_device_change(np.full(3, np.nan), np.array([1, 2, 1])).size == 3
    assert since_device_change(np.zeros((2, 0)), np.zeros((2, 0), dtype=np.int64)).shape == (2, 0)


def test_an_ordinary_day_says_week_and_night_and_names_what_is_missing():
    found = assess_autonomic(after(*USUAL[:7]))
    assert [reason.code for reason in found.reasons] == ["AUTONOMIC_WEEK_AS_USUAL", "AUTONOMIC_NIGHT_NEAR"]
    assert (found.value.episode, found.value.episode_days, found.value.ends_at_ms) == (None, 0, None)
    assert (found.value.spread, found.value.week_step_pct, found.value.night_step_pct) == ("usual", 0, 0)
    assert found.value.resting_hr_deviation_sd is None
    assert found.caveats == ("RESTING_HR_MISSING", "NOT_A_DIAGNOSIS")
    assert found.status is Status.OK


def test_the_weeks_reason_carries_the_band_that_is_usual():
    facts = {fact.metric: fact for fact in assess_autonomic(after(*USUAL[:7])).reasons[0].facts}
    assert facts.keys() == {"rmssd_ms", "hrv_vs_baseline_pct", "rmssd_baseline_ms"}
    baseline = facts["rmssd_baseline_ms"]
    assert baseline.low < baseline.value < baseline.high
    assert {fact.window.days_expected for fact in facts.values()} == {7, 60}


@pytest.mark.parametrize(
    ("factor", "code"),
    [
        (0.65, "AUTONOMIC_NIGHT_BELOW_USUAL_FAR"), (0.75, "AUTONOMIC_NIGHT_BELOW_USUAL_CLEARLY"),
        (0.85, "AUTONOMIC_NIGHT_BELOW_USUAL_SLIGHTLY"), (1.0, "AUTONOMIC_NIGHT_NEAR"),
        (1.15, "AUTONOMIC_NIGHT_ABOVE_USUAL_SLIGHTLY"), (1.25, "AUTONOMIC_NIGHT_ABOVE_USUAL_CLEARLY"),
        (1.35, "AUTONOMIC_NIGHT_ABOVE_USUAL_FAR"),
    ],
)  # fmt: skip
def test_the_night_is_said_by_its_step(factor, code):
    assert codes(after(*USUAL[:6], 54.85 * factor))[1] == code


def test_a_lasting_fall_is_an_episode_with_its_days_and_a_rise_is_one_too():
    low = assess_autonomic(after(*np.full(7, 40.0)))
    assert (low.value.episode, low.value.episode_days, low.value.ends_at_ms) == ("low", 5, None)
    reason = next(one for one in low.reasons if one.code == "AUTONOMIC_LOW_EPISODE")
    assert [(fact.metric, fact.value) for fact in reason.facts] == [("hrv_episode_days", 5.0)]
    assert reason.facts[0].window.first_on == low.as_of - timedelta(days=4)
    high = assess_autonomic(after(*np.full(7, 76.0)))
    assert (high.value.episode, high.value.ends_at_ms) == ("high", None)
    assert high.value.episode_days == 5
    assert "AUTONOMIC_HIGH_EPISODE" in [one.code for one in high.reasons]
    young = assess_autonomic(after(42.0, 42.0, 42.0)).value
    assert young.episode_days == 1
    assert young.ends_at_ms == pytest.approx(46.6, abs=0.3)


def test_without_a_night_today_the_week_speaks_alone():
    found = assess_autonomic(after(*USUAL[:6], np.nan))
    assert found.value.night_step_pct is None
    assert [reason.code for reason in found.reasons] == ["AUTONOMIC_WEEK_AS_USUAL"]
    assert found.caveats[0] == "HRV_TODAY_MISSING"


def test_a_week_that_swings_or_hardly_moves_is_named_with_both_numbers():
    lively = np.exp(4.0 + 0.1 * noise(1, 120, 0.0, seed=5)[0])
    wide = DailyHistory(FIRST, 127, {"rmssd_ms": np.append(lively, [30.0, 90.0, 32.0, 85.0, 33.0, 88.0, 54.0])})
    narrow = DailyHistory(FIRST, 127, {"rmssd_ms": np.append(lively, np.full(7, 54.5))})
    assert assess_autonomic(wide).value.spread == "restless"
    assert assess_autonomic(narrow).value.spread == "even"
    reason = next(one for one in assess_autonomic(wide).reasons if one.code == "AUTONOMIC_SPREAD_WIDE")
    assert [fact.metric for fact in reason.facts] == ["hrv_cv_pct", "hrv_cv_usual_pct"]
    assert reason.facts[0].value > reason.facts[1].value
    assert "AUTONOMIC_SPREAD_NARROW" in codes(narrow)


def test_a_short_history_has_no_usual_spread():
    found = assess_autonomic(DailyHistory(FIRST, 30, {"rmssd_ms": USUAL[:30]}))
    assert found.value.spread is None


@pytest.mark.parametrize(
    ("deviation_sd", "code"),
    [(1.0, "ABOVE_USUAL"), (0.999, "AS_USUAL"), (0.0, "AS_USUAL"), (-0.999, "AS_USUAL"), (-1.0, "BELOW_USUAL")],
)
def test_resting_heart_rate_is_named_from_a_full_sd_on(deviation_sd, code):
    assert RestingWeek(deviation_sd, ()).code == f"AUTONOMIC_RHR_{code}"


def test_resting_heart_rate_is_judged_by_its_own_spread():
    pulse = np.append(np.tile([46.0, 54.0], 60), np.full(7, 55.0))
    week = resting_week(DailyHistory(FIRST, 127, {"resting_hr_bpm": pulse}))
    usual_bpm, sd = pulse[-61:-1].mean(), pulse[-61:-1].std(ddof=1)
    assert [fact.value for fact in week.facts] == pytest.approx(
        [pulse[-7:].mean(), pulse[-7:].mean() - usual_bpm, usual_bpm]
    )
    assert week.deviation_sd == pytest.approx((pulse[-7:].mean() - usual_bpm) / sd)
    found = assess_autonomic(after(*USUAL[:7], resting_hr_bpm=pulse))
    assert found.value.resting_hr_deviation_sd == week.deviation_sd
    assert found.reasons[-1].code == "AUTONOMIC_RHR_ABOVE_USUAL"


def test_resting_heart_rate_needs_three_days_of_the_week_and_fourteen_before():
    pulse = np.full(60, 50.0)
    gaps = np.append(pulse, [np.nan] * 5 + [51.0, 52.0])
    assert resting_week(DailyHistory(FIRST, 67, {"resting_hr_bpm": gaps})) is None
    gaps[-3] = 50.0
    found = resting_week(DailyHistory(FIRST, 67, {"resting_hr_bpm": gaps}))
    assert found.facts[0].value == 51.0
    assert found.facts[0].window.days_used == 3
    assert found.deviation_sd == pytest.approx(51.0 - found.facts[2].value)
    assert resting_week(DailyHistory(FIRST, 14, {"resting_hr_bpm": pulse[:14]})) is None
    assert resting_week(DailyHistory(FIRST, 15, {"resting_hr_bpm": pulse[:15]})).deviation_sd == 0.0
    before = found.facts[2].window
    assert (before.first_on, before.last_on) == (FIRST + timedelta(days=6), FIRST + timedelta(days=65))
    assert (before.days_used, before.days_expected) == (56, 60)


def test_high_hrv_beside_low_check_ins_is_no_all_clear():
    answers = {item: np.append(np.tile([4.0, 3.0], 60), np.full(7, 2.0)) for item in ITEMS}
    assert "AUTONOMIC_HIGH_WITH_LOW_WELLNESS" in codes(after(*np.full(7, 76.0), **answers))
    fine = {item: np.append(np.tile([4.0, 3.0], 60), np.full(7, 4.0)) for item in ITEMS}
    assert "AUTONOMIC_HIGH_WITH_LOW_WELLNESS" not in codes(after(*np.full(7, 76.0), **fine))
    assert "AUTONOMIC_HIGH_WITH_LOW_WELLNESS" not in codes(after(*np.full(7, 76.0)))
    assert "AUTONOMIC_HIGH_WITH_LOW_WELLNESS" not in codes(after(*np.full(7, 40.0), **answers))
    two = {item: np.append(values[:-7], [np.nan] * 5 + [2.0, 2.0]) for item, values in answers.items()}
    assert "AUTONOMIC_HIGH_WITH_LOW_WELLNESS" not in codes(after(*np.full(7, 76.0), **two))


def test_too_little_raises_what_hrv_alone_raises():
    with pytest.raises(InsufficientData) as lack:
        assess_autonomic(DailyHistory(FIRST, 10, {"rmssd_ms": USUAL[:10]}))
    assert lack.value.quantity == "hrv_baseline"


def test_every_fact_is_a_metric_of_the_catalogue():
    found = assess_autonomic(after(*np.full(7, 40.0), resting_hr_bpm=np.full(127, 50.0)))
    assert all(METRICS[fact.metric] for fact in found.facts)
    assert found.method == "autonomic@1"


def by_hand(daily: list[float], device: list[int]) -> list[float]:
    """From the newest known day back to the first known day of another device."""
    known = [day for day, value in enumerate(daily) if value == value]
    other = [day for day in known if device[day] != device[known[-1]]] if known else []
    return [value if day > max(other, default=-1) else np.nan for day, value in enumerate(daily)]


@given(st.lists(st.tuples(st.sampled_from([50.0, 60.0, np.nan]), st.integers(0, 2)), min_size=2, max_size=12))
def test_a_league_of_devices_restarts_as_each_athlete_does_by_hand(days):
    daily, device = [value for value, _ in days], [one for _, one in days]
    league = since_device_change(np.array([daily, daily[::-1]]), np.array([device, device[::-1]]))
    np.testing.assert_array_equal(league[0], by_hand(daily, device))
    np.testing.assert_array_equal(league[1], by_hand(daily[::-1], device[::-1]))
