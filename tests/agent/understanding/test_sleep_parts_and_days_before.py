"""Which part of sleep is asked for, and the days before those that were asked about."""

from datetime import timedelta

import pytest

from agent.understanding.reading import Intent
from tests.agent.understanding.heard import TODAY, understood


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("when should I go to bed?", "bedtime"),
        ("when should I go to bed if I get up at 6?", "bedtime"),
        ("do naps count?", "debt"),
        ("how is my sleep?", None),
    ],
)
def test_which_part_of_sleep_is_asked_for(text: str, first: str | None) -> None:
    request = understood("athlete", text)
    assert request.intent is Intent.SLEEP
    assert request.wish is not None
    assert request.wish.first == first


@pytest.mark.parametrize(
    ("texts", "from_ago", "to_ago"),
    [
        (("how did I sleep?", "and the week before?"), 7, 1),
        (("how is my sleep?", "and the week before?"), 7, 1),
        (("how did I sleep?", "and the week before?", "and the week before that?"), 14, 8),
        (("how did I sleep last week?", "what about the week before?"), 16, 10),
    ],
)
def test_the_week_before_ends_where_the_last_one_began(texts: tuple[str, ...], from_ago: int, to_ago: int) -> None:
    query = understood("athlete", *texts).query
    assert query is not None
    assert (query.metric, query.aggregate) == ("sleep_min", "mean")
    assert (query.first_on, query.last_on) == (TODAY - timedelta(days=from_ago), TODAY - timedelta(days=to_ago))


def test_the_night_before_is_assessed_like_the_last_one() -> None:
    request = understood("athlete", "how is my sleep?", "and the night before?")
    assert request.intent is Intent.SLEEP
    assert request.period is not None
    assert request.period.first_on == request.period.last_on == TODAY - timedelta(days=1)


def test_the_week_before_a_wish_is_no_question_of_days() -> None:
    assert understood("athlete", "export my data", "and the week before?").period is None
