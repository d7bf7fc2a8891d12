"""The personal model, courses side by side and the mornings after a session in words, carried by their evidence."""

import re
from datetime import date

import pytest
from pydantic import ValidationError

from simulation.roster import COACH
from store import Store
from tests.agent.sound_calls import principals, said
from tools import TOOLS
from tools.context import Role
from workflows.seeding import seed_team

SEED, TODAY = 7, date(2026, 3, 4)
FOLLOWS, CHANCE, FEW, NONE = "Elif Kaya", "Rohan Mehta", "Wanjiru Kamau", "Maya Torres"
ALL = ["maintain", "peaking_block", "taper", "rest_week", "sleep_loss"]


@pytest.fixture
async def team(sqlite_store: Store) -> Store:
    await seed_team(sqlite_store, SEED, TODAY, athletes=24, days=120)
    return sqlite_store


async def told(store: Store, name: str, tool: str, **arguments: object) -> str:
    """What the tool's explanation says to one athlete, found without fault."""
    _, athletes = await principals(store, COACH)
    who = next(one for one in athletes if one.name == name)
    (answer,) = await said(store, who, TODAY, [(tool, arguments)])
    assert answer.violations == ()
    assert answer.error is None
    return answer.text


async def test_tests_that_follow_load_support_a_model_and_its_errors_stand_beside_the_baselines(team):
    text = await told(team, FOLLOWS, "assess_twin")
    assert text.startswith("Your tests support a personal model: it missed tests it had not seen by ")
    for words in (
        "Repeating the last test missed by",
        "The average so far missed by",
        "It rests on 17 tests.",
        "its harm is over in",
        "only compares courses within what you have done before",
    ):
        assert words in text
    assert "adds nothing" not in text


async def test_tests_that_are_chance_support_none_and_the_reason_is_said(team):
    text = await told(team, CHANCE, "assess_twin")
    assert text.startswith("Your data do not support a personal model")
    assert "the order of training explains too little" in text
    assert "harm" not in text


WHAT_A_TEST_IS = (
    "Such a test is the same full effort every time, for example a time trial on the same course with a power meter."
)


@pytest.mark.parametrize(("name", "known"), [(FEW, 5), (NONE, 0)])
async def test_too_few_tests_are_counted(team, name, known):
    text = await told(team, name, "assess_twin")
    assert text == f"I can't tell: a personal model needs 8 maximal tests and I have {known}. {WHAT_A_TEST_IS}"


async def test_courses_stand_in_the_order_asked_and_none_is_called_best(team):
    text = await told(team, FOLLOWS, "compare_scenarios", scenarios=ALL, days=14)
    rows = [line.split(" · ")[0] for line in text.splitlines() if " · " in line]
    assert rows == ["course", "usual weeks", "peaking block", "taper", "rest week", "short nights"]
    assert "readiness dips to" in text
    assert "test power" in text.splitlines()[1]
    assert text.splitlines()[1].endswith("test power · test power change")
    changes = [row.rsplit(" · ", 1)[1] for row in text.splitlines()[2:]]
    assert (changes[0], changes[-1]) == ("none", "none")
    assert re.fullmatch(r"-?\d+ to \d+ W", text.splitlines()[4].rsplit(" · ", 1)[1])
    assert len(text.splitlines()[0].split()) <= 60
    assert "not ranked" in text
    assert "best" not in text


async def test_without_a_model_the_curve_is_called_an_illustration(team):
    text = await told(team, NONE, "compare_scenarios", scenarios=["taper", "maintain", "taper"])
    rows = [line.split(" · ")[0] for line in text.splitlines() if " · " in line]
    assert rows == ["course", "taper", "usual weeks"]
    assert "illustrated change" in text
    assert "the illustrated change is only the textbook's curve" in text
    assert "W" not in text.splitlines()[2].replace("usual weeks", "")


async def test_an_athlete_without_enough_load_is_told_what_is_missing(team):
    text = await told(team, "Chloe Adeyemi", "compare_scenarios", scenarios=["maintain"])
    assert text.startswith("I can't tell: a what-if needs 14 days of known load")


@pytest.mark.parametrize("wrong", [{"scenarios": []}, {"scenarios": ALL, "days": 6}, {"scenarios": ALL, "days": 43}])
async def test_impossible_comparisons_are_refused_before_they_run(wrong):
    arguments = next(one for one in TOOLS if one.name == "compare_scenarios").arguments_for(Role.ATHLETE)
    with pytest.raises(ValidationError):
        arguments.model_validate(wrong)
    with pytest.raises(ValidationError):
        arguments.model_validate({"scenarios": [*ALL, "travel"]})


async def test_recovery_tells_the_planning_rule_and_the_path_with_what_it_is_learned_from(team):
    text = await told(team, FOLLOWS, "predict_recovery")
    assert "You will probably be recovered 24 to 48 h after" in text
    assert "Tomorrow your readiness is likely" in text
    assert "On Sat 7 Mar your readiness is likely" in text
    assert "sessions of your own with a similar load" in text
    assert "takes the days in between to go as they usually do" in text
    assert "planning rule" in text


async def test_early_in_a_log_the_path_is_a_groups_or_is_left_out(team):
    early = await told(team, FOLLOWS, "predict_recovery", on="2025-11-29")
    assert "planning rule" in early
    assert "is likely" not in early
    later = [await told(team, FOLLOWS, "predict_recovery", on=f"2025-12-{day:02}") for day in range(4, 26, 3)]
    assert any("what people usually show, since your own log holds only" in text for text in later)


async def test_where_readiness_cannot_be_told_the_path_is_that_of_its_strongest_part(team):
    text = await told(team, "Leila Haddad", "predict_recovery", on="2025-12-04")
    assert "On Fri 5 Dec your wellness is likely 3." in text
