"""Open questions over one person's stored and computed days."""

from datetime import date

from physiology.finding import Fact, InsufficientData, Kind, Window
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Table, ToolResult
from tools.facts import about, line, named
from tools.histories import history
from tools.insufficient import lacking
from tools.query import Query
from tools.querying import Selection, fact, select

ROWS = 14


@tool(Effect.READ)
async def query_history(context: ToolContext, found: EvidenceList, *, query: Query, person: str = "you") -> ToolResult:
    """Mean, min, max, sum, std, count, latest, trend, correlation or daily values of any metric over any window.

    `where` keeps days ("days on which"). Says how many days are known. Never interpolates.
    """
    who = context.person(person)
    known = await history(context, who, context.today)
    if query.aggregate == "values":
        return await _listed(context, who, found, select(known, query, query.metric), query)
    try:
        answer = fact(known, query)
    except InsufficientData as lack:
        return await lacking(context, lack, who, found, metric=query.metric)
    return ToolResult(tool=found.tool, lines=(*about(who), _line(answer, query, who, found)), evidence=found.items)


def _line(answer: Fact, query: Query, who: Person, found: EvidenceList) -> Line:
    args = named("value", found.add(answer, who.alias, aggregate=query.aggregate))
    assert answer.window is not None
    days = {"first_on": answer.window.first_on.isoformat(), "last_on": answer.window.last_on.isoformat()}
    words = {"metric": query.metric, "other_metric": query.other_metric or query.metric}
    if query.where:
        condition = query.where[0]
        threshold = answer.model_copy(update={"metric": condition.metric, "value": condition.value or 0.0})
        slot = found.add(threshold, who.alias, label="threshold")
        words |= {"where": condition.operator, "where_metric": condition.metric, "where_value": slot}
    sign = "up" if answer.value > 0 else "down" if answer.value < 0 else "flat"
    code = f"QUERY_{query.aggregate.upper()}" + ("_WHERE" if query.where and query.aggregate != "count" else "")
    return line(code, who, **args, **days, **words, sign=sign)


async def _listed(
    context: ToolContext, who: Person, found: EvidenceList, chosen: Selection, query: Query
) -> ToolResult:
    rows = chosen.rows
    if not rows:
        lack = InsufficientData("query", 1, 0)
        return await lacking(context, lack, who, found, metric=query.metric)
    if query.order is not None:
        rows = sorted(rows, key=lambda row: row[1], reverse=query.order == "descending")
    shown = rows[: query.limit or ROWS]
    cells = tuple(_row(query.metric, on, value, who, found) for on, value in shown)
    window = Fact(metric="days_known", value=float(len(rows)), window=chosen.window)
    missing = Fact(metric="days_known", value=float(len(chosen.days) - len(rows)), window=chosen.window)
    args = named("known", found.add(window, who.alias, label="known")) | named(
        "missing", found.add(missing, who.alias, label="missing")
    )
    code = "QUERY_VALUES" if missing.value == 0 else "QUERY_VALUES_GAPS"
    lines = (*about(who), line(code, who, metric=query.metric, **args))
    return ToolResult(
        tool=found.tool,
        lines=lines,
        table=Table(
            columns=(Line(code="COLUMN_DAY"), Line(code="COLUMN_METRIC", args={"metric": query.metric})), rows=cells
        ),
        evidence=found.items,
    )


def _row(key: str, on: date, value: float, who: Person, found: EvidenceList) -> tuple[Line | str, ...]:
    window = Window(first_on=on, last_on=on, days_used=1, days_expected=1)
    slot = found.add(Fact(metric=key, value=value, window=window, kind=Kind.MEASURED), who.alias)
    return Line(code="CELL_DAY", args={"on": on.isoformat()}), slot
