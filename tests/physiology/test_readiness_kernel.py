"""The readiness score as arithmetic: bounded, monotone, honest about gaps, and adding up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from physiology.readiness.caps import Reports, caps, newest_report
from physiology.readiness.families import judged_families
from physiology.readiness.score import carried, readiness_score
from physiology.readiness.signals import FAMILIES, Signals, week_and_day
from physiology.usual import deviation, usual

DAYS = 40
SERIES = {
    "ln_rmssd": (4.0, 0.15, 1.0),
    "resting_hr_bpm": (50.0, 2.0, -1.0),
    "sleep_min": (450.0, 40.0, 1.0),
    "sleep_efficiency_pct": (90.0, 3.0, 1.0),
    "wellness_score": (3.5, 0.4, 1.0),
    "acwr": (1.0, 0.2, -1.0),
}
"""Mean, SD, and which way is good."""
noise = arrays(np.float64, (6, 2, DAYS), elements=st.floats(-3.0, 3.0, width=32))
gaps = arrays(np.bool_, (6, 2, DAYS), elements=st.booleans())
deviations = arrays(np.float64, (DAYS,), elements=st.one_of(st.floats(-3.0, 3.0), st.just(np.nan)))


def signals(standard: np.ndarray, missing: np.ndarray | None = None) -> Signals:
    rows = {}
    for row, (name, (mean, sd, _)) in enumerate(SERIES.items()):
        rows[name] = mean + sd * standard[row]
        if missing is not None:
            rows[name] = np.where(missing[row], np.nan, rows[name])
    return Signals(**rows)


def ordinary(seed: int = 1, days: int = DAYS) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    return {name: mean + sd * rng.standard_normal(days) for name, (mean, sd, _) in SERIES.items()}


@settings(max_examples=60)
@given(noise, gaps)
def test_score_is_bounded_and_its_parts_add_up(standard, missing):
    found = readiness_score(signals(standard, missing))
    known = np.isfinite(found.score)
    assert ((found.score[known] >= 0.0) & (found.score[known] <= 100.0)).all()
    total = 70.0 + np.nansum(found.points, axis=0)
    np.testing.assert_allclose(found.uncapped[known], total[known], atol=1e-9)
    assert (found.score[known] <= found.cap[known]).all()
    assert ((found.coverage >= 0.0) & (found.coverage <= 1.0 + 1e-12)).all()
    assert ((found.half_width >= 5.0 - 1e-6) & (found.half_width <= 15.0)).all()


@settings(max_examples=60)
@given(noise, gaps)
def test_a_score_needs_two_families_with_wellness_or_hrv_among_them(standard, missing):
    found = readiness_score(signals(standard, missing))
    present = np.isfinite(found.z)
    enough = (present.sum(0) >= 2) & (present[FAMILIES.index("hrv")] | present[FAMILIES.index("wellness")])
    np.testing.assert_array_equal(np.isfinite(found.score), enough)


@settings(max_examples=60)
@given(noise, st.sampled_from(list(SERIES)), st.floats(0.01, 4.0))
def test_a_better_value_today_never_lowers_the_score(standard, name, steps):
    _, sd, good = SERIES[name]
    before = signals(standard)
    better = {key: getattr(before, key).copy() for key in SERIES}
    better[name][..., -1] += good * steps * sd
    after = readiness_score(Signals(**better))
    assert (after.score[..., -1] >= readiness_score(before).score[..., -1] - 1e-9).all()


def test_a_usual_day_is_seventy_and_a_missing_family_is_not_read_as_zero():
    flat = {name: np.full(DAYS, mean) for name, (mean, _, _) in SERIES.items()}
    assert readiness_score(Signals(**flat)).score[-1] == 70.0
    del flat["ln_rmssd"]
    found = readiness_score(Signals(**flat))
    assert found.score[-1] == 70.0
    assert found.coverage[-1] == pytest.approx(0.70)
    assert found.half_width[-1] == pytest.approx(5.0 + 10.0 * np.sqrt(0.3))
    assert np.isnan(found.points[0, -1])


def test_the_unit_of_a_signal_does_not_matter():
    days = ordinary()
    shifted = days | {"ln_rmssd": days["ln_rmssd"] + np.log(1000.0)}
    before, after = readiness_score(Signals(**days)), readiness_score(Signals(**shifted))
    np.testing.assert_allclose(after.score, before.score, atol=1e-6)


def test_the_day_judged_is_not_in_its_own_baseline():
    steady = np.append(np.tile([49.0, 51.0], 20), 90.0)
    before = usual(steady)
    assert before.mean[-1] == pytest.approx(50.0)
    assert deviation(steady, before, 1.0)[-1] == 3.0


def test_one_athlete_and_a_league_run_the_same_code():
    league = [ordinary(seed) for seed in range(4)]
    together = Signals(**{name: np.stack([one[name] for one in league]).reshape(2, 2, DAYS) for name in SERIES})
    found = readiness_score(together)
    for index, one in enumerate(league):
        np.testing.assert_allclose(
            found.score.reshape(4, DAYS)[index], readiness_score(Signals(**one)).score, atol=1e-9
        )


def test_sleep_beyond_nine_hours_earns_nothing():
    days = ordinary()
    days["sleep_min"][-1] = 540.0
    long = days | {"sleep_min": np.append(days["sleep_min"][:-1], 700.0)}
    assert readiness_score(Signals(**long)).score[-1] == readiness_score(Signals(**days)).score[-1]


def test_a_night_without_efficiency_counts_by_its_length():
    days = ordinary()
    days["sleep_efficiency_pct"][-1] = np.nan
    only_length = {key: value for key, value in days.items() if key != "sleep_efficiency_pct"}
    assert readiness_score(Signals(**days)).score[-1] == readiness_score(Signals(**only_length)).score[-1]


def test_hard_and_recovery_days_are_each_about_one_in_six_on_stationary_days():
    rng = np.random.default_rng(5)
    shared = np.sqrt(0.3) * rng.standard_normal((400, 160))
    rows = {}
    for name, (mean, sd, good) in SERIES.items():
        own = rng.standard_normal((400, 160))
        rows[name] = mean + good * sd * (shared + np.sqrt(0.7) * own)
    score = readiness_score(Signals(**rows)).score[:, 80:]
    assert np.nanmean(score > 80.0) == pytest.approx(0.159, abs=0.035)
    assert np.nanmean(score < 60.0) == pytest.approx(0.159, abs=0.035)
    assert np.nanmean(score) == pytest.approx(70.0, abs=0.5)


@given(deviations, st.integers(0, 3))
def test_a_carried_value_fades_by_half_a_day_and_then_is_missing(z, days):
    filled, age_days = carried(z, days)
    known = np.isfinite(z)
    np.testing.assert_array_equal(filled[known], z[known])
    assert (age_days[known] == 0.0).all()
    for day in np.flatnonzero(~known):
        back = [age for age in range(1, days + 1) if day - age >= 0 and known[day - age]]
        expected = z[day - back[0]] * 0.5 ** back[0] if back else np.nan
        np.testing.assert_array_equal(filled[day], expected)


def test_carrying_lowers_coverage_and_widens_the_interval():
    days = ordinary()
    days["wellness_score"][-1] = np.nan
    carrying = readiness_score(Signals(**days))
    assert carrying.age_days[FAMILIES.index("wellness"), -1] == 1.0
    assert carrying.coverage[-1] == pytest.approx(0.875)
    assert carrying.half_width[-1] > carrying.half_width[-2]


@given(st.floats(-3.0, 3.0), st.floats(1.0, 5.0))
def test_wellness_caps_whatever_the_other_families_say(z, score):
    cap = float(caps(Reports(), np.array([z]), np.array([score]), 2)[0])
    expected = 59.0 if z <= -2.0 or score <= 2.0 else 79.0 if z <= -1.0 else 100.0
    assert cap == expected


@pytest.mark.parametrize(
    ("reports", "cap"),
    [
        (Reports(ill=np.array([1.0])), 40.0),
        (Reports(injured=np.array([1.0])), 79.0),
        (Reports(pain_nrs=np.array([3.0])), 79.0),
        (Reports(pain_nrs=np.array([2.0]), ill=np.array([0.0])), 100.0),
        (Reports(ill=np.array([np.nan])), 100.0),
        (Reports(ill=np.array([1.0]), pain_nrs=np.array([8.0])), 40.0),
    ],
)
def test_reports_cap_and_silence_does_not(reports, cap):
    assert caps(reports, np.array([np.nan]), None, 2).tolist() == [cap]


def test_a_green_hrv_never_lifts_a_red_check_in():
    days = ordinary()
    days["wellness_score"][-1] = 1.6
    for better in (0.0, 1.0, 3.0):
        days["ln_rmssd"][-1] = 4.0 + better
        days["resting_hr_bpm"][-1] = 50.0 - 5 * better
        assert readiness_score(Signals(**days)).score[-1] <= 59.0


def test_a_report_lasts_until_the_next_one():
    ill = np.array([1.0, np.nan, 0.0, np.nan, np.nan, np.nan])
    np.testing.assert_array_equal(newest_report(ill, 2), [1.0, 1.0, 0.0, 0.0, 0.0, np.nan])


def test_a_single_night_moves_hrv_only_about_half_as_far():
    ln = np.full(10, 4.0)
    ln[-1] = 3.0
    moved = 4.0 - week_and_day(ln)[-1]
    assert moved == pytest.approx(0.5 + 0.5 / 7)


def test_families_without_a_stream_stay_out():
    days = ordinary()
    two = Signals(ln_rmssd=days["ln_rmssd"], acwr=days["acwr"])
    found = readiness_score(two)
    assert np.isfinite(found.z[:, -1]).tolist() == [True, False, False, False, True]
    assert set(judged_families(two)) == {"hrv", "load"}
    felt = readiness_score(Signals(wellness_score=days["wellness_score"], resting_hr_bpm=days["resting_hr_bpm"]))
    assert np.isfinite(felt.z[:, -1]).tolist() == [False, True, False, True, False]
