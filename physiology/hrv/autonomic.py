"""What the nervous system's two witnesses, HRV and resting heart rate, say of the newest day and week."""

from typing import Literal

import numpy as np

from physiology.finding import Fact, Finding, Reason, Shape
from physiology.history import DailyHistory
from physiology.hrv.baseline import WEEK_DAYS
from physiology.hrv.episodes import Episodes, LowEpisode, hrv_episodes, low_episode
from physiology.hrv.facts import HrvDay, newest
from physiology.hrv.resting import RestingWeek, resting_week
from physiology.hrv.spread import RESTLESS_SD, step_pct, usual_cv_pct
from physiology.hrv.status import HrvStatus, assess_hrv
from physiology.newest import computed
from physiology.readiness.signals import judged_wellness
from physiology.wellness.score import items_of, wellness_score

METHOD = "autonomic@1"
LOW_WELLNESS_SD = -0.5
WEEK = {
    "below": ("AUTONOMIC_WEEK_BELOW_USUAL", "vesterinen-2016"),
    "usual": ("AUTONOMIC_WEEK_AS_USUAL", "vesterinen-2016"),
    "above": ("AUTONOMIC_WEEK_ABOVE_USUAL", "lemeur-2013"),
}
NIGHT = {
    -30: "AUTONOMIC_NIGHT_BELOW_USUAL_FAR",
    -20: "AUTONOMIC_NIGHT_BELOW_USUAL_CLEARLY",
    -10: "AUTONOMIC_NIGHT_BELOW_USUAL_SLIGHTLY",
    0: "AUTONOMIC_NIGHT_NEAR",
    10: "AUTONOMIC_NIGHT_ABOVE_USUAL_SLIGHTLY",
    20: "AUTONOMIC_NIGHT_ABOVE_USUAL_CLEARLY",
    30: "AUTONOMIC_NIGHT_ABOVE_USUAL_FAR",
}
"""By the step the night reaches: 10, 20 or 30 % off the baseline."""

Spread = Literal["even", "usual", "restless"]


class AutonomicState(Shape):
    """HRV and resting heart rate against the athlete's own last two months."""

    hrv: HrvStatus
    night_step_pct: int | None
    """-30 to 30 in steps of ten; None without a night today."""
    week_step_pct: int
    spread: Spread | None
    """The week's variation against the athlete's own; None where fewer than 28 earlier weeks are known."""
    episode: Literal["low", "high"] | None
    episode_days: int
    ends_at_ms: float | None
    """The night's RMSSD that would have ended a low episode."""
    resting_hr_deviation_sd: float | None
    """Weekly mean against the baseline; None where either is unknown."""


def assess_autonomic(history: DailyHistory) -> Finding[AutonomicState]:
    """Judge HRV in steps, spread and episodes, beside resting heart rate.

    Parameters
    ----------
    history : DailyHistory
        Read: `rmssd_ms` [ms] of a single source, `resting_hr_bpm` [bpm], the wellness items [1-5]. About 130 days
        carry every comparison; 15 are the least.

    Returns
    -------
    Finding[AutonomicState]
        Reasons: the week, the night, an episode, spread, resting heart rate; each with its own facts. Caveats of
        `assess_hrv` (fewer than 28 baseline days make it provisional), `RESTING_HR_MISSING`,
        `RESTING_HR_OTHER_SOURCE` (another device has days, too, and is left out), and `NOT_A_DIAGNOSIS`.

    Raises
    ------
    InsufficientData
        `hrv_baseline`: fewer than 14 of the 60 days before are known. `hrv_week`: fewer than 3 of the last 7.

    Notes
    -----
    Formula: those of `hrv_baseline`, `step_pct`, `usual_cv_pct` and `hrv_episodes`.
    Neither side is good by itself. Overreaching can raise the weekly mean [1]_, and training that works raises it too
    [2]_; a high week with low wellness is named, not judged. Resting HRV is largely unaffected by overreaching [2]_,
    resting heart rate rises moderately in the first two weeks of overload only, by about its day-to-day noise [3]_.

    References
    ----------
    .. [1] Le Meur et al. (2013). doi:10.1249/MSS.0b013e3182980125
    .. [2] Bellenger et al. (2016). doi:10.1007/s40279-016-0484-2
    .. [3] Bosquet et al. (2008). doi:10.1136/bjsm.2007.042200

    Examples
    --------
    >>> from datetime import date
    >>> nights = np.append(np.tile([50.0, 60.0, 55.0], 20), np.full(7, 40.0))
    >>> found = assess_autonomic(DailyHistory(date(2026, 1, 1), 67, {"rmssd_ms": nights}))
    >>> found.value.night_step_pct, found.value.episode, found.value.episode_days
    (-20, 'low', 5)
    """
    hrv = assess_hrv(history)
    day, pulse = HrvDay.of(history), resting_week(history)
    value = _state(day, hrv.value, hrv_episodes(day.days), low_episode(history), pulse)
    reasons = _reasons(day, value, pulse, history)
    limits = (
        ("RESTING_HR_MISSING", pulse is None),
        ("RESTING_HR_OTHER_SOURCE", "resting_hr_bpm" in history.other_sources),
        ("NOT_A_DIAGNOSIS", True),
    )
    return Finding(
        value=value,
        status=hrv.status,
        facts=tuple(dict.fromkeys(fact for reason in reasons for fact in reason.facts)),
        reasons=reasons,
        caveats=hrv.caveats + tuple(code for code, holds in limits if holds),
        method=METHOD,
        as_of=history.last_on,
    )


def _state(
    day: HrvDay, hrv: HrvStatus, episodes: Episodes, low: LowEpisode | None, pulse: RestingWeek | None
) -> AutonomicState:
    spread_sd = newest(usual_cv_pct(day.days)[1])
    spread: Spread | None = None
    if spread_sd is not None:
        spread = "restless" if spread_sd > RESTLESS_SD else "even" if spread_sd < -RESTLESS_SD else "usual"
    high_days = int(episodes.high_days[-1])
    return AutonomicState(
        hrv=hrv,
        night_step_pct=None if hrv.rmssd_ms is None else _step(hrv.rmssd_ms, hrv.baseline_rmssd_ms),
        week_step_pct=_step(hrv.week_rmssd_ms, hrv.baseline_rmssd_ms),
        spread=spread,
        episode="low" if low else "high" if high_days else None,
        episode_days=low.days if low else high_days,
        ends_at_ms=low.ends_at_ms if low else None,
        resting_hr_deviation_sd=pulse.deviation_sd if pulse else None,
    )


def _step(rmssd_ms: float, baseline_ms: float) -> int:
    return int(step_pct(np.array([rmssd_ms]), np.array([baseline_ms]))[0])


def _reasons(
    day: HrvDay, value: AutonomicState, pulse: RestingWeek | None, history: DailyHistory
) -> tuple[Reason, ...]:
    code, citation = WEEK[value.hrv.state]
    found = [Reason(code=code, facts=_week_facts(day, value.hrv), citation=citation)]
    if value.night_step_pct is not None:
        found.append(Reason(code=NIGHT[value.night_step_pct], facts=day.today_facts(), citation="house_rule"))
    if value.episode:
        lasting = computed("hrv_episode_days", value.episode_days, day.window(value.episode_days))
        code = "AUTONOMIC_LOW_EPISODE" if value.episode == "low" else "AUTONOMIC_HIGH_EPISODE"
        found.append(Reason(code=code, facts=(lasting,), citation="house_rule"))
    if value.hrv.state == "above" and _feels_low(history):
        found.append(Reason(code="AUTONOMIC_HIGH_WITH_LOW_WELLNESS", citation="lemeur-2013"))
    if value.spread in ("restless", "even"):
        code = "AUTONOMIC_SPREAD_WIDE" if value.spread == "restless" else "AUTONOMIC_SPREAD_NARROW"
        found.append(Reason(code=code, facts=_spread_facts(day), citation="house_rule"))
    if pulse is not None:
        found.append(Reason(code=pulse.code, facts=pulse.facts, citation="bosquet-2008"))
    return tuple(found)


def _week_facts(day: HrvDay, hrv: HrvStatus) -> tuple[Fact, ...]:
    """The week's mean and its distance, and the baseline with the band that is as usual."""
    week = tuple(fact for fact in day.week_facts() if fact.metric != "ln_rmssd")
    (baseline,) = day.usual_facts()
    return (*week, baseline.model_copy(update={"low": hrv.usual_low_ms, "high": hrv.usual_high_ms}))


def _spread_facts(day: HrvDay) -> tuple[Fact, ...]:
    own = usual_cv_pct(day.days)[0]
    week, usual = float(day.days.cv_week_pct[-1]), float(own[-1])
    return computed("hrv_cv_pct", week, day.window(WEEK_DAYS)), computed("hrv_cv_usual_pct", usual, None)


def _feels_low(history: DailyHistory) -> bool:
    """Whether the week's check-ins lie half an SD under the athlete's own usual."""
    z = judged_wellness(wellness_score(items_of(history))).z[-WEEK_DAYS:]
    return bool(np.isfinite(z).sum() >= 3 and np.nanmean(z) <= LOW_WELLNESS_SD)
