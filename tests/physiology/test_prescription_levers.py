"""What may be done to a planned session: each lever, field by field, at both sides of its limits."""

import pytest
from pydantic import ValidationError

from physiology.adjustment import AthleteType, Change, Setting
from physiology.newest import computed
from physiology.prescription import Bounds, adjust, changes
from physiology.prescription.levers import (
    BFR_PROPOSAL,
    EASED,
    LIFT_TEMPO,
    MOBILITY_BLOCK,
    MOBILITY_EXERCISES,
    VOLUME_CUT,
    Doing,
    Lever,
    eased,
    limited,
    mobilised,
    prepared,
    pulled,
    rested,
    shortened,
    swapped,
)
from physiology.prescription.weights import NEUTRAL
from physiology.session import PlannedSession, SessionKind
from physiology.sleep import assess_sleep
from tests.physiology.fired_rules import ON, after, planned, what_fires
from tests.physiology.judged_days import history


def session(kind: SessionKind = SessionKind.INTERVALS, **fields: object) -> PlannedSession:
    sized = {"duration_min": 60.0, "target_rpe": 8.0, "reps": 6, "rep_min": 4.0}
    return PlannedSession.model_validate({"on": ON, "title": "Session", "kind": kind, **sized, **fields})


LIFT = session(SessionKind.STRENGTH, exercises=("back_squat", "plank"), tempo=LIFT_TEMPO, warm_up_min=20.0)


def test_rest_leaves_nothing_to_do():
    assert rested(LIFT) == session(
        SessionKind.REST, duration_min=0.0, target_rpe=0.0, reps=None, rep_min=None, warm_up_min=0.0
    )


def test_mobility_takes_the_place_of_a_session_and_keeps_its_warm_up():
    short = session(duration_min=20.0, target_rpe=1.0, tempo="by_feel")
    assert mobilised(LIFT) == session(
        SessionKind.MOBILITY, duration_min=30.0, target_rpe=2.0, reps=None, rep_min=None, warm_up_min=20.0,
        exercises=MOBILITY_EXERCISES,
    )  # fmt: skip
    assert (mobilised(short).duration_min, mobilised(short).target_rpe, mobilised(short).tempo) == (20.0, 1.0, None)


def test_an_eased_run_is_an_easy_hour_and_an_eased_lift_is_mobility():
    run = eased(session(duration_min=90.0))
    assert run == session(SessionKind.EASY, duration_min=60.0, target_rpe=3.0, reps=None, rep_min=None, notes=(EASED,))
    lift = eased(LIFT)
    assert (lift.kind, lift.notes, lift.exercises) == (SessionKind.MOBILITY, (EASED,), MOBILITY_EXERCISES)
    assert eased(run) == run


@pytest.mark.parametrize("kind", [SessionKind.SKILLS, SessionKind.EASY])
def test_eased_skills_and_easy_runs_keep_their_kind_and_their_repetitions(kind):
    assert eased(session(kind)) == session(kind, target_rpe=3.0, notes=(EASED,))
    light = session(kind, target_rpe=3.0)
    assert eased(light) == light


@pytest.mark.parametrize(("minutes", "length"), [(59.9, 60.0), (60.0, 60.0), (60.1, 60.0)])
def test_an_easy_day_is_an_hour_at_most(minutes, length):
    easy = eased(session(SessionKind.LONG, duration_min=minutes))
    assert easy.duration_min == min(minutes, length)


def test_a_limit_holds_from_the_first_minute_over_it():
    plan = session(reps=None)
    assert limited(plan, 60.0, plan, Bounds()) == plan
    assert limited(plan, 54.0, plan, Bounds()) == session(reps=None, duration_min=54.0, notes=(VOLUME_CUT,))
    assert limited(plan, 20.0, plan, Bounds()).duration_min == 30.0


def test_a_cut_rounds_half_a_minute_and_half_a_repetition_up():
    plan = session(duration_min=45.0, reps=5)
    cut = shortened(plan, 0.9, plan, Bounds())
    assert (cut.duration_min, cut.reps) == (41.0, 5)
    cut = shortened(plan, 0.7, plan, Bounds())
    assert (cut.duration_min, cut.reps, cut.target_rpe, cut.rep_min) == (31.0, 4, 8.0, 4.0)


def test_a_session_cut_or_eased_before_is_not_cut_again():
    for note in (EASED, VOLUME_CUT):
        plan = session(notes=(note,))
        assert shortened(plan, 0.5, plan, Bounds()) == plan
    half_done = session(duration_min=48.0, notes=(VOLUME_CUT,))
    assert shortened(half_done, 0.8, session(), Bounds()).duration_min == 38.0


def test_a_cut_never_makes_a_session_longer():
    plan = session(duration_min=8.0, reps=None)
    assert shortened(plan, 0.5, plan, Bounds()) == plan
    earlier = session(duration_min=25.0, reps=2)
    assert shortened(earlier, 0.9, session(), Bounds()) == earlier


def test_a_swap_names_each_exercise_once_and_leaves_others_alone():
    plan = session(SessionKind.STRENGTH, exercises=("back_squat", "jump_squat", "plank"))
    assert swapped(plan, Bounds()).exercises == ("goblet_squat", "plank")
    assert swapped(plan, Bounds(allowed_swaps=())) == plan


def test_a_warm_up_is_lengthened_never_shortened_and_not_for_a_session_of_no_length():
    assert prepared(session(), 20.0) == session(warm_up_min=20.0, notes=(MOBILITY_BLOCK,))
    assert prepared(session(warm_up_min=30.0), 20.0).warm_up_min == 30.0
    assert prepared(session(duration_min=0.0), 20.0) == session(duration_min=0.0)
    assert prepared(prepared(session(), 20.0), 20.0).notes == (MOBILITY_BLOCK,)


def test_restricted_blood_flow_is_proposed_to_adults_and_to_who_did_not_tell_an_age():
    for age, proposed in ((17, False), (18, True), (None, True)):
        doing = Doing(LIFT, Setting(age_years=age), NEUTRAL, Bounds())
        assert (BFR_PROPOSAL in pulled(Lever.PROPOSE_BFR, 0.0, LIFT, doing).notes) == proposed


def test_changes_are_written_as_numbers_and_words():
    plain = session(SessionKind.STRENGTH, exercises=("back_squat", "plank"))
    assert changes(LIFT, plain) == (
        Change(field="tempo", before=LIFT_TEMPO, after=""),
        Change(field="warm_up_min", before=20.0, after=15.0),
    )
    assert changes(plain, rested(plain)) == (
        Change(field="kind", before="strength", after="rest"),
        Change(field="duration_min", before=60.0, after=0.0),
        Change(field="target_rpe", before=8.0, after=0.0),
        Change(field="reps", before=6.0, after=0.0),
        Change(field="exercises", before="back_squat,plank", after=""),
        Change(field="warm_up_min", before=15.0, after=0.0),
    )


def test_a_rule_is_alone_only_where_no_other_one_would_have_changed_the_plan():
    both = adjust(planned(SessionKind.TEMPO), sleep=what_fires("SHORT_SLEEP_CUTS_VOLUME")["sleep"],
                  reports=(computed("pain_nrs", 3.0, None),))  # fmt: skip
    assert [(fired.rule, fired.alone) for fired in both.rules] == [
        ("PAIN_LIMITS_INTENSITY", False), ("SHORT_SLEEP_CUTS_VOLUME", False),
    ]  # fmt: skip
    easy = adjust(planned(SessionKind.TEMPO, target_rpe=5.0), sleep=what_fires("SHORT_SLEEP_CUTS_VOLUME")["sleep"],
                  reports=(computed("pain_nrs", 3.0, None),))  # fmt: skip
    assert [(fired.rule, fired.alone) for fired in easy.rules] == [("SHORT_SLEEP_CUTS_VOLUME", True)]


def test_what_a_rule_changed_is_told_from_the_session_the_rules_before_left():
    fired = adjust(planned(SessionKind.TEMPO, reps=None), load=what_fires("LOAD_SPIKE_CUTS_VOLUME")["load"],
                   sleep=what_fires("SHORT_SLEEP_CUTS_VOLUME")["sleep"]).rules  # fmt: skip
    lengths = [
        (change.before, change.after) for one in fired for change in one.changes if change.field == "duration_min"
    ]
    assert lengths == [(90.0, 63.0), (63.0, 50.0)]


def test_the_setting_is_told_where_the_rules_weigh_it():
    runner = Setting(athlete_type=AthleteType.ENDURANCE)
    assert after("ILLNESS_RESTS", SessionKind.EASY, athlete=AthleteType.ENDURANCE).setting == runner
    assert adjust(session()).setting is None
    assert adjust(session(), setting=runner).setting == runner
    assert adjust(session()).method == "prescription@2"


def test_no_cut_takes_more_than_half():
    cut = shortened(session(), 0.1, session(), Bounds())
    assert (cut.duration_min, cut.reps) == (30.0, 3)
    odd = session(duration_min=61.0, reps=7)
    assert (shortened(odd, 0.1, odd, Bounds()).duration_min, shortened(odd, 0.1, odd, Bounds()).reps) == (31.0, 4)


def test_a_team_may_ask_for_smaller_cuts_and_a_least_length():
    careful = Bounds(largest_cut=0.1, least_session_min=50.0)
    assert shortened(session(), 0.5, session(), careful).duration_min == 54.0
    assert shortened(session(), 0.5, session(), Bounds(least_session_min=50.0)).duration_min == 50.0
    short = session(duration_min=40.0, reps=None)
    assert shortened(short, 0.5, short, Bounds(least_session_min=50.0)) == short
    adjustment = adjust(session(), sleep=assess_sleep(history({"sleep_min": 350.0})), bounds=careful)
    assert (adjustment.after.duration_min, adjustment.after.reps, adjustment.after.target_rpe) == (54.0, 6, 8.0)
    with pytest.raises(ValidationError):
        Bounds(largest_cut=0.6)
