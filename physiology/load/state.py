"""What a load finding says: the state, the facts under it, why it is called so, and what limits it."""

import numpy as np

from physiology.finding import Fact, Kind, Reason, Shape
from physiology.history import FloatArray
from physiology.load.balance import CTL_DAYS, ctl_atl_tsb
from physiology.load.monotony import WEEK_DAYS, flat_week, monotony
from physiology.load.ratio import ACUTE_DAYS, CHRONIC_DAYS, MIN_CHRONIC_DAYS, acwr, week_change_pct
from physiology.load.window import USUAL_DAYS, LoadWindow
from physiology.rolling import rolling_mean

RISING_FAST, RISING, FALLING = 1.5, 1.3, 0.8
"""Bounds of the coupled ratio: descriptions of a change, not of a risk."""
BREAK_SHARE = 0.2
"""Chronic load below this share of the athlete's own median is a return from a break, not a base for a ratio."""
MONOTONY_CAP = 5.0
MIN_CTL_DAYS = 36
"""Known days of the last 42 that carry a long average: as many of seven as the ratio needs."""
SEED_DAYS = 126
"""Three time constants: until then the long average still carries its start at 0."""


class LoadState(Shape):
    """Load of the last days. What cannot be said is None, and a caveat of the finding says why."""

    acwr: float | None
    """Coupled, 7 over 28 days [1]."""
    acute_au: float
    """Mean of the last 7 days [AU/day]."""
    chronic_au: float
    """Mean of the last 28 days [AU/day]."""
    weekly_load_au: float
    """Sum of the last 7 days, unknown days left out [AU]."""
    week_change_pct: float | None
    monotony: float | None
    """Capped at 5, where a week is nearly flat."""
    strain_au: float | None
    ctl_au: float | None
    atl_au: float | None
    tsb_au: float | None
    """Balance before the last day's load [AU/day]."""


def load_state(window: LoadWindow) -> LoadState:
    """Compute the newest day's numbers from days that carry them.

    Parameters
    ----------
    window : LoadWindow
        At least 6 of the newest 7 days known.

    Returns
    -------
    LoadState

    Examples
    --------
    >>> from datetime import date
    >>> from physiology.history import DailyHistory
    >>> history = DailyHistory(date(2026, 1, 1), 28, {"session_load_au": np.full(28, 300.0)})
    >>> load_state(LoadWindow.of(history)).weekly_load_au
    2100.0
    """
    daily_au = window.daily_load_au
    recent_au = daily_au[-2 * CHRONIC_DAYS :]
    even = _newest(monotony(recent_au))
    weekly_au = float(np.nansum(recent_au[-WEEK_DAYS:]))
    balance = ctl_atl_tsb(daily_au) if window.known(CTL_DAYS) >= min(MIN_CTL_DAYS, window.log_days) else None
    return LoadState(
        acwr=None if _returning(window) else _newest(acwr(recent_au, known=1)),
        acute_au=float(np.nanmean(recent_au[-ACUTE_DAYS:])),
        chronic_au=_chronic_au(window),
        weekly_load_au=weekly_au,
        week_change_pct=_newest(week_change_pct(recent_au)),
        monotony=None if even is None else min(even, MONOTONY_CAP),
        strain_au=None if even is None or even > MONOTONY_CAP else weekly_au * even,
        ctl_au=None if balance is None else _newest(balance.ctl_au),
        atl_au=None if balance is None else _newest(balance.atl_au),
        tsb_au=None if balance is None else _newest(balance.tsb_au),
    )


def load_facts(window: LoadWindow, state: LoadState) -> dict[str, Fact]:
    """Put each number of a state on the days it speaks of, keyed by metric."""
    spans = {"acwr": CHRONIC_DAYS, "chronic_au": CHRONIC_DAYS, "week_change_pct": 2 * WEEK_DAYS, "ctl_au": CTL_DAYS}
    week, month = window.sum_bounds(ACUTE_DAYS), window.sum_bounds(CHRONIC_DAYS)
    bounds = {
        "acwr": window.acwr_bounds(),
        "weekly_load_au": week,
        "acute_au": (week[0] / ACUTE_DAYS, week[1] / ACUTE_DAYS),
        "chronic_au": (month[0] / CHRONIC_DAYS, month[1] / CHRONIC_DAYS),
    }
    facts = {
        key: window.fact(key, value, spans.get(key, WEEK_DAYS), bounds.get(key))
        for key, value in state.model_dump().items()
        if value is not None
    }
    if _returning(window):
        usual_au = _usual_chronic_au(window)
        facts["usual_chronic_au"] = window.fact("usual_chronic_au", usual_au, min(USUAL_DAYS, window.log_days))
    return facts | {fact.metric: fact for fact in _inferred_facts(window)}


def logged_facts(window: LoadWindow) -> tuple[Fact, ...]:
    """Say what can be said without a ratio: the last week's logged load, where it has any, and the known days."""
    facts = [window.fact("days_known", window.known(CHRONIC_DAYS), CHRONIC_DAYS)]
    if window.known(WEEK_DAYS):
        bounds = window.sum_bounds(WEEK_DAYS)
        facts.append(window.fact("weekly_load_au", bounds[0], WEEK_DAYS, bounds))
    return (*facts, *_inferred_facts(window))


def reasons(state: LoadState, facts: dict[str, Fact]) -> tuple[Reason, ...]:
    """Name the change, if there is a ratio that describes one, or the break that leaves none.

    The bounds are Gabbett's (2016); a ratio is rounded to nine decimals, so that 1.5 is not above 1.5.
    """
    if "usual_chronic_au" in facts:
        break_facts = (facts["chronic_au"], facts["usual_chronic_au"])
        return (Reason(code="LOAD_RETURNING", facts=break_facts, citation="house_rule"),)
    if state.acwr is None:
        return ()
    ratio = round(state.acwr, 9)
    codes = ((RISING_FAST, "LOAD_RISING_FAST"), (RISING, "LOAD_RISING"))
    code = next((code for bound, code in codes if ratio > bound), None)
    code = code or ("LOAD_FALLING" if ratio < FALLING else "LOAD_STEADY")
    shown = ("acwr", "acute_au", "chronic_au", "week_change_pct")
    return (Reason(code=code, facts=tuple(facts[key] for key in shown if key in facts), citation="gabbett-2016"),)


def caveats(window: LoadWindow, state: LoadState) -> tuple[str, ...]:
    """Codes of what limits the finding, in the order a reader needs them."""
    flat = bool(flat_week(window.daily_load_au)[-1])
    gaps = min(CHRONIC_DAYS, window.log_days) - window.known(CHRONIC_DAYS)
    held = (
        ("RETURNING_FROM_BREAK", _returning(window)),
        ("CHRONIC_LOAD_ZERO", state.chronic_au == 0),
        ("YOUNG_LOG", window.log_days < CHRONIC_DAYS),
        ("DAYS_UNKNOWN", gaps > 0),
        ("UNRATED_SESSIONS", bool(window.unrated[-CHRONIC_DAYS:].any())),
        ("REST_INFERRED", bool(window.inferred[-CHRONIC_DAYS:].any())),
        ("FLAT_WEEK", flat),
        ("NEARLY_FLAT_WEEK", state.monotony == MONOTONY_CAP),
        ("CTL_SEEDED_AT_ZERO", state.ctl_au is not None and window.log_days < SEED_DAYS),
        ("RATIO_IS_NOT_RISK", state.acwr is not None),
    )
    return tuple(code for code, holds in held if holds)


def _newest(series: FloatArray) -> float | None:
    return float(series[-1]) if np.isfinite(series[-1]) else None


def _chronic_au(window: LoadWindow) -> float:
    return float(np.nanmean(window.daily_load_au[-CHRONIC_DAYS:]))


def _returning(window: LoadWindow) -> bool:
    """Whether the chronic load has fallen far below the athlete's own of the last half year."""
    return _chronic_au(window) < BREAK_SHARE * _usual_chronic_au(window)


def _usual_chronic_au(window: LoadWindow) -> float:
    """Median of the last half year's four-week means; 0.0 where there is none."""
    chronic_au = rolling_mean(window.daily_load_au, CHRONIC_DAYS, MIN_CHRONIC_DAYS)[-USUAL_DAYS:]
    known_au = chronic_au[np.isfinite(chronic_au)]
    return float(np.median(known_au)) if known_au.size else 0.0


def _inferred_facts(window: LoadWindow) -> tuple[Fact, ...]:
    """Count the rest days nobody confirmed, if there are any."""
    days = int(window.inferred[-CHRONIC_DAYS:].sum())
    fact = Fact(metric="rest_inferred_days", value=days, window=window.days(CHRONIC_DAYS), kind=Kind.DEFAULT)
    return (fact,) if days else ()
