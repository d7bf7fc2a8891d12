"""A week to propose keeps the rules that judge every day, whatever the past."""

import itertools
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from physiology.adjustment import AthleteType, Setting
from physiology.assessment import assess
from physiology.finding import InsufficientData, Kind, Status
from physiology.history import DailyHistory
from physiology.load import acwr, acwr_uncoupled, monotony
from physiology.newest import computed
from physiology.prescription.levers import BFR_PROPOSAL, MOBILITY_EXERCISES
from physiology.session import Phase, SessionKind
from physiology.week import Asked, Availability, Basis, Goal, NoWeek, Role, build_week
from physiology.week.shapes import Fixed
from physiology.week.sizing import sizing_of
from physiology.week.templates import DEMANDING, GOALS, SIZES
from tests.physiology.week_pasts import DAYS, FIRST_ON, MINUTES, NEXT, USUAL, past, week_of


def assert_keeps_the_rules(days: DailyHistory, finding) -> None:
    week = finding.value
    loads = np.array([day.session.load_au for day in week.days])
    assert week.load_au == pytest.approx(loads.sum())
    assert week.monotony == pytest.approx(float(monotony(loads)[-1]))
    assert week.monotony <= 2.0
    if week.basis is Basis.LOAD:
        everything = np.concatenate([sizing_of(days, Asked(week.days[0].on, Goal.BUILD)).past_au, loads])
        assert (acwr(everything)[-7:] <= 1.5 + 1e-9).all()
        assert (acwr_uncoupled(everything)[-7:] <= 1.8 + 1e-9).all()
        assert week.acwr == pytest.approx(acwr(everything)[-7:].tolist())
        assert week.raises == (week.load_au > week.usual_load_au)
        assert week.load_au <= GOALS[week.goal].share * week.usual_load_au * 1.1 + 1e-9


def random_past(rng: np.random.Generator) -> DailyHistory:
    """Any training: steady, ramping, spiked, sparse, broken off, with unknown days."""
    days = int(rng.integers(20, 200))
    loads = rng.gamma(2.0, rng.uniform(20, 250), days) * (rng.random(days) < rng.uniform(0.2, 1.0))
    loads *= np.linspace(1.0, rng.uniform(0.05, 4.0), days)
    if rng.random() < 0.3:
        loads[-int(rng.integers(1, 40)) :] *= rng.uniform(0.0, 5.0)
    if rng.random() < 0.5:
        loads[rng.random(days) < rng.uniform(0.0, 0.2)] = np.nan
    minutes = np.where(loads > 0, np.clip(loads / rng.uniform(3, 8), 10, 240), np.nan)
    return DailyHistory(FIRST_ON, days, {"session_load_au": loads, "session_duration_min": minutes})


@pytest.mark.parametrize("seed", range(8))
def test_no_week_that_breaks_a_rule_is_ever_shown(seed):
    rng = np.random.default_rng(seed)
    shown = 0
    for _ in range(60):
        days = random_past(rng)
        setting = Setting(
            athlete_type=list(AthleteType)[int(rng.integers(4))], age_years=int(rng.choice([17, 20, 34, 35, 60]))
        )
        minutes = tuple(float(one) for one in rng.choice([0.0, 25.0, 60.0, 120.0], 7))
        for goal in Goal:
            asked = Asked(days.last_on + timedelta(days=1), goal, Availability(minutes=minutes))
            try:
                finding = build_week(days, asked, setting=setting)
            except (NoWeek, InsufficientData):
                continue
            shown += 1
            assert_keeps_the_rules(days, finding)
            gap = 3 if setting.age_years >= 35 else 2
            hard = [index for index, day in enumerate(finding.value.days) if day.role in DEMANDING]
            assert all(later - earlier >= gap for earlier, later in itertools.pairwise(hard))
            assert all(day.session.duration_min <= minutes[index] for index, day in enumerate(finding.value.days))
    assert shown > 60


@pytest.mark.parametrize("goal", Goal)
def test_the_same_question_always_gets_the_same_week(goal):
    assert week_of(past(), goal) == week_of(past(), goal)


@pytest.mark.parametrize(
    ("goal", "load", "roles"),
    [
        (Goal.MAINTAIN, 1890.0, "assessment hard easy mobility hard light rest"),
        (Goal.BUILD, 2250.0, "assessment hard light hard mobility hard rest"),
        (Goal.RECOVER, 900.0, "easy mobility rest easy light assessment rest"),
        (Goal.RETURN, 900.0, "easy mobility light rest easy assessment rest"),
    ],
)
def test_an_ordinary_past_gets_the_best_template_whole(goal, load, roles):
    finding = week_of(past(), goal)
    assert " ".join(day.role for day in finding.value.days) == roles
    assert finding.value.load_au == load
    assert (finding.value.asked, finding.value.goal, finding.value.basis) == (goal, goal, Basis.LOAD)
    assert finding.status is Status.OK
    assert_keeps_the_rules(past(), finding)


def test_a_week_that_asks_for_more_says_so_and_is_only_ever_a_proposal():
    build = week_of(past(), Goal.BUILD)
    assert build.value.raises
    assert [reason.code for reason in build.reasons] == ["WEEK_RAISES_LOAD"]
    assert build.caveats[0] == "WEEK_IS_A_PROPOSAL"
    assert not week_of(past(), Goal.MAINTAIN).value.raises
    assert week_of(past(), Goal.MAINTAIN).reasons == ()


def test_the_facts_are_the_projected_week():
    finding = week_of(past(), Goal.BUILD)
    facts = {fact.metric: fact for fact in finding.facts}
    week = finding.value
    assert (facts["weekly_load_au"].value, facts["weekly_load_au"].kind) == (week.load_au, Kind.PLANNED)
    assert (facts["weekly_load_au"].window.first_on, facts["weekly_load_au"].window.last_on) == (
        NEXT,
        NEXT + timedelta(days=6),
    )
    assert facts["acwr"].value == max(week.acwr)
    assert facts["acwr"].kind is Kind.PREDICTED
    highest = week.days[int(np.argmax(week.acwr))].on
    assert (facts["acwr"].window.last_on, facts["acwr"].window.days_used) == (highest, 28)
    assert facts["acwr"].window.first_on == highest - timedelta(days=27)
    assert facts["monotony"].value == week.monotony
    assert facts["chronic_au"].value == pytest.approx(float(USUAL[-28:].mean()))
    assert (finding.method, finding.as_of) == ("week@1", NEXT - timedelta(days=1))


def test_days_have_their_content_their_reason_and_their_phase():
    week = week_of(past(), Goal.BUILD).value
    assert [day.session.kind for day in week.days] == [
        SessionKind.OTHER,
        SessionKind.INTERVALS,
        SessionKind.STRENGTH,
        SessionKind.STRENGTH,
        SessionKind.MOBILITY,
        SessionKind.TEMPO,
        SessionKind.REST,
    ]
    assert [day.on for day in week.days] == [NEXT + timedelta(days=index) for index in range(7)]
    assert [day.reason for day in week.days][:2] == ["WEEK_DAY_ASSESSMENT", "WEEK_DAY_HARD"]
    assert {day.session.phase for day in week.days} == {Phase.BUILD}
    assert {day.session.phase for day in week_of(past(), Goal.PEAK).value.days} == {Phase.PEAK}
    assert {day.session.phase for day in week_of(past(), Goal.RETURN).value.days} == {Phase.RETURN}
    assert week.days[4].session.exercises == MOBILITY_EXERCISES
    assert {day.session.exercises for day in week.days if day.role is not Role.MOBILITY} == {()}
    for phase in (Phase.BUILD, Phase.PEAK):
        kept = build_week(past(), Asked(NEXT, Goal.MAINTAIN), setting=Setting(phase=phase)).value
        assert {day.session.phase for day in kept.days} == {phase}
    assert (week.days[4].session.duration_min, week.days[0].session.duration_min) == (30.0, 30.0)
    assert [day.session.warm_up_min for day in week.days][:2] == [0.0, 15.0]
    for day in week.days:
        assert day.session.target_rpe == SIZES[day.role].target_rpe


def test_a_cuff_is_proposed_to_no_minor_and_not_before_what_counts():
    def cuffs(goal, **setting):
        finding = build_week(past(), Asked(NEXT, goal), setting=Setting(**setting))
        return [day.role for day in finding.value.days if BFR_PROPOSAL in day.session.notes]

    assert cuffs(Goal.BUILD) == [Role.LIGHT]
    assert cuffs(Goal.BUILD, age_years=18) == [Role.LIGHT]
    assert cuffs(Goal.BUILD, age_years=17) == []
    assert cuffs(Goal.PEAK) == []
    ill = replace(assess(past()), reports=(computed("ill", 1.0, None),))
    week = build_week(past(), Asked(NEXT, Goal.BUILD), assessment=ill).value
    assert [day for day in week.days if day.session.notes] == []
    assert Role.LIGHT in {day.role for day in week.days}


def test_a_runner_runs_and_from_35_on_has_two_days_between_hard_ones():
    young = build_week(past(), Asked(NEXT, Goal.BUILD), setting=Setting(athlete_type=AthleteType.ENDURANCE)).value
    hard = [day.session.kind for day in young.days if day.role is Role.HARD]
    assert hard == [SessionKind.INTERVALS, SessionKind.TEMPO, SessionKind.LONG]
    older = build_week(past(), Asked(NEXT, Goal.BUILD), setting=Setting(age_years=35)).value
    assert [index for index, day in enumerate(older.days) if day.role is Role.HARD] == [1, 4]


def test_a_demanding_day_before_the_week_is_followed_by_an_easier_one():
    loads = USUAL.copy()
    loads[-1] = 700.0
    week = week_of(past(loads), Goal.BUILD).value
    assert week.days[0].role not in DEMANDING
    assert sizing_of(past(loads), Asked(NEXT, Goal.BUILD)).rested_days == 0
    usual_day = float(np.median(loads[loads > 0]))
    loads[-1] = 1.3 * usual_day
    assert sizing_of(past(loads), Asked(NEXT, Goal.BUILD)).rested_days > 0


def test_no_time_is_a_rest_day_and_no_time_at_all_is_no_week():
    minutes = (0.0, 90.0, 0.0, 90.0, 90.0, 0.0, 90.0)
    week = week_of(past(), Goal.BUILD, availability=Availability(minutes=minutes)).value
    assert [day.role is Role.REST for day in week.days][:3] == [True, False, True]
    assert all(day.session.duration_min <= limit for day, limit in zip(week.days, minutes, strict=True))
    with pytest.raises(NoWeek) as small:
        week_of(past(0.05 * USUAL), Goal.BUILD)
    assert (small.value.constraint, small.value.rest_days) == ("size", None)
    with pytest.raises(NoWeek) as refused:
        week_of(past(), availability=Availability(minutes=(10.0,) * 7))
    assert (refused.value.constraint, refused.value.rest_days) == ("availability", None)
    assert "availability" in str(refused.value)


def test_after_a_spike_a_lighter_week_is_found_or_rest_is_asked_for_first():
    fallen = np.where(np.arange(60) % 2, np.repeat([2000.0, 200.0], [39, 21]), 0.0)
    finding = week_of(past(fallen, np.full(60, 120.0)), Goal.BUILD, availability=Availability(minutes=(120.0,) * 7))
    assert [reason.code for reason in finding.reasons] == ["WEEK_LIGHTER_ACWR"]
    assert 1.0 < max(finding.value.acwr) <= 1.5
    assert finding.value.load_au < 0.65 * finding.value.usual_load_au
    steep = np.repeat([100.0, 500.0], [53, 7])
    with pytest.raises(NoWeek) as refused:
        week_of(past(steep, np.full(60, 60.0)), Goal.BUILD)
    assert (refused.value.constraint, refused.value.rest_days) == ("acwr", 4)


def test_a_break_is_followed_by_a_careful_week_by_minutes():
    broken = np.concatenate([USUAL, USUAL, USUAL[:21], np.zeros(30)])
    minutes = np.concatenate([MINUTES, MINUTES, MINUTES[:21], np.full(30, np.nan)])
    days = past(broken, minutes)
    finding = build_week(days, Asked(days.last_on + timedelta(days=1), Goal.BUILD), assessment=assess(days))
    week = finding.value
    assert (week.asked, week.goal, week.basis, week.acwr, week.usual_load_au) == (
        Goal.BUILD,
        Goal.RETURN,
        Basis.MINUTES,
        (),
        None,
    )
    assert [reason.code for reason in finding.reasons] == ["WEEK_AFTER_BREAK", "WEEK_BY_MINUTES"]
    assert finding.status is Status.PROVISIONAL
    assert not week.raises
    assert max(day.session.target_rpe for day in week.days) <= 4.0
    assert {fact.metric for fact in finding.facts} == {"weekly_load_au", "monotony"}
    assert "RATIO_IS_NOT_RISK" not in finding.caveats


def test_unrated_sessions_get_a_week_by_minutes_without_anything_demanding():
    days = DailyHistory(FIRST_ON, DAYS, {"session_duration_min": np.where(MINUTES > 0, MINUTES, np.nan)})
    finding = week_of(days, Goal.BUILD)
    assert finding.value.basis is Basis.MINUTES
    assert [reason.code for reason in finding.reasons] == ["WEEK_BY_MINUTES"]
    assert all(day.role not in DEMANDING for day in finding.value.days)
    total = sum(day.session.duration_min for day in finding.value.days)
    assert total <= 0.9 * 4 * float(np.median(MINUTES[MINUTES > 0])) * 1.1


def test_a_match_keeps_its_day_and_nothing_hard_stands_beside_it():
    saturday = NEXT + timedelta(days=5)
    asked = Asked(NEXT, Goal.MAINTAIN, matches={saturday: Fixed(90.0, 8.5)})
    finding = build_week(past(), asked)
    match = finding.value.days[5]
    assert (match.role, match.session.kind, match.session.duration_min) == (Role.MATCH, SessionKind.MATCH, 90.0)
    assert (match.session.target_rpe, match.session.load_au, match.reason) == (8.5, 765.0, "WEEK_DAY_MATCH")
    assert {finding.value.days[4].role, finding.value.days[6].role} & DEMANDING == set()
    assert len([day for day in finding.value.days if day.role in DEMANDING]) == 2
    assert_keeps_the_rules(past(), finding)
    both = {saturday: Fixed(90.0, 8.0), NEXT + timedelta(days=6): Fixed(90.0, 8.0)}
    with pytest.raises(NoWeek) as refused:
        build_week(past(), replace(asked, matches=both))
    assert refused.value.constraint == "availability"
    huge = {saturday: Fixed(300.0, 10.0)}
    with pytest.raises(NoWeek) as large:
        build_week(past(), replace(asked, matches=huge))
    assert large.value.constraint == "size"
