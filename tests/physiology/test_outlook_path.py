"""The outlook step by step, on an athlete so even that every number can be worked out by hand."""

from datetime import timedelta

import numpy as np
import pytest

from physiology.finding import InsufficientData
from physiology.history import DailyHistory
from physiology.load.ratio import acwr
from physiology.outlook import project
from physiology.wellness.scales import ITEMS
from tests.physiology.judged_days import FIRST_ON

DAYS = 60
EVEN = {"rmssd_ms": 60.0, "resting_hr_bpm": 50.0, "session_load_au": 300.0}
"""Usual to the dot, so that each SD is the least there is: 50 AU of load, 0.1 of load ratio."""
WEIGHTS = {"hrv": 0.30, "resting_hr": 0.15, "sleep": 0.20, "wellness": 0.25, "load": 0.10}
USUAL_LOAD = np.full(3, 300.0)


def even(days: int = DAYS, more: dict[str, float] | None = None, **newest: list[float]) -> DailyHistory:
    """The same every day, but for the newest days as told; a series that is only told has unknown days before."""
    series = {metric: np.full(days, value) for metric, value in (EVEN | (more or {})).items()}
    for metric, values in newest.items():
        series.setdefault(metric, np.full(days, np.nan))[-len(values) :] = values
    return DailyHistory(FIRST_ON, days, series)


def per_sd(*families: str) -> dict[str, float]:
    """Points for one SD of each family: weights scaled by the spread of their sum at a correlation of 0.3."""
    weights = np.array([WEIGHTS[family] for family in families])
    scale = 10.0 / np.sqrt(0.7 * np.square(weights).sum() + 0.3 * weights.sum() ** 2)
    return {family: float(WEIGHTS[family] * scale) for family in families}


@pytest.mark.parametrize(
    ("today_au", "above_sd"),
    [
        (300.0, 0.0),
        (328.0, (328.0 - 301.0) / 50.0),
        (272.0, (272.0 - 299.0) / 50.0),
        (900.0, 3.0),
        (0.0, -3.0),
    ],
)
def test_an_sd_of_load_costs_fifteen_hundredths_of_an_sd_and_three_are_the_most_that_count(today_au, above_sd):
    """Today is one of the four weeks: 28 AU more raise their mean by one."""
    day = project(even(), USUAL_LOAD, today_load_au=today_au).value.days[0]
    points = per_sd("hrv", "resting_hr", "load")
    assert day.points["hrv"] == pytest.approx(-0.15 * above_sd * points["hrv"], abs=1e-9)
    assert day.points["resting_hr"] == pytest.approx(-0.15 * above_sd * points["resting_hr"], abs=1e-9)


def test_the_schedule_itself_is_paid_for_on_the_morning_after_and_half_is_left_on_the_next():
    points = per_sd("hrv", "resting_hr", "load")["hrv"]
    days = project(even(), np.array([400.0, 300.0, 300.0, 300.0])).value.days
    lost = [-day.points["hrv"] / points for day in days]
    assert lost == pytest.approx([0.0, 0.3, 0.15, 0.075])


def test_an_unknown_today_costs_nothing():
    unknown = even(session_load_au=[np.nan])
    assert project(unknown, USUAL_LOAD).value.days[0].points["hrv"] == pytest.approx(0.0, abs=1e-9)


def test_the_load_family_judges_the_ratio_of_the_evening_before():
    plan = np.array([900.0, 0.0, 600.0])
    days = project(even(), plan, today_load_au=450.0).value.days
    ratios = acwr(np.concatenate([np.full(DAYS - 1, 300.0), [450.0], plan]))
    expected = np.clip((1.0 - ratios[-4:-1]) / 0.1, -3.0, 3.0) * per_sd("hrv", "resting_hr", "load")["load"]
    assert [day.points["load"] for day in days] == pytest.approx(expected.tolist())
    assert [day.acwr for day in days] == pytest.approx(ratios[-3:].tolist())
    assert [day.load_au for day in days] == plan.tolist()


def test_an_unknown_ratio_lets_the_load_family_fade_by_half():
    loads = [300.0] * 6 + [600.0] * 7 + [np.nan, np.nan]
    days = project(even(session_load_au=loads), USUAL_LOAD).value.days
    points = per_sd("hrv", "resting_hr", "load")["load"]
    assert [day.acwr for day in days] == [None, None, None]
    faded = [day.points["load"] / points for day in days]
    assert faded == pytest.approx([-1.5, -0.75, -0.375])


def test_an_unplanned_night_is_a_usual_one_and_beyond_nine_hours_nothing_is_gained():
    known = even(more={"sleep_min": 500.0}, sleep_min=[440.0])
    points = per_sd("hrv", "resting_hr", "sleep", "load")["sleep"]
    nights = np.array([np.nan, 515.0, 485.0, 540.0, 600.0])
    days = project(known, np.full(5, 300.0), nights).value.days
    assert [day.points["sleep"] / points for day in days] == pytest.approx([0.0, 1.0, -1.0, 40.0 / 15.0, 40.0 / 15.0])


def test_the_score_is_seventy_and_the_points_in_whole_numbers():
    days = project(even(), np.array([600.0, 0.0, 500.0]), today_load_au=800.0).value.days
    assert [day.score for day in days] == [np.floor(70.5 + sum(day.points.values())) for day in days]
    assert days[0].score < days[2].score < 70.0


def felt(today: float) -> DailyHistory:
    """An athlete at the best of everything else, whose wellness has been 3.0 with an SD of exactly 0.5 until today.

    Sixteen mornings of 2.5 or 3.5 and one of 3.0 within two months; eleven of 3.0 and three that make the mean of
    all a binary fraction lie before them, so that a mean item of 2.0 is exactly two SDs low.
    """
    days = 92
    items = np.full(days, np.nan)
    items[:14] = 3.0
    items[31:48] = [3.0, *[2.5, 3.5] * 8]
    items[-1] = today
    best = even(days, {"sleep_min": 450.0}, rmssd_ms=[90.0], resting_hr_bpm=[44.0])
    return DailyHistory(FIRST_ON, days, {**best.series, **dict.fromkeys(ITEMS, items)})


@pytest.mark.parametrize(("today", "high"), [(1.0, 79.0), (2.0, 79.0), (2.01, 92.0), (3.0, 96.0)])
def test_wellness_still_one_sd_low_tomorrow_rules_out_a_hard_day_then(today, high):
    day = project(felt(today), USUAL_LOAD[:1], np.array([540.0])).value.days[0]
    assert day.points["wellness"] == pytest.approx(
        max(today - 3.0, -1.5) * per_sd("hrv", "resting_hr", "sleep", "wellness", "load")["wellness"]
    )
    assert (day.score == 79.0, day.high) == (high == 79.0, high)


def test_a_report_holds_score_and_range_on_every_morning():
    ill = project(even(ill=[1.0]), USUAL_LOAD).value.days
    assert [(day.score, day.high) for day in ill] == [(40.0, 40.0)] * 3
    assert [day.low for day in ill] == [34.0, 34.0, 34.0]


def test_the_days_behind_a_projected_ratio_are_the_known_ones_of_the_four_weeks_that_end_on_its_evening():
    gaps = [np.nan, np.nan, 300.0, np.nan, *[300.0] * 23, np.nan]
    plan = np.full(30, 300.0)

    def windows(**today):
        facts = project(even(session_load_au=gaps), plan, **today).facts
        return [fact.window for fact in facts if fact.metric == "acwr"]

    found = windows(today_load_au=300.0)
    assert [one.days_used for one in found] == [26, 27, 27, *[28] * 27]
    assert {one.days_expected for one in found} == {28}
    last_on = FIRST_ON + timedelta(days=DAYS - 1)
    assert [one.last_on for one in found] == [last_on + timedelta(days=ahead) for ahead in range(1, 31)]
    assert {one.last_on - one.first_on for one in found} == {timedelta(days=27)}
    assert [one.days_used for one in windows()] == [25, 26, 26, *[27] * 24, *[28] * 3]


def test_a_harder_day_than_usual_costs_points_tomorrow():
    finding = project(even(sleep_min=[450.0]), USUAL_LOAD[:1], today_load_au=328.0)
    hrv = per_sd("hrv", "resting_hr", "load")["hrv"]
    assert finding.value.days[0].points["hrv"] == pytest.approx(-0.15 * 0.54 * hrv)
    assert list(finding.value.days[0].points) == ["hrv", "resting_hr", "load"]


def test_fourteen_known_loads_of_the_last_four_weeks_are_enough_and_older_ones_do_not_count():
    known = even(more={"session_load_au": np.nan}, session_load_au=[1000.0] * 20 + [np.nan] * 14 + [300.0] * 14)
    day = project(known, USUAL_LOAD[:1], today_load_au=314.0).value.days[0]
    assert day.points["hrv"] == pytest.approx(-0.15 * 13.0 / 50.0 * per_sd("hrv", "resting_hr")["hrv"])
    fewer = even(more={"session_load_au": np.nan}, session_load_au=[1000.0] * 20 + [np.nan] * 15 + [300.0] * 13)
    with pytest.raises(InsufficientData) as lack:
        project(fewer, USUAL_LOAD)
    assert (lack.value.needed, lack.value.got) == (14, 13)


def test_six_weeks_are_the_longest_schedule():
    assert len(project(even(), np.full(42, 300.0)).value.days) == 42


def test_an_athlete_who_trains_unevenly_pays_by_the_own_spread_of_loads():
    uneven = even(session_load_au=[200.0, 400.0] * 14)
    day = project(uneven, USUAL_LOAD[:1], today_load_au=400.0).value.days[0]
    loads = np.array([200.0, 400.0] * 14)
    above = (400.0 - loads.mean()) / loads.std()
    assert day.points["hrv"] == pytest.approx(-0.15 * above * per_sd("hrv", "resting_hr", "load")["hrv"])
