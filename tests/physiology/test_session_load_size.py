"""A session beside the athlete's own of the last weeks: the median, which currency, and from where on it is named."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from physiology.finding import Fact, Kind
from physiology.observation import Source
from physiology.session import DoneSession
from physiology.session_load import Body, SessionRecord, assess_session, currencies
from physiology.session_load.size import NOTABLE_PCT, RECENT_DAYS, usual_size
from physiology.stream import Stream

DAY = date(2026, 3, 2)
STRAP = Source(vendor="strap")
BODY = Body(
    resting_hr=Fact(metric="resting_hr_baseline_bpm", value=50.0),
    max_hr=Fact(metric="max_hr_bpm", value=190.0, kind=Kind.MEASURED),
    sexes=("male",),
)


def session(ago: int, minutes: float = 20.0, rpe: float | None = 5.0) -> SessionRecord:
    on = DAY - timedelta(days=ago)
    ended_at = datetime(2026, 3, 2, 18, tzinfo=UTC) - timedelta(days=ago)
    fields = {"activity": "run", "duration_min": minutes, "session_rpe": rpe, "ended_at": ended_at, "source": STRAP}
    return SessionRecord(on, DoneSession.model_validate({"on": on, **fields}))


def recorded(ago: int, bpm: float) -> SessionRecord:
    one = session(ago, rpe=None)
    assert one.session is not None
    assert one.session.ended_at is not None
    began_at = one.session.ended_at - timedelta(minutes=20)
    stream = Stream("heart_rate_bpm", one.on, np.arange(1200.0), np.full(1200, bpm), STRAP, began_at)
    return SessionRecord(one.on, one.session, (stream,))


def size(one: SessionRecord, earlier: list[SessionRecord]):
    return usual_size(one, currencies(one, BODY), earlier, BODY)


EIGHT = [session(ago) for ago in range(8, 0, -1)]


@pytest.mark.parametrize(
    ("minutes", "code", "change"),
    [
        (23.0, "SESSION_HARDER", 15.0),
        (22.9, "SESSION_AS_USUAL", 14.5),
        (20.0, "SESSION_AS_USUAL", 0.0),
        (17.1, "SESSION_AS_USUAL", -14.5),
        (17.0, "SESSION_EASIER", -15.0),
        (60.0, "SESSION_HARDER", 200.0),
    ],
)
def test_fifteen_per_cent_to_a_side_is_named(minutes, code, change):
    (reason,) = size(session(0, minutes), EIGHT)
    told = {fact.metric: fact.value for fact in reason.facts}
    assert reason.code == code
    assert told["session_load_vs_usual_pct"] == pytest.approx(change)
    assert told["session_load_usual_au"] == 100.0
    assert told["sessions_count"] == 8
    assert (NOTABLE_PCT, reason.citation) == (15.0, "house_rule")


def test_seven_sessions_are_no_yardstick_and_the_day_itself_does_not_count():
    assert size(session(0), EIGHT[1:]) == ()
    assert size(session(0), [*EIGHT[1:], session(0)]) == ()
    assert size(session(0), EIGHT) != ()


def test_only_four_weeks_count():
    edge = [session(RECENT_DAYS), *EIGHT[1:]]
    (reason,) = size(session(0), edge)
    window = reason.facts[1].window
    assert window is not None
    assert (window.first_on, window.last_on) == (DAY - timedelta(days=28), DAY - timedelta(days=1))
    assert (window.days_used, window.days_expected) == (8, 28)
    assert size(session(0), [session(RECENT_DAYS + 1), *EIGHT[1:]]) == ()


def test_two_sessions_of_a_day_are_two_sessions_of_one_day():
    (reason,) = size(session(0), [*EIGHT, session(3, 40.0)])
    window = reason.facts[2].window
    assert window is not None
    assert (reason.facts[2].value, window.days_used) == (9, 8)


def test_unrated_sessions_are_left_out_of_the_usual():
    (reason,) = size(session(0), [*EIGHT, session(9, rpe=None)])
    assert reason.facts[2].value == 8


def test_the_middle_is_taken_and_not_the_mean():
    (reason,) = size(session(0), [*EIGHT[:-1], session(1, 200.0)])
    assert reason.facts[1].value == 100.0


def test_heart_rate_speaks_where_nobody_rated_the_session():
    earlier = [recorded(ago, 140.0) for ago in range(8, 0, -1)]
    (reason,) = size(recorded(0, 160.0), earlier)
    usual = currencies(earlier[0], BODY)["trimp_au"].value
    load = currencies(recorded(0, 160.0), BODY)["trimp_au"].value
    assert reason.code == "SESSION_HARDER_BY_HEART"
    assert [fact.metric for fact in reason.facts] == ["trimp_vs_usual_pct", "trimp_usual_au", "sessions_count"]
    assert reason.facts[0].value == pytest.approx(100 * (load / usual - 1))
    assert reason.facts[1].value == pytest.approx(usual)
    (easier,) = size(recorded(0, 110.0), earlier)
    assert easier.code == "SESSION_EASIER_BY_HEART"


def test_a_rated_session_with_few_rated_ones_before_falls_back_on_heart_rate():
    rated = recorded(0, 140.0)
    assert rated.session is not None
    rated = SessionRecord(rated.on, rated.session.model_copy(update={"session_rpe": 5.0}), rated.streams)
    earlier = [recorded(ago, 140.0) for ago in range(8, 0, -1)]
    (reason,) = size(rated, earlier)
    assert reason.code == "SESSION_AS_USUAL_BY_HEART"


def test_a_recording_without_a_session_has_no_rating_to_compare():
    alone = SessionRecord(DAY - timedelta(days=9), None)
    (reason,) = size(session(0), [alone, *EIGHT])
    assert reason.facts[2].value == 8


def test_the_finding_carries_the_comparison_with_all_activities():
    others = [SessionRecord(one.on, one.session.model_copy(update={"activity": "row"})) for one in EIGHT if one.session]
    found = assess_session(session(0, 40.0), BODY, others)
    assert [reason.code for reason in found.reasons] == ["SESSION_RATED", "SESSION_HARDER"]
    assert {"session_load_vs_usual_pct", "session_load_usual_au"} <= {fact.metric for fact in found.facts}
    assert found.caveats == ()


def test_sessions_without_a_heart_rate_are_left_out_of_the_usual_by_heart():
    earlier = [recorded(ago, 140.0) for ago in range(8, 0, -1)]
    (reason,) = size(recorded(0, 160.0), [session(9, rpe=None), *earlier])
    assert reason.facts[2].value == 8


def test_the_longest_session_before_and_the_rating_were_reported_on_their_own_days():
    found = assess_session(session(0, 40.0), BODY, EIGHT)
    facts = {fact.metric: fact for fact in found.facts}
    assert facts["longest_min"].kind is Kind.MEASURED
    for key in ("session_duration_min", "session_rpe"):
        window = facts[key].window
        assert window is not None
        assert (window.first_on, window.last_on) == (DAY, DAY)
