"""Speed, as ratios to a lower bound or a peer measured in the same run."""

from collections.abc import Callable, Mapping
from typing import Any

from evals.bench.hrv import correction_ratio, time_domain_ratio
from evals.bench.load import acwr_ewma_ratio, acwr_rolling_ratio
from evals.bench.offline_turn import offline_turn
from evals.bench.readiness import readiness_ratio
from evals.bench.recovery import recovery_calibration
from evals.bench.strain import strain_figures

Figure = dict[str, Any]
"""`name`, `ours_ms`, `bound_ms`, `ratio`, `target`, and a `note` or why it was `skipped`."""


def _named(name: str, measure: Callable[[], Mapping[str, Any]]) -> Callable[[], Figure]:
    return lambda: {**measure(), "name": name}


MEASURES: Mapping[str, Callable[[], Mapping[str, Any]]] = {
    "hrv_time_domain": time_domain_ratio,
    "hrv_correction": correction_ratio,
    "acwr_rolling": acwr_rolling_ratio,
    "acwr_ewma": acwr_ewma_ratio,
    "readiness": readiness_ratio,
    "recovery": recovery_calibration,
    "strain": strain_figures,
    "offline_turn": offline_turn,
}
BENCHES: Mapping[str, Callable[[], Figure]] = {name: _named(name, measure) for name, measure in MEASURES.items()}
"""Every bench by the name `fettle bench` takes."""
