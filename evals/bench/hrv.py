"""How fast HRV is computed: against the arithmetic itself, and against the program most people use."""

import importlib.util
import warnings
from collections.abc import Callable
from time import perf_counter

import numpy as np

from physiology.history import FloatArray
from physiology.hrv import correct_artefacts, time_domain

BEATS = 100_000
"""About a day and a night."""

Measured = dict[str, str | float]


def time_domain_ratio() -> Measured:
    """Time domain of a day of beats over the bare passes it cannot do without; at most 3."""
    nn_ms = _beats()
    ours_ms, bound_ms = _best_ms(lambda: time_domain(nn_ms), lambda: _bare_passes(nn_ms), times=50)
    return _measured("hrv.time_domain", ours_ms, bound_ms, target=3.0)


def correction_ratio() -> Measured:
    """Artefact correction of a day of beats over NeuroKit's `signal_fixpeaks` (Kubios); at most 1/20."""
    if importlib.util.find_spec("neurokit2") is None:
        return {"name": "hrv.correct_artefacts", "skipped": "neurokit2 is not installed; make bench installs it"}
    rr_ms = _beats()
    ours_ms, bound_ms = _best_ms(lambda: correct_artefacts(rr_ms), _neurokit(rr_ms), times=2)
    return _measured("hrv.correct_artefacts", ours_ms, bound_ms, target=0.05)


def _beats() -> FloatArray:
    """A heart that breathes and drifts, with an early beat every two thousand."""
    rng = np.random.default_rng(2026)
    beat = np.arange(BEATS)
    rr_ms: FloatArray = 860.0 + 35.0 * np.sin(1.4 * beat) + 70.0 * np.sin(beat / 900.0) + rng.normal(0.0, 12.0, BEATS)
    early = 0.35 * rr_ms[100:-1:2000]
    rr_ms[100:-1:2000] -= early
    rr_ms[101::2000] += early
    return np.rint(rr_ms, out=rr_ms)


def _bare_passes(nn_ms: FloatArray) -> tuple[float, float, float, int]:
    change = np.diff(nn_ms)
    rmssd = np.sqrt(np.mean(np.square(change)))
    return float(nn_ms.mean()), float(nn_ms.std(ddof=1)), float(rmssd), int(np.sum(np.abs(change) > 50.0))


def _neurokit(rr_ms: FloatArray) -> Callable[[], object]:
    """NeuroKit's correction of the same beats, which it takes as sample numbers."""
    import neurokit2

    peaks = np.concatenate([[0.0], np.cumsum(rr_ms)]).astype(np.int64)

    def fix() -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return neurokit2.signal_fixpeaks(peaks, sampling_rate=1000, method="Kubios", iterative=True, show=False)

    return fix


def _best_ms(ours: Callable[[], object], bound: Callable[[], object], times: int) -> tuple[float, float]:
    """The fastest run of each, taken in turns so that a busy machine slows both."""
    runs_ms = np.array([[_run_ms(work) for work in (ours, bound)] for _ in range(times)])
    ours_ms, bound_ms = runs_ms.min(axis=0)
    return float(ours_ms), float(bound_ms)


def _run_ms(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return 1000.0 * (perf_counter() - started)


def _measured(name: str, ours_ms: float, bound_ms: float, target: float) -> Measured:
    return {
        "name": name,
        "ours_ms": round(ours_ms, 4),
        "bound_ms": round(bound_ms, 4),
        "ratio": round(ours_ms / bound_ms, 4),
        "target": target,
    }
