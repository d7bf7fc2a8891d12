"""What a wellness finding says."""

from datetime import timedelta

import numpy as np
import pytest

from physiology.finding import InsufficientData, Status
from physiology.history import DailyHistory
from physiology.wellness import ITEMS, assess_wellness, body_reports
from tests.physiology.judged_days import FIRST_ON, all_items, history, shaped


def codes(finding) -> list[str]:
    return [reason.code for reason in finding.reasons]


def test_an_ordinary_day_is_as_usual():
    finding = assess_wellness(history(all_items(3.5)))
    assert codes(finding) == ["WELLNESS_AS_USUAL"]
    assert finding.value.score == 3.5
    assert abs(finding.value.vs_usual) < 0.2
    assert finding.status is Status.OK
    assert finding.value.items == all_items(3.5)
    assert finding.caveats == ()


def test_a_full_sd_below_usual_is_low_and_names_the_items():
    finding = assess_wellness(history(all_items(2.4)))
    assert finding.value.low
    assert not assess_wellness(history(all_items(3.4))).value.low
    assert set(finding.value.low_items) == set(ITEMS)
    assert codes(finding)[0] == "WELLNESS_LOW"
    assert {"SORENESS_SCORE_BELOW_USUAL", "FATIGUE_SCORE_BELOW_USUAL", "SLEEP_QUALITY_BELOW_USUAL"} <= set(
        codes(finding)
    )


@pytest.mark.parametrize(("answer", "low"), [(3.5, True), (3.51, False)])
def test_half_a_step_under_a_steady_item_is_low(answer, low):
    items = {item: np.full(40, 4.0) for item in ITEMS}
    items["mood_score"][-1] = answer
    assert assess_wellness(DailyHistory(FIRST_ON, 40, items)).value.low_items == (("mood_score",) if low else ())


@pytest.mark.parametrize(("answer", "known"), [(0.9, False), (1.0, True), (5.0, True), (5.1, False)])
def test_only_one_to_five_is_an_answer(answer, known):
    items = assess_wellness(history(all_items(3.0) | {"mood_score": answer})).value.items
    assert ("mood_score" in items) == known


def test_a_good_day_is_named():
    assert codes(assess_wellness(history(all_items(5.0)))) == ["WELLNESS_GOOD"]


def test_two_of_five_is_red_whatever_is_usual():
    low_life = DailyHistory(FIRST_ON, 40, {item: np.full(40, 2.0) for item in ITEMS})
    finding = assess_wellness(low_life)
    assert finding.value.red
    assert not finding.value.low
    assert finding.value.red_up_to == 2.0
    assert finding.value.straight_lining
    assert "STRAIGHT_LINING" in finding.caveats


def test_a_zero_is_no_answer():
    finding = assess_wellness(history({"mood_score": 0.0}))
    assert "mood_score" not in finding.value.items
    assert finding.value.score is not None
    assert "ITEMS_MISSING" in finding.caveats


def test_a_single_answer_and_a_report_stand_without_a_score():
    first_day = DailyHistory(FIRST_ON, 1, {"soreness_score": np.array([2.0]), "ill": np.array([1.0])})
    finding = assess_wellness(first_day)
    assert finding.value.score is None
    assert finding.value.vs_usual is None
    assert finding.value.ill
    assert codes(finding) == ["REPORTS_ILLNESS"]
    assert finding.status is Status.PROVISIONAL
    assert "BASELINE_SHORT" in finding.caveats
    assert [fact.metric for fact in finding.facts] == ["soreness_score", "ill"]


def test_a_score_without_a_baseline_has_nothing_to_compare_with():
    finding = assess_wellness(DailyHistory(FIRST_ON, 3, {item: np.full(3, 4.0) for item in ITEMS}))
    assert (finding.value.score, finding.value.usual, codes(finding)) == (4.0, None, [])
    assert finding.facts[0].metric == "wellness_score"


def test_reports_alone_are_a_finding_without_a_check_in():
    finding = assess_wellness(shaped(pain_nrs=[4.0], injured=[1.0], **{item: [np.nan] * 4 for item in ITEMS}))
    assert codes(finding) == ["REPORTS_INJURY", "REPORTS_PAIN"]
    assert (finding.value.pain_nrs, finding.value.injured, finding.value.red) == (4.0, True, False)
    assert finding.caveats == ("NO_CHECK_IN",)


def test_yesterdays_answers_count_and_are_called_old():
    finding = assess_wellness(shaped(**{item: [3.0, np.nan] for item in ITEMS}))
    assert finding.value.age_days == 1
    assert finding.status is Status.PROVISIONAL
    assert "DATA_OLD" in finding.caveats


def test_nothing_said_for_three_days_is_insufficient():
    with pytest.raises(InsufficientData) as lack:
        assess_wellness(shaped(**{item: [np.nan] * 3 for item in ITEMS}))
    assert (lack.value.quantity, lack.value.missing) == ("wellness", "items")


def test_a_mobility_screen_speaks_for_four_weeks():
    fresh = shaped(hip_mobility_score=[55.0] + [np.nan] * 28)
    stale = shaped(hip_mobility_score=[55.0] + [np.nan] * 29)
    assert [fact.metric for fact in body_reports(fresh)] == ["hip_mobility_score"]
    assert body_reports(stale) == ()
    assert "hip_mobility_score" in {fact.metric for fact in assess_wellness(fresh).facts}


def told(reason):
    return (reason.code, reason.citation, [(fact.metric, fact.value) for fact in reason.facts])


def test_each_reason_names_its_source_and_holds_its_facts():
    low = assess_wellness(history({**all_items(3.4), "soreness_score": 1.0, "ill": 1.0, "injured": 1.0, "pain_nrs": 1}))
    below = low.value.score - low.value.usual
    assert [told(reason) for reason in low.reasons] == [
        ("REPORTS_ILLNESS", "house_rule", [("ill", 1.0)]),
        ("REPORTS_INJURY", "house_rule", [("injured", 1.0)]),
        ("REPORTS_PAIN", "house_rule", [("pain_nrs", 1.0)]),
        (
            "WELLNESS_LOW",
            "saw-2016",
            [("wellness_score", pytest.approx(2.92)), ("wellness_vs_usual", pytest.approx(below))],
        ),
        ("SORENESS_SCORE_BELOW_USUAL", "mclean-2010", [("soreness_score", 1.0)]),
    ]
    assert (low.value.ill, low.value.injured, low.value.pain_nrs) == (True, True, 1.0)
    stressed = assess_wellness(shaped(vendor_stress=[30.0] * 30))
    assert told(stressed.reasons[-1]) == (
        "DEVICE_STRESS_AS_USUAL", "house_rule", [("vendor_stress", 30.0), ("vendor_stress_vs_usual", 0.0)],
    )  # fmt: skip


def test_nobody_is_ill_hurt_or_in_pain_who_did_not_say_so():
    silent = assess_wellness(history()).value
    assert (silent.ill, silent.injured, silent.pain_nrs) == (False, False, None)
    well = assess_wellness(history({"ill": 0.0, "injured": 0.0, "pain_nrs": 0.0}))
    assert codes(well) == ["WELLNESS_AS_USUAL"]
    assert (well.value.ill, well.value.injured, well.value.pain_nrs) == (False, False, 0.0)


def test_the_facts_of_a_check_in_are_of_its_day():
    finding = assess_wellness(shaped(**{item: [3.0, np.nan] for item in ITEMS}))
    assert [fact.metric for fact in finding.facts] == ["wellness_score", "wellness_vs_usual", *ITEMS]
    asked_on = finding.as_of - timedelta(days=1)
    assert {(fact.window.first_on, fact.window.last_on) for fact in finding.facts} == {(asked_on, asked_on)}


def test_the_usual_is_of_four_weeks_for_the_score_and_for_each_item():
    days = {item: np.array([*[1.0] * 30, *[3.0, 4.0] * 14, 3.0]) for item in ITEMS}
    finding = assess_wellness(DailyHistory(FIRST_ON, 59, days))
    assert (finding.value.usual, finding.value.vs_usual) == (3.5, -0.5)
    assert finding.value.low_items == ()
    days["mood_score"][-1] = 2.995
    assert assess_wellness(DailyHistory(FIRST_ON, 59, days)).value.low_items == ()
    days["mood_score"][-1] = 2.985
    assert assess_wellness(DailyHistory(FIRST_ON, 59, days)).value.low_items == ("mood_score",)


def test_a_lack_of_answers_says_how_many_are_asked():
    with pytest.raises(InsufficientData) as lack:
        assess_wellness(shaped(**{item: [np.nan] * 3 for item in ITEMS}))
    assert (lack.value.needed, lack.value.got) == (4, 0)
