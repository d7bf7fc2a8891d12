"""What a session was worth to the choice of schemes: done, slowed as intended, without pain, without soreness."""

from physiology.bfr.schemes import BREAK_PAIN, Done

COMPLETION, VELOCITY, PAIN, SORENESS = 0.35, 0.25, 0.25, 0.15
"""Weights (house rule); they add up to 1."""
TARGET_LOSS_PCT = 20.0
MOST_NRS = 10.0


def session_reward(done: Done) -> float | None:
    """Score a finished session.

    Parameters
    ----------
    done : Done
        What was done, and how it went.

    Returns
    -------
    float or None
        Score [1], 0-1; 0 from a pain of 7 on. None where any part is unknown: nothing is learned from such a session.

    Notes
    -----
    Formula: 0.35 completion + 0.25 max(0, 1 - |velocity loss - 20| / 20) + 0.25 (1 - pain / 10) + 0.15 (1 - soreness /
    10)
    House rule throughout: this is a score of ours, and it says nothing of muscle or strength gained.

    Examples
    --------
    >>> from physiology.bfr.schemes import Arm
    >>> arm = Arm(scheme=4, fraction=0)
    >>> round(session_reward(Done(arm=arm, completion=1.0, pain_nrs=2.0, velocity_loss_pct=30.0, soreness_nrs=4.0)), 3)
    0.765
    """
    parts = (done.velocity_loss_pct, done.pain_nrs, done.soreness_nrs)
    if done.velocity_loss_pct is None or done.pain_nrs is None or done.soreness_nrs is None:
        return None
    if any(part != part for part in parts):
        return None
    if done.pain_nrs >= BREAK_PAIN:
        return 0.0
    near = max(0.0, 1.0 - abs(done.velocity_loss_pct - TARGET_LOSS_PCT) / TARGET_LOSS_PCT)
    ease = PAIN * (1.0 - done.pain_nrs / MOST_NRS) + SORENESS * (1.0 - done.soreness_nrs / MOST_NRS)
    return COMPLETION * done.completion + VELOCITY * near + ease
