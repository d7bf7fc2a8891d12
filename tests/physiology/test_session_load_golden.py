"""Load of one session against numbers computed by a second route."""

import json
from pathlib import Path

import numpy as np
import pytest

from physiology.session_load import (
    banister_trimp,
    edwards_load,
    heart_rate_tss,
    intensity_factor,
    normalized_power,
    reserve_fraction,
    training_stress,
    work_kj,
    zone_minutes,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "load"
HEART = json.loads((GOLDEN / "session_load.json").read_text())
POWER = json.loads((GOLDEN / "power_tss.json").read_text())["cases"]
SEXES = {"m": "male", "f": "female"}


def runs(case):
    return np.concatenate([np.full(seconds, float(bpm)) for bpm, seconds in case["hr_1hz_runs"]])


def power_of(case):
    if case["power_1hz"] is not None:
        return np.array(case["power_1hz"])
    if case["construct"] == "const200_1h":
        return np.full(3600, 200.0)
    return np.tile(np.repeat([300.0, 120.0], [240, 120]), 5)


def name_of(case):
    return f"{case['minutes']}x{case['hr_ex']}{case['sex']}"


@pytest.mark.parametrize("case", HEART["constant_hr"], ids=name_of)
def test_an_even_session_has_the_golden_impulse(case):
    heart = np.full(case["minutes"], float(case["hr_ex"]))
    bounds = (case["hr_rest"], case["hr_max"])
    assert reserve_fraction(heart, *bounds)[0] == pytest.approx(case["hrr_fraction"], rel=1e-12)
    trimp = banister_trimp(heart, np.full(heart.size, 60.0), *bounds, SEXES[case["sex"]])
    assert trimp == pytest.approx(case["banister_trimp"], rel=1e-12)


@pytest.mark.parametrize("case", HEART["time_series"], ids=lambda case: str(case["hr_1hz_runs"]))
def test_a_session_second_by_second_has_the_golden_loads(case):
    heart, bounds, sex = runs(case), (case["hr_rest"], case["hr_max"]), SEXES[case["sex"]]
    held = np.ones(heart.size)
    trimp = banister_trimp(heart, held, *bounds, sex)
    assert trimp == pytest.approx(case["banister_trimp_per_second_sum"], rel=1e-12)
    from_mean = banister_trimp(np.array([heart.mean()]), np.array([float(heart.size)]), *bounds, sex)
    assert from_mean == pytest.approx(case["banister_trimp_from_mean_hr"], rel=1e-12)
    assert from_mean < trimp
    minutes = zone_minutes(heart / case["hr_max"], held, (0.5, 0.6, 0.7, 0.8, 0.9))
    np.testing.assert_allclose(minutes[1:], case["edwards_minutes_z1_5"], rtol=1e-12)
    assert edwards_load(heart, held, case["hr_max"]) == pytest.approx(case["edwards_trimp"], rel=1e-12)
    points = case["hrTSS_trimp_ratio"]
    estimate = heart_rate_tss(trimp, *bounds, points["lthr"], sex)
    assert estimate == pytest.approx(points["hrTSS"], rel=1e-12)
    assert 100 * trimp / estimate == pytest.approx(points["trimp_1h_at_lthr"], rel=1e-12)


@pytest.mark.parametrize("case", POWER, ids=lambda case: case["name"])
def test_power_has_the_golden_scores(case):
    power_w = power_of(case)
    even = normalized_power(power_w)
    assert even == pytest.approx(case["np_w"], rel=1e-10)
    assert intensity_factor(even, case["ftp"]) == pytest.approx(case["intensity_factor"], rel=1e-10)
    assert training_stress(even, case["duration_s"], case["ftp"]) == pytest.approx(case["tss"], rel=1e-10)
    assert even / power_w.mean() == pytest.approx(case["variability_index"], rel=1e-10)
    assert work_kj(power_w, np.ones(power_w.size)) == pytest.approx(case["mean_power"] * case["duration_s"] / 1000)
