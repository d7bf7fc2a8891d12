"""A report of illness told by mistake: it is removed, said so, on the trail, and no longer read by anything."""

from datetime import timedelta

import pytest

from agent.agent import Agent
from agent.reply import Action
from store import Store
from tests.loopback.people import NOW, TODAY, Club


@pytest.fixture
def ask(agent: Agent, people: Club):
    """Says one thing after another, a minute apart."""
    times = iter(NOW + timedelta(minutes=n) for n in range(20))

    async def say(text: str) -> str:
        result = await agent.reply(people.athlete, text, thread="talk", today=TODAY, now=next(times))
        assert result.violations == ()
        assert result.action is not Action.ABSTAIN
        return result.reply

    return say


async def test_a_sore_throat_taken_back_leaves_readiness_as_it_was(ask, seeded_store: Store, people: Club) -> None:
    before = await ask("am I good to go?")
    assert "a sore throat" in await ask("I have a sore throat")
    assert "You reported being ill" in await ask("am I good to go?")
    assert "Is it your last report of illness or injury" in await ask("undo")
    removed = await ask("yes")
    assert removed.startswith("Removed from today: illness noted, a sore throat.")
    assert await ask("am I good to go?") == before
    assert "No training" not in await ask("am I ill?")
    athlete_id = people.athlete.person_id
    for metric in ("ill", "symptom_reported"):
        told = await seeded_store.observations.of(athlete_id, metric, TODAY, TODAY)
        assert [one for one in told if one.source.vendor == "chat"] == []
    actions = [event.detail.get("action") for event in await seeded_store.audit.about(athlete_id)]
    assert [action for action in actions if action] == ["logged_health", "deleted_health"]
    assert (await seeded_store.audit.verify()).ok


async def test_only_the_newest_report_goes_and_of_none_is_said_so(ask, seeded_store: Store, people: Club) -> None:
    await ask("I tweaked my knee yesterday")
    await ask("I have a cold and a cough")
    assert "a cough" in await ask("scratch that")
    kept = await seeded_store.observations.of(people.athlete.person_id, "injured", TODAY - timedelta(days=1), TODAY)
    assert [one.source.method for one in kept if one.source.vendor == "chat"] == ["knee"]
    assert "injury noted, knee" in await ask("undo the injury")
    assert "I find no report of illness or injury of the last week" in await ask("undo the illness")


async def test_a_fever_is_kept_although_its_answer_is_a_fixed_one(ask, seeded_store: Store, people: Club) -> None:
    answer = await ask("I have a fever of 38.5")
    assert "see a doctor" in answer
    assert answer.endswith("I keep what you told me, and the plan goes by it.")
    assert "You reported being ill" in await ask("how am I?")
    told = await seeded_store.observations.of(people.athlete.person_id, "body_temp_c", TODAY, TODAY)
    assert [one.value for one in told if one.source.vendor == "chat"] == [38.5]


async def test_an_emergency_that_reports_no_illness_keeps_nothing(ask, seeded_store: Store, people: Club) -> None:
    assert "I keep what you told me" not in await ask("chest pain when I run")
    told = await seeded_store.observations.of(people.athlete.person_id, "ill", TODAY, TODAY)
    assert [one for one in told if one.source.vendor == "chat"] == []
