"""Questionnaires that run in opposite directions end up on one scale."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.wellness import ITEMS, SCALES, OffScale, on_scale
from physiology.wellness.score import straight_lining, wellness_score

scales, items = st.sampled_from(list(SCALES)), st.sampled_from(ITEMS)


@pytest.mark.parametrize(
    ("scale", "item", "best", "worst"),
    [
        ("pmsys_1to5", "soreness_score", 5, 1),
        ("mclean_1to5", "mood_score", 5, 1),
        ("hooper_1to7", "soreness_score", 1, 7),
        ("hooper_1to7", "sleep_quality_score", 1, 7),
        ("nrs_0to10", "soreness_score", 0, 10),
        ("nrs_0to10", "mood_score", 10, 0),
        ("amount_1to5", "stress_score", 1, 5),
        ("amount_1to5", "sleep_quality_score", 5, 1),
    ],
)
def test_best_is_five_and_worst_is_one_on_every_scale(scale, item, best, worst):
    assert (on_scale(best, scale, item), on_scale(worst, scale, item)) == (5.0, 1.0)


@given(scales, items, st.floats(0.0, 1.0))
def test_conversion_stays_on_one_to_five(scale, item, share):
    span = SCALES[scale]
    value = span.low + share * (span.high - span.low)
    assert 1.0 - 1e-9 <= on_scale(value, scale, item) <= 5.0 + 1e-9


@pytest.mark.parametrize("scale", ["pmsys_1to5", "mclean_1to5", "hooper_1to7", "amount_1to5"])
def test_a_zero_on_a_scale_that_starts_at_one_is_no_answer(scale):
    assert on_scale(0, scale, "mood_score") is None


@pytest.mark.parametrize(
    ("value", "scale", "item"),
    [
        (6, "pmsys_1to5", "mood_score"),
        (-1, "nrs_0to10", "mood_score"),
        (3, "borg", "mood_score"),
        (3, "nrs_0to10", "x"),
    ],
)
def test_an_answer_off_its_scale_is_refused(value, scale, item):
    with pytest.raises(OffScale) as refused:
        on_scale(value, scale, item)
    assert (refused.value.value, refused.value.scale, refused.value.item) == (value, scale, item)


def test_one_unanswered_item_is_prorated_and_two_are_not():
    four = np.array([[4.0], [4.0], [2.0], [4.0], [np.nan]])
    assert wellness_score(four).tolist() == [3.5]
    four[0] = np.nan
    assert np.isnan(wellness_score(four)).all()


def test_the_same_answers_for_a_week_are_straight_lining():
    week = np.full((5, 7), 3.0)
    assert straight_lining(week)
    week[4] = np.nan
    assert straight_lining(week)
    week[0, 3] = 4.0
    assert not straight_lining(week)


def test_a_skipped_day_or_a_short_history_is_no_straight_line():
    week = np.full((5, 7), 3.0)
    week[:, 2] = np.nan
    assert not straight_lining(week)
    assert not straight_lining(np.full((5, 6), 3.0))
    assert not straight_lining(np.full((5, 7), np.nan))
