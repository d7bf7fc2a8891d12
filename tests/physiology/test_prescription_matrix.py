"""The modification matrix, cell by cell: every rule x kind x phase x athlete type, by age."""

from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.adjustment import AthleteType, Setting
from physiology.newest import computed
from physiology.prescription import Bounds, adjust
from physiology.prescription.bounds import SWAPS
from physiology.prescription.levers import (
    BFR_PROPOSAL,
    BY_FEEL,
    COACH_DECIDES,
    LIFT_TEMPO,
    MOBILITY_BLOCK,
    VOLUME_CUT,
)
from physiology.prescription.matrix import ROWS, ROWS_1, cell
from physiology.prescription.rules import METHOD, REVISIONS, RULES, UnknownRevision
from physiology.session import Phase, PlannedSession, SessionKind
from tests.physiology.fired_rules import TRAINED, after, planned, what_fires

AGES = (None, 17, 20, 40)
LOWER_KINDS = {SessionKind.EASY, SessionKind.MOBILITY, SessionKind.REST}


def assert_only_lower(before: PlannedSession, now: PlannedSession) -> None:
    assert now.duration_min <= before.duration_min
    assert now.target_rpe <= before.target_rpe
    assert now.reps is None or now.reps <= before.reps
    assert now.load_au <= before.load_au
    assert now.kind in LOWER_KINDS | {before.kind}
    assert set(before.notes) <= set(now.notes)
    assert (now.on, now.title, now.phase, now.starts_at_hour) == (
        before.on,
        before.title,
        before.phase,
        before.starts_at_hour,
    )


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_every_cell_only_lowers_is_explained_and_does_nothing_twice(rule):
    for kind, phase, athlete, age in product(SessionKind, Phase, AthleteType, AGES):
        adjustment = after(rule, kind, phase, athlete, age)
        setting = Setting(phase=phase, athlete_type=athlete, age_years=age)
        row = cell(ROWS, rule, kind, setting)
        assert_only_lower(adjustment.before, adjustment.after)
        assert [fired.rule for fired in adjustment.rules] == ([rule] if adjustment.changed else [])
        assert row is not None or not adjustment.changed
        assert adjustment.setting == setting
        for fired in adjustment.rules:
            assert fired.facts
            assert fired.alone
            assert fired.would_have_kept is not None or rule == "AUTONOMIC_LOW_CUTS_INTENSITY"
            assert set(row.codes(setting)) <= set(fired.weighed)
        again = adjust(adjustment.after, setting=setting, **what_fires(rule))
        assert again.rules == ()


def test_every_row_of_both_revisions_is_the_answer_somewhere():
    for rows in (ROWS, ROWS_1):
        found = {
            id(cell(rows, rule.id, kind, Setting(phase=phase, athlete_type=athlete)))
            for rule, kind, phase, athlete in product(RULES, SessionKind, Phase, AthleteType)
        }
        assert {id(row) for row in rows} <= found
        assert {row.rule for row in rows} <= {rule.id for rule in RULES}
    assert {row.rule for row in ROWS} == {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_no_rule_touches_rest_and_none_trains_a_mobility_day_harder(rule):
    rest = after(rule, SessionKind.REST, duration_min=0.0, target_rpe=0.0, reps=None, rep_min=None)
    assert not rest.changed
    mobility = after(rule, SessionKind.MOBILITY, duration_min=30.0, target_rpe=2.0).after
    assert mobility.kind in {SessionKind.MOBILITY, SessionKind.REST}


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_a_match_is_played_as_planned_or_not_at_all(rule):
    match = after(rule, SessionKind.MATCH).after
    resting = {"ILLNESS_RESTS", "FEVER_RESTS", "PAIN_PROTECTS"}
    if rule in resting:
        assert match.kind in LOWER_KINDS
    else:
        assert (match.kind, match.duration_min, match.target_rpe) == (SessionKind.MATCH, 90.0, 8.0)
        assert set(match.notes) <= {COACH_DECIDES, MOBILITY_BLOCK}


@pytest.mark.parametrize(("kind", "phase", "athlete"), list(product(TRAINED, Phase, AthleteType)))
def test_short_sleep_alone_keeps_the_intensity_and_takes_a_fifth_for_everybody(kind, phase, athlete):
    for age in AGES:
        adjustment = after("SHORT_SLEEP_CUTS_VOLUME", kind, phase, athlete, age)
        now = adjustment.after
        assert (now.duration_min, now.reps, now.target_rpe, now.kind) == (72.0, 5, 8.0, kind)
        assert now.notes == (VOLUME_CUT,)
        assert adjustment.rules[0].weighed == ()


@pytest.mark.parametrize(("kind", "phase", "athlete"), list(product(TRAINED, Phase, AthleteType)))
def test_a_low_hrv_keeps_the_volume_and_cuts_the_intensity(kind, phase, athlete):
    now = after("AUTONOMIC_LOW_CUTS_INTENSITY", kind, phase, athlete).after
    assert (now.duration_min, now.reps, now.kind) == (90.0, 6, kind)
    assert now.target_rpe == (4.0 if phase is Phase.RETURN else 5.0)
    pace = kind in {SessionKind.TEMPO, SessionKind.INTERVALS, SessionKind.LONG}
    by_feel = pace and athlete is AthleteType.ENDURANCE and phase is not Phase.RETURN
    assert now.tempo == (BY_FEEL if by_feel else None)


def test_soreness_swaps_what_loads_sore_muscle_and_nothing_else():
    adjustment = after("SORENESS_SWAPS_EXERCISE", SessionKind.STRENGTH)
    assert adjustment.after.exercises == ("goblet_squat", "hamstring_bridge", "plank", "cycling")
    assert (adjustment.after.duration_min, adjustment.after.target_rpe, adjustment.after.tempo) == (90.0, 8.0, None)
    lifter = after("SORENESS_SWAPS_EXERCISE", SessionKind.STRENGTH, athlete=AthleteType.STRENGTH)
    assert (lifter.after.tempo, lifter.after.duration_min) == (LIFT_TEMPO, 90.0)
    assert lifter.rules[0].weighed == ("TYPE_STRENGTH",)
    peaking = after("SORENESS_SWAPS_EXERCISE", SessionKind.STRENGTH, Phase.TAPER)
    assert (peaking.after.duration_min, peaking.after.reps) == (72.0, 5)
    assert peaking.rules[0].weighed == ("PHASE_TAPER",)
    assert not after("SORENESS_SWAPS_EXERCISE", SessionKind.INTERVALS).changed


def test_a_team_decides_which_exercises_may_be_swapped():
    only = Bounds(allowed_swaps=("back_squat",))
    plan = planned(SessionKind.STRENGTH)
    swapped = adjust(plan, bounds=only, **what_fires("SORENESS_SWAPS_EXERCISE")).after
    assert swapped.exercises == ("goblet_squat", "nordic_curl", "plank", "sprints")
    assert set(SWAPS) & set(SWAPS.values()) == set()


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("age", AGES)
def test_a_painful_joint_is_spared_and_restriction_is_only_ever_proposed(phase, age):
    now = after("PAIN_PROTECTS", SessionKind.STRENGTH, phase, age=age).after
    assert (now.kind, now.duration_min, now.target_rpe) == (SessionKind.MOBILITY, 30.0, 2.0)
    proposed = phase not in {Phase.PEAK, Phase.TAPER} and age != 17
    assert (BFR_PROPOSAL in now.notes) == proposed
    assert BFR_PROPOSAL not in after("PAIN_PROTECTS", SessionKind.INTERVALS, phase, age=age).after.notes


def test_slight_pain_slows_the_lift_swaps_it_and_keeps_effort_moderate():
    now = after("PAIN_LIMITS_INTENSITY", SessionKind.STRENGTH).after
    assert (now.tempo, now.target_rpe, now.duration_min) == (LIFT_TEMPO, 6.0, 90.0)
    assert now.exercises[0] == "goblet_squat"
    assert after("PAIN_LIMITS_INTENSITY", SessionKind.INTERVALS).after.target_rpe == 6.0
    back = after("PAIN_LIMITS_INTENSITY", SessionKind.INTERVALS, Phase.RETURN)
    assert (back.after.target_rpe, back.rules[0].weighed) == (4.0, ("PHASE_RETURN",))
    assert not after("PAIN_LIMITS_INTENSITY", SessionKind.INTERVALS, target_rpe=6.0).changed


def test_stiffness_adds_a_warm_up_and_more_of_it_before_sprints_and_from_35_on():
    assert after("STIFFNESS_ADDS_WARM_UP", SessionKind.INTERVALS).after.warm_up_min == 20.0
    sprinter = after("STIFFNESS_ADDS_WARM_UP", SessionKind.INTERVALS, athlete=AthleteType.POWER)
    assert (sprinter.after.warm_up_min, sprinter.rules[0].weighed) == (25.0, ("WEIGHT_POWER",))
    older = after("STIFFNESS_ADDS_WARM_UP", SessionKind.INTERVALS, age=35)
    assert (older.after.warm_up_min, older.rules[0].weighed) == (25.0, ("WEIGHT_MASTERS",))
    assert after("STIFFNESS_ADDS_WARM_UP", SessionKind.INTERVALS, age=34).after.warm_up_min == 20.0
    assert not adjust(planned(SessionKind.EASY), reports=(computed("hip_mobility_score", 60.0, None),)).changed
    assert not after("STIFFNESS_ADDS_WARM_UP", SessionKind.INTERVALS, duration_min=0.0).changed


def test_the_same_findings_weigh_differently_on_a_young_sprinter_and_an_older_runner():
    sprinter = after("LOAD_SPIKE_CUTS_VOLUME", SessionKind.TEMPO, athlete=AthleteType.POWER, age=20)
    runner = after("LOAD_SPIKE_CUTS_VOLUME", SessionKind.TEMPO, athlete=AthleteType.ENDURANCE, age=35)
    assert (sprinter.after.duration_min, sprinter.rules[0].weighed) == (63.0, ())
    assert (runner.after.duration_min, runner.rules[0].weighed) == (51.0, ("WEIGHT_ENDURANCE", "WEIGHT_MASTERS"))
    assert sprinter.rules[0].facts == runner.rules[0].facts
    younger = after("LOAD_SPIKE_CUTS_VOLUME", SessionKind.TEMPO, athlete=AthleteType.ENDURANCE, age=34)
    assert (younger.after.duration_min, younger.rules[0].weighed) == (58.0, ("WEIGHT_ENDURANCE",))
    back = after("LOAD_SPIKE_CUTS_VOLUME", SessionKind.TEMPO, Phase.RETURN)
    assert (back.after.duration_min, back.rules[0].weighed) == (54.0, ("PHASE_RETURN",))


facts_by_rule = [fact for rule in RULES for fact in what_fires(rule.id).get("reports", ())]


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(list(SessionKind)),
    st.sampled_from(list(Phase)),
    st.sampled_from(list(AthleteType)),
    st.sampled_from(AGES),
    st.lists(st.sampled_from(facts_by_rule), max_size=5, unique_by=lambda fact: fact.metric),
    st.floats(0.0, 300.0),
    st.floats(0.0, 10.0),
    st.one_of(st.none(), st.integers(1, 30)),
    st.lists(st.sampled_from([rule.id for rule in RULES if not what_fires(rule.id).get("reports")]), unique=True),
)
def test_any_mix_of_findings_only_lowers_once_and_in_whatever_order_reports_come(
    kind, phase, athlete, age, reports, minutes, rpe, reps, judged
):
    plan = planned(kind, duration_min=minutes, target_rpe=rpe, reps=reps)
    setting = Setting(phase=phase, athlete_type=athlete, age_years=age)
    findings: dict = {}
    for rule in judged:
        findings |= what_fires(rule)
    first = adjust(plan, setting=setting, reports=tuple(reports), **findings)
    assert_only_lower(plan, first.after)
    if VOLUME_CUT in first.after.notes:
        assert first.after.duration_min >= min(minutes, 0.5 * minutes)
    again = adjust(first.after, setting=setting, reports=tuple(reports), **findings)
    assert again.after == first.after
    for order in list(permutations(reports))[:6]:
        assert adjust(plan, setting=setting, reports=order, **findings).after == first.after


def test_the_first_revision_still_answers_as_it_did():
    assert METHOD == "prescription@2"
    assert set(REVISIONS) == {"prescription@1", "prescription@2"}
    old = Setting(phase=Phase.RETURN, athlete_type=AthleteType.ENDURANCE, age_years=50)
    spiked = what_fires("LOAD_SPIKE_CUTS_VOLUME")
    first = adjust(planned(SessionKind.TEMPO), setting=old, revision="prescription@1", **spiked)
    assert (first.after.duration_min, first.method, first.setting) == (63.0, "prescription@1", None)
    assert first.rules[0].weighed == ()
    stiff = what_fires("STIFFNESS_ADDS_WARM_UP")
    assert adjust(planned(SessionKind.TEMPO), setting=old, revision="prescription@1", **stiff).after.warm_up_min == 20.0
    short = planned(SessionKind.TEMPO, duration_min=12.0, reps=None)
    assert adjust(short, revision="prescription@1", **spiked).after.duration_min == 8.0
    assert adjust(short, **spiked).after.duration_min == 10.0
    for rule in ("FEVER_RESTS", "JET_LAG_KEEPS_EASY", "OXYGEN_SLOW_LENGTHENS_RESTS", "ILLNESS_SIGNS_EASE"):
        unknown = adjust(planned(SessionKind.INTERVALS), revision="prescription@1", **what_fires(rule))
        assert not unknown.changed


def test_a_revision_that_never_was_is_refused():
    with pytest.raises(UnknownRevision) as refused:
        adjust(planned(SessionKind.EASY), revision="prescription@0")
    assert refused.value.method == "prescription@0"
    assert "prescription@0" in str(refused.value)
