"""Days that count as available, and those that do not."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.availability import assess_availability
from physiology.availability.day_states import FULL, MODIFIED, UNAVAILABLE, UNKNOWN, UNSCHEDULED, day_states, shares
from physiology.finding import InsufficientData, Status
from physiology.history import DailyHistory

NAN = np.nan
FLAGS = st.sampled_from([0.0, 1.0, NAN])
MINUTES = st.sampled_from([NAN, 0.0, 20.0, 60.0])


@pytest.mark.parametrize(
    ("ill", "injured", "done", "planned", "state"),
    [
        (0, 0, 60, 60, FULL), (0, 0, 20, 60, FULL), (0, 0, NAN, 60, FULL), (0, NAN, NAN, 60, FULL),
        (NAN, 0, NAN, NAN, FULL), (NAN, NAN, 60, 60, FULL), (NAN, NAN, 45, 60, FULL), (NAN, NAN, 44.9, 60, MODIFIED),
        (NAN, NAN, 5, NAN, FULL), (NAN, NAN, 0.5, NAN, FULL), (NAN, NAN, NAN, 60, UNKNOWN), (NAN, NAN, 0, 60, UNKNOWN),
        (NAN, NAN, NAN, NAN, UNKNOWN),
        (1, 0, NAN, 60, UNAVAILABLE), (0, 1, 0, 60, UNAVAILABLE), (1, NAN, 60, 60, MODIFIED),
        (NAN, 1, 5, NAN, MODIFIED),
        (0, 0, 60, 0, UNSCHEDULED), (1, 1, NAN, 0, UNSCHEDULED), (NAN, NAN, NAN, 0, UNSCHEDULED),
    ],
)  # fmt: skip
def test_a_day_is_what_reports_and_sessions_say(ill, injured, done, planned, state):
    rows = (np.array([float(value)]) for value in (ill, injured, done, planned))
    assert day_states(*rows).tolist() == [state]


@settings(deadline=None)
@given(st.lists(st.tuples(FLAGS, FLAGS, MINUTES, MINUTES), min_size=1, max_size=30))
def test_every_day_has_one_state_and_silence_is_never_available(days):
    ill, injured, done, planned = (np.array(row) for row in zip(*days, strict=True))
    states = day_states(ill, injured, done, planned)
    silent = np.isnan(ill) & np.isnan(injured) & ~(done > 0)
    assert not (states[silent] == FULL).any()
    assert set(states.tolist()) <= {UNSCHEDULED, UNKNOWN, FULL, MODIFIED, UNAVAILABLE}
    rows = day_states(np.stack([ill, ill]), injured, done, planned)
    assert rows[0].tolist() == rows[1].tolist() == states.tolist()


@settings(deadline=None)
@given(st.lists(st.sampled_from([UNSCHEDULED, UNKNOWN, FULL, MODIFIED, UNAVAILABLE]), min_size=1, max_size=60))
def test_shares_are_bounded_and_the_order_of_days_does_not_matter(states):
    found, turned = shares(np.array(states, dtype=np.int8)), shares(np.array(states[::-1], dtype=np.int8))
    assert found == turned or np.isnan(found.availability_pct)
    assert int(found.scheduled) == int(found.full + found.modified + found.unavailable + found.unknown)
    if np.isfinite(found.availability_pct):
        assert 0 <= found.low_pct <= found.availability_pct <= found.high_pct <= 100
        assert found.availability_pct + found.modified_pct <= 100 + 1e-9


@pytest.mark.parametrize("many", range(4))
def test_any_of_the_rows_may_speak_of_many_people(many):
    rows = [np.array([0.0, 1.0, NAN]), np.zeros(3), np.full(3, 60.0), np.full(3, 60.0)]
    alone = day_states(*rows)
    assert alone.dtype == np.int8
    rows[many] = np.stack([rows[many], rows[many]])
    assert day_states(*rows).tolist() == [alone.tolist()] * 2


def test_each_person_has_shares_of_their_own_days():
    found = shares(np.array([[FULL, FULL, UNAVAILABLE, MODIFIED], [FULL, FULL, FULL, FULL]], dtype=np.int8))
    assert found.availability_pct.tolist() == [50.0, 100.0]
    assert found.modified_pct.tolist() == [25.0, 0.0]
    assert found.scheduled.tolist() == [4, 4]


def test_one_known_day_is_enough_where_it_is_the_only_one():
    assert float(shares(np.array([FULL], dtype=np.int8)).availability_pct) == 100.0


def test_seven_days_of_ten_are_enough_and_six_are_not():
    seven = shares(np.array([FULL] * 7 + [UNKNOWN] * 3, dtype=np.int8))
    assert (float(seven.availability_pct), float(seven.low_pct), float(seven.high_pct)) == (100.0, 70.0, 100.0)
    six = shares(np.array([FULL] * 6 + [UNKNOWN] * 4, dtype=np.int8))
    assert all(np.isnan(one) for one in (six.availability_pct, six.modified_pct, six.low_pct, six.high_pct))
    assert np.isnan(shares(np.array([UNSCHEDULED], dtype=np.int8)).availability_pct)
    assert np.isnan(shares(np.array([UNKNOWN], dtype=np.int8)).availability_pct)


def test_modified_days_are_counted_apart():
    found = shares(np.array([FULL] * 5 + [MODIFIED] * 3 + [UNAVAILABLE] * 2, dtype=np.int8))
    assert (float(found.availability_pct), float(found.modified_pct)) == (50.0, 30.0)
    assert (int(found.full), int(found.modified), int(found.unavailable), int(found.unknown)) == (5, 3, 2, 0)


def history(days, **series):
    return DailyHistory(date(2026, 1, 1), days, {key: np.asarray(row, dtype=float) for key, row in series.items()})


def test_both_windows_are_counted_by_their_own_days():
    injured = np.zeros(90)
    injured[:45] = 1.0
    finding = assess_availability(history(90, injured=injured, ill=np.zeros(90)))
    month, quarter = finding.value.windows
    assert (month.days, month.availability_pct, month.scheduled) == (28, 100.0, 28)
    assert (quarter.days, quarter.availability_pct, quarter.unavailable) == (90, 50.0, 45)
    assert [reason.code for reason in finding.reasons] == ["AVAILABILITY_MONTH", "AVAILABILITY_QUARTER"]
    assert finding.caveats == ("EVERY_DAY_SCHEDULED",)
    assert (finding.status, finding.method) == (Status.OK, "availability@1")
    fact = finding.facts[0]
    assert (fact.metric, fact.value, fact.low, fact.high) == ("availability_pct", 100.0, None, None)
    assert (fact.window.first_on, fact.window.last_on) == (date(2026, 3, 4), date(2026, 3, 31))
    counts = {fact.metric: fact.value for fact in finding.facts[6:]}
    assert all(fact.window == finding.facts[0].window for fact in finding.facts[:6])
    assert {fact.window.first_on for fact in finding.facts[6:]} == {date(2026, 1, 1)}
    assert [reason.facts for reason in finding.reasons] == [finding.facts[:6], finding.facts[6:]]
    assert {reason.citation for reason in finding.reasons} == {"house_rule"}
    assert counts == {
        "availability_pct": 50.0, "modified_pct": 0.0, "available_days": 45, "modified_days": 0, "unavailable_days": 45,
        "unknown_days": 0,
    }  # fmt: skip


def test_a_quarter_with_too_few_known_days_is_left_out():
    ill = np.full(90, NAN)
    ill[-28:] = 0.0
    assert [one.days for one in assess_availability(history(90, ill=ill)).value.windows] == [28]
    ill[27:] = 0.0
    assert [one.days for one in assess_availability(history(90, ill=ill)).value.windows] == [28, 90]
    ill[27] = NAN
    assert [one.days for one in assess_availability(history(90, ill=ill)).value.windows] == [28]
    assert [one.days for one in assess_availability(history(89, ill=np.zeros(89))).value.windows] == [28]


def test_unknown_days_bound_the_share_and_are_named():
    ill = np.zeros(28)
    ill[:7] = NAN
    ill[7:14] = 1.0
    finding = assess_availability(history(28, ill=ill))
    month = finding.value.windows[0]
    assert (month.unknown, month.full, month.unavailable) == (7, 14, 7)
    assert month.availability_pct == pytest.approx(100 * 14 / 21)
    assert (month.low_pct, month.high_pct) == (50.0, 75.0)
    assert (finding.facts[0].low, finding.facts[0].high) == (50.0, 75.0)
    assert (finding.facts[0].window.days_used, finding.facts[0].window.days_expected) == (21, 28)
    assert finding.status is Status.PROVISIONAL
    assert finding.caveats == ("UNKNOWN_IS_NOT_AVAILABLE", "EVERY_DAY_SCHEDULED")


def test_planned_rest_is_not_scheduled_and_a_confirmed_rest_day_is_no_training():
    planned = np.tile([60.0, 0.0], 14)
    finding = assess_availability(history(28, ill=np.zeros(28)), planned)
    assert (finding.value.windows[0].scheduled, finding.caveats) == (14, ())
    rested = history(28, session_duration_min=np.zeros(28), injured=np.ones(28))
    assert assess_availability(rested).value.windows[0].unavailable == 28
    trained = history(28, session_duration_min=np.full(28, 30.0), injured=np.ones(28))
    assert assess_availability(trained, np.full(28, 60.0)).value.windows[0].modified == 28


def test_too_few_known_days_are_a_lack():
    ill = np.zeros(28)
    ill[:9] = NAN
    with pytest.raises(InsufficientData) as lack:
        assess_availability(history(28, ill=ill))
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("availability", 20, 19)
    ill[8] = 0.0
    assert assess_availability(history(28, ill=ill)).value.windows[0].full == 20
    with pytest.raises(InsufficientData) as nothing:
        assess_availability(history(28), np.zeros(28))
    assert (nothing.value.needed, nothing.value.got) == (1, 0)
    with pytest.raises(InsufficientData):
        assess_availability(history(10))
