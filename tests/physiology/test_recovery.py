"""The recovery window: a range by kind of session, stretched by poor sleep, corrected by the athlete's own past."""

from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.finding import InsufficientData, Kind, Status
from physiology.history import DailyHistory
from physiology.observation import Source
from physiology.recovery import assess_recovery
from physiology.recovery.own import own_response
from physiology.recovery.window import Demand, demand, sleep_stretch
from physiology.session import DoneSession, SessionKind
from physiology.wellness.scales import ITEMS
from tests.physiology.judged_days import DAYS, FIRST_ON, all_items, history, shaped

TODAY = FIRST_ON + timedelta(days=DAYS - 1)
YESTERDAY = TODAY - timedelta(days=1)
MORNING = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC)
CHAT = Source(vendor="chat")
good_sleep = {"sleep_min": 470.0, "sleep_efficiency_pct": 92.0}


def done(on: date = YESTERDAY, **fields) -> DoneSession:
    given_fields = {"activity": "run", "duration_min": 50.0, "session_rpe": 6.0, "kind": SessionKind.TEMPO} | fields
    return DoneSession(on=on, source=CHAT, **given_fields)


def codes(finding) -> list[str]:
    return [reason.code for reason in finding.reasons]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": SessionKind.EASY, "session_rpe": 3.0}, Demand.EASY),
        ({"kind": SessionKind.EASY, "session_rpe": 8.0}, Demand.HARD),
        ({"kind": SessionKind.TEMPO, "session_rpe": None}, Demand.THRESHOLD),
        ({"kind": SessionKind.STRENGTH, "session_rpe": 5.0}, Demand.THRESHOLD),
        ({"kind": SessionKind.MATCH, "session_rpe": 3.0}, Demand.HARD),
        ({"kind": SessionKind.INTERVALS, "session_rpe": None}, Demand.HARD),
        ({"kind": SessionKind.OTHER, "session_rpe": None}, Demand.THRESHOLD),
        ({"kind": SessionKind.OTHER, "session_rpe": 2.0}, Demand.EASY),
        ({"kind": SessionKind.OTHER, "session_rpe": 2.0, "duration_min": 100.0}, Demand.THRESHOLD),
        ({"kind": SessionKind.EASY, "session_rpe": 2.0, "duration_min": 160.0}, Demand.HARD),
    ],
)
def test_a_session_asks_the_most_of_its_kind_rating_and_length(fields, expected):
    assert demand(done(**fields)) is expected


@given(st.one_of(st.none(), st.floats(0.0, 700.0)), st.one_of(st.none(), st.floats(20.0, 100.0)), st.floats(0.0, 200.0))
def test_worse_sleep_never_shortens_the_window(sleep_min, efficiency_pct, less):
    stretch = sleep_stretch(sleep_min, efficiency_pct)
    assert 1.0 <= stretch <= 1.5
    if sleep_min is not None:
        assert sleep_stretch(max(sleep_min - less, 0.0), efficiency_pct) >= stretch
    if efficiency_pct is not None:
        assert sleep_stretch(sleep_min, max(efficiency_pct - less, 0.0)) >= stretch


def test_six_hours_and_eighty_percent_stretch_nothing_and_silence_does_not_either():
    assert sleep_stretch(360.0, 80.0) == sleep_stretch(None, None) == 1.0


def test_a_hard_session_after_good_sleep_asks_two_to_three_days():
    finding = assess_recovery(history(good_sleep, drop=ITEMS), done(session_rpe=9.0, ended_at=None), MORNING)
    window = finding.value
    assert (window.demand, window.low_h, window.high_h) == (Demand.HARD, 48.0, 72.0)
    assert (window.left_low_h, window.left_high_h) == (34.0, 58.0)
    assert window.ready_by - window.ended_at == timedelta(hours=72)
    assert codes(finding) == ["RECOVERY_AFTER_HARD"]
    assert finding.caveats == ("PLANNING_RULE", "END_ASSUMED")
    assert finding.status is Status.OK
    hours, left = finding.facts
    assert (hours.metric, hours.low, hours.high, hours.kind) == ("recovery_h", 48.0, 72.0, Kind.PREDICTED)
    assert (left.metric, left.low, left.high) == ("recovery_left_h", 34.0, 58.0)


def test_poor_sleep_turns_two_days_into_three():
    finding = assess_recovery(history({"sleep_min": 230.0}, drop=ITEMS), done(session_rpe=9.0), MORNING)
    assert (finding.value.low_h, finding.value.high_h) == (72.0, 108.0)
    assert codes(finding) == ["RECOVERY_AFTER_HARD", "RECOVERY_SLEEP_SHORT"]
    restless = assess_recovery(
        history({"sleep_min": 420.0, "sleep_efficiency_pct": 65.0}, drop=ITEMS), done(session_rpe=9.0), MORNING
    )
    assert codes(restless) == ["RECOVERY_AFTER_HARD", "RECOVERY_SLEEP_INEFFICIENT"]
    assert {fact.metric for fact in restless.reasons[1].facts} == {"sleep_efficiency_pct"}


def test_before_the_first_night_the_night_before_speaks():
    evening = MORNING.replace(hour=20)
    finding = assess_recovery(history({"sleep_min": 230.0}, drop=ITEMS), done(on=TODAY, session_rpe=9.0), evening)
    assert finding.value.sleep_stretch == 1.5


def test_unknown_sleep_stretches_nothing_and_is_said():
    finding = assess_recovery(history(drop=("sleep_min", "sleep_efficiency_pct", *ITEMS)), done(), MORNING)
    assert (finding.value.low_h, finding.value.high_h) == (24.0, 48.0)
    assert "SLEEP_UNKNOWN" in finding.caveats
    assert finding.status is Status.PROVISIONAL


def test_an_unrated_session_goes_by_its_kind_and_is_called_unrated():
    finding = assess_recovery(history(good_sleep), done(session_rpe=None), MORNING)
    assert "SESSION_UNRATED" in finding.caveats
    assert finding.value.own_sessions == 0
    assert [fact.metric for fact in finding.reasons[0].facts] == ["session_duration_min"]


def test_a_known_end_is_used_and_never_lies_ahead():
    ended_at = MORNING - timedelta(hours=20)
    finding = assess_recovery(history(good_sleep), done(ended_at=ended_at), MORNING)
    assert finding.value.ended_at == ended_at
    assert "END_ASSUMED" not in finding.caveats
    later = assess_recovery(history(good_sleep), done(on=TODAY), MORNING)
    assert later.value.ended_at == MORNING
    assert later.value.left_high_h == later.value.high_h


def test_a_low_check_in_holds_the_window_open():
    finding = assess_recovery(history(good_sleep | all_items(2.2)), done(session_rpe=6.0), MORNING)
    assert finding.value.still_low
    assert codes(finding)[-1] == "RECOVERY_STILL_LOW"
    assert finding.value.left_low_h >= 6.0
    long_ago = done(on=TODAY - timedelta(days=9))
    assert not assess_recovery(history(good_sleep | all_items(2.2)), long_ago, MORNING).value.still_low


@pytest.mark.parametrize("session", [None, done(on=TODAY - timedelta(days=11))])
def test_no_session_in_ten_days_is_insufficient(session):
    with pytest.raises(InsufficientData) as lack:
        assess_recovery(history(), session, MORNING)
    assert (lack.value.quantity, lack.value.needed, lack.value.got, lack.value.missing) == (
        "recovery",
        1,
        0,
        "sessions",
    )


def repeated(dip: float, sessions: int) -> DailyHistory:
    """Every fourth day a session of 400 AU, and wellness that is `dip` away from 3.5 on the morning after."""
    loads, items = np.full(DAYS, np.nan), np.tile([3.4, 3.6], DAYS // 2)
    for back in range(4, 4 * (sessions + 1), 4):
        loads[-back] = 400.0
        items[-back + 1] += dip
    series = dict.fromkeys(ITEMS, items) | {"session_load_au": loads}
    return DailyHistory(FIRST_ON, DAYS, series)


def test_an_athlete_who_dips_after_such_sessions_gets_longer_and_one_who_does_not_gets_shorter():
    longer = own_response(repeated(-1.0, 8), DAYS - 1, 400.0, 1)
    shorter = own_response(repeated(+1.0, 8), DAYS - 1, 400.0, 1)
    assert longer.sessions == shorter.sessions == 8
    assert 0.75 <= shorter.stretch < 1.0 < longer.stretch <= 1.5
    assert longer.wellness_vs_usual < 0 < shorter.wellness_vs_usual
    hard_on_them = assess_recovery(repeated(-1.0, 8), done(duration_min=50.0, session_rpe=8.0), MORNING)
    easy_on_them = assess_recovery(repeated(+1.0, 8), done(duration_min=50.0, session_rpe=8.0), MORNING)
    assert "RECOVERY_OWN_SLOWER" in codes(hard_on_them)
    assert "RECOVERY_OWN_FASTER" in codes(easy_on_them)
    assert easy_on_them.value.high_h < 72.0 < hard_on_them.value.high_h


def test_a_correction_is_shrunk_and_needs_five_comparable_sessions():
    assert own_response(repeated(-1.0, 4), DAYS - 1, 400.0, 1) is None
    few, many = (own_response(repeated(-0.3, count), DAYS - 1, 400.0, 1) for count in (5, 20))
    assert 1.0 < few.stretch < many.stretch


@pytest.mark.parametrize("load_au", [None, 0.0, 900.0])
def test_a_session_unlike_all_others_is_compared_with_none(load_au):
    assert own_response(repeated(-1.0, 8), DAYS - 1, load_au, 1) is None


def test_a_small_correction_is_not_worth_a_sentence():
    finding = assess_recovery(repeated(0.0, 8), done(session_rpe=8.0), MORNING)
    assert finding.value.own_sessions == 8
    assert not any(code.startswith("RECOVERY_OWN") for code in codes(finding))


def test_a_window_never_exceeds_ten_days():
    worst = shaped(sleep_min=[100.0] * 9, **{item: [1.0] for item in ITEMS})
    finding = assess_recovery(worst, done(on=TODAY - timedelta(days=8), session_rpe=9.0), MORNING)
    assert finding.value.high_h <= 240.0


def told(reason):
    return (reason.code, reason.citation, [(fact.metric, fact.value) for fact in reason.facts])


def test_each_reason_names_its_source_and_holds_its_facts():
    restless = shaped(sleep_min=[300.0], sleep_efficiency_pct=[70.0], **{item: [2.2] for item in ITEMS})
    finding = assess_recovery(restless, done(session_rpe=9.0), MORNING)
    session, sleep, *rest = finding.reasons
    assert told(session) == (
        "RECOVERY_AFTER_HARD", "house_rule", [("session_duration_min", 50.0), ("session_rpe", 9.0)],
    )  # fmt: skip
    assert {fact.window.last_on for fact in session.facts} == {YESTERDAY}
    assert {fact.kind for fact in session.facts} == {Kind.MEASURED}
    assert told(sleep) == ("RECOVERY_SLEEP_SHORT", "rae-2017", [("sleep_min", 300.0), ("sleep_efficiency_pct", 70.0)])
    assert {(fact.window.first_on, fact.window.last_on, fact.window.days_used) for fact in sleep.facts} == {
        (TODAY, TODAY, 1)
    }
    low = rest[-1]
    assert (low.code, low.citation) == ("RECOVERY_STILL_LOW", "saw-2016")
    assert [fact.metric for fact in low.facts] == ["wellness_score", "wellness_vs_usual"]


def test_only_what_was_poor_about_the_nights_is_told():
    short = assess_recovery(
        history({"sleep_min": 300.0, "sleep_efficiency_pct": 92.0}, drop=ITEMS), done(session_rpe=9.0), MORNING
    )
    assert told(short.reasons[1]) == ("RECOVERY_SLEEP_SHORT", "rae-2017", [("sleep_min", 300.0)])
    restless = assess_recovery(
        history({"sleep_min": 420.0, "sleep_efficiency_pct": 70.0}, drop=ITEMS), done(session_rpe=9.0), MORNING
    )
    assert told(restless.reasons[1]) == (
        "RECOVERY_SLEEP_INEFFICIENT", "rae-2017", [("sleep_efficiency_pct", 70.0)],
    )  # fmt: skip


def test_the_nights_since_the_session_are_those_after_its_day():
    days = shaped(sleep_min=[100.0, 240.0, 480.0])
    two = assess_recovery(days, done(on=TODAY - timedelta(days=2), session_rpe=9.0), MORNING)
    assert two.value.sleep_stretch == 1.0
    one = assess_recovery(shaped(sleep_min=[480.0, 300.0]), done(session_rpe=9.0), MORNING)
    assert one.value.sleep_stretch == 1.25
    three = assess_recovery(days, done(on=TODAY - timedelta(days=3), session_rpe=9.0), MORNING)
    mean_min = (100.0 + 240.0 + 480.0) / 3
    assert three.value.sleep_stretch == pytest.approx(1.0 + 0.5 * (360.0 - mean_min) / 120.0)
    assert three.reasons[1].facts[0].window.days_used == 3


def test_the_window_begins_and_ends_after_the_sessions_end():
    ended_at = MORNING - timedelta(hours=20)
    finding = assess_recovery(history(good_sleep, drop=ITEMS), done(session_rpe=9.0, ended_at=ended_at), MORNING)
    window = finding.value
    assert (window.ready_from, window.ready_by) == (ended_at + timedelta(hours=48), ended_at + timedelta(hours=72))
    hours, left = finding.facts
    assert (hours.value, left.value) == (60.0, 40.0)
    assert (hours.window.last_on, left.window.last_on) == (YESTERDAY, TODAY)


@pytest.mark.parametrize(("hours_ago", "low_h", "high_h"), [(20, 30.0, 48.0), (40, 54.0, 66.0), (96, 108.0, 120.0)])
def test_a_low_morning_keeps_half_a_day_to_a_day_ahead(hours_ago, low_h, high_h):
    low = history(good_sleep | all_items(2.2), drop=("session_load_au",))
    ended_at = MORNING - timedelta(hours=hours_ago)
    window = assess_recovery(low, done(on=ended_at.date(), ended_at=ended_at), MORNING).value
    assert (window.still_low, window.low_h, window.high_h) == (True, low_h, high_h)


def test_an_assumed_end_is_in_the_athletes_own_zone():
    here = timezone(timedelta(hours=2))
    evening = datetime(TODAY.year, TODAY.month, TODAY.day, 20, tzinfo=here)
    window = assess_recovery(history(good_sleep), done(on=TODAY, ended_at=None), evening).value
    assert window.ended_at == datetime(TODAY.year, TODAY.month, TODAY.day, 18, tzinfo=here)


def test_how_the_athlete_took_such_sessions_is_told_with_its_number():
    slower, faster = (
        next(
            reason
            for reason in assess_recovery(repeated(dip, 8), done(duration_min=50.0, session_rpe=8.0), MORNING).reasons
            if reason.code.startswith("RECOVERY_OWN")
        )
        for dip in (-1.0, 1.0)
    )
    assert (slower.code, slower.citation, faster.code) == ("RECOVERY_OWN_SLOWER", "house_rule", "RECOVERY_OWN_FASTER")
    assert [fact.metric for fact in slower.facts] == ["count", "wellness_vs_usual"]
    assert slower.facts[0].value == 8
    assert slower.facts[1].value < 0 < faster.facts[1].value
