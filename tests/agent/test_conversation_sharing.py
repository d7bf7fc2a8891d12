"""Who sees an athlete's data: told as it is, changed by the athlete alone, on the trail."""

import pytest

from agent.agent import Agent
from agent.language_model.writing import unsaid
from agent.model import Brief, ToolCall
from store import Store
from tests.agent.understanding.heard import ATHLETE, READER
from tests.loopback.people import NOW, TODAY, Club
from tools import TOOLS

ASKED = (
    "does my coach see that I'm ill?",
    "who can see that I am sick?",
    "does the coach know I'm injured?",
    "can my coach see my sleep?",
    "how do I stop sharing?",
)


@pytest.fixture
def ask(agent: Agent, people: Club):
    """Says something as the athlete or the coach."""

    async def say(text: str, who: str = "athlete"):
        principal = getattr(people, who)
        result = await agent.reply(principal, text, thread=who, today=TODAY, now=NOW)
        assert result.violations == ()
        return result

    return say


@pytest.mark.parametrize("text", ASKED)
async def test_who_asks_what_the_coach_sees_is_told_and_nothing_is_logged(ask, text: str, seeded_store, people) -> None:
    result = await ask(text)
    assert [use.name for use in result.tools] == ["show_sharing"]
    assert result.reply.startswith("Your coach can see your data, since you share them")
    assert "reports of illness or injury" in result.reply
    assert "tell me: stop sharing with my coach" in result.reply
    told = await seeded_store.observations.of(people.athlete.person_id, "ill", TODAY, TODAY)
    assert [one for one in told if one.source.vendor == "chat"] == []


async def test_a_report_of_illness_is_named_among_what_is_seen(ask) -> None:
    assert "part of it" not in (await ask(ASKED[0])).reply
    await ask("I have a cold")
    assert "That you reported being ill is part of it." in (await ask(ASKED[0])).reply


async def test_sharing_ends_and_begins_again_on_the_athletes_word(ask, seeded_store: Store, people: Club) -> None:
    assert "no longer sees anything of yours" in (await ask("stop sharing with my coach")).reply
    assert "Readiness" not in (await ask("how is Maya Torres?", "coach")).reply
    assert (await ask(ASKED[0])).reply.startswith("Your coach sees nothing of yours here")
    assert "sees your data again" in (await ask("share with my coach again")).reply
    assert "Readiness" in (await ask("how is Maya Torres?", "coach")).reply
    events = await seeded_store.audit.about(people.athlete.person_id)
    assert [one.detail["action"] for one in events if one.kind == "write"] == ["unshared", "shared"]


async def test_a_coach_changes_nobodys_sharing(ask) -> None:
    result = await ask("stop sharing with my coach", "coach")
    assert result.tools == ()


@pytest.mark.parametrize(
    ("text", "share", "kept_out"),
    [
        ("stop sharing with my coach", False, False),
        ("stop sharing with my coach", True, True),
        ("share with my coach again", True, False),
        ("does my coach see that I'm ill?", False, True),
        ("am I good to go?", True, True),
    ],
)
async def test_a_model_changes_sharing_only_as_it_was_said(people, text: str, share: bool, kept_out: bool) -> None:
    reading = READER.read(text, today=TODAY, people=ATHLETE, role="athlete")
    brief = Brief(text=text, principal=people.athlete, people=(), today=TODAY, reading=reading)
    assert unsaid(ToolCall(name="set_sharing", arguments={"share": share}), TOOLS, brief) is kept_out
