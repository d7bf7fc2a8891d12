"""How fast each array kernel of the physiology is, listed once: time, memory, and the ratio to bare passes.

The bound of a kernel is numpy reading each of its input arrays once and writing as many (`x * 1.0`): no kernel can do
with less, most do tens of such passes by nature, and a ratio that grows from one run to the next is a kernel that got
slower. Memory is what the kernel allocates on top of its inputs at the most.
"""

import tracemalloc
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from evals.bench.league import League
from physiology import rolling
from physiology.availability.day_states import day_states
from physiology.biomarkers.pattern import lost_night
from physiology.cusum import cusum
from physiology.durability.decoupling import decoupling_pct, efficiency_factor
from physiology.features.surroundings import clear_deviation
from physiology.hrv.baseline import days_in_row, hrv_baseline, hrv_flag
from physiology.injury_factors.gait import asymmetry_pct
from physiology.injury_factors.trends import measured_shift, week_shift
from physiology.load.balance import ctl_atl_tsb
from physiology.load.days import session_load_au
from physiology.load.ewma import acwr_ewma, ewma
from physiology.load.monotony import flat_week, monotony, strain_au
from physiology.load.ratio import acwr, acwr_uncoupled, week_change_pct
from physiology.readiness import caps, score, signals
from physiology.recovery.trajectory import load_classes, recent_level
from physiology.session_load import heart, power
from physiology.session_load.comparing import beyond_earlier, cost_change_pct, session_spike
from physiology.sleep import bedtime, debt, timing
from physiology.strain.kernel import strain_screen
from physiology.team import kernels as team
from physiology.twin.impulse import traces
from physiology.usual import deviation, deviations, usual
from physiology.wellness.score import straight_lining, wellness_score

Arguments = tuple[Any, ...]
Kernel = tuple[Callable[..., object], Callable[[League], Arguments]]
TIMES = 3


def _signals(league: League) -> signals.Signals:
    wellness = league.items[0]
    return signals.Signals(
        league.ln_rmssd, league.resting_hr_bpm, league.sleep_min, league.efficiency_pct, wellness, league.z
    )


KERNELS: dict[str, Kernel] = {
    "availability.day_states.day_states": (day_states, lambda x: (x.flag, x.flag, x.load_au, x.load_au)),
    "biomarkers.pattern.lost_night": (lost_night, lambda x: (x.sleep_min,)),
    "cusum.cusum": (cusum, lambda x: (x.z, 4.0)),
    "durability.decoupling.decoupling_pct": (decoupling_pct, lambda x: (x.power_w, x.heart_rate_bpm)),
    "durability.decoupling.efficiency_factor": (efficiency_factor, lambda x: (x.power_w, x.heart_rate_bpm)),
    "features.surroundings.clear_deviation": (clear_deviation, lambda x: (x.z, 1.0, 0.5)),
    "hrv.baseline.days_in_row": (days_in_row, lambda x: (x.condition,)),
    "hrv.baseline.hrv_baseline": (lambda ln: hrv_baseline(np.exp(ln)), lambda x: (x.ln_rmssd,)),
    "hrv.baseline.hrv_flag": (hrv_flag, lambda x: (x.z,)),
    "injury_factors.gait.asymmetry_pct": (asymmetry_pct, lambda x: (x.sleep_min, x.efficiency_pct)),
    "injury_factors.trends.measured_shift": (measured_shift, lambda x: (x.z[:1000], 0.5)),
    "injury_factors.trends.week_shift": (week_shift, lambda x: (x.z, 0.5)),
    "load.balance.ctl_atl_tsb": (ctl_atl_tsb, lambda x: (x.load_au,)),
    "load.days.session_load_au": (session_load_au, lambda x: (x.items[0], x.sleep_min)),
    "load.ewma.acwr_ewma": (acwr_ewma, lambda x: (x.load_au,)),
    "load.ewma.ewma": (ewma, lambda x: (x.load_au, 7)),
    "load.monotony.flat_week": (flat_week, lambda x: (x.load_au,)),
    "load.monotony.monotony": (monotony, lambda x: (x.load_au,)),
    "load.monotony.strain_au": (strain_au, lambda x: (x.load_au,)),
    "load.ratio.acwr": (acwr, lambda x: (x.load_au,)),
    "load.ratio.acwr_uncoupled": (acwr_uncoupled, lambda x: (x.load_au,)),
    "load.ratio.week_change_pct": (week_change_pct, lambda x: (x.load_au,)),
    "readiness.caps.newest_report": (caps.newest_report, lambda x: (x.flag, 2)),
    "readiness.score.carried": (score.carried, lambda x: (x.z, 2)),
    "readiness.score.readiness_score": (score.readiness_score, lambda x: (_signals(x),)),
    "readiness.signals.week_and_day": (signals.week_and_day, lambda x: (x.ln_rmssd,)),
    "recovery.trajectory.load_classes": (load_classes, lambda x: (x.load_au,)),
    "recovery.trajectory.recent_level": (recent_level, lambda x: (x.z,)),
    "rolling.rolling_known": (rolling.rolling_known, lambda x: (x.z, 28)),
    "rolling.rolling_mean": (rolling.rolling_mean, lambda x: (x.z, 28, 14)),
    "session_load.comparing.beyond_earlier": (beyond_earlier, lambda x: (x.z,)),
    "session_load.comparing.cost_change_pct": (cost_change_pct, lambda x: (x.sleep_min,)),
    "session_load.comparing.session_spike": (session_spike, lambda x: (x.load_au,)),
    "session_load.heart.banister_trimp": (
        heart.banister_trimp,
        lambda x: (x.heart_rate_bpm, x.held, 50.0, 190.0, "female"),
    ),
    "session_load.heart.edwards_load": (heart.edwards_load, lambda x: (x.heart_rate_bpm, x.held, 190.0)),
    "session_load.heart.lucia_load": (heart.lucia_load, lambda x: (x.heart_rate_bpm, x.held, 140.0, 165.0)),
    "session_load.power.normalized_power": (power.normalized_power, lambda x: (x.power_w,)),
    "session_load.power.work_kj": (power.work_kj, lambda x: (x.power_w, x.held)),
    "sleep.bedtime.time_in_bed_min": (bedtime.time_in_bed_min, lambda x: (480.0, x.sleep_min, x.efficiency_pct)),
    "sleep.debt.sleep_debt_min": (debt.sleep_debt_min, lambda x: (x.sleep_min,)),
    "sleep.timing.circular_mean_min": (timing.circular_mean_min, lambda x: (x.clock_min,)),
    "sleep.timing.circular_sd_min": (timing.circular_sd_min, lambda x: (x.clock_min,)),
    "sleep.timing.night_midpoint_min": (timing.night_midpoint_min, lambda x: (x.clock_min, x.clock_min)),
    "strain.kernel.strain_screen": (strain_screen, lambda x: (np.stack([x.z] * 4),)),
    "team.kernels.quartiles": (team.quartiles, lambda x: (x.z,)),
    "team.kernels.shift": (team.shift, lambda x: (x.z, x.z)),
    "twin.impulse.traces": (traces, lambda x: (np.nan_to_num(x.load_au), 42.0)),
    "usual.deviation": (lambda daily: deviation(daily, usual(daily), 1.0), lambda x: (x.sleep_min,)),
    "usual.deviations": (deviations, lambda x: (x.sleep_min, 15.0)),
    "usual.usual": (usual, lambda x: (x.sleep_min,)),
    "wellness.score.straight_lining": (straight_lining, lambda x: (x.items,)),
    "wellness.score.wellness_score": (wellness_score, lambda x: (x.items,)),
}


def timed_kernel(name: str, league: League) -> dict[str, Any]:
    """Median of a few runs, peak memory of one more, and how many bare passes that is."""
    kernel, of_league = KERNELS[name]
    arguments = of_league(league)
    arrays = _arrays(arguments)
    ours_ms = median(_ms(lambda: kernel(*arguments)) for _ in range(TIMES))
    bound_ms = median(_ms(lambda: [array * 1.0 for array in arrays]) for _ in range(TIMES))
    tracemalloc.start()
    kernel(*arguments)
    peak_mib = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return {
        "name": name,
        "ours_ms": ours_ms,
        "bound_ms": bound_ms,
        "ratio": ours_ms / bound_ms,
        "target": None,
        "peak_mib": peak_mib,
    }


def _arrays(arguments: Arguments) -> list[Any]:
    found: list[Any] = []
    for one in arguments:
        found += [one] if isinstance(one, np.ndarray) else []
        found += [series for series in one.series() if series is not None] if isinstance(one, signals.Signals) else []
    return found


def _ms(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return 1000.0 * (perf_counter() - started)
