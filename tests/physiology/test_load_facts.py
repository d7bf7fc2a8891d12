"""The numbers of a load finding: which days each speaks of, how far it may be off, and what limits it at its edges."""

from datetime import date, timedelta

import numpy as np
import pytest

from physiology.finding import InsufficientData, Kind
from physiology.history import DailyHistory
from physiology.load import assess_load, converted_threshold, session_load_au
from physiology.load.window import LoadWindow

FIRST_ON = date(2026, 1, 1)
WEEK = [600.0, 300.0, 0.0, 450.0, 300.0, 700.0, 0.0]
WEEK_AU, USUAL_DAY_AU = 2350.0, 450.0


def history_of(daily_load_au, **series):
    loads = np.asarray(daily_load_au, dtype=np.float64)
    rows = {key: np.asarray(values, dtype=np.float64) for key, values in series.items()}
    return DailyHistory(FIRST_ON, loads.size, {"session_load_au": loads, **rows})


def weeks(count):
    return np.tile(WEEK, count)


def unknown(load_au, *days):
    gappy = np.array(load_au)
    gappy[list(days)] = np.nan
    return gappy


def facts_of(finding):
    return {fact.metric: fact for fact in finding.facts}


def test_each_number_speaks_of_its_own_days():
    finding = assess_load(history_of(weeks(20)))
    expected = {
        "acwr": 28,
        "acute_au": 7,
        "chronic_au": 28,
        "weekly_load_au": 7,
        "week_change_pct": 14,
        "monotony": 7,
        "strain_au": 7,
        "ctl_au": 42,
        "atl_au": 7,
        "tsb_au": 7,
    }
    assert {fact.metric: fact.window.days_expected for fact in finding.facts} == expected
    for fact in finding.facts:
        assert fact.window.last_on == finding.as_of
        assert fact.window.first_on == finding.as_of - timedelta(days=expected[fact.metric] - 1)
        assert fact.window.days_used == fact.window.days_expected
        assert fact.kind is Kind.COMPUTED


def test_a_steady_reason_shows_the_ratio_its_two_averages_and_the_change():
    finding = assess_load(history_of(weeks(20)))
    facts = facts_of(finding)
    shown = ("acwr", "acute_au", "chronic_au", "week_change_pct")
    assert finding.reasons[0].facts == tuple(facts[metric] for metric in shown)


def test_averages_with_unknown_days_lie_between_rest_and_a_usual_training_day():
    finding = assess_load(history_of(unknown(weeks(20), -3, -9, -10)))
    facts = facts_of(finding)
    week_au, month_au = WEEK_AU - 300.0, 4 * WEEK_AU - 300.0 - 700.0 - 300.0
    acute, chronic = facts["acute_au"], facts["chronic_au"]
    assert (acute.value, chronic.value) == pytest.approx((week_au / 6, month_au / 25))
    assert (acute.low, acute.high) == pytest.approx((week_au / 7, (week_au + USUAL_DAY_AU) / 7))
    assert (chronic.low, chronic.high) == pytest.approx((month_au / 28, (month_au + 3 * USUAL_DAY_AU) / 28))
    assert "week_change_pct" not in facts
    assert (acute.window.days_used, chronic.window.days_used) == (6, 25)


def test_a_usual_training_day_is_the_median_of_half_a_year_without_its_rest_days():
    old, new = np.full(400, 900.0), np.tile([300.0, 300.0, 300.0, 0.0, 0.0, 0.0, 0.0], 26)
    week = facts_of(assess_load(history_of(unknown([*old, *new], -3))))["weekly_load_au"]
    assert (week.low, week.value, week.high) == (900.0, 900.0, 1200.0)


def test_long_averages_are_those_of_the_newest_day_and_the_balance_of_the_evening_before():
    load_au = weeks(20)
    state, before = (assess_load(history_of(days)).value for days in (load_au, load_au[:-1]))
    assert state.tsb_au == pytest.approx(before.ctl_au - before.atl_au)
    share = 1 - np.exp(-1 / 42), 1 - np.exp(-1 / 7)
    assert state.ctl_au == pytest.approx(before.ctl_au + share[0] * (load_au[-1] - before.ctl_au))
    assert state.atl_au == pytest.approx(before.atl_au + share[1] * (load_au[-1] - before.atl_au))


@pytest.mark.parametrize(("unknown_days", "carried"), [(6, True), (7, False)])
def test_a_long_average_needs_thirty_six_of_its_forty_two_days(unknown_days, carried):
    finding = assess_load(history_of(unknown(weeks(17), *range(-42, -42 + unknown_days))))
    assert (finding.value.ctl_au is not None) == carried
    assert ("CTL_SEEDED_AT_ZERO" in finding.caveats) == carried
    assert ("ctl_au" in facts_of(finding)) == carried


@pytest.mark.parametrize(("log_days", "young"), [(27, True), (28, False)])
def test_a_log_is_young_below_four_weeks_and_carries_its_own_long_average(log_days, young):
    finding = assess_load(history_of(weeks(4)[-log_days:]))
    assert ("YOUNG_LOG" in finding.caveats) == young
    assert finding.value.ctl_au is not None


@pytest.mark.parametrize(("share_au", "returning"), [(100.0, False), (99.0, True)])
def test_a_return_from_a_break_is_below_a_fifth_of_the_usual_and_not_at_it(share_au, returning):
    finding = assess_load(history_of(np.repeat([500.0, share_au], [120, 28])))
    assert ("RETURNING_FROM_BREAK" in finding.caveats) == returning
    assert (finding.value.acwr is None) == returning


def test_what_is_usual_is_the_last_half_year_and_nothing_older():
    steady = assess_load(history_of(np.repeat([3000.0, 500.0, 110.0], [400, 182, 28])))
    assert "RETURNING_FROM_BREAK" not in steady.caveats
    back = assess_load(history_of(np.repeat([3000.0, 500.0, 90.0], [400, 182, 28])))
    usual = facts_of(back)["usual_chronic_au"]
    assert (usual.value, usual.window.days_expected) == (500.0, 182)


@pytest.mark.parametrize(("day", "said"), [(-28, True), (-29, False)])
def test_what_was_not_told_is_said_of_the_last_four_weeks_only(day, said):
    load_au, days = unknown(weeks(20), day), np.ones(140)
    unrated = assess_load(history_of(load_au, sessions_count=days))
    assert ("UNRATED_SESSIONS" in unrated.caveats) == said
    assert ("DAYS_UNKNOWN" in unrated.caveats) == said
    inferred = assess_load(history_of(load_au, checked_in=days, sessions_count=0 * days))
    assert ("REST_INFERRED" in inferred.caveats) == said
    assert not {"DAYS_UNKNOWN", "UNRATED_SESSIONS"} & set(inferred.caveats)
    if said:
        fact = facts_of(inferred)["rest_inferred_days"]
        assert (fact.value, fact.kind, fact.window.days_expected) == (1, Kind.DEFAULT, 28)
    else:
        assert "rest_inferred_days" not in facts_of(inferred)


def test_days_of_a_short_log_stay_where_they_are_when_its_newest_day_is_left_out():
    load_au, checked_in = unknown(weeks(5)[:30], 4, 29), np.zeros(30)
    checked_in[4] = 1.0
    window = LoadWindow.of(history_of(load_au, checked_in=checked_in))
    assert (window.last_on, window.log_days) == (FIRST_ON + timedelta(days=28), 29)
    assert np.flatnonzero(window.inferred).tolist() == [56 - 29 + 4]
    assert window.daily_load_au.size == window.inferred.size == window.unrated.size == 56
    np.testing.assert_array_equal(window.daily_load_au[-29:], [*load_au[:4], 0.0, *load_au[5:29]])
    unrated = LoadWindow.of(history_of(load_au, sessions_count=np.arange(30) == 4))
    assert np.flatnonzero(unrated.unrated).tolist() == [56 - 29 + 4]


def test_a_long_log_is_not_padded():
    window = LoadWindow.of(history_of(weeks(20)))
    np.testing.assert_array_equal(window.daily_load_au, weeks(20))
    assert window.log_days == 140


def test_a_week_that_is_even_but_not_nearly_flat_keeps_its_monotony_and_strain():
    week = np.array([400.0, 500.0, 300.0, 400.0, 400.0, 500.0, 300.0])
    finding = assess_load(history_of([*weeks(10), *week]))
    expected = week.mean() / week.std(ddof=1)
    assert 4.5 < expected < 5.0
    assert finding.value.monotony == pytest.approx(expected)
    assert finding.value.strain_au == pytest.approx(2800.0 * expected)
    assert not {"NEARLY_FLAT_WEEK", "FLAT_WEEK"} & set(finding.caveats)


def test_without_a_ratio_the_known_days_and_the_weeks_load_are_told_over_their_days():
    gappy = unknown(weeks(20), -2, -3)
    with pytest.raises(InsufficientData) as lack:
        assess_load(history_of(gappy))
    days, week = lack.value.known
    assert (days.metric, days.value, days.window.days_expected, days.low) == ("days_known", 26, 28, None)
    known_au = float(np.nansum(gappy[-7:]))
    assert (week.metric, week.value, week.window.days_expected) == ("weekly_load_au", known_au, 7)
    assert (week.low, week.high) == (known_au, known_au + 2 * USUAL_DAY_AU)
    one_day = np.full(40, np.nan)
    one_day[-7] = 300.0
    one_day[-1] = 0.0
    with pytest.raises(InsufficientData) as lack:
        assess_load(history_of(one_day))
    assert {fact.metric: fact.value for fact in lack.value.known} == {"days_known": 2, "weekly_load_au": 300.0}


def test_a_week_with_all_load_before_or_after_an_unknown_stretch_has_a_ratio_at_both_ends():
    load_au = np.zeros(40)
    load_au[-20] = 280.0
    found = facts_of(assess_load(history_of(unknown(load_au, -2))))["acwr"]
    assert (found.low, found.value) == (0.0, 0.0)
    assert found.high == pytest.approx(4 * 280.0 / 560.0)


@pytest.mark.parametrize(("rpe", "minutes", "load_au"), [(0, 60, 0.0), (10, 60, 600.0), (5, 0, 0.0)])
def test_the_ends_of_the_scale_are_ratings(rpe, minutes, load_au):
    assert session_load_au(rpe, minutes) == load_au


def test_an_uncoupled_ratio_has_no_upper_end():
    assert converted_threshold(5.0, "uncoupled", "coupled") == 2.5
    assert converted_threshold(0.0, "coupled", "uncoupled") == 0.0


def test_monotony_of_exactly_five_keeps_its_strain():
    value = assess_load(history_of([*weeks(10), 6.0, 4.0, 6.0, 4.0, 6.0, 4.0, 5.0])).value
    assert (value.monotony, value.strain_au) == (5.0, 175.0)


def test_a_change_that_stood_yesterday_and_rests_on_too_few_days_today_is_none():
    value = assess_load(history_of(unknown(weeks(20), -8, -9))).value
    assert value.week_change_pct is None
    assert assess_load(history_of(unknown(weeks(20), -8, -9)[:-1])).value.week_change_pct is not None


def test_three_weeks_of_nothing_but_rest_are_no_return_from_a_break():
    finding = assess_load(history_of(np.zeros(21)))
    assert "CHRONIC_LOAD_ZERO" in finding.caveats
    assert "RETURNING_FROM_BREAK" not in finding.caveats


def test_a_log_of_one_silent_day_ends_the_evening_before_it():
    assert LoadWindow.of(history_of([np.nan])).last_on == FIRST_ON - timedelta(days=1)
    assert LoadWindow.of(history_of([300.0])).last_on == FIRST_ON


@pytest.mark.parametrize(("today", "flat"), [(400.0, True), (300.0, False)])
def test_a_flat_week_is_that_of_the_newest_day(today, flat):
    assert ("FLAT_WEEK" in assess_load(history_of([*weeks(10), *[400.0] * 7, today])).caveats) == flat
