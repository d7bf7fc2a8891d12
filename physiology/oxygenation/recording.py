"""One recording of muscle oxygen: every effort's fall and return, or why it gives no figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from physiology.finding import Shape
from physiology.history import FloatArray
from physiology.oxygenation.efforts import Marks, efforts_from_oxygen, efforts_from_power
from physiology.oxygenation.exponential import TAU_BOUNDS_S, Recovery, exponential_recovery
from physiology.oxygenation.half_recovery import HalfRecovery, half_recovery
from physiology.oxygenation.screening import Screened, sampling_hz, screened
from physiology.oxygenation.windows import mean_between, missing_share, recovery_windows, rest_s
from physiology.stream import Stream

BoolArray = NDArray[np.bool_]

MIN_AMPLITUDE_POINTS = 10.0
MIN_REST_S = 60.0
MIN_HZ = 0.5
ROUNDING = 1e-3
"""A sensor that drifts by a thousandth still samples at half a hertz."""
MAX_MISSING = 0.10
MIN_R2 = 0.85
MAX_RELATIVE_ERROR = 0.3
"""Of the time constant: its standard error, and the distance to another minimum as good."""
PASSIVE_SHARE = 0.25
"""Rest is passive when its power stays under a quarter of the effort's (house rule)."""
BEFORE_S = 30.0
"""Desaturation starts from the mean of these last seconds before the effort."""

MarkedBy = Literal["recording", "power", "oxygen"]


class Reoxygenation(Shape):
    """One effort and the rest after it. What cannot be told is None, and `reasons` says why."""

    start_s: float
    end_s: float
    desaturation_points: float | None
    """From before the effort to its last ten seconds; + is a fall [percentage points]."""
    amplitude_points: float | None
    """From the end of the effort to the peak of the rest [percentage points]."""
    half_recovery_s: float | None
    tau_s: float | None = None
    delay_s: float | None = None
    mean_response_s: float | None = None
    power_w: float | None = None
    """Mean power of the effort, where power was recorded."""
    reasons: tuple[str, ...] = ()


class OxygenSession(Shape):
    """All efforts of one recording at one site."""

    efforts: tuple[Reoxygenation, ...]
    marked_by: MarkedBy
    half_recovery_s: float | None
    """Median over the efforts that have one."""
    desaturation_points: float | None
    power_w: float | None
    """Median over the efforts that have a half-recovery time."""
    removed_samples: int
    rest_checked: bool
    """Whether power shows that the rests were passive."""


def oxygen_session(stream: Stream, power: Stream | None = None, *, fitted: bool = True) -> OxygenSession:
    """Measure every effort of a recording of muscle oxygen.

    Parameters
    ----------
    stream : Stream
        `smo2_pct` [%] of one site.
    power : Stream, optional
        `power_w` of the same session on the same clock [W].
    fitted : bool
        Whether to fit the exponential too, which takes most of the time.

    Returns
    -------
    OxygenSession
        Every effort with its fall, half-recovery time and, where it is sound, its exponential; else with reason codes:
        `SAMPLED_SLOWLY` under 0.5 Hz, `REST_SHORT` under 60 s, `REST_ACTIVE`, `SAMPLES_MISSING` over 10 %,
        `AMPLITUDE_SMALL` under 10 points; for the fit alone `FIT_POOR`, `FIT_UNCERTAIN`, `FIT_NOT_UNIQUE`.

    Notes
    -----
    Formula: efforts are the recording's own marks, else runs of high power, else swings of the signal; windows run from
    10 s before to 120 s after the end of each, or to the next effort.
    A fit is reported with R2 >= 0.85, a standard error of tau within 0.3 tau, tau off its bounds, and no second minimum
    as good whose tau differs by more than 0.3 tau. The requirements are house rules around what sensors repeat: Moxy is
    reliable at low to moderate intensity [1]_, the exponential repeats worse than the half-time [2]_.

    References
    ----------
    .. [1] Crum et al. (2017). Eur J Sport Sci.
    .. [2] Test-retest reliability of the microvascular oxygenation recovery response (2022). Res Directs Health Sci.

    Examples
    --------
    >>> from datetime import date
    >>> from physiology.observation import Source
    >>> seconds = np.arange(0.0, 400.0, 2.0)
    >>> smo2 = 30.0 + 40.0 * -np.expm1(-np.maximum(seconds - 244.0, 0.0) / 15.0) + 40.0 * (seconds < 60)
    >>> smo2 += 0.05 * (seconds % 4)
    >>> stream = Stream("smo2_pct", date(2026, 1, 1), seconds, smo2, Source(vendor="moxy"), efforts_s=((60.0, 240.0),))
    >>> found = oxygen_session(stream)
    >>> found.marked_by, round(found.half_recovery_s, 1), round(found.efforts[0].tau_s, 1)
    ('recording', 14.4, 15.0)
    """
    clean = screened(stream.seconds, stream.values)
    marks, marked_by = _marks(stream, clean, power)
    starts, ends = np.array(marks).reshape(-1, 2).T
    rests = rest_s(starts, ends, float(stream.seconds[-1]) if stream.seconds.size else 0.0)
    seconds, smo2 = recovery_windows(clean.seconds, clean.smo2_pct, ends, rests)
    half, fit = half_recovery(seconds, smo2), exponential_recovery(seconds, smo2) if fitted else None
    before = mean_between(clean.seconds, clean.smo2_pct, starts - BEFORE_S, starts)
    watts, resting = _power(power, starts, ends, rests)
    lacking = {
        "SAMPLED_SLOWLY": np.full(ends.size, not sampling_hz(stream.seconds) >= MIN_HZ - ROUNDING),
        "REST_SHORT": rests < MIN_REST_S,
        "REST_ACTIVE": resting >= PASSIVE_SHARE * watts,
        "SAMPLES_MISSING": missing_share(smo2, rests, sampling_hz(clean.seconds)) > MAX_MISSING,
        "AMPLITUDE_SMALL": ~(half.amplitude_points >= MIN_AMPLITUDE_POINTS),
    }
    columns = _Columns(starts, ends, before - half.base_pct, half, fit, watts, lacking)
    return _session(tuple(columns.effort(index) for index in range(ends.size)), marked_by, clean.removed, power)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Everything measured, one entry an effort."""

    starts: FloatArray
    ends: FloatArray
    fallen: FloatArray
    half: HalfRecovery
    fit: Recovery | None
    watts: FloatArray
    lacking: dict[str, BoolArray]

    def effort(self, at: int) -> Reoxygenation:
        """One effort, with the figures that are sound."""
        reasons = tuple(code for code, found in self.lacking.items() if found[at])
        curve, doubts = (None, ()) if reasons or self.fit is None else _sound(self.fit, at)
        return Reoxygenation(
            start_s=float(self.starts[at]),
            end_s=float(self.ends[at]),
            desaturation_points=known(self.fallen[at]),
            amplitude_points=known(self.half.amplitude_points[at]),
            half_recovery_s=None if reasons else known(self.half.half_s[at]),
            tau_s=None if curve is None else float(curve.tau_s[at]),
            delay_s=None if curve is None else float(curve.delay_s[at]),
            mean_response_s=None if curve is None else float(curve.mean_response_s[at]),
            power_w=known(self.watts[at]),
            reasons=(*reasons, *doubts),
        )


def _sound(fit: Recovery, at: int) -> tuple[Recovery | None, tuple[str, ...]]:
    """The fit where it may be reported, or why not."""
    tau, (lowest, highest) = fit.tau_s[at], TAU_BOUNDS_S
    doubts = {
        "FIT_POOR": not fit.r2[at] >= MIN_R2,
        "FIT_UNCERTAIN": not (fit.tau_se_s[at] <= MAX_RELATIVE_ERROR * tau and lowest < tau < highest),
        "FIT_NOT_UNIQUE": not abs(fit.rival_tau_s[at] - tau) <= MAX_RELATIVE_ERROR * tau,
    }
    found = tuple(code for code, holds in doubts.items() if holds)
    return (None if found else fit), found


def known(value: float) -> float | None:
    """A number, or None where it is NaN."""
    return float(value) if np.isfinite(value) else None


def median_of(values: Iterable[float | None]) -> float | None:
    """Median of what is known; None of nothing."""
    there = [value for value in values if value is not None]
    return float(np.median(there)) if there else None


def _marks(stream: Stream, clean: Screened, power: Stream | None) -> tuple[Marks, MarkedBy]:
    if stream.efforts_s:
        return stream.efforts_s, "recording"
    by_power = () if power is None else efforts_from_power(power.seconds, power.values)
    return (by_power, "power") if by_power else (efforts_from_oxygen(clean.seconds, clean.smo2_pct), "oxygen")


def _power(
    power: Stream | None, starts: FloatArray, ends: FloatArray, rests: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Mean power of each effort and of the minute after it; NaN without a meter."""
    if power is None:
        return np.full(ends.shape, np.nan), np.full(ends.shape, np.nan)
    working = mean_between(power.seconds, power.values, starts, ends)
    return working, mean_between(power.seconds, power.values, ends, ends + np.minimum(rests, MIN_REST_S))


def _session(
    efforts: tuple[Reoxygenation, ...], marked_by: MarkedBy, removed: int, power: Stream | None
) -> OxygenSession:
    told = [effort for effort in efforts if effort.half_recovery_s is not None]
    return OxygenSession(
        efforts=efforts,
        marked_by=marked_by,
        half_recovery_s=median_of(effort.half_recovery_s for effort in told),
        desaturation_points=median_of(effort.desaturation_points for effort in efforts),
        power_w=median_of(effort.power_w for effort in told),
        removed_samples=removed,
        rest_checked=power is not None,
    )
