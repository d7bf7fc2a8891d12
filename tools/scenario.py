"""A change of plan as arithmetic on days: what is done, and how long one sleeps."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from physiology.finding import Fact, Kind
from physiology.history import FloatArray
from physiology.session import DoneSession, SessionKind
from tools.context import Person, ToolContext
from tools.daily_decision import Day
from tools.evidence import EvidenceList, Line
from tools.facts import line, named

LOOK_BACK_DAYS = 60
USUAL_NIGHTS = 28
WEEK_DAYS = 7
EASY_RPE = 3.0
TYPICAL_DURATION_MIN, TYPICAL_RPE = 45.0, 5.0
"""For an athlete who has logged nothing to go by (house rule)."""


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody wants to try."""

    action: str
    on: date
    days: int | None
    percent: float | None
    duration_min: float | None
    session_rpe: float | None
    distance_km: float | None
    kind: SessionKind | None
    sleep_min: float | None
    sleep_extra_min: float | None


@dataclass(frozen=True, slots=True)
class Loads:
    """Load of each day from today on [AU], and the night that ends on its morning [min]; NaN is a usual night."""

    first_on: date
    au: FloatArray
    sleep_min: FloatArray

    def span(self, on: date, days: int) -> slice:
        """Positions of `days` days from `on`."""
        start = (on - self.first_on).days
        return slice(start, start + days)


@dataclass(frozen=True, slots=True)
class Changed:
    """The changed days, and what had to be assumed to get them."""

    loads: Loads
    last_on: date
    assumed_au: float | None = None

    def lines(self, who: Person, found: EvidenceList) -> list[Line]:
        """Says what was assumed about a session that was only half described."""
        if self.assumed_au is None:
            return []
        fact = Fact(metric="session_load_au", value=self.assumed_au, kind=Kind.DEFAULT)
        return [line("WHATIF_ASSUMED", who, **named("load", found.add(fact, who.alias, label="assumed")))]


async def applied(context: ToolContext, today: Day, loads: Loads, change: Change) -> Changed:
    """Apply a change to the plan's days."""
    if change.action == "sleep":
        return _slept(today, loads, change)
    days = change.days or (WEEK_DAYS if change.action == "scale" else 1)
    span = loads.span(change.on, days)
    au = loads.au.copy()
    assumed = None
    if change.action == "rest":
        au[span] = 0.0
    elif change.action == "scale":
        au[span] *= 1.0 + (change.percent or 0.0) / 100.0
    else:
        session_au, assumed = await _session_au(context, today, change)
        au[span] = session_au if change.action == "swap" else au[span] + session_au
    return Changed(replace(loads, au=au), change.on + timedelta(days=days - 1), assumed)


def usual_sleep_min(today: Day) -> float:
    """Mean of the known nights of the last four weeks; NaN where there are none."""
    nights = today.history.tail("sleep_min", USUAL_NIGHTS)
    known = nights[np.isfinite(nights)]
    return float(known.mean()) if known.size else float("nan")


def _slept(today: Day, loads: Loads, change: Change) -> Changed:
    """A night belongs to the morning it ends on: tonight's sleep is tomorrow's."""
    wanted = (
        change.sleep_min if change.sleep_min is not None else usual_sleep_min(today) + (change.sleep_extra_min or 0)
    )
    days = change.days or 1
    nights = loads.sleep_min.copy()
    nights[loads.span(change.on + timedelta(days=1), days)] = wanted
    return Changed(replace(loads, sleep_min=nights), change.on + timedelta(days=days - 1))


async def _session_au(context: ToolContext, today: Day, change: Change) -> tuple[float, float | None]:
    """Load of the session in mind; what was not said is taken from the athlete's own sessions, and said to be."""
    if change.duration_min is not None and change.session_rpe is not None:
        return change.duration_min * change.session_rpe, None
    first_on = context.today - timedelta(days=LOOK_BACK_DAYS)
    done = [one.session for one in await context.store.sessions.done(today.person.athlete_id, first_on, context.today)]
    rpe = change.session_rpe or (
        EASY_RPE if change.action == "swap" else _median([s.session_rpe for s in done], TYPICAL_RPE)
    )
    minutes = change.duration_min or _minutes(done, change.distance_km)
    return minutes * rpe, minutes * rpe


def _minutes(done: list[DoneSession], distance_km: float | None) -> float:
    """From the athlete's own pace where a distance was named, else their usual session."""
    paces = [s.duration_min / s.distance_km for s in done if s.distance_km]
    if distance_km and paces:
        return distance_km * float(np.median(paces))
    return _median([s.duration_min for s in done], TYPICAL_DURATION_MIN)


def _median(values: list[float | None] | list[float], default: float) -> float:
    known = [value for value in values if value is not None]
    return float(np.median(known)) if known else default
