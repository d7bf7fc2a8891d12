"""One stepwise inflation: where deoxygenated haemoglobin last changes its slope, or why that is not told."""

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from physiology.bfr.hinges import MAD_TO_SD, Hinges, two_hinges
from physiology.bfr.worn import Worn
from physiology.finding import Shape
from physiology.history import FloatArray

INFLATED_MMHG = 20.0
BASELINE_S = 20.0
VENTED_MMHG = 5.0
"""The inflation ends with the last sample this near its highest pressure."""
LEAST_KNOWN = 0.9
LEAST_S, MOST_S = 40.0, 240.0
STEP_S, MOST_STEP_MMHG = 4.0, 25.0
"""More than this within so many seconds is no step of a calibration (20 mmHg, 5 s) but an occlusion at once."""
MOST_INTERVAL_MMHG = 20.0
LEAST_MMHG, MOST_MMHG = 80.0, 300.0
MIRROR_SHARE = 0.25
FLAT_SHARE = 0.10
OUTLIER = 8.0
HELD_S = 8.0


@dataclass(frozen=True, slots=True, eq=False)
class Inflation:
    """One recorded stepwise inflation; every array has shape `(n_samples,)`, NaN where a sensor had nothing."""

    worn: Worn
    on: date
    started_at: datetime
    seconds: FloatArray
    """From `started_at`, increasing [s]."""
    cuff_mmhg: FloatArray
    hhb_um: FloatArray
    o2hb_um: FloatArray
    thb_um: FloatArray


class Pressures(Shape):
    """Where the hinges lie."""

    venous_mmhg: float
    hhb_breakpoint_mmhg: float
    low_mmhg: float
    high_mmhg: float
    """Ends of the 95 % bootstrap interval of the breakpoint."""
    below_mmhg: float
    """The lowest pressure in the 8 s before it: the step at which blood still flowed."""


class Breakpoint(Shape):
    """What one inflation gives: pressures, None where nothing could be fitted, and what speaks against them."""

    pressures: Pressures | None = None
    failed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Rise:
    """The rising part, one sample a second: pressure, and haemoglobin as rows HHb, O2Hb, tHb."""

    seconds: FloatArray
    cuff_mmhg: FloatArray
    haemoglobin: FloatArray

    def mmhg_at(self, at_s: FloatArray) -> FloatArray:
        """Pressure of the first second that is not before each instant."""
        return np.asarray(self.cuff_mmhg[np.searchsorted(self.seconds, at_s)])


def hhb_breakpoint(run: Inflation, seed: int = 0) -> Breakpoint:
    """Find the breakpoint of one stepwise inflation.

    Parameters
    ----------
    run : Inflation
        Pressure and haemoglobin in time.
    seed : int
        Of the bootstrap.

    Returns
    -------
    Breakpoint
        Venous and last breakpoint [mmHg] with a 95 % bootstrap interval, and every condition that failed by its code.

    Notes
    -----
    Formula: cuff pressure at the second of two hinges common to HHb, O2Hb and tHb in time
    Behind it blood neither enters nor leaves: tHb flat (slope within its interval of 0, or within 10 % of the HHb
    slope), O2Hb falling as HHb rises within 25 %. It is not validated as the arterial occlusion pressure, so it is
    never called that here. All thresholds are house rules; that HHb and O2Hb mirror each other under occlusion is how
    the signal behaves, not a published cut-off.

    Examples
    --------
    >>> from datetime import UTC
    >>> from physiology.bfr.worn import Limb, Posture
    >>> t, unknown = np.arange(100.0), np.full(100, np.nan)
    >>> worn = Worn(limb=Limb.LEFT_LEG, cuff_width_cm=11.5, posture=Posture.SEATED)
    >>> run = Inflation(worn, date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC), t, unknown, t, t, t)
    >>> hhb_breakpoint(run).failed
    ('BFR_CAL_NO_PRESSURE',)
    """
    if not (run.cuff_mmhg >= INFLATED_MMHG).any():
        return Breakpoint(failed=("BFR_CAL_NO_PRESSURE",))
    rise = _rise(run)
    if rise is None:
        return Breakpoint(failed=("BFR_CAL_GAPS",))
    lasted_s = float(rise.seconds[-1] - rise.seconds[0])
    if not LEAST_S <= lasted_s <= MOST_S:
        return Breakpoint(failed=("BFR_CAL_SHORT" if lasted_s < LEAST_S else "BFR_CAL_LONG",))
    later_mmhg = np.interp(rise.seconds + STEP_S, rise.seconds, rise.cuff_mmhg)
    if (later_mmhg - rise.cuff_mmhg).max() > MOST_STEP_MMHG:
        return Breakpoint(failed=("BFR_CAL_NOT_STEPWISE",))
    found = two_hinges(rise.seconds, rise.haemoglobin, seed)
    return _read(rise, found)


def _rise(run: Inflation) -> _Rise | None:
    """The part from the baseline to the highest pressure, averaged by second; None where too little of it is known."""
    up = run.cuff_mmhg >= INFLATED_MMHG
    high = run.cuff_mmhg >= np.nanmax(run.cuff_mmhg) - VENTED_MMHG
    first_s, last_s = run.seconds[up.argmax()] - BASELINE_S, run.seconds[np.flatnonzero(high)[-1]]
    haemoglobin = np.stack([run.hhb_um, run.o2hb_um, run.thb_um])
    inside = (run.seconds >= first_s) & (run.seconds <= last_s)
    known = inside & np.isfinite(run.cuff_mmhg) & np.isfinite(haemoglobin).all(axis=0)
    if known.sum() < LEAST_KNOWN * inside.sum():
        return None
    whole = np.floor(run.seconds[known])
    seconds, at = np.unique(whole, return_inverse=True)
    counted = np.bincount(at)
    rows = np.stack([np.bincount(at, row[known]) / counted for row in (run.cuff_mmhg, *haemoglobin)])
    return _Rise(seconds, rows[0], rows[1:])


def _read(rise: _Rise, found: Hinges) -> Breakpoint:
    """The hinges as pressures, with what speaks against them."""
    drawn = rise.mmhg_at(found.second_draws_s)
    low, high = (float(value) for value in np.quantile(drawn, (0.025, 0.975)))
    venous, second = (float(value) for value in rise.mmhg_at(np.array([found.first_s, found.second_s])))
    before = (rise.seconds >= found.second_s - HELD_S) & (rise.seconds <= found.second_s)
    return Breakpoint(
        pressures=Pressures(
            venous_mmhg=venous,
            hhb_breakpoint_mmhg=second,
            low_mmhg=min(low, second),
            high_mmhg=max(high, second),
            below_mmhg=float(rise.cuff_mmhg[before].min()),
        ),
        failed=(*_shape_failures(found), *_pressure_failures(second, high - low)),
    )


def _shape_failures(found: Hinges) -> tuple[str, ...]:
    hhb, o2hb, thb = (float(slope) for slope in found.slopes)
    rises = found.slopes_low[0] > 0.0
    flat = found.slopes_low[2] <= 0.0 <= found.slopes_high[2] or abs(thb) <= FLAT_SHARE * abs(hhb)
    mirrored = abs(o2hb + hhb) <= MIRROR_SHARE * abs(hhb)
    spread = MAD_TO_SD * np.median(np.abs(found.residuals), axis=-1, keepdims=True)
    torn = bool((np.abs(found.residuals) > OUTLIER * spread).any())
    conditions = (
        ("BFR_CAL_INVERTED", found.slopes_high[0] < 0.0),
        ("BFR_CAL_NO_RISE", not rises and not found.slopes_high[0] < 0.0),
        ("BFR_CAL_NO_PLATEAU", not flat),
        ("BFR_CAL_NOT_MIRRORED", not mirrored),
        ("BFR_CAL_ARTEFACT", torn),
    )
    return tuple(code for code, holds in conditions if holds)


def _pressure_failures(mmhg: float, width_mmhg: float) -> tuple[str, ...]:
    conditions = (
        ("BFR_CAL_UNCERTAIN", width_mmhg > MOST_INTERVAL_MMHG),
        ("BFR_CAL_OUT_OF_RANGE", not LEAST_MMHG <= mmhg <= MOST_MMHG),
    )
    return tuple(code for code, holds in conditions if holds)
