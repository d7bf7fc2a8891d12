"""What the simulated athletes record: enough to answer, alike from one seed, and one of them getting slower."""

from datetime import date

import numpy as np
import pytest

from physiology.durability.assessment import assess_durability, long_sessions
from physiology.fitness.assessment import assess_fitness
from physiology.oxygenation.assessment import assess_muscle_oxygen, measured_recordings
from physiology.stream import Stream
from simulation.athlete import SimulatedAthlete
from simulation.history import daily_history
from simulation.team import SimulatedTeam, simulate_team

TODAY = date(2026, 3, 4)


@pytest.fixture(scope="module", params=[7, 23])
def team(request: pytest.FixtureRequest) -> SimulatedTeam:
    return simulate_team(request.param, TODAY, athletes=24, days=120)


def of(athlete: SimulatedAthlete, metric: str) -> list[Stream]:
    return [stream for stream in athlete.streams if stream.metric == metric]


def trend(athlete: SimulatedAthlete) -> str:
    return assess_muscle_oxygen(measured_recordings(of(athlete, "smo2_pct"), of(athlete, "power_w")), TODAY).value.trend


def test_one_athlete_reoxygenates_slower_and_the_others_as_usual(team):
    assert trend(team.athlete("Tomás Ferreira")) == "slower"
    assert {trend(team.athlete(name)) for name in ("Maya Torres", "Hana Novotna")} == {"as_usual"}


def test_runners_record_long_runs_that_give_an_index(team):
    runner = team.athlete("Anne-Marie Roux")
    finding = assess_durability(long_sessions(of(runner, "heart_rate_bpm"), of(runner, "speed_m_s")), TODAY)
    assert 0.0 < finding.facts[0].value < 12.0


def test_some_were_tested_and_the_others_are_predicted(team):
    tested, untested = (
        assess_fitness(daily_history(team.athlete(name)), 28.0, "male") for name in ("Maya Torres", "Sam Okafor")
    )
    assert tested.value.max_hr_measured
    assert not untested.value.max_hr_measured


def test_recordings_belong_to_sessions_and_hold_plausible_values(team):
    for athlete in team.athletes:
        for stream in athlete.streams:
            assert stream.on < TODAY
            assert stream.started_at is not None
            assert (np.diff(stream.seconds) > 0).all()
            assert np.isfinite(stream.values).all()
    oxygen = np.concatenate([stream.values for stream in of(team.athlete("Maya Torres"), "smo2_pct")])
    assert 5 < oxygen.min() < oxygen.max() < 95


def test_the_same_seed_gives_the_same_recordings():
    first, second = (simulate_team(7, TODAY, athletes=1, days=60).athletes[0].streams for _ in range(2))
    assert len(first) == len(second) > 0
    assert all((one.values == other.values).all() for one, other in zip(first, second, strict=True))


def test_somebody_who_just_joined_has_recorded_nothing():
    newcomer = simulate_team(7, TODAY, athletes=9, days=120).athlete("Chloe Adeyemi")
    assert newcomer.streams == ()
