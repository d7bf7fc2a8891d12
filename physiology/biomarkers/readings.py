"""The newest sample of each marker, and where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from physiology.biomarkers.reference import expired, reference_interval
from physiology.biomarkers.sample import TimedSample, time_matched
from physiology.biomarkers.shapes import Basis, MarkerReading, Standing
from physiology.biomarkers.variation import VARIATION, against_own

CLOCKED = frozenset({"cortisol_nmol_l", "testosterone_nmol_l", "testosterone_cortisol_ratio"})
"""Hormones: compared within the hour, and not read after a lost night."""
ONE_DRAW_H = 0.5
"""Testosterone and cortisol this near in time are one draw (house rule)."""
SECONDS_AN_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class _Interval:
    """What a value is held against."""

    basis: Basis
    usual: float | None
    low: float | None
    high: float | None
    own: tuple[TimedSample, ...]


def age_h(sample: TimedSample, now: datetime) -> float:
    """Time from a sample to an instant [h]."""
    return (now - sample.at).total_seconds() / SECONDS_AN_HOUR


def with_ratio(samples: Iterable[TimedSample]) -> tuple[TimedSample, ...]:
    """All samples, and testosterone over cortisol for each draw that holds both, oldest first.

    Parameters
    ----------
    samples : iterable of TimedSample
        In any order.

    Returns
    -------
    tuple of TimedSample
        With `testosterone_cortisol_ratio` [nmol/L over nmol/L] at the testosterone's instant, from the nearest cortisol
        of the same source within half an hour.

    Notes
    -----
    Formula: T:C = testosterone / cortisol, both in nmol/L

    Examples
    --------
    >>> from datetime import UTC
    >>> at = datetime(2026, 1, 5, 7, tzinfo=UTC)
    >>> drawn = (TimedSample("cortisol_nmol_l", 400.0, at), TimedSample("testosterone_nmol_l", 16.0, at))
    >>> [(one.metric, one.value) for one in with_ratio(drawn)][-1]
    ('testosterone_cortisol_ratio', 0.04)
    """
    known = tuple(samples)
    cortisol = [one for one in known if one.metric == "cortisol_nmol_l" and one.value > 0]
    ratios = []
    for one in known:
        same = [other for other in cortisol if other.source == one.source and abs(age_h(other, one.at)) <= ONE_DRAW_H]
        if one.metric == "testosterone_nmol_l" and same:
            nearest = min(same, key=lambda other: abs(age_h(other, one.at)))
            ratios.append(TimedSample("testosterone_cortisol_ratio", one.value / nearest.value, one.at, one.source))
    return tuple(sorted((*known, *ratios), key=lambda one: one.at))


def comparable(samples: Sequence[TimedSample]) -> tuple[TimedSample, ...]:
    """Earlier samples that the last one may be compared with: same source and, for hormones, same hour.

    Parameters
    ----------
    samples : sequence of TimedSample
        Of one metric, oldest first; the last is the one judged.

    Returns
    -------
    tuple of TimedSample
        Without the one judged.

    Examples
    --------
    >>> from datetime import UTC
    >>> at = [datetime(2026, 1, day, hour, tzinfo=UTC) for day, hour in ((1, 7), (2, 16), (3, 8))]
    >>> [one.at.day for one in comparable([TimedSample("cortisol_nmol_l", 400.0, when) for when in at])]
    [1]
    """
    judged = samples[-1]
    matched = time_matched(np.array([one.hour for one in samples]))
    return tuple(
        one
        for one, same_hour in zip(samples[:-1], matched, strict=False)
        if one.source == judged.source and (same_hour or judged.metric not in CLOCKED)
    )


def newest_reading(samples: Sequence[TimedSample], now: datetime, sex: str | None) -> MarkerReading | None:
    """Hold the newest sample of one metric against one's own earlier ones, else against a reference interval.

    Parameters
    ----------
    samples : sequence of TimedSample
        Of one metric, oldest first, none later than `now`.
    now : datetime
        Aware instant of judging.
    sex : {"male", "female"} or None
        For the CK interval.

    Returns
    -------
    MarkerReading or None
        None where there is no sample or the newest is too old to count.

    Notes
    -----
    Formula: high above exp(mean(ln x_own) + 2.77 s), low below exp(mean(ln x_own) - 2.77 s); else the reference's ends
    A low CK, lactate or CRP means nothing and counts as usual. Fewer than five comparable samples leave a hormone
    unjudged.

    Examples
    --------
    >>> from datetime import UTC
    >>> at = datetime(2026, 1, 5, 7, tzinfo=UTC)
    >>> found = newest_reading([TimedSample("ck_u_l", 1200.0, at)], at, "male")
    >>> found.standing, found.basis, found.high
    ('high', 'reference', 1083.0)
    """
    if not samples or expired(samples[-1].metric, age_h(samples[-1], now)):
        return None
    judged = samples[-1]
    interval = _interval(samples, sex)
    usual = interval.usual
    fell = judged.metric == "testosterone_cortisol_ratio" and usual is not None
    return MarkerReading(
        metric=judged.metric,
        value=judged.value,
        at=judged.at,
        age_h=age_h(judged, now),
        standing=_standing(judged, interval),
        basis=interval.basis,
        usual=usual,
        low=interval.low,
        high=interval.high,
        own_samples=len(interval.own),
        own_since=interval.own[0].at.date() if interval.own else None,
        fell_pct=100.0 * (1.0 - judged.value / usual) if fell and usual else None,
    )


def _interval(samples: Sequence[TimedSample], sex: str | None) -> _Interval:
    """One's own where five samples or more carry it."""
    judged, own = samples[-1], comparable(samples)
    values = np.array([*(one.value for one in own), judged.value])
    against = against_own(values, VARIATION[judged.metric].spread_ln)
    if np.isfinite(against.usual):
        return _Interval("own", float(against.usual), float(against.low), float(against.high), own)
    reference = reference_interval(judged.metric, sex)
    if reference is None:
        return _Interval("none", None, None, None, own)
    return _Interval("reference", None, *reference, own)


def _standing(judged: TimedSample, interval: _Interval) -> Standing:
    if interval.high is None:
        return "unjudged"
    if judged.value > interval.high:
        return "high"
    low = interval.low is not None and judged.value < interval.low
    return "low" if low and judged.metric in CLOCKED else "as_usual"
