import hashlib
import os
import subprocess
import sys
from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest

from physiology.session import SessionKind
from simulation.roster import PEOPLE, people
from simulation.team import SimulatedTeam, UnknownAthlete, simulate_neighbours, simulate_team

LAST_ON = date(2026, 3, 4)


@pytest.fixture(scope="module")
def team():
    return simulate_team(seed=7, last_on=LAST_ON)


def fingerprint(team: SimulatedTeam) -> str:
    return hashlib.sha256(repr(asdict(team)).encode()).hexdigest()


def test_the_same_seed_gives_the_same_team_to_the_byte(team):
    assert fingerprint(simulate_team(seed=7, last_on=LAST_ON)) == fingerprint(team)


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_the_team_does_not_depend_on_the_process_that_makes_it(hash_seed):
    code = (
        "from datetime import date; from simulation.team import simulate_team; from dataclasses import asdict;"
        "import hashlib; team = simulate_team(7, date(2026, 3, 4), athletes=4);"
        "print(hashlib.sha256(repr(asdict(team)).encode()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    printed = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == fingerprint(simulate_team(seed=7, last_on=LAST_ON, athletes=4))


def test_another_seed_gives_other_numbers_about_the_same_people(team):
    other = simulate_team(seed=8, last_on=LAST_ON)
    assert [one.name for one in other.athletes] == [one.name for one in team.athletes]
    assert fingerprint(other) != fingerprint(team)


def test_four_weeks_later_only_the_dates_have_moved():
    shift = timedelta(days=28)
    early = simulate_team(seed=3, last_on=date(2026, 1, 7), athletes=6, days=40)
    late = simulate_team(seed=3, last_on=date(2026, 1, 7) + shift, athletes=6, days=40)
    for before, after in zip(early.athletes, late.athletes, strict=True):
        assert [
            seen.model_copy(update={"on": seen.on + shift, "at": seen.at and seen.at + shift})
            for seen in before.observations
        ] == list(after.observations)
        assert [
            done.model_copy(update={"on": done.on + shift, "ended_at": done.ended_at + shift})
            for done in before.sessions
        ] == list(after.sessions)
        assert [plan.model_copy(update={"on": plan.on + shift}) for plan in before.planned] == list(after.planned)
        assert [on + shift for on in before.rest_days] == list(after.rest_days)


def test_a_smaller_team_is_the_beginning_of_a_larger_one(team):
    assert simulate_team(seed=7, last_on=LAST_ON, athletes=5).athletes == team.athletes[:5]


def test_the_team_has_a_coach_and_two_dozen_people(team):
    assert (team.name, team.coach, len(team.athletes)) == ("Harbour FC (simulated)", "Jordan Reyes", 24)
    assert {one.group for one in team.athletes} == {"goalkeepers", "defenders", "midfielders", "forwards", "runners"}


def test_every_name_is_there_once():
    names = [person.name for person in people(3000)]
    assert len(set(names)) == len(names)
    assert names[: len(PEOPLE)] == [person.name for person in PEOPLE]


def test_names_are_letters_with_an_accent_an_apostrophe_and_a_hyphen(team):
    names = "".join(one.name for one in team.athletes)
    assert {"á", "'", "-"} <= set(names)
    assert all(letter.isalpha() or letter in "' -" for letter in names)


def test_only_the_two_sams_share_a_first_name(team):
    firsts = [one.name.split()[0] for one in team.athletes]
    assert {first for first in firsts if firsts.count(first) > 1} == {"Sam"}


def test_people_are_found_by_name_and_by_story(team):
    assert team.athlete("Maya Torres") is team.of_story("short_nights")
    with pytest.raises(UnknownAthlete):
        team.athlete("Nobody Here")
    with pytest.raises(UnknownAthlete):
        team.of_story("winning_the_cup")


def test_the_neighbours_share_nobody_with_the_team(team):
    neighbours = simulate_neighbours(seed=7, last_on=LAST_ON)
    assert len(neighbours.athletes) == 2
    assert {one.name for one in neighbours.athletes}.isdisjoint(one.name for one in team.athletes)
    assert neighbours.coach != team.coach
    assert replace(neighbours, athletes=()) != replace(team, athletes=())


def test_the_plan_holds_one_session_every_day_and_a_fortnight_ahead(team):
    for one in team.athletes:
        days = [session.on for session in one.planned]
        assert len(set(days)) == len(days)
        assert days[-1] == LAST_ON + timedelta(days=14)
        assert days == [days[0] + timedelta(days=index) for index in range(len(days))]
        joined = LAST_ON - timedelta(days=2 if one.story == "brand_new" else 119)
        assert days[0] == joined


def test_a_week_holds_every_kind_of_football_session(team):
    squad = team.athlete("Sam Okafor")
    kinds = {session.kind for session in squad.planned if session.on > LAST_ON}
    assert kinds == {
        SessionKind.REST,
        SessionKind.STRENGTH,
        SessionKind.INTERVALS,
        SessionKind.TEMPO,
        SessionKind.SKILLS,
        SessionKind.MATCH,
        SessionKind.EASY,
    }
    runner = team.athlete("Rohan Mehta")
    assert SessionKind.LONG in {session.kind for session in runner.planned}


def test_the_last_day_has_a_morning_but_no_session_yet(team):
    for one in team.athletes:
        assert max(session.on for session in one.sessions) < LAST_ON
        assert LAST_ON not in one.rest_days
        assert (LAST_ON in {seen.on for seen in one.observations}) is (one.story != "silent")


def test_no_day_is_both_trained_and_rested(team):
    for one in team.athletes:
        assert {session.on for session in one.sessions}.isdisjoint(one.rest_days)


@pytest.mark.parametrize("metric", ["rmssd_ms", "fatigue_score"])
def test_nineteen_days_in_twenty_have_data(team, metric):
    steady = [one for one in team.athletes if one.story == "steady"]
    known = sum(len({seen.on for seen in one.observations if seen.metric == metric}) for one in steady)
    assert 0.92 <= known / (120 * len(steady)) <= 0.98


def test_most_days_are_logged_and_a_few_sessions_are_not_rated(team):
    steady = [one for one in team.athletes if one.story == "steady"]
    logged = sum(len({session.on for session in one.sessions} | set(one.rest_days)) for one in steady)
    assert 0.92 <= logged / (119 * len(steady)) < 1.0
    assert any(session.session_rpe is None for one in steady for session in one.sessions)


def test_one_athlete_was_never_screened_for_mobility_and_the_others_lately(team):
    screened = {
        one.name: max((seen.on for seen in one.observations if seen.metric == "mobility_score"), default=None)
        for one in team.athletes
    }
    assert [name for name, on in screened.items() if on is None] == ["Sam Lindqvist"]
    assert all(LAST_ON - on < timedelta(days=21) for on in screened.values() if on is not None)


def test_a_team_of_two_days_can_be_simulated():
    team = simulate_team(seed=1, last_on=LAST_ON, athletes=12, days=2)
    assert all(one.planned[0].on >= LAST_ON - timedelta(days=1) for one in team.athletes)
