"""Who on a roster is off their own usual: a distance from one's own weeks, the furthest first, nobody's raw value."""

import math
from datetime import date

import numpy as np
import pytest

from physiology.history import DailyHistory
from simulation.roster import COACH
from store import Store
from tests.agent.sound_calls import Said, principals, said
from tools.computed_series import series
from workflows.seeding import seed_team

TODAY = date(2026, 3, 4)


@pytest.fixture
async def team(sqlite_store: Store) -> Store:
    await seed_team(sqlite_store, 7, TODAY, athletes=24, days=90)
    return sqlite_store


async def asked(store: Store, **query: object) -> Said:
    coach, _ = await principals(store, COACH)
    (answer,) = await said(store, coach, TODAY, [("query_roster", {"query": query})])
    assert answer.violations == ()
    return answer


def limit(metric: str, operator: str, value: float) -> list[dict[str, object]]:
    return [{"metric": metric, "operator": operator, "value": value}]


def distances(text: str) -> list[int]:
    """The signed distances of the table's rows, in its order."""
    cells = [row.split(" · ")[1].split() for row in text.splitlines()[2:]]
    return [int(value) * (-1 if side == "below" else 1) for value, _, side in cells]


def test_the_series_are_the_weeks_mean_against_the_sixty_days_before():
    rmssd = np.append(np.full(60, 50.0), np.full(7, 40.0))
    pulse = np.append(np.full(60, 50.0), np.full(7, 57.0))
    days = DailyHistory(date(2026, 1, 1), 67, {"rmssd_ms": rmssd, "resting_hr_bpm": pulse})
    usual = (54 * math.log(50.0) + 6 * math.log(40.0)) / 60
    assert series(days, "hrv_vs_baseline_pct")[-1] == pytest.approx(100.0 * math.expm1(math.log(40.0) - usual))
    assert series(days, "resting_hr_vs_baseline_bpm")[-1] == pytest.approx(57.0 - (54 * 50.0 + 6 * 57.0) / 60)
    assert np.isnan(series(days, "hrv_vs_baseline_pct")[:14]).all()
    assert np.isnan(series(days, "resting_hr_vs_baseline_bpm")[:14]).all()


@pytest.mark.parametrize("key", ["hrv_vs_baseline_pct", "resting_hr_vs_baseline_bpm"])
def test_two_nights_make_no_week(key):
    values = np.append(np.full(60, 50.0), [math.nan] * 5 + [40.0, 40.0])
    days = DailyHistory(date(2026, 1, 1), 67, {"rmssd_ms": values, "resting_hr_bpm": values})
    assert np.isnan(series(days, key)[-1])


async def test_who_is_off_comes_with_the_furthest_first_whichever_side(team):
    text = (await asked(team, metric="hrv_vs_baseline_pct", having=limit("hrv_vs_baseline_pct", "beyond", 10))).text
    assert "have their HRV 10 % or more off their own usual, furthest first." in text
    assert "Data are missing for" in text
    sizes = [abs(distance) for distance in distances(text)]
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) >= 10
    assert " ms" not in text


async def test_one_side_is_only_that_side(team):
    key = "resting_hr_vs_baseline_bpm"
    above = (await asked(team, metric=key, having=limit(key, "ge", 3), order="descending")).text
    assert "have their resting heart rate 3 bpm or more above their own usual" in above
    assert min(distances(above)) >= 3
    below = (await asked(team, metric=key, having=limit(key, "lt", -0.5), order="ascending")).text
    assert "or more below their own usual" in below
    assert max(distances(below)) <= -1


async def test_nobody_off_is_said_with_the_limit(team):
    key = "hrv_vs_baseline_pct"
    text = (await asked(team, metric=key, having=limit(key, "le", -90))).text
    assert text.startswith("0 of ")
    assert "have their HRV 90 % or more below their own usual." in text


@pytest.mark.parametrize(("key", "worst"), [("wellness_score", min), ("readiness", min), ("sleep_min", min)])
async def test_a_list_has_the_worst_first_where_no_order_was_asked_for(team, key, worst):
    rows = (await asked(team, metric=key)).text.splitlines()
    start = next(index for index, row in enumerate(rows) if row.startswith("name · ")) + 1
    values = [_amount(row.split(" · ")[1]) for row in rows[start:]]
    assert values == sorted(values)
    assert values[0] == worst(values)


async def test_a_debt_has_the_largest_first_and_a_raw_value_keeps_the_rosters_order(team):
    debts = [_amount(row.split(" · ")[1]) for row in (await asked(team, metric="sleep_debt_min")).text.splitlines()[2:]]
    assert debts == sorted(debts, reverse=True)
    names = [row.split(" · ")[0] for row in (await asked(team, metric="rmssd_ms")).text.splitlines()[2:]]
    assert names == sorted(names)


async def test_people_who_were_named_stay_in_the_order_they_were_named(team):
    rows = (await asked(team, metric="wellness_score", people=["A2", "A1"])).text.splitlines()[2:]
    alone = (await asked(team, metric="wellness_score", people=["A1", "A2"])).text.splitlines()[2:]
    assert rows == alone[::-1]


def _amount(cell: str) -> float:
    """Minutes of `7 h 5 min`, or the number before the unit."""
    words = cell.replace("/100", "").split()
    pairs = dict(zip(words[1::2], words[::2], strict=False))
    return (
        60 * float(pairs.get("h", 0)) + float(pairs.get("min", 0)) if {"h", "min"} & pairs.keys() else float(words[0])
    )
