"""Data that are not there."""

from dataclasses import replace
from datetime import date, timedelta

from physiology.observation import Observation
from simulation.athlete import SimulatedAthlete
from simulation.diary import MOBILITY


def history_days(athlete: SimulatedAthlete, days: int) -> SimulatedAthlete:
    """Keep the newest `days` days, the last one included: an athlete who joined then."""
    first_on = athlete.last_on - timedelta(days=days - 1)
    return replace(
        athlete,
        observations=tuple(seen for seen in athlete.observations if seen.on >= first_on),
        sessions=tuple(session for session in athlete.sessions if session.on >= first_on),
        rest_days=tuple(on for on in athlete.rest_days if on >= first_on),
        planned=tuple(session for session in athlete.planned if session.on >= first_on),
    )


def no_session(athlete: SimulatedAthlete, days: int) -> SimulatedAthlete:
    """Log neither a session nor a rest day in the newest `days` days."""
    first_on = athlete.last_on - timedelta(days=days - 1)
    return replace(
        athlete,
        sessions=tuple(session for session in athlete.sessions if session.on < first_on),
        rest_days=tuple(on for on in athlete.rest_days if on < first_on),
    )


def no_mobility_test(athlete: SimulatedAthlete) -> SimulatedAthlete:
    """Drop every mobility score."""
    return replace(athlete, observations=tuple(seen for seen in athlete.observations if seen.metric not in MOBILITY))


def missing(athlete: SimulatedAthlete, metric: str, days: int, of: int) -> SimulatedAthlete:
    """Leave exactly `days` of the newest `of` days without the metric.

    The gaps are spread out and spare the last day where they can; gaps that chance had made beyond them are filled
    with the value of the nearest known day.
    """
    window = [athlete.last_on - timedelta(days=ago) for ago in range(of - 1, -1, -1)]
    seen = {found.on: found for found in athlete.observations if found.metric == metric}
    known = [on for on in window if on in seen]
    surplus = (of - days) - len(known)
    others = tuple(found for found in athlete.observations if found.metric != metric or found.on not in window)
    if surplus > 0 and seen:
        empty = [on for on in window if on not in seen]
        filled = [_as_on(seen, on) for on in _spread(empty, surplus)]
        kept = [*(seen[on] for on in known), *filled]
    else:
        lost = set(_spread(known[:-1], -surplus)) if -surplus < len(known) else set(known)
        kept = [seen[on] for on in known if on not in lost]
    return replace(athlete, observations=(*others, *sorted(kept, key=lambda found: found.on)))


def _spread(days: list[date], count: int) -> list[date]:
    """As many of the days, evenly spaced."""
    return [days[(2 * index + 1) * len(days) // (2 * count)] for index in range(count)]


def _as_on(seen: dict[date, Observation], on: date) -> Observation:
    """The nearest known value, reported on another day."""
    nearest = seen[min(seen, key=lambda known: abs((known - on).days))]
    at = nearest.at and nearest.at + timedelta(days=(on - nearest.on).days)
    return nearest.model_copy(update={"on": on, "at": at})
