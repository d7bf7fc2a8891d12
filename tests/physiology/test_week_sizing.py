"""How large a week may be: by the loads of four weeks, or by the minutes of a half year."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from physiology.finding import InsufficientData, Kind, Status
from physiology.history import DailyHistory
from physiology.week import Asked, Availability, Basis, Goal, NoWeek, build_week
from physiology.week.sizing import sizing_of
from tests.physiology.week_pasts import DAYS, FIRST_ON, MINUTES, NEXT, USUAL, past, week_of


@pytest.mark.parametrize(("unknown", "basis"), [(4, Basis.LOAD), (5, Basis.MINUTES)])
def test_four_of_28_days_may_be_unknown_and_are_never_read_as_zero(unknown, basis):
    loads = USUAL.copy()
    loads[-28 : -28 + unknown] = np.nan
    finding = week_of(past(loads), Goal.MAINTAIN)
    assert finding.value.basis is basis
    if basis is Basis.LOAD:
        assert finding.status is Status.PROVISIONAL
        assert "DAYS_UNKNOWN" in finding.caveats
        assert finding.value.usual_load_au == pytest.approx(7 * float(np.nanmean(loads[-28:])))


def test_what_is_planned_before_the_week_counts_as_planned():
    first_on = NEXT + timedelta(days=2)
    planned = {NEXT: 400.0, NEXT + timedelta(days=1): 0.0}
    asked = Asked(first_on, Goal.MAINTAIN, planned_au=planned)
    sizing = sizing_of(past(), asked)
    assert sizing.past_au[-2:].tolist() == [400.0, 0.0]
    assert (sizing.assumed_days, sizing.known_days) == (2, 28)
    assert sizing.window.last_on == NEXT + timedelta(days=1)
    finding = build_week(past(), asked)
    assert "WEEK_DAYS_BEFORE_AS_PLANNED" in finding.caveats
    assert finding.value.days[0].on == first_on
    silent = sizing_of(past(), replace(asked, planned_au={}))
    assert np.isnan(silent.past_au[-2:]).all()
    assert (silent.assumed_days, silent.known_days, silent.basis) == (0, 26, Basis.MINUTES)
    assert "WEEK_DAYS_BEFORE_AS_PLANNED" not in week_of(past()).caveats


def test_a_week_that_begins_today_leaves_today_out_of_the_past():
    sizing = sizing_of(past(), Asked(NEXT - timedelta(days=1), Goal.MAINTAIN))
    assert sizing.window.last_on == NEXT - timedelta(days=2)
    assert sizing.past_au[-1] == USUAL[-2]


def test_no_day_is_much_longer_than_the_longest_of_late():
    short = np.where(MINUTES > 0, 40.0, np.nan)
    sizing = sizing_of(past(minutes=short), Asked(NEXT, Goal.MAINTAIN))
    assert sizing.most_min == pytest.approx(44.0)
    week = week_of(past(minutes=short), Goal.BUILD).value
    assert max(day.session.duration_min for day in week.days) <= 44.0
    assert sizing_of(past(minutes=np.full(DAYS, np.nan)), Asked(NEXT, Goal.BUILD)).most_min == 600.0


def test_nothing_known_is_no_week():
    with pytest.raises(InsufficientData) as lack:
        week_of(DailyHistory(FIRST_ON, DAYS, {}))
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("week", 24, 0)
    two = np.full(DAYS, np.nan)
    two[:2] = 60.0
    with pytest.raises(InsufficientData):
        week_of(DailyHistory(FIRST_ON, DAYS, {"session_duration_min": two}))
    two[2] = 60.0
    assert week_of(DailyHistory(FIRST_ON, DAYS, {"session_duration_min": two})).value.basis is Basis.MINUTES


def only_minutes(minutes) -> DailyHistory:
    return DailyHistory(FIRST_ON, DAYS, {"session_duration_min": np.asarray(minutes, dtype=float)})


def test_a_week_by_minutes_is_sized_for_four_usual_days_of_training():
    sizing = sizing_of(only_minutes(MINUTES), Asked(NEXT, Goal.BUILD))
    assert (sizing.basis, sizing.week_au, sizing.known_days) == (Basis.MINUTES, 0.0, 0)
    assert sizing.week_min == 4.0 * float(np.median(MINUTES[MINUTES > 0]))
    assert sizing.rested_days == sizing.past_au.size
    rated = past(minutes=np.full(DAYS, np.nan))
    assert (sizing_of(rated, Asked(NEXT, Goal.BUILD)).week_min, sizing_of(rated, Asked(NEXT, Goal.BUILD)).week_au) == (
        0.0,
        pytest.approx(7 * float(USUAL[-28:].mean())),
    )


def test_days_without_training_are_no_training_days_of_no_length():
    two = np.zeros(DAYS)
    two[:2] = 60.0
    with pytest.raises(InsufficientData):
        sizing_of(only_minutes(two), Asked(NEXT, Goal.BUILD))
    two[2] = 45.0
    found = sizing_of(only_minutes(two), Asked(NEXT, Goal.BUILD))
    assert (found.week_min, found.most_min) == (240.0, 600.0)


def test_the_longest_day_is_looked_for_in_thirty_days():
    minutes = np.full(DAYS, 40.0)
    minutes[-31] = 100.0
    assert sizing_of(past(minutes=minutes), Asked(NEXT, Goal.BUILD)).most_min == pytest.approx(44.0)
    minutes[-30] = 90.0
    assert sizing_of(past(minutes=minutes), Asked(NEXT, Goal.BUILD)).most_min == pytest.approx(99.0)


@pytest.mark.parametrize(("unknown", "basis"), [([-3], Basis.LOAD), ([-3, -5], Basis.MINUTES)])
def test_one_of_the_last_seven_days_may_be_unknown(unknown, basis):
    loads = USUAL.copy()
    loads[unknown] = np.nan
    sizing = sizing_of(past(loads), Asked(NEXT, Goal.MAINTAIN))
    assert (sizing.basis, sizing.known_days) == (basis, 28 - len(unknown))


def test_caveats_say_what_was_assumed_and_what_is_unknown():
    assert week_of(past()).caveats == ("WEEK_IS_A_PROPOSAL", "RATIO_IS_NOT_RISK")
    assert week_of(only_minutes(MINUTES)).caveats == ("WEEK_IS_A_PROPOSAL",)
    tomorrow = NEXT + timedelta(days=1)
    planned = build_week(past(), Asked(tomorrow, Goal.MAINTAIN, planned_au={NEXT: 300.0}))
    assert planned.caveats == ("WEEK_IS_A_PROPOSAL", "WEEK_DAYS_BEFORE_AS_PLANNED", "RATIO_IS_NOT_RISK")
    loads = USUAL.copy()
    loads[-20] = np.nan
    assert week_of(past(loads)).caveats == ("WEEK_IS_A_PROPOSAL", "DAYS_UNKNOWN", "RATIO_IS_NOT_RISK")


def test_the_days_behind_the_projected_ratio_are_the_known_ones_of_its_own_four_weeks():
    """The oldest unknown days have left the four weeks by the evening on which the ratio is highest."""
    loads = USUAL.copy()
    loads[[-28, -26, -10]] = np.nan
    finding = week_of(past(loads), Goal.BUILD)
    ratio = next(fact for fact in finding.facts if fact.metric == "acwr")
    highest = int(np.argmax(finding.value.acwr))
    assert highest >= 2
    assert ratio.window.days_used == 27
    assert ratio.window.last_on == NEXT + timedelta(days=highest)
    sizing = sizing_of(past(loads), Asked(NEXT, Goal.BUILD))
    assert [sizing.known_on(evening) for evening in range(7)] == [26, 26, 27, 27, 27, 27, 27]


def test_facts_say_which_days_they_speak_of():
    facts = {fact.metric: fact for fact in week_of(past()).facts}
    week = (NEXT, NEXT + timedelta(days=6), 7, 7)
    for metric in ("weekly_load_au", "monotony"):
        window = facts[metric].window
        assert (window.first_on, window.last_on, window.days_used, window.days_expected) == week
    assert facts["monotony"].kind is Kind.PREDICTED
    month = facts["chronic_au"].window
    assert (month.first_on, month.last_on, month.days_used) == (
        NEXT - timedelta(days=28), NEXT - timedelta(days=1), 28,
    )  # fmt: skip


def test_a_week_as_large_as_the_chronic_one_does_not_raise_the_load():
    usual = np.array([0.0, 230.0, 0.0, 460.0, 0.0, 230.0, 230.0])
    week = week_of(past(np.tile(usual, 8), np.full(56, 60.0))).value
    assert (week.load_au, week.usual_load_au, week.raises) == (1150.0, 1150.0, False)


@pytest.mark.parametrize(
    ("goal", "usual_min", "load"), [(Goal.MAINTAIN, 60.0, 485.0), (Goal.BUILD, 50.0, 485.0), (Goal.PEAK, 75.0, 480.0)]
)
def test_a_week_made_smaller_to_vary_says_that_monotony_kept_it_small(goal, usual_min, load):
    availability = Availability(minutes=(30.0,) * 7)
    finding = week_of(only_minutes(np.full(DAYS, usual_min)), goal, availability=availability)
    assert [reason.code for reason in finding.reasons] == ["WEEK_BY_MINUTES", "WEEK_LIGHTER_MONOTONY"]
    assert finding.value.load_au == load
    assert finding.value.monotony <= 2.0


def test_where_every_small_week_would_be_too_even_monotony_is_the_rule_that_leaves_none():
    """Six equal days after a large one: nothing small enough for a week of recovery breaks their sameness."""
    loads = np.zeros(56)
    loads[[6, 20, 34, 42, 48, 49]] = 1000.0
    loads[-6:] = 100.0
    with pytest.raises(NoWeek) as refused:
        week_of(past(loads, np.full(56, 60.0)), Goal.RECOVER)
    assert (refused.value.constraint, refused.value.rest_days) == ("monotony", None)
