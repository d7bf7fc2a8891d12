"""The ledger of a limb, tick by tick: pure, monotonic, and carried over a restart without forgetting anything."""

from dataclasses import dataclass, replace

from devices.cuff.limits import BETWEEN_SESSIONS_S, DEFLATED_MMHG, Spent

UNSEEN_S = 3.5
"""What a crash may leave uncounted: a second to the last line, and the firmware's watchdog and venting after it."""


def ticked(spent: Spent, cuff_mmhg: float, dt_s: float, *, calibrating: bool) -> Spent:
    """The ledger one tick later.

    Parameters
    ----------
    spent : Spent
        Before the tick.
    cuff_mmhg : float
        The highest pressure seen [mmHg]. What is not surely below 20 mmHg counts as inflated, NaN included.
    dt_s : float
        Length of the tick on a monotonic clock [s], not negative.
    calibrating : bool
        Whether the time counts as calibration, too.

    Returns
    -------
    Spent
        Time under pressure only grows; a bout ends with the first tick below 20 mmHg.

    Raises
    ------
    ValueError
        The tick's length is no number or negative.

    Examples
    --------
    >>> ticked(Spent(), 120.0, 0.1, calibrating=False).session_s
    0.1
    >>> ticked(Spent(bout_s=310.0), 5.0, 0.1, calibrating=False).last_bout_s
    310.0
    """
    if not 0.0 <= dt_s < float("inf"):
        raise ValueError(dt_s)
    if not cuff_mmhg < DEFLATED_MMHG:
        return _inflated(spent, cuff_mmhg, dt_s, calibrating=calibrating)
    ended = spent.bout_s > 0.0
    return replace(
        spent,
        bout_s=0.0,
        last_bout_s=spent.bout_s if ended else spent.last_bout_s,
        deflated_s=dt_s if ended else spent.deflated_s + dt_s,
        since_session_s=spent.since_session_s + dt_s,
    )


def _inflated(spent: Spent, cuff_mmhg: float, dt_s: float, *, calibrating: bool) -> Spent:
    known_mmhg = cuff_mmhg if cuff_mmhg == cuff_mmhg else DEFLATED_MMHG
    return replace(
        spent,
        bout_s=spent.bout_s + dt_s,
        calibration_s=spent.calibration_s + (dt_s if calibrating else 0.0),
        session_s=spent.session_s + dt_s,
        deflated_s=0.0,
        since_session_s=spent.since_session_s + dt_s,
        pressure_time_mmhg_s=spent.pressure_time_mmhg_s + known_mmhg * dt_s,
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """A ledger as it lies on disk, with the wall clock of its last line."""

    spent: Spent
    at_s: float
    """Unix time [s]."""
    ended: bool
    """Whether its session was ended by somebody; a process that died has not."""


def resumed(kept: Kept | None, now_s: float) -> Spent:
    """The ledger to begin with after a start or a restart.

    Parameters
    ----------
    kept : Kept or None
        What lies on disk; None where the limb never wore a cuff.
    now_s : float
        Unix time [s].

    Returns
    -------
    Spent
        A session that ended less than 24 h ago keeps the limb waiting; one that a crash cut off goes on with its time
        under pressure, the bout it was in taken as ended now. A wall clock that went backwards counts as no time.

    Examples
    --------
    >>> cut_off = Kept(Spent(bout_s=200.0, session_s=500.0), at_s=1000.0, ended=False)
    >>> again = resumed(cut_off, now_s=1030.0)
    >>> again.session_s, again.last_bout_s, again.deflated_s
    (503.5, 203.5, 0.0)
    """
    if kept is None:
        return Spent()
    away_s = now_s - kept.at_s
    away_s = away_s if 0.0 <= away_s < float("inf") else 0.0
    if kept.ended and kept.spent.session_s == 0.0:
        free_s, since_s = kept.spent.deflated_s + away_s, kept.spent.since_session_s + away_s
        return replace(kept.spent, deflated_s=free_s, since_session_s=since_s)
    if kept.ended:
        return Spent(since_session_s=away_s, deflated_s=away_s, last_bout_s=kept.spent.last_bout_s)
    if away_s >= BETWEEN_SESSIONS_S:
        return Spent(since_session_s=away_s, deflated_s=away_s, last_bout_s=kept.spent.bout_s)
    if not kept.spent.bout_s > 0.0:
        return replace(kept.spent, deflated_s=0.0)
    return replace(
        kept.spent,
        bout_s=0.0,
        last_bout_s=max(kept.spent.bout_s + UNSEEN_S, kept.spent.last_bout_s),
        session_s=kept.spent.session_s + UNSEEN_S,
        deflated_s=0.0,
    )
