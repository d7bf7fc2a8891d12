"""What a sleep finding says."""

import numpy as np
import pytest

from physiology.finding import InsufficientData, Kind, Status
from physiology.history import DailyHistory
from physiology.sleep import assess_sleep
from tests.physiology.judged_days import FIRST_ON, history, shaped


def codes(finding) -> list[str]:
    return [reason.code for reason in finding.reasons]


def test_last_night_need_debt_and_known_nights_are_said():
    finding = assess_sleep(history({"sleep_min": 400.0, "sleep_efficiency_pct": 91.0}))
    state = finding.value
    assert (state.last_night_min, state.vs_need_min, state.need_min) == (400.0, -80.0, 480.0)
    assert state.usual_min == pytest.approx(450.0, abs=15.0)
    assert (state.nights_known_7, state.nights_known_14) == (7, 14)
    assert state.debt_14_min >= state.debt_7_min > 80.0
    assert finding.status is Status.OK
    metrics = [fact.metric for fact in finding.facts]
    assert metrics[:2] == ["sleep_min", "sleep_min"]
    assert [fact.window.last_on for fact in finding.facts[:2]] == [finding.as_of, finding.as_of.replace(day=9)]
    need = next(fact for fact in finding.facts if fact.metric == "sleep_need_min")
    assert need.kind is Kind.DEFAULT


@pytest.mark.parametrize(
    ("slept", "code"), [(330.0, "NIGHT_SHORT"), (450.0, "NIGHT_NEAR_NEED"), (480.0, "NIGHT_ENOUGH")]
)
def test_a_night_is_named_by_its_distance_from_the_need(slept, code):
    assert codes(assess_sleep(history({"sleep_min": slept})))[0] == code


def test_debt_and_restless_nights_are_reasons_of_their_own():
    finding = assess_sleep(shaped(sleep_min=[380.0] * 7, sleep_efficiency_pct=[70.0]))
    assert codes(finding) == ["NIGHT_SHORT", "SLEEP_DEBT", "SLEEP_RESTLESS"]
    assert finding.value.debt_7_min == pytest.approx(700.0)


def test_an_unknown_last_night_is_said_and_the_debt_still_stands():
    finding = assess_sleep(shaped(sleep_min=[420.0] * 6 + [np.nan]))
    assert finding.value.last_night_min is None
    assert finding.value.vs_need_min is None
    assert finding.value.debt_7_min == pytest.approx(420.0)
    assert finding.status is Status.PROVISIONAL
    assert {"LAST_NIGHT_UNKNOWN", "NIGHTS_MISSING"} <= set(finding.caveats)


def test_a_single_known_night_gives_last_night_without_debt_or_usual():
    finding = assess_sleep(DailyHistory(FIRST_ON, 1, {"sleep_min": np.array([400.0])}))
    state = finding.value
    assert (state.last_night_min, state.debt_7_min, state.debt_14_min, state.usual_min) == (400.0, None, None, None)


def test_a_known_free_night_replaces_the_default_need():
    finding = assess_sleep(history({"sleep_min": 500.0}), free_night_min=540.0)
    assert finding.value.vs_need_min == -40.0
    assert "SLEEP_NEED_ASSUMED" not in finding.caveats
    assert next(fact for fact in finding.facts if fact.metric == "sleep_need_min").kind is Kind.COMPUTED


def test_too_few_nights_are_an_error_that_shows_what_is_known():
    with pytest.raises(InsufficientData) as lack:
        assess_sleep(shaped(sleep_min=[np.nan] * 5 + [430.0, np.nan]))
    assert (lack.value.quantity, lack.value.needed, lack.value.got, lack.value.missing) == ("sleep", 5, 1, "nights")
    assert [fact.value for fact in lack.value.known] == [430.0]


def test_no_sleep_series_at_all_is_insufficient():
    with pytest.raises(InsufficientData):
        assess_sleep(history(drop=("sleep_min",)))
