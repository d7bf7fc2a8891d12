"""Every rule, weight, note and lever of the prescription has its words, and an old record is replayed as it was."""

from datetime import date

import pytest

from agent.scope import scope
from physiology.adjustment import AthleteType, Setting
from physiology.prescription import adjust
from physiology.prescription.levers import Lever
from physiology.prescription.matrix import ROWS
from physiology.prescription.rules import RULES
from physiology.prescription.weights import BY_TYPE, MASTERS
from physiology.session import Phase, PlannedSession, SessionKind
from prompts.messages import has
from store import Decision, Store
from tests.agent.sound_calls import moment
from tools.change import SAID_NOTES
from tools.context import Principal, Role, ToolContext
from tools.daily_decision import days_of
from tools.replaying import replayed
from workflows.seeding import seed_team

TODAY = date(2026, 3, 4)
SETTINGS = [Setting(phase=phase, athlete_type=athlete) for phase in Phase for athlete in AthleteType]
KEPT = {
    "ill", "injured", "pain_nrs", "body_temp_c", "wellness_score", "readiness", "illness_signals", "days_since_arrival",
    "rmssd_ms", "acwr", "session_vs_longest_pct", "sleep_min", "smo2_half_recovery_s", "soreness_score",
    "hip_mobility_score", "ankle_mobility_score", "mobility_score",
}  # fmt: skip


def test_every_rule_lever_and_counterfactual_has_its_words():
    for rule in RULES:
        assert has(f"RULE_{rule.id}")
        assert has(f"FACTS_{rule.id}")
    assert [lever for lever in Lever if not has(f"LEVER_{lever}")] == []
    assert [metric for metric in KEPT if not has(f"KEPT_{metric}")] == []


def test_everything_a_rule_weighed_and_added_has_its_words():
    weighed = {code for row in ROWS for setting in SETTINGS for code in _codes(row, setting)}
    weights = {row.code for row in (*BY_TYPE.values(), MASTERS)} - {"WEIGHT_TEAM", "WEIGHT_STRENGTH"}
    assert {"PHASE_RETURN", "TYPE_ENDURANCE", "WEIGHT_MASTERS"} <= weighed | weights
    assert [code for code in weighed | weights if not has(code)] == []
    assert [note for note in SAID_NOTES if not has(f"NOTE_{note}")] == []


def _codes(row, setting) -> tuple[str, ...]:
    holds = setting.phase in row.phases and setting.athlete_type in row.types
    return row.codes(setting) if holds else ()


@pytest.fixture
async def team(sqlite_store: Store) -> Store:
    await seed_team(sqlite_store, 7, TODAY, athletes=6, days=60)
    return sqlite_store


async def test_a_record_of_the_first_revision_is_replayed_by_the_rules_of_its_time(team: Store):
    decision = await _decision_of(team, "Maya Torres")
    assert (decision.engine, decision.adjustment.method) == ("prescription@2", "prescription@2")
    assert decision.adjustment.setting is not None
    assert await replayed(team, decision) == decision.adjustment
    old = decision.model_copy(update={"engine": "prescription@1"})
    again = await replayed(team, old)
    assert (again.method, again.setting) == ("prescription@1", None)
    unknown = await replayed(team, decision.model_copy(update={"engine": "prescription@0"}))
    assert unknown == decision.adjustment


async def _decision_of(store: Store, name: str) -> Decision:
    athlete = await store.people.athlete(name)
    who = Principal(person_id=athlete.id, role=Role.ATHLETE, name=name, team_id=athlete.team_id)
    context = ToolContext(who, store, (await scope(store, who)).people, TODAY, moment(TODAY))
    (day,) = await days_of(context, context.people, TODAY)
    assert day.decision is not None
    return day.decision


def test_a_record_that_knows_no_setting_still_reads():
    plan = PlannedSession(on=TODAY, title="Run", kind=SessionKind.EASY, duration_min=40, target_rpe=3)
    body = adjust(plan, revision="prescription@1").model_dump(mode="json")
    del body["setting"]
    for session in (body["before"], body["after"]):
        del session["tempo"], session["phase"]
    assert type(adjust(plan)).model_validate(body) == adjust(plan, revision="prescription@1")
