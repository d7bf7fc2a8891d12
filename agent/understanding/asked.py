"""What a question names: metrics, comparisons, what is to be made of the values, and people."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from agent.understanding.lexicon import Lexicon, Said, alternation
from agent.understanding.metrics_said import Comparison
from agent.understanding.noticing import Noticed
from agent.understanding.reading import Period
from agent.understanding.spans import Found
from physiology.metrics import METRICS
from physiology.metrics import Aggregate as DayAggregate
from tools.query import Aggregate, Condition, Operator, Query

SAID_AS_AMOUNT = frozenset({"soreness_score", "fatigue_score", "stress_score"})
"""People speak of how much there is; the catalogue keeps 5 = best."""
RATIO_LIKE = (0.3, 3.0)
FLIPPED: dict[Operator, Operator] = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le"}
PRECEDENCE: tuple[Aggregate, ...] = ("latest", "std", "count", "trend", "mean", "sum", "max", "min", "values")
"""Which aggregate is meant where several are named."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a question stands."""

    noticed: Noticed
    period: Period | None
    today: date
    lexicon: Lexicon
    previous: Query | None = None

    def says(self, name: str) -> bool:
        """Whether the tagged text matches a single pattern of the lexicon."""
        return _pattern(self.lexicon, name).search(self.noticed.tagged) is not None


def aliases(noticed: Noticed) -> tuple[str, ...]:
    """People named without doubt, in order."""
    return tuple(dict.fromkeys(n.aliases[0] for n in noticed.names if len(n.aliases) == 1))


def metric_keys(asked: Asked) -> list[str]:
    """The metrics a question is about, most telling first: vague words give way to plain ones."""
    said = [m for m in asked.noticed.metrics if not _inside_aggregate(m, asked)]
    vague = set(asked.lexicon.words("vague_metrics"))
    plain = [m for m in said if asked.noticed.text[m.start : m.end] not in vague]
    return list(dict.fromkeys(m.meaning for m in (plain or said)))


def aggregate_said(asked: Asked, keys: list[str]) -> Aggregate | None:
    """What is to be made of the values, as said."""
    found = {said.meaning for said in asked.lexicon.meanings("aggregates").find(asked.noticed.text)}
    if "correlation" in found and len(keys) > 1:
        return "correlation"
    return next((made for made in PRECEDENCE if made in found), None)


def spread_aggregate(key: str) -> Aggregate:
    """Over several days: what adds up is summed, except nights, whose usual length is meant."""
    adds_up = (
        METRICS[key].aggregate is DayAggregate.SUM
        and "sleep" not in key
        and key not in {"awake_min", "time_in_bed_min"}
    )
    return "sum" if adds_up else "mean"


def conditions(asked: Asked, key: str) -> tuple[tuple[Condition, ...], bool]:
    """Comparisons as conditions, each on the metric nearest to it; whether any was on the question's own metric."""
    made = []
    for comparison in asked.noticed.comparisons:
        near = _nearest(comparison, asked) or plausible_key(comparison.value, key)
        made.append(_condition(near, comparison.value))
    return tuple(made), any(condition.metric == key for condition in made)


def _condition(key: str, said: Comparison) -> Condition:
    value, operator = said.value, said.operator
    if METRICS[key].unit == "min" and not said.minutes and value <= 24:
        value *= 60
    if key in SAID_AS_AMOUNT and 1 <= value <= 5:
        value, operator = 6 - value, FLIPPED.get(operator, operator)
    return Condition(metric=key, operator=operator, value=value)


def _nearest(comparison: Found[Comparison], asked: Asked) -> str | None:
    before = [m for m in asked.noticed.metrics if m.end <= comparison.start]
    after = [m for m in asked.noticed.metrics if m.start >= comparison.end]
    if before:
        return before[-1].meaning
    return after[0].meaning if after else None


def plausible_key(said: Comparison, key: str) -> str:
    """The question's own metric, unless the figure can only be a ratio."""
    low, high = RATIO_LIKE
    return "acwr" if key == "readiness" and low <= said.value <= high else key


def _inside_aggregate(said: Said, asked: Asked) -> bool:
    words = asked.lexicon.meanings("aggregates").find(asked.noticed.text)
    return any(word.start <= said.start and said.end <= word.end for word in words)


@lru_cache(maxsize=64)
def _pattern(lexicon: Lexicon, name: str) -> re.Pattern[str]:
    return re.compile(with_activities(str(lexicon.data[name]), lexicon))


def with_activities(pattern: str, lexicon: Lexicon) -> str:
    """A pattern in which `{activity}` stands for what activities are called."""
    return pattern.replace("{activity}", alternation(lexicon.activities.phrases))
