"""Whatever days an athlete has, every assessment answers soundly or says what it lacks."""

import dataclasses
import math
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from physiology.assessment import assess
from physiology.availability import assess_availability
from physiology.biomarkers import TimedSample, assess_biomarkers
from physiology.durability.assessment import assess_durability, long_sessions
from physiology.features import rank_signals
from physiology.finding import Fact, InsufficientData
from physiology.fitness.assessment import assess_fitness
from physiology.history import DailyHistory
from physiology.hrv import assess_hrv
from physiology.hrv.autonomic import assess_autonomic
from physiology.illness import assess_illness
from physiology.illness.symptoms import Symptom
from physiology.injury_factors import assess_injury_factors
from physiology.load.assessment import assess_load
from physiology.metrics import METRICS
from physiology.metrics.biomarkers import OBSERVED as SAMPLED
from physiology.outlook.projection import project
from physiology.oxygenation.assessment import assess_muscle_oxygen, measured_recordings
from physiology.prescription.adjusting import adjust
from physiology.readiness.assessment import assess_readiness
from physiology.recovery.assessment import assess_recovery
from physiology.recovery.path import expected_path
from physiology.session import PlannedSession, SessionKind
from physiology.session_load import assess_session, body_of, session_records
from physiology.sleep.assessment import assess_sleep, assess_tonight
from physiology.strain.assessment import assess_strain
from physiology.team.assessment import Member, assess_team
from physiology.twin.assessment import assess_twin
from physiology.twin.comparison import compare_scenarios
from physiology.twin.scenario import ScenarioName
from physiology.week.building import build_week
from physiology.week.shapes import Asked, Goal, NoWeek
from physiology.wellness.assessment import assess_wellness
from tests.physiology.hostile_histories import FIRST_ON, history_of, sessions_of, stream_of, values_of

Case = tuple[str, Callable[[], object]]
EXAMPLES = 3 if settings.default is not None and settings.default.derandomize else 25
"""Fewer where thousands of mutants are tried: the other tests know each of them by its number."""
OF_DAYS = (
    assess, assess_hrv, assess_load, assess_readiness, assess_sleep, assess_wellness, assess_strain, assess_autonomic,
    assess_twin, rank_signals, assess_injury_factors, assess_availability, assess_illness, assess_tonight,
)  # fmt: skip
FROM_WITHIN = frozenset(
    {"sleep_efficiency_pct", "rmssd_baseline_ms", "hrv_cv_pct", "test_error_w", "last_test_error_w",
     "mean_test_error_w", "acwr", "monotony", "week_change_pct", "session_vs_longest_pct", "vo2max_change_ml_kg_min"}
)  # fmt: skip
"""What plausible days may lead to that no plausible body would: spreads and ratios of nights far apart."""


def cases(rng: np.random.Generator, history: DailyHistory) -> Iterator[Case]:
    """Every assessment with everything it may be asked."""
    yield from ((kernel.__name__, lambda kernel=kernel: kernel(history)) for kernel in OF_DAYS)
    yield from _asked(rng, history)
    yield from _recorded(rng, history)


def _asked(rng: np.random.Generator, history: DailyHistory) -> Iterator[Case]:
    on, sessions = history.last_on, sessions_of(rng, history.last_on)
    now = datetime.combine(on, datetime.min.time(), UTC) + timedelta(hours=18)
    symptoms = frozenset(rng.choice(list(Symptom), int(rng.integers(0, 3))))
    sex, age = rng.choice(["female", "male", None]), rng.choice([None, 16.0, 70.0])
    keys = rng.choice([row[0] for row in SAMPLED], int(rng.integers(0, 12)))
    found = ((str(key), float(values_of(rng, key, 1, outside=False)[0])) for key in keys)
    samples = [TimedSample(key, value, now) for key, value in found if math.isfinite(value)]
    load = np.full(int(rng.integers(1, 15)), float(rng.choice([0.0, 100.0, 3000.0])))
    goal, names = rng.choice(list(Goal)), list(rng.choice(list(ScenarioName), 2, replace=False))
    plan = PlannedSession(on=on, title="x", kind=rng.choice(list(SessionKind)), duration_min=60, target_rpe=7, reps=6)
    members = [Member(name=str(n), group="a", readiness=rng.choice([None, 0.0, 90.0]), before=50.0) for n in range(8)]
    yield "illness", lambda: assess_illness(history, symptoms)
    yield "fitness", lambda: assess_fitness(history, age, sex)
    yield "project", lambda: project(history, load)
    yield "recovery", lambda: assess_recovery(history, sessions[0] if sessions else None, now)
    yield from (("path", lambda one=one: expected_path(history, one, sessions)) for one in sessions[:1])
    yield "compare", lambda: compare_scenarios(history, names, 7)
    yield "week", lambda: build_week(history, Asked(on + timedelta(days=1), goal), assessment=assess(history))
    yield "biomarkers", lambda: assess_biomarkers(samples, history, now, sex, symptoms)
    yield "team", lambda: assess_team(members, on)
    yield "adjust", lambda: _adjusted(plan, history)


def _adjusted(plan: PlannedSession, history: DailyHistory) -> object:
    day = assess(history)
    return adjust(
        plan, readiness=day.readiness, load=day.load, sleep=day.sleep, wellness=day.wellness, reports=day.reports
    )


def _recorded(rng: np.random.Generator, history: DailyHistory) -> Iterator[Case]:
    days = [history.last_on - timedelta(days=int(ago)) for ago in (9, 4, 0)]
    hearts, powers, oxygen = (
        [stream_of(rng, metric, on) for on in days] for metric in ("heart_rate_bpm", "power_w", "smo2_pct")
    )
    records = session_records(sessions_of(rng, history.last_on), [*hearts, *powers])
    body = body_of(history, "female", 1999)
    yield from (("session", lambda one=one: assess_session(one, body, records)) for one in records)
    yield "durability", lambda: assess_durability(long_sessions(hearts, powers, 70.0), history.last_on)
    yield "oxygen", lambda: assess_muscle_oxygen(measured_recordings(oxygen, powers), history.last_on)


def inside(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every fact and every number in a result, with where it stands."""
    if isinstance(value, Fact | float):
        yield path, value
    if isinstance(value, BaseModel):
        yield from (found for key in type(value).model_fields for found in inside(getattr(value, key), f"{path}.{key}"))
    elif dataclasses.is_dataclass(value):
        named = ((one.name, getattr(value, one.name)) for one in dataclasses.fields(value))
        yield from (found for key, part in named for found in inside(part, f"{path}.{key}"))
    elif isinstance(value, dict):
        yield from inside(tuple(value.values()), path)
    elif isinstance(value, tuple | list | frozenset):
        yield from (found for part in value for found in inside(part, path))


def unsound(fact: Fact) -> Iterator[str]:
    """What is wrong with a fact."""
    if fact.metric not in METRICS:
        yield "not in the catalogue"
    if (fact.low is not None and fact.low > fact.value) or (fact.high is not None and fact.high < fact.value):
        yield f"{fact.value} outside {fact.low} to {fact.high}"
    days = fact.window
    if days is not None and not (0 <= days.days_used <= days.days_expected and days.first_on <= days.last_on):
        yield f"{days}"


def judged(name: str, ask: Callable[[], object]) -> object | None:
    """The answer, whose every number must be one; None where data lack."""
    try:
        found = ask()
    except (InsufficientData, NoWeek):
        return None
    for path, part in inside(found):
        if isinstance(part, float):
            assert math.isfinite(part), (name, path)
        else:
            assert isinstance(part, Fact)
            assert not list(unsound(part)), (name, path, part)
    return found


@settings(max_examples=EXAMPLES, derandomize=True, database=None, deadline=None)
@given(st.integers(0, 10_000))
def test_every_assessment_answers_soundly_or_says_what_it_lacks(seed):
    rng = np.random.default_rng(seed)
    for name, ask in cases(rng, history_of(rng, outside=False)):
        found = judged(name, ask)
        facts = [part for _, part in inside(found) if isinstance(part, Fact) and part.metric not in FROM_WITHIN]
        odd = [(fact.metric, fact.value) for fact in facts if not METRICS[fact.metric].plausible(fact.value)]
        assert not odd, (name, odd)


@settings(max_examples=EXAMPLES, derandomize=True, database=None, deadline=None)
@given(st.integers(0, 10_000))
def test_days_far_outside_what_is_plausible_break_no_assessment(seed):
    rng = np.random.default_rng(seed)
    history = history_of(rng, outside=True)
    for kernel in OF_DAYS:
        judged(kernel.__name__, lambda kernel=kernel: kernel(history))


@pytest.mark.parametrize(
    "kernel",
    [assess_hrv, assess_readiness, assess_sleep, assess_wellness, assess_strain, assess_autonomic],
)  # the exponential averages of `assess_load` forget slowly, and never all
def test_what_lies_before_every_window_moves_no_judgement_of_today(kernel):
    rng = np.random.default_rng(4)
    series = {
        "rmssd_ms": rng.normal(60, 8, 400), "resting_hr_bpm": rng.normal(50, 2, 400),
        "sleep_min": rng.normal(450, 40, 400), "sleep_efficiency_pct": rng.uniform(80, 95, 400),
        "session_load_au": rng.uniform(100, 700, 400), "sessions_count": np.ones(400),
        **{key: rng.integers(2, 6, 400).astype(float) for key in (
            "fatigue_score", "mood_score", "soreness_score", "stress_score", "sleep_quality_score")},
    }  # fmt: skip
    before = {key: np.concatenate([rng.permutation(row[:150]), row[150:]]) for key, row in series.items()}
    now, other = (kernel(days_of(one)) for one in (series, before))
    numbers = ([round(part, 6) for _, part in inside(one) if isinstance(part, float)] for one in (now, other))
    assert next(numbers) == next(numbers)


def test_days_nobody_knows_are_not_days_of_nothing():
    rng = np.random.default_rng(6)
    full = {"sleep_min": rng.normal(450, 40, 90), "rmssd_ms": rng.normal(60, 8, 90),
            "session_load_au": rng.uniform(100, 700, 90), "sessions_count": np.ones(90)}  # fmt: skip
    for kernel, metric in ((assess_sleep, "sleep_min"), (assess_hrv, "rmssd_ms"), (assess_load, "session_load_au")):
        gone, nothing = np.array(full[metric]), np.array(full[metric])
        gone[-10::4], nothing[-10::4] = np.nan, 0.0
        unknown, zero = (
            judged(metric, lambda row=row, kernel=kernel, metric=metric: kernel(days_of(full | {metric: row})))
            for row in (gone, nothing)
        )
        # An RMSSD of 0 is no measurement; a night of 0 min and a day of 0 AU are, and count.
        assert (unknown == zero) is (metric == "rmssd_ms")
        low = [part for _, part in inside(unknown) if isinstance(part, Fact) and part.metric == metric]
        assert all(fact.value > 0 for fact in low)


def days_of(series: dict[str, np.ndarray]) -> DailyHistory:
    """Days in a row up to the newest one."""
    return DailyHistory(FIRST_ON, series["sleep_min"].size, series)
