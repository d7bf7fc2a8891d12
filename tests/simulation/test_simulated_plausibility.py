from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.metrics import METRICS, OBSERVED_KEYS
from simulation.athlete import SimulatedAthlete, simulate_athlete
from simulation.body import ITEMS
from simulation.roster import PEOPLE

SEEDS = st.integers(0, 2**32 - 1)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
STAGES = ("deep_sleep_min", "rem_sleep_min", "light_sleep_min")


def by_day(athlete: SimulatedAthlete) -> dict[date, dict[str, float]]:
    days: dict[date, dict[str, float]] = {}
    for seen in athlete.observations:
        days.setdefault(seen.on, {})[seen.metric] = seen.value
    return days


@settings(max_examples=30, deadline=None)
@given(seed=SEEDS, last_on=DAYS, index=st.integers(0, len(PEOPLE) - 1))
def test_every_observation_is_plausible_by_the_catalogue(seed, last_on, index):
    athlete = simulate_athlete(PEOPLE[index], seed, index, last_on, days=60)
    assert athlete.observations
    for seen in athlete.observations:
        assert seen.metric in OBSERVED_KEYS
        assert METRICS[seen.metric].plausible(seen.value), seen
        assert seen.source.vendor == "simulated"
        assert last_on - timedelta(days=59) <= seen.on <= last_on
        assert seen.at is None or abs((seen.at.date() - seen.on).days) <= 1


@settings(max_examples=30, deadline=None)
@given(seed=SEEDS, last_on=DAYS, index=st.integers(0, len(PEOPLE) - 1))
def test_a_night_adds_up(seed, last_on, index):
    athlete = simulate_athlete(PEOPLE[index], seed, index, last_on, days=40)
    nights = [day for day in by_day(athlete).values() if "sleep_min" in day]
    assert nights
    for night in nights:
        assert sum(night[stage] for stage in STAGES) == night["sleep_min"]
        assert night["time_in_bed_min"] == night["sleep_min"] + night["awake_min"]
        assert night["sleep_efficiency_pct"] == round(100 * night["sleep_min"] / night["time_in_bed_min"])


@settings(max_examples=30, deadline=None)
@given(seed=SEEDS, last_on=DAYS, index=st.integers(0, len(PEOPLE) - 1))
def test_a_check_in_answers_every_item_in_whole_points(seed, last_on, index):
    athlete = simulate_athlete(PEOPLE[index], seed, index, last_on, days=40)
    answered = [day for day in by_day(athlete).values() if any(item in day for item in ITEMS)]
    assert answered
    for day in answered:
        assert {day[item] for item in ITEMS} <= {1.0, 2.0, 3.0, 4.0, 5.0}
        assert {day["ill"], day["injured"]} <= {0.0, 1.0}
    methods = {seen.source.method for seen in athlete.observations if seen.metric in ITEMS}
    assert methods == {"mclean_1to5"}


@settings(max_examples=30, deadline=None)
@given(seed=SEEDS, last_on=DAYS, index=st.integers(0, len(PEOPLE) - 1))
def test_sessions_are_rated_in_half_points_and_end_on_their_day(seed, last_on, index):
    athlete = simulate_athlete(PEOPLE[index], seed, index, last_on, days=40)
    for session in athlete.sessions:
        assert session.session_rpe is None or 1 <= session.session_rpe <= 10
        assert session.session_rpe is None or (2 * session.session_rpe).is_integer()
        assert 8 <= session.duration_min <= 150
        assert session.ended_at.date() == session.on


@settings(max_examples=20, deadline=None)
@given(seed=SEEDS, last_on=DAYS)
def test_a_usual_week_weighs_what_a_footballers_week_weighs(seed, last_on):
    steady = simulate_athlete(PEOPLE[17], seed, 17, last_on, days=84)
    weekly_au = sum(session.load_au or 0.0 for session in steady.sessions) / 12
    assert 1300 < weekly_au < 2800
