"""Invented people under a cuff: both policies meet the same bodies on the same days."""

from dataclasses import replace

import pytest

from physiology.bfr.evaluation import may_switch_on
from physiology.bfr.schemes import BREAK_PAIN, FIXED_AT, RAMP_SESSIONS, Arm
from simulation.restriction import KINDS, RAMP, bodies, course, scheme_evaluation


def test_the_same_seed_gives_the_same_people_and_the_same_days():
    one, other = (bodies(KINDS[0], 3, 8, seed=5) for _ in range(2))
    assert [body.fatigue for body in one] == [body.fatigue for body in other]
    assert course(one[0], "chosen", 1) == course(other[0], "chosen", 1)


def test_the_ramp_is_shared_and_the_fixed_policy_never_leaves_its_scheme():
    (body,) = bodies(KINDS[0], 1, 12, seed=2)
    fixed, chosen = course(body, "fixed", 1), course(body, "chosen", 1)
    assert len(RAMP) == RAMP_SESSIONS
    assert fixed[: len(RAMP)] == chosen[: len(RAMP)]
    assert {one.arm.scheme for one in fixed if one is not None} == {FIXED_AT}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_more_repetitions_and_more_pressure_hurt_more(kind):
    (body,) = bodies(kind, 1, 4, seed=3)
    arms = (Arm(scheme=0, fraction=0), Arm(scheme=4, fraction=0), Arm(scheme=4, fraction=2))
    pains = [body.session(arm, 0, 0.0).pain_nrs for arm in arms]
    assert pains == sorted(pains)


def test_the_choice_hurts_no_group_more_and_non_responders_gain_nothing():
    found = scheme_evaluation(athletes=25, sessions=12, seed=21)
    assert set(found.groups) == {kind.name for kind in KINDS}
    assert found.everybody.athletes == 75
    assert found.painful_more <= 0.0
    assert abs(found.groups["non_responders"].mean) < 0.02
    assert isinstance(may_switch_on(found), bool)


def test_after_a_session_that_broke_off_nothing_is_proposed_at_the_lowest_pressure():
    (body,) = bodies(KINDS[2], 1, 8, seed=4)
    days = course(replace(body, pain=20.0), "chosen", 1)
    assert all(one is not None and one.pain_nrs >= BREAK_PAIN for one in days[: len(RAMP)])
    assert days[len(RAMP) :] == [None] * 4
