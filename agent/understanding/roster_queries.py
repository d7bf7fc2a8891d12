"""A coach's open question about everybody as a typed query."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from agent.understanding.asked import (
    SAID_AS_AMOUNT,
    Asked,
    aggregate_said,
    aliases,
    conditions,
    metric_keys,
    plausible_key,
    spread_aggregate,
    with_activities,
)
from agent.understanding.lexicon import Lexicon, alternation, whole
from agent.understanding.off_usual import off_usual
from agent.understanding.reading import Intent
from physiology.metrics import METRICS, Direction
from tools.query import Aggregate, Condition, Operator, Query

NEEDS_WORK_BELOW = 60.0
"""A mobility score under this asks for work; a rule of the house, as the bands of readiness are."""
RECOVERY_BAND_BELOW = 60.0
ATTENTION = "attention"
"""Stands for a metric where a coach asks who needs a look: a review, not a query."""
ROSTER_METRIC = {
    Intent.SLEEP: "sleep_debt_min",
    Intent.WELLNESS: "wellness_score",
    Intent.AUTONOMIC: "rmssd_ms",
    Intent.SESSION_LOAD: "daily_load_au",
    Intent.ILLNESS: "ill",
}
"""The one number a subject has for everybody; of the others a coach has to say whom."""

Order = Literal["ascending", "descending"]


def roster_query(asked: Asked) -> Query:
    """The query over everybody a coach may ask about."""
    keys = metric_keys(asked)
    row = _roster_row(asked)
    plain = [k for k in keys if k not in {"recovery_h", "strain_signals", "checked_in"}]
    use_row = row is not None and (not plain or row["metric"] == "checked_in" or _row_names(row, keys))
    if use_row and row is not None:
        return _from_row(row, asked)
    bare = not (keys or asked.noticed.groups or asked.noticed.comparisons or aliases(asked.noticed))
    if bare and asked.says("whole_overview"):
        return Query(metric=ATTENTION)
    key = keys[0] if keys else _compared_key(asked) or _previous_key(asked)
    if (distance := off_usual(asked, key)) is not None:
        return distance
    having, _ = conditions(asked, key)
    order, limit = ranking(asked, key)
    wanted = aggregate_said(asked, keys)
    if wanted in {"max", "min", "values", "count", "latest"} or (
        order and wanted not in {"mean", "sum", "std", "trend"}
    ):
        wanted = None
    several = len(asked.noticed.groups) > 1
    spread = asked.period is not None and asked.period.first_on != asked.period.last_on
    made: Aggregate = wanted or (spread_aggregate(key) if spread else "latest")
    return Query(
        metric=key,
        aggregate="mean" if made == "correlation" else made,
        first_on=asked.period.first_on if asked.period else None,
        last_on=asked.period.last_on if asked.period else None,
        having=having,
        group_by="group" if several else _roster_grouping(asked, order, wanted),
        order=order
        or ("ascending" if having and having[0].operator in {"lt", "le"} else "descending" if having else None),
        limit=limit,
        people=aliases(asked.noticed),
        group=asked.noticed.groups[0] if asked.noticed.groups and not several else None,
    )


def _previous_key(asked: Asked) -> str:
    """What the question before was about; a review is about readiness."""
    previous = asked.previous.metric if asked.previous else ATTENTION
    return "readiness" if previous == ATTENTION else previous


def ranking(asked: Asked, key: str) -> tuple[Order | None, int | None]:
    """Order and length of a ranking: `highest`, `top five`, `three lowest`."""
    forms = _ranks(asked.lexicon)
    number = forms.counted.search(asked.noticed.text)
    limit = int(float(number["n"] or number["m"])) if number else 1
    said = sorted(
        [(m.start(), m.group(), True) for m in forms.high.finditer(asked.noticed.tagged)]
        + [(m.start(), m.group(), False) for m in forms.low.finditer(asked.noticed.tagged)]
    )
    everybody = number is None and asked.says("ranks_everybody")
    if not said:
        return ("descending" if everybody else None), None
    _, word, up = said[0]
    judging = word in forms.judging
    if (judging and METRICS[key].direction is Direction.LOWER_BETTER) or (not judging and key in SAID_AS_AMOUNT):
        up = not up
    return ("descending" if up else "ascending"), None if everybody else max(1, min(limit, 100))


def _compared_key(asked: Asked) -> str | None:
    """The metric of a bare comparison: the previous question's, else a ratio for figures like one, else readiness."""
    if not asked.noticed.comparisons:
        return None
    if asked.previous and asked.previous.metric != ATTENTION:
        return asked.previous.metric
    return plausible_key(asked.noticed.comparisons[0].value, "readiness")


def _roster_grouping(asked: Asked, order: Order | None, wanted: Aggregate | None) -> Literal["none", "group"]:
    if asked.says("per_group_wish"):
        return "group"
    return "group" if wanted == "mean" and order is None and not asked.noticed.comparisons else "none"


def _roster_row(asked: Asked) -> dict[str, Any] | None:
    rows: list[dict[str, Any]] = asked.lexicon.data["roster_asks"]
    patterns = _roster_patterns(asked.lexicon)
    return next((row for row, p in zip(rows, patterns, strict=True) if p.search(asked.noticed.tagged)), None)


def _row_names(row: dict[str, Any], keys: list[str]) -> bool:
    """Whether the row is about the very metric that was named, and says more about it than the name."""
    return row["metric"] == keys[0] and "operator" in row


def _from_row(row: dict[str, Any], asked: Asked) -> Query:
    key = str(row["metric"])
    if key == ATTENTION:
        return low_in(asked.noticed.groups[0]) if asked.noticed.groups else Query(metric=key)
    having: tuple[Condition, ...] = ()
    if "operator" in row:
        needs_work = row["operator"] == "needs_work"
        operator: Operator = "lt" if needs_work else row["operator"]
        having = (Condition(metric=key, operator=operator, value=NEEDS_WORK_BELOW if needs_work else row.get("value")),)
    if asked.noticed.comparisons:
        having = conditions(asked, key)[0]
    day = asked.today if row.get("day") and asked.period is None else None
    return Query(
        metric=key,
        aggregate=row.get("aggregate", "latest"),
        first_on=asked.period.first_on if asked.period else day,
        last_on=asked.period.last_on if asked.period else day,
        having=having,
        order=row.get("order"),
        limit=row.get("limit"),
        people=aliases(asked.noticed),
        group=asked.noticed.groups[0] if asked.noticed.groups else None,
    )


def low_in(group: str) -> Query:
    """Who needs a look within one group: the recovery band of readiness."""
    low = Condition(metric="readiness", operator="lt", value=RECOVERY_BAND_BELOW)
    return Query(metric="readiness", having=(low,), order="ascending", group=group)


@dataclass(frozen=True, slots=True)
class _Ranks:
    counted: re.Pattern[str]
    high: re.Pattern[str]
    low: re.Pattern[str]
    judging: frozenset[str]


@lru_cache(maxsize=8)
def _ranks(lexicon: Lexicon) -> _Ranks:
    either = alternation([*lexicon.words("high_words"), *lexicon.words("low_words"), *lexicon.words("top_words")])
    return _Ranks(
        counted=re.compile(
            rf"(?<!\w)(?:{either})\s+(?P<n>\d{{1,3}})(?!\w|[.,]\d)|(?<![\w.,])(?P<m>\d{{1,3}})\s+(?:{either})(?!\w)"
        ),
        high=re.compile(whole(lexicon.any_of("high_words"))),
        low=re.compile(whole(lexicon.any_of("low_words"))),
        judging=frozenset(lexicon.words("judging_words")),
    )


@lru_cache(maxsize=8)
def _roster_patterns(lexicon: Lexicon) -> list[re.Pattern[str]]:
    return [re.compile(with_activities(str(row["say"]), lexicon)) for row in lexicon.data["roster_asks"]]
