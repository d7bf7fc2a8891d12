"""Which schemes may be had, what a session was worth, and when the choice may replace the fixed scheme."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from physiology.bfr.bandit import Expectation, expectation, features, pessimistic_draws
from physiology.bfr.choosing import propose_scheme
from physiology.bfr.evaluation import Difference, Evaluation, difference, evaluated, may_switch_on
from physiology.bfr.reward import session_reward
from physiology.bfr.schemes import (
    ARMS,
    FIXED,
    FIXED_AT,
    SCHEMES,
    Arm,
    Done,
    Scheme,
    allowed_arms,
    tolerated_fraction,
    within_limits,
)  # fmt: skip
from physiology.finding import InsufficientData, Kind, Status

ON = date(2026, 3, 1)
NAN = float("nan")
PASSED = Evaluation(everybody=Difference(mean=0.1, low=0.05, high=0.2, athletes=20), groups={}, painful_more=0.0)


def arm(scheme: int = FIXED_AT, fraction: int = 0) -> Arm:
    return Arm(scheme=scheme, fraction=fraction)


def done(at: Arm | None = None, **changed: float | None) -> Done:
    known = {"completion": 1.0, "pain_nrs": 2.0, "velocity_loss_pct": 20.0, "soreness_nrs": 2.0}
    return Done(arm=at or arm(), **known | changed)


def test_six_schemes_from_easy_to_hard_at_three_pressures():
    assert len(SCHEMES) == 6
    assert len(ARMS) == 18
    assert [one.total for one in SCHEMES] == [38, 50, 60, 61, 75, 73]
    assert [one.to_failure for one in SCHEMES] == [False] * 5 + [True]
    assert FIXED.reps == SCHEMES[FIXED_AT].reps == (30, 15, 15, 15)
    assert all(within_limits(one.sets) and 0.4 <= one.fraction_of_lop <= 0.6 for one in ARMS)


@pytest.mark.parametrize(
    ("reps", "within"),
    [((15, 15), True), ((15, 14), False), ((30, 30, 30), True), ((30, 30, 31), False), ((40,), False),
     ((10, 10, 10, 10), True), ((10, 10, 10, 10, 10), False)],
)  # fmt: skip
def test_sets_and_repetitions_have_limits(reps, within):
    assert within_limits(Scheme(name="any", reps=reps)) is within


@pytest.mark.parametrize(
    ("sessions", "most"),
    [
        ([], None),
        ([(0, 2.0, 1.0)], 0),
        ([(1, 4.0, 1.0)], 1),
        ([(1, 4.1, 1.0)], None),
        ([(1, 2.0, 0.99)], None),
        ([(0, 6.9, 0.5)], 0),
        ([(0, 7.0, 1.0)], None),
        ([(2, 2.0, 1.0), (2, 5.0, 1.0)], 1),
        ([(2, 2.0, 1.0), (2, 4.0, 0.5)], 2),
        ([(2, 2.0, 1.0), (1, 5.0, 1.0)], 0),
        ([(2, 2.0, 1.0), (0, 5.0, 1.0)], 0),
        ([(2, 2.0, 1.0), (0, 7.0, 1.0)], None),
        ([(2, 2.0, 1.0), (1, 7.0, 1.0)], 0),
        ([(1, 2.0, 1.0), (2, None, 1.0)], 1),
        ([(2, None, 1.0), (1, 2.0, 1.0)], 1),
        ([(2, 2.0, 1.0), (2, 5.0, 1.0), (2, 2.0, 1.0)], 2),
    ],
)
def test_the_pressure_that_was_tolerated(sessions, most):
    found = tolerated_fraction(
        [done(arm(fraction=at), pain_nrs=pain, completion=share) for at, pain, share in sessions]
    )
    assert found == most


def test_one_step_at_most_and_no_failure_at_first():
    calm = [done(arm(2, 1))] * 4
    assert [(one.scheme, one.fraction) for one in allowed_arms(calm, arm(2, 1))] == [
        (1, 1),
        (2, 0),
        (2, 1),
        (3, 1),
    ]
    fixed = [done()] * 3
    assert [one.scheme for one in allowed_arms(fixed, arm())] == [3, 4]
    assert [one.scheme for one in allowed_arms([*fixed, done()], arm())] == [3, 4, 5]


def test_pressure_no_longer_tolerated_goes_down_alone():
    sessions = [done(arm(fraction=2)), *[done(arm(fraction=2), pain_nrs=6.0)] * 4]
    assert allowed_arms(sessions, arm(fraction=2)) == (arm(fraction=1),)
    assert allowed_arms([done(pain_nrs=8.0)], arm()) == ()


LOGS = st.lists(
    st.builds(
        lambda at, pain, share: done(ARMS[at], pain_nrs=pain, completion=share),
        st.integers(0, 17), st.one_of(st.none(), st.floats(0.0, 10.0)), st.sampled_from([0.5, 1.0]),
    ), max_size=8,
)  # fmt: skip


@given(LOGS, st.sampled_from(ARMS), st.integers(0, 1000))
def test_no_log_leads_to_more_pressure_than_was_tolerated(log, current, seed):
    most = tolerated_fraction(log)
    for one in allowed_arms(log, current):
        assert most is not None
        assert one.fraction <= most
        assert abs(one.scheme - current.scheme) <= 1
        assert one.fraction - current.fraction <= 1
    if log:
        for evaluation in (None, PASSED):
            proposed = propose_scheme(log, 3.0, evaluation, ON, seed).value.arm
            assert (proposed is None) == (most is None)
            assert proposed is None or proposed.fraction <= min(most + 0, 2)


def test_a_session_has_its_score():
    assert session_reward(done()) == pytest.approx(0.35 + 0.25 + 0.2 + 0.12)
    assert session_reward(done(velocity_loss_pct=30.0)) == pytest.approx(0.92 - 0.125)
    assert session_reward(done(velocity_loss_pct=10.0)) == pytest.approx(0.92 - 0.125)
    assert session_reward(done(velocity_loss_pct=60.0)) == pytest.approx(0.92 - 0.25)
    assert session_reward(done(completion=0.0)) == pytest.approx(0.57)
    assert session_reward(done(pain_nrs=6.9)) == pytest.approx(0.35 + 0.25 + 0.0775 + 0.12)
    assert session_reward(done(pain_nrs=7.0)) == 0.0
    assert session_reward(done(soreness_nrs=10.0)) == pytest.approx(0.8)


@pytest.mark.parametrize("part", ["pain_nrs", "velocity_loss_pct", "soreness_nrs"])
@pytest.mark.parametrize("unknown", [None, NAN])
def test_an_unknown_part_leaves_a_session_without_a_score(part, unknown):
    assert session_reward(done(**{part: unknown})) is None
    assert expectation([done(**{part: unknown})]).mean.tolist() == expectation([]).mean.tolist()


@pytest.mark.parametrize("share", [-0.1, 1.1, NAN])
def test_a_share_that_is_none_is_refused(share):
    with pytest.raises(ValidationError):
        done(completion=share)


def test_what_the_model_knows_of_an_arm():
    assert features(arm(0, 2), 4.0) == pytest.approx([1, -19 / 18, (19 / 18) ** 2, 1, -19 / 18, 0, 0.4, -0.4 * 19 / 18])
    assert features(arm(5, 0), None) == pytest.approx([1, 16 / 18, (16 / 18) ** 2, -1, -16 / 18, 1, 0, 0])


def test_learning_is_bayesian_regression():
    log = [done(arm(0), sore_before_nrs=3.0), done(arm(4, 1), pain_nrs=5.0)]
    x = np.array([features(one.arm, one.sore_before_nrs) for one in log])
    y = np.array([session_reward(one) for one in log])
    precision = np.eye(8) / 0.09 + x.T @ x / 0.0064
    prior = 0.6 * np.eye(8)[0]
    found = expectation(log)
    assert found.covariance == pytest.approx(np.linalg.inv(precision))
    assert found.mean == pytest.approx(np.linalg.solve(precision, prior / 0.09 + x.T @ y / 0.0064))


def test_what_is_harder_is_never_hoped_for():
    known = Expectation(expectation([]).mean, expectation([]).covariance)
    current = arm(2, 1)
    middle = np.array([features(one, 2.0) for one in ARMS]) @ known.mean
    draws = np.array([pessimistic_draws(ARMS, current, known, 2.0, seed) for seed in range(200)])
    above = (draws > middle + 1e-12).any(axis=0)
    harder = [one.sets.total > 60 or one.fraction > 1 for one in ARMS]
    assert above.tolist() == [not hard for hard in harder]
    assert pessimistic_draws(ARMS, current, known, 2.0, 1).tolist() == draws[1].tolist()
    from_failure = np.array([pessimistic_draws([arm(5), arm(4)], arm(5), known, None, seed) for seed in range(50)])
    assert (from_failure > [middle[15], middle[12]]).any(axis=0).tolist() == [True, False]
    to_failure = np.array([pessimistic_draws([arm(5)], arm(4), known, None, seed) for seed in range(50)])
    assert (to_failure <= middle[15] + 1e-12).all()


def test_every_arm_is_judged_by_one_draw_and_harder_ones_by_its_lower_side():
    known, arms = expectation([done()] * 2), [arm(1, 0), arm(2, 0), arm(2, 1)]
    theta = np.random.default_rng(9).multivariate_normal(known.mean, known.covariance, method="eigh")
    x = np.array([features(one, 6.0) for one in arms])
    drawn, middle = x @ theta, x @ known.mean
    expected = [*drawn[:2], middle[2] - abs(drawn[2] - middle[2])]
    assert pessimistic_draws(arms, arm(2, 0), known, 6.0, 9) == pytest.approx(expected)


def test_draws_of_easier_arms_have_the_spread_of_what_is_known():
    known = expectation([done()] * 3)
    one = arm(0)
    x = features(one, None)
    draws = np.array([pessimistic_draws([one], arm(), known, None, seed)[0] for seed in range(2000)])
    assert draws.mean() == pytest.approx(x @ known.mean, abs=0.03)
    assert draws.std() == pytest.approx(np.sqrt(x @ known.covariance @ x), rel=0.06)


def test_the_first_session_is_the_fixed_scheme_at_forty_per_cent_whatever_was_shown():
    for evaluation in (None, PASSED):
        found = propose_scheme([], None, evaluation, ON, seed=1)
        assert found.value.model_dump() == {
            "arm": {"scheme": FIXED_AT, "fraction": 0}, "chosen": False, "reps": (30, 15, 15, 15), "to_failure": False,
            "fraction_of_lop": 0.4,
        }  # fmt: skip
        assert [(one.code, one.citation) for one in found.reasons] == [("BFR_SCHEME_FIXED", "patterson-2019")]
        assert found.caveats == ("BFR_FEW_REPS_UNSUPPORTED",)
        assert [(fact.metric, fact.value, fact.kind) for fact in found.facts] == [
            ("bfr_reps_planned", 75.0, Kind.PLANNED), ("bfr_fraction_pct", 40.0, Kind.PLANNED),
        ]  # fmt: skip
        assert all(fact.window.first_on == ON for fact in found.facts)
        assert (found.status, found.method, found.as_of) == (Status.PROVISIONAL, "bfr_scheme@1", ON)


def test_without_an_evaluation_that_passes_it_stays_fixed():
    log = [done(arm(2, 1))] * 5
    for evaluation in (None, PASSED.model_copy(update={"painful_more": 0.01})):
        fixed = propose_scheme(log, None, evaluation, ON, 1)
        assert (fixed.value.arm, fixed.value.chosen) == (arm(FIXED_AT, 1), False)
        assert [one.code for one in fixed.reasons] == ["BFR_SCHEME_FIXED"]
    found = propose_scheme(log, None, PASSED, ON, 1)
    assert found.value.chosen
    assert [(one.code, one.citation) for one in found.reasons] == [("BFR_SCHEME_CHOSEN", "house_rule")]
    assert found.caveats == ("BFR_FEW_REPS_UNSUPPORTED", "BFR_SCORE_IS_OURS")
    assert found == propose_scheme(log, None, PASSED, ON, 1)


def test_the_arm_with_the_best_draw_is_proposed():
    log = [done(arm(2, 1)), done(arm(1, 1), pain_nrs=3.0), done(arm(2, 0), soreness_nrs=6.0), *[done(arm(2, 1))] * 2]
    for seed in range(8):
        arms = allowed_arms(log, arm(2, 1))
        scores = pessimistic_draws(arms, arm(2, 1), expectation(log), 5.0, seed)
        assert propose_scheme(log, 5.0, PASSED, ON, seed).value.arm == arms[int(np.argmax(scores))]


def test_where_nothing_was_tolerated_a_person_decides():
    found = propose_scheme([done(pain_nrs=8.0)], None, PASSED, ON, 1)
    assert found.value.model_dump() == {
        "arm": None, "chosen": False, "reps": (), "to_failure": False, "fraction_of_lop": None,
    }  # fmt: skip
    assert ([one.code for one in found.reasons], found.facts) == (["BFR_NOTHING_TOLERATED"], ())


def test_policies_are_compared_athlete_by_athlete():
    fixed = np.tile([[0.5, 0.7]], (20, 1))
    chosen = fixed + np.linspace(0.0, 0.19, 20)[:, None]
    found = difference(chosen, fixed)
    assert (found.mean, found.athletes) == (pytest.approx(0.095), 20)
    assert (found.low, found.high) == pytest.approx((0.0697, 0.1203), abs=0.0035)
    assert found == difference(chosen, fixed, seed=0) != difference(chosen, fixed, seed=1)
    with pytest.raises(InsufficientData) as lacking:
        difference(chosen[:19], fixed[:19])
    assert (lacking.value.quantity, lacking.value.needed, lacking.value.got) == ("bfr_evaluation", 20, 19)
    assert lacking.value.missing == "athletes"


def test_groups_are_told_apart():
    low, high = np.full((20, 2), 0.4), np.full((30, 2), 0.6)
    found = evaluated({"a": low + 0.1, "b": high}, {"a": low, "b": high}, -0.5, seed=3)
    assert found.everybody.mean == pytest.approx(0.04)
    assert {name: (one.mean, one.athletes) for name, one in found.groups.items()} == {
        "a": (pytest.approx(0.1), 20), "b": (0.0, 30),
    }  # fmt: skip
    assert found.painful_more == -0.5
    assert found.everybody == difference(np.vstack([low + 0.1, high]), np.vstack([low, high]), 3)
    noisy = low + np.random.default_rng(1).standard_normal((20, 2))
    assert evaluated({"a": noisy}, {"a": low}, 0.0, seed=3).groups["a"] == difference(noisy, low, 3)


@pytest.mark.parametrize(
    ("everybody", "group", "painful", "on"),
    [(0.021, -0.009, 0.0, True), (0.02, 0.0, 0.0, False), (0.021, -0.01, 0.0, False), (0.021, 0.0, 0.001, False),
     (0.021, 0.0, -0.001, True)],
)  # fmt: skip
def test_the_choice_is_switched_on_only_by_a_gain_without_harm(everybody, group, painful, on):
    def one(low: float) -> Difference:
        return Difference(mean=low, low=low, high=low, athletes=20)

    groups = {"sound": one(0.5), "other": one(group)}
    assert may_switch_on(Evaluation(everybody=one(everybody), groups=groups, painful_more=painful)) is on


def test_schemes_get_harder_by_repetitions_until_failure():
    assert all(one.total < other.total for one, other in pairwise(SCHEMES[:5]))
