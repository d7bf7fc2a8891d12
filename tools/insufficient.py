"""The honest answer where the data do not carry one: what is missing, and what is there."""

from datetime import date

from physiology.finding import Fact, InsufficientData, Window
from tools.context import Person, ToolContext
from tools.evidence import EvidenceList, ToolResult
from tools.facts import about, line, named, slots

STALE_DAYS = 3
"""Data that end longer ago than this are called old."""
SHOWN_INSTEAD = ("weekly_load_au",)
"""What can be shown until a quantity can be computed."""


async def lacking(
    context: ToolContext, lack: InsufficientData, person: Person, found: EvidenceList, **more: str
) -> ToolResult:
    """Abstain: name the quantity, what it needs, what is known, and what can be shown until then."""
    args = needs(lack, person, found) | more
    code = f"LACKING_{lack.quantity}"
    lines = [*about(person), line(code, person, **args)]
    shown = [fact for fact in lack.known if fact.metric in SHOWN_INSTEAD]
    lines += [line(f"KNOWN_{fact.metric}", person, **slots([fact], found, person)) for fact in shown]
    span = await context.store.observations.span(person.athlete_id)
    if span is None:
        lines.append(line("DATA_NONE", person))
    elif (context.today - span[1]).days > STALE_DAYS:
        found.add(_last_day(span[1]), person.alias, label="last_day")
        lines.append(line("DATA_END", person, on=span[1].isoformat()))
    return ToolResult(tool=found.tool, lines=tuple(lines), evidence=found.items, abstained=True)


def needs(lack: InsufficientData, person: Person, found: EvidenceList) -> dict[str, str]:
    """`needed` and `got` as evidence."""
    counts = {"needed": lack.needed, "known": lack.got}
    return {
        key: value
        for label, count in counts.items()
        for key, value in named(label, found.add(_count(count), person.alias, label=label)).items()
    }


def _last_day(on: date) -> Fact:
    """The newest day with data, as evidence for its date."""
    return Fact(metric="days_known", value=1, window=Window(first_on=on, last_on=on, days_used=1, days_expected=1))


def _count(value: int) -> Fact:
    return Fact(metric="days_known", value=value)
