"""Open questions over everybody who shares with the coach."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import fmean

import numpy as np
from physiology.recovery import assess_recovery

from physiology.assessment import assess
from physiology.finding import Fact, InsufficientData
from physiology.history import DailyHistory
from tools.context import Person, Role, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Table, ToolResult
from tools.facts import named
from tools.histories import histories
from tools.query import Condition, Query
from tools.querying import OPERATORS, fact

SHOWN = 12
RECOVERY_DAYS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One person's value; None where their data do not carry it."""

    person: Person
    fact: Fact | None


@tool(Effect.READ, Role.COACH)
async def query_roster(context: ToolContext, found: EvidenceList, *, query: Query) -> ToolResult:
    """Any metric across the roster: filter (`having`), rank (`order`, `limit`), compare (`people`), average a `group`.

    Says how many people have no data. Covers only who shares with the coach.
    """
    everybody = _chosen(context, query)
    last_on = min(query.last_on or context.today, context.today)
    known = await histories(context, everybody, last_on)
    rows = [Row(person, await _value(context, person, known[person.alias], query)) for person in everybody]
    if query.group_by == "group":
        return _average(rows, query, found)
    kept = _ordered([row for row in rows if _keeps(row, query.having)], query)
    return _told(kept, rows, query, found)


def _chosen(context: ToolContext, query: Query) -> tuple[Person, ...]:
    people = tuple(context.person(alias) for alias in query.people) or context.people
    wanted = (query.group or "").casefold()
    return tuple(person for person in people if not wanted or person.group.casefold() == wanted)


async def _value(context: ToolContext, person: Person, known: DailyHistory, query: Query) -> Fact | None:
    """One person's number; today's verdicts come from their assessment, everything else from the days."""
    try:
        if query.aggregate == "latest" and query.metric in ("readiness", "acwr", "strain_signals"):
            return _verdict(known, query.metric)
        if query.metric == "recovery_h":
            return await _recovery(context, person, known)
        asked = query
        if query.aggregate == "latest" and query.first_on is None and query.last_on is None:
            asked = query.model_copy(update={"first_on": known.last_on - timedelta(days=NEWEST_DAYS - 1)})
        value = fact(known, asked)
        return None if query.metric == "checked_in" and not value.value else value
    except InsufficientData:
        return None


NEWEST_DAYS = 28
"""How old a roster's newest value may be."""


def _verdict(known: DailyHistory, key: str) -> Fact | None:
    found = assess(known)
    finding = {"readiness": found.readiness, "acwr": found.load, "strain_signals": found.strain}[key]
    return next((fact for fact in finding.facts if fact.metric == key), None) if finding else None


async def _recovery(context: ToolContext, person: Person, known: DailyHistory) -> Fact | None:
    first_on = known.last_on - timedelta(days=RECOVERY_DAYS)
    done = await context.store.sessions.done(person.athlete_id, first_on, known.last_on)
    finding = assess_recovery(known, done[-1].session if done else None, context.now)
    return next((fact for fact in finding.facts if fact.metric == "recovery_h"), None)


def _keeps(row: Row, having: tuple[Condition, ...]) -> bool:
    return all(_holds(row.fact, condition) for condition in having)


def _holds(value: Fact | None, condition: Condition) -> bool:
    if value is None:
        return condition.operator == "missing"
    return bool(OPERATORS[condition.operator](np.array([value.value]), condition.value or 0.0)[0])


def _ordered(rows: list[Row], query: Query) -> list[Row]:
    known = [row for row in rows if row.fact is not None]
    unknown = [row for row in rows if row.fact is None]
    if query.order is not None:
        known.sort(key=lambda row: row.fact.value if row.fact else 0.0, reverse=query.order == "descending")
    asked_for_missing = any(condition.operator == "missing" for condition in query.having)
    return unknown if asked_for_missing else known


def _told(kept: list[Row], rows: list[Row], query: Query, found: EvidenceList) -> ToolResult:
    shown = _cut(kept, query)
    counts = {
        "n": len(kept),
        "of": sum(row.fact is not None for row in rows),
        "missing": sum(r.fact is None for r in rows),
    }
    args = _counted(counts, found) | {"metric": query.metric}
    code = "ROSTER_LIST" if kept else "ROSTER_NONE"
    if not kept:
        _prove_none(rows, query, found)
    if any(condition.operator == "missing" for condition in query.having):
        code = "ROSTER_WITHOUT" if kept else "ROSTER_ALL_HAVE"
    lines = [Line(code=code, args=args | _condition(query, found))]
    if counts["missing"] and code in ("ROSTER_LIST", "ROSTER_NONE"):
        lines.append(Line(code="ROSTER_NO_DATA", args=args))
    table = Table(
        columns=(Line(code="COLUMN_NAME"), Line(code="COLUMN_METRIC", args={"metric": query.metric})),
        rows=tuple(_cells(row, query, found) for row in shown),
    )
    return ToolResult(tool=found.tool, lines=tuple(lines), table=table if shown else None, evidence=found.items)


def _prove_none(rows: list[Row], query: Query, found: EvidenceList) -> None:
    """That nobody qualifies rests on everybody's value."""
    for row in rows:
        if row.fact is not None:
            found.add(row.fact, row.person.alias, aggregate=query.aggregate)


def _cut(kept: list[Row], query: Query) -> list[Row]:
    """The first rows; with a limit, ties with the last one stay in."""
    limit = query.limit or SHOWN
    if query.limit is None or len(kept) <= limit or query.limit > 1:
        return kept[:limit]
    edge = kept[limit - 1].fact
    return [row for row in kept if row.fact and edge and row.fact.value == edge.value]


def _cells(row: Row, query: Query, found: EvidenceList) -> tuple[Line | str, ...]:
    name = "{{" + row.person.alias + ".name}}"
    if row.fact is None:
        return name, Line(code="CELL_NONE")
    return name, found.add(row.fact, row.person.alias, aggregate=query.aggregate)


def _average(rows: list[Row], query: Query, found: EvidenceList) -> ToolResult:
    """Mean of the people's own values, with how many there are and how many lack data."""
    facts = [row.fact for row in rows if row.fact is not None]
    counts = _counted({"n": len(facts), "missing": len(rows) - len(facts)}, found)
    if not facts:
        return ToolResult(
            tool=found.tool,
            lines=(Line(code="ROSTER_NO_VALUES", args=counts | {"metric": query.metric}),),
            abstained=True,
            evidence=found.items,
        )
    mean = facts[0].model_copy(update={"value": fmean(fact.value for fact in facts), "low": None, "high": None})
    args = counts | named("value", found.add(mean, "group", aggregate="mean")) | {"metric": query.metric}
    lines = [Line(code="GROUP_MEAN", args=args | {"group": query.group or "everybody"})]
    if len(facts) < len(rows):
        lines.append(Line(code="ROSTER_NO_DATA", args=args))
    return ToolResult(tool=found.tool, lines=tuple(lines), evidence=found.items)


def _condition(query: Query, found: EvidenceList) -> dict[str, str]:
    compared = next((c for c in query.having if c.value is not None), None)
    if compared is None:
        return {"operator": "none", "threshold": ""}
    limit = Fact(metric=compared.metric, value=compared.value or 0.0)
    return {"operator": compared.operator} | named("threshold", found.add(limit, "group", label="threshold"))


def _counted(counts: dict[str, int], found: EvidenceList) -> dict[str, str]:
    args: dict[str, str] = {}
    for label, count in counts.items():
        counted = Fact(metric="count", value=float(count))
        args |= named(label, found.add(counted, "group", aggregate="count", label=label))
    return args
