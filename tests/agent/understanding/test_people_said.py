"""Names in a message: slips, first names that two people share, words that are also names, strangers."""

from datetime import date

import pytest

from agent.understanding.noticing import find_groups
from agent.understanding.people_said import find_names, find_strangers
from agent.understanding.read import read
from tests.agent.understanding.heard import ROSTER, english


def aliases(text: str) -> list[tuple[str, ...]]:
    return [name.aliases for name in find_names(text, ROSTER, english())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How is Anna?", [("A1",)]),
        ("how is anna berg's sleep", [("A1",)]),
        ("Okafor's load", [("A2",)]),
        ("how is chlo\u00e9 doing", [("A3",)]),
        ("how is Chleo doing", [("A3",)]),
        ("is okafer ready", [("A2",)]),
        ("How is Sam doing?", [("A4", "A5")]),
        ("How is Sam Lee doing?", [("A5",)]),
        ("Compare Anna and Ben", [("A1",), ("A2",)]),
        ("show A3", [("A3",)]),
        ("I will run", []),
        ("How is Will?", [("A6",)]),
        ("Will I be ready", []),
        ("is everyone ready", []),
    ],
)
def test_names_are_matched_to_the_roster(text: str, expected: list[tuple[str, ...]]) -> None:
    assert aliases(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bob's sleep", ["Bob"]),
        ("how is jonas doing", ["jonas"]),
        ("How much did Priya Nair train?", ["Priya Nair"]),
        ("how is today looking", []),
        ("yesterday's session", []),
        ("my coach's plan", []),
        ("is tonight ok", []),
    ],
)
def test_a_stranger_is_noticed_where_a_person_stands(text: str, names: list[str]) -> None:
    assert [name.said for name in find_strangers(text, english())] == names


def test_a_group_is_found_in_the_singular_and_the_plural() -> None:
    groups = ("backs", "Forwards", "Goalkeeper")
    found = find_groups("the forward, all backs and the goalkeepers", groups)
    assert [item.value for item in found] == ["Forwards", "backs", "Goalkeeper"]


SQUAD = (("A1", "Maya Torres", "midfielders"), ("A2", "Noah Brandt", "defenders"))


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("how are the wingers?", ("which_group",)),
        ("how is the midfield doing?", ("which_group",)),
        ("are the wingers ready?", ("which_group",)),
        ("and what about the fullbacks?", ("which_group",)),
        ("how are the defenders?", ()),
        ("how is the team?", ()),
        ("how is the weather?", ()),
    ],
)
def test_a_group_that_there_is_not_is_asked_back(text, needs):
    found = read(text, today=date(2026, 3, 4), people=SQUAD, role="coach")
    assert found.requests[0].needs == needs


def test_an_athlete_is_not_asked_which_group():
    found = read("how are the wingers?", today=date(2026, 3, 4), people=(("you", "you", ""),), role="athlete")
    assert found.requests[0].needs == ()
