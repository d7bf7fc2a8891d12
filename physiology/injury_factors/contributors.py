"""What sessions, nights and reports contribute, judged against the athlete's own usual."""

from datetime import timedelta

import numpy as np

from physiology.finding import Fact, Window
from physiology.history import DailyHistory
from physiology.injury_factors.judging import LARGEST, PRESENT_SD, PRESENT_WEEK_SD, judged, unknown
from physiology.injury_factors.shapes import Contributor, Presence
from physiology.injury_factors.trends import BEFORE_DAYS, WEEK_DAYS, week_shift
from physiology.load.ratio import week_change_pct
from physiology.load.window import LoadWindow
from physiology.newest import computed, newest_measured, one_day
from physiology.usual import deviation, usual

CHANGE_FLOOR_PCT, CHANGE_DAYS, CHANGE_KNOWN = 10.0, 56, 21
SPIKES = ((100.0, 3.0), (30.0, 2.0), (10.0, 1.5))
"""Above the longest session of 30 days by more than so much, and the size it counts for; bounds of Frandsen 2025."""
PAST_DAYS, PAST_KNOWN = 84, 28
"""An injury of the last twelve weeks counts; fewer answers leave it unknown (house rule)."""
CURRENT_DAYS = 2
PAIN_NRS = 3.0
SLEEP_SD_FLOOR_MIN, SORENESS_SD_FLOOR = 30.0, 0.5


def load_change(history: DailyHistory) -> Contributor:
    """Load of this week against the week before, and how usual such a change is.

    Parameters
    ----------
    history : DailyHistory
        Read: what `assess_load` reads.

    Returns
    -------
    Contributor
        Present where load rose by 1.5 SD or more above the own usual change of eight weeks.

    Notes
    -----
    Formula: z = (week change - mean of the own changes) / max(their SD, 10 points)
    House rule. In the largest cohort of runners the change from week to week had no relation with injury [1]_.

    References
    ----------
    .. [1] Frandsen et al. (2025). doi:10.1136/bjsports-2024-109380

    Examples
    --------
    >>> from datetime import date
    >>> load_change(DailyHistory(date(2026, 1, 1), 60, {})).presence
    'unknown'
    """
    window = LoadWindow.of(history)
    change = week_change_pct(window.daily_load_au)
    z = deviation(change, usual(change, CHANGE_DAYS, CHANGE_KNOWN), CHANGE_FLOOR_PCT)[-1]
    known = window.known(2 * WEEK_DAYS)
    if not np.isfinite(z):
        return unknown("load_change", known)
    fact = window.fact("week_change_pct", float(change[-1]), 2 * WEEK_DAYS)
    rising = float(z) if fact.value > 0 else min(float(z), 0.0)
    return judged("load_change", rising, PRESENT_SD, known, (fact,))


def session_spike(spike: Fact | None) -> Contributor:
    """The longest session of the last week against the longest of the 30 days before it.

    Parameters
    ----------
    spike : Fact or None
        `session_vs_longest_pct` [%]; None where sessions are too few to say.

    Returns
    -------
    Contributor
        Present above 10 %.

    Notes
    -----
    Formula: size 1.5, 2 or 3 above 10, 30 or 100 %
    In runners a single run beyond the longest of 30 days by 10-30, 30-100 and more than 100 % went with overuse-injury
    rates 1.64, 1.52 and 2.28 times as high [1]_: a rate in a group, of one sport.

    References
    ----------
    .. [1] Frandsen et al. (2025). doi:10.1136/bjsports-2024-109380

    Examples
    --------
    >>> found = session_spike(Fact(metric="session_vs_longest_pct", value=45.0))
    >>> found.presence, found.size
    ('present', 2.0)
    """
    if spike is None:
        return unknown("session_spike", 0)
    size = next((size for above, size in SPIKES if spike.value > above), 0.0)
    known = spike.window.days_used if spike.window else 0
    presence: Presence = "present" if size else "not_present"
    return Contributor(factor="session_spike", presence=presence, size=size, days_known=known, facts=(spike,))


def past_injury(history: DailyHistory) -> Contributor:
    """Days since the last day reported as injured.

    Parameters
    ----------
    history : DailyHistory
        Read: `injured` [0 or 1] of the last twelve weeks.

    Returns
    -------
    Contributor
        Present within 84 days; not present with 28 answers or more and none of them yes; else unknown.

    Notes
    -----
    Formula: size = 3 * (1 - days / 168), 3 within the last two days
    House rule: how long an injury matters depends on which it was.

    Examples
    --------
    >>> from datetime import date
    >>> past_injury(DailyHistory(date(2026, 1, 1), 43, {"injured": np.append(1.0, np.zeros(42))})).size
    2.25
    """
    answers = history.tail("injured", PAST_DAYS + 1)
    known = int(np.isfinite(answers).sum())
    days = np.flatnonzero(answers >= 1.0)
    if not days.size:
        presence: Presence = "not_present" if known >= PAST_KNOWN else "unknown"
        return Contributor(factor="past_injury", presence=presence, size=0.0, days_known=known)
    since = int(PAST_DAYS - days[-1])
    on = history.last_on - timedelta(days=since)
    window = Window(first_on=on, last_on=history.last_on, days_used=known, days_expected=PAST_DAYS + 1)
    size = LARGEST if since <= CURRENT_DAYS else LARGEST * (1 - since / (2 * PAST_DAYS))
    fact = computed("days_since_injury", since, window)
    return Contributor(factor="past_injury", presence="present", size=size, days_known=known, facts=(fact,))


def missed_sleep(history: DailyHistory) -> Contributor:
    """The last seven nights against the four weeks before them.

    Parameters
    ----------
    history : DailyHistory
        Read: `sleep_min` [min].

    Returns
    -------
    Contributor
        Present where the week's mean lies a full night-to-night SD below usual.

    Notes
    -----
    Formula: size = (mean of the 28 nights before - mean of 7) / max(SD, 30 min)
    House rule. Short sleep raises infections in the general population; for injuries no number is used [1]_.

    References
    ----------
    .. [1] Walsh et al. (2021). doi:10.1136/bjsports-2020-102025

    Examples
    --------
    >>> from datetime import date
    >>> nights = {"sleep_min": np.append(np.full(28, 460.0), np.full(7, 400.0))}
    >>> missed_sleep(DailyHistory(date(2026, 1, 1), 35, nights)).size
    2.0
    """
    shift = _newest_shift(history, "sleep_min", SLEEP_SD_FLOOR_MIN)
    known = history.known("sleep_min", WEEK_DAYS)
    if not np.isfinite(shift):
        return unknown("missed_sleep", known)
    fact = computed("sleep_min", float(np.nanmean(history.tail("sleep_min", WEEK_DAYS))), _week(history, known))
    return judged("missed_sleep", -shift, PRESENT_WEEK_SD, known, (fact,))


def soreness_pain(history: DailyHistory) -> Contributor:
    """Soreness of the last week against the four weeks before, and pain of the last days.

    Parameters
    ----------
    history : DailyHistory
        Read: `soreness_score` [1-5, 5 = none] and `pain_nrs` [0-10].

    Returns
    -------
    Contributor
        Present where the week is a full SD sorer than usual, or pain is 3 of 10 or more.

    Notes
    -----
    Formula: size = (mean of the 28 days before - mean of 7) / max(SD, 0.5 points); pain counts for 3
    House rule; athletes' own reports follow load more consistently than measurements [1]_.

    References
    ----------
    .. [1] Saw et al. (2016). doi:10.1136/bjsports-2015-094758

    Examples
    --------
    >>> from datetime import date
    >>> soreness_pain(DailyHistory(date(2026, 1, 1), 2, {"pain_nrs": np.array([np.nan, 3.0])})).presence
    'present'
    """
    pain = newest_measured(history, "pain_nrs")
    known = history.known("soreness_score", WEEK_DAYS)
    shift = _newest_shift(history, "soreness_score", SORENESS_SD_FLOOR)
    hurts = pain is not None and pain.value >= PAIN_NRS
    facts: tuple[Fact, ...] = () if pain is None else (pain,)
    if not np.isfinite(shift) and not hurts:
        return unknown("soreness_pain", known)
    if np.isfinite(shift):
        mean = float(np.nanmean(history.tail("soreness_score", WEEK_DAYS)))
        facts = (*facts, computed("soreness_score", mean, _week(history, known)))
    return judged("soreness_pain", LARGEST if hurts else -shift, PRESENT_WEEK_SD, known, facts)


def _newest_shift(history: DailyHistory, metric: str, sd_floor: float) -> float:
    """The newest week against those before it [SD]; NaN in a history that is too young."""
    return float(week_shift(history.tail(metric, WEEK_DAYS + BEFORE_DAYS), sd_floor)[-1])


def _week(history: DailyHistory, known: int) -> Window:
    first_on = history.last_on - timedelta(days=WEEK_DAYS - 1)
    return one_day(history.last_on, known).model_copy(update={"first_on": first_on, "days_expected": WEEK_DAYS})
