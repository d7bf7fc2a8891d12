"""Jet lag: ranges, thresholds, and the days that say nothing of a baseline."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.finding import Kind, Status
from physiology.travel import (
    ImpossibleJourney,
    adaptation_days,
    clock_offset_h,
    effective_zones,
    plan_travel,
    suspended_days,
    without_suspended,
)
from physiology.usual import usual

ARRIVAL = date(2026, 3, 10)
zones = st.floats(-12, 14)


def facts_of(finding, code: str):
    return next(reason.facts for reason in finding.reasons if reason.code == code)


def codes(finding) -> list[str]:
    return [reason.code for reason in finding.reasons]


@pytest.mark.parametrize(("crossed", "shift"), [(8, 8), (8.01, -15.99), (9, -15), (14, -10), (-12, -12), (0, 0)])
def test_more_than_eight_zones_east_count_as_the_way_round_west(crossed, shift):
    assert effective_zones(crossed) == pytest.approx(shift)


@pytest.mark.parametrize(
    ("crossed", "least", "most"),
    [
        (2.99, 0, 0),
        (3, 3, 3),
        (8, 8, 8),
        (9, 7.5, 10.5),
        (14, 5, 7),
        (-2.99, 0, 0),
        (-3, 1.5, 2.1),
        (-12, 6, 8.4),
        (0, 0, 0),
    ],
)
def test_a_day_a_zone_east_and_half_a_day_or_a_little_more_west(crossed, least, most):
    np.testing.assert_allclose(adaptation_days(crossed), [least, most])


def test_unknown_zones_have_unknown_days():
    assert np.isnan(adaptation_days(np.nan)).all()
    np.testing.assert_allclose(adaptation_days([[3.0, -4.0]])[1], [[3.0, 2.8]])
    assert np.isnan(effective_zones([None, 3.0])).tolist() == [True, False]
    assert np.isnan(adaptation_days([None, 3.0])).tolist() == [[True, False]] * 2
    assert np.isnan(clock_offset_h([None, 3.0], 1.0)).tolist() == [[True, False]] * 2
    assert np.isnan(clock_offset_h(3.0, [None, 1.0])).tolist() == [[True, False]] * 2


@given(zones)
def test_days_are_bounded_and_least_is_never_more_than_most(crossed):
    least, most = adaptation_days(crossed)
    assert 0 <= least <= most <= 16 * 0.7
    assert (most == 0) == (abs(crossed) < 3)


@given(st.floats(-12, 8).filter(lambda crossed: abs(crossed) >= 3), st.integers(0, 20))
def test_the_clock_comes_nearer_every_day_and_arrives_when_adaptation_is_over(crossed, days):
    least, most = clock_offset_h(crossed, [days, days + 1])
    assert (least <= most + 1e-12).all()
    assert least[1] <= least[0]
    assert most[1] <= most[0]
    soonest, latest = adaptation_days(crossed)
    np.testing.assert_allclose(clock_offset_h(crossed, [0, -3])[1], abs(crossed))
    assert clock_offset_h(crossed, latest)[1] == pytest.approx(0, abs=1e-9)
    assert clock_offset_h(crossed, soonest)[0] == pytest.approx(0, abs=1e-9)


def test_few_zones_leave_the_clock_alone():
    assert [bound.tolist() for bound in clock_offset_h(2.0, [0, 1])] == [[0.0, 0.0], [0.0, 0.0]]


@pytest.mark.parametrize(
    ("arrival", "crossed", "suspended"),
    [
        (3, 4, [3, 4, 5, 6]),
        (3, -4, [3, 4, 5]),
        (3, 2.9, []),
        (-2, 4, [0, 1]),
        (8, 4, [8, 9]),
        (20, 4, []),
        (0, -10, range(7)),
    ],
)
def test_days_are_suspended_from_arrival_until_the_longest_adaptation(arrival, crossed, suspended):
    assert np.flatnonzero(suspended_days(10, arrival, crossed)).tolist() == list(suspended)


def test_a_baseline_does_not_see_the_suspended_days():
    hrv = np.append(np.full(30, 60.0), [30.0] * 5 + [60.0])
    kept = without_suspended(np.stack([hrv, hrv]), suspended_days(36, 30, 5))
    assert kept.shape == (2, 36)
    assert usual(hrv).mean[-1] < 60.0
    np.testing.assert_array_equal(usual(kept).mean[:, -1], [60.0, 60.0])
    assert usual(kept).days_known[0, -1] == 30
    assert hrv[30] == 30.0


def test_a_plan_moves_sleep_before_the_journey_and_keeps_local_times_after_it():
    plan = plan_travel(7.0, ARRIVAL, -62.0, 424.0).value
    assert [one.days_since_arrival for one in plan.days] == list(range(-3, 8))
    assert [one.bedtime_min for one in plan.days] == [-90, -120, -150] + [-60] * 8
    assert [one.wake_min for one in plan.days] == [420, 390, 360] + [420] * 8
    assert [one.clock_offset_h for one in plan.days] == pytest.approx([0, 0, 0, 7, 6, 5, 4, 3, 2, 1, 0])
    assert [one.on for one in plan.days if one.worst] == [ARRIVAL + timedelta(days=n) for n in (1, 2, 3)]
    assert [one.on for one in plan.days if not one.hard_allowed] == [ARRIVAL, ARRIVAL + timedelta(days=1)]
    assert (plan.adapted_on, plan.shift_zones) == (ARRIVAL + timedelta(days=7), 7.0)


@pytest.mark.parametrize("crossed", [-12.0, -6.0, -4.0, -3.0, 3.0, 3.5, 8.0, 11.0, 14.0])
def test_the_clock_is_off_by_whole_hours_until_the_day_it_is_adapted(crossed):
    plan = plan_travel(crossed, ARRIVAL).value
    off = {one.on: one.clock_offset_h for one in plan.days if one.days_since_arrival >= 0}
    assert [hours > 0 for hours in off.values()] == [on < plan.adapted_on for on in off]
    assert all(hours == int(hours) for hours in off.values())
    assert sorted(off.values(), reverse=True) == list(off.values())


def test_west_goes_to_bed_later_and_so_does_a_clock_that_turns_the_other_way():
    for crossed in (-6.0, 11.0):
        plan = plan_travel(crossed, ARRIVAL, -60.0, 420.0).value
        assert [one.bedtime_min for one in plan.days][:4] == [-30, 0, 30, -60]
        assert [one.wake_min for one in plan.days][:4] == [420, 450, 480, 420]
    assert plan.shift_zones == -13.0


@pytest.mark.parametrize(("crossed", "allowed"), [(4.9, True), (5, False), (-4.9, True), (-5, False)])
def test_from_five_zones_on_the_first_two_days_hold_nothing_hard(crossed, allowed):
    finding = plan_travel(crossed, ARRIVAL)
    first = [one.hard_allowed for one in finding.value.days if 0 <= one.days_since_arrival < 2]
    assert first == [allowed, allowed]
    assert ("TRAVEL_NOTHING_HARD" in codes(finding)) is not allowed


@pytest.mark.parametrize(
    ("crossed", "code", "low", "high"),
    [
        (7, "TRAVEL_EAST", 7, 7),
        (6.5, "TRAVEL_EAST_RANGE", 6, 7),
        (-6, "TRAVEL_WEST", 3, 5),
        (-10, "TRAVEL_WEST", 5, 7),
        (11, "TRAVEL_FAR_EAST", 6, 10),
    ],
)
def test_days_are_told_whole_and_rounded_outwards(crossed, code, low, high):
    finding = plan_travel(crossed, ARRIVAL)
    size, length = facts_of(finding, code)
    assert (size.metric, size.value, size.kind) == ("time_zones_crossed", abs(crossed), Kind.PLANNED)
    assert (length.metric, length.low, length.high, length.value) == ("adaptation_days", low, high, (low + high) / 2)
    assert length.window.last_on == ARRIVAL + timedelta(days=high - 1)
    assert (length.window.first_on, length.window.days_used, length.window.days_expected) == (ARRIVAL, high, high)
    assert finding.facts == (size, length)


def test_the_worst_days_are_the_second_to_the_fourth():
    (days,) = facts_of(plan_travel(-5, ARRIVAL), "TRAVEL_WORST_DAYS")
    assert (days.window.first_on, days.window.last_on) == (ARRIVAL + timedelta(days=1), ARRIVAL + timedelta(days=3))
    assert (days.window.days_used, days.window.days_expected, days.low, days.high) == (3, 3, 1, 3)
    assert "TRAVEL_BASELINES_PAUSED" in codes(plan_travel(-5, ARRIVAL))


@pytest.mark.parametrize("crossed", [0.0, 2.9, -2.9])
def test_too_few_zones_for_jet_lag_need_no_plan(crossed):
    finding = plan_travel(crossed, ARRIVAL)
    assert codes(finding) == ["TRAVEL_FEW_ZONES"]
    assert (finding.value.days, finding.value.shift_zones, finding.value.adapted_on) == ((), 0.0, ARRIVAL)
    assert finding.caveats == ("TRAVEL_EVIDENCE_LOW",)
    assert [fact.metric for fact in finding.facts] == ["time_zones_crossed"]


def test_the_evidence_is_called_low_and_unknown_times_are_said():
    assert plan_travel(7, ARRIVAL, -60.0, 420.0).caveats == ("TRAVEL_EVIDENCE_LOW",)
    for known in ((None, 420.0), (-60.0, None), (None, None)):
        finding = plan_travel(7, ARRIVAL, *known)
        assert finding.caveats == ("TRAVEL_EVIDENCE_LOW", "TRAVEL_TIMES_UNKNOWN")
        assert {one.bedtime_min is None for one in finding.value.days} == {known[0] is None}
        assert {one.wake_min is None for one in finding.value.days} == {known[1] is None}
    assert (finding.status, finding.method, finding.as_of) == (Status.PROVISIONAL, "travel@1", ARRIVAL)


@pytest.mark.parametrize("crossed", [-12.01, 14.01, float("nan"), float("inf")])
def test_more_zones_than_there_are_are_refused(crossed):
    with pytest.raises(ImpossibleJourney) as refused:
        plan_travel(crossed, ARRIVAL)
    np.testing.assert_equal(refused.value.zones, crossed)


@pytest.mark.parametrize("crossed", [-12.0, 14.0])
def test_the_farthest_journeys_have_a_plan(crossed):
    assert plan_travel(crossed, ARRIVAL).value.days


def told(finding):
    return [(one.code, one.citation, [fact.metric for fact in one.facts]) for one in finding.reasons]


def test_each_reason_names_its_source_and_holds_its_facts():
    zones, length = "time_zones_crossed", "adaptation_days"
    assert told(plan_travel(6.0, ARRIVAL)) == [
        ("TRAVEL_EAST", "reilly-1998", [zones, length]),
        ("TRAVEL_WORST_DAYS", "janse-van-rensburg-2021", ["days_since_arrival"]),
        ("TRAVEL_NOTHING_HARD", "house_rule", [zones]),
        ("TRAVEL_BASELINES_PAUSED", "house_rule", [length]),
    ]
    assert told(plan_travel(1.0, ARRIVAL)) == [("TRAVEL_FEW_ZONES", "janse-van-rensburg-2021", [zones])]
    crossed = plan_travel(6.0, ARRIVAL).facts[0]
    assert (crossed.window.first_on, crossed.window.last_on) == (ARRIVAL, ARRIVAL)


@pytest.mark.parametrize(("crossed", "bedtime_min"), [(3.0, -90), (-3.0, -30)])
def test_three_zones_already_move_the_evening_their_own_way(crossed, bedtime_min):
    finding = plan_travel(crossed, ARRIVAL, -60.0, 420.0)
    assert finding.value.days[0].bedtime_min == bedtime_min
    assert told(finding)[0][0] == ("TRAVEL_EAST" if crossed > 0 else "TRAVEL_WEST")
    assert told(finding)[0][2] == ["time_zones_crossed", "adaptation_days"]


def test_whole_zones_are_numbers_too():
    assert effective_zones([9, 8, -3]).tolist() == [-15.0, 8.0, -3.0]
    assert suspended_days(5, 1, 3).tolist() == [False, True, True, True, False]
