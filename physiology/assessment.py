"""Every assessment of one day at once, each there or missing with its reason."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from physiology.finding import Fact, Finding, InsufficientData
from physiology.history import DailyHistory
from physiology.hrv import HrvStatus, assess_hrv
from physiology.illness import IllnessState, assess_illness
from physiology.load.assessment import assess_load
from physiology.load.state import LoadState
from physiology.readiness.assessment import assess_readiness
from physiology.readiness.shapes import Readiness
from physiology.sleep.assessment import SleepState, assess_sleep
from physiology.strain import StrainScreen, assess_strain
from physiology.wellness.assessment import WellnessState, assess_wellness, body_reports

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Assessment:
    """The day's findings. What could not be computed is None, and `missing` says what it would have needed."""

    readiness: Finding[Readiness] | None
    hrv: Finding[HrvStatus] | None
    load: Finding[LoadState] | None
    sleep: Finding[SleepState] | None
    wellness: Finding[WellnessState] | None
    strain: Finding[StrainScreen] | None
    reports: tuple[Fact, ...] = ()
    """What the athlete reports of the body: illness, injury, pain, mobility."""
    missing: dict[str, InsufficientData] = field(default_factory=dict)
    illness: Finding[IllnessState] | None = None
    """Signs of illness; its facts reach a decision only through the rule that asks for them."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact of every finding, once."""
        found = (self.readiness, self.hrv, self.load, self.sleep, self.wellness, self.strain)
        return tuple(dict.fromkeys((*self.reports, *(fact for one in found if one for fact in one.facts))))


def assess(history: DailyHistory) -> Assessment:
    """Assess the newest day of a history.

    Parameters
    ----------
    history : DailyHistory
        One athlete's days, oldest first; the newest day is the one judged.

    Returns
    -------
    Assessment
        Findings, or None with an entry in `missing`. Never raises for a lack of data.

    Examples
    --------
    >>> from datetime import date
    >>> sorted(assess(DailyHistory(date(2026, 1, 1), 30, {})).missing)
    ['hrv', 'load', 'readiness', 'sleep', 'strain', 'wellness']
    """
    missing: dict[str, InsufficientData] = {}

    def found(name: str, assessment: Callable[[DailyHistory], T]) -> T | None:
        try:
            return assessment(history)
        except InsufficientData as lack:
            missing[name] = lack
            return None

    return Assessment(
        readiness=found("readiness", assess_readiness),
        hrv=found("hrv", assess_hrv),
        load=found("load", assess_load),
        sleep=found("sleep", assess_sleep),
        wellness=found("wellness", assess_wellness),
        strain=found("strain", assess_strain),
        reports=body_reports(history),
        missing=missing,
        illness=_signs(history),
    )


def _signs(history: DailyHistory) -> Finding[IllnessState] | None:
    """Signs of illness, where nights enough are known; nobody misses them otherwise."""
    try:
        return assess_illness(history)
    except InsufficientData:
        return None
