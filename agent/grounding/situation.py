"""One verification: the passage, the ledger and who is who, with the questions every check asks of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from agent.grounding.ledger import Ledger, Row
from agent.grounding.lexicon import Tag
from agent.grounding.match import TIME_OF_DAY
from agent.grounding.mention import DayMention, Form, Mention
from agent.grounding.passage import Passage, Segment
from agent.grounding.people import GROUP
from agent.grounding.units import COUNTED, NEEDS_UNIT, unit_of
from physiology.metrics import METRICS
from tools.evidence import Receipt

Place = Mention | DayMention | Tag
COUNTS = ("count", "days_known")
T = TypeVar("T")


@dataclass(slots=True)
class Situation:
    """What is said, what may be said, and what the person themselves said."""

    passage: Passage
    ledger: Ledger
    people: tuple[Tag, ...]
    """Where somebody is named; the value is an alias."""
    user: Passage
    receipts: tuple[Receipt, ...]
    reasons: tuple[str, ...]
    today: date | None
    coach: bool
    bound: dict[int, Row] = field(default_factory=dict)
    """Start of a mention -> the row it states."""
    answered: dict[tuple[str, int, int], Any] = field(default_factory=dict)
    """Questions about a place that have been answered once."""
    used: set[int] = field(default_factory=set)
    """Starts of direction words that a number has already proved."""

    # --- where things stand

    def segment(self, place: Place) -> Segment:
        """The segment of a place."""
        return self.passage.segment_at(place.start)

    def sentence(self, place: Place) -> tuple[int, int]:
        """Start and end of the sentence of a place."""
        return self.passage.sentence(self.segment(place).sentence)

    def before(self, place: Place) -> str:
        """Lower-case text of the segment up to a place."""
        return self.passage.lower[self.segment(place).start : place.start]

    def after(self, place: Place) -> str:
        """Lower-case text of the segment from a place on."""
        return self.passage.lower[place.end : self.segment(place).end]

    def between(self, first: Place, second: Place) -> str:
        """Lower-case text between two places."""
        return self.passage.lower[first.end : second.start]

    # --- whom

    def subjects(self, place: Place) -> tuple[str, ...]:
        """Whose value a place speaks of."""
        return self.once("subjects", place, lambda: self._in_turn(place) or self._subjects(place))

    def _in_turn(self, place: Place) -> tuple[str, ...]:
        """`Mia and Tomas, with 54 and 48`: as many values as names, in the same order."""
        start, end = self.sentence(place)
        people = [tag for tag in self.people if start <= tag.start < end]
        if not self.coach or len(people) < 2 or not isinstance(place, Mention):
            return ()
        values = [m for m in self.passage.mentions if start <= m.start < end and m.dimension == place.dimension]
        if place not in values or len(values) != len(people) or values[0].start < people[-1].end:
            return ()
        return (people[values.index(place)].value,)

    def _subjects(self, place: Place) -> tuple[str, ...]:
        if not self.coach:
            said = [tag.value for tag in self._named(place) if tag.value == GROUP]
            return (GROUP,) if said else ("you", GROUP)
        nearest = self._nearest_name(place)
        if nearest is not None:
            return (nearest,)
        everybody = [subject for subject in self.ledger.subjects if subject not in (GROUP, "you")]
        if len(everybody) == 1:
            return (everybody[0], GROUP, "you")
        carried = self._carried(place)
        return (carried, GROUP) if carried else (GROUP, "you")

    def _named(self, place: Place) -> list[Tag]:
        segment = self.segment(place)
        return [tag for tag in self.people if segment.start <= tag.start < segment.end]

    def _nearest_name(self, place: Place) -> str | None:
        beside = [tag for tag in self.people if self.passage.lower[place.end : tag.start].strip() == "("]
        if beside and place.end <= beside[0].start:
            return beside[0].value
        own = self._named(place)
        earlier = [tag for tag in own if tag.end <= place.start]
        later = [tag for tag in own if tag.start >= place.end]
        if earlier:
            return earlier[-1].value
        start, _ = self.sentence(place)
        if later:
            return later[0].value
        previous = [tag for tag in self.people if start <= tag.start < place.start]
        return previous[-1].value if previous else None

    def _carried(self, place: Place) -> str | None:
        """The one person the sentences before spoke of, in the same line."""
        line = self.segment(place).line
        start, _ = self.sentence(place)
        previous = [tag for tag in self.people if tag.start < start and self.segment(tag).line in (line, line - 1)]
        if not previous or previous[-1].value in (GROUP, "?"):
            return None
        last = previous[-1]
        same = [tag for tag in previous if self.segment(tag).sentence == self.segment(last).sentence]
        return last.value if len({tag.value for tag in same}) == 1 else None

    # --- what

    def fits(self, mention: Mention, metric: str) -> bool:
        """Whether a value of a metric may be printed like this."""
        dimension = unit_of(METRICS[metric].unit).dimension
        if mention.form is Form.EACH or metric == "session_rep_min":
            return mention.form is Form.EACH and metric == "session_rep_min" and mention.dimension == dimension
        if dimension == TIME_OF_DAY:
            return mention.form is Form.CLOCK or mention.dimension == "duration"
        if mention.dimension == dimension:
            return True
        if mention.dimension == "plain":
            return dimension not in NEEDS_UNIT
        if mention.dimension == "days":
            return metric in (*COUNTS, "recovery_h")
        if mention.dimension == "things" and metric == "sessions_count":
            return True
        return mention.dimension in COUNTED and metric in COUNTS

    def metric_words(self) -> tuple[Tag, ...]:
        """Metric words, without the nights and days that only measure a window."""
        return self.once("metric words", None, self._metric_words)

    def _metric_words(self) -> tuple[Tag, ...]:
        spans = [(m.start, m.end) for m in self.passage.mentions if m.form in (Form.WINDOW, Form.PAIR)]
        tags = self.passage.tags("metric")
        return tuple(tag for tag in tags if not any(a <= tag.start < b for a, b in spans))

    def once(self, question: str, place: Place | None, answer: Callable[[], T]) -> T:
        """The answer to a question about a place, worked out the first time it is asked."""
        key = (question, place.start, place.end) if place else (question, -1, -1)
        if key not in self.answered:
            self.answered[key] = answer()
        known: T = self.answered[key]
        return known

    def family(self, tag: Tag) -> tuple[str, ...]:
        """The metrics a word stands for."""
        return self.passage.words.families[tag.value]
