"""Open questions over everybody who shares with the coach."""

from statistics import fmean

from physiology.finding import Fact
from physiology.metrics import Direction, metric
from tools.computed_series import DEPARTURES
from tools.context import Role, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Table, ToolResult
from tools.facts import named, trend_sign, value_cell
from tools.query import Query
from tools.querying import is_flag, sensible
from tools.roster_values import HOURS_LEFT, Row, in_hours_left, roster_rows

SHOWN = 40


@tool(Effect.READ, Role.COACH)
async def query_roster(context: ToolContext, found: EvidenceList, *, query: Query) -> ToolResult:
    """Any metric across the roster: filter (`having`), rank (`order`, `limit`), compare (`people`), average a `group`.

    Says how many people have no data. Covers only who shares with the coach.
    """
    asked = sensible(in_hours_left(query))
    rows = await roster_rows(context, asked)
    noted = is_flag(asked.metric) and asked.metric != "checked_in"
    if asked.group_by == "group" and not noted:
        return _average(rows, asked, found)
    kept = [row for row in rows if all(row.meets(condition) for condition in asked.having)]
    if noted:
        kept = [row for row in kept if row.absent or row.value]
    wants_missing = any(condition.operator == "missing" for condition in asked.having)
    kept = kept if wants_missing else _ordered([row for row in kept if not row.absent], asked)
    return _told(kept, rows, asked, found)


def _ordered(rows: list[Row], query: Query) -> list[Row]:
    """In the order asked for, else worst first, cut to the limit; who ties with the only one asked for stays in."""
    if query.order is None:
        rows = rows if query.people else _worst_first(rows, query.metric)
    else:
        rows = sorted(rows, key=lambda row: row.value, reverse=query.order == "descending")
    if query.limit == 1 and rows:
        return [row for row in rows if row.value == rows[0].value]
    return rows[: query.limit or SHOWN]


def _worst_first(rows: list[Row], key: str) -> list[Row]:
    """Where a value is neither good nor bad, the furthest from usual, or the roster's own order."""
    if key in DEPARTURES:
        return sorted(rows, key=lambda row: abs(row.value), reverse=True)
    direction = metric(key).direction
    if direction is Direction.NEUTRAL:
        return rows
    return sorted(rows, key=lambda row: row.value, reverse=direction is Direction.LOWER_BETTER)


def _told(kept: list[Row], rows: list[Row], query: Query, found: EvidenceList) -> ToolResult:
    absent = sum(row.absent for row in rows)
    counts = {"n": len(kept), "of": len(rows) - absent, "missing": absent, "all": len(rows)}
    words = {"metric": query.metric, "how": query.aggregate, "own_metric": DEPARTURES.get(query.metric, query.metric)}
    args = _counted(counts, found) | words | _condition(query, found)
    code = _code(kept, query)
    if not kept:
        _prove_none(rows, query, found)
    lines = [Line(code=code, args=args), *_further(query, found)]
    if absent and code not in ("ROSTER_WITHOUT", "ROSTER_ALL_HAVE"):
        lines.append(Line(code="ROSTER_NO_DATA", args=args))
    return ToolResult(
        tool=found.tool, lines=tuple(lines), table=_table(kept, query, found) if kept else None, evidence=found.items
    )


def _code(kept: list[Row], query: Query) -> str:
    if any(condition.operator == "missing" for condition in query.having):
        return "ROSTER_WITHOUT" if kept else "ROSTER_ALL_HAVE"
    if is_flag(query.metric) and query.metric != "checked_in":
        return "ROSTER_FLAG"
    if query.metric in DEPARTURES and query.having and query.aggregate == "latest":
        return "ROSTER_OFF_USUAL" if kept else "ROSTER_NONE_OFF_USUAL"
    if not kept:
        return "ROSTER_NONE"
    if query.limit is not None and query.order is not None:
        side = "HIGHEST" if query.order == "descending" else "LOWEST"
        return f"ROSTER_{side}_ONE" if query.limit == 1 else f"ROSTER_{side}"
    return "ROSTER_RECOVERING" if query.metric == HOURS_LEFT else "ROSTER_LIST"


def _table(kept: list[Row], query: Query, found: EvidenceList) -> Table:
    head = Line(code="COLUMN_METRIC", args={"metric": query.metric, "how": query.aggregate})
    columns = (Line(code="COLUMN_NAME"), head)
    return Table(columns=columns, rows=tuple(_cells(row, query, found) for row in kept))


def _cells(row: Row, query: Query, found: EvidenceList) -> tuple[Line | str, ...]:
    name = "{{" + row.person.alias + ".name}}"
    if row.fact is None or row.absent:
        found.add(Fact(metric="days_known", value=0.0), row.person.alias, label="missing")
        return name, Line(code="CELL_NONE")
    slot = found.add(row.fact, row.person.alias, aggregate=query.aggregate)
    if is_flag(row.fact.metric):
        return name, Line(code="CELL_YES" if row.fact.value else "CELL_NO")
    if row.fact.metric in DEPARTURES and query.aggregate == "latest":
        return name, Line(code="CELL_OFF_USUAL", args=named("value", slot) | {"sign": trend_sign(row.fact)})
    return name, value_cell(row.fact, slot, query.aggregate)


def _prove_none(rows: list[Row], query: Query, found: EvidenceList) -> None:
    """That nobody qualifies rests on everybody's value."""
    for row in rows:
        if row.fact is not None:
            found.add(row.fact, row.person.alias, aggregate=query.aggregate)


def _average(rows: list[Row], query: Query, found: EvidenceList) -> ToolResult:
    """Mean of the people's own values, with how many there are and how many lack data."""
    facts = [row.fact for row in rows if row.fact is not None]
    args = _counted({"n": len(facts), "missing": len(rows) - len(facts), "all": len(rows)}, found) | {
        "metric": query.metric,
        "how": query.aggregate,
    }
    if not facts:
        unknown = (Line(code="ROSTER_NO_VALUES", args=args),)
        return ToolResult(tool=found.tool, lines=unknown, evidence=found.items, abstained=True)
    mean = facts[0].model_copy(update={"value": fmean(fact.value for fact in facts), "low": None, "high": None})
    args |= named("value", found.add(mean, "group", aggregate="mean"))
    lines = [Line(code="GROUP_MEAN" if query.group else "ROSTER_MEAN", args=args | {"group": query.group or ""})]
    if len(facts) < len(rows):
        lines.append(Line(code="ROSTER_NO_DATA", args=args))
    return ToolResult(tool=found.tool, lines=tuple(lines), evidence=found.items)


def _condition(query: Query, found: EvidenceList) -> dict[str, str]:
    """The limit on the metric that is listed."""
    own = [item for item in query.having if item.value is not None and item.metric == query.metric]
    if not own:
        return {"operator": "none", "threshold": ""}
    limit = Fact(metric=query.metric, value=own[0].value or 0.0)
    return {"operator": own[0].operator} | named("threshold", found.add(limit, "group", label="threshold"))


def _further(query: Query, found: EvidenceList) -> list[Line]:
    """The limits on other metrics."""
    lines = []
    for item in query.having:
        if item.value is not None and item.metric != query.metric:
            slot = found.add(Fact(metric=item.metric, value=item.value), "group", label="threshold")
            args = {"operator": item.operator, "metric": item.metric} | named("threshold", slot)
            lines.append(Line(code="ROSTER_FURTHER", args=args))
    return lines


def _counted(counts: dict[str, int], found: EvidenceList) -> dict[str, str]:
    args: dict[str, str] = {}
    for label, count in counts.items():
        fact = Fact(metric="count", value=float(count))
        args |= named(label, found.add(fact, "group", aggregate="count", label=label))
    return args
