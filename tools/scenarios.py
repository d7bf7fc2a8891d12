"""Named courses of training side by side."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field

from physiology.finding import Fact, InsufficientData, Kind
from physiology.newest import one_day
from physiology.outlook import OutlookDay
from physiology.twin import Comparison, Course, ScenarioName
from physiology.twin import compare_scenarios as comparison_finding
from physiology.twin.comparison import LEAST_DAYS, MOST_DAYS, MOST_SCENARIOS, Band
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Table, ToolResult
from tools.facts import about, line, named
from tools.histories import history
from tools.insufficient import lacking

Names = Annotated[list[ScenarioName], Field(min_length=1, max_length=MOST_SCENARIOS)]
Days = Annotated[int, Field(ge=LEAST_DAYS, le=MOST_DAYS)]
USUAL_DAYS = 21


@tool(Effect.READ)
async def compare_scenarios(
    context: ToolContext, found: EvidenceList, *, scenarios: Names, days: Days = USUAL_DAYS, person: str = "you"
) -> ToolResult:
    """Play 1-5 named courses through over 7-42 days: readiness, load ratio and test power at the end. No ranking."""
    who = context.person(person)
    try:
        finding = comparison_finding(await history(context, who, context.today), list(dict.fromkeys(scenarios)), days)
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    value = finding.value
    page = _Page(context, who, found, value)
    lines = [*about(who), line("SCENARIOS_ON", who, on=page.on.isoformat())]
    lines += [line(f"CAVEAT_{code}", who) for code in finding.caveats]
    return ToolResult(tool=found.tool, lines=tuple(lines), table=page.table(), evidence=found.items)


class _Page:
    """The last morning of every course as a table for a phone."""

    def __init__(self, context: ToolContext, who: Person, found: EvidenceList, value: Comparison) -> None:
        self.on = context.today + timedelta(days=value.days)
        self._who, self._found, self._value = who, found, value

    def table(self) -> Table:
        """One row a course, in the order asked."""
        courses = self._value.courses
        columns = ["COLUMN_SCENARIO"]
        columns += ["COLUMN_SCENARIO_DIP", "COLUMN_SCENARIO_READINESS"] if courses[0].readiness else []
        columns += ["COLUMN_SCENARIO_RATIO"] if courses[0].acwr[-1] is not None else []
        columns.append("COLUMN_SCENARIO_TEST" if self._value.personal else "COLUMN_SCENARIO_ILLUSTRATION")
        columns += ["COLUMN_SCENARIO_APART"] if self._apart() else []
        return Table(
            columns=tuple(Line(code=code) for code in columns), rows=tuple(self._row(course) for course in courses)
        )

    def _apart(self) -> bool:
        """Whether a personal model says how far a test would come out from the first course."""
        return any(course.against_first is not None for course in self._value.courses[1:])

    def _from_first(self, course: Course) -> Line:
        first = self._value.courses[0]
        if course.against_first is None or course.loads_au == first.loads_au:
            return Line(code="CELL_SCENARIO_SAME")
        return self._range("test_power_change_w", course.against_first[-1], course.name)

    def _row(self, course: Course) -> tuple[Line | str, ...]:
        cells: list[Line | str] = [Line(code=f"SCENARIO_{course.name}")]
        if course.readiness:
            last = course.readiness[-1]
            cells.append(self._dip(course.readiness, course.name))
            cells.append(self._range("readiness", Band(value=last.score, low=last.low, high=last.high), course.name))
        if course.acwr[-1] is not None:
            ratio = Band(value=course.acwr[-1], low=course.acwr[-1], high=course.acwr[-1])
            cells.append(self._slot("acwr", ratio, course.name))
        if course.performance is not None:
            cells.append(self._range("test_power_w", course.performance[-1], course.name))
        else:
            drawn = course.illustrated_pct[-1]
            cells.append(self._slot("illustrated_change_pct", Band(value=drawn, low=drawn, high=drawn), course.name))
        cells += [self._from_first(course)] if self._apart() else []
        return tuple(cells)

    def _dip(self, mornings: tuple[OutlookDay, ...], name: ScenarioName) -> str:
        """The least ready morning on the way."""
        ahead = min(range(len(mornings)), key=lambda index: mornings[index].score)
        on = self.on - timedelta(days=len(mornings) - 1 - ahead)
        fact = Fact(metric="readiness", value=mornings[ahead].score, window=one_day(on), kind=Kind.PREDICTED)
        return self._found.add(fact, self._who.alias, label=f"{name.value}_dip")

    def _range(self, metric: str, band: Band, name: ScenarioName) -> Line:
        return Line(code="CELL_RANGE", args=named("value", self._slot(metric, band, name)))

    def _slot(self, metric: str, band: Band, name: ScenarioName) -> str:
        bounds = {} if band.low == band.high else {"low": band.low, "high": band.high}
        fact = Fact(metric=metric, value=band.value, window=one_day(self.on), kind=Kind.PREDICTED, **bounds)
        return self._found.add(fact, self._who.alias, label=name.value)
