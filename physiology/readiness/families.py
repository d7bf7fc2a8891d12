"""What each family of readiness says today: which way it points, and the facts a sentence about it needs."""

from dataclasses import dataclass

import numpy as np

from physiology.finding import Fact, Reason, Window
from physiology.history import DailyHistory
from physiology.hrv.baseline import ln_rmssd
from physiology.load.ratio import CHRONIC_DAYS
from physiology.newest import computed, day_of, days_before, measured_at, one_day
from physiology.readiness.inputs import daily_load_of
from physiology.readiness.mixing import CARRY_KEEPS
from physiology.readiness.signals import (
    HRV_WEEK_DAYS,
    Judged,
    Signals,
    judged_efficiency,
    judged_hrv,
    judged_load,
    judged_resting_hr,
    judged_sleep,
    judged_wellness,
)
from physiology.sleep.need import need_of
from physiology.usual import BASELINE_DAYS
from physiology.wellness.scales import ITEMS
from physiology.wellness.score import items_of

NOTABLE_SD = 0.5
"""Half an SD, the smallest worthwhile change of lnRMSSD (Plews 2014), used for every family."""
LOWEST_ITEMS_SHOWN = 2
CITATIONS = {
    "hrv": "plews-2014",
    "resting_hr": "bosquet-2008",
    "sleep": "walsh-2021",
    "wellness": "saw-2016",
    "load": "house_rule",
}
CODES = {
    "hrv": ("HRV_BELOW_USUAL", "HRV_AS_USUAL", "HRV_ABOVE_USUAL"),
    "resting_hr": ("RHR_ABOVE_USUAL", "RHR_AS_USUAL", "RHR_BELOW_USUAL"),
    "sleep": ("SLEEP_BELOW_USUAL", "SLEEP_AS_USUAL", "SLEEP_ABOVE_USUAL"),
    "wellness": ("WELLNESS_LOW", "WELLNESS_AS_USUAL", "WELLNESS_GOOD"),
    "load": ("LOAD_ABOVE_USUAL", "LOAD_AS_USUAL", "LOAD_BELOW_USUAL"),
}
"""Against readiness, neither way, in its favour."""


@dataclass(frozen=True, slots=True)
class FamilyDay:
    """One family on the day its newest value is from."""

    family: str
    judged: Judged
    index: int
    """Day of the value in the history."""
    points: float
    z: float
    """Deviation on that day [SD], + is good; for sleep of duration and efficiency together."""
    points_per_sd: float
    age_days: int

    @property
    def faded_z(self) -> float:
        """Deviation as it enters the score: older values count less [SD]."""
        return self.z * CARRY_KEEPS**self.age_days

    @property
    def usual(self) -> float:
        """Baseline mean on that day."""
        return float(self.judged.baseline.mean[self.index])

    @property
    def baseline_days(self) -> int:
        """Known days behind the baseline."""
        return int(self.judged.baseline.days_known[self.index])


def judged_families(signals: Signals) -> dict[str, Judged]:
    """Every family's main signal against its baseline; the series must be there, if only as NaN."""
    found = {}
    for family, series, judge in (
        ("hrv", signals.ln_rmssd, judged_hrv),
        ("resting_hr", signals.resting_hr_bpm, judged_resting_hr),
        ("sleep", signals.sleep_min, judged_sleep),
        ("wellness", signals.wellness_score, judged_wellness),
        ("load", signals.acwr, judged_load),
    ):
        if series is not None:
            found[family] = judge(series)
    return found


def reason(history: DailyHistory, day: FamilyDay) -> Reason:
    """Why this family moved the score, with its points."""
    facts = FACTS[day.family](history, day)
    points = computed("readiness_points", day.points, one_day(history.last_on))
    return Reason(
        code=_code(history, day),
        facts=(*facts, points),
        contribution=day.points,
        citation=CITATIONS[day.family],
    )


def _code(history: DailyHistory, day: FamilyDay) -> str:
    against, neither, favour = CODES[day.family]
    if abs(day.z) < NOTABLE_SD:
        return neither
    points_up = day.z > 0
    if day.family != "sleep":
        return favour if points_up else against
    slept_min, need_min = float(history.of("sleep_min")[day.index]), need_of(history).need_min
    if points_up:
        return "SLEEP_GOOD" if slept_min >= need_min else favour
    if efficiency_z(history, day.index) < float(day.judged.z[day.index]):
        return "SLEEP_INEFFICIENT"
    return "SLEEP_SHORT" if slept_min < need_min else against


def efficiency_z(history: DailyHistory, index: int) -> float:
    """Deviation of a night's efficiency [SD]; NaN where it is unknown."""
    return float(judged_efficiency(history.of("sleep_efficiency_pct")).z[index])


def _baseline_window(history: DailyHistory, day: FamilyDay) -> Window:
    return days_before(history, day.index, BASELINE_DAYS, day.baseline_days)


def _hrv_facts(history: DailyHistory, day: FamilyDay) -> tuple[Fact, ...]:
    """The night where it points the way the family does, else the week: a value and its distance that agree."""
    sd = max(float(day.judged.baseline.sd[day.index]), day.judged.sd_floor)
    night = measured_at(history, "rmssd_ms", day.index)
    points_the_same_way = (np.log(night.value) - day.usual) * day.z >= 0.0
    shown = night if points_the_same_way else _week(history, day)
    edges = (float(np.exp(day.usual - NOTABLE_SD * sd)), float(np.exp(day.usual + NOTABLE_SD * sd)))
    return (
        shown,
        computed("hrv_vs_baseline_pct", 100.0 * (shown.value / np.exp(day.usual) - 1.0), shown.window),
        computed("rmssd_baseline_ms", np.exp(day.usual), _baseline_window(history, day), *edges),
    )


def _week(history: DailyHistory, day: FamilyDay) -> Fact:
    """Geometric mean of the week that ends on the day, which `week_and_day` weighs as much as the day itself."""
    past = history.through(day_of(history, day.index))
    nights = past.tail("rmssd_ms", HRV_WEEK_DAYS)
    return computed("rmssd_ms", float(np.exp(np.nanmean(ln_rmssd(nights)))), past.window("rmssd_ms", HRV_WEEK_DAYS))


def _resting_hr_facts(history: DailyHistory, day: FamilyDay) -> tuple[Fact, ...]:
    today = measured_at(history, "resting_hr_bpm", day.index)
    return (
        today,
        computed("resting_hr_vs_baseline_bpm", today.value - day.usual, today.window),
        computed("resting_hr_baseline_bpm", day.usual, _baseline_window(history, day)),
    )


def _sleep_facts(history: DailyHistory, day: FamilyDay) -> tuple[Fact, ...]:
    night = measured_at(history, "sleep_min", day.index)
    facts = [night, computed("sleep_vs_need_min", night.value - need_of(history).need_min, night.window)]
    if np.isfinite(history.of("sleep_efficiency_pct")[day.index]):
        facts.append(measured_at(history, "sleep_efficiency_pct", day.index))
    return tuple(facts)


def _wellness_facts(history: DailyHistory, day: FamilyDay) -> tuple[Fact, ...]:
    score = float(day.judged.daily[day.index])
    on = one_day(day_of(history, day.index))
    answered = np.isfinite(items_of(history)[:, day.index])
    items = [measured_at(history, key, day.index) for key, known in zip(ITEMS, answered, strict=True) if known]
    lowest = sorted(items, key=lambda item: item.value)[:LOWEST_ITEMS_SHOWN]
    return (
        computed("wellness_score", score, on),
        computed("wellness_vs_usual", score - day.usual, on),
        *lowest,
    )


def _load_facts(history: DailyHistory, day: FamilyDay) -> tuple[Fact, ...]:
    known = int(np.isfinite(daily_load_of(history)[day.index - CHRONIC_DAYS : day.index]).sum())
    before = days_before(history, day.index, CHRONIC_DAYS, known)
    return (computed("acwr", float(day.judged.daily[day.index]), before),)


FACTS = {
    "hrv": _hrv_facts,
    "resting_hr": _resting_hr_facts,
    "sleep": _sleep_facts,
    "wellness": _wellness_facts,
    "load": _load_facts,
}
