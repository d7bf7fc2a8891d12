"""From findings to evidence and lines: the one place where a fact becomes a slot."""

from collections.abc import Iterable
from datetime import date

from physiology.finding import Fact, Kind, Reason, Window
from physiology.metrics import metric
from tools.context import Person, ToolContext
from tools.evidence import EvidenceList, Line

FIELDS = ("abs", "low", "high", "low_value", "high_value", "n", "days", "missing", "on", "since", "value")
"""What a message may say of a fact beside the value itself: `{ $sleep_min_abs }`."""


def slots(facts: Iterable[Fact], found: EvidenceList, person: Person, label: str | None = None) -> dict[str, str]:
    """Record facts as evidence; returns message arguments named after their metrics."""
    args: dict[str, str] = {}
    for fact in facts:
        name = fact.metric if label is None else f"{label}_{fact.metric}"
        args |= named(name, found.add(fact, person.alias, label=label))
    return args


def named(name: str, slot: str) -> dict[str, str]:
    """A slot and its fields as message arguments."""
    inner = slot.strip("{}")
    return {name: slot} | {f"{name}_{field}": "{{" + f"{inner}.{field}" + "}}" for field in FIELDS}


def trend_sign(fact: Fact) -> str:
    """Which way a trend goes as it is printed: what rounds to nothing is `flat`."""
    printed = round(fact.value, metric(fact.metric).decimals)
    return "up" if printed > 0 else "down" if printed < 0 else "flat"


def value_cell(fact: Fact, slot: str, how: str) -> Line:
    """A table's cell: a value, with the word for how it was made where it is no plain one."""
    rate = "plain" if fact.metric == "trend_per_week" else "unit"
    return Line(code="CELL_VALUE", args=named("value", slot) | {"how": how, "sign": trend_sign(fact), "rate": rate})


def reason_lines(reasons: Iterable[Reason], found: EvidenceList, person: Person) -> list[Line]:
    """One line a reason, under the reason's code."""
    return [Line(code=reason.code, args=pronouns(person) | slots(reason.facts, found, person)) for reason in reasons]


def line(code: str, person: Person, **args: str) -> Line:
    """A line that may address the athlete or speak of them."""
    return Line(code=code, args=pronouns(person) | args)


def pronouns(person: Person) -> dict[str, str]:
    """The athlete is `you`; somebody on a roster is `they`, after a line that names them."""
    if person.alias == "you":
        return {"you": "you", "them": "you", "You": "You", "your": "your", "Your": "Your"}
    return {"you": "they", "them": "them", "You": "They", "your": "their", "Your": "Their"}


def about(person: Person) -> list[Line]:
    """Names the person where it is not the one who asks."""
    return [] if person.alias == "you" else [Line(code="ABOUT", args={"name": "{{" + person.alias + ".name}}"})]


def planned(metric: str, value: float, on: date) -> Fact:
    """A number of the plan as a fact."""
    return on_day(value, metric, on, Kind.PLANNED)


def on_day(value: float, metric: str, on: date, kind: Kind = Kind.COMPUTED) -> Fact:
    """One day's number as a fact."""
    window = Window(first_on=on, last_on=on, days_used=1, days_expected=1)
    return Fact(metric=metric, value=value, window=window, kind=kind)


def day(context: ToolContext, on: date | None) -> date:
    """The day asked about: never later than the turn's today."""
    return context.today if on is None or on > context.today else on


def day_args(on: date, today: date) -> dict[str, str]:
    """A day as message arguments: `day` to select on (`today`, `yesterday`, `tomorrow`, `other`) and `on` to print."""
    word = {0: "today", 1: "yesterday", -1: "tomorrow"}.get((today - on).days, "other")
    return {"day": word, "on": on.isoformat()}
