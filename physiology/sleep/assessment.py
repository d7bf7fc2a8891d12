"""Last night, the need, the debt and the bedtime of one athlete."""

from physiology.finding import Fact, Finding, InsufficientData, Kind, Reason, Shape, Status
from physiology.history import DailyHistory
from physiology.newest import computed, day_of, days_before, measured_at, newest, newest_measured, one_day
from physiology.sleep.debt import FORTNIGHT_NIGHTS, WEEK_NIGHTS, nights_needed
from physiology.sleep.need import NEED_DAYS, SleepNeed, need_of
from physiology.sleep.score import GOOD_EFFICIENCY_PCT
from physiology.sleep.state import USUAL_DAYS, SleepState, state_of
from physiology.sleep.timing import REGULARITY_NIGHTS
from physiology.sleep.tonight import Tonight, tonight_facts, tonight_of, tonight_reasons

__all__ = ["SleepFinding", "SleepState", "assess_sleep", "assess_tonight"]

METHOD = "sleep@2"
SHORT_BY_MIN = 60.0
"""An hour under the need is a short night worth naming (house rule)."""
DEBT_WORTH_NAMING_MIN = 300.0
IRREGULAR_SD_MIN = 60.0
"""A middle of the night that scatters by an hour is worth naming (house rule)."""
TOLD_DIFFERS_MIN = 60.0


class SleepFinding(Shape):
    """The morning's state and the coming night."""

    state: SleepState
    tonight: Tonight | None


def assess_sleep(history: DailyHistory, free_night_min: float | None = None) -> Finding[SleepState]:
    """Describe last night against the need, the debt of the last week and fortnight, and how regular the nights are.

    Parameters
    ----------
    history : DailyHistory
        Read: `sleep_min` [min], `time_in_bed_min` [min] or `sleep_efficiency_pct` [%], `asleep_at_min` and
        `awake_at_min` [min from midnight], stages [min], `sessions_count`, `rest_confirmed`; the newest day is judged.
    free_night_min : float, optional
        The athlete's median night without an alarm, where somebody told it [min]; else it is read from free days.

    Returns
    -------
    Finding[SleepState]
        Facts: sleep_min (last night, then the night before), sleep_need_min, sleep_vs_need_min, sleep_min (usual),
        sleep_efficiency_pct, sleep_debt_min over 7 and over 14 nights, sleep_midpoint_sd_min, sleep_score, as far as
        they are known.

    Raises
    ------
    InsufficientData
        Last night is unknown and fewer than five of the last seven nights are known.

    Notes
    -----
    Sleep stages weigh a tenth of the score at most and are never spoken of. Debt, need from free days and the score
    are house rules; a need of one's own is not [1]_.

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
    need = need_of(history, free_night_min)
    state = state_of(history, need)
    if state.last_night_min is None and state.debt_7_min is None:
        raise InsufficientData(
            "sleep", nights_needed(WEEK_NIGHTS), state.nights_known_7, missing="nights", known=_nights(history)
        )
    return Finding(
        value=state,
        status=Status.OK if state.nights_known_7 == WEEK_NIGHTS else Status.PROVISIONAL,
        facts=_facts(history, state, need),
        reasons=_reasons(history, state, need),
        caveats=_caveats(history, state),
        method=METHOD,
        as_of=history.last_on,
    )


def assess_tonight(
    history: DailyHistory, wake_target_min: float | None = None, free_night_min: float | None = None
) -> Finding[SleepFinding]:
    """The sleep finding, and tonight's bedtime with its why and what would move it.

    Parameters
    ----------
    history : DailyHistory
        As for `assess_sleep`.
    wake_target_min : float, optional
        When to get up tomorrow, 0 to 1440 [min from midnight]; the usual time where nobody says.
    free_night_min : float, optional
        As for `assess_sleep` [min].

    Returns
    -------
    Finding[SleepFinding]
        `tonight` is None, with the caveat `WAKE_TIME_UNKNOWN`, where the wake-up is neither named nor known from seven
        of the last fourteen nights.

    Raises
    ------
    InsufficientData
        As for `assess_sleep`.

    Notes
    -----
    House rule, no published basis: what works is regular nights long enough for the own need [1]_.

    References
    ----------
    .. [1] Walsh et al. (2021). doi:10.1136/bjsports-2020-102025

    Examples
    --------
    >>> import numpy as np
    >>> from datetime import date
    >>> finding = assess_tonight(DailyHistory(date(2026, 1, 1), 7, {"sleep_min": np.full(7, 450.0)}), 420.0)
    >>> finding.value.tonight.bedtime_min
    -165.0
    """
    morning = assess_sleep(history, free_night_min)
    tonight = tonight_of(morning.value, wake_target_min)
    need = _need(history, need_of(history, free_night_min))
    known = tonight is not None
    limits = (
        ("WAKE_TIME_UNKNOWN", not known),
        ("WAKE_TIME_USUAL", tonight is not None and not tonight.wake_given),
        ("EFFICIENCY_ASSUMED", known and morning.value.usual_efficiency_pct is None),
        ("BEDTIME_UNKNOWN", known and morning.value.usual_bedtime_min is None),
    )
    return Finding(
        value=SleepFinding(state=morning.value, tonight=tonight),
        status=morning.status,
        facts=morning.facts + (tonight_facts(history, tonight) if tonight else ()),
        reasons=morning.reasons + (tonight_reasons(history, morning.value, tonight, need) if tonight else ()),
        caveats=morning.caveats + tuple(code for code, holds in limits if holds),
        method=METHOD,
        as_of=history.last_on,
    )


def _nights(history: DailyHistory) -> tuple[Fact, ...]:
    """The newest two nights, newest first, as far as they are known."""
    nights = history.of("sleep_min")
    found = (newest(nights[: nights.size - back], days=0) for back in (0, 1))
    return tuple(measured_at(history, "sleep_min", night.index) for night in found if night)


def _need(history: DailyHistory, need: SleepNeed) -> Fact:
    if not need.own:
        return Fact(metric="sleep_need_min", value=need.need_min, window=one_day(history.last_on), kind=Kind.DEFAULT)
    window = days_before(history, history.n_days - 1, NEED_DAYS, need.free_nights)
    return computed("sleep_need_min", need.need_min, window)


def _facts(history: DailyHistory, state: SleepState, need: SleepNeed) -> tuple[Fact, ...]:
    today = one_day(history.last_on)
    facts = [*_nights(history), _need(history, need)]
    if state.vs_need_min is not None:
        facts.append(computed("sleep_vs_need_min", state.vs_need_min, today))
    if state.usual_min is not None:
        known = history.known("sleep_min", USUAL_DAYS + 1) - (state.last_night_min is not None)
        facts.append(
            computed("sleep_min", state.usual_min, days_before(history, history.n_days - 1, USUAL_DAYS, known))
        )
    debts = (_debt(history, state.debt_7_min, WEEK_NIGHTS), _debt(history, state.debt_14_min, FORTNIGHT_NIGHTS))
    score = None if state.score is None else computed("sleep_score", state.score, today)
    told = None if state.told_min is None else computed("sleep_told_min", state.told_min, today)
    rest = (_efficiency(history, state), *debts, _spread(history, state), score, told)
    return (*facts, *(fact for fact in rest if fact))


def _efficiency(history: DailyHistory, state: SleepState) -> Fact | None:
    """The device's own figure as measured, ours as computed."""
    told = newest_measured(history, "sleep_efficiency_pct", days=0)
    if state.efficiency_pct is None or (told is not None and told.value == state.efficiency_pct):
        return told
    return computed("sleep_efficiency_pct", state.efficiency_pct, one_day(day_of(history, history.n_days - 1)))


def _debt(history: DailyHistory, debt_min: float | None, nights: int) -> Fact | None:
    return None if debt_min is None else computed("sleep_debt_min", debt_min, history.window("sleep_min", nights))


def _spread(history: DailyHistory, state: SleepState) -> Fact | None:
    if state.midpoint_sd_min is None:
        return None
    return computed("sleep_midpoint_sd_min", state.midpoint_sd_min, history.window("awake_at_min", REGULARITY_NIGHTS))


def _reasons(history: DailyHistory, state: SleepState, need: SleepNeed) -> tuple[Reason, ...]:
    """What stands out, in a fixed order; nothing where nothing does."""
    found: list[Reason] = []
    wanted = _need(history, need)
    if state.last_night_min is not None and state.vs_need_min is not None:
        code = "NIGHT_SHORT" if state.vs_need_min <= -SHORT_BY_MIN else "NIGHT_NEAR_NEED"
        code = "NIGHT_ENOUGH" if state.vs_need_min >= 0 else code
        versus = computed("sleep_vs_need_min", state.vs_need_min, one_day(history.last_on))
        last = measured_at(history, "sleep_min", history.n_days - 1)
        found.append(Reason(code=code, facts=(last, versus, wanted), citation="house_rule"))
    debt = _debt(history, state.debt_7_min, WEEK_NIGHTS)
    if debt is not None and debt.value >= DEBT_WORTH_NAMING_MIN:
        found.append(Reason(code="SLEEP_DEBT", facts=(debt, wanted), citation="house_rule"))
    efficiency = _efficiency(history, state)
    if efficiency is not None and efficiency.value < GOOD_EFFICIENCY_PCT:
        found.append(Reason(code="SLEEP_RESTLESS", facts=(efficiency,), citation="ohayon-2017"))
    spread = _spread(history, state)
    if spread is not None:
        code = "SLEEP_IRREGULAR" if spread.value >= IRREGULAR_SD_MIN else "SLEEP_REGULAR"
        found.append(Reason(code=code, facts=(spread,), citation="fischer-2021"))
    return tuple(found)


def _caveats(history: DailyHistory, state: SleepState) -> tuple[str, ...]:
    codes = (
        ("LAST_NIGHT_UNKNOWN", state.last_night_min is None),
        ("NIGHTS_MISSING", state.nights_known_7 < WEEK_NIGHTS),
        ("SLEEP_TOLD_DIFFERS", _told_differs(state)),
        ("SLEEP_NEED_ASSUMED", state.free_nights == 0),
        ("SLEEP_OTHER_SOURCE", "sleep_min" in history.other_sources),
    )
    return tuple(code for code, holds in codes if holds)


def _told_differs(state: SleepState) -> bool:
    """Whether the athlete tells of last night something else than the watch."""
    if state.told_min is None or state.last_night_min is None:
        return False
    return abs(state.told_min - state.last_night_min) > TOLD_DIFFERS_MIN
