"""Which of an athlete's signals say anything about how they will feel tomorrow."""

import numpy as np

from physiology.features.importance import MIN_ROWS, Importance, signal_importance
from physiology.features.surroundings import SECONDARY, Surrounding, clear_deviation
from physiology.finding import Fact, Finding, InsufficientData, Reason, Shape, Status, Window
from physiology.history import DailyHistory, FloatArray
from physiology.hrv.baseline import ln_rmssd
from physiology.newest import computed, measured_at, one_day
from physiology.readiness.inputs import daily_load_of
from physiology.wellness.score import items_of, wellness_score

METHOD = "signals@1"
LOOKBACK_DAYS = 182
MIN_KNOWN_SHARE = 0.5
"""A signal that is unknown on more than half of the days is not judged (house rule)."""
MIN_CLEAR_DAYS = 5
"""Surroundings take part only where they differed clearly on five days (house rule)."""
ENOUGH_ROWS = 120
CODES = {
    "sleep_min": "SIGNALS_SLEEP",
    "rmssd_ms": "SIGNALS_HRV",
    "resting_hr_bpm": "SIGNALS_RESTING_HR",
    "daily_load_au": "SIGNALS_LOAD",
    "ambient_temp_c": "SIGNALS_TEMPERATURE",
    "humidity_pct": "SIGNALS_HUMIDITY",
    "noise_db": "SIGNALS_NOISE",
}
PRIMARY = ("sleep_min", "rmssd_ms", "resting_hr_bpm", "daily_load_au")
SURROUNDED = {
    ("ambient_temp_c", True): "SIGNALS_TEMPERATURE_ABOVE_USUAL",
    ("ambient_temp_c", False): "SIGNALS_TEMPERATURE_BELOW_USUAL",
    ("humidity_pct", True): "SIGNALS_HUMIDITY_ABOVE_USUAL",
    ("humidity_pct", False): "SIGNALS_HUMIDITY_BELOW_USUAL",
    ("noise_db", True): "SIGNALS_NOISE_ABOVE_USUAL",
    ("noise_db", False): "SIGNALS_NOISE_BELOW_USUAL",
}


class RankedSignal(Shape):
    """One signal that beats chance."""

    metric: str
    importance_pct: float
    rises_with: bool
    """Whether the next answer is better after a higher value."""


class SignalRanking(Shape):
    """Signals in order of importance; empty where none beats chance."""

    answer: str
    """The metric that is forecast: `self_readiness_score` or `wellness_score`."""
    rows: int
    r2: float
    last_value_r2: float
    null_pct: float
    ranked: tuple[RankedSignal, ...]
    judged: tuple[str, ...]
    """Signals that were looked at."""
    unusual: tuple[str, ...]
    """Surroundings that differ clearly on the newest day."""


def rank_signals(history: DailyHistory) -> Finding[SignalRanking]:
    """Rank an athlete's signals by what they add to a forecast of the next morning's answer.

    Parameters
    ----------
    history : DailyHistory
        Read of the last 182 days: `self_readiness_score` or the wellness items, `sleep_min` [min], `rmssd_ms` [ms],
        `resting_hr_bpm` [bpm], session loads with their masks [AU], `ambient_temp_c` [°C], `humidity_pct` [%],
        `noise_db` [dB].

    Returns
    -------
    Finding[SignalRanking]
        Sleep, heart and load always take part where half of their days are known; surroundings only with their clear
        deviations, and only where there were five. Provisional below 120 mornings.

    Raises
    ------
    InsufficientData
        `signals`: fewer than 60 answered mornings, or no signal that is known on half of the days.

    Notes
    -----
    Formula: that of `signal_importance` and `clear_deviation`. Shown is what exceeds the 95th percentile of the null,
    where the forecast beats the mean of the days before.
    Of simulated athletes whose five signals say nothing 4 in 100 are shown one after 180 mornings, 6 in 100 after 70.
    A signal that moves the next answer by 0.4 SD is found in 91 and in 43 of 100. A house rule without a published
    basis; what is found goes along with the answer and need not cause it. Reports follow training more closely than
    measurements do [1]_, so little may be left for measurements to add.

    References
    ----------
    .. [1] Saw et al. (2016). doi:10.1136/bjsports-2015-094758

    Examples
    --------
    >>> from datetime import date
    >>> rng = np.random.default_rng(1)
    >>> slept = 450.0 + 40.0 * rng.normal(size=120)
    >>> felt = 3.0 + np.append(0.0, (slept[:-1] - 450.0) / 60.0) + 0.2 * rng.normal(size=120)
    >>> found = rank_signals(DailyHistory(date(2026, 1, 1), 120, {"sleep_min": slept, "self_readiness_score": felt}))
    >>> [signal.metric for signal in found.value.ranked], found.value.rows
    (['sleep_min'], 119)
    """
    answer, answered = _answer(history)
    rows = int(np.isfinite(answered[1:]).sum())
    if rows < MIN_ROWS:
        raise InsufficientData("signals", MIN_ROWS, rows)
    signals = _signals(history)
    if not signals:
        raise InsufficientData("signals", MIN_ROWS, 0, missing="signals")
    found = signal_importance(np.stack(list(signals.values())), answered)
    value = _value(history, answer, tuple(signals), found)
    reasons = _reasons(history, value)
    return Finding(
        value=value,
        status=Status.OK if rows >= ENOUGH_ROWS else Status.PROVISIONAL,
        facts=tuple(dict.fromkeys(fact for reason in reasons for fact in reason.facts)),
        reasons=reasons,
        caveats=(*(() if rows >= ENOUGH_ROWS else ("SIGNALS_FEW_DAYS",)), "SIGNALS_NO_CAUSE"),
        method=METHOD,
        as_of=history.last_on,
    )


def _answer(history: DailyHistory) -> tuple[str, FloatArray]:
    """What the athlete says of their own readiness, where they say it often enough; else their check-in."""
    own, items = _tail(history.of("self_readiness_score")), _tail(wellness_score(items_of(history)))
    often = int(np.isfinite(own[1:]).sum())
    if often >= MIN_ROWS or often > np.isfinite(items[1:]).sum():
        return "self_readiness_score", own
    return "wellness_score", items


def _tail(values: FloatArray) -> FloatArray:
    return values[-LOOKBACK_DAYS:]


def _signals(history: DailyHistory) -> dict[str, FloatArray]:
    """The signals that take part, each of shape (days,), 182 at most."""
    series = {
        "sleep_min": history.of("sleep_min"),
        "rmssd_ms": ln_rmssd(history.of("rmssd_ms")),
        "resting_hr_bpm": history.of("resting_hr_bpm"),
        "daily_load_au": daily_load_of(history),
    }
    days = min(history.n_days, LOOKBACK_DAYS)
    enough = {key: _tail(values) for key, values in series.items() if _known(values) >= MIN_KNOWN_SHARE * days}
    for one in SECONDARY:
        off, clear = clear_deviation(history.of(one.metric), one.least, one.sd_floor)
        if clear[-LOOKBACK_DAYS:].sum() >= MIN_CLEAR_DAYS:
            enough[one.metric] = _tail(np.where(clear | np.isnan(off), off, 0.0))
    return enough


def _known(values: FloatArray) -> int:
    return int(np.isfinite(values[-LOOKBACK_DAYS:]).sum())


def _value(history: DailyHistory, answer: str, judged: tuple[str, ...], found: Importance) -> SignalRanking:
    ranked = [
        RankedSignal(metric=metric, importance_pct=float(importance), rises_with=bool(slope > 0.0))
        for metric, importance, slope in zip(judged, found.importance_pct, found.slope, strict=True)
        if found.r2 > 0.0 and importance > max(found.null_pct, 0.0)
    ]
    return SignalRanking(
        answer=answer,
        rows=found.rows,
        r2=found.r2,
        last_value_r2=found.last_value_r2,
        null_pct=found.null_pct,
        ranked=tuple(sorted(ranked, key=lambda signal: -signal.importance_pct)),
        judged=judged,
        unusual=tuple(one.metric for one in SECONDARY if _unusual(history, one) is not None),
    )


def _unusual(history: DailyHistory, one: Surrounding) -> float | None:
    """The newest day's distance from usual, if it is clear."""
    off, clear = clear_deviation(history.of(one.metric), one.least, one.sd_floor)
    return float(off[-1]) if clear[-1] else None


def _reasons(history: DailyHistory, value: SignalRanking) -> tuple[Reason, ...]:
    window = history.window(value.answer, LOOKBACK_DAYS).model_copy(update={"days_used": value.rows})
    days = computed("days_known", value.rows, window)
    found = [
        Reason(
            code=CODES[signal.metric],
            facts=(computed("signal_importance_pct", signal.importance_pct, window),),
            citation="house_rule",
        )
        for signal in value.ranked
    ]
    head = Reason(code="SIGNALS_FOUND" if found else "SIGNALS_NONE", facts=(days,), citation="house_rule")
    return (head, *found, _worth(value, window), *_surroundings(history))


def _worth(value: SignalRanking, window: Window) -> Reason:
    """What the forecast is worth on days it had not seen, beside the simplest other one."""
    if value.r2 <= 0.0:
        return Reason(code="SIGNALS_WORTHLESS", citation="house_rule")
    own = computed("signal_r2_pct", 100.0 * value.r2, window)
    if value.last_value_r2 <= 0.0:
        return Reason(code="SIGNALS_WORTH", facts=(own,), citation="house_rule")
    last = computed("last_value_r2_pct", 100.0 * value.last_value_r2, window)
    return Reason(code="SIGNALS_WORTH_BOTH", facts=(own, last), citation="house_rule")


def _surroundings(history: DailyHistory) -> tuple[Reason, ...]:
    found = []
    for one in SECONDARY:
        off = _unusual(history, one)
        if off is not None:
            facts: tuple[Fact, ...] = (
                measured_at(history, one.metric, history.n_days - 1),
                computed(one.relative, off, one_day(history.last_on)),
            )
            found.append(Reason(code=SURROUNDED[one.metric, off > 0.0], facts=facts, citation="house_rule"))
    return tuple(found)
