"""Plays cases against the agent and grades every judged turn."""

import asyncio
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from agent.model import ChatModel
from agent.turn import TurnResult
from evals import graders
from evals.case import Case, DialogueTurn
from evals.scripted_model import ScriptedModel
from evals.stage import Stage, UnknownFixture, filled, stage
from physiology.finding import Shape

Verdict = Literal["passed", "failed", "unscored"]
ModelOf = Callable[[], ChatModel | None]


class CaseResult(Shape):
    """One case's verdict, and the last turn's reply."""

    id: str
    category: str
    gate: bool
    passed: bool
    unscored: bool = False
    action: str
    tools: tuple[str, ...]
    reply: str
    route: str
    failures: tuple[str, ...]


class Summary(Shape):
    """How many of how many."""

    passed: int
    failed: int
    unscored: int


class Run(Shape):
    """A finished run, as `--json` writes it."""

    summary: dict[str, Summary]
    """Under `all`, and under each category."""
    cases: tuple[CaseResult, ...]


async def run_cases(cases: Sequence[Case], model: ModelOf, progress: Callable[[str, int, int], None]) -> Run:
    """Play all cases, each on a stage of its own; one that crashes has failed, and the others go on."""
    results = []
    with tempfile.TemporaryDirectory(prefix="fettle-eval-") as folder:
        for done, case in enumerate(cases):
            progress(case.id, done, len(cases))
            (played,) = await asyncio.gather(_play(case, Path(folder), model), return_exceptions=True)
            if isinstance(played, CaseResult):
                results.append(played)
            elif isinstance(played, Exception):
                results.append(_result(case, None, (f"crashed: {type(played).__name__}: {played}",)))
            else:
                raise played
    return Run(summary=summarised(results), cases=tuple(results))


def summarised(results: Sequence[CaseResult]) -> dict[str, Summary]:
    """Counts in all and per category."""
    groups = {"all": list(results)}
    for result in results:
        groups.setdefault(result.category, []).append(result)
    return {
        name: Summary(
            passed=sum(one.passed for one in group),
            failed=sum(not one.passed and not one.unscored for one in group),
            unscored=sum(one.unscored for one in group),
        )
        for name, group in groups.items()
    }


async def _play(case: Case, folder: Path, model: ModelOf) -> CaseResult:
    own = ScriptedModel(case.model_script) if case.model_script else model()
    try:
        async with stage(case, folder, own) as ready:
            return await _judged(case, ready)
    except (UnknownFixture, TimeoutError) as broken:
        return _result(case, None, (f"unscored: {broken}",), unscored=True)


async def _judged(case: Case, ready: Stage) -> CaseResult:
    who = await ready.principal(case)
    for text in case.turns_before:
        await ready.agent.reply(who, filled(text), thread=case.id, today=ready.today, now=ready.now)
    failures: list[str] = []
    result = None
    for turn in case.judged:
        result = await asyncio.wait_for(
            ready.agent.reply(who, filled(turn.user), thread=case.id, today=ready.today, now=ready.now), timeout=60
        )
        others = await _others(ready, who.name)
        failures += _failures(case, turn, result, others)
    return _result(case, result, tuple(failures))


def _failures(case: Case, turn: DialogueTurn, result: TurnResult, others: frozenset[str]) -> list[str]:
    found = [] if result.reply.strip() else ["empty reply"]
    found += graders.must_not(turn, result, others if case.role == "athlete" else frozenset())
    if case.expected_final is not None:
        return found + graders.final(case.expected_final, result)
    return graders.action(turn, result) + graders.tools(turn, result) + found


async def _others(ready: Stage, name: str) -> frozenset[str]:
    everybody = [
        one.name for team in await ready.store.people.teams() for one in await ready.store.people.roster(team.id)
    ]
    return frozenset(everybody) - {name}


def _result(case: Case, result: TurnResult | None, failures: tuple[str, ...], *, unscored: bool = False) -> CaseResult:
    return CaseResult(
        id=case.id,
        category=case.category,
        gate=case.gate,
        passed=not failures,
        unscored=unscored,
        action=result.action if result else "",
        tools=tuple(use.name for use in result.tools) if result else (),
        reply=result.reply if result else "",
        route=result.route if result else "",
        failures=failures,
    )
