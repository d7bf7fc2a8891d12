"""Last night, the need and the debt of one athlete."""

from physiology.finding import Fact, Finding, InsufficientData, Kind, Reason, Shape, Status
from physiology.history import DailyHistory
from physiology.newest import Newest, computed, days_before, measured_at, newest, newest_measured, one_day
from physiology.sleep.debt import (
    FORTNIGHT_NIGHTS,
    WEEK_NIGHTS,
    nights_needed,
    sleep_debt_min,
    sleep_need_min,
)
from physiology.usual import usual

METHOD = "sleep@1"
SHORT_BY_MIN = 60.0
"""An hour under the need is a short night worth naming (house rule)."""
DEBT_WORTH_NAMING_MIN = 300.0
GOOD_EFFICIENCY_PCT = 85.0
"""Ohayon 2017."""
USUAL_DAYS, USUAL_KNOWN = 28, 7


class SleepState(Shape):
    """Sleep as it stands this morning. None is what too few known nights leave open."""

    last_night_min: float | None
    efficiency_pct: float | None
    vs_need_min: float | None
    """Last night minus the need; negative is short [min]."""
    usual_min: float | None
    """Mean of the four weeks before last night [min]."""
    need_min: float
    debt_7_min: float | None
    debt_14_min: float | None
    nights_known_7: int
    nights_known_14: int


def assess_sleep(history: DailyHistory, free_night_min: float | None = None) -> Finding[SleepState]:
    """Describe last night against the need, and the debt of the last week and fortnight.

    Parameters
    ----------
    history : DailyHistory
        Read: `sleep_min` [min] and `sleep_efficiency_pct` [%]; the newest day is the one judged.
    free_night_min : float, optional
        The athlete's median night without an alarm, where it is known [min].

    Returns
    -------
    Finding[SleepState]
        Facts: sleep_min (last night, then the night before), sleep_need_min, sleep_vs_need_min, sleep_min (usual),
        sleep_efficiency_pct, sleep_debt_min over 7 and over 14 nights, as far as they are known.

    Raises
    ------
    InsufficientData
        Last night is unknown and fewer than five of the last seven nights are known.

    Notes
    -----
    Vendor sleep stages are not read: their error is as large as their spread. Debt is a house rule.

    References
    ----------
    .. [1] Walsh et al. (2021). doi:10.1136/bjsports-2020-102025

    Examples
    --------
    >>> import numpy as np
    >>> from datetime import date
    >>> finding = assess_sleep(DailyHistory(date(2026, 1, 1), 7, {"sleep_min": np.full(7, 450.0)}))
    >>> finding.value.vs_need_min, finding.value.debt_7_min
    (-30.0, 210.0)
    """
    state = _state(history, sleep_need_min(free_night_min))
    if state.last_night_min is None and state.debt_7_min is None:
        raise InsufficientData(
            "sleep", nights_needed(WEEK_NIGHTS), state.nights_known_7, missing="nights", known=_nights(history)
        )
    reasons = _reasons(history, state, free_night_min)
    return Finding(
        value=state,
        status=Status.OK if state.nights_known_7 == WEEK_NIGHTS else Status.PROVISIONAL,
        facts=_facts(history, state, free_night_min),
        reasons=reasons,
        caveats=_caveats(state, free_night_min),
        method=METHOD,
        as_of=history.last_on,
    )


def _state(history: DailyHistory, need_min: float) -> SleepState:
    nights = history.of("sleep_min")
    last = newest(nights, days=0)
    efficiency = newest(history.of("sleep_efficiency_pct"), days=0)
    before = usual(nights, USUAL_DAYS, USUAL_KNOWN).mean[-1:]
    return SleepState(
        last_night_min=last.value if last else None,
        efficiency_pct=efficiency.value if efficiency else None,
        vs_need_min=last.value - need_min if last else None,
        usual_min=_known(newest(before)),
        need_min=need_min,
        debt_7_min=_known(newest(sleep_debt_min(nights, need_min, WEEK_NIGHTS), days=0)),
        debt_14_min=_known(newest(sleep_debt_min(nights, need_min, FORTNIGHT_NIGHTS), days=0)),
        nights_known_7=history.known("sleep_min", WEEK_NIGHTS),
        nights_known_14=history.known("sleep_min", FORTNIGHT_NIGHTS),
    )


def _known(found: Newest | None) -> float | None:
    return found.value if found else None


def _nights(history: DailyHistory) -> tuple[Fact, ...]:
    """The newest two nights, newest first, as far as they are known."""
    nights = history.of("sleep_min")
    found = (newest(nights[: nights.size - back], days=0) for back in (0, 1))
    return tuple(measured_at(history, "sleep_min", night.index) for night in found if night)


def _need(history: DailyHistory, state: SleepState, free_night_min: float | None) -> Fact:
    kind = Kind.DEFAULT if free_night_min is None else Kind.COMPUTED
    return Fact(metric="sleep_need_min", value=state.need_min, window=one_day(history.last_on), kind=kind)


def _facts(history: DailyHistory, state: SleepState, free_night_min: float | None) -> tuple[Fact, ...]:
    facts = [*_nights(history), _need(history, state, free_night_min)]
    if state.vs_need_min is not None:
        facts.append(computed("sleep_vs_need_min", state.vs_need_min, one_day(history.last_on)))
    if state.usual_min is not None:
        known = history.known("sleep_min", USUAL_DAYS + 1) - (state.last_night_min is not None)
        before = days_before(history, history.n_days - 1, USUAL_DAYS, known)
        facts.append(computed("sleep_min", state.usual_min, before))
    efficiency = newest_measured(history, "sleep_efficiency_pct", days=0)
    debts = (_debt(history, state.debt_7_min, WEEK_NIGHTS), _debt(history, state.debt_14_min, FORTNIGHT_NIGHTS))
    return (*facts, *(fact for fact in (efficiency, *debts) if fact))


def _debt(history: DailyHistory, debt_min: float | None, nights: int) -> Fact | None:
    return None if debt_min is None else computed("sleep_debt_min", debt_min, history.window("sleep_min", nights))


def _reasons(history: DailyHistory, state: SleepState, free_night_min: float | None) -> tuple[Reason, ...]:
    """What stands out, in a fixed order; nothing where nothing does."""
    found: list[Reason] = []
    need = _need(history, state, free_night_min)
    if state.last_night_min is not None and state.vs_need_min is not None:
        code = "NIGHT_SHORT" if state.vs_need_min <= -SHORT_BY_MIN else "NIGHT_NEAR_NEED"
        code = "NIGHT_ENOUGH" if state.vs_need_min >= 0 else code
        versus = computed("sleep_vs_need_min", state.vs_need_min, one_day(history.last_on))
        last = measured_at(history, "sleep_min", history.n_days - 1)
        found.append(Reason(code=code, facts=(last, versus, need), citation="house_rule"))
    debt = _debt(history, state.debt_7_min, WEEK_NIGHTS)
    if debt is not None and debt.value >= DEBT_WORTH_NAMING_MIN:
        found.append(Reason(code="SLEEP_DEBT", facts=(debt, need), citation="house_rule"))
    efficiency = newest_measured(history, "sleep_efficiency_pct", days=0)
    if efficiency is not None and efficiency.value < GOOD_EFFICIENCY_PCT:
        found.append(Reason(code="SLEEP_RESTLESS", facts=(efficiency,), citation="ohayon-2017"))
    return tuple(found)


def _caveats(state: SleepState, free_night_min: float | None) -> tuple[str, ...]:
    codes = (
        ("LAST_NIGHT_UNKNOWN", state.last_night_min is None),
        ("NIGHTS_MISSING", state.nights_known_7 < WEEK_NIGHTS),
        ("SLEEP_NEED_ASSUMED", free_night_min is None),
    )
    return tuple(code for code, holds in codes if holds)
