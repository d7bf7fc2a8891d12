"""The deterministic explanation: a tool's lines and tables, in words."""

from datetime import date

from babel.dates import format_date

from agent.model import Brief, ToolOutcome
from prompts.messages import say
from tools.evidence import Line, Table, ToolResult

ONCE = ("CHANGE_", "RULE_")
"""Prefixes of what is said once a turn, whichever tool says it first."""
ECHOES = {
    "PLAN_EMPTY": "READY_NO_SESSION",
    "CHANGE_KIND_NOW": "CHANGE_KIND",
    "CHANGE_SIZE_NOW": "CHANGE_SIZE",
}
"""What adds nothing where another line was said before."""


def compose(result: ToolResult, brief: Brief, said: set[str]) -> str:
    """All lines of a result, then its table. What another tool of the turn has `said` is not repeated."""
    locale = brief.principal.locale
    lines = [line for line in result.lines if not _said_before(line.code, said)]
    said.update(line.code for line in lines)
    sentences = " ".join(sentence(line, locale) for line in lines)
    sentences = sentences[:1].upper() + sentences[1:]
    return "\n".join(part for part in (sentences, _rows(result.table, locale) if result.table else "") if part)


def failure(outcome: ToolOutcome, locale: str) -> str:
    """What to say when a tool gave no result."""
    code = outcome.error or "no_result"
    return say(f"ERROR_{code}", locale=locale)


def sentence(line: Line, locale: str) -> str:
    """One line in words."""
    return say(line.code, {name: _worded(name, value, locale) for name, value in line.args.items()}, locale)


def _said_before(code: str, said: set[str]) -> bool:
    return ECHOES.get(code) in said or (code in said and code.startswith(ONCE))


def _worded(name: str, value: str, locale: str) -> str:
    """Days travel as ISO dates and metrics as catalogue keys; both are printed in words."""
    if name == "metric" or name.endswith("_metric"):
        return say(f"METRIC_{value}", locale=locale)
    if name == "weekday":
        return format_date(date.fromisoformat(value), "EEEE", locale)
    if (name != "on" and not name.endswith("_on")) or value.startswith("{{"):
        return value
    return format_date(date.fromisoformat(value), "EEE d MMM", locale)


def _rows(table: Table, locale: str) -> str:
    head = [sentence(column, locale) for column in table.columns]
    body = [[cell if isinstance(cell, str) else sentence(cell, locale) for cell in row] for row in table.rows]
    return "\n".join(" · ".join(row) for row in (head, *body))
