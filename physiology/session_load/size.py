"""How large a session was beside the athlete's own of the last weeks."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from physiology.finding import Reason, Window
from physiology.newest import computed, one_day
from physiology.session_load.body import Body
from physiology.session_load.comparing import cost_change_pct
from physiology.session_load.currencies import Facts, currencies
from physiology.session_load.record import SessionRecord

RECENT_DAYS = 28
NOTABLE_PCT = 15.0
"""Less than this to either side is about as usual (house rule): half a point of an effort of 6 is 8 %."""
SIZES = {
    "session_load_au": ("session_load_vs_usual_pct", "session_load_usual_au", ""),
    "trimp_au": ("trimp_vs_usual_pct", "trimp_usual_au", "_BY_HEART"),
}
"""Currencies in the order they are believed, with the metrics of the comparison and the ending of its code."""


def usual_size(record: SessionRecord, facts: Facts, earlier: Sequence[SessionRecord], body: Body) -> tuple[Reason, ...]:
    """A session's load against the median of the athlete's sessions of the 28 days before.

    Parameters
    ----------
    record : SessionRecord
        The session.
    facts : dict of str to Fact
        Its currencies.
    earlier : sequence of SessionRecord
        Earlier sessions, of whatever activity.
    body : Body
        The athlete's bounds, for loads from heart rate.

    Returns
    -------
    tuple of Reason
        `SESSION_HARDER`, `SESSION_EASIER` or `SESSION_AS_USUAL` by rating, with `_BY_HEART` where nobody rated it;
        empty where fewer than 8 earlier sessions carry the same currency.

    Notes
    -----
    Formula: 100 * (load / median of the earlier ones - 1); 15 % or more is named (house rule).

    Examples
    --------
    >>> from datetime import date
    >>> from physiology.observation import Source
    >>> from physiology.session import DoneSession
    >>> def run(day: int, effort: float) -> SessionRecord:
    ...     on = date(2026, 1, day)
    ...     made = {"activity": "run", "duration_min": 40, "source": Source(vendor="chat")}
    ...     return SessionRecord(on, DoneSession(on=on, session_rpe=effort, **made))
    >>> hard = run(9, 6)
    >>> before = [run(day, 5) for day in range(1, 9)]
    >>> usual_size(hard, currencies(hard, Body()), before, Body())[0].code
    'SESSION_HARDER'
    """
    first_on = record.on - timedelta(days=RECENT_DAYS)
    recent = [one for one in earlier if first_on <= one.on < record.on]
    for key, (change_key, usual_key, ending) in SIZES.items():
        if key not in facts:
            continue
        loads = np.array([_load(one, key, body) for one in recent] + [facts[key].value])
        change = float(cost_change_pct(loads))
        if not np.isfinite(change):
            continue
        known = [one.on for one, load in zip(recent, loads, strict=False) if np.isfinite(load)]
        last_on = record.on - timedelta(days=1)
        window = Window(first_on=first_on, last_on=last_on, days_used=len(set(known)), days_expected=RECENT_DAYS)
        told = (
            computed(change_key, change, one_day(record.on)),
            computed(usual_key, float(np.nanmedian(loads[:-1])), window),
            computed("sessions_count", len(known), window),
        )
        return (Reason(code=_code(change) + ending, facts=told, citation="house_rule"),)
    return ()


def _load(record: SessionRecord, key: str, body: Body) -> float:
    if key == "session_load_au":
        rated = None if record.session is None else record.session.load_au
        return np.nan if rated is None else rated
    fact = currencies(record, body).get(key)
    return np.nan if fact is None else fact.value


def _code(change_pct: float) -> str:
    if round(abs(change_pct), 9) < NOTABLE_PCT:
        return "SESSION_AS_USUAL"
    return "SESSION_HARDER" if change_pct > 0 else "SESSION_EASIER"
