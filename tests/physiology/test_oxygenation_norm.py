"""A session of muscle oxygen against the athlete's own, and what the finding says of it."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from physiology.finding import InsufficientData, Kind, Status
from physiology.observation import Source
from physiology.oxygenation.assessment import OxygenRecording, assess_muscle_oxygen, measured_recordings
from physiology.oxygenation.norm import own_norm
from tests.physiology.oxygen_recordings import DAY, NOON, oxygen, power


def test_the_norm_needs_five_comparable_sessions():
    half = np.array([20.0, 22.0, 21.0, 23.0, 19.0, 40.0])
    assert float(own_norm(half, np.full(6, 250.0)).usual_s) == 21.0
    assert np.isnan(own_norm(half[1:], np.full(5, 250.0)).usual_s)
    assert int(own_norm(half[1:], np.full(5, 250.0)).sessions) == 4
    assert np.isnan(own_norm(half[1:], np.full(5, 250.0)).margin_s)
    assert np.isnan(own_norm(half[:1], np.full(1, 250.0)).usual_s)


@pytest.mark.parametrize(("watts", "count"), [(275.0, 5), (275.1, 4), (225.0, 5), (224.9, 4), (np.nan, 4)])
def test_power_within_a_tenth_compares(watts, count):
    powers = np.array([watts, 250.0, 250.0, 250.0, 250.0, 250.0])
    assert int(own_norm(np.full(6, 20.0), powers).sessions) == count


def test_a_newest_session_without_power_compares_with_none():
    assert int(own_norm(np.full(7, 20.0), np.append(np.full(6, 250.0), np.nan)).sessions) == 0


def test_the_margin_is_the_repeat_error_or_two_own_sds():
    calm, wild = np.array([20.0, 21.0, 22.0, 23.0, 24.0, 0.0]), np.array([10.0, 20.0, 30.0, 40.0, 50.0, 0.0])
    both = own_norm(np.array([calm, wild]), np.full((2, 6), 250.0))
    assert both.margin_s.tolist() == pytest.approx([7.0, 2 * np.std(wild[:5], ddof=1)])
    assert both.usual_s.tolist() == [22.0, 30.0]


def test_an_even_number_of_sessions_has_the_mean_of_the_middle_two():
    half = np.array([10.0, 20.0, np.nan, 24.0, 30.0, 22.0, 18.0, 99.0])
    assert float(own_norm(half, np.full(8, 250.0)).usual_s) == 21.0


def test_unknown_sessions_leave_the_median_and_the_spread_alone():
    half = np.array([10.0, np.nan, 20.0, 30.0, np.nan, 40.0, 50.0, 99.0])
    norm = own_norm(half, np.full(8, 250.0))
    assert (float(norm.usual_s), int(norm.sessions)) == (30.0, 5)
    assert float(norm.margin_s) == pytest.approx(2 * np.std([10.0, 20.0, 30.0, 40.0, 50.0], ddof=1))


def weeks(halves, **changed):
    """One recording a week, the last on the day, each with power."""
    found = []
    for ago, half in zip(range(len(halves) - 1, -1, -1), halves, strict=True):
        on, at = DAY - timedelta(days=7 * ago), NOON - timedelta(days=7 * ago)
        stream = replace(oxygen(half_s=half, on=on), started_at=at, **changed)
        found += measured_recordings([stream], [power(on=on, started_at=at)])
    return found


USUAL = [20.0, 21.0, 22.0, 23.0, 24.0]


@pytest.mark.parametrize(
    ("newest", "trend"),
    [(30.5, "slower"), (28.5, "as_usual"), (22.0, "as_usual"), (15.5, "as_usual"), (14.5, "faster")],
)
def test_a_trend_is_more_than_the_margin(newest, trend):
    finding = assess_muscle_oxygen(weeks([*USUAL, newest]), DAY)
    assert finding.value.trend == trend
    assert finding.status is Status.OK
    assert finding.reasons[0].code == f"OXYGENATION_{trend.upper()}"
    facts = {fact.metric: fact for fact in finding.facts}
    assert facts["smo2_half_recovery_usual_s"].value == pytest.approx(22.0, abs=0.6)
    assert facts["smo2_half_recovery_vs_usual_s"].value == pytest.approx(newest - 22.0, abs=1.3)
    assert facts["smo2_half_recovery_usual_s"].window.days_used == 5
    assert facts["smo2_half_recovery_usual_s"].window.days_expected == 120
    assert facts["smo2_efforts"].value == 1.0
    assert facts["smo2_effort_power_w"].value == 250.0
    assert ("OXYGENATION_NOT_READINESS" in finding.caveats) == (trend != "as_usual")
    assert finding.caveats[-1] == "OXYGENATION_SENSOR"
    assert (finding.as_of, finding.method) == (DAY, "muscle_oxygen@1")
    usual, away = facts["smo2_half_recovery_usual_s"].window, facts["smo2_half_recovery_vs_usual_s"].window
    assert (usual.first_on, usual.last_on) == (DAY - timedelta(days=120), DAY - timedelta(days=1))
    assert (away.first_on, away.last_on) == (DAY, DAY)
    for metric in ("smo2_half_recovery_s", "smo2_desaturation_points", "smo2_effort_power_w", "smo2_efforts"):
        assert (facts[metric].kind, facts[metric].source) == (Kind.COMPUTED, "moxy")
        assert (facts[metric].window.first_on, facts[metric].window.last_on) == (DAY, DAY)
    assert finding.reasons[0].citation == "arnold-2024"
    assert [fact.metric for fact in finding.reasons[0].facts] == [
        "smo2_half_recovery_s", "smo2_half_recovery_usual_s", "smo2_half_recovery_vs_usual_s",
    ]  # fmt: skip
    assert len(finding.reasons) == 1


def test_too_few_sessions_or_another_sensor_give_no_norm():
    assert assess_muscle_oxygen(weeks([*USUAL[1:], 30.0]), DAY).value.trend == "no_norm"
    mixed = weeks([*USUAL, 30.0])
    mixed[-1] = replace(mixed[-1], stream=replace(mixed[-1].stream, source=Source(vendor="moxy", device="9")))
    finding = assess_muscle_oxygen(mixed, DAY)
    assert finding.value.trend == "no_norm"
    assert finding.status is Status.PROVISIONAL
    assert [fact.metric for fact in finding.reasons[0].facts] == ["smo2_half_recovery_s"]
    assert finding.reasons[0].citation == "house_rule"


def test_sessions_of_more_than_a_hundred_and_twenty_days_ago_are_left_out():
    found = weeks([*USUAL, 34.0])
    for days, trend in ((120, "slower"), (121, "no_norm")):
        moved = replace(found[0], stream=replace(found[0].stream, on=DAY - timedelta(days=days)))
        assert assess_muscle_oxygen([moved, *found[1:]], DAY).value.trend == trend


def test_a_recording_speaks_for_four_weeks_and_not_of_days_to_come():
    (one,) = weeks([20.0])
    assert assess_muscle_oxygen([one], DAY + timedelta(days=27)).value.on == DAY
    for on, recordings in ((DAY + timedelta(days=28), [one]), (DAY - timedelta(days=1), [one]), (DAY, [])):
        with pytest.raises(InsufficientData) as lack:
            assess_muscle_oxygen(recordings, on)
        assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("muscle_oxygen", 1, 0)


@pytest.mark.parametrize(
    ("newest", "trend"), [(29.0, "as_usual"), (29.01, "slower"), (15.0, "as_usual"), (14.99, "faster")]
)
def test_seven_seconds_exactly_are_as_usual(newest, trend):
    told = [
        replace(one, session=one.session.model_copy(update={"half_recovery_s": half}))
        for one, half in zip(weeks([20.0] * 6), [*USUAL, newest], strict=True)
    ]
    assert assess_muscle_oxygen(told, DAY).value.trend == trend


def test_earlier_sessions_without_a_figure_do_not_count():
    told = weeks([*USUAL, 22.0, 34.0])
    told[2] = replace(told[2], session=told[2].session.model_copy(update={"half_recovery_s": None}))
    finding = assess_muscle_oxygen(told, DAY)
    assert finding.value.trend == "slower"
    assert next(fact for fact in finding.facts if fact.metric == "smo2_half_recovery_usual_s").window.days_used == 5


def test_unmet_requirements_are_counted_by_reason():
    (one,) = measured_recordings([oxygen(low=65.0, last=290.0)])
    finding = assess_muscle_oxygen([one], DAY)
    assert finding.value.trend == "no_figure"
    assert [reason.code for reason in finding.reasons] == [
        "OXYGENATION_NO_FIGURE", "OXYGENATION_REST_SHORT", "OXYGENATION_AMPLITUDE_SMALL",
    ]  # fmt: skip
    assert finding.reasons[1].facts[0].metric == "smo2_efforts_left_out"
    assert finding.reasons[1].facts[0].value == 1.0
    assert finding.reasons[1].facts[0].window.last_on == finding.reasons[2].facts[0].window.first_on == DAY
    assert {reason.citation for reason in finding.reasons} == {"house_rule"}
    assert finding.caveats == ("OXYGENATION_SENSOR",)
    assert {fact.metric for fact in finding.facts} == {"smo2_desaturation_points", "smo2_efforts"}


def test_a_recording_without_efforts_says_so():
    still = oxygen(marks=(), low=69.0)
    finding = assess_muscle_oxygen(measured_recordings([still]), DAY)
    assert [reason.code for reason in finding.reasons] == ["OXYGENATION_NO_FIGURE", "OXYGENATION_NO_EFFORT"]


def test_ends_found_in_the_signal_and_rests_nobody_checked_are_said():
    finding = assess_muscle_oxygen(measured_recordings([oxygen(marks=())]), DAY)
    assert finding.caveats[:2] == ("OXYGENATION_ENDS_FOUND", "OXYGENATION_REST_UNCHECKED")
    marked = assess_muscle_oxygen(measured_recordings([oxygen()], [power()]), DAY)
    assert marked.caveats == ("OXYGENATION_SENSOR",)


def test_of_two_sites_the_one_with_more_figures_is_told_and_the_other_mentioned():
    good, poor = oxygen(), replace(oxygen(low=66.0), site="vl_left")
    for streams in ([good, poor], [poor, good]):
        finding = assess_muscle_oxygen(measured_recordings(streams), DAY)
        assert finding.value.site == "vl"
        assert "OXYGENATION_OTHER_SITES" in finding.caveats


def test_only_the_newest_day_is_fitted():
    older = replace(oxygen(), on=DAY - timedelta(days=1), started_at=NOON - timedelta(days=1))
    first, last = measured_recordings([older, oxygen()])
    assert first.session.efforts[0].tau_s is None
    assert last.session.efforts[0].tau_s is not None
    assert isinstance(last, OxygenRecording)
