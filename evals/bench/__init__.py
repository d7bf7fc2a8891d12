"""Speed, as ratios to a lower bound or a peer measured in the same run."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from evals.bench.cuff_loop import cuff_loop
from evals.bench.fits import five_scenarios, smo2_fit, twin_fit
from evals.bench.hrv import correction_ratio, time_domain_ratio
from evals.bench.kernels import KERNELS, timed_kernel
from evals.bench.league import League
from evals.bench.load import acwr_ewma_ratio, acwr_rolling_ratio
from evals.bench.offline_turn import offline_turn
from evals.bench.readiness import readiness_ratio
from evals.bench.recovery import recovery_calibration
from evals.bench.strain import strain_figures
from evals.hostile_cuff import cuff_hostile

Figure = dict[str, Any]
"""`name`, `ours_ms`, `bound_ms`, `ratio`, `target`, and a `note`, `peak_mib` or why it was `skipped`."""


def _named(name: str, measure: Callable[[], Mapping[str, Any]]) -> Callable[[], Figure]:
    return lambda: {**measure(), "name": name}


@cache
def _league() -> League:
    return League()


def _kernel(name: str) -> Figure:
    return timed_kernel(name, _league())


MEASURES: Mapping[str, Callable[[], Mapping[str, Any]]] = {
    "hrv_time_domain": time_domain_ratio,
    "hrv_correction": correction_ratio,
    "acwr_rolling": acwr_rolling_ratio,
    "acwr_ewma": acwr_ewma_ratio,
    "readiness": readiness_ratio,
    "recovery": recovery_calibration,
    "strain": strain_figures,
    "offline_turn": offline_turn,
    "cuff_loop": cuff_loop,
    "cuff_hostile": cuff_hostile,
    "smo2_fit": smo2_fit,
    "twin_fit": twin_fit,
    "five_scenarios": five_scenarios,
    **{name: partial(_kernel, name) for name in KERNELS},
}
BENCHES: Mapping[str, Callable[[], Figure]] = {name: _named(name, measure) for name, measure in MEASURES.items()}
"""Every bench by the name `fettle bench` takes."""
GROUPS: Mapping[str, tuple[str, ...]] = {"kernels": tuple(KERNELS)}
"""Several benches under one name."""


def chosen(names: Sequence[str] | None) -> list[str]:
    """The benches that names mean, groups spelt out; all where none is given. Unknown names come through."""
    return [one for name in names or MEASURES for one in GROUPS.get(name, (name,))]
