"""The scheme proposed for the next session: the fixed one, unless the choice was shown to do better."""

from collections.abc import Sequence
from datetime import date

from physiology.bfr.bandit import expectation, pessimistic_draws
from physiology.bfr.evaluation import Evaluation, may_switch_on
from physiology.bfr.schemes import FIXED_AT, Arm, Done, allowed_arms, tolerated_fraction
from physiology.finding import Fact, Finding, Kind, Reason, Shape, Status
from physiology.newest import one_day

METHOD = "bfr_scheme@1"
PERCENT = 100.0


class SchemeProposal(Shape):
    """What to do next time, for a person to approve. It holds no pressure in mmHg."""

    arm: Arm | None
    """None where no share of the occlusion pressure was tolerated."""
    chosen: bool
    """Whether the choice made it; False for the fixed scheme."""
    reps: tuple[int, ...]
    to_failure: bool
    fraction_of_lop: float | None


def propose_scheme(
    done: Sequence[Done], sore_before_nrs: float | None, evaluation: Evaluation | None, on: date, seed: int
) -> Finding[SchemeProposal]:
    """Propose sets and a share of the occlusion pressure for the next session.

    Parameters
    ----------
    done : sequence of Done
        Finished sessions of this limb, oldest first.
    sore_before_nrs : float or None
        Soreness now, 0-10; None where nobody said.
    evaluation : Evaluation or None
        What a simulation found; without one that passes, the fixed scheme is proposed.
    on : date
        The local day.
    seed : int
        Of the draw; the same seed gives the same proposal.

    Returns
    -------
    Finding[SchemeProposal]
        The first session is 30-15-15-15 at 40 %. Later ones never have more pressure than was tolerated: more of it is
        for a person to decide.

    Notes
    -----
    Off by default. That about 38 repetitions would do for 75 has no support: four sets to failure came to 73.1 (61-85)
    in 25 studies with 678 people, and 36 is the first of them [1]_. A score of ours is not a gain of muscle.

    References
    ----------
    .. [1] Rolnick et al. (2025). Sports Med Open 11:84.

    Examples
    --------
    >>> found = propose_scheme([], None, None, date(2026, 1, 1), seed=1)
    >>> found.value.reps, found.value.fraction_of_lop, found.value.chosen
    ((30, 15, 15, 15), 0.4, False)
    """
    on_choice = bool(done) and may_switch_on(evaluation)
    arm, code = _arm(done, sore_before_nrs, seed, choosing=on_choice)
    value = SchemeProposal(
        arm=arm,
        chosen=code == "BFR_SCHEME_CHOSEN",
        reps=() if arm is None else arm.sets.reps,
        to_failure=arm is not None and arm.sets.to_failure,
        fraction_of_lop=None if arm is None else arm.fraction_of_lop,
    )
    return Finding(
        value=value,
        status=Status.PROVISIONAL,
        facts=_facts(arm, on),
        reasons=(Reason(code=code, citation="patterson-2019" if code == "BFR_SCHEME_FIXED" else "house_rule"),),
        caveats=(
            "BFR_FEW_REPS_UNSUPPORTED",
            *(("BFR_SCORE_IS_OURS",) if value.chosen else ()),
        ),
        method=METHOD,
        as_of=on,
    )


def _arm(done: Sequence[Done], sore_before_nrs: float | None, seed: int, *, choosing: bool) -> tuple[Arm | None, str]:
    if not done:
        return Arm(scheme=FIXED_AT, fraction=0), "BFR_SCHEME_FIXED"
    current, most = done[-1].arm, tolerated_fraction(done)
    if most is None:
        return None, "BFR_NOTHING_TOLERATED"
    arms = allowed_arms(done, current) if choosing else ()
    if not arms:
        return Arm(scheme=FIXED_AT, fraction=min(current.fraction, most)), "BFR_SCHEME_FIXED"
    scores = pessimistic_draws(arms, current, expectation(done), sore_before_nrs, seed)
    return arms[int(scores.argmax())], "BFR_SCHEME_CHOSEN"


def _facts(arm: Arm | None, on: date) -> tuple[Fact, ...]:
    if arm is None:
        return ()
    planned = {"bfr_reps_planned": float(arm.sets.total), "bfr_fraction_pct": PERCENT * arm.fraction_of_lop}
    return tuple(Fact(metric=key, value=value, window=one_day(on), kind=Kind.PLANNED) for key, value in planned.items())
