"""How fast a whole turn is without a language model: against the bare tool calls that it cannot do without."""

import asyncio
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from agent.agent import Agent
from agent.assembly import assembled
from agent.scope import scope
from agent.turn import TurnResult
from store import Store
from tools import TOOLS
from tools.context import Principal, Role, ToolContext
from tools.declare import Effect
from workflows.seeding import seed_team

SEED, TODAY = 7, date(2026, 11, 18)
NOW = datetime.combine(TODAY, time(9), UTC)
TURNS = 204
P95_TARGET_MS = 150.0
ATHLETES = ("Maya Torres", "Elif Kaya", "Kenji Mori")
ASKED = (
    "am I good to go?",
    "how quickly is my load building up?",
    "when will I have recovered?",
    "why is my session different today?",
    "what is on this week?",
    "mean sleep over the last four weeks",
    "what happens if I take tomorrow off?",
    "what does RPE mean?",
    "swam 40 min, RPE 5",
)
COACH_ASKED = ("who needs a look today?", "list everybody with readiness under 60", "how is Elif Kaya?")
TOOL_OF = {tool.name: tool for tool in TOOLS}


@dataclass(frozen=True, slots=True)
class Said:
    """One message and who says it."""

    who: Principal
    text: str


@dataclass(frozen=True, slots=True)
class Timed:
    """One turn, and the same reads without a conversation around them [ms]; NaN where the turn wrote something."""

    turn_ms: float
    bare_ms: float


def offline_turn() -> dict[str, Any]:
    """Median and 95th percentile of mixed warm turns on a seeded team; the ratio is to the bare tool calls."""
    with tempfile.TemporaryDirectory(prefix="fettle-bench-") as folder:
        timed = asyncio.run(_timed(Path(folder)))
    turns_ms = np.array([one.turn_ms for one in timed])
    bare_ms = np.array([one.bare_ms for one in timed])
    read = np.isfinite(bare_ms)
    ours_ms, bound_ms = float(np.median(turns_ms[read])), float(np.median(bare_ms[read]))
    p95_ms = float(np.percentile(turns_ms, 95))
    return {
        "name": "offline_turn",
        "ours_ms": ours_ms,
        "bound_ms": bound_ms,
        "ratio": ours_ms / bound_ms,
        "target": None,
        "turns": len(timed),
        "median_ms": float(np.median(turns_ms)),
        "p95_ms": p95_ms,
        "p95_target_ms": P95_TARGET_MS,
        "note": f"p95 {p95_ms:.0f} ms of {len(timed)} turns, at most {P95_TARGET_MS:.0f}",
    }


async def _timed(folder: Path) -> list[Timed]:
    """Seed, say everything once to warm up, then measure."""
    async with await Store.open(f"sqlite+aiosqlite:///{folder / 'fettle.db'}") as store:
        await seed_team(store, SEED, TODAY)
        async with assembled(store, folder / "checkpoints.db") as agent:
            said = await _said(store)
            for one in said:
                await _answered(agent, one)
            return [await _measured(store, agent, one) for one in islice(cycle(said), TURNS)]


async def _said(store: Store) -> list[Said]:
    coach = await store.people.coach("Jordan Reyes")
    assert coach is not None
    staff = Principal(person_id=coach.id, role=Role.COACH, name=coach.name, team_id=coach.team_id)
    said = [Said(staff, text) for text in COACH_ASKED]
    for name in ATHLETES:
        athlete = await store.people.athlete(name)
        assert athlete is not None
        who = Principal(person_id=athlete.id, role=Role.ATHLETE, name=athlete.name, team_id=athlete.team_id)
        said += [Said(who, text) for text in ASKED]
    return said


async def _measured(store: Store, agent: Agent, said: Said) -> Timed:
    started = perf_counter()
    result = await _answered(agent, said)
    turn_ms = (perf_counter() - started) * 1000
    if any(TOOL_OF[use.name].effect is not Effect.READ for use in result.tools):
        return Timed(turn_ms, float("nan"))
    people = (await scope(store, said.who)).people
    context = ToolContext(said.who, store, people, TODAY, NOW)
    started = perf_counter()
    for use in result.tools:
        await TOOL_OF[use.name].call(context, use.arguments, 1)
    return Timed(turn_ms, (perf_counter() - started) * 1000)


async def _answered(agent: Agent, said: Said) -> TurnResult:
    return await agent.reply(said.who, said.text, thread=said.who.person_id, today=TODAY, now=NOW)
