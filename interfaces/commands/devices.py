"""`fettle device`: which sensors are near, recording one, and playing a recording again."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interfaces.commands.running import FAILED, MISUSED, run, stop

if TYPE_CHECKING:
    from devices.radio.scan import Nearby
    from workflows.recording import SensorReport

app = typer.Typer(help="Sensors by Bluetooth: what is near, record one, play a recording.", no_args_is_help=True)

MINUTE_S = 60.0
SEED = 7

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Athlete = Annotated[str | None, typer.Option(help="Whose signal it is: stores it. A new name makes a new athlete.")]
Speed = Annotated[float, typer.Option(help="How many times as fast; simulated sensors and recordings only.", min=0.1)]
Seed = Annotated[int, typer.Option(help="The same seed gives the same simulated signal.")]


@app.command()
def scan(
    seconds: Annotated[float, typer.Option(help="How long to listen.", min=0.1, max=120)] = 5.0,
    simulated: Annotated[bool, typer.Option("--simulated", help="List the simulated sensors instead.")] = False,
    as_json: Json = False,
) -> None:
    """List the Bluetooth devices near, and what can be read of each. Exit code 1 without Bluetooth.

    Examples
    --------
      fettle device scan
      fettle device scan --simulated
    """

    async def work() -> "tuple[Nearby, ...]":
        from devices.radio.scan import nearby
        from devices.sensors import BY_SERVICE, simulated_nearby

        with _plainly():
            return simulated_nearby() if simulated else await nearby(seconds, BY_SERVICE)

    found = run(work)
    if as_json:
        devices = [one.model_dump(mode="json") for one in found]
        typer.echo(json.dumps({"simulated": simulated, "devices": devices}, ensure_ascii=False))
        return
    from interfaces.showing_devices import show_nearby

    show_nearby(found, seconds)


@app.command()
def record(
    wanted: Annotated[str, typer.Argument(metavar="NAME_OR_ADDRESS", help="As `fettle device scan` lists it.")],
    athlete: Athlete = None,
    minutes: Annotated[
        float, typer.Option(help="How long; Ctrl-C ends it early and keeps it.", min=0.01, max=720)
    ] = 10,
    to: Annotated[Path | None, typer.Option(help="Write every sample to this file as JSON lines.")] = None,
    site: Annotated[str | None, typer.Option(help="Where it is worn, for example vastus_lateralis_left.")] = None,
    kind: Annotated[str | None, typer.Option(help="What to read, where the device does not say.")] = None,
    simulated: Annotated[bool, typer.Option("--simulated", help="Record a simulated sensor.")] = False,
    speed: Speed = 1.0,
    seed: Seed = SEED,
    as_json: Json = False,
) -> None:
    """Record a sensor for a while: for an athlete, into a file, or both. A lost sensor is sought again.

    Examples
    --------
      fettle device record "Polar H10 5A3B" --athlete "Ana Lima" --minutes 45
      fettle device record moxy --athlete "Ana Lima" --site vastus_lateralis_left --to moxy.jsonl
      fettle device record "simulated strap" --simulated --speed 60 --minutes 10 --athlete "Ana Lima"
    """
    from devices.sensors import KINDS

    if athlete is None and to is None:
        stop("DEVICE_NO_PURPOSE", MISUSED)
    if kind is not None and kind not in KINDS:
        stop("DEVICE_KIND", MISUSED, said=kind, known=", ".join(KINDS))
    if speed != 1.0 and not simulated:
        stop("DEVICE_SPEED", MISUSED)

    async def work() -> "SensorReport":
        from interfaces.sensor_recording import Order, recorded, sought, sought_simulated

        order = Order(minutes * MINUTE_S, athlete, to, site, speed, quiet=as_json)
        with _plainly(wanted):
            sensor, found = sought_simulated(wanted, seed, speed) if simulated else await sought(wanted, kind)
            return await recorded(sensor, found, order, simulated=simulated)

    _show(run(work), athlete, to, as_json=as_json, simulated=simulated)


@app.command()
def replay(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `fettle device record --to` wrote.")],
    athlete: Athlete = None,
    speed: Speed = 1000.0,
    as_json: Json = False,
) -> None:
    """Play a recorded stream through the same port as the sensor; with --athlete, store it. Twice changes nothing.

    Examples
    --------
      fettle device replay moxy.jsonl
      fettle device replay moxy.jsonl --athlete "Ana Lima"
    """
    if not path.is_file():
        stop("NO_SUCH_PATH", MISUSED, path=str(path))

    async def work() -> "SensorReport":
        from interfaces.sensor_recording import played

        with _plainly(path=path):
            return await played(path, athlete, speed, quiet=as_json)

    _show(run(work), athlete, None, as_json=as_json, played=path)


@contextmanager
def _plainly(wanted: str = "", path: Path | None = None) -> Iterator[None]:
    """Expected failures of sensors as one sentence each."""
    from devices.radio.lines import BrokenRecording
    from devices.radio.link import Disconnected
    from devices.radio.scan import NoBluetooth, NotNear

    try:
        yield
    except NoBluetooth as error:
        stop("DEVICE_NO_BLUETOOTH", FAILED, why=error.why)
    except NotNear as error:
        stop("DEVICE_NOT_NEAR", FAILED, wanted=error.wanted)
    except Disconnected as error:
        stop("DEVICE_REFUSED", FAILED, wanted=wanted, why=str(error))
    except BrokenRecording as error:
        stop("RECORDING_BROKEN", FAILED, path=str(path), line=str(error.line), why=error.why, kind=error.kind)


def _show(
    report: "SensorReport",
    athlete: str | None,
    to: Path | None,
    *,
    as_json: bool,
    simulated: bool = False,
    played: Path | None = None,
) -> None:
    if as_json:
        typer.echo(json.dumps(report.model_dump(mode="json"), ensure_ascii=False))
        return
    from interfaces.showing_devices import show_report

    show_report(report, athlete, to, simulated=simulated, played=played)
