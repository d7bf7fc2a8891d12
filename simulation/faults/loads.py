"""Four weeks of load that come to given means, to the last digit."""

from dataclasses import replace
from datetime import date, timedelta

from physiology.session import DoneSession, SessionKind
from simulation.athlete import SimulatedAthlete
from simulation.training import LOG

ACUTE_DAYS, CHRONIC_DAYS = 7, 28
UNRATED_RPE = 5.0
LONGEST_MIN = 1440.0


class LoadOutOfReach(Exception):
    """No sessions come to these means: the acute week alone holds more than the four weeks, or a day has no room."""

    def __init__(self, chronic_au: float, acute_au: float) -> None:
        super().__init__(f"{acute_au} AU/day over 7 days cannot be part of {chronic_au} AU/day over 28")
        self.chronic_au = chronic_au
        self.acute_au = acute_au


def load(athlete: SimulatedAthlete, chronic_au: float, acute_au: float) -> SimulatedAthlete:
    """Make the newest 7 whole days average `acute_au` and the newest 28 `chronic_au`, every day known.

    Sessions keep their days and ratings and change in length; older days are brought to the chronic level, so that
    the four weeks do not look like a return from a break. The last day itself has not been trained yet.

    Raises
    ------
    LoadOutOfReach
        There are no such sessions.
    """
    earlier_au = CHRONIC_DAYS * chronic_au - ACUTE_DAYS * acute_au
    if acute_au < 0 or earlier_au < 0:
        raise LoadOutOfReach(chronic_au, acute_au)
    before = athlete.last_on - timedelta(days=CHRONIC_DAYS)
    old = tuple(session for session in athlete.sessions if session.on < before)
    old_rest = tuple(on for on in athlete.rest_days if on < before)
    old_days = len({session.on for session in old} | set(old_rest))
    parts = (
        _scaled(old, old_days * chronic_au),
        _stretch(athlete, CHRONIC_DAYS, ACUTE_DAYS + 1, earlier_au),
        _stretch(athlete, ACUTE_DAYS, 1, ACUTE_DAYS * acute_au),
    )
    sessions = tuple(session for part in parts for session in part)
    if any(session.duration_min > LONGEST_MIN for session in sessions):
        raise LoadOutOfReach(chronic_au, acute_au)
    trained = {session.on for session in sessions}
    rest = (on for on in _days(athlete.last_on, CHRONIC_DAYS, 1) if on not in trained)
    return replace(athlete, sessions=sessions, rest_days=(*old_rest, *rest))


def _days(last_on: date, since: int, until: int) -> list[date]:
    """The days from `since` to `until` days before, oldest first."""
    return [last_on - timedelta(days=ago) for ago in range(since, until - 1, -1)]


def _stretch(athlete: SimulatedAthlete, since: int, until: int, total_au: float) -> tuple[DoneSession, ...]:
    """The sessions of some days, brought to a total; every other day gets a run where there are none."""
    days = _days(athlete.last_on, since, until)
    found = tuple(session for session in athlete.sessions if session.on in days)
    invented = tuple(_run(on) for on in days[::2])
    return _scaled(found or invented, total_au)


def _scaled(sessions: tuple[DoneSession, ...], total_au: float) -> tuple[DoneSession, ...]:
    """Sessions lengthened or shortened to a total; none where the total is 0."""
    rated = [session.model_copy(update={"session_rpe": session.session_rpe or UNRATED_RPE}) for session in sessions]
    now_au = sum(session.load_au or 0.0 for session in rated)
    if not now_au or not total_au:
        return ()
    scale = total_au / now_au
    return tuple(
        session.model_copy(
            update={
                "duration_min": session.duration_min * scale,
                "distance_km": session.distance_km and round(session.distance_km * scale, 2),
            }
        )
        for session in rated
    )


def _run(on: date) -> DoneSession:
    """A plain run."""
    return DoneSession(
        on=on, activity="run", kind=SessionKind.EASY, duration_min=40, session_rpe=UNRATED_RPE, source=LOG
    )
