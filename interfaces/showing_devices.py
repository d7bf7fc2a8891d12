"""Sensors in a terminal, narrow enough for a phone."""

from pathlib import Path

from rich.table import Table

from agent.grounding.written import number
from devices.radio.scan import Nearby
from interfaces.showing import console
from physiology.metrics import metric
from prompts.messages import say
from workflows.recording import SensorReport

LOCALE = "en"


def show_nearby(found: tuple[Nearby, ...], seconds: float) -> None:
    """One device a line: what it is called, how near, and what can be read of it."""
    if not found:
        console.print(say("DEVICE_NOTHING_NEAR", {"seconds": f"{seconds:g}"}), markup=False)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("name", "address", "dBm", "what I read of it"):
        table.add_column(column, justify="right" if column == "dBm" else "left", overflow="fold")
    for one in found:
        kinds = ", ".join(say(f"DEVICE_KIND_{kind}") for kind in one.kinds or ("unknown",))
        near = "" if one.rssi_dbm is None else str(one.rssi_dbm)
        table.add_row(one.name or say("DEVICE_NAMELESS"), one.address, near, kinds)
    console.print(table)


def show_report(
    report: SensorReport, athlete: str | None, to: Path | None, *, simulated: bool, played: Path | None
) -> None:
    """What was heard, each signal with its range, and where it went."""
    counts: dict[str, str | float] = {"device": report.device, "samples": report.samples, "path": str(played)}
    lines = [say("DEVICE_RECORDED" if played is None else "DEVICE_REPLAYED", counts)]
    if report.battery_pct is not None and not simulated:
        lines.append(say("DEVICE_BATTERY", {"battery_pct": report.battery_pct}))
    console.print("\n".join(lines), markup=False)
    console.print(_signals(report))
    for line in _after(report, athlete, to, simulated=simulated):
        console.print(line, markup=False)


def _signals(report: SensorReport) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("signal", "lowest", "mean", "highest", "unit", "values"):
        table.add_column(column, justify="left" if column in ("signal", "unit") else "right")
    for one in report.signals:
        row = metric(one.metric)
        numbers = (number(value, row.decimals, LOCALE) for value in (one.lowest, one.mean, one.highest))
        table.add_row(say(f"METRIC_{one.metric}"), *numbers, row.unit, f"{one.known}/{one.samples}")
    return table


def _after(report: SensorReport, athlete: str | None, to: Path | None, *, simulated: bool) -> list[str]:
    lines = []
    if report.impossible:
        lines.append(say("DEVICE_IMPOSSIBLE", {"count": report.impossible}))
    if report.left_out:
        lines.append(say("DEVICE_LEFT_OUT", {"count": report.left_out}))
    if report.recorded is not None and athlete is not None:
        stored = report.recorded
        counts = {"new": stored.new, "changed": stored.changed, "unchanged": stored.unchanged}
        lines.append(say("DEVICE_STORED", {"athlete": athlete, **counts}))
    if to is not None:
        lines.append(say("DEVICE_WRITTEN", {"path": str(to)}))
    return [*lines, say("DEVICE_SIMULATED")] if simulated else lines
