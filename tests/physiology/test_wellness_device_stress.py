"""A watch's stress is compared with its own days and moves nothing."""

import numpy as np
import pytest

from physiology.finding import InsufficientData, Kind
from physiology.history import DailyHistory
from physiology.observation import Source
from physiology.wellness import assess_wellness, device_stress
from tests.physiology.judged_days import FIRST_ON, all_items, history

NAN = np.nan
USUAL = np.tile([30.0, 40.0], 20)


def stressed(*newest: float, usual: np.ndarray = USUAL) -> DailyHistory:
    values = np.append(usual, newest)
    return DailyHistory(FIRST_ON, values.size, {"vendor_stress": values}, {"vendor_stress": Source(vendor="garmin")})


@pytest.mark.parametrize(
    ("today", "code"),
    [(40.0, "AS"), (40.05, "AS"), (40.2, "ABOVE"), (29.95, "AS"), (29.85, "BELOW"), (100.0, "ABOVE"), (0.0, "BELOW")],
)
def test_a_full_sd_from_its_own_four_weeks_is_named(today, code):
    (value, versus), reason = device_stress(stressed(today))
    assert reason.code == f"DEVICE_STRESS_{code}_USUAL"
    assert (value.value, value.kind, value.source) == (today, Kind.MEASURED, "garmin")
    assert (versus.metric, versus.value) == ("vendor_stress_vs_usual", pytest.approx(today - 35.0))
    assert value.window.last_on == versus.window.last_on
    assert reason.facts == (value, versus)


@pytest.mark.parametrize(("today", "code"), [(32.9, "AS"), (33.0, "ABOVE"), (27.1, "AS"), (27.0, "BELOW")])
def test_a_steady_watch_does_not_turn_a_few_points_into_a_change(today, code):
    assert device_stress(stressed(today, usual=np.full(30, 30.0)))[1].code == f"DEVICE_STRESS_{code}_USUAL"


def test_a_value_of_the_last_two_days_counts_with_its_own_day():
    facts, reason = device_stress(stressed(60.0, NAN, NAN))
    assert reason.code == "DEVICE_STRESS_ABOVE_USUAL"
    assert facts[0].window.last_on == stressed(60.0).last_on
    assert device_stress(stressed(60.0, NAN, NAN, NAN)) == ((), None)
    assert device_stress(history()) == ((), None)


def test_thirteen_days_carry_no_comparison_and_fourteen_do():
    few, many = stressed(60.0, usual=USUAL[:13]), stressed(60.0, usual=USUAL[:14])
    assert ([fact.value for fact in device_stress(few)[0]], device_stress(few)[1]) == ([60.0], None)
    assert device_stress(many)[1] is not None


def test_only_the_four_weeks_before_are_the_usual():
    values = np.append(np.full(30, 90.0), np.full(28, 30.0))
    assert device_stress(stressed(30.0, usual=values))[0][1].value == pytest.approx(0.0)


def test_the_check_in_is_judged_the_same_whatever_the_watch_says():
    calm, tense = ({**history(all_items(3.5)).series, "vendor_stress": np.full(100, 30.0)} for _ in range(2))
    tense["vendor_stress"] = np.append(np.full(99, 30.0), 90.0)
    first, second = (assess_wellness(DailyHistory(FIRST_ON, 100, series)) for series in (calm, tense))
    assert first.value == second.value
    assert [reason.code for reason in first.reasons] == ["WELLNESS_AS_USUAL", "DEVICE_STRESS_AS_USUAL"]
    assert [reason.code for reason in second.reasons] == ["WELLNESS_AS_USUAL", "DEVICE_STRESS_ABOVE_USUAL"]
    assert {fact.metric for fact in second.facts} - {fact.metric for fact in first.facts} == set()
    assert second.facts[-2].metric == "vendor_stress"


def test_a_watch_alone_is_no_check_in():
    with pytest.raises(InsufficientData):
        assess_wellness(stressed(60.0))
