"""A stretch of the plan, as it is told."""

from datetime import date, timedelta

import pytest

from simulation.roster import COACH
from store import Store
from tests.agent.sound_calls import principals, said
from workflows.seeding import seed_team

TODAY = date(2026, 3, 4)


@pytest.fixture
async def team(sqlite_store: Store):
    await seed_team(sqlite_store, 7, TODAY, athletes=24, days=40)
    return sqlite_store


def days(first: int, last: int, **more: str) -> tuple[str, dict[str, str]]:
    span = {"first_on": str(TODAY + timedelta(days=first)), "last_on": str(TODAY + timedelta(days=last))}
    return "show_plan", span | more


async def test_a_week_is_a_table_with_what_matters_before_it(team):
    _, athletes = await principals(team, COACH)
    (answer,) = await said(team, athletes[0], TODAY, [days(1, 7)])
    lead, head, *rows = answer.text.splitlines()
    assert lead == "6 sessions on the plan. The heavy day is Sat 7 Mar, with “Match”."
    assert head == "day · session · planned length and effort"
    assert len(rows) == 7
    assert "Mon 9 Mar · “Rest” · nothing" in rows
    assert "Sat 7 Mar · “Match” · 1 h 30 min at RPE 8.0" in rows


async def test_two_days_are_two_sentences(team):
    _, athletes = await principals(team, COACH)
    (answer,) = await said(team, athletes[0], TODAY, [days(1, 2)])
    assert answer.text.count("Planned ") == 2
    assert "·" not in answer.text


async def test_every_stretch_of_everybodys_plan_is_carried_by_its_evidence(team):
    coach, athletes = await principals(team, COACH)
    stretches = [days(0, 6), days(0, 2), days(-7, -1), days(-3, 3), days(1, 28)]
    for athlete in athletes:
        answers = await said(team, athlete, TODAY, stretches)
        assert [(one.text, one.violations, one.error) for one in answers if one.violations or one.error] == []
    answers = await said(team, coach, TODAY, [days(0, 6, person=f"A{n}") for n in range(1, 20)])
    assert [(one.text, one.violations, one.error) for one in answers if one.violations or one.error] == []


async def test_todays_change_is_told_beside_the_table(team):
    _, athletes = await principals(team, COACH)
    told = [(await said(team, one, TODAY, [days(0, 6)]))[0].text for one in athletes]
    changed = [text for text in told if "Today's session is no longer as planned." in text]
    assert changed
    assert all(len(text.splitlines()[0].split()) <= 90 for text in changed)
