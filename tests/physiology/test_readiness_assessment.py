"""What a readiness finding says, and when there is none."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.finding import InsufficientData, Status
from physiology.history import DailyHistory
from physiology.readiness import Band, ReadinessUnknown, assess_readiness, band_of
from physiology.readiness.assessment import morning_of
from physiology.readiness.counterfactual import family_wish
from physiology.wellness.scales import ITEMS
from tests.physiology.judged_days import DAYS, FIRST_ON, all_items, history, ordinary_days, shaped

VALUES = {
    "rmssd_ms": st.floats(20.0, 150.0),
    "resting_hr_bpm": st.floats(40.0, 65.0),
    "sleep_min": st.floats(120.0, 660.0),
    "sleep_efficiency_pct": st.floats(60.0, 99.0),
    "soreness_score": st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0]),
    "fatigue_score": st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0]),
    "mood_score": st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0]),
    "ill": st.sampled_from([0.0, 0.0, 0.0, 1.0]),
    "pain_nrs": st.sampled_from([0.0, 0.0, 2.0, 3.0, 7.0]),
}
mornings = st.fixed_dictionaries({}, optional=VALUES)


def codes(finding) -> list[str]:
    return [reason.code for reason in finding.reasons]


def reason(finding, code):
    return next(found for found in finding.reasons if found.code == code)


def facts(found) -> dict[str, float]:
    return {fact.metric: fact.value for fact in found.facts}


def test_an_ordinary_morning_is_moderate_and_names_every_family():
    finding = assess_readiness(history())
    assert finding.value.band is Band.MODERATE
    assert finding.value.score == pytest.approx(70.0, abs=4.0)
    assert {found.family for found in finding.value.families} == {"hrv", "resting_hr", "sleep", "wellness", "load"}
    assert finding.value.missing == ()
    assert finding.status is Status.OK
    assert finding.caveats == ("NO_VALIDATED_FORMULA",)


@settings(max_examples=50, deadline=None)
@given(mornings)
def test_points_and_caps_add_up_to_the_score(today):
    finding = assess_readiness(history(today))
    value = finding.value
    assert value.uncapped == pytest.approx(70.0 + sum(found.points for found in value.families))
    clipped = min(max(value.uncapped, 0.0), 100.0)
    caps = sum(found.contribution or 0.0 for found in finding.reasons if found.code.startswith("CAP"))
    assert value.score == pytest.approx(clipped + caps, abs=0.5)
    assert value.band is band_of(value.score)
    assert value.low <= value.score <= value.high
    assert value.straddles == (band_of(value.low) is not band_of(value.high))
    sizes = [abs(found.contribution) for found in finding.reasons if found.contribution is not None]
    assert sizes == sorted(sizes, reverse=True)
    assert all(found.contribution is not None for found in finding.reasons[: len(sizes)])
    assert all(len(facts(found)) == len(found.facts) > 0 for found in finding.reasons)


@settings(max_examples=60, deadline=None)
@given(mornings)
def test_what_would_have_changed_the_band_does_change_it(today):
    before = assess_readiness(history(today)).value
    wish = before.counterfactual
    if wish is None:
        assert before.counterfactual_band is None
        return
    if wish.metric == "acwr":
        return
    changed = all_items(wish.threshold) if wish.metric == "wellness_score" else {wish.metric: wish.threshold}
    after = assess_readiness(history({**today, **changed})).value
    order = [Band.RECOVERY, Band.MODERATE, Band.HARD]
    assert before.counterfactual_band is order[order.index(before.band) + 1]
    assert order.index(after.band) >= order.index(before.counterfactual_band)


@pytest.mark.parametrize(
    ("today", "code", "down"),
    [
        ({"rmssd_ms": 38.0}, "HRV_BELOW_USUAL", True),
        ({"rmssd_ms": 80.0}, "HRV_ABOVE_USUAL", False),
        ({"resting_hr_bpm": 57.0}, "RHR_ABOVE_USUAL", True),
        ({"resting_hr_bpm": 45.0}, "RHR_BELOW_USUAL", False),
        ({"sleep_min": 330.0}, "SLEEP_SHORT", True),
        ({"sleep_min": 505.0}, "SLEEP_GOOD", False),
        ({"sleep_min": 476.0}, "SLEEP_ABOVE_USUAL", False),
        ({"sleep_efficiency_pct": 80.0}, "SLEEP_INEFFICIENT", True),
        (all_items(2.2), "WELLNESS_LOW", True),
        (all_items(5.0), "WELLNESS_GOOD", False),
    ],
)
def test_each_family_says_which_way_it_points(today, code, down):
    finding = assess_readiness(history(today))
    assert (reason(finding, code).contribution < 0) is down


def test_every_reason_carries_what_its_sentence_needs():
    finding = assess_readiness(history({"rmssd_ms": 38.0, "resting_hr_bpm": 57.0, "sleep_min": 330.0} | all_items(2.4)))
    hrv = facts(reason(finding, "HRV_BELOW_USUAL"))
    assert hrv["rmssd_ms"] == 38.0
    assert hrv["hrv_vs_baseline_pct"] == pytest.approx(100 * (38.0 / hrv["rmssd_baseline_ms"] - 1))
    heart = facts(reason(finding, "RHR_ABOVE_USUAL"))
    assert heart["resting_hr_vs_baseline_bpm"] == pytest.approx(57.0 - heart["resting_hr_baseline_bpm"])
    assert facts(reason(finding, "SLEEP_SHORT"))["sleep_vs_need_min"] == -150.0
    felt = facts(reason(finding, "WELLNESS_LOW"))
    assert felt["wellness_score"] == pytest.approx(2.4)
    assert felt["wellness_vs_usual"] < -0.8
    for found in finding.value.families:
        assert any(one.contribution == found.points for one in finding.reasons)
    assert "acwr" in {fact.metric for fact in finding.facts}


def test_sleep_above_the_need_but_below_usual_is_not_called_short():
    long_sleeper = ordinary_days()
    long_sleeper["sleep_min"] += 80.0
    long_sleeper["sleep_min"][-1] = 485.0
    finding = assess_readiness(DailyHistory(FIRST_ON, DAYS, long_sleeper))
    assert "SLEEP_BELOW_USUAL" in codes(finding)


def test_a_night_that_contradicts_its_week_speaks_of_the_week():
    finding = assess_readiness(shaped(rmssd_ms=[38.0, 36.0, 37.0, 38.0, 37.0, 36.0, 56.0]))
    hrv = reason(finding, "HRV_BELOW_USUAL")
    assert facts(hrv)["rmssd_ms"] < 42.0
    assert facts(hrv)["hrv_vs_baseline_pct"] < 0
    assert hrv.facts[0].window.days_expected == 7


def test_todays_session_plays_no_part():
    assert assess_readiness(history({"session_load_au": 3000.0})).value == assess_readiness(history()).value


def test_illness_caps_at_forty_and_says_what_would_open_it():
    finding = assess_readiness(history({"ill": 1.0}))
    assert (finding.value.score, finding.value.band, finding.value.cap) == (40.0, Band.RECOVERY, 40.0)
    assert finding.reasons[0].code == "CAP_ILLNESS"
    assert finding.reasons[0].contribution < -25
    assert finding.value.counterfactual.model_dump() == {"metric": "ill", "threshold": 0.0, "side": "at_most"}


@pytest.mark.parametrize(("report", "code"), [({"pain_nrs": 5.0}, "CAP_PAIN"), ({"injured": 1.0}, "CAP_INJURY")])
def test_pain_or_injury_rules_out_a_hard_day(report, code):
    best = {"rmssd_ms": 90.0, "resting_hr_bpm": 44.0, "sleep_min": 530.0} | all_items(5.0)
    assert assess_readiness(history(best)).value.band is Band.HARD
    finding = assess_readiness(history(best | report))
    assert (finding.value.score, finding.value.high) == (79.0, 79.0)
    assert code in codes(finding)
    assert finding.value.counterfactual.metric in report


def test_two_caps_that_both_bind_leave_no_single_change():
    finding = assess_readiness(history({"ill": 1.0} | all_items(2.0)))
    assert [code for code in codes(finding) if code.startswith("CAP")] == ["CAP_ILLNESS", "CAP_WELLNESS_RED"]
    assert finding.value.counterfactual is None


def test_a_red_check_in_outranks_a_green_watch():
    best = {"rmssd_ms": 95.0, "resting_hr_bpm": 42.0, "sleep_min": 540.0}
    finding = assess_readiness(history(best | all_items(2.0)))
    assert finding.value.band is Band.RECOVERY
    assert "CAP_WELLNESS_RED" in codes(finding)
    assert "HRV_WELLNESS_DISAGREE" in finding.caveats


def test_a_low_check_in_rules_out_a_hard_day_only():
    best = {"rmssd_ms": 110.0, "resting_hr_bpm": 40.0, "sleep_min": 540.0, "sleep_efficiency_pct": 99.0}
    finding = assess_readiness(history(best | all_items(3.0) | {"mood_score": 4.0}))
    assert "CAP_WELLNESS_LOW" in codes(finding)
    assert finding.value.score == 79.0


def test_two_of_five_caps_without_any_baseline_of_wellness():
    new_to_questions = {item: [np.nan] * (DAYS - 1) + [2.0] for item in ITEMS}
    finding = assess_readiness(shaped(**new_to_questions))
    assert "wellness" in finding.value.missing
    assert reason(finding, "CAP_WELLNESS_RED").facts[0].value == 2.0
    assert finding.value.band is Band.RECOVERY
    assert finding.value.counterfactual.model_dump() == {
        "metric": "wellness_score",
        "threshold": 2.1,
        "side": "at_least",
    }


def test_old_red_wellness_still_caps_but_offers_no_wish():
    finding = assess_readiness(shaped(rmssd_ms=[95.0], **{item: [1.0, np.nan] for item in ITEMS}))
    assert "CAP_WELLNESS_LOW" in codes(finding)
    assert finding.value.age_days == 1


def test_two_very_low_nights_are_not_enough_to_act_on_hrv_and_three_are():
    assert not assess_readiness(history({"rmssd_ms": 30.0})).value.autonomic_low
    in_company = assess_readiness(shaped(rmssd_ms=[34.0, 34.0], resting_hr_bpm=[58.0]))
    assert not in_company.value.autonomic_low
    assert in_company.value.autonomic_ends_at is None
    finding = assess_readiness(shaped(rmssd_ms=[38.0, 36.0, 35.0]))
    assert finding.value.autonomic_low
    low = reason(finding, "AUTONOMIC_LOW")
    assert low.contribution is None
    assert facts(low).keys() == {"rmssd_ms", "hrv_vs_baseline_pct", "rmssd_baseline_ms"}
    edges = low.facts[2]
    assert edges.low < edges.value < edges.high


def test_the_night_that_would_have_ended_a_low_episode_does_end_it_and_a_lower_one_does_not():
    low = [38.0, 36.0]
    wish = assess_readiness(shaped(rmssd_ms=[*low, 35.0])).value.autonomic_ends_at
    assert (wish.metric, wish.threshold, wish.side) == ("rmssd_ms", 42.0, "at_least")
    assert not assess_readiness(shaped(rmssd_ms=[*low, wish.threshold])).value.autonomic_low
    assert assess_readiness(shaped(rmssd_ms=[*low, wish.threshold - 1.0])).value.autonomic_low


def test_a_low_episode_without_a_night_today_goes_on_and_offers_no_wish():
    value = assess_readiness(shaped(rmssd_ms=[38.0, 36.0, 35.0, np.nan])).value
    assert value.autonomic_low
    assert value.autonomic_ends_at is None


def test_a_low_episode_says_nothing_once_hrv_is_no_longer_fresh():
    value = assess_readiness(shaped(rmssd_ms=[38.0, 36.0, 35.0, *[np.nan] * 3])).value
    assert "hrv" in value.missing
    assert not value.autonomic_low


def test_a_morning_without_anything_new_uses_yesterday_and_says_so():
    silent = {key: [np.nan] for key in ("rmssd_ms", "resting_hr_bpm", "sleep_min", "sleep_efficiency_pct", *ITEMS)}
    finding = assess_readiness(shaped(**silent))
    assert finding.value.age_days == 1
    assert finding.caveats[0] == "DATA_OLD"
    assert finding.status is Status.PROVISIONAL
    assert finding.value.coverage == pytest.approx(0.55)
    night = next(fact for fact in finding.facts if fact.metric == "sleep_min")
    assert (finding.as_of - night.window.last_on).days == 1


def test_data_without_hrv_still_give_a_score():
    finding = assess_readiness(history(drop=("rmssd_ms",)))
    assert finding.value.missing == ("hrv",)
    assert "HRV_MISSING" in finding.caveats
    assert finding.value.coverage == pytest.approx(0.70)


def test_wellness_and_resting_hr_alone_are_provisional_and_may_straddle():
    only = history(drop=("rmssd_ms", "sleep_min", "session_load_au"))
    finding = assess_readiness(only)
    assert finding.value.missing == ("hrv", "sleep", "load")
    assert finding.status is Status.PROVISIONAL
    assert finding.value.straddles
    assert "STRADDLES_BAND" in finding.caveats


def test_a_short_baseline_is_provisional_and_named():
    days = 20
    series = {key: values[-days:] for key, values in ordinary_days().items()}
    finding = assess_readiness(DailyHistory(FIRST_ON, days, series))
    assert finding.status is Status.PROVISIONAL
    assert "BASELINE_SHORT" in finding.caveats


def test_the_first_days_lack_a_baseline_and_say_how_many_are_known():
    series = {key: values[-6:] for key, values in ordinary_days().items()}
    with pytest.raises(ReadinessUnknown) as lack:
        assess_readiness(DailyHistory(FIRST_ON, 6, series))
    assert (lack.value.needed, lack.value.got, lack.value.missing) == (14, 5, "days")
    assert set(lack.value.families) == {"hrv", "resting_hr", "sleep", "wellness", "load"}
    assert {fact.metric for fact in lack.value.known} >= {"rmssd_ms", "sleep_min", "days_known"}


def test_resting_hr_and_sleep_alone_are_not_enough():
    with pytest.raises(InsufficientData) as lack:
        assess_readiness(history(drop=("rmssd_ms", *ITEMS)))
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("readiness", 2, 3)
    assert lack.value.families == ("hrv", "wellness")


def test_an_empty_history_lacks_everything():
    with pytest.raises(ReadinessUnknown) as lack:
        assess_readiness(DailyHistory(FIRST_ON, 0, {}))
    assert lack.value.families == ("hrv", "resting_hr", "sleep", "wellness", "load")
    assert lack.value.got == 0


def test_an_rmssd_of_zero_is_unknown():
    assert "hrv" in {
        found.family for found in assess_readiness(shaped(rmssd_ms=[0.0])).value.families if found.age_days == 1
    }


def test_no_wish_goes_beyond_what_a_scale_holds():
    content = {item: np.append(np.tile([5.0, 4.8], DAYS // 2)[:-1], 4.6) for item in ITEMS}
    known = DailyHistory(FIRST_ON, DAYS, ordinary_days() | content)
    felt = next(day for day in morning_of(known).days if day.family == "wellness")
    reachable = family_wish(known, felt, (0.3 - felt.z) * felt.points_per_sd)
    assert 4.9 < reachable.counterfactual.threshold <= 5.0
    assert family_wish(known, felt, (0.9 - felt.z) * felt.points_per_sd) is None


def test_a_wish_for_sleep_stays_within_nine_hours_and_one_good_night():
    known = history({"sleep_min": 330.0})
    night = next(day for day in morning_of(known).days if day.family == "sleep")
    assert family_wish(known, night, 1.0).counterfactual.metric == "sleep_min"
    assert family_wish(known, night, 100.0) is None


def test_a_night_without_efficiency_offers_its_length_alone():
    known = shaped(sleep_min=[330.0], sleep_efficiency_pct=[np.nan])
    assert "sleep_efficiency_pct" not in facts(reason(assess_readiness(known), "SLEEP_SHORT"))
    night = next(day for day in morning_of(known).days if day.family == "sleep")
    wish = family_wish(known, night, -night.points)
    assert wish.counterfactual.threshold == pytest.approx(night.usual, abs=1.0)
