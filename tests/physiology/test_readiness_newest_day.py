"""Readiness is that of the newest day, whatever the day before lacked."""

from datetime import date

import numpy as np
import pytest

from physiology.history import DailyHistory
from physiology.readiness import ReadinessUnknown, assess_readiness
from physiology.readiness.assessment import morning_of
from physiology.readiness.signals import judged_hrv, judged_load, judged_resting_hr, judged_wellness
from physiology.wellness.scales import ITEMS
from tests.physiology.judged_days import history, shaped

NAN = np.nan
NIGHT = ("sleep_min", "sleep_efficiency_pct", "rmssd_ms")


def back_today():
    """Nights and HRV that were missing for three days and are known again today."""
    today = history()
    return shaped(**{key: [NAN, NAN, NAN, today.of(key)[-1]] for key in NIGHT})


def test_coverage_and_range_are_todays():
    value = assess_readiness(back_today()).value
    whole = assess_readiness(history()).value
    assert value.missing == () == whole.missing
    assert value.coverage == pytest.approx(1.0)
    assert value.high - value.low == whole.high - whole.low == 10.0


def test_points_are_deviations_times_what_an_sd_counts_for_today():
    for day in morning_of(back_today()).days:
        assert day.points == pytest.approx(day.z * day.points_per_sd)


@pytest.mark.parametrize(("days", "known"), [(15, True), (14, False)])
def test_the_first_day_with_fourteen_before_it_has_a_score(days, known):
    same = {"resting_hr_bpm": np.full(days, 50.0)} | dict.fromkeys(ITEMS, np.full(days, 3.0))
    young = DailyHistory(date(2026, 1, 1), days, same)
    if known:
        assert assess_readiness(young).value.score == 70.0
        return
    with pytest.raises(ReadinessUnknown) as lack:
        assess_readiness(young)
    assert (lack.value.got, lack.value.missing) == (13, "days")


@pytest.mark.parametrize(
    ("judge", "value", "z"),
    [(judged_wellness, 3.1, 0.5), (judged_resting_hr, 3.5, -0.5), (judged_load, 3.05, -0.5), (judged_hrv, 3.015, 0.5)],
)
def test_any_value_can_be_held_against_what_is_usual_on_a_day(judge, value, z):
    judged = judge(np.full(20, 3.0))
    assert judged.z_at(value, 19) == pytest.approx(z)
    assert judged.z_at(9.0 * np.sign(z) * judged.sign + 3.0, 19) == 3.0 * np.sign(z)
    varied = judge(np.tile([2.0, 4.0], 10))
    assert varied.z_at(3.0 + varied.baseline.sd[19], 19) == pytest.approx(varied.sign, abs=0.1)
