"""Why somebody rests or a session shrank: the report first, then the rule, how much, and what would have kept it."""

from datetime import timedelta

import pytest

from agent.agent import Agent
from physiology.observation import Observation, Source
from store import Store
from tests.loopback.people import NOW, OTHER, TODAY, Club

CHAT = Source(vendor="chat", method="self_report")


@pytest.fixture
def ask(agent: Agent, people: Club):
    """Says something as the athlete or the coach."""

    async def say(text: str, who: str = "athlete"):
        result = await agent.reply(getattr(people, who), text, thread=who, today=TODAY, now=NOW)
        assert result.violations == ()
        return result

    return say


@pytest.fixture
async def ill_for_days(seeded_store: Store) -> None:
    other = await seeded_store.people.athlete(OTHER)
    assert other is not None
    days = [TODAY - timedelta(days=ago) for ago in range(3)]
    told = [Observation(metric="ill", value=1.0, on=on, source=CHAT, at=NOW) for on in days]
    await seeded_store.observations.record(other.id, told)


@pytest.mark.usefixtures("ill_for_days")
@pytest.mark.parametrize("text", ["why Noah?", "how is Noah?"])
async def test_an_illness_of_days_is_named_before_what_moved(ask, text: str) -> None:
    reply = (await ask(text, "coach")).reply
    assert reply.startswith("Noah Brandt:")
    assert "They reported being ill, and that caps the score" in reply
    ill = reply.index("reported being ill")
    assert all(ill < reply.index(word) for word in ("HRV", "load ratio") if word in reply)
    assert "Illness means rest" in reply
    assert len(reply.split()) <= 120


@pytest.mark.usefixtures("ill_for_days")
@pytest.mark.parametrize("text", ["why is Noah resting?", "why is Noah not training?", "how come Noah is off today?"])
async def test_why_somebody_rests_is_read_from_the_record(ask, text: str) -> None:
    result = await ask(text, "coach")
    (use,) = result.tools
    assert (use.name, use.arguments.get("what", "session")) == ("explain_change", "session")
    assert "Now: rest. Illness means rest" in result.reply
    assert "They reported being ill." in result.reply


async def test_why_after_a_shortened_session_explains_the_cut_first(ask) -> None:
    assert (await ask("am I good to go?")).reply.startswith("Yes, but shorter.")
    why = (await ask("why?")).reply
    assert why.startswith("I cut the set from 6 to 5 repetitions and the session from 1 h to 48 min.")
    assert "Short sleep takes volume off" in why
    assert why.index("You slept") < why.index("the plan would have stood") < why.index("Readiness is")


async def test_why_readiness_is_what_it_is_names_what_holds_it_down_and_says_no_fact_twice(ask) -> None:
    why = (await ask("why is my readiness so low?")).reply
    assert why.startswith("Readiness is")
    assert why.count("You slept") <= 1
    assert "I cut the set from 6 to 5 repetitions" in why
