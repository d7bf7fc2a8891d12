"""Each kernel gives what its formula gives in plain loops over plain numbers."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.biomarkers.variation import reference_change_pct
from physiology.cusum import cusum
from physiology.durability.decoupling import decoupling_pct
from physiology.hrv.baseline import days_in_row
from physiology.hrv.time_domain import time_domain
from physiology.load.ewma import ewma
from physiology.load.monotony import monotony, strain_au
from physiology.load.ratio import acwr, acwr_uncoupled, week_change_pct
from physiology.oxygenation.half_recovery import half_recovery
from physiology.rolling import rolling_mean
from physiology.session_load import banister_trimp, session_spike
from physiology.session_load.heart import edwards_load
from physiology.session_load.power import normalized_power, work_kj
from physiology.sleep.debt import sleep_debt_min
from physiology.sleep.regularity import sleep_regularity_index
from physiology.sleep.timing import circular_mean_min, circular_sd_min
from physiology.team.kernels import group_z
from physiology.twin.impulse import Convention, traces
from physiology.usual import deviation, usual

NAN = math.nan
SLOWLY = settings(max_examples=12, derandomize=True, database=None, deadline=None)
SEEDS = st.integers(0, 10_000)


def gapped(seed: int, low: float, high: float, size: int = 90, gaps: float = 0.15) -> np.ndarray:
    """Random days with gaps."""
    rng = np.random.default_rng(seed)
    values = rng.uniform(low, high, size)
    values[rng.random(size) < gaps] = np.nan
    return values


def known(values: np.ndarray) -> list[float]:
    return [float(one) for one in values if math.isfinite(one)]


def last(values: np.ndarray, day: int, days: int) -> list[float]:
    """The known ones of so many days up to a day."""
    return known(values[max(day - days + 1, 0) : day + 1])


def same(found: np.ndarray, slowly: list[float]) -> None:
    np.testing.assert_allclose(found, slowly, rtol=1e-9, atol=1e-7)


@SLOWLY
@given(SEEDS)
def test_means_usual_days_and_deviations(seed):
    days = gapped(seed, 30.0, 90.0)
    found = usual(days, 28, 14)
    before = [last(days, day - 1, 28) if day else [] for day in range(days.size)]
    same(rolling_mean(days, 7, 4), [
        statistics.fmean(week) if len(week := last(days, day, 7)) >= 4 else NAN for day in range(days.size)
    ])  # fmt: skip
    same(found.mean, [statistics.fmean(one) if len(one) >= 14 else NAN for one in before])
    same(found.sd, [statistics.stdev(one) if len(one) >= 14 else NAN for one in before])
    slowly = []
    for x, one in zip(days.tolist(), before, strict=True):
        there = len(one) >= 14 and math.isfinite(x)
        z = (x - statistics.fmean(one)) / max(statistics.stdev(one), 2.0) if there else NAN
        slowly.append(max(-3.0, min(3.0, z)) if there else NAN)
    same(deviation(days, found, 2.0), slowly)


@SLOWLY
@given(SEEDS)
def test_the_longest_session_of_the_month_before(seed):
    longest = gapped(seed, 1.0, 30.0, gaps=0.6)
    same(session_spike(longest), [
        x / max(past) if (past := last(longest, day - 1, 30) if day else []) else NAN
        for day, x in enumerate(longest.tolist())
    ])  # fmt: skip


@SLOWLY
@given(SEEDS)
def test_sums_of_deviations(seed):
    z, total, slowly = gapped(seed, -2.0, 4.0), 0.0, []
    for x in z.tolist():
        total = total if math.isnan(x) else min(6.0, max(0.0, total + min(x, 3.5) - 0.5))
        slowly.append(total)
    same(cusum(z, limit_sd=4.0), slowly)


@SLOWLY
@given(SEEDS)
def test_weeks_of_load(seed):
    load = gapped(seed, 0.0, 900.0, gaps=0.0)
    weeks = [load[day - 6 : day + 1].tolist() if day >= 6 else None for day in range(load.size)]
    evenness = [NAN if week is None else statistics.fmean(week) / statistics.stdev(week) for week in weeks]
    same(monotony(load), evenness)
    same(strain_au(load), [NAN if week is None else sum(week) * m for week, m in zip(weeks, evenness, strict=True)])
    mean = [NAN if week is None else statistics.fmean(week) for week in weeks]
    same(week_change_pct(load)[13:], [100 * (mean[day] / mean[day - 7] - 1) for day in range(13, load.size)])
    same(acwr(load)[27:], [mean[day] / statistics.fmean(load[day - 27 : day + 1]) for day in range(27, load.size)])
    same(
        acwr_uncoupled(load)[27:],
        [mean[day] / statistics.fmean(load[day - 27 : day - 6]) for day in range(27, load.size)],
    )


@SLOWLY
@given(SEEDS)
def test_averages_that_fade(seed):
    load = gapped(seed, 0.0, 900.0, gaps=0.1)
    load[0] = 300.0
    average, slowly = 300.0, []
    for x in load.tolist():
        average += 0.0 if math.isnan(x) else 0.25 * (x - average)
        slowly.append(average)
    same(ewma(load, 7), slowly)
    full = np.nan_to_num(load)
    same(traces(full, 20.0, Convention.LAG_1), [
        sum(x * math.exp(-(day - past) / 20.0) for past, x in enumerate(full[:day].tolist()))
        for day in range(full.size)
    ])  # fmt: skip


@SLOWLY
@given(SEEDS)
def test_sleep_missed_and_its_times(seed):
    slept, times = gapped(seed, 300.0, 600.0), gapped(seed + 1, -200.0, 300.0)
    nights = [last(slept, day, 7) for day in range(slept.size)]
    debts = [7 * statistics.fmean(max(480.0 - x, 0.0) for x in week) if len(week) >= 5 else NAN for week in nights]
    same(sleep_debt_min(slept), debts)
    found = [last(times, day, 14) for day in range(times.size)]
    turns = [[2 * math.pi * one / 1440 for one in fortnight] for fortnight in found]
    means = [
        complex(*(statistics.fmean(f(a) for a in one) for f in (math.cos, math.sin))) if one else 0j for one in turns
    ]
    mean, spread = circular_mean_min(times, 14, 5), circular_sd_min(times, 14, 5)
    for day, (one, direction) in enumerate(zip(found, means, strict=True)):
        if len(one) < 5:
            assert np.isnan([mean[day], spread[day]]).all()
            continue
        apart = (mean[day] - 1440 / (2 * math.pi) * math.atan2(direction.imag, direction.real) + 720) % 1440 - 720
        assert apart == pytest.approx(0.0, abs=1e-6)
        assert spread[day] == pytest.approx(1440 / (2 * math.pi) * math.sqrt(-2 * math.log(abs(direction))), abs=1e-6)


@SLOWLY
@given(SEEDS)
def test_regularity_counts_pairs_a_day_apart(seed):
    states = np.random.default_rng(seed).choice([0.0, 1.0, NAN], 24 * 12, p=[0.6, 0.3, 0.1])
    pairs = [(a, b) for a, b in zip(states, states[24:], strict=False) if math.isfinite(a) and math.isfinite(b)]
    index = -100 + 200 * sum(1 for a, b in pairs if a == b) / len(pairs)
    assert float(sleep_regularity_index(states, 24, 1.0)) == pytest.approx(index)


@SLOWLY
@given(SEEDS)
def test_what_a_session_asked_of_heart_and_legs(seed):
    heart, power, held = gapped(seed, 60, 200, 1500), gapped(seed, 0, 500, 1500, gaps=0.002), np.full(1500, 1.0)
    shares = [min(max((x - 50.0) / 140.0, 0.0), 1.0) for x in known(heart)]
    trimp = sum(x * 0.64 * math.exp(1.92 * x) for x in shares) / 60
    assert float(banister_trimp(heart, held, 50.0, 190.0, "male")) == pytest.approx(trimp)
    zones = sum(sum(1 for edge in (0.5, 0.6, 0.7, 0.8, 0.9) if x >= edge * 190.0) for x in known(heart)) / 60
    assert float(edwards_load(heart, held, 190.0)) == pytest.approx(zones)
    windows = [power[at : at + 30].tolist() for at in range(power.size - 29)]
    means = [statistics.fmean(one) ** 4 for one in windows if all(map(math.isfinite, one))]
    assert float(normalized_power(power)) == pytest.approx(statistics.fmean(means) ** 0.25)
    assert float(work_kj(power, held)) == pytest.approx(sum(known(power)) / 1000)


@SLOWLY
@given(SEEDS)
def test_how_output_falls_against_the_heart(seed):
    output, heart = gapped(seed, 150, 250, 200, gaps=0.0), gapped(seed + 1, 130, 170, 200, gaps=0.0)
    one, two = (
        statistics.fmean(output[half].tolist()) / statistics.fmean(heart[half].tolist())
        for half in (slice(0, 100), slice(100, 200))
    )
    assert float(decoupling_pct(output, heart)) == pytest.approx(100 * (one - two) / one)


@SLOWLY
@given(SEEDS)
def test_half_the_way_back(seed):
    rng = np.random.default_rng(seed)
    seconds = np.arange(-10.0, 121.0)
    smo2 = np.where(seconds <= 0, 30.0, 70.0 - 40.0 * np.exp(-seconds / rng.uniform(8, 40))) + rng.normal(0, 0.5, 131)
    base = statistics.fmean(smo2[(seconds > -10) & (seconds <= 0)].tolist())
    level = base + (max(smo2[seconds > 0].tolist()) - base) / 2
    at = next(n for n in range(11, 131) if smo2[n] >= level)
    half = seconds[at - 1] + (level - smo2[at - 1]) / (smo2[at] - smo2[at - 1])
    assert float(half_recovery(seconds, smo2).half_s) == pytest.approx(half)


@SLOWLY
@given(SEEDS)
def test_beats_people_and_days_in_a_row(seed):
    rng = np.random.default_rng(seed)
    beats = rng.normal(900, 40, 300)
    steps = [b - a for a, b in zip(beats.tolist(), beats[1:].tolist(), strict=False)]
    assert time_domain(beats).rmssd_ms == pytest.approx(math.sqrt(statistics.fmean(x * x for x in steps)))
    squad = rng.uniform(30, 95, 12)
    middle = statistics.median(squad.tolist())
    spread = max(1.4826 * statistics.median(abs(x - middle) for x in squad.tolist()), 5.0)
    same(group_z(squad, np.zeros(12, dtype=np.intp), least_sd=5.0), [(x - middle) / spread for x in squad.tolist()])
    holds, run, runs = rng.random(60) < 0.7, 0, []
    for one in holds.tolist():
        run = run + 1 if one else 0
        runs.append(run)
    assert days_in_row(holds).tolist() == runs
    a, b = rng.uniform(0, 30, 2)
    assert float(reference_change_pct(a, b)) == pytest.approx(2.77 * math.sqrt(a * a + b * b))
