"""An open question as a typed query: which metric, made into what, over which days, for whom."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from agent.understanding.lexicon import Lexicon, Said, alternation
from agent.understanding.metrics_said import Comparison
from agent.understanding.noticing import Noticed
from agent.understanding.reading import Period
from agent.understanding.spans import Found
from physiology.metrics import METRICS, Direction
from physiology.metrics import Aggregate as DayAggregate
from tools.query import Aggregate, Condition, Operator, Query

NEEDS_WORK_BELOW = 60.0
"""A mobility score under this asks for work; a rule of the house, as the bands of readiness are."""
SAID_AS_AMOUNT = frozenset({"soreness_score", "fatigue_score", "stress_score"})
"""People speak of how much there is; the catalogue keeps 5 = best."""
RATIO_LIKE = (0.3, 3.0)
FLIPPED: dict[Operator, Operator] = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le"}

Order = Literal["ascending", "descending"]


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


def history_query(asked: Asked) -> Query | None:
    """The query about one person's days, or None where no metric is in sight."""
    implied = _implied(asked)
    keys = metric_keys(asked)
    if not keys and implied is None and asked.previous is None:
        return None
    key = keys[0] if keys else str(implied["metric"]) if implied else asked.previous.metric if asked.previous else ""
    where, bound = _conditions(asked, key)
    wanted = aggregate_said(asked, keys)
    if not keys and implied:
        wanted = wanted or implied.get("aggregate")
        if "operator" in implied:
            where = (*where, Condition(metric=key, operator=implied["operator"], value=implied["value"]))
    if wanted == "correlation" and len(keys) < 2:
        wanted = "trend"
    where = (*where, *_day_conditions(asked, key))
    made = wanted or _default_aggregate(asked, key, where, bound)
    return Query(
        metric=key,
        aggregate=_turned(made, key),
        first_on=asked.period.first_on if asked.period else None,
        last_on=asked.period.last_on if asked.period else None,
        where=where,
        other_metric=keys[1] if made == "correlation" else None,
        group_by=_grouping(asked),
    )


def roster_query(asked: Asked) -> Query:
    """The query over everybody a coach may ask about."""
    keys = metric_keys(asked)
    row = _roster_row(asked)
    plain = [k for k in keys if k not in {"recovery_h", "strain_signals", "checked_in"}]
    use_row = row is not None and (not plain or row["metric"] in {"checked_in"} or _row_names(row, keys))
    if use_row and row is not None:
        return _from_row(row, asked)
    bare = not (keys or asked.noticed.groups or asked.noticed.comparisons or aliases(asked.noticed))
    if bare and asked.says("whole_overview"):
        return Query(metric="attention")
    key = keys[0] if keys else _compared_key(asked) or (asked.previous.metric if asked.previous else "readiness")
    having, _ = _conditions(asked, key)
    order, limit = ranking(asked, key)
    wanted = aggregate_said(asked, keys)
    if wanted in {"max", "min", "values", "count"} or (order and wanted not in {"mean", "sum", "std", "trend"}):
        wanted = None
    spread = asked.period is not None and asked.period.first_on != asked.period.last_on
    made: Aggregate = wanted or (_spread_aggregate(key) if spread else "latest")
    return Query(
        metric=key,
        aggregate="mean" if made == "correlation" else made,
        first_on=asked.period.first_on if asked.period else None,
        last_on=asked.period.last_on if asked.period else None,
        having=having,
        group_by=_roster_grouping(asked, order, wanted),
        order=order
        or ("ascending" if having and having[0].operator in {"lt", "le"} else "descending" if having else None),
        limit=limit,
        people=aliases(asked.noticed),
        group=asked.noticed.groups[0] if asked.noticed.groups else None,
    )


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
    found: list[Aggregate] = [_known(said.meaning) for said in _aggregates(asked.lexicon).find(asked.noticed.text)]
    if "correlation" in found and len(keys) > 1:
        return "correlation"
    for made in ("std", "count", "trend", "mean", "sum", "max", "min", "values"):
        if made in found:
            return _known(made)
    return None


def ranking(asked: Asked, key: str) -> tuple[Order | None, int | None]:
    """Order and length of a ranking: `highest`, `top five`, `three lowest`."""
    forms = _ranks(asked.lexicon)
    number = forms.counted.search(asked.noticed.text)
    limit = int(float(number["n"] or number["m"])) if number else 1
    said = sorted(
        [(m.start(), m.group(), True) for m in forms.high.finditer(asked.noticed.tagged)]
        + [(m.start(), m.group(), False) for m in forms.low.finditer(asked.noticed.tagged)]
    )
    if not said:
        return None, None
    _, word, up = said[0]
    judging = word in forms.judging
    if (judging and METRICS[key].direction is Direction.LOWER_BETTER) or (not judging and key in SAID_AS_AMOUNT):
        up = not up
    return ("descending" if up else "ascending"), max(1, min(limit, 100))


def _known(made: str) -> Aggregate:
    known: dict[str, Aggregate] = {
        "mean": "mean", "min": "min", "max": "max", "sum": "sum", "std": "std", "count": "count",
        "latest": "latest", "trend": "trend", "correlation": "correlation", "values": "values",
    }  # fmt: skip
    return known[made]


def _turned(made: Aggregate, key: str) -> Aggregate:
    """Most sore is the lowest score: the catalogue's 5 is best."""
    if key in SAID_AS_AMOUNT and made in {"max", "min"}:
        return "min" if made == "max" else "max"
    return made


def _default_aggregate(asked: Asked, key: str, where: tuple[Condition, ...], bound: bool) -> Aggregate:
    if bound and where:
        return "count"
    if asked.period is None or asked.period.first_on == asked.period.last_on:
        return "latest"
    if re.search(_ranks(asked.lexicon).shows, asked.noticed.tagged):
        return "values"
    return _spread_aggregate(key)


def _spread_aggregate(key: str) -> Aggregate:
    """Over several days: what adds up is summed, except nights, whose usual length is meant."""
    adds_up = (
        METRICS[key].aggregate is DayAggregate.SUM
        and "sleep" not in key
        and key not in {"awake_min", "time_in_bed_min"}
    )
    return "sum" if adds_up else "mean"


def _conditions(asked: Asked, key: str) -> tuple[tuple[Condition, ...], bool]:
    """Comparisons as conditions, each on the metric nearest to it; whether any was on the question's own metric."""
    made = []
    for comparison in asked.noticed.comparisons:
        near = _nearest(comparison, asked) or _plausible_key(comparison.value, key)
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


def _plausible_key(said: Comparison, key: str) -> str:
    """The question's own metric, unless the figure can only be a ratio."""
    low, high = RATIO_LIKE
    return "acwr" if key == "readiness" and low <= said.value <= high else key


def _compared_key(asked: Asked) -> str | None:
    """The metric of a bare comparison: the previous question's, else a ratio for figures like one, else readiness."""
    if not asked.noticed.comparisons:
        return None
    if asked.previous:
        return asked.previous.metric
    return _plausible_key(asked.noticed.comparisons[0].value, "readiness")


def _day_conditions(asked: Asked, key: str) -> tuple[Condition, ...]:
    if key in {"sessions_count", "session_duration_min", "distance_km"}:
        return ()
    if asked.says("on_rest_days"):
        return (Condition(metric="sessions_count", operator="eq", value=0),)
    return (Condition(metric="sessions_count", operator="ge", value=1),) if asked.says("on_days") else ()


def _grouping(asked: Asked) -> Literal["none", "week", "weekday"]:
    said = [s.meaning for s in asked.lexicon.meanings("group_by").find(asked.noticed.text)]
    return (
        "week" if "week" in said and "weekly" not in asked.noticed.text else "weekday" if "weekday" in said else "none"
    )


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
    if key == "attention":
        return Query(metric=key)
    having: tuple[Condition, ...] = ()
    if "operator" in row:
        needs_work = row["operator"] == "needs_work"
        operator: Operator = "lt" if needs_work else row["operator"]
        having = (Condition(metric=key, operator=operator, value=NEEDS_WORK_BELOW if needs_work else row.get("value")),)
    if asked.noticed.comparisons:
        having = _conditions(asked, key)[0]
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


def _implied(asked: Asked) -> dict[str, Any] | None:
    rows: list[dict[str, Any]] = asked.lexicon.data["asks"]
    found = zip(rows, _ask_patterns(asked.lexicon), strict=True)
    return next((row for row, pattern in found if pattern.search(asked.noticed.tagged)), None)


def _inside_aggregate(said: Said, asked: Asked) -> bool:
    words = _aggregates(asked.lexicon).find(asked.noticed.text)
    return any(w.start <= said.start and said.end <= w.end for w in words)


@dataclass(frozen=True, slots=True)
class _Ranks:
    counted: re.Pattern[str]
    high: re.Pattern[str]
    low: re.Pattern[str]
    judging: frozenset[str]
    shows: re.Pattern[str]


@lru_cache(maxsize=8)
def _ranks(lexicon: Lexicon) -> _Ranks:
    either = alternation([*lexicon.words("high_words"), *lexicon.words("low_words"), *lexicon.words("top_words")])
    return _Ranks(
        counted=re.compile(
            rf"(?<!\w)(?:{either})\s+(?P<n>\d{{1,3}})(?!\w|[.,]\d)|(?<![\w.,])(?P<m>\d{{1,3}})\s+(?:{either})(?!\w)"
        ),
        high=re.compile(rf"(?<!\w)(?:{lexicon.any_of('high_words')})(?!\w)"),
        low=re.compile(rf"(?<!\w)(?:{lexicon.any_of('low_words')})(?!\w)"),
        judging=frozenset(lexicon.words("judging_words")),
        shows=re.compile(rf"(?<!\w)(?:{lexicon.any_of('show_words')})(?!\w)"),
    )


@lru_cache(maxsize=8)
def _aggregates(lexicon: Lexicon) -> Any:
    return lexicon.meanings("aggregates")


@lru_cache(maxsize=64)
def _pattern(lexicon: Lexicon, name: str) -> re.Pattern[str]:
    return re.compile(_with_activities(str(lexicon.data[name]), lexicon))


@lru_cache(maxsize=8)
def _roster_patterns(lexicon: Lexicon) -> list[re.Pattern[str]]:
    return [re.compile(_with_activities(str(row["say"]), lexicon)) for row in lexicon.data["roster_asks"]]


@lru_cache(maxsize=8)
def _ask_patterns(lexicon: Lexicon) -> list[re.Pattern[str]]:
    return [re.compile(_with_activities(str(row["say"]), lexicon)) for row in lexicon.data["asks"]]


def _with_activities(pattern: str, lexicon: Lexicon) -> str:
    return pattern.replace("{activity}", alternation(lexicon.activities.phrases))
