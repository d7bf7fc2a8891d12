"""The strain screen on sixteen real adults without HRV: how often it alarms. Nobody noted who overreached."""

from datetime import timedelta

import numpy as np
import pytest

from physiology.finding import InsufficientData
from physiology.strain import assess_strain, strain_deviations, strain_screen, strain_series
from tests.physiology.test_readiness_pmdata import DATA, athlete

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="PMData is not beside this repository")


def test_real_adults_are_alarmed_a_few_times_a_year_and_hits_cannot_be_told_from_misses():
    years, starts, judged = 0.0, np.zeros(3), 0
    for folder in sorted(path for path in DATA.glob("p*") if (path / "resting_heart_rate.json").exists()):
        level = strain_screen(strain_deviations(strain_series(athlete(folder.name)))).level
        known = np.isfinite(level)
        if not known.any():
            continue
        judged += 1
        years += known.sum() / 365.0
        for rank in (1, 2, 3):
            alarm = level >= rank
            starts[rank - 1] += (alarm & ~np.concatenate([[False], alarm[:-1]])).sum()
    watch, reduce, refer = starts / years
    print(
        f"{judged} people, {years:.1f} judged years: {watch:.1f} watch, {reduce:.1f} reduce, {refer:.1f} refer a year"
    )
    assert judged >= 10
    assert watch < 6.0
    assert reduce < 1.5
    assert refer == 0.0


def test_the_assessment_of_a_real_day_says_that_hrv_is_missing():
    history = athlete("p01")
    for day in range(40, history.n_days, 7):
        try:
            found = assess_strain(history.through(history.first_on + timedelta(days=day)))
        except InsufficientData:
            continue
        assert found.value.missing == ("hrv",)
        assert found.value.course == "unknown"
        return
    pytest.fail("no day of this person could be judged")
