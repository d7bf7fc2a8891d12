"""One simulated athlete: a person of the roster, a story, and everything they reported."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from physiology.observation import Observation
from physiology.session import DoneSession, PlannedSession
from physiology.stream import Stream
from simulation.body import Days, draw_body, live
from simulation.chance import kept
from simulation.diary import CHECK_IN_GAP, WATCH_GAP, check_ins, mobility_tests, watch_reports
from simulation.lived import Lived
from simulation.measured import measured
from simulation.recorded import recorded
from simulation.roster import TIME_ZONE, Person
from simulation.schedule import days_between
from simulation.stories import STORIES, Timeline, timeline
from simulation.training import log, templates, train

PLAN_AHEAD_DAYS = 14


@dataclass(frozen=True, slots=True)
class SimulatedAthlete:
    """Everything known about one athlete, as values: who they are, what was reported and what is planned."""

    name: str
    group: str
    sport: str
    sex: str
    birth_year: int
    time_zone: str
    shares_with_coach: bool
    story: str
    last_on: date
    """The newest day: its morning is known, its session has not happened."""
    observations: tuple[Observation, ...]
    sessions: tuple[DoneSession, ...]
    rest_days: tuple[date, ...]
    """Days on which the athlete confirmed that they did nothing."""
    planned: tuple[PlannedSession, ...]
    streams: tuple[Stream, ...] = field(default=(), compare=False)
    """Signals recorded within sessions."""


def simulate_athlete(person: Person, seed: int, index: int, last_on: date, days: int) -> SimulatedAthlete:
    """Simulate one person. `index` gives them a stream of chance of their own, so that others may come and go."""
    story = STORIES[person.story]
    if story.joined_days_ago is not None:
        days = min(days, story.joined_days_ago + 1)
    known = days_between(last_on - timedelta(days=days - 1), last_on)
    ahead = days_between(last_on + timedelta(days=1), last_on + timedelta(days=PLAN_AHEAD_DAYS))
    plan = templates(person, story, known + ahead, last_on)
    line = timeline(story, days)
    body_chance, train_chance, report_chance = np.random.default_rng([seed, index]).spawn(3)
    body = draw_body(body_chance, person.sex)
    training = train(train_chance, known, plan, line, body.rpe_bias, ZoneInfo(TIME_ZONE))
    logged = log(train_chance, training, line)
    lived = live(report_chance, body, training.load_au, line)
    days_lived = Lived(person, known, lived, training, line)
    return SimulatedAthlete(
        name=person.name,
        group=person.group,
        sport=person.sport,
        sex=person.sex,
        birth_year=person.birth_year,
        time_zone=TIME_ZONE,
        shares_with_coach=story.shares_with_coach,
        story=person.story,
        last_on=last_on,
        observations=(
            *_reports(report_chance, person, known, lived, line),
            *measured(days_lived, seed, index),
        ),
        sessions=logged.sessions,
        rest_days=logged.rest_days,
        planned=tuple(
            made_from.on(on, story.plan_scale if on >= last_on else 1.0)
            for on, made_from in zip(known + ahead, plan, strict=True)
        ),
        streams=tuple(recorded(days_lived, seed, index)),
    )


def _reports(
    chance: np.random.Generator, person: Person, days: tuple[date, ...], lived: Days, line: Timeline
) -> tuple[Observation, ...]:
    """Everything the person and their devices reported."""
    zone = ZoneInfo(TIME_ZONE)
    worn = kept(chance, line.tidy, WATCH_GAP) & (line.watch > 0)
    answered = kept(chance, line.tidy, CHECK_IN_GAP) & (line.check_in > 0)
    tests = mobility_tests(chance, days, zone) if person.mobility_tested else []
    return (*watch_reports(days, lived, worn, zone), *check_ins(days, lived, line, answered, zone), *tests)
