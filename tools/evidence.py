"""What a tool hands back: the only numbers a reply may use."""

from datetime import date

from pydantic import Field

from physiology.finding import Fact, Kind, Shape, Window
from physiology.metrics import metric


class Evidence(Shape):
    """A fact with an id and a subject. A reply takes its numbers from these and from nowhere else."""

    id: str
    """`e1`, `e2`, ... unique in a turn."""
    tool: str
    subject: str
    """`you` for the athlete who asks, an alias (`A3`) for somebody on a coach's roster, `group` for an aggregate."""
    metric: str
    """Key of `physiology.metrics.METRICS`."""
    value: float
    unit: str
    window: Window | None = None
    kind: Kind = Kind.COMPUTED
    low: float | None = None
    high: float | None = None
    aggregate: str | None = None
    """How the value was made of a window's values: `mean`, `max`, `count`; None for a single value."""
    label: str | None = None
    """What tells two facts of one metric apart: `planned`, `adjusted`, `before`, `threshold`, `last_night`."""


class Receipt(Shape):
    """Proof of a write. A reply may claim a change only if it holds the receipt."""

    action: str
    """`logged_session`, `logged_wellness`, `updated_session`."""
    on: date
    values: dict[str, float | str]


class Line(Shape):
    """One thing the deterministic explanation says: a message code and its arguments.

    An argument that is an evidence id is written as a slot (`{{e3}}`) and rendered with its unit.
    """

    code: str
    args: dict[str, str] = Field(default_factory=dict)


class Table(Shape):
    """Rows for a coach. A cell is a slot, or a line to be said."""

    columns: tuple[Line, ...]
    rows: tuple[tuple[Line | str, ...], ...]


class ToolResult(Shape):
    """Everything one tool call produced."""

    tool: str
    evidence: tuple[Evidence, ...] = ()
    lines: tuple[Line, ...] = ()
    """The deterministic explanation, in order of importance."""
    table: Table | None = None
    receipts: tuple[Receipt, ...] = ()
    reasons: tuple[str, ...] = ()
    """Reason codes that a reply may give as causes."""
    quoted: tuple[str, ...] = ()
    """Words of people that the lines repeat in quotation marks: titles, activities. They claim nothing."""
    passages: tuple[str, ...] = ()
    """Knowledge quoted word for word: the only text whose numbers come from the literature."""
    decision_id: str | None = None
    abstained: bool = False
    """True where the data do not carry an answer; the lines say what is missing."""
    asks: bool = False
    """True where the tool needs one more answer from the person before it can do its work."""
    untrusted: bool = False
    """True where the result holds free text that somebody typed."""


class EvidenceList:
    """Collects the evidence of one tool call and numbers it on."""

    def __init__(self, tool: str, first: int) -> None:
        self.tool = tool
        self._next = first
        self._items: list[Evidence] = []
        self._quoted: list[str] = []

    def add(self, fact: Fact, subject: str, *, aggregate: str | None = None, label: str | None = None) -> str:
        """Record a fact and return its slot, `{{e3}}`; the same fact twice is one piece of evidence."""
        item = Evidence(
            id=f"e{self._next}",
            tool=self.tool,
            subject=subject,
            metric=fact.metric,
            value=fact.value,
            unit=_unit(fact.metric, aggregate),
            window=fact.window,
            kind=fact.kind,
            low=fact.low,
            high=fact.high,
            aggregate=aggregate,
            label=label,
        )
        for known in self._items:
            if known == item.model_copy(update={"id": known.id}):
                return "{{" + known.id + "}}"
        self._next += 1
        self._items.append(item)
        return "{{" + item.id + "}}"

    def quote(self, text: str) -> str:
        """Somebody's own words in quotation marks; a check leaves out what stands between them."""
        marked = f"“{text.replace('“', '').replace('”', '')}”"
        self._quoted.append(marked)
        return marked

    @property
    def quoted(self) -> tuple[str, ...]:
        """Everything quoted so far."""
        return tuple(dict.fromkeys(self._quoted))

    @property
    def items(self) -> tuple[Evidence, ...]:
        """All facts so far."""
        return tuple(self._items)


def _unit(key: str, aggregate: str | None) -> str:
    """The metric's own unit; times of day scatter and move by minutes."""
    unit = metric(key).unit
    return "min" if unit == "clock" and aggregate in ("std", "trend") else unit
