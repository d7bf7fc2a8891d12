"""Rules that lower a planned session: only ever lower, bounded, repeatable, and explained."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.finding import InsufficientData
from physiology.load import assess_load
from physiology.newest import computed
from physiology.prescription import adjust, changes
from physiology.prescription.bounds import SWAPS
from physiology.prescription.levers import (
    COACH_DECIDES,
    EASED,
    MOBILITY_BLOCK,
    MOBILITY_EXERCISES,
    VOLUME_CUT,
)
from physiology.prescription.rules import RULES
from physiology.readiness import assess_readiness
from physiology.session import PlannedSession, SessionKind
from physiology.sleep import assess_sleep
from physiology.wellness import ITEMS, assess_wellness
from tests.physiology.judged_days import all_items, history, shaped

ON = date(2026, 4, 10)
TODAY = {
    "rmssd_ms": st.floats(20.0, 140.0),
    "resting_hr_bpm": st.floats(42.0, 70.0),
    "sleep_min": st.floats(60.0, 600.0),
    "pain_nrs": st.sampled_from([0.0, 2.0, 3.0, 4.0, 9.0]),
    "ill": st.sampled_from([0.0, 0.0, 1.0]),
    "injured": st.sampled_from([0.0, 0.0, 1.0]),
    "hip_mobility_score": st.floats(0.0, 100.0),
} | {item: st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0]) for item in ITEMS}
mornings = st.fixed_dictionaries({}, optional=TODAY)
sessions = st.builds(
    PlannedSession,
    on=st.just(ON),
    title=st.just("Session"),
    kind=st.sampled_from(list(SessionKind)),
    duration_min=st.floats(0.0, 300.0),
    target_rpe=st.floats(0.0, 10.0),
    reps=st.one_of(st.none(), st.integers(1, 30)),
    rep_min=st.one_of(st.none(), st.floats(0.5, 10.0)),
    warm_up_min=st.floats(0.0, 40.0),
    exercises=st.lists(st.sampled_from([*SWAPS, "plank"]), max_size=5, unique=True).map(tuple),
)


def found(assessment, known):
    try:
        return assessment(known)
    except InsufficientData:
        return None


def judge(plan, known, *, spike=False):
    load = found(assess_load, known)
    if spike and load is not None:
        load = load.model_copy(update={"value": load.value.model_copy(update={"acwr": 1.8})})
    return adjust(
        plan,
        readiness=found(assess_readiness, known),
        load=load,
        sleep=found(assess_sleep, known),
        wellness=found(assess_wellness, known),
    )


def session(kind=SessionKind.INTERVALS, **fields) -> PlannedSession:
    return PlannedSession(
        on=ON,
        title="Session",
        kind=kind,
        **{"duration_min": 60.0, "target_rpe": 8.0, "reps": 6, "rep_min": 4.0} | fields,
    )


def rules(adjustment) -> list[str]:
    return [fired.rule for fired in adjustment.rules]


@settings(max_examples=60, deadline=None)
@given(sessions, mornings, st.booleans())
def test_a_plan_is_only_ever_lowered(plan, today, spike):
    adjustment = judge(plan, history(today), spike=spike)
    after = adjustment.after
    assert after.duration_min <= plan.duration_min
    assert after.target_rpe <= plan.target_rpe
    assert after.reps is None or after.reps <= plan.reps
    assert after.load_au <= plan.load_au
    assert after.kind in {plan.kind, SessionKind.EASY, SessionKind.MOBILITY, SessionKind.REST}
    assert (after.on, after.title, after.starts_at_hour) == (plan.on, plan.title, plan.starts_at_hour)
    if VOLUME_CUT in after.notes:
        assert after.duration_min >= 0.5 * plan.duration_min
    if plan.kind is SessionKind.MATCH and after.kind is SessionKind.MATCH:
        assert (after.duration_min, after.target_rpe) == (plan.duration_min, plan.target_rpe)


@settings(max_examples=60, deadline=None)
@given(sessions, mornings, st.booleans())
def test_adjusting_the_adjusted_session_changes_nothing_more(plan, today, spike):
    known = history(today)
    once = judge(plan, known, spike=spike).after
    again = judge(once, known, spike=spike)
    assert again.after == once
    assert again.rules == ()
    assert not again.changed


@settings(max_examples=40, deadline=None)
@given(sessions, mornings)
def test_every_rule_fired_explains_itself_and_the_steps_add_up(plan, today):
    adjustment = judge(plan, history(today))
    order = [rule.id for rule in RULES]
    assert rules(adjustment) == sorted(rules(adjustment), key=order.index)
    assert adjustment.changed == bool(adjustment.rules)
    replayed = {}
    for fired in adjustment.rules:
        assert fired.facts
        assert len({fact.metric for fact in fired.facts}) == len(fired.facts)
        assert fired.would_have_kept is not None
        for change in fired.changes:
            assert change.before == replayed.get(change.field, change.before)
            assert change.before != change.after
            replayed[change.field] = change.after
    assert {change.field: change.after for change in changes(adjustment.before, adjustment.after)}.items() <= (
        replayed.items()
    )


def test_nothing_known_changes_nothing():
    adjustment = adjust(session())
    assert adjustment.after == session()
    assert adjustment.rules == ()


def test_an_ordinary_morning_keeps_the_plan():
    assert judge(session(), history({"sleep_min": 470.0})).rules == ()


def test_short_sleep_keeps_the_effort_and_takes_a_fifth_of_the_volume():
    adjustment = judge(session(), history({"sleep_min": 350.0}))
    assert rules(adjustment) == ["SHORT_SLEEP_CUTS_VOLUME"]
    assert (adjustment.after.duration_min, adjustment.after.reps, adjustment.after.target_rpe) == (48.0, 5, 8.0)
    fired = adjustment.rules[0]
    assert [(change.field, change.before, change.after) for change in fired.changes] == [
        ("duration_min", 60.0, 48.0),
        ("reps", 6.0, 5.0),
        ("notes", "", VOLUME_CUT),
    ]
    assert fired.facts[0].metric == "sleep_min"
    assert fired.facts[0].value == 350.0
    assert fired.would_have_kept.model_dump() == {"metric": "sleep_min", "threshold": 360.0, "side": "at_least"}


def test_two_nights_well_under_the_need_count_as_short():
    assert rules(judge(session(), shaped(sleep_min=[450.0, 385.0]))) == []
    adjustment = judge(session(), shaped(sleep_min=[385.0, 385.0]))
    assert rules(adjustment) == ["SHORT_SLEEP_CUTS_VOLUME"]
    assert adjustment.rules[0].would_have_kept.threshold == 390.0


def test_an_unknown_night_is_not_a_short_one():
    assert rules(judge(session(), shaped(sleep_min=[float("nan")]))) == []


def test_a_fast_rise_of_load_takes_three_tenths_and_both_cuts_stop_at_half():
    spiked = shaped(session_load_au=[100.0] * 21 + [800.0] * 7)
    adjustment = judge(session(), spiked)
    assert rules(adjustment) == ["LOAD_SPIKE_CUTS_VOLUME"]
    assert (adjustment.after.duration_min, adjustment.after.reps) == (42.0, 4)
    assert adjustment.rules[0].would_have_kept.model_dump() == {"metric": "acwr", "threshold": 1.5, "side": "at_most"}
    both = judge(session(duration_min=20.0, reps=2), history({"sleep_min": 340.0}), spike=True)
    assert rules(both) == ["LOAD_SPIKE_CUTS_VOLUME", "SHORT_SLEEP_CUTS_VOLUME"]
    assert (both.after.duration_min, both.after.reps) == (11.0, 1)


def test_illness_rests():
    adjustment = judge(session(), history({"ill": 1.0}))
    assert rules(adjustment) == ["ILLNESS_RESTS"]
    after = adjustment.after
    assert (after.kind, after.duration_min, after.target_rpe, after.reps) == (SessionKind.REST, 0.0, 0.0, None)
    assert judge(session(kind=SessionKind.REST, duration_min=0.0), history({"ill": 1.0})).rules == ()


def test_illness_rests_even_on_somebodys_first_day():
    adjustment = adjust(session(), reports=(computed("ill", 1.0, None),))
    assert adjustment.after.kind is SessionKind.REST


@pytest.mark.parametrize("report", [{"pain_nrs": 4.0}, {"injured": 1.0}])
def test_pain_or_injury_swaps_the_session_for_mobility(report):
    adjustment = judge(session(kind=SessionKind.STRENGTH, exercises=("back_squat",)), history(report))
    assert rules(adjustment) == ["PAIN_PROTECTS"]
    assert adjustment.after.kind is SessionKind.MOBILITY
    assert adjustment.after.duration_min == 30.0
    assert adjustment.after.exercises == MOBILITY_EXERCISES
    assert adjustment.rules[0].would_have_kept.metric in report


def test_slight_pain_rules_out_hard_effort_only():
    adjustment = judge(session(), history({"pain_nrs": 3.0}))
    assert rules(adjustment) == ["PAIN_LIMITS_INTENSITY"]
    assert (adjustment.after.target_rpe, adjustment.after.duration_min) == (6.0, 60.0)
    assert judge(session(target_rpe=5.0), history({"pain_nrs": 3.0})).rules == ()


def test_a_red_check_in_makes_the_day_easy_before_anything_is_scored():
    adjustment = judge(session(duration_min=90.0), history(all_items(1.6)))
    assert rules(adjustment) == ["WELLNESS_RED_EASES"]
    after = adjustment.after
    assert (after.kind, after.duration_min, after.target_rpe, after.reps) == (SessionKind.EASY, 60.0, 3.0, None)
    assert EASED in after.notes
    assert adjustment.rules[0].would_have_kept.metric == "wellness_score"


def test_the_recovery_band_makes_the_day_easy_and_names_what_pulled_it_down():
    known = history({"rmssd_ms": 34.0, "resting_hr_bpm": 57.0, "sleep_min": 400.0})
    adjustment = judge(session(), known)
    assert rules(adjustment)[0] == "READINESS_RECOVERY_BAND"
    assert adjustment.rules[0].facts[0].metric == "readiness"
    assert {"rmssd_ms", "resting_hr_bpm"} <= {fact.metric for fact in adjustment.rules[0].facts}
    assert adjustment.after.target_rpe == 3.0


def test_the_recovery_band_without_a_single_way_out_asks_for_the_band():
    known = history({"rmssd_ms": 25.0, "resting_hr_bpm": 62.0, "sleep_min": 200.0})
    assert found(assess_readiness, known).value.counterfactual is None
    kept = judge(session(), known).rules[0].would_have_kept
    assert kept.model_dump() == {"metric": "readiness", "threshold": 60.0, "side": "at_least"}


def test_a_low_hrv_that_lasts_cuts_effort_and_keeps_volume():
    known = shaped(rmssd_ms=[44.0] * 8, resting_hr_bpm=[48.0], sleep_min=[500.0])
    adjustment = judge(session(), known)
    assert rules(adjustment) == ["AUTONOMIC_LOW_CUTS_INTENSITY"]
    assert (adjustment.after.target_rpe, adjustment.after.duration_min, adjustment.after.reps) == (5.0, 60.0, 6)
    kept = adjustment.rules[0].would_have_kept
    assert kept.metric == "rmssd_ms"
    assert kept.threshold < next(f.value for f in adjustment.rules[0].facts if f.metric == "rmssd_baseline_ms")


def test_one_low_night_keeps_the_plan():
    assert rules(judge(session(), history({"rmssd_ms": 46.0, "sleep_min": 480.0}))) == []


def test_sore_muscles_get_gentler_exercises_and_the_same_length():
    plan = session(kind=SessionKind.STRENGTH, reps=None, exercises=("back_squat", "nordic_curl", "plank"))
    adjustment = judge(plan, history({"soreness_score": 2.0, "mood_score": 5.0, "fatigue_score": 5.0}))
    assert rules(adjustment) == ["SORENESS_SWAPS_EXERCISE"]
    assert adjustment.after.exercises == ("goblet_squat", "hamstring_bridge", "plank")
    assert adjustment.after.duration_min == 60.0
    assert rules(judge(session(), history({"soreness_score": 2.0, "mood_score": 5.0, "fatigue_score": 5.0}))) == []


def test_a_stiff_hip_gets_a_longer_warm_up_and_a_mobility_block():
    adjustment = judge(session(warm_up_min=10.0), history({"hip_mobility_score": 40.0, "ankle_mobility_score": 80.0}))
    assert rules(adjustment) == ["STIFFNESS_ADDS_WARM_UP"]
    assert adjustment.after.warm_up_min == 20.0
    assert adjustment.after.notes == (MOBILITY_BLOCK,)
    assert [fact.metric for fact in adjustment.rules[0].facts] == ["hip_mobility_score"]
    assert judge(session(), history({"hip_mobility_score": 60.0})).rules == ()
    assert judge(session(kind=SessionKind.MOBILITY), history({"hip_mobility_score": 40.0})).rules == ()


def test_a_match_is_left_to_the_coach():
    tired = history({"rmssd_ms": 34.0, "resting_hr_bpm": 57.0, "sleep_min": 400.0})
    adjustment = judge(session(kind=SessionKind.MATCH), tired)
    assert rules(adjustment) == ["READINESS_RECOVERY_BAND"]
    assert adjustment.after == session(kind=SessionKind.MATCH).model_copy(update={"notes": (COACH_DECIDES,)})
    slight = judge(session(kind=SessionKind.MATCH), history({"pain_nrs": 3.0}))
    assert rules(slight) == ["PAIN_LIMITS_INTENSITY"]
    assert slight.after.target_rpe == 8.0
    assert judge(session(kind=SessionKind.MATCH, target_rpe=5.0), history({"pain_nrs": 3.0})).rules == ()


def test_strength_on_a_recovery_day_becomes_mobility_and_skills_stay_skills():
    red = history(all_items(1.6))
    assert judge(session(kind=SessionKind.STRENGTH), red).after.kind is SessionKind.MOBILITY
    skills = judge(session(kind=SessionKind.SKILLS), red).after
    assert (skills.kind, skills.target_rpe, skills.reps) == (SessionKind.SKILLS, 3.0, 6)


def test_an_easy_session_on_a_recovery_day_stands():
    easy = session(kind=SessionKind.EASY, duration_min=45.0, target_rpe=3.0, reps=None)
    assert judge(easy, history(all_items(1.6))).rules == ()


def test_a_session_without_length_has_no_volume_to_cut():
    empty = session(duration_min=0.0, reps=None)
    assert judge(empty, history({"sleep_min": 300.0})).rules == ()
    assert judge(empty, history({"hip_mobility_score": 10.0})).rules == ()


def test_a_cut_too_small_to_matter_is_not_reported():
    assert judge(session(duration_min=1.0, reps=1), history({"sleep_min": 350.0})).rules == ()


def test_a_ratio_of_exactly_one_and_a_half_keeps_the_plan():
    known = history({"sleep_min": 470.0})
    load = assess_load(known)
    at_limit = load.model_copy(update={"value": load.value.model_copy(update={"acwr": 1.5})})
    assert adjust(session(), load=at_limit).rules == ()
