"""A single exponential with a delay, fitted to every recovery at once."""

import math
from dataclasses import dataclass

import numpy as np

from physiology.history import FloatArray
from physiology.oxygenation.half_recovery import half_recovery, reached_s

PARAMETERS, COLUMNS = 4, 8
MIN_SAMPLES = 12
"""Fewer known samples do not carry four parameters (house rule)."""
TAU_BOUNDS_S = (0.5, 240.0)
DELAY_BOUNDS_S = (0.0, 60.0)
LEVEL_BOUNDS_PCT = (-20.0, 120.0)
START_TAUS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
"""Shares of the closed-form time constant to start from, the half-time held: the cost has a kink at every sample."""
INDISTINCT = 4.0
"""Another minimum counts as no worse within 1 + 4 / (n - 4) of the least squares: about a 95 % likelihood region."""
ROUNDS = 80
FIRST_DAMPING, EASED, TIGHTENED = 1e-2, 0.3, 4.0
MAX_DAMPING = 1e9
"""Where no step of any size makes a fit better, it is done."""
QUARTER, THREE_QUARTERS = 0.25, 0.75


@dataclass(frozen=True, slots=True)
class Recovery:
    """Parameters of each fit; all arrays have the leading shape of the windows, NaN where there is no fit."""

    start_pct: FloatArray
    end_pct: FloatArray
    tau_s: FloatArray
    delay_s: FloatArray
    tau_se_s: FloatArray
    delay_se_s: FloatArray
    r2: FloatArray
    rival_tau_s: FloatArray
    """The time constant furthest from `tau_s` among minima that the data do not tell from the best, or `tau_s`."""

    @property
    def half_s(self) -> FloatArray:
        """Half-time of the fitted curve: delay + tau ln 2 [s]."""
        return self.delay_s + self.tau_s * math.log(2.0)

    @property
    def mean_response_s(self) -> FloatArray:
        """Mean response time: delay + tau [s]."""
        return self.delay_s + self.tau_s


def exponential_recovery(seconds: FloatArray, smo2_pct: FloatArray) -> Recovery:
    """Fit a delayed single exponential to every recovery.

    Parameters
    ----------
    seconds : ndarray, shape (..., n_samples)
        Time from the end of work, work negative [s]; NaN pads a short window.
    smo2_pct : ndarray, shape (..., n_samples)
        Muscle oxygen saturation [%], 0-100; NaN where the sensor had none.

    Returns
    -------
    Recovery
        Levels [%], time constant and delay [s] with their standard errors, and R2 [1]; NaN with fewer than twelve
        known samples or no rise.

    Notes
    -----
    Formula: smo2(t) = A for t <= delay, else A + (B - A) (1 - exp(-(t - delay) / tau)); half-time = delay + tau ln 2,
    mean response time = delay + tau.
    Levenberg-Marquardt within bounds from closed-form start values: tau = (t75 - t25) / ln 3, from the times at a
    quarter and three quarters of the rise, and shares of it; delay = half-time - tau ln 2. The best minimum counts.
    Standard errors come from the Jacobian and take the samples for independent, which a sensor that averages does not
    give: they are too small rather than too large. Tau and delay trade off at 0.5 Hz, so another minimum may be as good
    as the best: it is given as `rival_tau_s`. Between sessions the fit repeats worse than the half-time [1]_.

    References
    ----------
    .. [1] Test-retest reliability of the microvascular oxygenation recovery response (2022). Res Directs Health Sci.

    Examples
    --------
    >>> seconds = np.arange(-10.0, 121.0, 2.0)
    >>> smo2 = 30.0 + 40.0 * -np.expm1(-np.maximum(seconds - 4.0, 0.0) / 15.0)
    >>> fit = exponential_recovery(seconds, smo2)
    >>> [round(float(value), 3) for value in (fit.tau_s, fit.delay_s, fit.half_s, fit.r2)]
    [15.0, 4.0, 14.397, 1.0]
    """
    seconds = np.broadcast_to(seconds, smo2_pct.shape)
    lead, n = smo2_pct.shape[:-1], smo2_pct.shape[-1]
    t, y = (part.reshape(math.prod(lead), n) for part in (seconds, smo2_pct))
    known = np.isfinite(t) & np.isfinite(y)
    begun = _starts(t, y)
    usable = (known.sum(axis=1) >= MIN_SAMPLES) & np.isfinite(begun).all(axis=(1, 2))
    fitted = np.full((len(y), COLUMNS), np.nan)
    if usable.any():
        fitted[usable] = _best(_Data(t[usable], y[usable], known[usable]), begun[usable])
    return Recovery(*(fitted[:, column].reshape(lead) for column in range(COLUMNS)))


@dataclass(frozen=True, slots=True)
class _Data:
    """Rows to fit, shape (n_rows, n_samples); unknown samples weigh nothing."""

    t: FloatArray
    y: FloatArray
    known: np.ndarray

    @classmethod
    def repeated(cls, data: "_Data", times: int) -> "_Data":
        return cls(*(np.repeat(part, times, axis=0) for part in (data.t, data.y, data.known)))

    def residuals(self, p: FloatArray) -> FloatArray:
        """Measured minus modelled, 0 where nothing was measured."""
        return np.where(self.known, self.y - _curve(self.t, p)[0], 0.0)

    def slopes(self, p: FloatArray) -> FloatArray:
        """Derivatives of the curve by A, B, tau and delay, shape (n_rows, n_samples, 4)."""
        _, decay, late = _curve(self.t, p)
        rise, tau = (p[:, 1] - p[:, 0])[:, None], p[:, 2][:, None]
        by_tau = -rise * decay * late / tau**2
        by_delay = np.where(late > 0, -rise * decay / tau, 0.0)
        stacked = np.stack([decay, 1.0 - decay, by_tau, by_delay], axis=-1)
        return np.where(self.known[..., None], stacked, 0.0)


def _curve(t: FloatArray, p: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """The modelled signal, the share still to go, and the time since the delay."""
    late = np.maximum(np.where(np.isfinite(t), t, 0.0) - p[:, 3][:, None], 0.0)
    decay = np.exp(-late / p[:, 2][:, None])
    return p[:, 1][:, None] + (p[:, 0] - p[:, 1])[:, None] * decay, decay, late


def _starts(t: FloatArray, y: FloatArray) -> FloatArray:
    """Closed-form start values, shape (n_rows, n_starts, 4)."""
    seen = half_recovery(t, y)
    early = reached_s(t, y, seen.base_pct, seen.peak_pct, QUARTER)
    late = reached_s(t, y, seen.base_pct, seen.peak_pct, THREE_QUARTERS)
    taus = np.maximum((late - early) / np.log(3.0), 1.0)[:, None] * np.array(START_TAUS)
    delays = seen.half_s[:, None] - taus * np.log(2.0)
    levels = [np.broadcast_to(level[:, None], taus.shape) for level in (seen.base_pct, seen.peak_pct)]
    return _bounded(np.stack([*levels, taus, delays], axis=-1))


def _bounded(p: FloatArray) -> FloatArray:
    low, high = zip(LEVEL_BOUNDS_PCT, LEVEL_BOUNDS_PCT, TAU_BOUNDS_S, DELAY_BOUNDS_S, strict=True)
    return np.asarray(np.clip(p, low, high))


def _best(data: _Data, starts: FloatArray) -> FloatArray:
    """Fit from every start and keep the best of each row: shape (n_rows, 8)."""
    rows, tries = starts.shape[:2]
    many = _Data.repeated(data, tries)
    found = _descended(many, starts.reshape(-1, PARAMETERS))
    squares = (many.residuals(found) ** 2).sum(axis=1).reshape(rows, tries)
    by_start = found.reshape(rows, tries, PARAMETERS)
    least = squares.min(axis=1)
    p = by_start[np.arange(rows), squares.argmin(axis=1)]
    free = data.known.sum(axis=1) - PARAMETERS
    no_worse = squares <= (least * (1.0 + INDISTINCT / free))[:, None]
    apart = np.where(no_worse, np.abs(by_start[:, :, 2] - p[:, 2:3]), -1.0)
    rival = by_start[np.arange(rows), apart.argmax(axis=1), 2]
    errors = _standard_errors(data, p, least / free)
    return np.concatenate([p, errors, _r2(data, least)[:, None], rival[:, None]], axis=1)


def _descended(data: _Data, p: FloatArray) -> FloatArray:
    """Levenberg-Marquardt with a damping of its own for every row."""
    damping = np.full(len(p), FIRST_DAMPING)
    left = data.residuals(p)
    cost = (left**2).sum(axis=1)
    for _ in range(ROUNDS):
        slopes = data.slopes(p)
        normal = np.einsum("rni,rnj->rij", slopes, slopes)
        scale = np.maximum(np.einsum("rii->ri", normal), 1e-9)
        damped = normal + np.eye(PARAMETERS) * (damping[:, None] * scale)[:, None, :]
        step = np.linalg.solve(damped, np.einsum("rni,rn->ri", slopes, left)[..., None])[..., 0]
        tried = _bounded(p + step)
        new_left = data.residuals(tried)
        new_cost = (new_left**2).sum(axis=1)
        better = new_cost < cost
        p, left = np.where(better[:, None], tried, p), np.where(better[:, None], new_left, left)
        cost = np.where(better, new_cost, cost)
        damping = np.minimum(np.where(better, damping * EASED, damping * TIGHTENED), MAX_DAMPING)
        if (damping >= MAX_DAMPING).all():
            break
    return p


def _standard_errors(data: _Data, p: FloatArray, variance: FloatArray) -> FloatArray:
    """Of tau and delay, shape (n_rows, 2) [s]; NaN where the samples do not tell the parameters apart."""
    slopes = data.slopes(p)
    normal = np.einsum("rni,rnj->rij", slopes, slopes)
    told = np.linalg.matrix_rank(normal) == PARAMETERS
    inverse = np.linalg.inv(np.where(told[:, None, None], normal, np.eye(PARAMETERS)))
    errors = np.sqrt(np.maximum(np.einsum("rii->ri", inverse)[:, 2:] * variance[:, None], 0.0))
    return np.where(told[:, None], errors, np.nan)


def _r2(data: _Data, squares: FloatArray) -> FloatArray:
    count = data.known.sum(axis=1)
    mean = np.where(data.known, data.y, 0.0).sum(axis=1) / count
    spread = np.where(data.known, data.y - mean[:, None], 0.0)
    return np.asarray(1.0 - squares / (spread**2).sum(axis=1))
