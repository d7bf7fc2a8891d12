"""Every week there is to choose from: its order, its sizes, and what missing time takes out of it."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from physiology.week import Availability, Goal, NoWeek, Role
from physiology.week.candidates import SCALES, Wish, candidates
from physiology.week.shapes import Fixed
from physiology.week.templates import DEMANDING, GOALS, SIZES

H, S, E, L, M, A, R = (
    Role.HARD, Role.SHARP, Role.EASY, Role.LIGHT, Role.MOBILITY, Role.ASSESSMENT, Role.REST,
)  # fmt: skip


def minutes(*without: int) -> Availability:
    """Ninety minutes on every day but the ones named by their place."""
    return Availability(minutes=tuple(0.0 if day in without else 90.0 for day in range(7)))


def test_candidates_are_in_the_order_of_preference():
    wish = Wish(GOALS[Goal.BUILD].templates, 2000.0, 0.0, Availability(), 600.0, 1, 9)
    found = candidates(wish)
    assert (np.diff(found.scales) <= 0).all()
    assert set(found.scales) == set(SCALES)
    assert (SCALES[0], SCALES[-1], len(SCALES)) == (1.0, 0.2, 17)
    assert found.roles[0] == GOALS[Goal.BUILD].templates[0]
    assert (found.loads_au == found.minutes * [[SIZES[role].target_rpe for role in week] for week in found.roles]).all()
    assert (found.minutes % 5 == 0).all()
    with pytest.raises(NoWeek) as none:
        candidates(replace(wish, availability=Availability(minutes=(0.0,) * 7)))
    assert (none.value.constraint, none.value.rest_days) == ("availability", None)
    spaced = candidates(replace(wish, gap_days=2, rested_days=0))
    for roles in spaced.roles:
        hard = [-1, *(index for index, role in enumerate(roles) if role in DEMANDING)]
        assert all(later - earlier > 2 for earlier, later in itertools.pairwise(hard))


def wish(*template: Role, **more) -> Wish:
    usual = {"load_au": 1000.0, "minutes": 0.0, "availability": minutes(), "most_min": 600.0, "gap_days": 0}
    return Wish(**({"templates": (template,), "rested_days": 9, "matches": {}} | usual | more))


def first_of_each(found) -> list[tuple[Role, ...]]:
    return [roles for roles, scale in zip(found.roles, found.scales, strict=True) if scale == 1.0]


def test_time_that_is_missing_shall_cost_an_easy_day_rather_than_a_demanding_one_and_two_rather_than_that_one():
    template = (H, E, E, R, R, R, R)
    found = first_of_each(candidates(wish(*template, availability=minutes(0, 1), load_au=300.0)))
    lost = [template.count(H) * 3 + 2 - 3 * roles.count(H) - roles.count(E) for roles in found]
    assert lost == [0, 0, 0, 1, 2, 3, 4]
    assert found[3] == (R, R, R, R, R, H, E)
    assert found[4:] == [(R, R, R, R, R, R, H), (R, R, E, E, R, R, R), (R, R, E, R, R, R, R)]


def test_a_match_stands_in_for_a_demanding_day_rather_than_for_another():
    template = (H, E, E, R, R, R, R)
    found = first_of_each(candidates(wish(*template, matches={0: Fixed(60.0, 7.0)}, load_au=1000.0)))
    assert found[0] == (Role.MATCH, E, E, R, R, R, R)
    assert {roles[0] for roles in found} == {Role.MATCH}


@pytest.mark.parametrize(("time_min", "kept"), [(30.0, H), (29.0, R)])
def test_a_day_is_kept_where_there_is_time_for_the_least_of_it(time_min, kept):
    found = candidates(wish(H, E, E, M, R, R, R, availability=Availability(minutes=(time_min, *(90.0,) * 6))))
    assert (kept, E, E, M, R, R, R) in found.roles
    short = candidates(wish(H, E, E, M, R, R, R, most_min=time_min))
    assert (kept in set(short.roles[0])) is True
    assert (H in set(short.roles[0])) is (kept is H)


def test_a_week_by_minutes_counts_minutes_whatever_their_effort():
    found = candidates(wish(E, L, M, A, R, E, R, load_au=None, minutes=220.0))
    """Thirty each for mobility and assessment leave 160 for 2.6 easy days: 61.5 minutes, and 0.6 of them."""
    assert found.minutes[0].tolist() == [60.0, 35.0, 30.0, 30.0, 0.0, 60.0, 0.0]
    assert found.loads_au[0].tolist() == [180.0, 140.0, 60.0, 120.0, 0.0, 180.0, 0.0]
    assert found.small_enough[0]


def test_a_week_by_load_shares_the_load_out_by_weight_and_effort():
    found = candidates(wish(E, L, M, A, R, E, R, load_au=1020.0))
    assert found.minutes[0].tolist() == [90.0, 45.0, 30.0, 30.0, 0.0, 90.0, 0.0]
    assert candidates(wish(E, L, M, A, R, E, R, load_au=684.0)).minutes[0].tolist() == [
        60.0, 35.0, 30.0, 30.0, 0.0, 60.0, 0.0,
    ]  # fmt: skip


@pytest.mark.parametrize(("wanted_min", "small"), [(45.45454545454545, True), (45.4, False)])
def test_a_tenth_more_than_asked_for_is_small_enough(wanted_min, small):
    found = candidates(wish(E, R, R, M, R, R, R, load_au=None, minutes=wanted_min))
    assert found.minutes[0].sum() == 50.0
    assert bool(found.small_enough[0]) is small


def test_within_a_tenth_of_the_size_asked_for_the_better_template_stands_first():
    near = Wish(((H, R, R, R, R, R, R), (E, R, R, R, R, R, R)), 455.0, 0.0, minutes(), 600.0, 0, 9)
    assert first_of_each(candidates(near))[0] == (H, R, R, R, R, R, R)
    far = replace(near, availability=Availability(minutes=(200.0,) * 7), load_au=440.0, most_min=60.0)
    assert set(first_of_each(candidates(far))[0]) == {H, R}


def test_a_match_keeps_its_length_to_the_minute():
    found = candidates(wish(H, E, E, R, R, R, R, matches={5: Fixed(93.0, 8.0)}))
    assert found.minutes[0][5] == 93.0
    assert found.loads_au[0][5] == 744.0
    assert (np.delete(found.minutes, 5, axis=1) % 5 == 0).all()
