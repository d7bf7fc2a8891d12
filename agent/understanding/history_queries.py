"""An open question about one person's days as a typed query."""

import re
from functools import lru_cache
from typing import Any, Literal

from agent.understanding.asked import (
    SAID_AS_AMOUNT,
    Asked,
    aggregate_said,
    conditions,
    metric_keys,
    spread_aggregate,
    with_activities,
)
from agent.understanding.lexicon import Lexicon, whole
from tools.query import Aggregate, Condition, Query


def history_query(asked: Asked) -> Query | None:
    """The query about one person's days, or None where no metric is in sight."""
    implied = _implied(asked)
    keys = metric_keys(asked)
    if not keys and implied is None and asked.previous is None:
        return None
    key = keys[0] if keys else str(implied["metric"]) if implied else asked.previous.metric if asked.previous else ""
    where, bound = conditions(asked, key)
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
    if re.search(_shows(asked.lexicon), asked.noticed.tagged):
        return "values"
    return spread_aggregate(key)


def _day_conditions(asked: Asked, key: str) -> tuple[Condition, ...]:
    if key in {"sessions_count", "session_duration_min", "distance_km"}:
        return ()
    if asked.says("on_rest_days"):
        return (Condition(metric="sessions_count", operator="eq", value=0),)
    return (Condition(metric="sessions_count", operator="ge", value=1),) if asked.says("on_days") else ()


def _grouping(asked: Asked) -> Literal["none", "week", "weekday"]:
    said = [s.meaning for s in asked.lexicon.meanings("group_by").find(asked.noticed.text)]
    return "week" if "week" in said else "weekday" if "weekday" in said else "none"


def _implied(asked: Asked) -> dict[str, Any] | None:
    rows: list[dict[str, Any]] = asked.lexicon.data["asks"]
    found = zip(rows, _ask_patterns(asked.lexicon), strict=True)
    return next((row for row, pattern in found if pattern.search(asked.noticed.tagged)), None)


@lru_cache(maxsize=8)
def _ask_patterns(lexicon: Lexicon) -> list[re.Pattern[str]]:
    return [re.compile(with_activities(str(row["say"]), lexicon)) for row in lexicon.data["asks"]]


@lru_cache(maxsize=8)
def _shows(lexicon: Lexicon) -> str:
    return whole(lexicon.any_of("show_words"))
