"""Open questions over one person's stored and computed days."""

from datetime import date

from physiology.finding import Fact, InsufficientData, Kind, Window
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Table, ToolResult
from tools.facts import about, line, named, trend_sign
from tools.histories import history
from tools.history_groups import SPANS, grouped
from tools.insufficient import lacking
from tools.query import Query
from tools.querying import Selection, fact, is_flag, select, sensible

ROWS = 14


@tool(Effect.READ)
async def query_history(context: ToolContext, found: EvidenceList, *, query: Query, person: str = "you") -> ToolResult:
    """Mean, min, max, sum, std, count, latest, trend, correlation or daily values of any metric over any window.

    `where` keeps days ("days on which"). Says how many days are known. Never interpolates.
    """
    who = context.person(person)
    asked = sensible(query)
    known = await history(context, who, context.today, since=asked.first_on)
    try:
        if asked.group_by in SPANS:
            return await grouped(context, who, found, select(known, asked, asked.metric), asked)
        if asked.aggregate == "values":
            return _listed(who, found, select(known, asked, asked.metric), asked)
        answer = fact(known, asked)
    except InsufficientData as lack:
        return await lacking(context, lack, who, found, metric=asked.metric)
    return ToolResult(tool=found.tool, lines=(*about(who), _line(answer, asked, who, found)), evidence=found.items)


def _line(answer: Fact, query: Query, who: Person, found: EvidenceList) -> Line:
    args = named("value", found.add(answer, who.alias, aggregate=query.aggregate))
    assert answer.window is not None
    days = {"first_on": answer.window.first_on.isoformat(), "last_on": answer.window.last_on.isoformat()}
    words = {"metric": query.metric, "other_metric": query.other_metric or query.metric}
    if query.aggregate == "correlation":
        both = Fact(metric="days_known", value=float(answer.window.days_used), window=answer.window)
        args |= named("both", found.add(both, who.alias, label="both"))
    lacking_days = _unknown(answer.window)
    args |= named("missing", found.add(lacking_days, who.alias, label="missing"))
    words |= _where(answer, query, who, found)
    sign = trend_sign(answer)
    state = "yes" if answer.value else "no"
    rate = "plain" if answer.metric == "trend_per_week" else "unit"
    code = _code(query, gaps=lacking_days.value > 0)
    return line(code, who, **args, **days, **words, sign=sign, state=state, rate=rate)


def _code(query: Query, *, gaps: bool) -> str:
    if is_flag(query.metric) and query.aggregate in ("latest", "sum"):
        return f"FLAG_{query.aggregate.upper()}" + ("_GAPS" if gaps and query.aggregate == "sum" else "")
    if query.aggregate == "count" and (days := _days_counted(query)):
        return days
    return f"QUERY_{query.aggregate.upper()}" + ("_WHERE" if query.where and query.aggregate != "count" else "")


def _days_counted(query: Query) -> str | None:
    """The plainer words for counting days with a session, or days that somebody confirmed as rest."""
    match [(one.metric, one.operator, one.value) for one in query.where]:
        case [("sessions_count", "ge", 1)]:
            return "QUERY_COUNT_TRAINED"
        case [("sessions_count", "eq", 0)]:
            return "QUERY_COUNT_REST"
    return None


def _unknown(window: Window) -> Fact:
    return Fact(metric="days_known", value=float(window.days_expected - window.days_used), window=window)


def _where(answer: Fact, query: Query, who: Person, found: EvidenceList) -> dict[str, str]:
    """The condition on the days in words; several of them are only said to hold."""
    if not query.where:
        return {"where": "none", "where_metric": query.metric, "where_value": ""}
    condition = query.where[0]
    said = {"where": condition.operator if len(query.where) == 1 else "several", "where_metric": condition.metric}
    if condition.value is None:
        return said | {"where_value": ""}
    threshold = answer.model_copy(update={"metric": condition.metric, "value": condition.value})
    return said | {"where_value": found.add(threshold, who.alias, label="threshold")}


def _listed(who: Person, found: EvidenceList, chosen: Selection, query: Query) -> ToolResult:
    rows = chosen.rows
    if not rows:
        raise InsufficientData("query", 1, 0)
    if query.order is not None:
        rows = sorted(rows, key=lambda row: row[1], reverse=query.order == "descending")
    shown = rows[: query.limit or ROWS]
    cells = tuple(_row(query.metric, on, value, who, found) for on, value in shown)
    window = Fact(metric="days_known", value=float(len(rows)), window=chosen.window)
    missing = Fact(metric="days_known", value=float(chosen.eligible - len(rows)), window=chosen.window)
    args = named("known", found.add(window, who.alias, label="known")) | named(
        "missing", found.add(missing, who.alias, label="missing")
    )
    code = "QUERY_VALUES" if missing.value == 0 else "QUERY_VALUES_GAPS"
    lines = (*about(who), line(code, who, metric=query.metric, **args))
    return ToolResult(
        tool=found.tool,
        lines=lines,
        table=Table(
            columns=(Line(code="COLUMN_DAY"), Line(code="COLUMN_METRIC", args={"metric": query.metric, "how": "each"})),
            rows=cells,
        ),
        evidence=found.items,
    )


def _row(key: str, on: date, value: float, who: Person, found: EvidenceList) -> tuple[Line | str, ...]:
    window = Window(first_on=on, last_on=on, days_used=1, days_expected=1)
    slot = found.add(Fact(metric=key, value=value, window=window, kind=Kind.MEASURED), who.alias)
    return Line(code="CELL_DAY", args={"on": on.isoformat()}), slot
