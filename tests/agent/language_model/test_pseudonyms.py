"""What a third-party model sees instead of people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.language_model.pseudonyms import hidden
from tools.context import Person

ROSTER = [
    Person(athlete_id="1", alias="A1", name="Mia Berg", group="runners"),
    Person(athlete_id="2", alias="A2", name="Tomás Ferreira", group="defenders"),
    Person(athlete_id="3", alias="A3", name="Sam Okafor", group=""),
    Person(athlete_id="4", alias="A4", name="Sam Lindqvist", group=""),
    Person(athlete_id="5", alias="A5", name="Anne-Marie Roux", group=""),
    Person(athlete_id="6", alias="A6", name="Aoife O'Brien", group=""),
    Person(athlete_id="7", alias="A7", name="Will May", group=""),
]
SELF = [Person(athlete_id="1", alias="you", name="Mia Berg", group="")]


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("How is Mia?", "How is A1?"),
        ("how is mia berg doing", "how is A1 doing"),
        ("MIA's sleep", "A1's sleep"),
        ("Berg, M.", "A1, M."),
        ("Tomas or Tomás Ferreira", "A2 or A2"),
        ("Toma\u0301s", "A2"),
        ("Sam", "somebody"),
        ("Sam Okafor and Sam Lindqvist", "A3 and A4"),
        ("Anne-Marie", "A5"),
        ("anne marie roux", "A5 A5 A5"),
        ("O'Brien or O’Brien", "A6 or A6"),
        ("Will and May", "A7 and A7"),
        ("I may run, will that do?", "I may run, will that do?"),
        ("Miami is warm", "Miami is warm"),
        ("miabergs", "miabergs"),
    ],
)
def test_names_become_aliases(said: str, seen: str):
    assert hidden(said, ROSTER) == seen


def test_the_athlete_who_asks_is_the_athlete():
    assert hidden("I am Mia Berg, call me Mia", SELF) == "I am the athlete, call me the athlete"


def test_people_out_of_reach_are_somebody():
    assert hidden("Mia and Noah Brandt", SELF, {"Noah Brandt"}) == "the athlete and somebody"


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("write to mia.berg@club.example.org", "write to [address]"),
        ("see https://club.example.org/mia?id=4", "see [address]"),
        ("ask @mia_runs", "ask [handle]"),
        ("call +44 20 7946 0958", "call [number]"),
        ("call 02079460958", "call [number]"),
        ("id 133bf09981f5445e898af64025863bb0", "id [id]"),
        ("id 133bf099-81f5-445e-898a-f64025863bb0", "id [id]"),
        ("10 km in 45:30, RPE 6, 4 x 1000 m", "10 km in 45:30, RPE 6, 4 x 1000 m"),
        ("30-15-15-15 at 62.5 kg", "30-15-15-15 at 62.5 kg"),
    ],
)
def test_what_else_identifies_somebody_goes_and_training_stays(said: str, seen: str):
    assert hidden(said, ROSTER) == seen


@given(st.text(), st.sampled_from(ROSTER), st.text())
def test_a_full_name_never_survives(before: str, person: Person, after: str):
    seen = hidden(f"{before} {person.name} {after}", ROSTER)
    assert f" {person.name} " not in f" {seen} "


@given(st.text(alphabet="abcdefghij .,!?0123456", max_size=60))
def test_text_without_anybody_is_left_alone(text: str):
    if not any(part in text for part in ("0", "1", "2", "3", "4", "5", "6")):
        assert hidden(text, ROSTER) == text
