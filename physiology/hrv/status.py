"""What an athlete's HRV says today, compared with their own last two months."""

import math
from typing import Literal

from physiology.finding import Finding, InsufficientData, Reason, Shape, Status
from physiology.history import DailyHistory
from physiology.hrv.baseline import LN_RMSSD_SD_FLOOR, MIN_WEEK_DAYS, NOTE_SD, days_in_row, hrv_flag
from physiology.hrv.episodes import hrv_episodes
from physiology.hrv.facts import SERIES, HrvDay, newest
from physiology.usual import MIN_BASELINE_DAYS, STEADY_BASELINE_DAYS

METHOD = "hrv_status@2"
NIGHT_SD = 1.5
"""House rule: a single night further out is named. By chance alone that is one low night in fifteen."""
WELL_KNOWN_WEEK_DAYS = 5

State = Literal["below", "usual", "above"]
Attention = Literal["none", "note", "act"]
STATES: dict[float, tuple[State, str, str]] = {
    -1.0: ("below", "HRV_BELOW_USUAL", "vesterinen-2016"),
    0.0: ("usual", "HRV_AS_USUAL", "vesterinen-2016"),
    1.0: ("above", "HRV_ABOVE_USUAL", "lemeur-2013"),
}
"""By flag: the state, the code of its reason, and the literature."""


class HrvStatus(Shape):
    """The weekly mean of ln RMSSD against the sixty days before, with today's value beside it."""

    state: State
    """Outside or within half a standard deviation. Neither side is good by itself."""
    attention: Attention
    """`act`: a low episode. `note`: outside, on either side."""
    rmssd_ms: float | None
    """Today's value; None where today is not known."""
    week_rmssd_ms: float
    baseline_rmssd_ms: float
    usual_low_ms: float
    usual_high_ms: float
    week_vs_baseline_pct: float
    today_vs_baseline_pct: float | None
    week_deviation_sd: float
    today_deviation_sd: float | None
    days_in_row: int
    """Days the weekly mean has been outside on this side; 0 where it is as usual."""
    cv_week_pct: float | None
    """Spread of the week's logarithms; None where their mean is not above 0."""


def assess_hrv(history: DailyHistory) -> Finding[HrvStatus]:
    """Judge the newest day's HRV against the athlete's own baseline.

    Parameters
    ----------
    history : DailyHistory
        Days up to the one to judge, with the series `rmssd_ms` [ms] of a single source.

    Returns
    -------
    Finding[HrvStatus]
        Provisional below 28 known baseline days. Facts of the single day come first, then the baseline, then the week.
        Caveats: `HRV_FEW_NIGHTS`, `HRV_TODAY_MISSING`, `HRV_NIGHTS_MISSING` (fewer than 5 of 7), `HRV_OTHER_SOURCE`
        (days of another source exist and are left out: a new device starts a new baseline).

    Raises
    ------
    InsufficientData
        `hrv_baseline`: fewer than 14 of the 60 days before are known. `hrv_week`: fewer than 3 of the last 7.

    Notes
    -----
    Half a standard deviation is a note: by chance alone a stationary athlete gets a dozen such episodes a year. What
    calls to act is `hrv_episodes`, less than one false alarm a year; a note together with another signal is worth a
    talk [1]_. A rise is flagged too: overreaching can raise the weekly mean [2]_.

    References
    ----------
    .. [1] Buchheit (2014). doi:10.3389/fphys.2014.00073
    .. [2] Le Meur et al. (2013). doi:10.1249/MSS.0b013e3182980125

    Examples
    --------
    >>> from datetime import date
    >>> import numpy as np
    >>> rmssd_ms = np.append(np.tile([50.0, 60.0, 55.0], 20), np.full(7, 40.0))
    >>> found = assess_hrv(DailyHistory(date(2026, 1, 1), 67, {"rmssd_ms": rmssd_ms}))
    >>> found.value.state, found.value.attention, found.reasons[0].code
    ('below', 'act', 'HRV_BELOW_USUAL')
    """
    day = HrvDay.of(history)
    known = (*day.today_facts(), *day.usual_facts(), *day.week_facts())
    if day.baseline_days < MIN_BASELINE_DAYS:
        raise InsufficientData("hrv_baseline", MIN_BASELINE_DAYS, day.baseline_days, known=known)
    if day.week_days < MIN_WEEK_DAYS:
        raise InsufficientData("hrv_week", MIN_WEEK_DAYS, day.week_days, known=known)
    flag = float(hrv_flag(day.days.week_deviation_sd)[-1])
    status = _status(day, flag)
    return Finding(
        value=status,
        status=Status.OK if day.baseline_days >= STEADY_BASELINE_DAYS else Status.PROVISIONAL,
        facts=known,
        reasons=_reasons(day, flag, status),
        caveats=_caveats(day),
        method=METHOD,
        as_of=history.last_on,
    )


def _status(day: HrvDay, flag: float) -> HrvStatus:
    deviation_sd = day.days.week_deviation_sd
    half_band = NOTE_SD * max(float(day.days.baseline.sd[-1]), LN_RMSSD_SD_FLOOR)
    low_days = _low_days(day)
    return HrvStatus(
        state=STATES[flag][0],
        attention="act" if low_days else "note" if flag else "none",
        rmssd_ms=None if day.today is None else newest(day.history.of(SERIES)),
        week_rmssd_ms=math.exp(day.week),
        baseline_rmssd_ms=math.exp(day.usual),
        usual_low_ms=math.exp(day.usual - half_band),
        usual_high_ms=math.exp(day.usual + half_band),
        week_vs_baseline_pct=day.percent(day.week),
        today_vs_baseline_pct=None if day.today is None else day.percent(day.today),
        week_deviation_sd=float(deviation_sd[-1]),
        today_deviation_sd=newest(day.days.day_deviation_sd),
        days_in_row=int(days_in_row(hrv_flag(deviation_sd) == flag)[-1]) if flag else 0,
        cv_week_pct=newest(day.days.cv_week_pct),
    )


def _low_days(day: HrvDay) -> int:
    """Days in a row of the low episode the newest day belongs to; 0 where it belongs to none."""
    return int(hrv_episodes(day.days).low_days[-1])


def _reasons(day: HrvDay, flag: float, status: HrvStatus) -> tuple[Reason, ...]:
    _, code, citation = STATES[flag]
    found = [Reason(code=code, facts=(*day.week_facts(), *day.usual_facts()), citation=citation)]
    if status.attention == "act":
        found.append(Reason(code="HRV_LOW_FOR_DAYS", facts=(day.streak_fact(_low_days(day)),), citation="house_rule"))
    night_sd = status.today_deviation_sd
    if night_sd is not None and abs(night_sd) > NIGHT_SD:
        night = "HRV_LOW_NIGHT" if night_sd < 0 else "HRV_HIGH_NIGHT"
        found.append(Reason(code=night, facts=day.today_facts(), citation="house_rule"))
    return tuple(found)


def _caveats(day: HrvDay) -> tuple[str, ...]:
    limits = (
        ("HRV_FEW_NIGHTS", day.baseline_days < STEADY_BASELINE_DAYS),
        ("HRV_TODAY_MISSING", day.today is None),
        ("HRV_NIGHTS_MISSING", day.week_days < WELL_KNOWN_WEEK_DAYS),
        ("HRV_OTHER_SOURCE", SERIES in day.history.other_sources),
    )
    return tuple(code for code, applies in limits if applies)
