"""Replies and evidence in a terminal."""

import asyncio
from typing import TYPE_CHECKING

from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from physiology.metrics import metric

if TYPE_CHECKING:
    from agent.turn import TurnResult
    from tools.evidence import Evidence

console = Console(highlight=False)


def show_reply(result: "TurnResult", latency_ms: float) -> None:
    """The reply, and in one faint line how it came about."""
    tools = ", ".join(use.name for use in result.tools) or "no tool"
    console.print(Panel(result.reply, border_style="cyan", title="fettle", title_align="left"), markup=False)
    console.print(f"[dim]{result.action} · {result.route} · {tools} · {latency_ms:.0f} ms[/dim]")


def show_evidence(result: "TurnResult") -> None:
    """The numbers a reply rests on: those it names, not everything that was looked at."""
    named = [item for item in result.evidence if item.id in result.cited]
    if not named:
        return
    table = Table(title="What this rests on", title_justify="left", header_style="bold")
    for column in ("id", "of", "metric", "value", "unit", "kind", "days"):
        table.add_column(column, justify="right" if column == "value" else "left")
    for item in named:
        name = item.metric + (f" ({item.label})" if item.label else "")
        table.add_row(item.id, item.subject, name, _value(item), item.unit, item.kind, _days(item))
    console.print(table)


async def prompt_line(name: str) -> str:
    """One line from the person at the terminal; empty at the end of input."""
    try:
        return (await asyncio.to_thread(console.input, f"[bold]{name}[/bold] › ")).strip()
    except EOFError:
        return ""


def _value(item: "Evidence") -> str:
    decimals = metric(item.metric).decimals
    text = f"{item.value:.{decimals}f}"
    return (
        text if item.low is None or item.high is None else f"{text} ({item.low:.{decimals}f}-{item.high:.{decimals}f})"
    )


def _days(item: "Evidence") -> str:
    window = item.window
    if window is None:
        return ""
    return (
        f"{window.last_on}"
        if window.days_expected == 1
        else f"{window.days_used}/{window.days_expected} to {window.last_on}"
    )
