"""Every real recording of muscle oxygen: what each gives, or why it gives nothing."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from devices.files import ImportBatch, Options, read
from physiology.oxygenation.assessment import assess_muscle_oxygen, measured_recordings
from physiology.oxygenation.exponential import exponential_recovery
from physiology.oxygenation.half_recovery import half_recovery
from physiology.oxygenation.recording import OxygenSession, oxygen_session
from physiology.oxygenation.screening import by_second
from physiology.oxygenation.windows import recovery_windows, rest_s
from physiology.stream import Stream

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "physio" / "nirs"
GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "recovery" / "smo2.json").read_text())["moxy_intervals"]
KNOWN_EFFORTS = ((124.0, 364.0), (486.0, 726.0), (848.0, 1088.0), (1210.0, 1450.0))
"""As the study that recorded them wrote down; the file itself marks none."""
ENDS_S = np.array([end for _, end in KNOWN_EFFORTS])

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real recordings are not beside the repository")


def batch(name: str) -> ImportBatch:
    return read("nirs", SHARED / name, Options(today=date(2026, 11, 20)))


def streams(name: str, metric: str = "smo2_pct") -> list[Stream]:
    return [one for one in batch(name).streams if one.metric == metric]


def marked() -> OxygenSession:
    (stream,) = streams("moxy_intervals.csv")

    return oxygen_session(replace(stream, efforts_s=KNOWN_EFFORTS))


def test_moxy_intervals_give_the_reference_half_recovery_times():
    efforts = marked().efforts
    found = [round(effort.half_recovery_s, 1) for effort in efforts]
    assert found == [round(case["half_recovery_time_s"], 1) for case in GOLDEN] == [18.7, 22.4, 24.6, 31.2]
    assert marked().half_recovery_s == pytest.approx(np.median([case["half_recovery_time_s"] for case in GOLDEN]))


def test_moxy_intervals_give_the_reference_base_and_peak():
    (stream,) = streams("moxy_intervals.csv")
    seconds, smo2 = recovery_windows(stream.seconds, stream.values, ENDS_S, np.full(4, 120.0))
    found = half_recovery(seconds, smo2)
    assert found.base_pct.tolist() == pytest.approx([case["smo2_end_exercise"] for case in GOLDEN])
    assert found.peak_pct.tolist() == [case["smo2_peak_120s"] for case in GOLDEN]
    assert found.half_s.tolist() == pytest.approx([case["half_recovery_time_s"] for case in GOLDEN])


def test_moxy_fits_are_never_worse_than_the_reference_and_name_it_where_it_is_as_good():
    (stream,) = streams("moxy_intervals.csv")
    fit = exponential_recovery(*recovery_windows(stream.seconds, stream.values, ENDS_S, np.full(4, 120.0)))
    for at, case in enumerate(GOLDEN):
        reference = case["fit"]
        assert fit.r2[at] >= reference["r2"] - 1e-9
        near = [abs(tau - reference["tau_s"]) / reference["tau_s"] for tau in (fit.tau_s[at], fit.rival_tau_s[at])]
        assert min(near) < 1e-3


def test_two_of_four_time_constants_are_not_unique_and_only_the_others_are_reported():
    efforts = marked().efforts
    assert [effort.reasons for effort in efforts] == [("FIT_NOT_UNIQUE",), (), (), ("FIT_NOT_UNIQUE",)]
    assert [effort.tau_s and round(effort.tau_s, 1) for effort in efforts] == [None, 7.4, 9.5, None]
    assert [effort.mean_response_s and round(effort.mean_response_s, 1) for effort in efforts] == [
        None,
        20.8,
        24.2,
        None,
    ]
    second, third = GOLDEN[1]["fit"], GOLDEN[2]["fit"]
    assert efforts[1].delay_s == pytest.approx(second["td_s"], abs=1e-3)
    assert efforts[2].mean_response_s == pytest.approx(third["mrt_s"], abs=1e-3)


def test_each_interval_desaturates_by_thirty_to_forty_one_points():
    fallen = [effort.desaturation_points for effort in marked().efforts]
    assert min(fallen) == pytest.approx(30.8, abs=0.1)
    assert max(fallen) == pytest.approx(40.7, abs=0.1)


def test_without_marks_the_ends_are_found_within_twelve_seconds_and_the_answer_says_so():
    (stream,) = streams("moxy_intervals.csv")
    session = oxygen_session(stream)
    assert session.marked_by == "oxygen"
    assert np.abs(np.array([effort.end_s for effort in session.efforts]) - ENDS_S).max() <= 12.0
    assert session.half_recovery_s == pytest.approx(22.5, abs=0.1)
    finding = assess_muscle_oxygen(measured_recordings([stream]), stream.on)
    assert finding.value.trend == "no_norm"
    assert {"OXYGENATION_ENDS_FOUND", "OXYGENATION_REST_UNCHECKED", "OXYGENATION_SENSOR"} == set(finding.caveats)


def test_a_file_without_a_year_is_the_newest_such_day():
    assert {stream.on for stream in batch("moxy_intervals.csv").streams} == {date(2026, 2, 6)}


def test_train_red_gives_both_legs_with_the_laps_as_efforts():
    right, left = streams("train.red_intervals.csv")
    assert (right.site, left.site) == ("leg_right_upper_front", "leg_left_upper_front")
    for stream, expected in ((right, (25.2, 33.9)), (left, (41.2, 47.3))):
        session = oxygen_session(stream)
        assert session.marked_by == "recording"
        assert [round(effort.end_s) for effort in session.efforts] == [368, 1084]
        assert [effort.half_recovery_s for effort in session.efforts] == pytest.approx(expected, abs=0.2)
        assert all(effort.reasons == () for effort in session.efforts)


def test_train_red_found_in_the_signal_reads_half_as_long():
    """Why a found end is a caveat and never compared with a marked one."""

    right = replace(streams("train.red_intervals.csv")[0], efforts_s=())
    assert oxygen_session(right).half_recovery_s == pytest.approx(9.9, abs=0.1)


def test_the_ramp_gives_one_effort_a_sensor_and_its_planted_errors_are_taken_out():
    first, second = streams("moxy_ramp.xlsx")
    assert (first.site, second.site) == ("sensor_1", "sensor_2")
    broken, sound = oxygen_session(first), oxygen_session(second)
    assert broken.removed_samples == 26
    assert sound.removed_samples == 0
    for session, half_s in ((broken, 15.0), (sound, 27.8)):
        (effort,) = session.efforts
        assert round(effort.start_s) == 203
        assert effort.half_recovery_s == pytest.approx(half_s, abs=0.5)


def test_an_occlusion_is_not_told_from_an_effort():
    """A cuff at rest: nothing in the file says so, and the docstring of the detection does."""
    (stream,) = streams("moxy-occlusion.xlsx")
    (effort,) = oxygen_session(stream).efforts
    assert effort.desaturation_points == pytest.approx(61.9, abs=0.1)
    assert effort.half_recovery_s == pytest.approx(7.75, abs=0.1)


def test_changes_in_haemoglobin_are_no_saturation():
    oxygenated, deoxygenated = (streams("artinis_intervals.xlsx", metric)[0] for metric in ("o2hb_um", "hhb_um"))
    assert streams("artinis_intervals.xlsx") == []
    assert np.ravel(oxygenated.efforts_s).tolist() == pytest.approx([192.5, 493.5, 1032.0, 1333.4], abs=0.15)
    seconds, index = by_second(oxygenated.seconds, oxygenated.values - deoxygenated.values)
    starts, ends = np.array(oxygenated.efforts_s).T
    windows = recovery_windows(seconds, index, ends, rest_s(starts, ends, float(seconds[-1])))
    halves = half_recovery(*windows).half_s
    assert np.isfinite(halves).all()
    assert half_recovery(windows[0], windows[1] * 3.0 - 7.0).half_s == pytest.approx(halves)


def test_a_recording_without_a_day_is_refused():
    found = batch("portamon-oxcap.xlsx")
    assert found.streams == ()
    assert [item.reason.value for item in found.rejected] == ["no_date"]


def test_a_table_of_another_kind_is_refused():
    found = batch("vo2master.csv")
    assert found.streams == ()
    assert [item.reason.value for item in found.rejected] == ["no_usable_file"]


def test_a_folder_gives_every_recording_in_it():
    found = read("nirs", SHARED, Options(today=date(2026, 11, 20)))
    assert {(stream.source.vendor, stream.metric) for stream in found.streams} == {
        ("moxy", "smo2_pct"), ("moxy", "thb_au"), ("train.red", "smo2_pct"), ("train.red", "o2hb_um"),
        ("train.red", "hhb_um"), ("artinis", "o2hb_um"), ("artinis", "hhb_um"),
    }  # fmt: skip
    assert sorted(item.reason.value for item in found.rejected) == ["no_date", "no_usable_file"]
