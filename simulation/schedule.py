"""The plan of a team: one week of sessions a group, repeated along the calendar."""

from dataclasses import dataclass
from datetime import date, timedelta

from physiology.session import PlannedSession, SessionKind
from simulation.roster import GOALKEEPERS, RUNNERS


@dataclass(frozen=True, slots=True)
class Template:
    """A session of the plan without its day, and what the athlete's log calls it once done."""

    title: str
    kind: SessionKind
    duration_min: float
    target_rpe: float
    activity: str
    km_per_min: float = 0.0
    reps: int | None = None
    rep_min: float | None = None
    warm_up_min: float = 15.0
    exercises: tuple[str, ...] = ()
    starts_at_hour: float = 10.0

    def on(self, day: date, scale: float = 1.0) -> PlannedSession:
        """Set the session on a day, scaled down where the athlete's plan is."""
        return PlannedSession(
            on=day,
            title=self.title,
            kind=self.kind,
            duration_min=round(self.duration_min * scale),
            target_rpe=self.target_rpe,
            reps=None if self.reps is None else max(1, round(self.reps * scale)),
            rep_min=self.rep_min,
            warm_up_min=self.warm_up_min if self.kind is not SessionKind.REST else 0.0,
            exercises=self.exercises,
            starts_at_hour=self.starts_at_hour if self.kind is not SessionKind.REST else None,
        )


TEMPLATES = {
    "rest": Template("Rest", SessionKind.REST, 0, 0, "rest"),
    "recovery": Template("Recovery ride", SessionKind.EASY, 35, 2, "cycling", 0.35, warm_up_min=5),
    "easy_run": Template("Easy run", SessionKind.EASY, 45, 3, "run", 0.18, warm_up_min=5),
    "strength": Template(
        "Strength",
        SessionKind.STRENGTH,
        60,
        6,
        "strength",
        exercises=("back_squat", "romanian_deadlift", "nordic_curl", "split_squat", "calf_raise", "plank"),
        starts_at_hour=15,
    ),
    "intervals": Template("Intervals", SessionKind.INTERVALS, 60, 8, "run", 0.16, reps=6, rep_min=4),
    "tempo": Template("Tempo run", SessionKind.TEMPO, 50, 6, "run", 0.2),
    "skills": Template("Activation and set pieces", SessionKind.SKILLS, 50, 3, "football", 0.07),
    "keeper_drills": Template("Goalkeeping drills", SessionKind.SKILLS, 60, 6, "football", 0.04),
    "match": Template("Match", SessionKind.MATCH, 90, 8, "football", 0.11, warm_up_min=25, starts_at_hour=15),
    "keeper_match": Template("Match", SessionKind.MATCH, 90, 5, "football", 0.05, warm_up_min=25, starts_at_hour=15),
    "long_run": Template("Long run", SessionKind.LONG, 100, 5, "run", 0.19, starts_at_hour=9),
}

# Monday to Sunday; a match on Saturday, the hardest days in the middle of the week.
_SQUAD = ("rest", "strength", "intervals", "tempo", "skills", "match", "recovery")
_KEEPERS = ("rest", "strength", "keeper_drills", "keeper_drills", "skills", "keeper_match", "recovery")
_RUNNERS = ("rest", "easy_run", "intervals", "strength", "tempo", "easy_run", "long_run")
WEEKS = {GOALKEEPERS: _KEEPERS, RUNNERS: _RUNNERS}


def template(group: str, day: date) -> Template:
    """What a group's plan holds on a day of the calendar."""
    return TEMPLATES[WEEKS.get(group, _SQUAD)[day.weekday()]]


def days_between(first_on: date, last_on: date) -> tuple[date, ...]:
    """Every day from the first to the last, both included."""
    return tuple(first_on + timedelta(days=index) for index in range((last_on - first_on).days + 1))
