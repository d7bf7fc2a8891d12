"""A journey across time zones, day by day."""

import math
from datetime import date, timedelta

from physiology.finding import Fact, Finding, Kind, Reason, Shape, Status, Window
from physiology.newest import computed, one_day
from physiology.travel.jet_lag import (
    FAR_ZONES,
    adaptation_days,
    clock_offset_h,
    effective_zones,
)

METHOD = "travel@1"
MOST_WEST, MOST_EAST = -12.0, 14.0
WORST_FROM, WORST_TO = 1, 3
"""Days after the day of arrival: its second to fourth day (Janse van Rensburg 2021)."""
NOTHING_HARD_DAYS = 2
QUARTER_MIN = 15.0
SHIFT_DAYS_BEFORE, SHIFT_STEP_MIN = 3, 30.0
"""Half an hour a day on the three days before (house rule)."""


class ImpossibleJourney(Exception):
    """More time zones than there are."""

    def __init__(self, zones: float) -> None:
        super().__init__(f"no journey crosses {zones} time zones")
        self.zones = zones


class TravelDay(Shape):
    """One day of the plan. Times are local: at home before the journey, at the destination from arrival on."""

    on: date
    days_since_arrival: int
    """Negative before the journey, 0 on the day of arrival."""
    bedtime_min: float | None
    """Of its evening, from the midnight after it [min]; None where the usual times are unknown."""
    wake_min: float | None
    """Of its morning, from the midnight before it [min]."""
    clock_offset_h: float
    """How far the body clock probably still is from local time, the longer estimate in whole hours, rounded up [h]:
    0 before the journey and from the day on that it is adapted."""
    worst: bool
    hard_allowed: bool


class TravelPlan(Shape):
    """What a journey costs, and its days."""

    zones: float
    """As crossed, east positive."""
    shift_zones: float
    """As the clock is taken to shift, east positive; 0 where no jet lag is expected."""
    least_days: float
    most_days: float
    arrive_on: date
    adapted_on: date
    """First day after the longest adaptation: baselines count again."""
    days: tuple[TravelDay, ...]


def plan_travel(
    zones: float, arrive_on: date, usual_bedtime_min: float | None = None, usual_wake_min: float | None = None
) -> Finding[TravelPlan]:
    """A plan for a journey across time zones.

    Parameters
    ----------
    zones : float
        Time zones crossed, east positive [zones], -12 to 14.
    arrive_on : date
        Local day of arrival.
    usual_bedtime_min, usual_wake_min : float, optional
        The athlete's usual times, from the midnight that begins the day of waking up [min].

    Returns
    -------
    Finding[TravelPlan]
        Always provisional: the evidence is weak. Facts: time_zones_crossed (its size), adaptation_days with its range.
        Caveats: `TRAVEL_EVIDENCE_LOW`, `TRAVEL_TIMES_UNKNOWN`.

    Raises
    ------
    ImpossibleJourney
        The zones are no number from -12 to 14.

    Notes
    -----
    Formula: see `adaptation_days`; before the journey usual times move by 30 min a day for three days, earlier for a
    clock that has to advance (house rule). The worst days are the second to the fourth [1]_. No advice on light: the
    sources read carry none that could be timed for one athlete.

    References
    ----------
    .. [1] Janse van Rensburg et al. (2021). doi:10.1007/s40279-021-01502-0

    Examples
    --------
    >>> finding = plan_travel(7.0, date(2026, 3, 10), -60.0, 420.0)
    >>> finding.value.most_days, finding.value.adapted_on.isoformat(), finding.value.days[0].bedtime_min
    (7.0, '2026-03-17', -90.0)
    """
    if not MOST_WEST <= zones <= MOST_EAST:
        raise ImpossibleJourney(zones)
    least, most = (float(bound) for bound in adaptation_days(zones))
    plan = TravelPlan(
        zones=zones,
        shift_zones=float(effective_zones(zones)) if most else 0.0,
        least_days=least,
        most_days=most,
        arrive_on=arrive_on,
        adapted_on=arrive_on + timedelta(days=_whole(most)),
        days=_days(zones, arrive_on, most, usual_bedtime_min, usual_wake_min) if most else (),
    )
    unknown = usual_bedtime_min is None or usual_wake_min is None
    return Finding(
        value=plan,
        status=Status.PROVISIONAL,
        facts=_facts(plan),
        reasons=_reasons(plan),
        caveats=("TRAVEL_EVIDENCE_LOW", *(("TRAVEL_TIMES_UNKNOWN",) if unknown and plan.days else ())),
        method=METHOD,
        as_of=arrive_on,
    )


def _quarter(minutes: float) -> float:
    """To a quarter of an hour: nobody goes to bed by the minute."""
    return round(minutes / QUARTER_MIN) * QUARTER_MIN


def _whole(days: float) -> int:
    return math.ceil(days - 1e-9)


def _days(
    zones: float, arrive_on: date, most: float, bedtime_min: float | None, wake_min: float | None
) -> tuple[TravelDay, ...]:
    """Three days of moving towards the destination, then every day until the longest adaptation is over."""
    sign = -math.copysign(1.0, float(effective_zones(zones)))
    found = []
    for days in range(-SHIFT_DAYS_BEFORE, _whole(most) + 1):
        morning, evening = (sign * SHIFT_STEP_MIN * (SHIFT_DAYS_BEFORE + days + late) * (days < 0) for late in (0, 1))
        found.append(
            TravelDay(
                on=arrive_on + timedelta(days=days),
                days_since_arrival=days,
                bedtime_min=None if bedtime_min is None else _quarter(bedtime_min + evening),
                wake_min=None if wake_min is None else _quarter(wake_min + morning),
                clock_offset_h=float(_whole(float(clock_offset_h(zones, days)[1]))) if days >= 0 else 0.0,
                worst=WORST_FROM <= days <= WORST_TO,
                hard_allowed=not (abs(zones) >= FAR_ZONES and 0 <= days < NOTHING_HARD_DAYS),
            )
        )
    return tuple(found)


def _facts(plan: TravelPlan) -> tuple[Fact, ...]:
    arrival = one_day(plan.arrive_on)
    crossed = Fact(metric="time_zones_crossed", value=abs(plan.zones), window=arrival, kind=Kind.PLANNED)
    if not plan.days:
        return (crossed,)
    return crossed, _length(plan)


def _length(plan: TravelPlan) -> Fact:
    """The days of adaptation, in whole days and rounded outwards."""
    last_on = plan.adapted_on - timedelta(days=1)
    days = (last_on - plan.arrive_on).days + 1
    window = Window(first_on=plan.arrive_on, last_on=last_on, days_used=days, days_expected=days)
    least, most = math.floor(plan.least_days + 1e-9), _whole(plan.most_days)
    return computed("adaptation_days", 0.5 * (least + most), window, float(least), float(most))


def _reasons(plan: TravelPlan) -> tuple[Reason, ...]:
    zones, *length = _facts(plan)
    if not length:
        return (Reason(code="TRAVEL_FEW_ZONES", facts=(zones,), citation="janse-van-rensburg-2021"),)
    found = [Reason(code=_way(plan, length[0]), facts=(zones, *length), citation="reilly-1998")]
    worst = Window(
        first_on=plan.arrive_on + timedelta(days=WORST_FROM),
        last_on=plan.arrive_on + timedelta(days=WORST_TO),
        days_used=WORST_TO - WORST_FROM + 1,
        days_expected=WORST_TO - WORST_FROM + 1,
    )
    days = computed("days_since_arrival", float(WORST_TO), worst, float(WORST_FROM), float(WORST_TO))
    found.append(Reason(code="TRAVEL_WORST_DAYS", facts=(days,), citation="janse-van-rensburg-2021"))
    if abs(plan.zones) >= FAR_ZONES:
        found.append(Reason(code="TRAVEL_NOTHING_HARD", facts=(zones,), citation="house_rule"))
    found.append(Reason(code="TRAVEL_BASELINES_PAUSED", facts=tuple(length), citation="house_rule"))
    return tuple(found)


def _way(plan: TravelPlan, length: Fact) -> str:
    if plan.zones < 0:
        return "TRAVEL_WEST"
    if plan.shift_zones < 0:
        return "TRAVEL_FAR_EAST"
    return "TRAVEL_EAST" if length.low == length.high else "TRAVEL_EAST_RANGE"
