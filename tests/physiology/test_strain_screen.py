"""A pattern over four families: counted, never diagnosed, and silent where too little is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from physiology.finding import InsufficientData, Status
from physiology.strain_screen import assess_strain, pointing
from physiology.wellness.scales import ITEMS
from tests.physiology.judged_days import history, shaped

LOW_WELLNESS = {item: [2.0] * 4 for item in ITEMS}
weeks = arrays(np.float64, (5,), elements=st.one_of(st.floats(-3.0, 3.0), st.just(np.nan)))


@given(weeks)
def test_a_family_points_only_with_three_days_on_one_side(z):
    side, days, known = pointing(z)
    low, high = int((z <= -1).sum()), int((z >= 1).sum())
    assert side == (-1 if low >= 3 else 1 if high >= 3 else 0)
    assert days == max(low, high)
    assert known == int(np.isfinite(z).sum())


def test_an_ordinary_week_has_no_signals():
    finding = assess_strain(history())
    assert (finding.value.level, finding.value.signals, finding.reasons) == ("none", 0, ())
    assert finding.caveats == ("PATTERN_NOT_DIAGNOSIS",)
    assert finding.facts[0].metric == "strain_signals"
    assert finding.status is Status.OK


def test_one_signal_is_none_two_are_watch_three_are_reduce():
    one = assess_strain(shaped(resting_hr_bpm=[57.0] * 4))
    two = assess_strain(shaped(resting_hr_bpm=[57.0] * 4, **LOW_WELLNESS))
    three = assess_strain(shaped(resting_hr_bpm=[57.0] * 4, sleep_min=[330.0] * 4, **LOW_WELLNESS))
    assert [finding.value.level for finding in (one, two, three)] == ["none", "watch", "reduce"]
    assert [finding.value.signals for finding in (one, two, three)] == [1, 2, 3]
    assert [reason.code for reason in three.reasons] == ["STRAIN_RHR_HIGH", "STRAIN_SLEEP_POOR", "STRAIN_WELLNESS_LOW"]
    assert all(reason.facts[0].metric == "days_known" and reason.facts[0].value >= 3 for reason in three.reasons)


@pytest.mark.parametrize(("rmssd_ms", "code"), [(34.0, "STRAIN_HRV_LOW"), (90.0, "STRAIN_HRV_HIGH")])
def test_hrv_counts_on_both_sides(rmssd_ms, code):
    finding = assess_strain(shaped(rmssd_ms=[rmssd_ms] * 5))
    assert [reason.code for reason in finding.reasons] == [code]


def test_long_sleep_and_a_good_mood_are_no_strain():
    good = shaped(sleep_min=[540.0] * 5, resting_hr_bpm=[44.0] * 5, **{item: [5.0] * 5 for item in ITEMS})
    assert assess_strain(good).value.signals == 0


def test_without_hrv_three_families_still_screen_and_the_gap_is_said():
    finding = assess_strain(history(drop=("rmssd_ms",)))
    assert finding.value.missing == ("hrv",)
    assert finding.status is Status.PROVISIONAL
    assert "HRV_MISSING" in finding.caveats


def test_two_missing_families_leave_nothing_to_judge():
    with pytest.raises(InsufficientData) as lack:
        assess_strain(history(drop=("rmssd_ms", "sleep_min")))
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("strain", 3, 2)


def test_a_family_with_two_known_days_is_missing():
    finding = assess_strain(shaped(resting_hr_bpm=[np.nan] * 3))
    assert finding.value.missing == ("resting_hr",)
