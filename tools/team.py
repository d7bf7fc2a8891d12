"""How a whole team is doing: the spread of readiness, what moved, and who stands out within a group."""

from datetime import date, timedelta

from physiology.assessment import Assessment
from physiology.finding import Fact, Finding, InsufficientData
from physiology.newest import one_day
from physiology.readiness.shapes import Band
from physiology.team import Member, Place, Team, assess_team
from tools.assessing import assessed
from tools.context import Person, Role, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Table, ToolResult
from tools.facts import day, named
from tools.histories import histories

SHOWN = 8
COLUMNS = ("COLUMN_NAME", "COLUMN_READINESS", "COLUMN_GROUP_Z")


@tool(Effect.READ, Role.COACH)
async def review_team(
    context: ToolContext, found: EvidenceList, *, group: str | None = None, on: date | None = None
) -> ToolResult:
    """The team as a whole: spread and bands of readiness, the shift since the day before, places within a group.

    Use for "how is the team doing", "team readiness today", "who is below their group". Not for one person.
    """
    last_on = day(context, on)
    wanted = (group or "").casefold()
    people = tuple(person for person in context.people if not wanted or person.group.casefold() == wanted)
    try:
        finding = assess_team(await _members(context, people, last_on), last_on)
    except InsufficientData as lack:
        args = _counts({"needed": lack.needed, "known": lack.got}, found)
        small = Line(
            code="TEAM_TOO_SMALL_GROUP" if wanted and people else "TEAM_TOO_SMALL", args=args | {"group": wanted}
        )
        return ToolResult(tool=found.tool, lines=(small,), evidence=found.items, abstained=True)
    lines = _lines(finding, people[0].group if wanted else None, found)
    low = finding.value.low[:SHOWN]
    table = Table(columns=tuple(Line(code=code) for code in COLUMNS), rows=tuple(_row(one, found) for one in low))
    return ToolResult(tool=found.tool, lines=tuple(lines), table=table if low else None, evidence=found.items)


async def _members(context: ToolContext, people: tuple[Person, ...], on: date) -> list[Member]:
    known = await histories(context, people, on)
    return [
        Member(
            name=person.alias,
            group=person.group,
            readiness=_score(assessed(known[person.alias])),
            before=_score(assessed(known[person.alias].through(on - timedelta(days=1)))),
        )
        for person in people
    ]


def _score(assessment: Assessment) -> float | None:
    return assessment.readiness.value.score if assessment.readiness else None


def _lines(finding: Finding[Team], group: str | None, found: EvidenceList) -> list[Line]:
    team = finding.value
    counts = {"judged": team.known, "missing": team.unknown, **{band.value: team.bands[band] for band in Band}}
    args = _counts(counts, found) | _middle(finding, found) | {"group": group or ""}
    lines = [Line(code="TEAM_SPREAD_GROUP" if group else "TEAM_SPREAD", args=args), Line(code="TEAM_BANDS", args=args)]
    if team.shift is not None:
        moved = "UP" if round(team.shift) > 0 else "DOWN" if round(team.shift) < 0 else "FLAT"
        lines.append(Line(code=f"TEAM_SHIFT_{moved}", args=args))
    said = [code for code in ("TEAM_NO_SHIFT", "TEAM_PEOPLE_UNKNOWN") if code in finding.caveats]
    lines += [Line(code=f"CAVEAT_{code}", args=args) for code in said]
    if not group:
        lines += [_group_line(one.group, one.median, one.known, finding, found) for one in team.groups]
        small = ", ".join(team.too_small)
        lines += [Line(code="TEAM_SMALL_GROUPS", args={"groups": small})] if small else []
    return [*lines, Line(code="TEAM_LOW" if team.low else "TEAM_NOBODY_LOW")]


def _group_line(group: str, median: float, known: int, finding: Finding[Team], found: EvidenceList) -> Line:
    fact = Fact(metric="readiness", value=median, window=one_day(finding.as_of))
    slot = found.add(fact, "group", aggregate="mean", label=group)
    return Line(code="TEAM_GROUP", args=named("median", slot) | _counts({"n": known}, found, group) | {"group": group})


def _middle(finding: Finding[Team], found: EvidenceList) -> dict[str, str]:
    args: dict[str, str] = {}
    for fact in finding.facts:
        args |= named(fact.metric, found.add(fact, "group", aggregate="mean"))
    return args


def _counts(counts: dict[str, int], found: EvidenceList, suffix: str = "") -> dict[str, str]:
    args: dict[str, str] = {}
    for label, count in counts.items():
        fact = Fact(metric="count", value=float(count))
        args |= named(label, found.add(fact, "group", aggregate="count", label=f"{label} {suffix}".strip()))
    return args


def _row(place: Place, found: EvidenceList) -> tuple[Line | str, ...]:
    score = found.add(Fact(metric="readiness", value=place.readiness), place.name)
    z = found.add(Fact(metric="readiness_group_z", value=place.z), place.name)
    return "{{" + place.name + ".name}}", score, z
