"""What one better value would have added: the wished value adds the missing points, one step less does not."""

from dataclasses import replace

import numpy as np
import pytest

from physiology.adjustment import Counterfactual
from physiology.history import DailyHistory
from physiology.metrics import metric
from physiology.readiness import Band, assess_readiness
from physiology.readiness.assessment import morning_of
from physiology.readiness.counterfactual import family_wish, nearest_wish
from physiology.readiness.families import FamilyDay
from physiology.wellness.scales import ITEMS
from tests.physiology.judged_days import all_items, history, same_days, shaped

NAN = np.nan
KEYS = {"hrv": "rmssd_ms", "resting_hr": "resting_hr_bpm", "sleep": "sleep_min"}
UNEVEN_WEEK = [100.0, 20.0, 30.0, NAN, 90.0, 35.0, 80.0, 42.0, 40.0]
"""Nine nights, today's last: what lies before the week differs from it, and so does its first night."""


def steady(today: dict[str, float] | None = None) -> DailyHistory:
    items = dict.fromkeys(ITEMS, 3.0)
    return same_days(today, rmssd_ms=60.0, resting_hr_bpm=50.0, sleep_min=525.0, **items)


def family(known: DailyHistory, name: str) -> FamilyDay:
    return next(day for day in morning_of(known).days if day.family == name)


def with_today(known: DailyHistory, key: str, value: float) -> DailyHistory:
    return DailyHistory(known.first_on, known.n_days, known.series | {key: np.append(known.of(key)[:-1], value)})


@pytest.mark.parametrize(
    ("known", "name", "points"),
    [
        (history({"rmssd_ms": 38.0}), "hrv", 1.0),
        (history({"rmssd_ms": 38.0}), "hrv", 8.0),
        (shaped(rmssd_ms=UNEVEN_WEEK), "hrv", 2.0),
        (history({"resting_hr_bpm": 54.0}), "resting_hr", 3.0),
        (history({"sleep_min": 400.0}), "sleep", 3.0),
        (history({"sleep_min": 420.0, "sleep_efficiency_pct": 88.0}), "sleep", 2.0),
        (shaped(sleep_min=[400.0], sleep_efficiency_pct=[NAN]), "sleep", 3.0),
    ],
)
def test_the_wished_value_adds_the_points_and_one_step_less_does_not(known, name, points):
    before = family(known, name)
    wish = family_wish(known, before, points)
    key, up = KEYS[name], name != "resting_hr"
    assert wish.counterfactual.metric == key
    assert wish.counterfactual.side == ("at_least" if up else "at_most")
    assert wish.change_sd == pytest.approx(points / before.points_per_sd)
    step = 10.0 ** -metric(key).decimals * (-1.0 if up else 1.0)
    reached = family(with_today(known, key, wish.counterfactual.threshold), name)
    short = family(with_today(known, key, wish.counterfactual.threshold + step), name)
    assert (reached.z - before.z) * before.points_per_sd >= points - 1e-6
    assert (short.z - before.z) * before.points_per_sd < points


@pytest.mark.parametrize(
    ("name", "threshold"), [("hrv", 64.0), ("resting_hr", 49.0), ("sleep", 540.0), ("wellness", 3.2)]
)
def test_one_sd_better_than_usual_can_be_asked_for_and_no_more(name, threshold):
    known = steady()
    day = family(known, name)
    assert family_wish(known, replace(day, z=0.0), day.points_per_sd).counterfactual.threshold == threshold
    assert family_wish(known, day, 1.001 * day.points_per_sd) is None


def test_no_night_longer_than_nine_hours_is_asked_for():
    items = dict.fromkeys(ITEMS, 3.0)
    known = same_days(rmssd_ms=60.0, sleep_min=530.0, **items)
    night = family(known, "sleep")
    assert family_wish(known, night, 0.6 * night.points_per_sd).counterfactual.threshold == 539.0
    assert family_wish(known, night, 0.9 * night.points_per_sd) is None


def test_of_all_wishes_the_smallest_change_is_told():
    known = history({"rmssd_ms": 45.0, "sleep_min": 380.0, "resting_hr_bpm": 52.0})
    days = morning_of(known).days
    wish = nearest_wish(known, days, 5.0)
    changes = {day.family: family_wish(known, day, 5.0) for day in days}
    assert wish == changes["hrv"].counterfactual
    assert changes["sleep"] is not None
    assert nearest_wish(known, days, 60.0) is None


def test_nothing_is_asked_of_a_family_that_pulls_nothing_down():
    known = steady()
    assert nearest_wish(known, morning_of(known).days[2:], 1.0) is None
    slightly_better = steady({"resting_hr_bpm": 49.9})
    assert nearest_wish(slightly_better, (family(slightly_better, "resting_hr"),), 1.0) is None


def test_nothing_is_asked_of_a_value_that_is_older_than_today():
    known = shaped(rmssd_ms=[40.0, NAN])
    hrv = family(known, "hrv")
    assert hrv.points < 0.0
    assert nearest_wish(known, (hrv,), 1.0) is None


@pytest.mark.parametrize(
    ("today", "metric_key", "threshold", "band"),
    [
        ({"rmssd_ms": 38.0}, "rmssd_ms", 42.0, Band.MODERATE),
        ({"rmssd_ms": 45.0, "sleep_min": 400.0}, "rmssd_ms", 49.0, Band.MODERATE),
        (
            {"rmssd_ms": 80.0, "resting_hr_bpm": 46.0, "sleep_min": 500.0} | all_items(3.2),
            "wellness_score",
            3.3,
            Band.HARD,
        ),
    ],
)
def test_a_wish_names_the_band_it_would_have_led_to(today, metric_key, threshold, band):
    value = assess_readiness(history(today)).value
    assert value.counterfactual == Counterfactual(metric=metric_key, threshold=threshold, side="at_least")
    assert value.counterfactual_band is band


def test_an_old_resting_heart_rate_does_not_hide_what_would_have_ended_low_hrv():
    value = assess_readiness(shaped(rmssd_ms=[38.0, 36.0, 35.0], resting_hr_bpm=[50.0, NAN])).value
    assert value.autonomic_ends_at.threshold == 42.0
