"""The outlook's range: the athlete's own scatter, shrunk to what is usual, and four in five mornings inside it."""

from datetime import timedelta

import numpy as np
import pytest

from evals.pmdata import history_of, people
from physiology.finding import InsufficientData
from physiology.history import DailyHistory
from physiology.outlook import project
from physiology.outlook.spread import half_widths, own_spread
from physiology.readiness.inputs import daily_load_of, reports_of, signals_of
from physiology.readiness.score import readiness_score
from simulation.history import daily_history
from simulation.team import simulate_team
from tests.physiology.judged_days import FIRST_ON, history


def test_the_spread_is_that_of_the_last_sixty_mornings_shrunk_by_twenty_usual_ones():
    known = history()
    uncapped = readiness_score(signals_of(known), carry_days=0).uncapped[-60:]
    assert np.isfinite(uncapped).all()
    expected = np.sqrt((20 * 8.8**2 + np.square(uncapped - 70.0).sum()) / 80)
    assert own_spread(known) == pytest.approx(expected)
    assert own_spread(DailyHistory(FIRST_ON, 10, {})) == pytest.approx(8.8)


def test_carried_mornings_do_not_make_an_athlete_steadier():
    known = history()
    gappy = {key: np.where(np.arange(known.n_days) % 2, known.of(key), np.nan) for key in known.series}
    every_other = DailyHistory(FIRST_ON, known.n_days, gappy)
    found = readiness_score(signals_of(every_other), carry_days=0).uncapped[-60:]
    away = found[np.isfinite(found)] - 70.0
    assert away.size == 30
    assert own_spread(every_other) == pytest.approx(np.sqrt((20 * 8.8**2 + np.square(away).sum()) / 50))


def test_the_range_widens_to_a_limit_and_follows_the_spread():
    widths = half_widths(10.0, 20)
    assert widths.shape == (20,)
    assert (np.diff(widths) >= 0.0).all()
    assert widths[0] == pytest.approx(1.2816 * 9.5 * np.sqrt(1.0 - 0.35**2))
    assert widths[-1] == pytest.approx(1.2816 * 9.5)
    np.testing.assert_allclose(half_widths(20.0, 20), 2.0 * widths)


def test_an_athlete_whose_signals_move_together_scatters_more_and_gets_a_wider_range():
    known = history()
    day = np.random.default_rng(9).standard_normal(known.n_days)
    day[-1] = 0.0
    moving = {
        "rmssd_ms": 60.0 * np.exp(0.12 * day),
        "resting_hr_bpm": 50.0 - 1.5 * day,
        "sleep_min": 450.0 + 25.0 * day,
        "sleep_efficiency_pct": 90.0 + 2.0 * day,
    }
    together = DailyHistory(FIRST_ON, known.n_days, {**known.series, **moving})
    steady, scattered = (project(one, np.full(3, 350.0)).value.days[2] for one in (known, together))
    assert own_spread(known) + 1.0 < own_spread(together)
    assert steady.high - steady.low < scattered.high - scattered.low


def share_inside(histories, ahead, stride):
    """Share of readiness scores of the later half that lie within the range projected some mornings before."""
    inside = []
    for known in histories:
        scores = readiness_score(signals_of(known), reports_of(known), 0).score
        loads = daily_load_of(known)
        filled = np.where(np.isnan(loads), np.nanmean(loads), loads)
        for day in range(max(30, known.n_days // 2), known.n_days - ahead, stride):
            past = known.through(known.first_on + timedelta(days=day))
            try:
                last = project(past, filled[day + 1 : day + 1 + ahead]).value.days[-1]
            except InsufficientData:
                continue
            if np.isfinite(scores[day + ahead]):
                inside.append(last.low <= round(scores[day + ahead]) <= last.high)
    assert len(inside) > 100
    return np.mean(inside)


@pytest.mark.parametrize("ahead", [1, 4])
def test_four_in_five_mornings_of_a_simulated_team_lie_within_the_range(ahead):
    team = [daily_history(one) for one in simulate_team(7, FIRST_ON, 16).athletes if one.story != "brand_new"]
    assert 0.75 <= share_inside(team, ahead, 5) <= 0.85


@pytest.mark.skipif(not people(), reason="recordings of real people are kept outside the project")
@pytest.mark.parametrize("ahead", [1, 2, 7])
def test_four_in_five_mornings_of_real_people_lie_within_the_range(ahead):
    assert 0.75 <= share_inside([history_of(person) for person in people()], ahead, 3) <= 0.85
