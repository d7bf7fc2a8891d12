"""A day's sessions, as they are told."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice

import numpy as np
import pytest

from physiology.observation import Observation, Source
from physiology.session import DoneSession
from physiology.stream import Stream
from prompts.messages import has
from simulation.roster import COACH
from store import Store
from tests.agent.sound_calls import Said, principals, said
from tests.tools.test_tool_message_codes import codes, wordless
from tools import TOOLS
from tools.session_review import COMPARED_DAYS
from workflows.seeding import seed_team

TODAY = date(2026, 3, 4)
STRAP = Source(vendor="strap")
TOLD = ("Rohan Mehta", "Maya Torres", "Kenji Mori", "Elif Kaya", "Wanjiru Kamau")
"""Who record much, or train unevenly."""
Call = tuple[str, dict[str, object]]


def review(**arguments: object) -> Call:
    return "review_session", arguments


@pytest.fixture
async def team(sqlite_store: Store) -> Store:
    await seed_team(sqlite_store, 7, TODAY, athletes=22, days=75)
    return sqlite_store


@pytest.fixture
async def loner(sqlite_store: Store) -> Store:
    """Somebody of known body without any session."""
    team = await sqlite_store.people.add_team("Harriers")
    await sqlite_store.people.add_coach(team.id, COACH)
    ada = await sqlite_store.people.add_athlete(team.id, "Ada Berg", birth_year=1990)
    past = [TODAY - timedelta(days=ago) for ago in range(20)]
    mornings = [Observation(metric="resting_hr_bpm", value=50, on=on, source=STRAP) for on in past]
    await sqlite_store.observations.record(ada.id, mornings)
    return sqlite_store


def run(ago: int = 0, **more: object) -> DoneSession:
    ended_at = datetime(2026, 3, 4, 9, 30, tzinfo=UTC) - timedelta(days=ago)
    fields = {"activity": "run", "duration_min": 30.0, "ended_at": ended_at, "source": STRAP} | more
    return DoneSession.model_validate({"on": TODAY - timedelta(days=ago), **fields})


def pulse(session: DoneSession, bpm: float = 150.0, metric: str = "heart_rate_bpm") -> Stream:
    began_at = session.ended_at - timedelta(minutes=session.duration_min) if session.ended_at else None
    seconds = np.arange(0.0, session.duration_min * 60)
    return Stream(metric, session.on, seconds, np.full(seconds.size, bpm), STRAP, began_at)


async def told(store: Store, *calls: Call) -> list[Said]:
    _, athletes = await principals(store, COACH)
    return await said(store, athletes[0], TODAY, list(calls))


async def ada_did(store: Store, sessions: list[DoneSession], streams: list[Stream] | None = None) -> None:
    ada = await store.people.athlete("Ada Berg")
    assert ada is not None
    await store.import_batch(ada.id, [], sessions, streams=streams or [])


def days() -> Iterator[Call]:
    for ago in range(-1, 45):
        yield review(on=str(TODAY - timedelta(days=ago)))


async def test_every_review_is_carried_by_its_evidence(team):
    _, athletes = await principals(team, COACH)
    codes_said = set()
    for athlete in athletes:
        if athlete.name not in TOLD:
            continue
        answers = await said(team, athlete, TODAY, [review(), *islice(days(), TOLD.index(athlete.name), None, 4)])
        assert [(one.arguments, one.text, one.violations) for one in answers if one.violations or one.error] == []
        codes_said |= {word for one in answers for word in ("training impulse", "step in length", "cost of the work")
                       if word in one.text}  # fmt: skip
    assert codes_said == {"training impulse", "step in length", "cost of the work"}


async def test_a_coach_hears_the_same_about_somebody_with_a_name(team):
    coach, _ = await principals(team, COACH)
    answers = await said(team, coach, TODAY, [review(person=f"A{number}") for number in range(1, 8)])
    assert [(one.text, one.violations, one.error) for one in answers if one.violations or one.error] == []
    assert all(one.text.split()[0] not in ("The", "I") for one in answers)


async def test_a_session_is_told_in_each_currency_with_what_limits_it(loner):
    session = run(session_rpe=6, distance_km=6.0)
    await ada_did(loner, [session], [pulse(session), pulse(session, 210.0, "power_w")])
    (answer,) = await told(loner, review())
    assert answer.violations == ()
    assert "The session (run, today) took 30 min, the distance was 6.0 km." in answer.text
    assert "Session load by rating is 180 AU, from an effort of 6.0 of 10." in answer.text
    assert "The training impulse from heart rate is about 5" in answer.text
    assert "Normalised power was 210 W." in answer.text
    assert "The mechanical work was 378 kJ." in answer.text
    assert "The maximal heart rate is predicted from age" in answer.text
    assert "The formula differs between men and women" in answer.text
    assert "Loads by rating, by heart rate and by power are different numbers" in answer.text


async def test_without_a_day_the_newest_of_the_last_week_is_told(loner):
    await ada_did(loner, [run(7, session_rpe=4), run(9, session_rpe=9)])
    unnamed, named = await told(loner, review(), review(on=str(TODAY)))
    assert "The session (run, Wed 25 Feb)" in unnamed.text
    assert named.text.startswith("I can't tell: I find no session today or in the week before.")


async def test_an_older_session_is_not_told_unasked(loner):
    await ada_did(loner, [run(8, session_rpe=4)])
    unnamed, named, empty = await told(
        loner, review(), review(on=str(TODAY - timedelta(days=8))), review(on=str(TODAY - timedelta(days=5)))
    )
    assert "I find no session" in unnamed.text
    assert "The session (run, Tue 24 Feb)" in named.text
    assert "I find no session on Fri 27 Feb." in empty.text
    assert [one.violations for one in (unnamed, named, empty)] == [(), (), ()]


async def test_a_session_of_nothing_but_a_length_asks_how_hard_it_was(loner):
    await ada_did(loner, [run()])
    (answer,) = await told(loner, review())
    assert answer.violations == ()
    assert "neither an effort rating nor a recording" in answer.text


async def test_one_usable_session_of_two_is_told(loner):
    await ada_did(loner, [run(), run(ended_at=datetime(2026, 3, 4, 18, tzinfo=UTC), session_rpe=5)])
    (answer,) = await told(loner, review())
    assert answer.text.count("The session") == 1
    assert "150 AU" in answer.text


async def test_a_recording_without_a_session_is_told_as_one(loner):
    await ada_did(loner, [], [pulse(run())])
    (answer,) = await told(loner, review())
    assert "The session (workout, today) took 30 min." in answer.text
    assert answer.violations == ()


async def test_a_large_step_is_said_to_be_a_groups_finding_and_no_forecast(loner):
    earlier = [run(ago, session_rpe=4, distance_km=5.0) for ago in (10, 8, 3)]
    await ada_did(loner, [*earlier, run(session_rpe=4, distance_km=11.0)])
    (answer,) = await told(loner, review())
    assert "That is a large step in length: 120 % above anything of the kind in the month before." in answer.text
    assert "A large study of runners linked such steps" in answer.text
    assert answer.violations == ()


@pytest.mark.parametrize(("rise", "word"), [(20.0, "above"), (-20.0, "below")])
async def test_the_hearts_cost_is_told_with_its_direction(loner, rise, word):
    earlier = [run(ago, distance_km=6.0) for ago in range(2, 11)]
    newest = run(distance_km=6.0)
    streams = [pulse(one, 150.0 + ago % 3) for ago, one in enumerate(earlier)]
    await ada_did(loner, [*earlier, newest], [*streams, pulse(newest, 150.0 + rise)])
    (answer,) = await told(loner, review())
    assert f"% {word} your usual." in answer.text
    assert answer.violations == ()


async def test_only_the_last_three_sessions_of_a_day_are_told(loner):
    hours = [run(ended_at=datetime(2026, 3, 4, hour, tzinfo=UTC), session_rpe=5) for hour in (7, 9, 11, 13)]
    await ada_did(loner, hours)
    (answer,) = await told(loner, review())
    assert answer.text.count("The session (run") == 3


def test_every_code_has_its_words():
    found = codes("session_load/assessment.py")
    assert {"SESSION_SPIKE_LARGE", "MAX_HR_PREDICTED", "SESSION_COST_LOW", "HEART_GAPS"} <= found
    assert wordless(("", "CAVEAT_"), found) == set()
    assert has("LACKING_session_review")
    assert has("SESSION_HEART_RANGE")
    assert COMPARED_DAYS == 60
    assert "review_session" in {tool.name for tool in TOOLS}


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(60.0, "was harder than usual"), (20.0, "was easier than usual"), (31.0, "was about as hard as usual")],
)
async def test_a_review_says_first_how_the_session_compares_with_the_weeks_before(loner, minutes, words):
    before = [run(ago, session_rpe=4) for ago in range(1, 10)]
    await ada_did(loner, [*before, run(session_rpe=4, duration_min=minutes)])
    (answer,) = await told(loner, review())
    assert answer.violations == ()
    assert answer.text.startswith(f"The session (run, today) {words}. It took")
    assert "120 AU, the middle of 9 sessions in the month before." in answer.text
    assert answer.text.count("No heart rate was recorded with it.") == 1


async def test_without_ratings_heart_rate_is_compared(loner):
    sessions = [run(ago) for ago in range(10)]
    await ada_did(loner, sessions, [pulse(one, 165.0 if one.on == TODAY else 140.0) for one in sessions])
    (answer,) = await told(loner, review())
    assert answer.violations == ()
    assert "The training impulse is " in answer.text
    assert "% above usual; usual is" in answer.text


async def test_too_few_sessions_are_compared_with_nothing(loner):
    await ada_did(loner, [run(ago, session_rpe=4) for ago in range(5)])
    (answer,) = await told(loner, review())
    assert "usual" not in answer.text
    assert answer.violations == ()
