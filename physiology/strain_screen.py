"""Whether several signals have been pointing the same way for days: a pattern to look at, never a diagnosis."""

from typing import Literal

import numpy as np

from physiology.finding import Fact, Finding, InsufficientData, Reason, Shape, Status
from physiology.history import DailyHistory, FloatArray
from physiology.newest import computed
from physiology.readiness.inputs import signals_of
from physiology.readiness.signals import FAMILIES, family_deviations

METHOD = "strain@1"
WINDOW_DAYS, DAYS_POINTING = 5, 3
POINTING_SD = 1.0
"""A day points away from usual when its family lies a full SD off (house rule)."""
MIN_FAMILIES = 3
"""Two missing of four leave nothing to compare."""
WATCH_SIGNALS, REDUCE_SIGNALS = 2, 3
SCREENED = ("hrv", "resting_hr", "sleep", "wellness")
METRICS = {"hrv": "rmssd_ms", "resting_hr": "resting_hr_bpm", "sleep": "sleep_min", "wellness": "wellness_score"}
CODES = {
    ("hrv", -1): "STRAIN_HRV_LOW",
    ("hrv", 1): "STRAIN_HRV_HIGH",
    ("resting_hr", -1): "STRAIN_RHR_HIGH",
    ("sleep", -1): "STRAIN_SLEEP_POOR",
    ("wellness", -1): "STRAIN_WELLNESS_LOW",
}
"""Family and side. HRV counts on both: overreaching can raise it (Le Meur 2013)."""
CITATIONS = {"hrv": "lemeur-2013", "resting_hr": "bosquet-2008", "sleep": "house_rule", "wellness": "saw-2016"}

Level = Literal["none", "watch", "reduce"]


class StrainSignal(Shape):
    """One family over the last five days."""

    family: str
    side: Literal[-1, 0, 1]
    """-1 on the bad side on three days or more, 1 for HRV on the high side, 0 where it points nowhere."""
    days: int
    """Days that point that way."""
    days_known: int


class StrainScreen(Shape):
    """How many families point away from usual together."""

    level: Level
    """`none` below two, `watch` at two, `reduce` from three."""
    signals: int
    families: tuple[StrainSignal, ...]
    missing: tuple[str, ...]


def pointing(z: FloatArray) -> tuple[int, int, int]:
    """Which way the newest five days of a family point.

    Parameters
    ----------
    z : ndarray, shape (n_days,)
        Deviation from usual, + is good [SD]; NaN is unknown.

    Returns
    -------
    tuple of int
        Side (-1, 0, 1), days that point there, and days known.

    Examples
    --------
    >>> pointing(np.array([-1.2, 0.1, -1.5, np.nan, -2.0]))
    (-1, 3, 4)
    """
    last = z[-WINDOW_DAYS:]
    low, high = int((last <= -POINTING_SD).sum()), int((last >= POINTING_SD).sum())
    side = -1 if low >= DAYS_POINTING else 1 if high >= DAYS_POINTING else 0
    return side, max(low, high), int(np.isfinite(last).sum())


def assess_strain(history: DailyHistory) -> Finding[StrainScreen]:
    """Screen the last five days for several families drifting together.

    Parameters
    ----------
    history : DailyHistory
        Read: what `assess_readiness` reads, apart from load.

    Returns
    -------
    Finding[StrainScreen]
        A family counts when it lies a full SD off its own baseline on three of five days. One reason a family.

    Raises
    ------
    InsufficientData
        Fewer than three of HRV, resting heart rate, sleep and wellness are known on three of the last five days.

    Notes
    -----
    Overtraining is a diagnosis of exclusion that no marker makes [1]_; illness, heat, alcohol, travel, altitude, the
    menstrual cycle and under-fuelling look alike. In stationary simulated athletes chance alone gives `watch` four to
    eight times a year and `reduce` every other year to three times in two, the more the days resemble each other.

    References
    ----------
    .. [1] Meeusen et al. (2013). doi:10.1249/MSS.0b013e318279a10a

    Examples
    --------
    >>> from datetime import date
    >>> days = {key: np.full(40, 50.0) for key in ("rmssd_ms", "resting_hr_bpm", "sleep_efficiency_pct")}
    >>> assess_strain(DailyHistory(date(2026, 1, 1), 40, days | {"sleep_min": np.full(40, 480.0)})).value.level
    'none'
    """
    z = family_deviations(signals_of(history))
    judged = {family: pointing(z[FAMILIES.index(family)]) for family in SCREENED}
    families = tuple(
        StrainSignal(family=family, side=_counted(family, side), days=days, days_known=known)
        for family, (side, days, known) in judged.items()
        if known >= DAYS_POINTING
    )
    if len(families) < MIN_FAMILIES:
        raise InsufficientData("strain", MIN_FAMILIES, len(families), missing="families")
    signals = sum(1 for signal in families if signal.side)
    level: Level = "reduce" if signals >= REDUCE_SIGNALS else "watch" if signals >= WATCH_SIGNALS else "none"
    known = {signal.family for signal in families}
    missing = tuple(family for family in SCREENED if family not in known)
    window = history.window("sleep_min", WINDOW_DAYS).model_copy(
        update={"days_used": max(signal.days_known for signal in families)}
    )
    return Finding(
        value=StrainScreen(level=level, signals=signals, families=families, missing=missing),
        status=Status.PROVISIONAL if missing else Status.OK,
        facts=(computed("strain_signals", signals, window),),
        reasons=tuple(_reason(history, signal) for signal in families if signal.side),
        caveats=("PATTERN_NOT_DIAGNOSIS", *(f"{family.upper()}_MISSING" for family in missing)),
        method=METHOD,
        as_of=history.last_on,
    )


def _counted(family: str, side: int) -> Literal[-1, 0, 1]:
    """The side where it counts for this family: long sleep or a good mood is no strain."""
    return -1 if side < 0 else 1 if side > 0 and family == "hrv" else 0


def _reason(history: DailyHistory, signal: StrainSignal) -> Reason:
    window = history.window("sleep_min", WINDOW_DAYS).model_copy(update={"days_used": signal.days_known})
    days = Fact(metric="days_known", value=float(signal.days), window=window)
    return Reason(code=CODES[signal.family, signal.side], facts=(days,), citation=CITATIONS[signal.family])
