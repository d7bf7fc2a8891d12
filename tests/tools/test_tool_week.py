"""A week to propose, from the real store: nothing is written, and every word is carried by its evidence."""

import ast
from datetime import date, timedelta
from pathlib import Path

import pytest

from physiology.session import PlannedSession, SessionKind
from physiology.week import Goal, Role
from prompts.messages import has
from simulation.roster import COACH
from store import Store
from tests.agent.sound_calls import principals, said
from workflows.seeding import seed_team

TODAY = date(2026, 3, 4)
WEEK = Path(__file__).parents[2] / "physiology" / "week"


@pytest.fixture
async def team(sqlite_store: Store) -> Store:
    await seed_team(sqlite_store, 7, TODAY, athletes=11, days=120)
    return sqlite_store


async def asked(store: Store, name: str, **arguments):
    _, athletes = await principals(store, COACH)
    who = next(one for one in athletes if one.name == name)
    (answer,) = await said(store, who, TODAY, [("build_week", arguments)])
    assert answer.error is None
    assert answer.violations == ()
    return answer.text


def rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.count(" · ") == 2][1:]


@pytest.mark.parametrize("goal", Goal)
async def test_a_week_has_seven_rows_that_fit_a_phone(team, goal):
    week = rows(await asked(team, "Amara Diallo", goal=goal))
    assert len(week) == 7
    assert week[0].startswith("Thu 5 Mar")
    assert max(map(len, week)) <= 60


async def test_the_match_of_the_plan_stays_where_it_is(team):
    text = await asked(team, "Amara Diallo", goal="build", first_on="2026-03-09")
    assert next(row for row in rows(text) if "match" in row).startswith("Sat 14 Mar")
    assert "as a proposal" in text


async def test_nothing_is_written(team):
    _, athletes = await principals(team, COACH)
    ids = [one.person_id for one in athletes]
    before = await team.sessions.planned_of(ids, TODAY, TODAY + timedelta(days=30))
    for goal in Goal:
        await asked(team, "Amara Diallo", goal=goal)
    assert await team.sessions.planned_of(ids, TODAY, TODAY + timedelta(days=30)) == before


async def test_illness_asks_for_another_week_than_somebody_did(team):
    text = await asked(team, "Noah Brandt", goal="build")
    assert text.startswith("Not the week you asked for")
    assert "demanding, " not in text
    assert "pressure cuff" not in text
    assert "RPE 8" not in text
    assert next(row for row in rows(text) if "match" in row) == "Sat 7 Mar · match · coach and a doctor decide"
    assert "rest until it has passed, then begin this week. The match is not counted in" in text
    assert all(" h " not in row.rpartition(" · ")[2].removeprefix("1 h at") for row in rows(text))


async def test_an_illness_told_a_minute_ago_takes_the_match_out_of_the_week(team):
    _, athletes = await principals(team, COACH)
    who = next(one for one in athletes if one.name == "Amara Diallo")
    calls = [("log_health", {"ill": True}), ("build_week", {"goal": "return"})]
    _, week = await said(team, who, TODAY, calls)
    assert week.violations == ()
    assert "You reported illness: rest until it has passed" in week.text
    assert "match · coach and a doctor decide" in week.text


async def test_a_load_spike_asks_for_rest_first(team):
    text = await asked(team, "Elif Kaya", goal="build")
    assert text.startswith("I have no week of that kind to propose from that day: each one I tried breaks the rule for")
    assert "days of rest the ratio is back" in text
    assert text.endswith("From Sun 8 Mar a week keeps the rules: ask me for a week from that day.")
    assert "a week that builds, as a proposal" in await asked(team, "Elif Kaya", goal="build", first_on="2026-03-08")


async def test_a_week_that_is_too_large_names_the_one_that_is_not(team):
    text = await asked(team, "Ingrid Solheim", goal="peak")
    assert text.endswith("What keeps the rules is a week that maintains: ask me for that.")
    assert len(rows(await asked(team, "Ingrid Solheim", goal="maintain"))) == 7


@pytest.mark.parametrize("name", ["Amara Diallo", "Noah Brandt", "Ingrid Solheim"])
@pytest.mark.parametrize("first_on", ["2026-03-05", "2026-03-09"])
async def test_the_words_around_the_table_are_few(team, name, first_on):
    for goal in Goal:
        text = await asked(team, name, goal=goal, first_on=first_on)
        assert len(text.split("\n")[0].split()) <= 110


async def test_a_young_log_is_told_what_a_week_needs(team):
    assert "a week needs 24 days of known load" in await asked(team, "Chloe Adeyemi")


@pytest.mark.parametrize("first_on", ["2026-03-03", "2026-03-19"])
async def test_a_week_begins_within_a_fortnight(team, first_on):
    assert "the plan already reaches" in await asked(team, "Amara Diallo", first_on=first_on)


async def test_what_is_planned_before_the_week_counts_and_matches_too_close_leave_none(team):
    assert "count as planned" in await asked(team, "Amara Diallo", first_on="2026-03-09")
    athlete = await team.people.athlete("Amara Diallo")
    more = [
        PlannedSession(on=date(2026, 3, day), title="Cup", kind=SessionKind.MATCH, duration_min=90, target_rpe=8)
        for day in (8, 9)
    ]
    await team.sessions.plan(athlete.id, more)
    text = await asked(team, "Amara Diallo")
    assert "the matches stand too close" in text
    assert "ask me for a week from that day" in text or "your coach and you to plan" in text


def test_every_code_of_a_week_has_its_words():
    strings = {
        node.value
        for path in WEEK.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("WEEK_")
    }
    codes = {code for code in strings if not code.endswith("_")}
    assert {"WEEK_RAISES_LOAD", "WEEK_WHILE_ILL", "WEEK_IS_A_PROPOSAL"} <= codes
    assert [code for code in codes if not has(code) and not has(f"CAVEAT_{code}")] == []
    assert [role for role in Role if not has(f"WEEK_ROLE_{role.upper()}") or not has(f"WEEK_DAY_{role.upper()}")] == []
    assert all(has(f"WEEK_LIGHTER_{rule}") for rule in ("ACWR", "MONOTONY"))
    assert all(has(f"NO_WEEK_{rule}") for rule in ("ACWR", "MONOTONY", "AVAILABILITY", "SIZE"))
