"""What a sleep finding says."""

from datetime import timedelta

import numpy as np
import pytest

from physiology.finding import InsufficientData, Kind, Status
from physiology.history import DailyHistory
from physiology.sleep import assess_sleep, assess_tonight
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


def told(reason):
    return (reason.code, reason.citation, [fact.metric for fact in reason.facts])


def test_each_reason_names_its_source_and_holds_its_facts():
    clock = {"asleep_at_min": [-30.0, 120.0] * 7, "awake_at_min": [400.0, 540.0] * 7}
    finding = assess_sleep(shaped(sleep_min=[380.0] * 7, sleep_efficiency_pct=[70.0], **clock))
    assert [told(reason) for reason in finding.reasons] == [
        ("NIGHT_SHORT", "house_rule", ["sleep_min", "sleep_vs_need_min", "sleep_need_min"]),
        ("SLEEP_DEBT", "house_rule", ["sleep_debt_min", "sleep_need_min"]),
        ("SLEEP_RESTLESS", "ohayon-2017", ["sleep_efficiency_pct"]),
        ("SLEEP_IRREGULAR", "fischer-2021", ["sleep_midpoint_sd_min"]),
    ]
    windows = {fact.metric: fact.window for reason in finding.reasons for fact in reason.facts}
    today = finding.as_of
    assert [(windows[key].first_on, windows[key].last_on) for key in ("sleep_min", "sleep_vs_need_min")] == [
        (today, today)
    ] * 2
    assert windows["sleep_debt_min"].first_on == today - timedelta(days=6)
    assert (windows["sleep_midpoint_sd_min"].first_on, windows["sleep_midpoint_sd_min"].days_used) == (
        today - timedelta(days=13), 14,
    )  # fmt: skip


def test_the_usual_night_is_told_with_the_nights_it_rests_on():
    nights = np.array([*[300.0] * 30, *[450.0] * 28, 400.0])
    nights[40] = np.nan
    finding = assess_sleep(DailyHistory(FIRST_ON, 59, {"sleep_min": nights}))
    usual = [fact for fact in finding.facts if fact.metric == "sleep_min"][-1]
    assert (usual.value, usual.kind) == (pytest.approx(450.0), Kind.COMPUTED)
    assert (usual.window.first_on, usual.window.last_on) == (
        finding.as_of - timedelta(days=28), finding.as_of - timedelta(days=1),
    )  # fmt: skip
    assert (usual.window.days_used, usual.window.days_expected) == (27, 28)
    nights[-1] = np.nan
    unknown = assess_sleep(DailyHistory(FIRST_ON, 59, {"sleep_min": nights}))
    usual = [fact for fact in unknown.facts if fact.metric == "sleep_min"][-1]
    assert (usual.value, usual.window.days_used) == (pytest.approx(450.0), 27)


@pytest.mark.parametrize(("wake_min", "code"), [(300.0, "BEDTIME_NOT_SO_EARLY"), (720.0, "BEDTIME_NOT_SO_LATE")])
def test_a_bound_is_told_with_its_evening_and_its_source(wake_min, code):
    clock = {"asleep_at_min": [-30.0] * 14, "awake_at_min": [420.0] * 14}
    finding = assess_tonight(shaped(sleep_min=[450.0] * 14, **clock), wake_min)
    assert told(finding.reasons[-1]) == (code, "house_rule", ["bedtime_unbounded_min", "bedtime_shift_min"])
    evenings = {(fact.window.first_on, fact.window.last_on) for fact in finding.reasons[-1].facts}
    assert evenings == {(finding.as_of, finding.as_of)}
    covers = next(reason for reason in finding.reasons if reason.code == "BEDTIME_COVERS_NEED")
    assert told(covers) == (
        "BEDTIME_COVERS_NEED", "house_rule", ["bedtime_min", "wake_target_min", "bedtime_shift_min", "sleep_need_min"],
    )  # fmt: skip
    assert covers.facts[1].window.last_on == finding.as_of + timedelta(days=1)
