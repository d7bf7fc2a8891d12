"""One long session: how much its heart rate left its output, from when on, and the best power fresh and late."""

from datetime import date
from typing import Literal

import numpy as np

from physiology.durability.decoupling import WARM_UP_S, decoupling_onset_s, decoupling_pct
from physiology.durability.power_after_work import best_power
from physiology.finding import Shape
from physiology.history import FloatArray
from physiology.stream import Stream

LONG_MIN = 90.0
"""A session this long counts as a long one (house rule)."""
STEP_S = 10.0
UNEVEN = 0.15
"""Halves whose output differs by more cannot be compared (house rule)."""

Output = Literal["power_w", "speed_m_s"]


class LongSession(Shape):
    """What one long session says; None where it says nothing, and `reasons` why."""

    on: date
    duration_min: float
    output: str
    """`power_w` or `speed_m_s`."""
    decoupling_pct: float | None
    onset_min: float | None
    """From the start of the session; None where output never stayed under its fresh level."""
    fresh_w: float | None = None
    late_w: float | None = None
    reasons: tuple[str, ...] = ()


def on_grid(seconds: FloatArray, values: FloatArray, step_s: float, last_s: float) -> FloatArray:
    """Average a signal over even steps from 0 on.

    Parameters
    ----------
    seconds, values : ndarray, shape (n_samples,)
        Time, strictly increasing, 0 or more [s], and any unit; NaN is unknown.
    step_s : float
        Length of a step [s].
    last_s : float
        Where the last whole step ends at the latest [s].

    Returns
    -------
    ndarray, shape (n_steps,)
        Mean of the known samples of each step; NaN where there is none.

    Notes
    -----
    Formula: mean of x(t) over k * step <= t < (k + 1) * step. A gap stays a gap.

    Examples
    --------
    >>> on_grid(np.array([0.0, 5.0, 21.0]), np.array([1.0, 3.0, 7.0]), 10.0, 35.0).tolist()
    [2.0, nan, 7.0]
    """
    steps = int(last_s // step_s)
    place = (seconds // step_s).astype(np.intp)
    used = np.isfinite(values) & (place >= 0) & (place < steps)
    counts = np.bincount(place[used], minlength=steps)
    sums = np.bincount(place[used], weights=values[used], minlength=steps)
    return np.asarray(np.divide(sums, counts, out=np.full(steps, np.nan), where=counts > 0))


def long_session(heart_rate: Stream, output: Stream, body_mass_kg: float | None = None) -> LongSession | None:
    """Measure the durability of one session.

    Parameters
    ----------
    heart_rate : Stream
        `heart_rate_bpm` [bpm].
    output : Stream
        `power_w` [W] or `speed_m_s` [m/s] of the same session on the same clock.
    body_mass_kg : float, optional
        [kg]; without it there is no power after work.

    Returns
    -------
    LongSession or None
        None under 90 minutes. `UNEVEN` where the output of the halves differs by more than 15 %, `GAPS` where one of
        the signals covers too little.

    Notes
    -----
    Formula: both signals in steps of 10 s, the first 10 min left out; decoupling and onset as in `decoupling_pct` and
    `decoupling_onset_s`.
    A long session with intervals in one half says nothing about durability, hence `UNEVEN`. Lengths are house rules.

    Examples
    --------
    >>> from datetime import date
    >>> from physiology.observation import Source
    >>> seconds = np.arange(0.0, 10800.0, 10.0)
    >>> heart = Stream("heart_rate_bpm", date(2026, 1, 1), seconds, 140 + seconds / 600, Source(vendor="watch"))
    >>> power = Stream("power_w", date(2026, 1, 1), seconds, np.full(1080, 200.0), Source(vendor="meter"))
    >>> found = long_session(heart, power)
    >>> round(found.decoupling_pct, 2), found.onset_min
    (5.53, 100.0)
    """
    duration_s = min(heart_rate.duration_s, output.duration_s)
    if duration_s < LONG_MIN * 60:
        return None
    beats, work = (on_grid(one.seconds, one.values, STEP_S, duration_s) for one in (heart_rate, output))
    skipped = round(WARM_UP_S / STEP_S)
    fallen = float(decoupling_pct(work[skipped:], beats[skipped:]))
    onset = float(decoupling_onset_s(work[skipped:], beats[skipped:], STEP_S))
    uneven = _uneven(work[skipped:])
    sound = np.isfinite(fallen) and not uneven
    fresh = late = None
    if output.metric == "power_w" and body_mass_kg is not None:
        best = best_power(work, np.array(body_mass_kg), STEP_S)
        fresh, late = (float(power) if np.isfinite(power) else None for power in (best.fresh_w, best.late_w))
    return LongSession(
        on=output.on,
        duration_min=duration_s / 60,
        output=output.metric,
        decoupling_pct=fallen if sound else None,
        onset_min=(WARM_UP_S + onset) / 60 if sound and np.isfinite(onset) else None,
        fresh_w=fresh,
        late_w=late,
        reasons=() if sound else ("UNEVEN" if uneven else "GAPS",),
    )


def _uneven(work: FloatArray) -> bool:
    """Whether the halves differ too much; unknown halves do not."""
    half = work.size // 2
    first, second = (
        part[np.isfinite(part)].mean() if np.isfinite(part).any() else np.nan for part in (work[:half], work[-half:])
    )
    return bool(abs(second - first) > UNEVEN * first)
