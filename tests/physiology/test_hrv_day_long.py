"""A day and a night of beats. The golden case keeps its parameters and results, not its beats nor their generator, so
a series of the same parameters stands in: alike in size, judged by plain arithmetic and by the golden correction."""

import json
import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from physiology.hrv import correct_artefacts, time_domain
from tests.physiology.steady_leagues import noise

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "hrv" / "synth_24h_params_only.json").read_text())
PARAMETERS = GOLDEN["input"]["generator"]


@pytest.fixture(scope="module")
def beats() -> np.ndarray:
    rng = np.random.default_rng(PARAMETERS["seed"])
    n, at_s = PARAMETERS["n"], np.arange(PARAMETERS["n"]) * PARAMETERS["mean"] / 1000.0
    breath = PARAMETERS["rsa"] * np.sin(2.0 * np.pi * 0.25 * at_s)
    slow = PARAMETERS["vlf"] * noise(1, n, 0.9995, PARAMETERS["seed"])[0]
    return np.round(PARAMETERS["mean"] + breath + slow + 13.0 * rng.standard_normal(n))


def test_a_day_of_beats_is_the_plain_arithmetic_of_its_definition(beats):
    found, values = time_domain(beats), beats.tolist()
    steps = [later - before for before, later in pairwise(values)]
    mean = math.fsum(values) / len(values)
    assert found.n == GOLDEN["raw"]["reference_numpy"]["n"]
    assert found.rmssd_ms == pytest.approx(math.sqrt(math.fsum(step * step for step in steps) / len(steps)), abs=1e-9)
    spread = math.fsum((value - mean) ** 2 for value in values)
    assert found.sdnn_ms == pytest.approx(math.sqrt(spread / (len(values) - 1)), abs=1e-9)
    assert found.nn50 == sum(abs(step) > 50.0 for step in steps)
    assert found.pnn50_pct == pytest.approx(100.0 * found.nn50 / len(steps))


def test_it_is_of_the_size_of_the_golden_day(beats):
    expected, found = GOLDEN["raw"]["reference_numpy"], time_domain(beats)
    assert found.rmssd_ms == pytest.approx(expected["rmssd"], rel=0.05)
    assert found.sdnn_ms == pytest.approx(expected["sdnn_ddof1"], rel=0.15)
    assert found.mean_nn_ms == pytest.approx(expected["mean_rr"], rel=0.01)


def test_a_clean_day_is_left_alone_as_the_golden_correction_leaves_its_own(beats):
    golden = GOLDEN["corrected"]["neurokit2_kubios_iterative=True"]
    moved = abs(golden["rmssd"] / GOLDEN["raw"]["reference_numpy"]["rmssd"] - 1.0)
    corrected = correct_artefacts(beats)
    kept = time_domain(corrected.nn_intervals_ms).rmssd_ms / time_domain(beats).rmssd_ms
    assert corrected.flagged_fraction < 0.002
    assert abs(kept - 1.0) < 0.005
    assert moved < 0.002
    assert len(golden["artefacts"]["longshort"]) / PARAMETERS["n"] < 0.002
