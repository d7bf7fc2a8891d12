"""A recording against its requirements, and a session against the athlete's own."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from physiology.beside import beside
from physiology.finding import InsufficientData, Status
from physiology.observation import Source
from physiology.oxygenation.assessment import OxygenRecording, assess_muscle_oxygen, measured_recordings
from physiology.oxygenation.norm import own_norm
from physiology.oxygenation.recording import median_of, oxygen_session
from physiology.stream import Stream

DAY = date(2026, 3, 4)
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
SENSOR = Source(vendor="moxy", device="3612", method="live")
EFFORT = (60.0, 240.0)


def oxygen(half_s=20.0, low=30.0, high=70.0, step=2.0, last=400.0, on=DAY, marks=(EFFORT,), **changed):
    """One effort of three minutes and the rest after it, with a little grain."""
    seconds = np.arange(0.0, last, step)
    tau = (half_s - 6.0) / np.log(2)
    values = np.where(seconds <= 60, high, low + (high - low) * -np.expm1(-np.maximum(seconds - 246.0, 0.0) / tau))
    values = values + np.tile([0.0, 0.2], seconds.size)[: seconds.size]
    return replace(Stream("smo2_pct", on, seconds, values, SENSOR, NOON, "vl", marks), **changed)


def power(work=250.0, rest=20.0, last=400.0, on=DAY, started_at=NOON):
    seconds = np.arange(0.0, last)
    values = np.where((seconds > 60) & (seconds <= 240), work, rest)
    return Stream("power_w", on, seconds, values, Source(vendor="meter"), started_at)


def only(stream, meter=None, **more):
    session = oxygen_session(stream, meter, **more)
    assert len(session.efforts) == 1
    return session.efforts[0]


def test_one_effort_gives_its_fall_its_return_and_its_exponential():
    effort = only(oxygen(), power())
    assert effort.half_recovery_s == pytest.approx(20.0, abs=0.5)
    assert effort.tau_s == pytest.approx(14.0 / np.log(2), rel=0.02)
    assert effort.delay_s == pytest.approx(6.0, abs=0.3)
    assert effort.mean_response_s == pytest.approx(effort.tau_s + effort.delay_s)
    assert effort.desaturation_points == pytest.approx(40.0, abs=0.3)
    assert effort.amplitude_points == pytest.approx(40.0, abs=0.5)
    assert effort.power_w == 250.0
    assert effort.reasons == ()


def test_without_fitting_the_half_time_is_the_same():
    plain, full = only(oxygen(), fitted=False), only(oxygen())
    assert plain.half_recovery_s == full.half_recovery_s
    assert (plain.tau_s, plain.delay_s, plain.mean_response_s, plain.reasons) == (None, None, None, ())


@pytest.mark.parametrize(("rise", "told"), [(9.4, False), (10.5, True)])
def test_ten_points_are_the_least_that_is_measured(rise, told):
    effort = only(oxygen(low=60.0, high=60.0 + rise))
    assert ("AMPLITUDE_SMALL" in effort.reasons) is not told
    assert (effort.half_recovery_s is not None) == told
    assert effort.amplitude_points is not None


@pytest.mark.parametrize(("last", "told"), [(301.0, True), (300.0, False)])
def test_a_minute_of_rest_is_the_least(last, told):
    effort = only(oxygen(last=last))
    assert ("REST_SHORT" in effort.reasons) is not told


@pytest.mark.parametrize(("step", "told"), [(2.0, True), (2.003, True), (2.1, False)])
def test_half_a_hertz_is_the_slowest(step, told):
    assert ("SAMPLED_SLOWLY" in only(oxygen(step=step)).reasons) is not told


@pytest.mark.parametrize(("lost", "told"), [(6, True), (7, False)])
def test_one_sample_in_ten_may_be_missing(lost, told):
    stream = oxygen()
    stream.values[130 : 130 + 2 * lost : 2] = np.nan
    assert ("SAMPLES_MISSING" in only(stream).reasons) is not told


@pytest.mark.parametrize(("rest", "told"), [(62.0, True), (62.5, False)])
def test_rest_at_a_quarter_of_the_power_is_no_rest(rest, told):
    effort = only(oxygen(), power(rest=rest))
    assert ("REST_ACTIVE" in effort.reasons) is not told
    assert (effort.half_recovery_s is not None) == told


def test_a_ragged_return_has_a_half_time_and_no_exponential():
    stream = oxygen()
    late = stream.seconds > 245
    stream.values[late] += 12.0 * np.sin(stream.seconds[late] / 3.0)
    effort = only(stream)
    assert effort.half_recovery_s is not None
    assert effort.tau_s is None
    assert "FIT_POOR" in effort.reasons


def test_a_return_within_one_sample_has_no_time_constant():
    stream = oxygen()
    stream.values[:] = np.where((stream.seconds > 60) & (stream.seconds < 251), 30.0, 70.0) + stream.seconds % 4 / 10
    effort = only(stream)
    assert effort.half_recovery_s == pytest.approx(11.0, abs=0.1)
    assert effort.tau_s is None
    assert "FIT_UNCERTAIN" in effort.reasons


def test_marks_of_the_recording_come_first_then_power_then_the_signal():
    assert oxygen_session(oxygen(), power()).marked_by == "recording"
    assert oxygen_session(oxygen(marks=()), power()).marked_by == "power"
    assert oxygen_session(oxygen(marks=())).marked_by == "oxygen"
    assert oxygen_session(oxygen(marks=()), power(work=0.0, rest=0.0)).marked_by == "oxygen"


def test_whether_rest_was_passive_is_known_with_power_only():
    assert oxygen_session(oxygen(), power()).rest_checked
    assert not oxygen_session(oxygen()).rest_checked


def test_a_recording_without_samples_or_efforts_says_nothing():
    empty = oxygen_session(replace(oxygen(marks=()), seconds=np.zeros(0), values=np.zeros(0)))
    assert (empty.efforts, empty.half_recovery_s, empty.desaturation_points, empty.power_w) == ((), None, None, None)


def test_the_session_is_the_median_of_its_efforts():
    first, second = oxygen(half_s=20.0), oxygen(half_s=30.0)
    seconds = np.concatenate([first.seconds, first.seconds + 400.0])
    values = np.concatenate([first.values, second.values])
    both = replace(first, seconds=seconds, values=values, efforts_s=(EFFORT, (460.0, 640.0)))
    session = oxygen_session(both)
    assert session.half_recovery_s == pytest.approx(np.median([one.half_recovery_s for one in session.efforts]))
    assert session.half_recovery_s == pytest.approx(25.0, abs=0.6)
    assert median_of([None, 3.0, 5.0]) == 4.0


# the athlete's own norm


def test_the_norm_needs_five_comparable_sessions():
    half = np.array([20.0, 22.0, 21.0, 23.0, 19.0, 40.0])
    assert float(own_norm(half, np.full(6, 250.0)).usual_s) == 21.0
    assert np.isnan(own_norm(half[1:], np.full(5, 250.0)).usual_s)
    assert float(own_norm(half[1:], np.full(5, 250.0)).sessions) == 4.0


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


# the finding


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
    assert finding.as_of == DAY


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


def test_unmet_requirements_are_counted_by_reason():
    (one,) = measured_recordings([oxygen(low=65.0, last=290.0)])
    finding = assess_muscle_oxygen([one], DAY)
    assert finding.value.trend == "no_figure"
    assert [reason.code for reason in finding.reasons] == [
        "OXYGENATION_NO_FIGURE", "OXYGENATION_REST_SHORT", "OXYGENATION_AMPLITUDE_SMALL",
    ]  # fmt: skip
    assert finding.reasons[1].facts[0].metric == "smo2_efforts_left_out"
    assert finding.reasons[1].facts[0].value == 1.0
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


# recordings side by side


def test_a_recording_that_began_earlier_is_put_on_the_others_clock():
    meter = replace(power(), started_at=NOON - timedelta(seconds=90))
    assert beside(oxygen(), [meter]).seconds[0] == -90.0


@pytest.mark.parametrize(("late", "found"), [(200, True), (201, False)])
def test_half_of_the_time_has_to_be_shared(late, found):
    meter = replace(power(last=1000.0), started_at=NOON + timedelta(seconds=late))
    assert (beside(oxygen(last=402.0), [meter]) is not None) == found


def test_the_recording_that_shares_most_is_taken():
    far, near = (replace(power(), started_at=NOON + timedelta(seconds=late)) for late in (100, 10))
    assert beside(oxygen(), [far, near]).seconds[0] == 10.0
    assert beside(oxygen(), [near, far]).seconds[0] == 10.0


def test_recordings_without_a_start_belong_to_each_other_only():
    nowhen = replace(oxygen(), started_at=None)
    assert beside(nowhen, [power(started_at=None)]).seconds[0] == 0.0
    assert beside(nowhen, [power()]) is None
    assert beside(oxygen(), [power(started_at=None)]) is None
    assert beside(oxygen(), [power(on=DAY - timedelta(days=1))]) is None


def test_an_empty_recording_belongs_to_nothing():
    empty = replace(power(), seconds=np.zeros(0), values=np.zeros(0))
    assert beside(oxygen(), [empty]) is None
    assert beside(replace(oxygen(), seconds=np.zeros(1), values=np.zeros(1)), [power()]) is None
