"""From plan to log: what was done of each planned session, how it was rated, and what nobody wrote down."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from physiology.observation import Source
from physiology.session import DoneSession, SessionKind
from simulation.chance import FloatArray, kept
from simulation.roster import Person
from simulation.schedule import TEMPLATES, Template, template
from simulation.stories import Story, Timeline

LOG = Source(vendor="simulated", method="session_log")
MATCH_MIN = (90.0, 90.0, 90.0, 75.0, 60.0, 30.0)
"""Minutes a player may get in a match."""
EXTRA_RPE = 6.0
SHORTEST_MIN = 8.0
LOG_GAP, RATING_GAP = 0.03, 0.01


@dataclass(frozen=True, slots=True)
class Training:
    """What was really done, whether or not it was logged; one tuple of sessions a day, oldest first."""

    days: tuple[date, ...]
    sessions: tuple[tuple[DoneSession, ...], ...]

    @property
    def load_au(self) -> FloatArray:
        """Load of each day, shape (n_days,); 0.0 on rest days [AU]."""
        return np.array([sum(session.load_au or 0.0 for session in day) for day in self.sessions])


@dataclass(frozen=True, slots=True)
class Logged:
    """What the athlete wrote down of it."""

    sessions: tuple[DoneSession, ...]
    rest_days: tuple[date, ...]


def templates(person: Person, story: Story, days: tuple[date, ...], last_on: date) -> tuple[Template, ...]:
    """What the plan is made from on each of these days; the story may name the session of the last day with data."""
    named = None if story.today is None else TEMPLATES[story.today]
    return tuple(named if named and day == last_on else template(person.group, day) for day in days)


def train(
    chance: np.random.Generator,
    days: tuple[date, ...],
    plan: tuple[Template, ...],
    story: Timeline,
    rpe_bias: float,
    zone: ZoneInfo,
) -> Training:
    """Do the plan, as far as the story lets. The last day has not happened yet."""
    matches = chance.choice(MATCH_MIN, len(days))
    stretch = np.clip(1.0 + 0.08 * chance.standard_normal(len(days)) * story.chance, 0.7, 1.3)
    effort = rpe_bias + 0.6 * chance.standard_normal(len(days)) * story.chance
    done = []
    for index, (on, made_from) in enumerate(zip(days[:-1], plan, strict=False)):
        given = made_from.kind is SessionKind.MATCH and not story.tidy[index]
        minutes = float(matches[index] if given else made_from.duration_min * stretch[index]) * float(story.load[index])
        sessions = []
        if minutes >= SHORTEST_MIN:
            sessions.append(_done(on, made_from, minutes, made_from.target_rpe + float(effort[index]), zone))
        if story.extra_au[index] > 0:
            sessions.append(_extra(on, float(story.extra_au[index]), zone))
        done.append(tuple(sessions))
    return Training(days, (*done, ()))


def log(chance: np.random.Generator, training: Training, story: Timeline) -> Logged:
    """Write the training down, but for a few days and a few ratings. A rest day is confirmed, not left empty."""
    seen, rated = kept(chance, story.tidy, LOG_GAP), kept(chance, story.tidy, RATING_GAP)
    past = range(len(training.days) - 1)
    return Logged(
        sessions=tuple(
            session if rated[index] else session.model_copy(update={"session_rpe": None})
            for index in past
            if seen[index]
            for session in training.sessions[index]
        ),
        rest_days=tuple(training.days[index] for index in past if seen[index] and not training.sessions[index]),
    )


def _done(on: date, made_from: Template, minutes: float, rpe: float, zone: ZoneInfo) -> DoneSession:
    """One session of the plan as the log shows it; ratings come in half points."""
    duration_min = float(round(minutes))
    return DoneSession(
        on=on,
        activity=made_from.activity,
        kind=made_from.kind,
        duration_min=duration_min,
        session_rpe=round(2 * min(10.0, max(1.0, rpe))) / 2,
        distance_km=round(made_from.km_per_min * duration_min, 1) if made_from.km_per_min else None,
        ended_at=_ended_at(on, made_from.starts_at_hour, duration_min, zone),
        source=LOG,
    )


def _extra(on: date, load_au: float, zone: ZoneInfo) -> DoneSession:
    """An unplanned evening run of a given load."""
    duration_min = float(round(load_au / EXTRA_RPE))
    return DoneSession(
        on=on,
        activity="run",
        kind=SessionKind.OTHER,
        duration_min=duration_min,
        session_rpe=EXTRA_RPE,
        distance_km=round(0.18 * duration_min, 1),
        ended_at=_ended_at(on, 18.0, duration_min, zone),
        source=LOG,
    )


def _ended_at(on: date, starts_at_hour: float, duration_min: float, zone: ZoneInfo) -> datetime:
    """The UTC instant at which a session that starts at a local hour ends."""
    midnight = datetime(on.year, on.month, on.day, tzinfo=zone)
    local = midnight + timedelta(hours=starts_at_hour, minutes=duration_min)
    return local.astimezone(ZoneInfo("UTC"))
