"""Blood, gait and warm nights of the few simulated athletes who measure them."""

import itertools
from datetime import date

import pytest

from simulation.blood import GIVING
from simulation.gait import DRIFTING, STEADY
from simulation.team import simulate_team
from simulation.warm_nights import WEARING

LAST_ON = date(2026, 3, 4)


@pytest.fixture(scope="module")
def team():
    return simulate_team(seed=7, last_on=LAST_ON, athletes=24)


def series(athlete, metric):
    return [seen.value for seen in athlete.observations if seen.metric == metric]


def test_only_a_few_measure_what_others_do_not(team):
    measuring = {
        metric: {one.story for one in team.athletes if series(one, metric)}
        for metric in ("cortisol_nmol_l", "gait_drift_deg", "skin_temp_c")
    }
    assert measuring == {
        "cortisol_nmol_l": GIVING,
        "gait_drift_deg": {DRIFTING, STEADY},
        "skin_temp_c": WEARING,
    }


def test_blood_is_given_once_a_week_in_the_morning_up_to_the_last_day(team):
    tomas = team.of_story("overreaching")
    given = [seen for seen in tomas.observations if seen.metric == "lactate_mmol_l"]
    assert len(given) == 18
    assert given[-1].on == LAST_ON
    assert {(later.on - earlier.on).days for earlier, later in itertools.pairwise(given)} == {7}
    assert all(7 <= seen.at.hour + seen.at.minute / 60 <= 7.8 for seen in given)


def test_strain_raises_cortisol_and_lactate_and_lowers_testosterone(team):
    tomas = team.of_story("overreaching")
    for metric in ("cortisol_nmol_l", "lactate_mmol_l"):
        assert series(tomas, metric)[-1] == max(series(tomas, metric))
    assert series(tomas, "testosterone_nmol_l")[-1] < max(series(tomas, "testosterone_nmol_l"))
    cortisol = series(tomas, "cortisol_nmol_l")
    assert cortisol[-1] > 1.6 * sum(cortisol[:-2]) / len(cortisol[:-2])
    assert series(team.of_story("load_spike"), "cortisol_nmol_l")[-1] < 600


def test_the_drift_of_somebody_who_returns_grows_and_the_others_does_not(team):
    ingrid, elif_kaya = team.of_story(DRIFTING), team.of_story(STEADY)
    assert series(ingrid, "gait_drift_deg")[-1] > 3.5
    assert series(ingrid, "asymmetry_pct")[-1] >= 10
    assert max(series(elif_kaya, "gait_drift_deg")) < 3
    injured = {seen.on for seen in ingrid.observations if seen.metric == "injured" and seen.value}
    assert injured.isdisjoint(seen.on for seen in ingrid.observations if seen.metric == "gait_drift_deg")


def test_an_illness_warms_the_nights(team):
    noah = team.of_story("illness")
    warm, breath = series(noah, "skin_temp_c"), series(noah, "respiratory_rate_brpm")
    assert warm[-1] > sum(warm[-31:-3]) / 28 + 0.5
    assert breath[-1] > sum(breath[-31:-3]) / 28 + 1.0
    well = series(team.of_story("high_but_fine"), "skin_temp_c")
    assert abs(well[-1] - sum(well[-29:-1]) / 28) < 0.5
