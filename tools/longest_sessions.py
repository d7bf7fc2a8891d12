"""The last week's longest session against the longest of the thirty days before it."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import numpy as np

from physiology.finding import Fact, Window
from physiology.history import FloatArray
from physiology.session import DoneSession
from physiology.session_load.comparing import MIN_EARLIER, SPIKE_DAYS, session_spike
from tools.context import Person, ToolContext

WEEK_DAYS = 7
DAYS = SPIKE_DAYS + WEEK_DAYS


async def longest_against_month(context: ToolContext, who: Person, on: date) -> Fact | None:
    """By distance where it is known often enough, else by time; None with too few sessions to compare with."""
    first_on = on - timedelta(days=DAYS - 1)
    done = [one.session for one in await context.store.sessions.done(who.athlete_id, first_on, on)]
    for size in (_distance_km, _duration_min):
        longest = _longest(done, first_on, size)
        if np.isfinite(longest[:-WEEK_DAYS]).sum() >= MIN_EARLIER:
            return _fact(longest, on)
    return None


def _fact(longest: FloatArray, on: date) -> Fact | None:
    """The week's largest ratio as a change; None where the week holds no session."""
    ratio = session_spike(longest)[-WEEK_DAYS:]
    known = ratio[np.isfinite(ratio)]
    if not known.size:
        return None
    window = Window(
        first_on=on - timedelta(days=WEEK_DAYS - 1),
        last_on=on,
        days_used=int(known.size),
        days_expected=WEEK_DAYS,
    )
    return Fact(metric="session_vs_longest_pct", value=100.0 * (float(known.max()) - 1.0), window=window)


def _longest(done: Iterable[DoneSession], first_on: date, size: Callable[[DoneSession], float | None]) -> FloatArray:
    """The longest session of each day; NaN on days without one of known size."""
    longest = np.full(DAYS, np.nan)
    for one in done:
        index, amount = (one.on - first_on).days, size(one)
        if amount is not None:
            longest[index] = np.fmax(longest[index], amount)
    return longest


def _distance_km(session: DoneSession) -> float | None:
    return session.distance_km


def _duration_min(session: DoneSession) -> float:
    return session.duration_min
