"""What a language model sees of a tool's result: slots, codes and relative days; no names, no dates, no free text."""

import re
from typing import Any

from agent.language_model.pseudonyms import hidden
from agent.language_model.relative_days import days_from, relative, undated
from agent.model import Brief, ToolOutcome
from physiology.metrics import metric
from tools.evidence import Evidence, Line

SLOT = re.compile(r"\{\{(?:[a-z]\w*|\w+\.name)\}\}")
WORDS = ("day", "sign", "side", "operator", "where", "metric", "kind")
"""Arguments of a line that hold a word of a closed list (their names end so)."""


def outcome(done: ToolOutcome, brief: Brief) -> dict[str, Any]:
    """One tool call's result."""
    result = done.result
    if result is None:
        return {"error": done.error, "detail": masked(done.detail, brief)}
    return {
        "evidence": [_evidence(item, brief) for item in result.evidence],
        "reason_codes": list(result.reasons),
        "lines": [_line(line, brief) for line in result.lines],
        "quotes": list(result.passages),
        "receipts": [receipt.action for receipt in result.receipts],
        "abstained": result.abstained,
        "asks": result.asks,
    }


def arguments(done: ToolOutcome, brief: Brief) -> dict[str, Any]:
    """A call's own arguments, given back without dates and names."""
    return {key: _masked(value, brief) for key, value in relative(done.call.arguments, brief.today).items()}


def masked(text: str, brief: Brief) -> str:
    """Free text without names and dates."""
    return undated(hidden(text, brief.people, brief.other_names), brief.today)


def _masked(value: object, brief: Brief) -> object:
    if isinstance(value, dict):
        return {key: _masked(item, brief) for key, item in value.items()}
    if isinstance(value, list):
        return [_masked(item, brief) for item in value]
    return masked(value, brief) if isinstance(value, str) else value


def _evidence(item: Evidence, brief: Brief) -> dict[str, Any]:
    decimals = metric(item.metric).decimals
    seen: dict[str, Any] = {
        "slot": "{{" + item.id + "}}",
        "of": item.subject,
        "metric": item.metric,
        "value": round(item.value, decimals),
        "unit": item.unit,
        "kind": item.kind,
    }
    if item.window is not None:
        ago = (item.window.last_on - brief.today).days
        seen["days"] = {"known": item.window.days_used, "of": item.window.days_expected, "last_on": ago}
    bounds = {"low": item.low, "high": item.high}
    rounded = {key: round(value, decimals) for key, value in bounds.items() if value is not None}
    words = {"label": item.label, "aggregate": item.aggregate}
    return seen | rounded | {key: value for key, value in words.items() if value is not None}


def _line(line: Line, brief: Brief) -> dict[str, Any]:
    """A line's code with its slots, its closed words and its days; titles and activities stay here."""
    kept: dict[str, Any] = {}
    for name, value in line.args.items():
        if SLOT.fullmatch(value) or name.endswith(WORDS):
            kept[name] = value
        elif (name == "on" or name.endswith("_on")) and not value.startswith("{{"):
            kept[name] = days_from(value, brief.today)
    return {"code": line.code, **kept}
