"""RMSSD and its siblings against published definitions and four other programs."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.hrv import InvalidIntervals, TooFewBeats, time_domain

GOLDEN = Path(__file__).parents[1] / "golden" / "hrv"
CASES = sorted(path.stem for path in GOLDEN.glob("*.json") if path.stem.startswith(("edge", "hand", "synth")))
WITH_BEATS = [case for case in CASES if case != "synth_24h_params_only"]

beats = st.lists(st.floats(300.0, 2400.0), min_size=2, max_size=200).map(np.array)


def golden(case: str) -> dict:
    return json.loads((GOLDEN / f"{case}.json").read_text())


@pytest.mark.parametrize("case", WITH_BEATS)
def test_every_golden_recording_is_reproduced(case):
    data = golden(case)
    expected = data["raw"]["reference_numpy"]
    found = time_domain(data["input"]["rr_ms"])
    assert found.n == expected["n"]
    assert found.nn50 == expected["nn50"]
    numbers = {
        "mean_rr": found.mean_nn_ms,
        "mean_hr_from_mean_rr": found.hr_of_mean_nn_bpm,
        "mean_hr_of_inst": found.mean_hr_bpm,
        "sdnn_ddof1": found.sdnn_ms,
        "rmssd": found.rmssd_ms,
        "pnn50_over_ndiff": found.pnn50_pct,
    }
    assert numbers == {key: pytest.approx(expected[key], abs=1e-6) for key in numbers}
    assert found.ln_rmssd == (None if expected["ln_rmssd"] is None else pytest.approx(expected["ln_rmssd"], abs=1e-6))


@pytest.mark.parametrize("case", WITH_BEATS)
def test_rmssd_agrees_with_every_other_program(case):
    data = golden(case)
    others = {key: value["rmssd"] for key, value in data["raw"].items() if key != "reference_numpy"}
    assert len(others) == 4
    found = time_domain(data["input"]["rr_ms"]).rmssd_ms
    assert others == {key: pytest.approx(found, abs=1e-6) for key in others}


def test_a_heart_without_variation_has_no_logarithm_and_says_why():
    found = time_domain([1000.0] * 60)
    assert (found.rmssd_ms, found.ln_rmssd, found.undefined) == (0.0, None, "NO_VARIATION")
    assert time_domain([1000.0, 1010.0]).undefined is None


def test_the_smallest_variation_still_has_a_logarithm():
    found = time_domain([0.005, 0.01])
    assert (found.ln_rmssd, found.undefined) == (pytest.approx(math.log(0.005)), None)


def test_a_change_of_exactly_fifty_ms_does_not_count():
    assert time_domain([800, 850, 800]).nn50 == 0
    assert time_domain([800, 850.1, 800]).nn50 == 2


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 0.0, -800.0])
def test_an_interval_no_heart_can_make_is_refused(bad):
    with pytest.raises(InvalidIntervals) as refused:
        time_domain([800.0, bad, 810.0])
    assert "NaN, infinite, zero or negative" in refused.value.why


def test_a_table_of_intervals_is_refused():
    with pytest.raises(InvalidIntervals, match="2 axes"):
        time_domain([[800.0, 810.0], [800.0, 810.0]])


@pytest.mark.parametrize("rr", [[], [800.0]])
def test_one_interval_has_no_change(rr):
    with pytest.raises(TooFewBeats) as refused:
        time_domain(rr)
    assert (refused.value.needed, refused.value.got) == (2, len(rr))


@settings(deadline=None)
@given(beats, st.floats(0.5, 2.0))
def test_a_slower_clock_scales_every_interval_and_its_spread(nn, factor):
    once, scaled = time_domain(nn), time_domain(nn * factor)
    assert scaled.rmssd_ms == pytest.approx(once.rmssd_ms * factor, abs=1e-6)
    assert scaled.sdnn_ms == pytest.approx(once.sdnn_ms * factor, abs=1e-6)
    assert scaled.mean_hr_bpm == pytest.approx(once.mean_hr_bpm / factor)


@settings(deadline=None)
@given(beats, st.floats(0.0, 500.0))
def test_adding_a_constant_changes_the_mean_but_no_spread(nn, shift):
    once, shifted = time_domain(nn), time_domain(nn + shift)
    assert shifted.mean_nn_ms == pytest.approx(once.mean_nn_ms + shift)
    assert shifted.rmssd_ms == pytest.approx(once.rmssd_ms, abs=1e-6)
    assert shifted.sdnn_ms == pytest.approx(once.sdnn_ms, abs=1e-6)


@settings(deadline=None)
@given(beats)
def test_time_reversed_gives_the_same_numbers(nn):
    forward, backward = time_domain(nn), time_domain(nn[::-1])
    assert backward.rmssd_ms == pytest.approx(forward.rmssd_ms)
    assert (backward.nn50, backward.n) == (forward.nn50, forward.n)


@settings(deadline=None)
@given(beats)
def test_numbers_stay_within_what_the_intervals_allow(nn):
    found = time_domain(nn)
    span = float(np.ptp(nn))
    assert 0.0 <= found.rmssd_ms <= span + 1e-6
    assert 0.0 <= found.sdnn_ms <= span + 1e-6
    assert 0.0 <= found.pnn50_pct <= 100.0
    assert found.mean_hr_bpm >= found.hr_of_mean_nn_bpm - 1e-9
