"""What would have changed the band: the value itself does it, a decimal less does not."""

from datetime import date

import numpy as np

from physiology.history import DailyHistory
from physiology.metrics import metric
from physiology.readiness import Band, assess_readiness
from tests.physiology.judged_days import DAYS, FIRST_ON, ordinary_days

BAD_DAYS = [
    {"rmssd_ms": rmssd_ms, "resting_hr_bpm": resting_hr_bpm, "sleep_min": sleep_min}
    for rmssd_ms in (40.0, 47.0, 55.0, 60.0)
    for resting_hr_bpm in (50.0, 52.0, 54.0, 57.0)
    for sleep_min in (300.0, 370.0, 450.0)
]


def judged(days: dict[str, np.ndarray]):
    return assess_readiness(DailyHistory(FIRST_ON, DAYS, days)).value


def with_today(days: dict[str, np.ndarray], key: str, value: float) -> dict[str, np.ndarray]:
    return days | {key: np.append(days[key][:-1], value)}


def wishes():
    """Every bad day for which one good value would have sufficed."""
    found = []
    for bad in BAD_DAYS:
        days = ordinary_days()
        for key, value in bad.items():
            days = with_today(days, key, value)
        before = judged(days)
        if before.counterfactual is not None and before.counterfactual.metric in days:
            found.append((days, before))
    return found


def test_the_threshold_is_where_the_band_begins():
    asked = set()
    for days, before in wishes():
        wish = before.counterfactual
        asked.add(wish.metric)
        assert wish.side == ("at_most" if wish.metric == "resting_hr_bpm" else "at_least")
        assert judged(with_today(days, wish.metric, wish.threshold)).band is before.counterfactual_band
        step = 10.0 ** -metric(wish.metric).decimals * (-1.0 if wish.side == "at_least" else 1.0)
        assert judged(with_today(days, wish.metric, wish.threshold + 1.5 * step)).band is before.band
    assert asked >= {"rmssd_ms", "sleep_min"}


def test_a_hard_day_needs_no_wish():
    days = with_today(with_today(ordinary_days(), "rmssd_ms", 90.0), "sleep_min", 520.0)
    found = judged(with_today(days, "resting_hr_bpm", 44.0))
    assert found.band is Band.HARD
    assert found.counterfactual is None
    assert found.counterfactual_band is None


def test_nothing_is_wished_of_a_value_that_is_not_todays():
    days = with_today(ordinary_days(), "rmssd_ms", np.nan)
    days["rmssd_ms"][-2] = 40.0
    found = judged(days)
    assert found.counterfactual is None or found.counterfactual.metric != "rmssd_ms"


def test_the_page_of_a_day_is_its_own():
    assert assess_readiness(DailyHistory(FIRST_ON, DAYS, ordinary_days())).as_of == date(2026, 4, 10)
