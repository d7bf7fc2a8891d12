"""Where no readiness can be given, exactly what is missing, and what is known instead."""

from datetime import date, timedelta

import numpy as np
import pytest

from physiology.history import DailyHistory
from physiology.readiness import ReadinessUnknown, assess_readiness
from physiology.readiness.signals import FAMILIES
from physiology.wellness.scales import ITEMS

FIRST_ON = date(2026, 1, 1)


def lack_of(days: int, **series: np.ndarray) -> ReadinessUnknown:
    with pytest.raises(ReadinessUnknown) as lack:
        assess_readiness(DailyHistory(FIRST_ON, days, series))
    return lack.value


def test_an_empty_history_lacks_every_family():
    lack = lack_of(0)
    assert (lack.quantity, lack.needed, lack.got, lack.missing) == ("readiness", 2, 0, "families")
    assert lack.families == FAMILIES
    assert lack.known == ()


def test_one_family_is_one_too_few_and_is_told():
    lack = lack_of(40, rmssd_ms=np.full(40, 60.0))
    assert (lack.quantity, lack.needed, lack.got, lack.missing) == ("readiness", 2, 1, "families")
    assert lack.families == ("resting_hr", "sleep", "wellness", "load")
    assert [(fact.metric, fact.value) for fact in lack.known] == [("rmssd_ms", 60.0)]


def test_two_families_without_hrv_or_wellness_do_not_do():
    lack = lack_of(40, resting_hr_bpm=np.full(40, 50.0), sleep_min=np.full(40, 450.0))
    assert (lack.got, lack.missing) == (2, "families")
    assert lack.families == ("hrv", "wellness", "load")


@pytest.mark.parametrize("metrics", [("rmssd_ms",), ITEMS])
def test_young_baselines_lack_days_and_say_how_many_there_are(metrics):
    lack = lack_of(10, resting_hr_bpm=np.full(10, 50.0), **{key: np.full(10, 4.0) for key in metrics})
    assert (lack.quantity, lack.needed, lack.got, lack.missing) == ("readiness", 14, 9, "days")
    days_known = lack.known[-1]
    assert (days_known.metric, days_known.value) == ("days_known", 9.0)
    assert days_known.window.last_on == FIRST_ON + timedelta(days=9)
    assert days_known.window.first_on == days_known.window.last_on - timedelta(days=60)
    assert (days_known.window.days_used, days_known.window.days_expected) == (9, 60)


def test_a_value_of_three_days_ago_no_longer_counts_as_there():
    stale = np.full(10, 60.0)
    stale[7:] = np.nan
    lack = lack_of(10, rmssd_ms=stale, resting_hr_bpm=np.full(10, 50.0))
    assert lack.missing == "families"
    fresh = np.full(10, 60.0)
    fresh[8:] = np.nan
    assert lack_of(10, rmssd_ms=fresh, resting_hr_bpm=np.full(10, 50.0)).missing == "days"
