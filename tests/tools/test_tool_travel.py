"""A journey across time zones, as it is told."""

from datetime import date, timedelta

import pytest

from simulation.roster import COACH
from store import Store
from tests.agent.sound_calls import principals, said
from workflows.seeding import seed_team

TODAY = date(2026, 3, 4)
ARRIVAL = TODAY + timedelta(days=6)


def journey(zones: float, days: int = 6, **more: object) -> tuple[str, dict[str, object]]:
    return "plan_travel", {"zones": zones, "arrive_on": str(TODAY + timedelta(days=days)), **more}


@pytest.fixture
async def team(sqlite_store: Store):
    await seed_team(sqlite_store, 7, TODAY, athletes=11, days=40)
    return sqlite_store


async def test_every_plan_is_carried_by_its_evidence(team):
    coach, athletes = await principals(team, COACH)
    calls = [journey(zones) for zones in (-12, -9.5, -5, -3, -2, 0, 2.9, 3, 3.5, 5, 7, 8, 8.5, 11, 14)]
    calls += [journey(7, days) for days in (-30, -8, -3, 0, 1, 60)]
    for athlete in athletes:
        answers = await said(team, athlete, TODAY, calls)
        assert [(one.arguments, one.text, one.violations) for one in answers if one.violations or one.error] == []
    answers = await said(team, coach, TODAY, [journey(7, person="A2"), journey(-6, person="A3")])
    assert [(one.text, one.violations, one.error) for one in answers if one.violations or one.error] == []


async def test_seven_zones_east_are_a_week_with_nothing_hard_at_first(team):
    _, athletes = await principals(team, COACH)
    (answer,) = await said(team, athletes[0], TODAY, [journey(7)])
    assert "7 zones east: the body clock adapts in about 7 days." in answer.text
    assert "The worst days are probably Wed 11 Mar to Fri 13 Mar." in answer.text
    assert "Plan nothing hard on arrival and the day after." in answer.text
    assert "The evidence is weak" in answer.text
    assert answer.text.count("· nothing hard") == 2
    rows = [row for row in answer.text.splitlines() if "·" in row]
    assert len(rows) == 1 + 3 + 4
    assert [row.split(" · ")[3] for row in rows[1:]] == ["0 h"] * 3 + ["7 h", "6 h", "5 h", "4 h"]
    assert 'Say "keep this trip"' in answer.text
    assert len(answer.text.splitlines()[0].split()) <= 60
    assert len(answer.text.replace(" ·", "").split()) < 130
    assert rows[1].startswith("Sat 7 Mar")


async def test_the_clock_is_off_until_the_day_it_is_adapted(team):
    """Rounding never calls a clock adapted on a day whose HRV is still left out."""
    _, athletes = await principals(team, COACH)
    (answer,) = await said(team, athletes[0], TODAY, [journey(-6, -3)])
    assert "Until Thu 5 Mar HRV and sleep say little." in answer.text
    offsets = [row.split(" · ")[3] for row in answer.text.splitlines()[2:]]
    assert offsets == ["2 h"]
    (later,) = await said(team, athletes[0], TODAY, [journey(-6, -4)])
    assert [row.split(" · ")[0::3] for row in later.text.splitlines()[2:]] == [
        ["Wed 4 Mar", "1 h"],
        ["Thu 5 Mar", "0 h"],
    ]


async def test_west_is_a_range_and_few_zones_are_no_jet_lag(team):
    _, athletes = await principals(team, COACH)
    west, few = await said(team, athletes[0], TODAY, [journey(-4), journey(2)])
    assert "4 zones west: the body clock adapts in about 2 to 3 days." in west.text
    assert "nothing hard" not in west.text
    assert few.text.startswith("2 zones are too few for jet lag")
    assert "Mar" not in few.text


@pytest.mark.parametrize("zones", [-12.5, 14.5, 99, "nan", "inf", "east"])
async def test_more_zones_than_there_are_is_a_bad_argument(team, zones):
    _, athletes = await principals(team, COACH)
    (answer,) = await said(team, athletes[0], TODAY, [journey(zones)])
    assert answer.error == "bad_arguments"


async def test_without_known_nights_no_times_are_named(team):
    _, athletes = await principals(team, COACH)
    silent = next(one for one in athletes if one.name == "Chloe Adeyemi")
    (answer,) = await said(team, silent, TODAY, [journey(6)])
    assert answer.violations == ()
    assert "bedtime" not in answer.text
    assert "I do not know your usual sleep times" in answer.text
