"""Answers go from one questionnaire's scale to another's and back, and nothing off a scale becomes a number."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.wellness import (
    ITEMS,
    SCALES,
    OffScale,
    from_scale,
    hooper_index,
    mclean_total,
    on_scale,
    straight_lining,
    to_scale,
    wellness_score,
)

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "recovery" / "closed_form.json").read_text())
NAN = np.nan
scales, items = st.sampled_from(list(SCALES)), st.sampled_from(ITEMS)


def test_hoopers_index_and_mcleans_total_match_the_golden_day():
    hooper, mclean = GOLDEN["hooper"][0], GOLDEN["mclean"][0]
    assert hooper_index([hooper[key] for key in ("sleep", "stress", "fatigue", "doms")]) == hooper["hooper_index"]
    answers = [mclean[key] for key in ("fatigue", "sleep", "soreness", "stress", "mood")]
    assert mclean_total(answers) == mclean["total"]


@pytest.mark.parametrize(("total", "count", "low", "high"), [(hooper_index, 4, 1, 7), (mclean_total, 5, 1, 5)])
def test_a_sum_needs_every_answer_on_its_scale(total, count, low, high):
    assert total(np.full(count, float(low))) == low * count
    assert total(np.full(count, float(high))) == high * count
    for off in (NAN, 0.0, low - 0.1, high + 0.1):
        assert np.isnan(total([off, *[2.0] * (count - 1)]))
    with pytest.raises(ValueError, match=str(count - 1)):
        total(np.ones(count - 1))
    assert total(np.full((count, 2, 3), 2.0)).shape == (2, 3)


@pytest.mark.parametrize(
    ("scale", "item", "given", "scores"),
    [
        ("hooper_1to7", "mood_score", [1, 4, 7, 0, 7.1, 0.9], [5, 3, 1, NAN, NAN, NAN]),
        ("pmsys_1to5", "stress_score", [1, 2, 5, 0, 6], [1, 2, 5, NAN, NAN]),
        ("mclean_1to5", "soreness_score", [1, 4.5], [1, 4.5]),
        ("nrs_0to10", "soreness_score", [0, 5, 10, -1, 11], [5, 3, 1, NAN, NAN]),
        ("nrs_0to10", "mood_score", [0, 5, 10], [1, 3, 5]),
        ("amount_1to5", "fatigue_score", [1, 5, 0], [5, 1, NAN]),
        ("amount_1to5", "sleep_quality_score", [1, 5], [1, 5]),
    ],
)
def test_answers_become_scores_with_five_best_and_nothing_off_the_scale_becomes_one(scale, item, given, scores):
    np.testing.assert_allclose(from_scale(given, scale, item), scores)


@given(scales, items, st.lists(st.floats(0, 1), min_size=1))
def test_a_conversion_in_and_out_is_exact(scale, item, shares):
    span = SCALES[scale]
    answers = span.low + np.array(shares) * (span.high - span.low)
    np.testing.assert_allclose(to_scale(from_scale(answers, scale, item), scale, item), answers, atol=1e-9)
    scores = 1 + 4 * np.array(shares)
    np.testing.assert_allclose(from_scale(to_scale(scores, scale, item), scale, item), scores, atol=1e-9)


@given(scales, items, st.floats(-1, 12))
def test_a_series_is_converted_as_one_answer_is(scale, item, answer):
    try:
        one = on_scale(answer, scale, item)
    except OffScale:
        one = None
    np.testing.assert_equal(float(from_scale(answer, scale, item)), NAN if one is None else one)


@given(scales, items, st.floats(0, 1), st.floats(0, 1))
def test_a_conversion_keeps_the_order_or_turns_it_round_whole(scale, item, first, second):
    span = SCALES[scale]
    a, b = (span.low + share * (span.high - span.low) for share in (first, second))
    low, high = from_scale(span.low, scale, item), from_scale(span.high, scale, item)
    assert np.sign(np.round(from_scale(b, scale, item) - from_scale(a, scale, item), 9)) == np.sign(
        np.round((b - a) * (high - low), 9)
    )


@pytest.mark.parametrize("score", [0.0, 0.99, 5.01, NAN])
def test_no_score_is_no_answer(score):
    assert np.isnan(to_scale(score, "hooper_1to7", "mood_score"))


@pytest.mark.parametrize(("scale", "item"), [("borg", "mood_score"), ("hooper_1to7", "readiness")])
def test_an_unknown_scale_or_item_is_refused(scale, item):
    for convert in (from_scale, to_scale):
        with pytest.raises(OffScale) as refused:
            convert([3.0], scale, item)
        assert (refused.value.scale, refused.value.item) == (scale, item)
        assert np.isnan(refused.value.value)


def test_what_was_not_answered_stays_unknown():
    assert from_scale([None, 3.0], "mclean_1to5", "mood_score").tolist() == [pytest.approx(NAN, nan_ok=True), 3.0]
    assert to_scale([None, 3.0], "mclean_1to5", "mood_score").tolist() == [pytest.approx(NAN, nan_ok=True), 3.0]
    assert np.isnan(hooper_index([3.0, None, 4.0, 5.0]))


def test_the_mean_of_four_stands_for_five_and_order_of_days_does_not_matter():
    week = np.array([[3.0, 4], [3, 4], [3, 2], [3, NAN], [3, 4]])
    assert wellness_score(week).tolist() == [3.0, 3.5]
    assert wellness_score(week[:, ::-1]).tolist() == [3.5, 3.0]


def test_seven_answered_days_alike_are_a_straight_line_wherever_the_gaps_are():
    fortnight = np.full((5, 14), 3.0)
    fortnight[:, 1::2] = NAN
    assert straight_lining(fortnight)
    fortnight[:, 0] = NAN
    assert not straight_lining(fortnight)


@pytest.mark.parametrize(("item", "day", "line"), [(0, 6, True), (0, 7, False), (4, 13, False), (2, 0, True)])
def test_only_the_newest_seven_answered_days_count(item, day, line):
    fortnight = np.full((5, 14), 3.0)
    fortnight[item, day] = 4.0
    assert bool(straight_lining(fortnight)) is line


def test_days_without_an_answer_at_the_end_do_not_end_a_line():
    days = np.full((5, 10), 3.0)
    days[:, 8:] = NAN
    days[:, 0] = 4.0
    assert straight_lining(days)


def test_a_line_needs_four_answers_a_day_and_the_same_questions():
    week = np.full((5, 7), 3.0)
    week[4] = NAN
    assert straight_lining(week)
    week[3] = NAN
    assert not straight_lining(week)
    mixed = np.full((5, 7), 3.0)
    mixed[4, 2] = NAN
    assert not straight_lining(mixed)


def test_days_older_than_four_weeks_are_no_part_of_a_line():
    old = np.full((5, 40), NAN)
    old[:, 12:18] = 3.0
    old[:, 39] = 3.0
    assert straight_lining(old)
    old[:, 12] = NAN
    old[:, 11] = 3.0
    assert not straight_lining(old)


def test_many_athletes_and_no_days():
    squad = np.full((5, 3, 7), 3.0)
    squad[0, 1, 3] = 2.0
    assert straight_lining(squad).tolist() == [True, False, True]
    assert straight_lining(np.empty((5, 0))).tolist() is False
    assert straight_lining(np.full((5, 3), 3.0), days=3)


def test_one_athletes_changing_answers_do_not_hide_anothers_line():
    squad = np.full((5, 2, 7), 3.0)
    squad[:, 1] = 5.0
    assert straight_lining(squad).tolist() == [True, True]
    squad[:, 1] = 1.0
    assert straight_lining(squad).tolist() == [True, True]


@pytest.mark.filterwarnings("error")
def test_answers_may_come_as_whole_numbers():
    assert to_scale([1, 3, 5], "hooper_1to7", "stress_score").tolist() == [7.0, 4.0, 1.0]
