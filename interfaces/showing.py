"""Replies and evidence in a terminal."""

import asyncio
from typing import TYPE_CHECKING

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from agent.grounding.written import number, quantity
from physiology.metrics import metric
from prompts.messages import say

if TYPE_CHECKING:
    from agent.turn import TurnResult
    from tools.evidence import Evidence

console = Console(highlight=False, emoji=False)


def show_reply(result: "TurnResult", latency_ms: float) -> None:
    """The reply, and in one faint line how it came about."""
    tools = ", ".join(use.name for use in result.tools) or "no tool"
    console.print(Panel(Text(result.reply), border_style="cyan", title="fettle", title_align="left"), markup=False)
    console.print(f"[dim]{result.action} · {result.route} · {tools} · {latency_ms:.0f} ms[/dim]")


def show_evidence(result: "TurnResult") -> None:
    """The numbers a reply rests on: those it names, not everything that was looked at."""
    cited = [item for item in result.evidence if item.id in result.cited]
    if not cited:
        return
    many = any(item.subject not in ("you", "group") for item in cited)
    table = Table(title="What this rests on", title_justify="left", header_style="bold", box=None, pad_edge=False)
    for column in ("", *(("who",) if many else ()), "what", "value", "how", "days"):
        table.add_column(column, justify="right" if column == "value" else "left", no_wrap=column in ("value", "days"))
    for item in cited:
        who = (result.people.get(item.subject, item.subject),) if many else ()
        table.add_row(
            item.id, *who, _what(item, result.language), _value(item, result.language), item.kind, _days(item)
        )
    console.print(table)


async def prompt_line(name: str) -> str:
    """One line from the person at the terminal; empty at the end of input."""
    try:
        return (await asyncio.to_thread(console.input, f"[bold]{name}[/bold] › ")).strip()
    except EOFError:
        return ""


def _what(item: "Evidence", language: str) -> str:
    name = say(f"METRIC_{item.metric}", locale=language)
    return f"{name} ({item.label.replace('_', ' ')})" if item.label else name


def _value(item: "Evidence", language: str) -> str:
    text = quantity(item.metric, item.value, language)
    if item.low is None or item.high is None:
        return text
    low, high = (number(bound, metric(item.metric).decimals, language) for bound in (item.low, item.high))
    return f"{text} ({low}-{high})"


def _days(item: "Evidence") -> str:
    window = item.window
    if window is None:
        return ""
    last_on = f"{window.last_on:%d %b}"
    return last_on if window.days_expected == 1 else f"{window.days_used}/{window.days_expected} to {last_on}"
