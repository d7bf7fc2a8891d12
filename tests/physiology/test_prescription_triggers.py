"""When each rule fires: what it looks at, on which side of its threshold, and what would have kept the plan."""

from datetime import date

import numpy as np
import pytest

from physiology.adjustment import AthleteType, Setting
from physiology.finding import Fact, Kind
from physiology.history import DailyHistory
from physiology.newest import computed
from physiology.prescription import adjust
from physiology.prescription.levers import LONGER_RESTS
from physiology.prescription.triggers import DAYS_SINCE, OXYGEN, SPIKE, USUAL_OXYGEN, ZONES
from physiology.readiness import assess_readiness
from physiology.readiness.shapes import Band
from physiology.session import Phase, SessionKind
from physiology.sleep import assess_sleep
from physiology.wellness import ITEMS, assess_wellness
from tests.physiology.fired_rules import TRAINED, after, changed, planned, spike, what_fires
from tests.physiology.judged_days import all_items, history, shaped

RUNNER = Setting(athlete_type=AthleteType.ENDURANCE)
OXYGENS = (OXYGEN, USUAL_OXYGEN)
NIGHT = ("sleep_min", "sleep_vs_need_min", "sleep_need_min", "sleep_debt_min")
LOADS = ("acwr", "acute_au", "chronic_au", "week_change_pct")


@pytest.mark.parametrize(
    ("rule", "citation", "metrics", "kept"),
    [
        ("ILLNESS_RESTS", "schwellnus-2022", ("ill",), ("ill", 0.0, "at_most")),
        ("FEVER_RESTS", "house_rule", ("body_temp_c",), ("body_temp_c", 37.9, "at_most")),
        ("PAIN_PROTECTS", "house_rule", ("injured",), ("injured", 0.0, "at_most")),
        ("PAIN_LIMITS_INTENSITY", "house_rule", ("pain_nrs",), ("pain_nrs", 2.0, "at_most")),
        (
            "WELLNESS_RED_EASES",
            "saw-2016",
            ("wellness_score", "wellness_vs_usual"),
            ("wellness_score", 3.1, "at_least"),
        ),
        ("ILLNESS_SIGNS_EASE", "house_rule", ("illness_signals",), ("illness_signals", 1.0, "at_most")),
        ("JET_LAG_KEEPS_EASY", "house_rule", (ZONES, DAYS_SINCE), (DAYS_SINCE, 2.0, "at_least")),
        ("LOAD_SPIKE_CUTS_VOLUME", "soligard-2016", LOADS, ("acwr", 1.5, "at_most")),
        ("SESSION_SPIKE_LIMITS_LENGTH", "frandsen-2025", (SPIKE,), (SPIKE, 10.0, "at_most")),
        ("SHORT_SLEEP_CUTS_VOLUME", "rae-2017", NIGHT, ("sleep_min", 360.0, "at_least")),
        ("OXYGEN_SLOW_LENGTHENS_RESTS", "house_rule", OXYGENS, (OXYGEN, 25.0, "at_most")),
        ("SORENESS_SWAPS_EXERCISE", "house_rule", ("soreness_score",), ("soreness_score", 3.0, "at_least")),
        ("STIFFNESS_ADDS_WARM_UP", "house_rule", ("hip_mobility_score",), ("hip_mobility_score", 60.0, "at_least")),
    ],
)
def test_a_rule_names_its_source_its_facts_and_what_would_have_kept_the_plan(rule, citation, metrics, kept):
    kind = SessionKind.STRENGTH if rule == "SORENESS_SWAPS_EXERCISE" else SessionKind.INTERVALS
    (fired,) = after(rule, kind, athlete=AthleteType.ENDURANCE).rules
    assert (fired.rule, fired.citation) == (rule, citation)
    assert tuple(fact.metric for fact in fired.facts) == metrics
    assert fired.would_have_kept is not None
    assert tuple(fired.would_have_kept.model_dump().values()) == kept


def test_a_low_hrv_shows_the_night_the_week_and_the_baseline():
    (fired,) = after("AUTONOMIC_LOW_CUTS_INTENSITY", SessionKind.TEMPO).rules
    assert fired.citation == "vesterinen-2016"
    assert [fact.metric for fact in fired.facts] == ["rmssd_ms", "hrv_vs_baseline_pct", "rmssd_baseline_ms"]


def reports(**values: float) -> tuple[Fact, ...]:
    return tuple(computed(metric, value, None) for metric, value in values.items())


def fires(rule: str, facts: tuple[Fact, ...], kind: SessionKind = SessionKind.INTERVALS):
    """What of the plan changes by one rule, given what is reported; None where that rule is silent."""
    rules = adjust(planned(kind), reports=facts, setting=RUNNER).rules
    return next((fired for fired in rules if fired.rule == rule), None)


@pytest.mark.parametrize(
    ("rule", "metric", "fires_at", "silent_at"),
    [
        ("ILLNESS_RESTS", "ill", 1.0, 0.9),
        ("FEVER_RESTS", "body_temp_c", 38.0, 37.9),
        ("PAIN_PROTECTS", "pain_nrs", 4.0, 3.9),
        ("PAIN_PROTECTS", "injured", 1.0, 0.9),
        ("PAIN_LIMITS_INTENSITY", "pain_nrs", 3.0, 2.9),
        ("ILLNESS_SIGNS_EASE", "illness_signals", 2.0, 1.9),
        ("STIFFNESS_ADDS_WARM_UP", "hip_mobility_score", 59.9, 60.0),
        ("STIFFNESS_ADDS_WARM_UP", "ankle_mobility_score", 59.9, 60.0),
        ("STIFFNESS_ADDS_WARM_UP", "mobility_score", 59.9, 60.0),
    ],
)
def test_a_report_fires_its_rule_from_its_threshold_on(rule, metric, fires_at, silent_at):
    assert fires(rule, reports(**{metric: silent_at})) is None
    fired = fires(rule, reports(**{metric: fires_at}))
    assert [fact.metric for fact in fired.facts] == [metric]
    assert fired.would_have_kept.metric == metric


def test_soreness_counts_up_to_two_of_five():
    assert fires("SORENESS_SWAPS_EXERCISE", reports(soreness_score=2.0), SessionKind.STRENGTH) is not None
    assert fires("SORENESS_SWAPS_EXERCISE", reports(soreness_score=2.1), SessionKind.STRENGTH) is None


def test_strong_pain_is_named_before_an_injury_and_would_have_to_go_below_three():
    fired = fires("PAIN_PROTECTS", reports(injured=1.0, pain_nrs=4.0))
    assert [fact.metric for fact in fired.facts] == ["pain_nrs"]
    assert fired.would_have_kept.model_dump() == {"metric": "pain_nrs", "threshold": 2.0, "side": "at_most"}


def test_every_stiff_joint_is_named_and_the_first_one_would_have_kept_the_plan():
    stiff = reports(hip_mobility_score=80.0, ankle_mobility_score=50.0, mobility_score=40.0)
    fired = fires("STIFFNESS_ADDS_WARM_UP", stiff)
    assert [fact.metric for fact in fired.facts] == ["ankle_mobility_score", "mobility_score"]
    assert fired.would_have_kept.model_dump() == {
        "metric": "ankle_mobility_score", "threshold": 60.0, "side": "at_least",
    }  # fmt: skip


def test_what_is_reported_outranks_the_same_metric_of_a_finding():
    known = assess_wellness(history({"soreness_score": 2.0, "mood_score": 5.0, "fatigue_score": 5.0}))
    plan = planned(SessionKind.STRENGTH)
    assert [one.rule for one in adjust(plan, wellness=known).rules] == ["SORENESS_SWAPS_EXERCISE"]
    assert adjust(plan, wellness=known, reports=reports(soreness_score=4.0)).rules == ()


def test_a_check_in_of_two_would_have_to_be_better_than_that():
    low_life = DailyHistory(date(2026, 1, 1), 40, {item: np.full(40, 2.0) for item in ITEMS})
    (fired,) = adjust(planned(SessionKind.TEMPO), wellness=assess_wellness(low_life)).rules
    assert fired.rule == "WELLNESS_RED_EASES"
    assert fired.would_have_kept.model_dump() == {"metric": "wellness_score", "threshold": 2.1, "side": "at_least"}


def test_the_recovery_band_shows_the_two_families_that_pull_the_score_down():
    hrv = ["rmssd_ms", "hrv_vs_baseline_pct", "rmssd_baseline_ms"]
    heart = ["resting_hr_bpm", "resting_hr_vs_baseline_bpm", "resting_hr_baseline_bpm"]
    both = assess_readiness(history({"rmssd_ms": 34.0, "resting_hr_bpm": 57.0, "sleep_min": 480.0}))
    fired = adjust(planned(SessionKind.TEMPO), readiness=both).rules[0]
    assert (fired.rule, [fact.metric for fact in fired.facts]) == (
        "READINESS_RECOVERY_BAND",
        ["readiness", *hrv, *heart],
    )
    alone = assess_readiness(history({"rmssd_ms": 34.0, "resting_hr_bpm": 48.0, "sleep_min": 480.0} | all_items(5.0)))
    fired = adjust(planned(SessionKind.TEMPO), readiness=changed(alone, band=Band.RECOVERY)).rules[0]
    assert [fact.metric for fact in fired.facts] == ["readiness", *hrv]


@pytest.mark.parametrize(
    ("nights", "threshold"),
    [
        ([450.0, 360.0], None),
        ([450.0, 359.0], 360.0),
        ([390.0, 385.0], None),
        ([389.0, 390.0], None),
        ([389.0, 389.0], 390.0),
    ],
)
def test_a_night_is_short_by_two_hours_or_by_one_and_a_half_after_another(nights, threshold):
    fired = adjust(planned(SessionKind.TEMPO), sleep=assess_sleep(shaped(sleep_min=nights))).rules
    assert [one.would_have_kept.threshold for one in fired] == ([] if threshold is None else [threshold])


def test_a_night_stands_for_itself_where_the_one_before_is_unknown():
    sleep = assess_sleep(history({"sleep_min": 359.0}))
    newest = next(fact for fact in sleep.facts if fact.metric == "sleep_min" and fact.kind is Kind.MEASURED)
    alone = sleep.model_copy(update={"facts": (newest,)})
    (fired,) = adjust(planned(SessionKind.TEMPO), sleep=alone).rules
    assert (fired.facts, fired.would_have_kept.threshold) == ((newest,), 360.0)


def test_a_session_a_little_past_the_limit_is_held_at_it():
    plan = planned(SessionKind.LONG, duration_min=600.0, reps=None)
    assert adjust(plan, reports=(spike(10.4),), setting=RUNNER).after.duration_min == 598.0
    assert not adjust(plan, reports=(spike(10.0),), setting=RUNNER).changed


def test_a_fever_rests():
    assert after("FEVER_RESTS", SessionKind.EASY).after.kind is SessionKind.REST


def test_two_signs_of_illness_make_an_easy_day():
    assert after("ILLNESS_SIGNS_EASE", SessionKind.INTERVALS).after.kind is SessionKind.EASY


@pytest.mark.parametrize(
    ("zones", "days", "lowered"),
    [
        (5.0, 0.0, True),
        (-5.0, 1.0, True),
        (4.9, 0.0, False),
        (-4.9, 1.0, False),
        (9.0, 2.0, False),
        (9.0, -1.0, False),
    ],
)
def test_nothing_hard_on_the_first_two_days_after_five_zones(zones, days, lowered):
    arrived = (computed(ZONES, zones, None), computed(DAYS_SINCE, days, None))
    assert adjust(planned(SessionKind.INTERVALS), reports=arrived).changed == lowered
    for kind in TRAINED:
        if lowered:
            assert adjust(planned(kind), reports=arrived).after.target_rpe <= 3.0
    assert not adjust(planned(SessionKind.INTERVALS), reports=arrived[:1]).changed
    assert not adjust(planned(SessionKind.INTERVALS), reports=arrived[1:]).changed


def test_a_session_far_past_the_longest_is_held_near_it():
    def length(pct, kind=SessionKind.LONG, athlete=AthleteType.ENDURANCE, fact=None):
        fact = fact or spike(pct)
        setting = Setting(athlete_type=athlete)
        return adjust(planned(kind, reps=None), reports=(fact,), setting=setting).after.duration_min

    assert length(10.0) == 90.0
    assert length(20.0) == 83.0
    assert length(50.0) == 66.0
    assert length(400.0) == 45.0
    assert length(50.0, athlete=AthleteType.TEAM) == 90.0
    assert length(50.0, kind=SessionKind.STRENGTH) == 90.0
    assert length(50.0, fact=computed(SPIKE, 50.0, None)) == 90.0
    runner = Setting(athlete_type=AthleteType.ENDURANCE)
    both = adjust(
        planned(SessionKind.LONG), reports=(spike(20.0),), setting=runner, **what_fires("LOAD_SPIKE_CUTS_VOLUME")
    )
    assert [fired.rule for fired in both.rules] == ["LOAD_SPIKE_CUTS_VOLUME"]
    assert both.after.duration_min == 58.0


def test_slow_reoxygenation_lengthens_rests_and_shortens_the_set_of_an_endurance_athlete():
    runner = after("OXYGEN_SLOW_LENGTHENS_RESTS", SessionKind.INTERVALS, athlete=AthleteType.ENDURANCE)
    assert (runner.after.reps, runner.after.duration_min, runner.after.target_rpe) == (5, 72.0, 8.0)
    assert LONGER_RESTS in runner.after.notes
    peaking = after("OXYGEN_SLOW_LENGTHENS_RESTS", SessionKind.INTERVALS, Phase.PEAK, AthleteType.ENDURANCE)
    assert (peaking.after.reps, peaking.after.notes) == (6, (LONGER_RESTS,))
    assert after("OXYGEN_SLOW_LENGTHENS_RESTS", SessionKind.STRENGTH).after.notes == (LONGER_RESTS,)
    assert not after("OXYGEN_SLOW_LENGTHENS_RESTS", SessionKind.EASY).changed
    quick = (computed(OXYGEN, 24.9, None), computed(USUAL_OXYGEN, 20.0, None))
    assert not adjust(planned(SessionKind.INTERVALS), reports=quick).changed
    slow = what_fires("OXYGEN_SLOW_LENGTHENS_RESTS")["reports"]
    for alone in slow:
        assert not adjust(planned(SessionKind.INTERVALS), reports=(alone,)).changed
