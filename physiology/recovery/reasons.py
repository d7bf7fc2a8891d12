"""What a recovery finding holds and says: the window, its facts, its reasons and its limits."""

from dataclasses import dataclass
from datetime import datetime

from physiology.finding import Fact, Finding, Kind, Reason, Shape, Window
from physiology.newest import computed, one_day
from physiology.recovery.own import OwnResponse
from physiology.recovery.window import POOR_EFFICIENCY_PCT, SHORT_SLEEP_MIN, Demand
from physiology.session import DoneSession
from physiology.wellness.assessment import WellnessState

OWN_WORTH_NAMING = 0.05
"""A correction below a twentieth of the window is not worth a sentence (house rule)."""
CODES = {
    Demand.EASY: "RECOVERY_AFTER_EASY",
    Demand.THRESHOLD: "RECOVERY_AFTER_THRESHOLD",
    Demand.HARD: "RECOVERY_AFTER_HARD",
}


class RecoveryWindow(Shape):
    """When the last session is likely recovered from."""

    demand: Demand
    low_h: float
    high_h: float
    """Hours after the session's end."""
    ended_at: datetime
    ready_from: datetime
    ready_by: datetime
    left_low_h: float
    left_high_h: float
    """Hours from now; 0 where that edge is behind."""
    sleep_stretch: float
    own_stretch: float
    own_sessions: int
    """Comparable past sessions behind `own_stretch`; 0 where there were too few."""
    still_low: bool
    """Wellness is low today, so the window was held open."""


@dataclass(frozen=True, slots=True)
class Nights:
    """Sleep since the session, or of the night before it while none has passed; None where unknown."""

    sleep_min: float | None
    efficiency_pct: float | None
    window: Window

    @property
    def known(self) -> bool:
        """Whether any of the nights is known."""
        return self.sleep_min is not None or self.efficiency_pct is not None


def facts_of(window: RecoveryWindow, session: DoneSession, now: datetime) -> tuple[Fact, ...]:
    """The window after the end and what is left of it."""
    spans = (
        ("recovery_h", window.low_h, window.high_h, one_day(session.on)),
        ("recovery_left_h", window.left_low_h, window.left_high_h, one_day(now.date())),
    )
    return tuple(
        Fact(metric=metric, value=(low + high) / 2, window=on, kind=Kind.PREDICTED, low=low, high=high)
        for metric, low, high, on in spans
    )


def reasons_of(
    window: RecoveryWindow,
    session: DoneSession,
    nights: Nights,
    own: OwnResponse | None,
    felt: Finding[WellnessState] | None,
) -> tuple[Reason, ...]:
    """The session, then what stretched or shortened its window."""
    found = [Reason(code=CODES[window.demand], facts=_session_facts(session), citation="house_rule")]
    if window.sleep_stretch > 1.0:
        found.append(_sleep_reason(nights))
    if own is not None and abs(own.stretch - 1.0) >= OWN_WORTH_NAMING:
        code = "RECOVERY_OWN_SLOWER" if own.wellness_vs_usual < 0 else "RECOVERY_OWN_FASTER"
        seen = (computed("count", own.sessions, None), computed("wellness_vs_usual", own.wellness_vs_usual, None))
        found.append(Reason(code=code, facts=seen, citation="house_rule"))
    if felt is not None and window.still_low:
        low = tuple(fact for fact in felt.facts if fact.metric in {"wellness_score", "wellness_vs_usual"})
        found.append(Reason(code="RECOVERY_STILL_LOW", facts=low, citation="saw-2016"))
    return tuple(found)


def _session_facts(session: DoneSession) -> tuple[Fact, ...]:
    values = (("session_duration_min", session.duration_min), ("session_rpe", session.session_rpe))
    return tuple(
        Fact(metric=metric, value=value, window=one_day(session.on), kind=Kind.MEASURED)
        for metric, value in values
        if value is not None
    )


def _sleep_reason(nights: Nights) -> Reason:
    short = nights.sleep_min is not None and nights.sleep_min < SHORT_SLEEP_MIN
    poor = nights.efficiency_pct is not None and nights.efficiency_pct < POOR_EFFICIENCY_PCT
    facts = []
    if short and nights.sleep_min is not None:
        facts.append(computed("sleep_min", nights.sleep_min, nights.window))
    if poor and nights.efficiency_pct is not None:
        facts.append(computed("sleep_efficiency_pct", nights.efficiency_pct, nights.window))
    return Reason(
        code="RECOVERY_SLEEP_SHORT" if short else "RECOVERY_SLEEP_INEFFICIENT", facts=tuple(facts), citation="rae-2017"
    )


def caveats_of(session: DoneSession, nights: Nights) -> tuple[str, ...]:
    """Codes of what limits the window."""
    codes = (
        ("PLANNING_RULE", True),
        ("SESSION_UNRATED", session.session_rpe is None),
        ("SLEEP_UNKNOWN", not nights.known),
        ("END_ASSUMED", session.ended_at is None),
    )
    return tuple(code for code, holds in codes if holds)
