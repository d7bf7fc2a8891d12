"""Training load of one athlete: how this week compares with the weeks before it."""

from physiology.finding import Finding, InsufficientData, Status
from physiology.history import DailyHistory
from physiology.load.ratio import (
    ACUTE_DAYS,
    CHRONIC_DAYS,
    MIN_ACUTE_DAYS,
    MIN_CHRONIC_DAYS,
)
from physiology.load.state import LoadState, caveats, load_facts, load_state, logged_facts, reasons
from physiology.load.window import LoadWindow

METHOD = "load@2"
YOUNG_LOG_DAYS = 21
"""Known days that carry a provisional ratio while the log itself is younger than four weeks."""


def assess_load(history: DailyHistory) -> Finding[LoadState]:
    """Describe an athlete's recent load against the four weeks before.

    Parameters
    ----------
    history : DailyHistory
        Read: `session_load_au` [AU], `sessions_count`, `rest_confirmed` and `checked_in` [1]. Half a year of it gives
        the athlete's usual chronic load; four weeks are the least.

    Returns
    -------
    Finding[LoadState]
        Judged through the newest day, or the one before where the newest has no session and no confirmed rest yet.
        A ratio with unknown days carries `low` and `high`: each unknown day read as rest and as the athlete's
        median training day. No ratio (None) after a break and without any chronic load.

    Raises
    ------
    InsufficientData
        More than 1 of the last 7 or 4 of the last 28 days are unknown, or the log is younger than 21 days. `known`
        holds the load of the logged days of the last week.

    Notes
    -----
    The bounds 0.8, 1.3 and 1.5 come from group data [1]_ and describe a change. They are no personal risk: a trial
    that managed load by the ratio changed nothing [2]_.

    References
    ----------
    .. [1] Gabbett (2016). doi:10.1136/bjsports-2015-095788
    .. [2] Dalen-Lorentsen et al. (2021). doi:10.1136/bjsports-2020-103003

    Examples
    --------
    >>> import numpy as np
    >>> from datetime import date
    >>> history = DailyHistory(date(2026, 1, 1), 28, {"session_load_au": np.full(28, 300.0)})
    >>> finding = assess_load(history)
    >>> finding.value.acwr, finding.reasons[0].code
    (1.0, 'LOAD_STEADY')
    """
    window = LoadWindow.of(history)
    known = window.known(CHRONIC_DAYS)
    if not _enough(window, known):
        raise InsufficientData("acwr", CHRONIC_DAYS, known, known=logged_facts(window))
    state = load_state(window)
    facts = load_facts(window, state)
    return Finding(
        value=state,
        status=Status.OK if known == CHRONIC_DAYS else Status.PROVISIONAL,
        facts=tuple(facts.values()),
        reasons=reasons(state, facts),
        caveats=caveats(window, state),
        method=METHOD,
        as_of=history.last_on,
    )


def _enough(window: LoadWindow, known: int) -> bool:
    """Whether the known days carry a ratio; days before a young log began do not count as gaps in it."""
    gaps = min(CHRONIC_DAYS, window.log_days) - known
    return (
        window.known(ACUTE_DAYS) >= MIN_ACUTE_DAYS
        and known >= YOUNG_LOG_DAYS
        and gaps <= CHRONIC_DAYS - MIN_CHRONIC_DAYS
    )
