"""Record a sensor for a while, or play a recording again."""

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from devices.radio.lines import Heading, samples
from devices.radio.recording import Recording
from devices.radio.sensor import Sample, Sensor
from devices.radio.simulated import SimulatedSensor
from devices.sensors import KINDS, SensorKind
from physiology.finding import Shape
from physiology.observation import Source
from store import Recorded

Heard = Callable[[Sample], None]


class SignalSummary(Shape):
    """One recorded signal in a line."""

    metric: str
    samples: int
    known: int
    lowest: float
    mean: float
    highest: float


class SensorReport(Shape):
    """What a sensor said, and what became of it."""

    device: str
    kind: str
    samples: int
    battery_pct: int | None
    signals: tuple[SignalSummary, ...]
    impossible: int
    """Values beyond what the catalogue allows; their moments are kept without a value."""
    left_out: int
    """Readings not later than the one before, or more than can be stored."""
    recorded: Recorded | None = None
    """None where nothing was stored."""


def new_recording(said: Heading) -> Recording:
    """An empty recording with the heading's day, start, source and site."""
    return Recording(
        on=said.on,
        started_at=said.started_at,
        source=Source(vendor=said.vendor, device=said.device, method=said.kind),
        site=said.site,
    )


async def listen(
    sensor: Sensor[Any], kind: SensorKind[Any], recording: Recording, *, seconds: float, wall_s: float, heard: Heard
) -> int:
    """Take samples until one is later than `seconds`, or the wall clock says enough; how many there were.

    A cancellation ends it early, and what was heard until then stays.
    """
    read, taken = kind.reader(), 0
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(wall_s):
            async for sample in sensor.samples():
                if sample.at_s > seconds:
                    break
                recording.add(read(sample))
                heard(sample)
                taken += 1
    return taken


def replayed(path: Path, said: Heading, speed: float) -> Sensor[Any]:
    """A sensor that says again what a file holds, through the port of its kind."""
    sample = KINDS[said.kind].sample
    return SimulatedSensor(said.device, lambda: samples(path, sample), speed)


def summary(recording: Recording) -> tuple[SignalSummary, ...]:
    """Each recorded signal with its range."""
    found = []
    for stream in recording.streams():
        known = stream.values[stream.values == stream.values]
        found.append(
            SignalSummary(
                metric=stream.metric,
                samples=stream.values.size,
                known=known.size,
                lowest=float(known.min()),
                mean=float(known.mean()),
                highest=float(known.max()),
            )
        )
    return tuple(found)
