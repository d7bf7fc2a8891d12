"""`fettle cuff run`: the control loop of one cuff, in this process and alone in it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from devices.cuff.limits import Limb
from interfaces.commands.running import FAILED, MISUSED, run, stop

if TYPE_CHECKING:
    from devices.cuff.control.loop import Loop
    from interfaces.simulated_cuff import Simulated

SEED = 7
SOCKET, PLANT = "cuff.sock", "plant.sock"


def run_cuff(
    simulated: Annotated[bool, typer.Option("--simulated", help="Drive a simulated cuff on a simulated limb.")] = False,
    seconds: Annotated[float, typer.Option(help="End after so long, vented.", min=0.1, max=14400)] = 3600.0,
    limb: Annotated[Limb, typer.Option(help="Where the cuff sits.")] = Limb.LEFT_LEG,
    socket: Annotated[Path | None, typer.Option(help="Where to listen; only you may open it.")] = None,
    ledger: Annotated[Path | None, typer.Option(help="Where this limb's time under pressure is kept.")] = None,
    plant: Annotated[Path | None, typer.Option(help="Socket of a simulated cuff that runs already.")] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same simulated limb.")] = SEED,
    as_json: Annotated[bool, typer.Option("--json", help="At the end, print one JSON object.")] = False,
) -> None:
    """Run the control loop of one cuff. Real hardware is off by default; Ctrl-C vents and ends.

    Codes appear here and nowhere else. Type `start`, then `start CODE`; `done` after a set; Enter stops.

    Examples
    --------
      fettle cuff run --simulated
      fettle cuff run --simulated --seconds 60 --limb right_arm
    """
    from settings import Settings

    settings = Settings()
    home = settings.home / "cuff"
    if not simulated:
        _refuse(home, allowed=settings.cuff_hardware)
    from interfaces.simulated_cuff import Simulated

    home = home / "simulated"
    kept = ledger or home / f"{limb.value}.ledger"
    asked = Simulated(limb, seed, seconds, socket or home / SOCKET, kept, plant, home / PLANT)
    loop = run(lambda: _plainly(asked))
    if as_json:
        typer.echo(json.dumps(_summary(loop)))


async def _plainly(asked: "Simulated") -> "Loop":
    from devices.cuff.control.ledger_file import LedgerUnreadable, LimbTaken
    from devices.cuff.port import LinkLost
    from interfaces.simulated_cuff import run_simulated

    try:
        return await run_simulated(asked)
    except LimbTaken as taken:
        stop("CUFF_LIMB_TAKEN", FAILED, path=str(taken.path))
    except LedgerUnreadable as unreadable:
        stop("CUFF_LEDGER_UNREADABLE", FAILED, path=str(unreadable.path), why=unreadable.why)
    except LinkLost:
        stop("CUFF_UNREACHABLE", FAILED)


def _refuse(home: Path, *, allowed: bool) -> None:
    """One plain sentence, whatever is missing; with everything there, what this version still lacks."""
    from interfaces.cuff_hardware import FILE, hardware_refused

    code = hardware_refused(allowed, home, datetime.now(UTC).date())
    stop(code or "CUFF_NO_SENSORS", MISUSED, path=str(home / FILE))


def _summary(loop: "Loop") -> dict[str, object]:
    from devices.cuff.control.messages import told

    late = {
        f"late_{name}_ms": round(1000.0 * loop.lateness.quantile_s(share), 2)
        for name, share in (("p50", 0.5), ("p99", 0.99), ("max", 1.0))
    }
    return {**told(loop.last, loop.lateness), **late}
