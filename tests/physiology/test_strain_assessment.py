"""A pattern over four families: counted, never diagnosed, and silent where too little is known."""

from datetime import timedelta

import numpy as np
import pytest

from physiology.finding import InsufficientData, Status
from physiology.history import DailyHistory
from physiology.strain import assess_strain, performance_days
from physiology.wellness.scales import ITEMS
from tests.physiology.judged_days import history, shaped

LOW_WELLNESS = {item: [2.0] * 5 for item in ITEMS}
HIGH_PULSE = [56.0] * 5
SHORT_NIGHTS = [330.0] * 5


def weekly_tests(percent: list[float], weeks: int = 14) -> list[float]:
    """Weekly tests about 250 W, the last ones changed by so many percent; the newest today."""
    days = np.full(7 * weeks, np.nan)
    days[6::7] = 250.0 + np.tile([-1.0, 1.0], weeks // 2)
    for back, change in enumerate(reversed(percent)):
        days[-1 - 7 * back] = 250.0 * (1.0 + change / 100.0)
    return days.tolist()


def codes(days: DailyHistory) -> list[str]:
    return [reason.code for reason in assess_strain(days).reasons]


def test_an_ordinary_week_has_no_signals():
    finding = assess_strain(history())
    assert (finding.value.level, finding.value.signals, finding.reasons) == ("none", 0, ())
    assert finding.caveats == ("PATTERN_NOT_DIAGNOSIS", "STRAIN_DIFFERENTIAL")
    assert finding.facts[0].metric == "strain_signals"
    assert (finding.facts[0].window.days_used, finding.facts[0].window.days_expected) == (5, 5)
    assert (finding.status, finding.method) == (Status.OK, "strain@2")
    assert (finding.value.course, finding.value.test_change_pct, finding.value.effort_shift_sd) == (
        "unknown",
        None,
        None,
    )


def test_one_signal_is_none_two_are_watch_three_are_reduce():
    one = assess_strain(shaped(resting_hr_bpm=HIGH_PULSE))
    two = assess_strain(shaped(resting_hr_bpm=HIGH_PULSE, **LOW_WELLNESS))
    three = assess_strain(shaped(resting_hr_bpm=HIGH_PULSE, sleep_min=SHORT_NIGHTS, **LOW_WELLNESS))
    assert [finding.value.level for finding in (one, two, three)] == ["none", "watch", "reduce"]
    assert [finding.value.signals for finding in (one, two, three)] == [1, 2, 3]
    assert [reason.code for reason in three.reasons] == [
        "STRAIN_RHR_HIGH", "STRAIN_SLEEP_POOR", "STRAIN_WELLNESS_LOW", "STRAIN_COURSE_UNKNOWN",
    ]  # fmt: skip
    assert all(reason.facts[0].metric == "days_known" and reason.facts[0].value == 5 for reason in three.reasons[:3])
    assert [reason.code for reason in one.reasons] == ["STRAIN_RHR_HIGH"]


def test_a_pattern_that_lasts_is_referred():
    fortnight = {"resting_hr_bpm": [58.0] * 14, "sleep_min": [300.0] * 14} | {item: [1.0] * 14 for item in ITEMS}
    assert assess_strain(shaped(**fortnight)).value.level == "refer"


@pytest.mark.parametrize(("rmssd_ms", "code"), [(36.0, "STRAIN_HRV_LOW"), (85.0, "STRAIN_HRV_HIGH")])
def test_hrv_counts_on_both_sides(rmssd_ms, code):
    assert codes(shaped(rmssd_ms=[rmssd_ms] * 5)) == [code]


def test_long_sleep_and_a_good_mood_are_no_strain():
    good = shaped(sleep_min=[540.0] * 5, resting_hr_bpm=[44.0] * 5, **{item: [5.0] * 5 for item in ITEMS})
    assert assess_strain(good).value.signals == 0


def test_without_hrv_three_families_still_screen_and_the_gap_is_said():
    finding = assess_strain(history(drop=("rmssd_ms",)))
    assert finding.value.missing == ("hrv",)
    assert finding.status is Status.PROVISIONAL
    assert finding.caveats[0] == "HRV_MISSING"


def test_two_missing_families_leave_nothing_to_judge():
    with pytest.raises(InsufficientData) as lack:
        assess_strain(history(drop=("rmssd_ms", "sleep_min")))
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("strain", 3, 2)


def test_no_days_at_all_leave_nothing_to_judge():
    with pytest.raises(InsufficientData) as lack:
        assess_strain(DailyHistory(history().first_on, 0, {}))
    assert lack.value.got == 0


def test_a_family_with_two_known_days_is_missing_and_one_with_three_is_not():
    finding = assess_strain(shaped(resting_hr_bpm=[np.nan] * 3))
    assert finding.value.missing == ("resting_hr",)
    assert assess_strain(shaped(resting_hr_bpm=[np.nan] * 2)).value.missing == ()


@pytest.mark.parametrize(
    ("percent", "course", "code"),
    [
        ([-3.0, -3.0], "early", "STRAIN_COURSE_EARLY"),
        ([-3.0] * 6, "lasting", "STRAIN_COURSE_LASTING"),
        ([-3.0, -3.0, -3.0, 0.5, 0.5], "rebounded", "STRAIN_COURSE_REBOUNDED"),
    ],
)
def test_what_performance_did_is_said_even_without_a_pattern(percent, course, code):
    finding = assess_strain(shaped(test_power_w=weekly_tests(percent)))
    assert (finding.value.course, finding.value.level) == (course, "none")
    (reason,) = finding.reasons
    assert reason.code == code
    assert [fact.metric for fact in reason.facts] == ["test_power_vs_usual_pct"]
    assert reason.facts[0].value == finding.value.test_change_pct
    assert reason.facts[0].window.days_used == 2


def test_performance_that_holds_is_said_beside_a_pattern_only():
    tested = weekly_tests([0.5, -0.5])
    assert codes(shaped(test_power_w=tested)) == []
    found = codes(shaped(test_power_w=tested, resting_hr_bpm=HIGH_PULSE, **LOW_WELLNESS))
    assert found[-1] == "STRAIN_COURSE_HOLDING"


def test_lost_performance_of_weeks_beside_two_families_is_referred_and_of_days_is_not():
    two = {"resting_hr_bpm": HIGH_PULSE, **LOW_WELLNESS}
    assert assess_strain(shaped(test_power_w=weekly_tests([-3.0] * 6), **two)).value.level == "refer"
    assert assess_strain(shaped(test_power_w=weekly_tests([-3.0] * 2), **two)).value.level == "watch"


@pytest.mark.parametrize(("days_ago", "said"), [(0, True), (4, True), (5, False)])
def test_reported_illness_is_named_as_what_could_explain_a_pattern(days_ago, said):
    ill = [1.0, *[np.nan] * days_ago]
    assert ("STRAIN_ILLNESS_REPORTED" in codes(shaped(ill=ill, resting_hr_bpm=HIGH_PULSE))) is said
    assert codes(shaped(ill=ill)) == []
    assert "STRAIN_ILLNESS_REPORTED" not in codes(shaped(ill=[0.0], resting_hr_bpm=HIGH_PULSE))


@pytest.mark.parametrize(("harder", "said"), [(0.6, True), (0.4, False)])
def test_equal_sessions_that_feel_harder_are_named(harder, said):
    day = np.arange(60)
    distance_km = 8.0 + day % 5
    rpe = 2.0 + 0.2 * distance_km + np.where(day >= 46, harder, 0.0)
    days = shaped(
        session_rpe=rpe.tolist(), distance_km=distance_km.tolist(), session_duration_min=(6.0 * distance_km).tolist()
    )
    finding = assess_strain(days)
    assert finding.value.effort_shift_sd == pytest.approx(harder / 0.5, abs=0.15)
    assert ("STRAIN_EFFORT_HARDER" in codes(days)) is said


def told(reason):
    return (reason.code, reason.citation, [(fact.metric, fact.value) for fact in reason.facts])


def test_each_reason_names_its_source_and_holds_its_days():
    every = {"rmssd_ms": [36.0] * 5, "resting_hr_bpm": HIGH_PULSE, "sleep_min": SHORT_NIGHTS, **LOW_WELLNESS}
    found = assess_strain(shaped(ill=[1.0], test_power_w=weekly_tests([-3.0, -3.0]), **every))
    assert [told(reason) for reason in found.reasons] == [
        ("STRAIN_HRV_LOW", "lemeur-2013", [("days_known", 5.0)]),
        ("STRAIN_RHR_HIGH", "bosquet-2008", [("days_known", 5.0)]),
        ("STRAIN_SLEEP_POOR", "house_rule", [("days_known", 5.0)]),
        ("STRAIN_WELLNESS_LOW", "saw-2016", [("days_known", 5.0)]),
        ("STRAIN_COURSE_EARLY", "meeusen-2013", [("test_power_vs_usual_pct", found.value.test_change_pct)]),
        ("STRAIN_ILLNESS_REPORTED", "meeusen-2013", []),
    ]
    days = np.arange(60)
    km = 8.0 + days % 5
    rpe = (2.0 + 0.2 * km + np.where(days >= 46, 1.0, 0.0)).tolist()
    felt = assess_strain(shaped(session_rpe=rpe, distance_km=km.tolist(), session_duration_min=(6.0 * km).tolist()))
    assert [told(reason) for reason in felt.reasons] == [("STRAIN_EFFORT_HARDER", "house_rule", [])]


def test_the_days_a_family_is_known_on_are_its_own():
    pulse = shaped(resting_hr_bpm=[60.0, 60.0, 60.0, np.nan, 60.0], sleep_min=[300.0, np.nan, 300.0, np.nan, 300.0])
    found = assess_strain(pulse)
    known = {signal.family: signal.days_known for signal in found.value.families}
    assert known == {"hrv": 5, "resting_hr": 4, "sleep": 3, "wellness": 5}
    (away,) = [reason for reason in found.reasons if reason.code == "STRAIN_RHR_HIGH"]
    window = away.facts[0].window
    assert (window.days_used, window.days_expected, window.first_on, window.last_on) == (
        4, 5, found.as_of - timedelta(days=4), found.as_of,
    )  # fmt: skip
    assert found.facts[0].window.days_used == 5
    newest = assess_strain(shaped(resting_hr_bpm=[60.0, np.nan, 60.0, 60.0, np.nan]))
    assert {one.family: one.days_known for one in newest.value.families}["resting_hr"] == 3


def test_restless_nights_are_read_too():
    restless = assess_strain(shaped(sleep_efficiency_pct=[60.0] * 5))
    assert [reason.code for reason in restless.reasons] == ["STRAIN_SLEEP_POOR"]


def test_a_lack_names_families():
    with pytest.raises(InsufficientData) as lack:
        assess_strain(history(drop=("rmssd_ms", "sleep_min")))
    assert lack.value.missing == "families"


def test_the_screen_is_that_of_the_newest_day():
    """Three days of five point today, two did yesterday."""
    pulse = {"resting_hr_bpm": [60.0] * 3}
    low = assess_strain(shaped(**pulse, **{item: [1.0] * 3 for item in ITEMS}))
    assert (low.value.level, low.value.signals) == ("watch", 2)
    assert [reason.code for reason in low.reasons][:2] == ["STRAIN_RHR_HIGH", "STRAIN_WELLNESS_LOW"]
    high = assess_strain(shaped(rmssd_ms=[85.0] * 3))
    assert [(reason.code, reason.facts[0].value) for reason in high.reasons] == [("STRAIN_HRV_HIGH", 3.0)]
    tests = shaped(test_power_w=weekly_tests([-1.0, -3.0]))
    days = performance_days(tests.of("test_power_w"))
    assert days.change_pct[-1] < days.change_pct[-2] - 0.5
    assert assess_strain(tests).value.test_change_pct == days.change_pct[-1]
