"""Names out of reach are refused where they are names, and hinder nobody where they are not."""

import pytest

from agent.policy import refusal
from agent.scope import Scope
from agent.understanding.reading import Reading
from tools.context import Person, Principal, Role

MAYA = Principal(person_id="1", role=Role.ATHLETE, name="Maya Torres", team_id="t", channel="cli")
NOTHING_READ = Reading(language="en", requests=())


def refused(text: str, *hidden: str) -> bool:
    scope = Scope((Person(athlete_id="1", alias="you", name="Maya Torres", group=""),), frozenset(hidden))
    return refusal(text, NOTHING_READ, MAYA, scope) is not None


@pytest.mark.parametrize(
    "text", ["how did Sam Okafor sleep?", "HOW DID SAM  OKAFOR SLEEP", "Zoe: ready?", "p02's load"]
)
def test_a_name_out_of_reach_is_refused(text: str) -> None:
    assert refused(text, "Sam Okafor", "Zoe", "p02")


@pytest.mark.parametrize(
    "text", ["am I overdoing it?", "will I be ready?", "call it a personal best", "sleep, all week"]
)
def test_a_short_name_hides_in_no_other_word(text: str) -> None:
    assert not refused(text, "p", "Al", "Will", "", "Eda")


@pytest.mark.parametrize(
    "text",
    [
        "and Noah?",
        "how is noah",
        "noahs sleep",
        "How is N. Brandt?",
        "NOAH?",
        "and brant?",
        "Noah asked me to check it",
    ],
)
def test_a_part_of_a_name_out_of_reach_is_refused_however_it_is_written(text: str) -> None:
    assert refused(text, "Noah Brandt")


@pytest.mark.parametrize("text", ["how hard was it for me?", "and my long run?", "what about Torres?", "and Maya?"])
def test_everyday_words_and_ones_own_name_are_no_part_of_anybodys(text: str) -> None:
    assert not refused(text, "May Long", "Hard Torres", "Will Wood")
