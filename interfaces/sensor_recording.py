"""Recording at the command line: which sensor, for how long, and where its signal goes."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from devices.radio.lines import BrokenRecording, Heading, heading
from devices.radio.recording import Recording
from devices.radio.route import THIS_MACHINE, Route
from devices.radio.scan import NotNear, nearby
from devices.radio.sensor import Sample, Sensor
from devices.sensors import BY_SERVICE, KINDS, SensorKind, simulated_nearby
from interfaces.commands.imports import OWN_TEAM
from interfaces.commands.running import FAILED, MISUSED, stop
from interfaces.database import opened_store
from interfaces.progress import bar
from settings import Settings
from store import Recorded, Store
from workflows.imports import athlete_named
from workflows.recording import SensorReport, listen, new_recording, replayed, summary

SCAN_S = 8.0
GRACE_S = 5.0
"""How much longer than asked a sensor may take, before the wall clock ends it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for."""

    seconds: float
    athlete: str | None
    to: Path | None
    site: str | None
    speed: float
    quiet: bool


async def sought(wanted: str, kind: str | None, route: Route = THIS_MACHINE) -> tuple[Sensor[Any], SensorKind[Any]]:
    """A sensor near, by name or address, with the driver of what it says it is."""
    if kind is None:
        heard = await nearby(SCAN_S, BY_SERVICE, route)
        match = next((one for one in heard if one.is_called(wanted)), None)
        if match is None:
            raise NotNear(wanted)
        if not match.kinds:
            stop("DEVICE_UNREADABLE", FAILED, wanted=wanted, known=", ".join(KINDS))
        kind, wanted = match.kinds[0], match.address
    return KINDS[kind].reach(wanted, route), KINDS[kind]


def sought_simulated(wanted: str, seed: int, speed: float) -> tuple[Sensor[Any], SensorKind[Any]]:
    """A sensor without hardware, by its name or kind."""
    there = simulated_nearby()
    match = next((one for one in there if one.is_called(wanted)), None)
    if match is None:
        names = ", ".join(one.name or one.address for one in there)
        stop("DEVICE_SIMULATED_UNKNOWN", MISUSED, said=wanted, known=names)
    kind = KINDS[match.kinds[0]]
    return kind.simulate(seed, speed), kind


async def recorded(sensor: Sensor[Any], kind: SensorKind[Any], order: Order, *, simulated: bool) -> SensorReport:
    """Connect, record, and put the signal where it belongs."""
    zone = await _zone(order.athlete)
    await sensor.connect()
    started_at = datetime.now(UTC)  # the clock of its samples started with the connection
    try:
        said = Heading(
            kind=kind.key,
            device=sensor.name,
            vendor="simulated" if simulated else kind.vendor,
            on=started_at.astimezone(zone).date(),
            started_at=started_at,
            site=order.site,
        )
        battery_pct = await sensor.battery_pct()
        recording = new_recording(said)
        wall_s = order.seconds / order.speed + GRACE_S
        with _sinks(order, said) as heard:
            taken = await _listened(sensor, kind, recording, order.seconds, wall_s, heard)
    finally:
        await sensor.close()
    return await _reported(recording, said, taken, battery_pct, order.athlete)


async def played(path: Path, athlete: str | None, speed: float, *, quiet: bool) -> SensorReport:
    """Play a file through the port of its kind."""
    said = heading(path)
    if said.kind not in KINDS:
        raise BrokenRecording(1, "heading")
    sensor, kind = replayed(path, said, speed), KINDS[said.kind]
    recording = new_recording(said)
    await sensor.connect()
    with bar(quiet=quiet) as advance:
        taken = await _listened(
            sensor, kind, recording, float("inf"), float("inf"), lambda one: advance(f"{one.at_s:.0f} s")
        )
    return await _reported(recording, said, taken, None, athlete)


async def _listened(
    sensor: Sensor[Any],
    kind: SensorKind[Any],
    recording: Recording,
    seconds: float,
    wall_s: float,
    heard: Callable[[Sample], None],
) -> int:
    """Listen; Ctrl-C ends it early, and what was heard until then counts."""
    listening = asyncio.create_task(listen(sensor, kind, recording, seconds=seconds, wall_s=wall_s, heard=heard))
    try:
        return await asyncio.shield(listening)
    except asyncio.CancelledError:
        await sensor.close()
        return await listening


@contextmanager
def _sinks(order: Order, said: Heading) -> Iterator[Callable[[Sample], None]]:
    """Where each sample goes besides the recording: the progress bar, and the file."""
    with ExitStack() as stack:
        advance = stack.enter_context(bar(round(order.seconds), quiet=order.quiet))
        file = None if order.to is None else stack.enter_context(_opened(order.to))
        if file is not None:
            file.write(f"{said.model_dump_json()}\n")

        def heard(sample: Sample) -> None:
            advance(said.device, round(sample.at_s), round(order.seconds))
            if file is not None:
                file.write(f"{sample.model_dump_json()}\n")

        yield heard


def _opened(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        stop("CANNOT_WRITE", FAILED, path=str(path), why=error.strerror or str(error))


async def _zone(athlete: str | None) -> ZoneInfo:
    if athlete is None:
        return ZoneInfo("UTC")
    async with opened_store(Settings()) as store:
        known = await store.people.athlete(athlete)
    return ZoneInfo(known.time_zone if known else "UTC")


async def _reported(
    recording: Recording, said: Heading, taken: int, battery_pct: int | None, athlete: str | None
) -> SensorReport:
    streams = recording.streams()
    if not streams:
        stop("DEVICE_SILENT", FAILED, wanted=said.device)
    stored = None
    if athlete is not None:
        async with opened_store(Settings()) as store:
            stored = await _stored(store, athlete, recording)
    return SensorReport(
        device=said.device,
        kind=said.kind,
        samples=taken,
        battery_pct=battery_pct,
        signals=summary(recording),
        impossible=recording.beyond,
        left_out=recording.left_out,
        recorded=stored,
    )


async def _stored(store: Store, athlete: str, recording: Recording) -> Recorded:
    athlete_id = await athlete_named(store, athlete, OWN_TEAM)
    return await store.streams.record(athlete_id, recording.streams())
