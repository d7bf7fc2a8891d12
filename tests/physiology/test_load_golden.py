"""Load kernels against published examples, an R package and numbers computed by a second route."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from physiology.load import (
    acwr,
    acwr_ewma,
    acwr_uncoupled,
    ctl_atl_tsb,
    ewma,
    flat_week,
    monotony,
    session_load_au,
    strain_au,
)

GOLDEN = Path(__file__).parents[1] / "golden"
RATIO_CASES = json.loads((GOLDEN / "load" / "acwr.json").read_text())["cases"]
MONOTONY_CASES = json.loads((GOLDEN / "load" / "monotony_strain.json").read_text())["cases"]
BALANCE_CASES = json.loads((GOLDEN / "load" / "pmc_ctl_atl_tsb.json").read_text())["cases"]
RATED_SESSIONS = json.loads((GOLDEN / "load" / "session_load.json").read_text())["srpe"]
PUBLISHED = json.loads((GOLDEN / "published_worked_examples.json").read_text())
R_TABLES = sorted((GOLDEN / "load").glob("Rpkg_*.csv"))
R_RATIOS_FROM_DAY = 24
"""From here on the package's shorter windows hold as many days as ours need."""


def name_of(case):
    return case["name"]


def as_array(values):
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def r_column(table, column):
    rows = list(csv.DictReader(table.read_text().splitlines()))
    return np.array([np.nan if row[column] == "NA" else float(row[column]) for row in rows])


@pytest.mark.parametrize("case", RATIO_CASES, ids=name_of)
@pytest.mark.parametrize(("kernel", "key"), [(acwr, "acwr_coupled"), (acwr_uncoupled, "acwr_uncoupled")])
def test_rolling_ratio_equals_the_golden_one_from_day_28(case, kernel, key):
    computed = kernel(as_array(case["load"]))[27:]
    np.testing.assert_allclose(computed, as_array(case[key])[27:], rtol=1e-12)


@pytest.mark.parametrize("case", RATIO_CASES, ids=name_of)
def test_weighted_averages_and_their_ratio_equal_the_golden_ones(case):
    load_au = as_array(case["load"])
    np.testing.assert_allclose(ewma(load_au, days=7), as_array(case["ewma_acute"]), rtol=1e-12)
    np.testing.assert_allclose(ewma(load_au, days=28), as_array(case["ewma_chronic"]), rtol=1e-12)
    np.testing.assert_allclose(acwr_ewma(load_au)[27:], as_array(case["ewma_acwr"])[27:], rtol=1e-12)


@pytest.mark.parametrize("athlete", ["1", "2", "3"])
def test_three_published_athletes_differ_by_weighted_and_agree_by_rolling_ratio(athlete):
    example = PUBLISHED["menaspa_williams_2017"]["athletes"][athlete]
    load_au = as_array(example["load"])
    assert acwr_ewma(load_au)[-1] == pytest.approx(example["published_ewma"], abs=0.005)
    assert acwr(load_au)[-1] == pytest.approx(example["published_rolling"], abs=0.005)
    assert acwr_uncoupled(load_au)[-1] == pytest.approx(example["uncoupled_day28"], rel=1e-12)


def test_coupling_alone_correlates_acute_with_chronic_load():
    weeks = np.random.default_rng(1).normal(300, 60, (4000, 4))
    load_au = np.repeat(weeks, 7, axis=1)
    acute_au = load_au[:, -7:].mean(axis=1)
    coupled_chronic_au = acute_au / acwr(load_au)[:, -1]
    uncoupled_chronic_au = acute_au / acwr_uncoupled(load_au)[:, -1]
    published = PUBLISHED["lolli_2017"]["mc"]
    assert np.corrcoef(acute_au, coupled_chronic_au)[0, 1] == pytest.approx(published["coupled"], abs=0.04)
    assert np.corrcoef(acute_au, uncoupled_chronic_au)[0, 1] == pytest.approx(published["uncoupled"], abs=0.04)


@pytest.mark.parametrize("table", R_TABLES, ids=lambda table: table.stem)
def test_ratios_agree_with_the_r_package_where_it_is_right(table):
    load_au = r_column(table, "TL")
    late = slice(R_RATIOS_FROM_DAY - 1, None)
    np.testing.assert_allclose(acwr_ewma(load_au)[late], r_column(table, "ewma")[late], rtol=1e-12)
    np.testing.assert_allclose(acwr(load_au)[late], r_column(table, "rac")[late], atol=0.0051)
    right = slice(R_RATIOS_FROM_DAY - 1, 28)
    np.testing.assert_allclose(acwr_uncoupled(load_au)[right], r_column(table, "rau")[right], atol=0.0051)


def test_r_package_misjudges_constant_load_after_day_28_and_fettle_does_not():
    table = GOLDEN / "load" / "Rpkg_ACWR_output_spike56.csv"
    load_au = r_column(table, "TL")
    assert (load_au[:35] == 300).all()
    assert r_column(table, "rau")[34] == pytest.approx(1.4)
    assert acwr_uncoupled(load_au)[34] == 1.0


@pytest.mark.parametrize("case", MONOTONY_CASES, ids=name_of)
def test_monotony_and_strain_equal_the_golden_ones_with_the_sample_deviation(case):
    load_au = as_array(case["load"])
    expected = as_array([case["monotony_sample"], case["strain_sample"]])
    computed = np.array([monotony(load_au)[-1], strain_au(load_au)[-1]])
    np.testing.assert_allclose(computed, expected, rtol=1e-9)
    assert flat_week(load_au)[-1] == (case["monotony_sample"] is None)


@pytest.mark.parametrize("case", [c for c in BALANCE_CASES if c["alpha"] == "exp"], ids=name_of)
def test_load_balance_equals_the_golden_one(case):
    balance = ctl_atl_tsb(as_array(case["load"]))
    np.testing.assert_allclose(balance.ctl_au, as_array(case["ctl"]), rtol=1e-10)
    np.testing.assert_allclose(balance.atl_au, as_array(case["atl"]), rtol=1e-10)
    np.testing.assert_allclose(balance.tsb_au, as_array(case["tsb_yesterday_convention"]), rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("session", RATED_SESSIONS, ids=lambda session: f"{session['rpe']}x{session['min']}")
def test_session_load_is_rating_times_minutes(session):
    assert session_load_au(session["rpe"], session["min"]) == session["au"]
