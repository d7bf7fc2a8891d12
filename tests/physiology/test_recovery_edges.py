"""The recovery window at the edges of its rules: efforts, nights, hours, own sessions."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from physiology.finding import InsufficientData
from physiology.history import DailyHistory
from physiology.hrv.baseline import ln_rmssd
from physiology.observation import Source
from physiology.readiness.signals import judged_hrv, judged_wellness
from physiology.recovery import assess_recovery
from physiology.recovery.component import strongest
from physiology.recovery.own import own_response
from physiology.recovery.window import Demand, demand, sleep_stretch
from physiology.session import DoneSession, SessionKind
from physiology.wellness.scales import ITEMS
from physiology.wellness.score import items_of, wellness_score
from tests.physiology.judged_days import DAYS, FIRST_ON, all_items, history, shaped

TODAY = FIRST_ON + timedelta(days=DAYS - 1)
YESTERDAY = TODAY - timedelta(days=1)
MORNING = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC)
GOOD = {"sleep_min": 470.0, "sleep_efficiency_pct": 92.0}


def done(on=YESTERDAY, **fields):
    values = {"activity": "run", "duration_min": 50.0, "session_rpe": 6.0, "kind": SessionKind.TEMPO} | fields
    return DoneSession(on=on, source=Source(vendor="chat"), **values)


def known(reason):
    return [(fact.metric, fact.value) for fact in reason.facts]


@pytest.mark.parametrize(
    ("rpe", "minutes", "expected"),
    [
        (4.9, 89.9, Demand.EASY),
        (5.0, 30.0, Demand.THRESHOLD),
        (7.9, 30.0, Demand.THRESHOLD),
        (8.0, 30.0, Demand.HARD),
        (2.0, 90.0, Demand.THRESHOLD),
        (2.0, 149.9, Demand.THRESHOLD),
        (2.0, 150.0, Demand.HARD),
    ],
)
def test_effort_and_length_ask_for_more_from_their_edges_on(rpe, minutes, expected):
    easy = done(kind=SessionKind.EASY, session_rpe=rpe, duration_min=minutes)
    assert demand(easy) is expected
    assert demand(easy.model_copy(update={"kind": SessionKind.OTHER})) is expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (SessionKind.EASY, Demand.EASY),
        (SessionKind.MOBILITY, Demand.EASY),
        (SessionKind.TEMPO, Demand.THRESHOLD),
        (SessionKind.STRENGTH, Demand.THRESHOLD),
        (SessionKind.OTHER, Demand.THRESHOLD),
        (SessionKind.LONG, Demand.HARD),
        (SessionKind.INTERVALS, Demand.HARD),
        (SessionKind.MATCH, Demand.HARD),
    ],
)
def test_without_a_rating_the_kind_speaks(kind, expected):
    assert demand(done(kind=kind, session_rpe=None, duration_min=40.0)) is expected


@pytest.mark.parametrize(
    ("sleep_min", "efficiency_pct", "stretch"),
    [
        (361.0, 81.0, 1.0),
        (348.0, None, 1.05),
        (300.0, 72.5, 1.25),
        (330.0, 72.5, 1.25),
        (300.0, 77.0, 1.25),
        (240.0, None, 1.5),
        (200.0, None, 1.5),
        (None, 72.5, 1.25),
        (None, 77.0, 1.1),
        (480.0, 65.0, 1.5),
    ],
)
def test_the_worse_of_length_and_efficiency_stretches(sleep_min, efficiency_pct, stretch):
    assert sleep_stretch(sleep_min, efficiency_pct) == pytest.approx(stretch)


@pytest.mark.parametrize(("low_h", "high_h", "fields"), [(12.0, 24.0, {"session_rpe": 3.0, "kind": SessionKind.EASY}),
    (24.0, 48.0, {"session_rpe": 6.0}), (48.0, 72.0, {"session_rpe": 8.0})])  # fmt: skip
def test_each_demand_has_its_hours_and_its_reason(low_h, high_h, fields):
    finding = assess_recovery(history(GOOD, drop=ITEMS), done(**fields), MORNING)
    assert (finding.value.low_h, finding.value.high_h) == (low_h, high_h)
    assert finding.reasons[0].code == f"RECOVERY_AFTER_{finding.value.demand.value.upper()}"
    assert (finding.value.sleep_stretch, finding.value.own_stretch, finding.value.own_sessions) == (1.0, 1.0, 0)
    assert (finding.method, finding.as_of) == ("recovery@1", TODAY)


@pytest.mark.parametrize(("sleep_min", "low_h", "high_h"), [(330.0, 54.0, 84.0), (345.0, 54.0, 78.0)])
def test_hours_come_in_steps_of_six(sleep_min, low_h, high_h):
    window = assess_recovery(history(GOOD | {"sleep_min": sleep_min}, drop=ITEMS), done(session_rpe=9.0), MORNING).value
    assert (window.low_h, window.high_h) == (low_h, high_h)


def test_a_session_of_ten_days_ago_still_counts():
    old = assess_recovery(history(GOOD, drop=ITEMS), done(on=TODAY - timedelta(days=10)), MORNING).value
    assert (old.left_low_h, old.left_high_h) == (0.0, 0.0)


def test_what_is_left_is_zero_once_an_edge_is_behind_and_not_before():
    ended_at = MORNING - timedelta(hours=30)
    window = assess_recovery(history(GOOD, drop=ITEMS), done(ended_at=ended_at), MORNING).value
    assert (window.left_low_h, window.left_high_h) == (0.0, 18.0)
    assert (window.ready_from, window.ready_by) == (MORNING - timedelta(hours=6), MORNING + timedelta(hours=18))


@pytest.mark.parametrize(("hours_ago", "held"), [(96, True), (97, False)])
def test_a_low_morning_counts_until_twice_the_window(hours_ago, held):
    ended_at = MORNING - timedelta(hours=hours_ago)
    low = history(GOOD | all_items(2.2), drop=("session_load_au",))
    finding = assess_recovery(low, done(on=ended_at.date(), ended_at=ended_at), MORNING)
    assert finding.value.still_low == held
    assert ("RECOVERY_STILL_LOW" in [reason.code for reason in finding.reasons]) == held


def test_a_low_check_in_of_yesterday_holds_nothing_open():
    stale = shaped(**{item: [2.2, np.nan] for item in ITEMS})
    assert not assess_recovery(stale, done(), MORNING).value.still_low
    assert assess_recovery(shaped(**{item: [2.2] for item in ITEMS}), done(), MORNING).value.still_low


def test_an_ordinary_check_in_holds_nothing_open():
    assert not assess_recovery(history(GOOD), done(), MORNING).value.still_low


@pytest.mark.parametrize(("nights", "stretch"), [([240.0], 1.5), ([240.0, 480.0, 300.0], 1.0 + 0.5 * 20 / 120)])
def test_every_night_of_a_history_younger_than_the_session_counts(nights, stretch):
    young = DailyHistory(TODAY - timedelta(days=len(nights) - 1), len(nights), {"sleep_min": np.array(nights)})
    session = done(on=young.first_on - timedelta(days=1))
    value = assess_recovery(young, session, MORNING).value
    assert value.sleep_stretch == pytest.approx(stretch)


def test_on_the_first_day_of_a_history_its_only_night_speaks():
    first = DailyHistory(TODAY, 1, {"sleep_min": np.array([240.0])})
    assert assess_recovery(first, done(on=TODAY), MORNING.replace(hour=20)).value.sleep_stretch == 1.5


def test_either_of_length_and_efficiency_makes_the_night_known():
    for gone, left in (("sleep_min", "sleep_efficiency_pct"), ("sleep_efficiency_pct", "sleep_min")):
        finding = assess_recovery(history(GOOD, drop=(gone, *ITEMS)), done(), MORNING)
        assert "SLEEP_UNKNOWN" not in finding.caveats, left
        assert finding.status.value == "ok"


@pytest.mark.parametrize(
    ("sleep_min", "efficiency_pct", "told"),
    [
        (359.0, 79.0, [("sleep_min", 359.0), ("sleep_efficiency_pct", 79.0)]),
        (360.0, 79.0, [("sleep_efficiency_pct", 79.0)]),
        (359.0, 80.0, [("sleep_min", 359.0)]),
        (None, 79.0, [("sleep_efficiency_pct", 79.0)]),
        (359.0, None, [("sleep_min", 359.0)]),
    ],
)
def test_nights_are_poor_below_six_hours_and_below_eighty_percent(sleep_min, efficiency_pct, told):
    night = {"sleep_min": sleep_min or np.nan, "sleep_efficiency_pct": efficiency_pct or np.nan}
    reason = assess_recovery(history(night, drop=ITEMS), done(), MORNING).reasons[1]
    assert known(reason) == told
    short = told[0][0] == "sleep_min"
    assert reason.code == ("RECOVERY_SLEEP_SHORT" if short else "RECOVERY_SLEEP_INEFFICIENT")


def taken(mornings_after, loads_au, every=6, usual=(3.4, 3.6)):
    """Sessions `every` days apart, the newest first; wellness the mornings after each lies so far from usual."""
    loads, items = np.full(DAYS, np.nan), np.tile(usual, DAYS // 2)
    for number, load_au in enumerate(loads_au, start=1):
        day = DAYS - 1 - every * number
        loads[day] = load_au
        items[day + 1 : day + 1 + len(mornings_after)] += mornings_after
    return DailyHistory(FIRST_ON, DAYS, dict.fromkeys(ITEMS, items) | {"session_load_au": loads})


def away_after(days_known, mornings):
    judged = judged_wellness(wellness_score(items_of(days_known)))
    away = judged.daily - judged.baseline.mean
    days = np.flatnonzero(np.isfinite(days_known.of("session_load_au")))
    return np.mean([away[day + 1 : day + 1 + mornings].mean() for day in days]), np.nanmean(judged.baseline.sd)


@pytest.mark.parametrize("mornings", [1, 2, 3])
@pytest.mark.parametrize("dip", [-0.4, 0.3])
def test_the_own_response_is_the_mean_of_the_mornings_after_in_sds_half_trusted_with_five(mornings, dip):
    days = taken([dip, dip / 2, 0.0], [400.0] * 5)
    mean, sd = away_after(days, mornings)
    found = own_response(days, DAYS - 1, 400.0, mornings)
    assert found.sessions == 5
    assert found.wellness_vs_usual == pytest.approx(mean)
    assert found.stretch == pytest.approx(1.0 - 0.25 * mean / max(sd, 0.2) * 0.5)


def test_steady_wellness_is_divided_by_its_resolution():
    days = taken([-0.1], [400.0] * 5, usual=(3.5, 3.5))
    mean, sd = away_after(days, 1)
    assert sd < 0.2
    assert own_response(days, DAYS - 1, 400.0, 1).stretch == pytest.approx(1.0 - 0.25 * mean / 0.2 * 0.5)


@pytest.mark.parametrize(("dip", "stretch"), [(-2.0, 1.5), (1.4, 0.75)])
def test_the_own_response_is_bounded(dip, stretch):
    assert own_response(taken([dip], [400.0] * 9), DAYS - 1, 400.0, 1).stretch == stretch


@pytest.mark.parametrize(
    ("load_au", "comparable"), [(600.0, True), (601.0, False), (270.0, True), (266.0, False)]
)  # 400 is within 1.5 times of 266.7 to 600
def test_a_load_within_half_as_much_again_is_comparable(load_au, comparable):
    found = own_response(taken([-0.5], [400.0] * 5), DAYS - 1, load_au, 1)
    assert (found is not None) == comparable
    assert own_response(taken([-0.5], [300.0] * 5), DAYS - 1, 200.0, 1).sessions == 5


def test_a_session_without_load_is_compared_with_no_rest_day():
    assert own_response(taken([-0.5], [0.0] * 5), DAYS - 1, 0.0, 1) is None


def test_mornings_after_the_one_at_hand_are_not_known_yet():
    days = taken([-0.1, -0.4], [400.0] * 6, usual=(3.0, 4.0))
    before = DAYS - 1 - 6 + 1
    judged = judged_wellness(wellness_score(items_of(days)))
    away = judged.daily - judged.baseline.mean
    ends = [min(day + 3, before + 1) for day in range(before - 1, before - 37, -6)]
    mean = np.mean([away[day + 1 : end].mean() for day, end in zip(range(before - 1, 0, -6), ends, strict=False)])
    found = own_response(days, before, 400.0, 2)
    assert (found.sessions, found.wellness_vs_usual) == (6, pytest.approx(mean))
    sd = np.nanmean(judged.baseline.sd[: before + 1])
    assert found.stretch == pytest.approx(1.0 - 0.25 * mean / sd * 6 / 11, rel=1e-9)


@pytest.mark.parametrize(
    ("rpe", "kind", "mornings"), [(3.0, SessionKind.EASY, 1), (6.0, SessionKind.TEMPO, 2), (9.0, SessionKind.TEMPO, 3)]
)
def test_the_own_response_looks_at_as_many_mornings_as_the_window_has_days(rpe, kind, mornings):
    days = taken([-0.5, 0.2, -0.8, 0.6], [50.0 * rpe] * 6)
    value = assess_recovery(days, done(session_rpe=rpe, kind=kind), MORNING).value
    expected = own_response(days, DAYS - 2, 50.0 * rpe, mornings)
    assert (value.own_sessions, value.own_stretch) == (6, expected.stretch)
    assert expected.stretch != own_response(days, DAYS - 2, 50.0 * rpe, mornings + 1).stretch


def test_only_sessions_before_the_last_one_and_mornings_up_to_it_are_compared():
    days = taken([-0.5], [400.0] * 6)
    newest = DAYS - 1 - 6
    assert own_response(days, newest, 400.0, 1).sessions == 5
    assert own_response(days, newest + 1, 400.0, 1).sessions == 6
    assert own_response(days, newest - 6, 400.0, 1) is None


def test_sessions_without_a_known_morning_after_do_not_count():
    days = taken([-0.5], [400.0] * 6)
    items = days.of(ITEMS[0]).copy()
    items[DAYS - 1 - 6 + 1] = np.nan
    gappy = DailyHistory(FIRST_ON, DAYS, {**days.series, **dict.fromkeys(ITEMS, items)})
    assert own_response(gappy, DAYS - 1, 400.0, 1).sessions == 5


def test_a_small_rating_is_a_load_too():
    assert own_response(taken([-0.5], [1.0] * 5), DAYS - 1, 1.0, 1).sessions == 5


def test_hrv_is_given_back_in_milliseconds_within_what_can_be_measured():
    loads = np.where(np.arange(DAYS) % 3 == (DAYS - 1) % 3, 400.0, np.nan)
    rmssd = history().of("rmssd_ms")
    found = strongest(DailyHistory(FIRST_ON, DAYS, {"rmssd_ms": rmssd, "session_load_au": loads}))
    assert (found.metric, found.logarithm) == ("rmssd_ms", True)
    assert found.at(0.0) == pytest.approx(np.exp(found.mean))
    assert found.at(1.0) == pytest.approx(np.exp(found.mean + found.sd))
    assert (found.at(-99.0), found.at(99.0)) == (3.0, 300.0)
    newest = judged_hrv(ln_rmssd(rmssd)).baseline
    assert (found.mean, found.sd) == (newest.mean[-1], newest.sd[-1])
    still = strongest(DailyHistory(FIRST_ON, DAYS, {"rmssd_ms": np.full(DAYS, 60.0), "session_load_au": loads}))
    assert still.at(0.0) == pytest.approx(60.0)
    assert still.sd > 0


def test_nothing_known_is_said_with_the_most_any_part_has():
    with pytest.raises(InsufficientData) as lack:
        strongest(DailyHistory(FIRST_ON, 40, {}))
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("recovery_path", 14, 0)
