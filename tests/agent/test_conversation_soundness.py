"""The offline explanation of whatever a tool finds says nothing that its own evidence does not carry."""

from datetime import date
from itertools import islice

import pytest

from agent.grounding.verify import verify
from simulation.roster import COACH
from store import Store
from tests.agent.sound_calls import WRITES, Said, personal_calls, principals, roster_calls, said
from tools import TOOLS
from tools.context import Role
from workflows.seeding import seed_team

TEAMS = ((7, date(2026, 3, 4)), (23, date(2026, 7, 19)))
ATHLETES, DAYS = 13, 120
PERSONAL_STRIDE, ROSTER_STRIDE = 14, 9
"""Each person gets another part of the calls, so that all people together get all of them."""


@pytest.fixture(params=TEAMS, ids=lambda team: f"seed{team[0]}")
async def team(request: pytest.FixtureRequest, sqlite_store: Store) -> tuple[Store, date]:
    seed, today = request.param
    await seed_team(sqlite_store, seed, today, athletes=ATHLETES, days=DAYS)
    return sqlite_store, today


def faults(answers: list[Said]) -> list[str]:
    """Everything wrong with some answers, with the words that were wrong."""
    return [f"{one.tool} {one.arguments}: {one.violations} in {one.text!r}" for one in answers if one.violations]


async def test_every_answer_to_an_athlete_is_carried_by_its_evidence(team):
    store, today = team
    _, athletes = await principals(store, COACH)
    answers = []
    for number, athlete in enumerate(athletes):
        calls = list(islice(personal_calls(today), number % PERSONAL_STRIDE, None, PERSONAL_STRIDE))
        answers += await said(store, athlete, today, [*calls, *WRITES])
    assert faults(answers) == []
    assert {one.tool for one in answers if one.text} == {tool.name for tool in TOOLS if Role.ATHLETE in tool.roles}
    assert {one.error for one in answers} == {None}


async def test_every_answer_to_a_coach_is_carried_by_its_evidence(team):
    store, today = team
    coach, _ = await principals(store, COACH)
    calls = list(islice(roster_calls(today), today.day % ROSTER_STRIDE, None, ROSTER_STRIDE))
    for number in range(ATHLETES - 1):
        calls += islice(personal_calls(today, f"A{number + 1}"), number, None, 4 * PERSONAL_STRIDE)
    answers = await said(store, coach, today, [*calls, ("review_roster", {})])
    assert faults(answers) == []
    assert all(one.text for one in answers)


async def test_a_changed_number_would_be_noticed(team):
    """The proof that the tests above can fail: the same words with another score are refused."""
    store, today = team
    _, athletes = await principals(store, COACH)
    (answer,) = await said(store, athletes[0], today, [("assess_readiness", {})])
    assert verify(answer.text.replace("/100", "1/100"), evidence=(), names={"you": athletes[0].name}, user_text="")
