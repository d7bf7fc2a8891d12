"""Cadence from a count of turns and the time of the last one."""

TICKS_A_SECOND = 1024
TURNS = TICKS = 1 << 16
"""Where the two counters begin anew: the time one does so every 64 s."""
STILL_S = 3.0
"""Without a turn for this long the cranks stand still (house rule; 20 rpm is a turn every three seconds)."""
FORGET_S = 60.0
"""After this the time counter may have gone round, so that a difference means nothing."""


class CrankClock:
    """Turns of one connection."""

    def __init__(self) -> None:
        self._turns: int | None = None
        self._ticks = 0
        self._moved_s = 0.0

    def cadence_rpm(self, turns: int, ticks: int, at_s: float) -> float | None:
        """Cadence since the last turn that was told.

        Parameters
        ----------
        turns : int
            Turns so far, modulo 2^16.
        ticks : int
            When the last one ended [1/1024 s], modulo 2^16.
        at_s : float
            When the packet arrived [s].

        Returns
        -------
        float or None
            [rpm]; 0 when there was no turn for three seconds; None where there is no news, or nothing to compare with.

        Notes
        -----
        Formula: 60 · Δturns · 1024 / Δticks, both differences modulo 2^16.

        Examples
        --------
        >>> clock = CrankClock()
        >>> [clock.cadence_rpm(turns, ticks, at_s) for turns, ticks, at_s in ((9, 0, 1), (10, 683, 2), (10, 683, 6))]
        [None, 89.95607613469986, 0.0]
        """
        last_turns, last_ticks, quiet_s = self._turns, self._ticks, at_s - self._moved_s
        if turns == last_turns:
            return 0.0 if quiet_s >= STILL_S else None
        self._turns, self._ticks, self._moved_s = turns, ticks, at_s
        lasted = (ticks - last_ticks) % TICKS
        if last_turns is None or quiet_s > FORGET_S or not lasted:
            return None
        return 60 * ((turns - last_turns) % TURNS) * TICKS_A_SECOND / lasted
