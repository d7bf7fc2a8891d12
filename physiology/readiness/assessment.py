"""Readiness of one athlete: the score, what it is made of, and what would have changed it."""

from dataclasses import dataclass

import numpy as np

from physiology.adjustment import Counterfactual
from physiology.finding import Finding, Reason, Status
from physiology.history import DailyHistory
from physiology.hrv.episodes import LowEpisode, low_episode
from physiology.newest import computed, one_day
from physiology.readiness.caps import NO_CAP
from physiology.readiness.counterfactual import nearest_wish, outward
from physiology.readiness.families import FamilyDay, judged_families, reason
from physiology.readiness.gates import Gate, gates, held_open
from physiology.readiness.inputs import signals_of
from physiology.readiness.lack import lack
from physiology.readiness.mixing import CARRY_KEEPS
from physiology.readiness.score import ReadinessArrays, readiness_score
from physiology.readiness.shapes import (
    HARD_ABOVE,
    RECOVERY_BELOW,
    Band,
    FamilyPoints,
    Readiness,
    band_of,
    whole,
)
from physiology.readiness.signals import FAMILIES, WEIGHTS, Signals
from physiology.usual import STEADY_BASELINE_DAYS

METHOD = "readiness@2"
ENOUGH_COVERAGE = 0.6
"""Below this share of the weights a score is provisional (house rule)."""
APART_SD = 1.0
"""HRV and wellness this far out on opposite sides disagree."""
NEXT_BAND = {Band.RECOVERY: Band.MODERATE, Band.MODERATE: Band.HARD}
NEXT_BAND_FROM = {Band.RECOVERY: RECOVERY_BELOW - 0.5, Band.MODERATE: HARD_ABOVE + 0.5}
"""Unrounded score at which the next band begins."""


@dataclass(frozen=True, slots=True)
class Morning:
    """Everything the newest day's score is made of."""

    history: DailyHistory
    days: tuple[FamilyDay, ...]
    gates: tuple[Gate, ...]
    uncapped: float
    half_width: float
    coverage: float
    autonomic_low: LowEpisode | None
    """The low HRV episode the newest day belongs to, where its HRV counts at all."""

    @property
    def clipped(self) -> float:
        """The score before caps: at most 100, and five families at -3 SD leave it far above 0."""
        return min(self.uncapped, NO_CAP)

    @property
    def cap(self) -> float:
        """The strictest gate's cap; 100 without one."""
        return min((gate.cap for gate in self.gates), default=NO_CAP)

    @property
    def score(self) -> float:
        """Whole points, capped."""
        return whole(min(self.clipped, self.cap))

    def z(self, family: str) -> float:
        """How far a family lies from usual as it enters the score [SD]; 0 where it is missing."""
        return next((day.faded_z for day in self.days if day.family == family), 0.0)


def assess_readiness(history: DailyHistory) -> Finding[Readiness]:
    """Judge how ready an athlete is on the newest day of a history.

    Parameters
    ----------
    history : DailyHistory
        Read: `rmssd_ms` [ms], `resting_hr_bpm` [bpm], `sleep_min` [min], `sleep_efficiency_pct` [%], the five
        wellness items [1-5], session loads with their masks [AU], `ill`, `injured`, `pain_nrs`. About 95 days carry
        every baseline; 15 are the least.

    Returns
    -------
    Finding[Readiness]
        Reasons in order of size: families with their points, which add up to `uncapped` - 70, and caps. Today's load
        plays no part. A family without a value today counts with its newest one of the last two days, faded, under
        the caveat DATA_OLD.

    Raises
    ------
    ReadinessUnknown
        An `InsufficientData`: fewer than two families, or neither HRV nor wellness, have a fresh value and 14 known
        days before it. Its `families` are the missing ones.

    Notes
    -----
    No composite score has a validated formula [1]_; weights, bands and caps are house rules. Subjective reports cap
    the score because they follow load more reliably than measurements do [2]_.

    References
    ----------
    .. [1] Doherty et al. (2025). doi:10.1515/teb-2025-0001
    .. [2] Saw et al. (2016). doi:10.1136/bjsports-2015-094758

    Examples
    --------
    >>> from datetime import date
    >>> same = {"rmssd_ms": np.full(40, 60.0), "resting_hr_bpm": np.full(40, 50.0)}
    >>> finding = assess_readiness(DailyHistory(date(2026, 1, 1), 40, same))
    >>> finding.value.score, finding.value.band.value, finding.value.missing
    (70.0, 'moderate', ('sleep', 'wellness', 'load'))
    """
    morning = morning_of(history)
    value = _value(morning)
    reasons = _reasons(morning)
    score = computed("readiness", value.score, one_day(history.last_on), value.low, value.high)
    return Finding(
        value=value,
        status=Status.OK if _steady(morning, value) else Status.PROVISIONAL,
        facts=tuple(dict.fromkeys((score, *(fact for found in reasons for fact in found.facts)))),
        reasons=reasons,
        caveats=_caveats(morning, value),
        method=METHOD,
        as_of=history.last_on,
    )


def morning_of(history: DailyHistory) -> Morning:
    """Compute the newest day's score and everything behind it; raises `ReadinessUnknown`."""
    signals = signals_of(history)
    arrays = readiness_score(signals) if history.n_days else None
    if arrays is None or np.isnan(arrays.uncapped[-1]):
        raise lack(history, signals, arrays)
    days = _days(history, signals, arrays)
    wellness = next((day for day in days if day.family == "wellness"), None)
    return Morning(
        history=history,
        days=days,
        gates=gates(history, wellness),
        uncapped=float(arrays.uncapped[-1]),
        half_width=float(arrays.half_width[-1]),
        coverage=float(arrays.coverage[-1]),
        autonomic_low=low_episode(history) if days[0].family == "hrv" else None,
    )


def _days(history: DailyHistory, signals: Signals, arrays: ReadinessArrays) -> tuple[FamilyDay, ...]:
    judged = judged_families(signals)
    found = []
    for row, family in enumerate(FAMILIES):
        if np.isnan(arrays.age_days[row, -1]):
            continue
        age_days = int(arrays.age_days[row, -1])
        found.append(
            FamilyDay(
                family=family,
                judged=judged[family],
                index=history.n_days - 1 - age_days,
                points=float(arrays.points[row, -1]),
                z=float(arrays.z[row, -1]) / CARRY_KEEPS**age_days,
                points_per_sd=float(WEIGHTS[row] * arrays.scale[-1]),
                age_days=age_days,
            )
        )
    return tuple(found)


def _value(morning: Morning) -> Readiness:
    score = morning.score
    low, high = whole(score - morning.half_width), whole(min(score + morning.half_width, morning.cap))
    wish = _counterfactual(morning)
    band = band_of(score)
    return Readiness(
        score=score,
        band=band,
        low=low,
        high=high,
        straddles=band_of(low) is not band_of(high),
        coverage=morning.coverage,
        uncapped=morning.uncapped,
        cap=morning.cap if morning.gates else None,
        families=tuple(
            FamilyPoints(family=day.family, points=day.points, z=day.z, age_days=day.age_days) for day in morning.days
        ),
        missing=tuple(family for family in FAMILIES if family not in {day.family for day in morning.days}),
        age_days=max(day.age_days for day in morning.days),
        autonomic_low=morning.autonomic_low is not None,
        autonomic_ends_at=_autonomic_wish(morning),
        counterfactual=wish,
        counterfactual_band=NEXT_BAND[band] if wish else None,
    )


def _counterfactual(morning: Morning) -> Counterfactual | None:
    """What alone would have put the score into the next band."""
    band = band_of(morning.score)
    if band is Band.HARD:
        return None
    edge = NEXT_BAND_FROM[band]
    if morning.cap >= edge:
        return nearest_wish(morning.history, morning.days, edge - morning.clipped)
    remaining, opens = held_open(morning.gates)
    return opens if min(morning.clipped, remaining) >= edge else None


def _autonomic_wish(morning: Morning) -> Counterfactual | None:
    """The HRV of today's night that would have ended the low episode."""
    episode = morning.autonomic_low
    if episode is None or episode.ends_at_ms is None or morning.days[0].age_days:
        return None
    threshold = outward("rmssd_ms", episode.ends_at_ms, at_least=True)
    return Counterfactual(metric="rmssd_ms", threshold=threshold, side="at_least")


def _reasons(morning: Morning) -> tuple[Reason, ...]:
    """Families and caps by size; what only gates comes last."""
    found = [reason(morning.history, day) for day in morning.days]
    effect = min(morning.cap - morning.clipped, 0.0)
    for gate in sorted(morning.gates, key=lambda gate: gate.cap):
        found.append(Reason(code=gate.code, facts=gate.facts, contribution=effect or None, citation=gate.citation))
        effect = 0.0
    if morning.autonomic_low is not None:
        hrv = next(one for one in found if one.code.startswith("HRV"))
        found.append(Reason(code="AUTONOMIC_LOW", facts=hrv.facts[:-1], citation="house_rule"))
    return tuple(sorted(found, key=lambda one: (one.contribution is None, -abs(one.contribution or 0.0))))


def _steady(morning: Morning, value: Readiness) -> bool:
    known = min(day.baseline_days for day in morning.days)
    return known >= STEADY_BASELINE_DAYS and value.coverage >= ENOUGH_COVERAGE and value.age_days == 0


def _caveats(morning: Morning, value: Readiness) -> tuple[str, ...]:
    apart = morning.z("hrv") * morning.z("wellness") <= -(APART_SD**2)
    codes = (
        ("DATA_OLD", value.age_days > 0),
        ("HRV_WELLNESS_DISAGREE", apart),
        ("STRADDLES_BAND", value.straddles),
        ("BASELINE_SHORT", min(day.baseline_days for day in morning.days) < STEADY_BASELINE_DAYS),
        *((f"{family.upper()}_MISSING", family in value.missing) for family in FAMILIES),
        ("NO_VALIDATED_FORMULA", True),
    )
    return tuple(code for code, holds in codes if holds)
