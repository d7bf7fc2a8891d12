"""The agent's side of the cuff: it looks, explains, proposes and stops; it starts nothing and sets no pressure."""

import ast
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from devices.cuff.limits import CHECKS, MOST_ARM_MMHG, MOST_LEG_MMHG
from devices.cuff.state import Mode
from devices.cuff.trips import TRIPS
from physiology.bfr.items import ITEMS
from physiology.bfr.schemes import Arm, Done
from physiology.bfr.worn import Limb
from prompts.messages import has
from simulation.roster import COACH
from store.cuff import Ended
from tests.agent.sound_calls import moment, principals, said
from tests.tools.worn_cuff import HeldCuff, answered, signed
from tools import TOOLS
from tools.context import Role
from tools.cuff_port import CuffSeen
from tools.declare import Effect
from workflows.seeding import seed_team

TODAY = date(2026, 3, 4)
NOW = moment(TODAY)
CUFF = Path(__file__).parents[2] / "devices" / "cuff"
PLAN = ("plan_cuff_session", {"limb": "left_leg"})
FORBIDDEN = re.compile(r"mm ?hg|pressure|target|inflat|token|pin\b", re.IGNORECASE)
RAISES = re.compile(r"start|calibrat|acknowledg|inflat|raise|unlock|resume|approve|code|token", re.IGNORECASE)


@pytest.fixture
async def team(sqlite_store):
    await seed_team(sqlite_store, 7, TODAY, athletes=2, days=20)
    coach, athletes = await principals(sqlite_store, COACH)
    return sqlite_store, coach, athletes[0]


async def planned(store, athlete, on=TODAY):
    (answer,) = await said(store, athlete, on, [PLAN])
    assert (answer.violations, answer.error) == ((), None), answer.text
    return answer.text, (await store.cuff.of(athlete.person_id)).proposal


def words_of(schema) -> list[str]:
    """Every name, description and value of a schema."""
    if isinstance(schema, dict):
        return [*map(str, schema), *(word for value in schema.values() for word in words_of(value))]
    if isinstance(schema, list):
        return [word for value in schema for word in words_of(value)]
    return [str(schema)]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_no_tool_has_an_argument_with_a_pressure(tool, role):
    names = tool.schema(role).get("properties", {})
    assert [name for name in names if FORBIDDEN.search(name)] == []
    if "cuff" in tool.name:
        schema = {key: value for key, value in tool.schema(role).items() if key != "title"}
        assert [word for word in words_of(schema) if FORBIDDEN.search(word)] == []
        numbers = [one for one in words_of(schema) if one in ("number", "integer")]
        assert numbers == []


def test_no_tool_starts_calibrates_acknowledges_approves_or_mints_a_code():
    assert [tool.name for tool in TOOLS if tool.effect is Effect.ACTUATE] == ["stop_cuff"]
    assert {tool.name for tool in TOOLS if "cuff" in tool.name} == {
        "cuff_status", "explain_cuff", "plan_cuff_session", "stop_cuff",
    }  # fmt: skip
    assert [tool.name for tool in TOOLS if RAISES.search(tool.name)] == []
    assert all(not next(t for t in TOOLS if t.name == "stop_cuff").schema(role).get("properties") for role in Role)


def test_the_tools_reach_the_cuff_by_a_port_that_can_only_look_and_stop():
    tree = ast.parse((Path(__file__).parents[2] / "tools" / "cuff_port.py").read_text(encoding="utf-8"))
    port = next(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name == "CuffPort")
    assert {node.name for node in port.body if isinstance(node, ast.AsyncFunctionDef)} == {"status", "stop"}


def emitted() -> set[str]:
    """Every code that the process of a cuff can tell of a fault or a refusal."""
    files = (*CUFF.glob("*.py"), *(CUFF / "control").glob("*.py"))
    literals = {
        node.value
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    known = {code for code, _ in CHECKS} | {trip.code for trip in TRIPS}
    return known | (literals & {"REFUSED", "GATE", "LEDGER_UNWRITABLE", "NOT_NOW", "NOT_YOURS", "WRONG_LIMB"}) | {
        "BELOW_FRACTION", "NOT_DEFLATED", "NOTHING_ESTABLISHED", "WRONG_CODE", "BUSY", "NO_ANSWER", "UNREADABLE",
    }  # fmt: skip


def test_every_mode_fault_and_refusal_has_its_words():
    assert {mode for mode in Mode if not has(f"CUFF_MODE_{mode.upper()}")} == set()
    assert {code for code in emitted() if not has(f"CUFF_WHY_{code}")} == set()


async def test_whatever_the_cuff_says_is_carried_by_evidence(team):
    store, coach, athlete = team
    seen = [CuffSeen(mode=mode, limb=Limb.LEFT_LEG, cuff_mmhg=88.4, bout_s=31.5, session_s=92.0) for mode in Mode]
    seen += [CuffSeen(mode="fault", cuff_mmhg=3.0, faults=(code,)) for code in sorted(emitted())]
    seen += [CuffSeen(mode="new", faults=("NEW",)), None]
    calls = [("cuff_status", {}), ("explain_cuff", {"topic": "stopped"}), ("stop_cuff", {})]
    wrong = []
    for one in seen:
        for who in (athlete, coach):
            wrong += [x for x in await said(store, who, TODAY, calls, HeldCuff(one)) if x.violations or x.error]
    assert "\n".join(f"{answer.violations} {answer.text}" for answer in wrong) == ""


async def test_the_status_tells_reading_and_time_and_the_stop_stops(team):
    store, _, athlete = team
    cuff = HeldCuff()
    status, stopped = await said(store, athlete, TODAY, [("cuff_status", {}), ("stop_cuff", {})], cuff)
    assert "The cuff pressure is 88 mmHg. The time under pressure without a break is 32 s." in status.text
    assert "The cuff is stopped" in stopped.text
    assert cuff.stops == 1


async def test_where_no_cuff_answers_the_way_out_is_told(team):
    store, _, athlete = team
    (stopped,) = await said(store, athlete, TODAY, [("stop_cuff", {})], HeldCuff(None))
    assert "open the quick release" in stopped.text
    assert "stopped" not in stopped.text


async def test_the_limits_told_are_the_controllers(team):
    store, coach, athlete = team
    for who in (athlete, coach):
        (answer,) = await said(store, who, TODAY, [("explain_cuff", {"topic": "limits"})])
        assert f"a leg is {MOST_LEG_MMHG:.0f} mmHg, the cuff limit of an arm is {MOST_ARM_MMHG:.0f} mmHg" in answer.text
        assert "house rules" in answer.text


async def test_nobody_is_proposed_a_session_before_a_screening_that_is_complete_signed_and_young(team):
    store, _, athlete = team
    who = athlete.person_id
    text, proposal = await planned(store, athlete)
    assert ("no screening for a cuff on record" in text, proposal) == (True, None)
    await answered(store, who, NOW)
    text, proposal = await planned(store, athlete)
    assert ("a clinician has to sign" in text, proposal) == (True, None)
    await signed(store, who, NOW)
    text, proposal = await planned(store, athlete, TODAY + timedelta(days=1))
    assert ("before a session are open or too old" in text, proposal) == (True, None)
    text, proposal = await planned(store, athlete, TODAY + timedelta(days=91))
    assert ("of the screening are open or too old" in text, proposal) == (True, None)
    text, proposal = await planned(store, athlete)
    assert (
        "The share of the occlusion pressure is 40 %" in text or "the share of the occlusion pressure is 40 %" in text
    )
    assert "waits for a person's approval" in text
    assert proposal is not None
    assert (proposal.limb, proposal.arm.fraction_of_lop, proposal.arm.sets.reps) == ("left_leg", 0.4, (30, 15, 15, 15))
    assert FORBIDDEN.search(proposal.model_dump_json()) is None


@pytest.mark.parametrize("code", ITEMS)
async def test_a_yes_that_excludes_or_refers_is_named_and_its_words_hold(team, code):
    store, coach, athlete = team
    await answered(store, athlete.person_id, NOW, (code,))
    await signed(store, athlete.person_id, NOW)
    calls = [("explain_cuff", {"topic": "screening"}), PLAN]
    answers = await said(store, athlete, TODAY, calls)
    assert [(one.violations, one.text) for one in answers if one.violations or one.error] == []
    assert (await store.cuff.of(athlete.person_id)).proposal is None or ITEMS[code].points
    (answer,) = await said(store, coach, TODAY, [("explain_cuff", {"topic": "screening", "person": "A1"})])
    assert "The answer was yes" not in answer.text


async def test_an_overdue_check_in_and_pain_stop_the_next_proposal(team):
    store, _, athlete = team
    who = athlete.person_id
    ended = Ended(limb=Limb.LEFT_LEG, done=Done(arm=Arm(scheme=4, fraction=0), completion=1.0, pain_nrs=8.0))
    await store.cuff.add(who, ended, NOW - timedelta(days=4), who)
    await answered(store, who, NOW)
    await signed(store, who, NOW)
    text, proposal = await planned(store, athlete)
    assert ("check-in after the session is overdue" in text, proposal) == (True, None)
    fresh = Ended(limb=Limb.LEFT_LEG, done=ended.done)
    await store.cuff.add(who, fresh, NOW - timedelta(hours=2), who)
    text, proposal = await planned(store, athlete)
    assert ("a person has to decide" in text, proposal) == (True, None)


async def test_nobody_who_may_be_under_age_is_proposed_anything(team):
    store, _, athlete = team
    team_id = athlete.team_id
    young = await store.people.add_athlete(team_id, "Kim Young", birth_year=TODAY.year - 18)
    await answered(store, young.id, NOW)
    await signed(store, young.id, NOW)
    speaker = athlete.model_copy(update={"person_id": young.id, "name": young.name})
    text, proposal = await planned(store, speaker)
    assert ("for adults only" in text, proposal) == (True, None)


async def test_every_explanation_holds_for_a_coach_too(team):
    store, coach, _ = team
    calls = [("explain_cuff", {"topic": topic}) for topic in ("limits", "calibration", "stopped")]
    calls += [("explain_cuff", {"topic": topic, "person": "A1"}) for topic in ("screening", "rep_scheme")]
    answers = await said(store, coach, TODAY, calls)
    assert [(one.violations, one.error, one.text) for one in answers if one.violations or one.error] == []
