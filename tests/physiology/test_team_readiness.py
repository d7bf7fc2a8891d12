"""A team's readiness: robust, counted, and silent about groups too small to leave names out."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from physiology.finding import InsufficientData, Status
from physiology.readiness.shapes import Band
from physiology.team import Member, assess_team, band_counts, group_z, quartiles, shift

ON = date(2026, 3, 4)
scores = arrays(np.float64, st.integers(5, 40), elements=st.floats(0.0, 100.0))


@given(scores)
def test_quartiles_are_numpys_and_in_order(values):
    found = quartiles(values)
    assert found == pytest.approx(np.percentile(values, (25, 50, 75)), abs=1e-9)
    assert values.min() - 1e-9 <= found[0] <= found[1] <= found[2] <= values.max() + 1e-9


@given(scores, st.integers(0, 5), st.randoms(use_true_random=False))
def test_neither_order_nor_unknown_people_move_a_figure(values, unknown, chance):
    more = np.concatenate([values, np.full(unknown, np.nan)])
    chance.shuffle(more)
    assert quartiles(more) == pytest.approx(quartiles(values), abs=1e-9)
    assert shift(more, more - 3.0) == pytest.approx(3.0)
    assert band_counts(more, (60.0, 81.0)).sum() == values.size


def test_five_people_carry_a_figure_and_four_do_not():
    assert quartiles(np.array([10.0, 20.0, 30.0, 40.0, 50.0])).tolist() == [20.0, 30.0, 40.0]
    assert quartiles(np.array([10.0, 20.0, 30.0, 40.0, 55.0, 50.0])).tolist() == [22.5, 35.0, 47.5]
    for four in ([10.0, 20.0, 30.0, 40.0], [10.0, 20.0, 30.0, 40.0, np.nan], [np.nan] * 6, []):
        assert np.isnan(quartiles(np.array(four))).tolist() == [True, True, True]
    assert np.isnan(quartiles(np.full((2, 4), 50.0))).tolist() == [[True, True, True]] * 2
    assert np.isnan(shift(np.arange(5.0), np.array([1.0, 2.0, 3.0, 4.0, np.nan])))


def test_many_teams_are_one_call():
    rng = np.random.default_rng(1)
    teams = rng.uniform(0, 100, (3, 4, 12))
    teams[0, 0, :9] = np.nan
    groups = np.repeat([0, 1], 6)
    assert quartiles(teams).shape == (3, 4, 3)
    assert np.isnan(quartiles(teams)[0, 0]).all()
    assert quartiles(teams)[2, 3] == pytest.approx(np.percentile(teams[2, 3], (25, 50, 75)))
    z = group_z(teams, groups, least_sd=5.0)
    assert z[1, 2] == pytest.approx(group_z(teams[1, 2], groups, least_sd=5.0))
    assert band_counts(teams, (60.0, 81.0)).shape == (3, 4, 3)
    assert shift(teams, teams + 1.0)[1, 1] == pytest.approx(-1.0)


def test_a_place_is_measured_against_the_own_group_only():
    values = np.array([70.0, 72.0, 68.0, 71.0, 40.0, 90.0, 91.0, 92.0, 93.0, 94.0, 50.0])
    groups = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, -1])
    z = group_z(values, groups, least_sd=5.0)
    assert z[:5] == pytest.approx([0.0, 0.4, -0.4, 0.2, -6.0])
    assert z[5:10] == pytest.approx([-0.4, -0.2, 0.0, 0.2, 0.4])
    assert np.isnan(z[10])
    wide = np.array([10.0, 30.0, 50.0, 70.0, 90.0])
    assert group_z(wide, np.zeros(5, dtype=int), least_sd=5.0)[0] == pytest.approx(-40.0 / (1.4826 * 20.0))
    assert group_z(wide, np.zeros(5, dtype=int), least_sd=100.0)[0] == pytest.approx(-0.4)
    alike = np.array([70.0, 70.0, 70.0, 70.0, 69.0])
    assert group_z(alike, np.zeros(5, dtype=int), least_sd=0.5).tolist() == [0.0, 0.0, 0.0, 0.0, -2.0]
    values[4] = np.nan
    assert np.isnan(group_z(values, groups, least_sd=5.0)[:5]).all()
    with pytest.raises(ValueError, match="no spread"):
        group_z(values, groups, least_sd=0.0)


@given(scores, st.floats(-50, 50))
def test_a_place_does_not_change_when_everybody_moves(values, moved):
    groups = np.zeros(values.size, dtype=int)
    z = group_z(values, groups, least_sd=5.0)
    assert group_z(values + moved, groups, least_sd=5.0) == pytest.approx(z, abs=1e-6)
    assert np.isfinite(z).all()


def test_a_value_on_an_edge_lies_in_the_band_above():
    assert band_counts(np.array([59.9, 60.0, 80.0, 80.9, 81.0, np.nan]), (60.0, 81.0)).tolist() == [1, 3, 1]
    assert band_counts(np.array([np.nan]), (60.0,)).tolist() == [0, 0]


def squad(*values: float | None, group: str = "forwards", before: float | None = 70.0) -> list[Member]:
    return [
        Member(name=f"{group[0].upper()}{n}", group=group, readiness=value, before=before)
        for n, value in enumerate(values)
    ]


def test_a_team_is_described_with_everybody_counted():
    members = [
        *squad(70.0, 72.0, 68.0, 71.0, 40.0, None),
        *squad(90.0, 81.0, 55.0, group="keepers", before=None),
        Member(name="X", group="", readiness=80.0, before=75.0),
    ]
    finding = assess_team(members, ON)
    team = finding.value
    assert (team.known, team.unknown) == (9, 1)
    assert team.bands == {Band.RECOVERY: 2, Band.MODERATE: 5, Band.HARD: 2}
    assert (team.low_quartile, team.median, team.high_quartile) == (68.0, 71.0, 80.0)
    assert team.shift == 0.5
    assert [(one.group, one.known, one.unknown, one.median) for one in team.groups] == [("forwards", 5, 1, 70.0)]
    assert team.too_small == ("keepers",)
    assert [(one.name, one.z, one.readiness, one.group) for one in team.low] == [("F4", -6.0, 40.0, "forwards")]
    assert finding.status is Status.PROVISIONAL
    assert finding.caveats == ("TEAM_PEOPLE_UNKNOWN", "TEAM_SMALL_GROUPS", "NO_VALIDATED_FORMULA")
    middle, moved = finding.facts
    assert (middle.metric, middle.value, middle.low, middle.high) == ("readiness", 71.0, 68.0, 80.0)
    assert (moved.metric, moved.value, moved.window.last_on) == ("readiness_points", 0.5, ON)
    assert (finding.method, finding.as_of) == ("team@1", ON)


def test_who_stands_out_is_listed_from_two_spreads_on_the_lowest_first():
    finding = assess_team(squad(70.0, 70.0, 70.0, 60.0, 60.1, 50.0), ON)
    assert [one.name for one in finding.value.low] == ["F5"]
    assert assess_team(squad(70.0, 70.0, 70.0, 70.0, 60.1), ON).value.low == ()
    both = assess_team(squad(70.0, 70.0, 70.0, 70.0, 60.0, 59.0, 60.0), ON)
    assert [(one.name, one.z) for one in both.value.low] == [("F5", -2.2), ("F4", -2.0), ("F6", -2.0)]


def test_without_a_day_before_nothing_moved_and_that_is_said():
    finding = assess_team(squad(70.0, 71.0, 72.0, 73.0, 74.0, before=None), ON)
    assert finding.value.shift is None
    assert [fact.metric for fact in finding.facts] == ["readiness"]
    assert finding.caveats == ("TEAM_NO_SHIFT", "NO_VALIDATED_FORMULA")
    assert finding.status is Status.OK


def test_fewer_than_five_known_people_are_no_team():
    with pytest.raises(InsufficientData) as lack:
        assess_team(squad(70.0, 71.0, 72.0, 73.0, None), ON)
    assert (lack.value.quantity, lack.value.needed, lack.value.got, lack.value.missing) == ("team", 5, 4, "people")


def test_who_has_no_group_is_held_against_none():
    members = [
        *squad(70.0, 71.0, 72.0, 73.0, 74.0),
        *squad(90.0, 91.0, 92.0, 93.0, 94.0, group="keepers"),
        Member(name="X", group="", readiness=60.0, before=75.0),
    ]
    finding = assess_team(members, ON)
    assert finding.value.low == ()
    assert [(one.group, one.median) for one in finding.value.groups] == [("forwards", 72.0), ("keepers", 92.0)]
    assert {(fact.window.first_on, fact.window.last_on) for fact in finding.facts} == {(ON, ON)}
