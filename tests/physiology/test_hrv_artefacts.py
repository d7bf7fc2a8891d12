"""Correction of beats against recordings whose truth is known."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from physiology.hrv import IrregularRhythm, TooFewBeats, correct_artefacts, time_domain

GOLDEN = Path(__file__).parents[1] / "golden" / "hrv"
ARTEFACTS = ["synth_ectopic_1", "synth_ectopic_7", "synth_missed_4", "synth_extra_4", "synth_mixed"]
CLEAN = ["synth_clean_5min", "synth_athlete_brady_high_rsa", "synth_low_hrv", "synth_ultrashort_60s", "edge_constant"]


def recording(case: str) -> np.ndarray:
    return np.array(json.loads((GOLDEN / f"{case}.json").read_text())["input"]["rr_ms"])


TRUTH = recording("synth_clean_5min")


def heart(seed: int, beats: int = 300, mean_ms: float = 900.0, swing_ms: float = 25.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    breath = swing_ms * np.sin(np.arange(beats) * 1.4 + rng.uniform(0, 6))
    drift = np.convolve(rng.normal(0, 12, beats + 9), np.ones(10) / 10, mode="valid")
    return mean_ms + breath + drift + rng.normal(0, swing_ms / 3, beats)


@pytest.mark.parametrize("case", ARTEFACTS)
def test_corrected_rmssd_comes_within_three_percent_of_the_truth(case):
    found = correct_artefacts(recording(case))
    assert time_domain(found.nn_intervals_ms).rmssd_ms == pytest.approx(time_domain(TRUTH).rmssd_ms, rel=0.03)
    assert found.nn_intervals_ms.size == TRUTH.size
    assert 0.0 < found.flagged_fraction < 0.05


@pytest.mark.parametrize("case", ARTEFACTS)
def test_no_corrected_interval_is_far_from_the_true_one(case):
    found = correct_artefacts(recording(case))
    assert np.abs(found.nn_intervals_ms - TRUTH).max() < 60.0


@pytest.mark.parametrize("case", CLEAN)
def test_a_clean_recording_is_left_as_it_is(case):
    rr = recording(case)
    found = correct_artefacts(rr)
    np.testing.assert_array_equal(found.nn_intervals_ms, rr)
    assert found.flagged_fraction == 0.0


def test_each_kind_is_called_by_its_name():
    mixed = correct_artefacts(recording("synth_mixed"))
    assert np.flatnonzero(mixed.ectopic).tolist() == [61, 200]
    assert np.flatnonzero(mixed.missed).tolist() == [100]
    assert np.flatnonzero(mixed.extra).tolist() == [250]
    assert not mixed.long_short.any()
    assert np.flatnonzero(mixed.flagged).tolist() == [60, 61, 100, 199, 200, 250, 251]


def test_joining_an_extra_beat_gives_back_exactly_the_true_intervals():
    np.testing.assert_allclose(correct_artefacts(recording("synth_extra_4")).nn_intervals_ms, TRUTH)


def test_a_missed_beat_keeps_the_time_it_took():
    rr = recording("synth_missed_4")
    assert correct_artefacts(rr).nn_intervals_ms.sum() == pytest.approx(rr.sum())


@pytest.mark.parametrize(("factor", "at"), [(0.5, 120), (3.4, 150)])
def test_a_lone_long_or_short_interval_is_replaced_by_its_neighbours(factor, at):
    rr = TRUTH.copy()
    rr[at] *= factor
    found = correct_artefacts(rr)
    assert np.flatnonzero(found.flagged).tolist() == [at]
    assert found.long_short[at]
    assert found.nn_intervals_ms[at] == pytest.approx((TRUTH[at - 1] + TRUTH[at + 1]) / 2)


@pytest.mark.parametrize("at", [0, 1, 331])
def test_an_ectopic_beat_at_either_end_is_found(at):
    rr = TRUTH.copy()
    early = rr[at] * 0.35
    rr[at : at + 2] += [-early, early]
    found = correct_artefacts(rr)
    assert found.flagged[at]
    assert time_domain(found.nn_intervals_ms).rmssd_ms == pytest.approx(time_domain(TRUTH).rmssd_ms, rel=0.03)


def test_a_beat_missed_at_the_very_end_is_found():
    rr = np.append(TRUTH[:-2], TRUTH[-2:].sum())
    assert np.flatnonzero(correct_artefacts(rr).missed).tolist() == [rr.size - 1]


def test_a_strictly_alternating_rhythm_leaves_no_normal_beat():
    with pytest.raises(IrregularRhythm) as refused:
        correct_artefacts(np.tile([700.0, 1000.0], 50))
    assert refused.value.flagged_fraction == 1.0
    assert refused.value.jump_fraction == 1.0


def test_fewer_beats_than_the_running_median_spans_are_refused():
    with pytest.raises(TooFewBeats) as refused:
        correct_artefacts([900.0] * 10)
    assert (refused.value.needed, refused.value.got) == (11, 10)
    assert correct_artefacts([900.0] * 11).nn_intervals_ms.size == 11


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(20, 270), st.sampled_from(["missed", "extra", "ectopic"]))
def test_one_artefact_anywhere_moves_rmssd_by_little(seed, at, kind):
    truth = heart(seed)
    assume(not correct_artefacts(truth).flagged.any())
    rr = truth.copy()
    if kind == "missed":
        rr = np.concatenate([rr[:at], [rr[at] + rr[at + 1]], rr[at + 2 :]])
    elif kind == "extra":
        rr = np.concatenate([rr[:at], [rr[at] * 0.45, rr[at] * 0.55], rr[at + 1 :]])
    else:
        rr[at : at + 2] += [-300.0, 300.0]
    found = time_domain(correct_artefacts(rr).nn_intervals_ms).rmssd_ms
    assert found == pytest.approx(time_domain(truth).rmssd_ms, rel=0.05)


@settings(deadline=None)
@given(st.lists(st.floats(200.0, 3000.0), min_size=11, max_size=150), st.integers(-2, 2))
def test_correction_does_not_depend_on_the_unit(rr, doublings):
    try:
        once = correct_artefacts(rr)
    except IrregularRhythm:
        return
    scaled = correct_artefacts(np.array(rr) * 2.0**doublings)
    np.testing.assert_array_equal(scaled.flagged, once.flagged)
    np.testing.assert_allclose(scaled.nn_intervals_ms, once.nn_intervals_ms * 2.0**doublings)


@settings(deadline=None)
@given(st.lists(st.floats(200.0, 3000.0), min_size=11, max_size=150))
def test_every_beat_is_accounted_for_and_none_is_made_up(rr):
    try:
        found = correct_artefacts(rr)
    except IrregularRhythm:
        return
    assert found.nn_intervals_ms.size == len(rr) + int(found.missed.sum()) - int(found.extra.sum())
    assert np.isfinite(found.nn_intervals_ms).all()
    assert (found.nn_intervals_ms > 0).all()
    kinds = np.array([found.missed, found.extra, found.long_short])
    assert kinds.sum(axis=0).max() <= 1
    assert (kinds.any(axis=0) <= found.flagged).all()
