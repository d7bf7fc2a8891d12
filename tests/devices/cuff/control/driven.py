"""A controller in a process of its own, told what to break: run as `python driven.py PLANT FOLDER [FAULT]`."""

import asyncio
import resource
import sys
import time
from pathlib import Path

from devices.cuff.control.clocks import Clocks
from devices.cuff.control.loop import Sensed
from devices.cuff.control.plant_link import PlantLink
from devices.cuff.control.process import Order, Outside, driven
from devices.cuff.control.session import Agreed, Session
from devices.cuff.control.tokens import Terms
from devices.cuff.limits import Given, Limb
from devices.cuff.state import Mode, Wish

OCCLUSION_MMHG = 100.0
GIVEN = Given(Limb.LEFT_LEG, 11.5, True, 86400.0, 600.0, OCCLUSION_MMHG, 300.0, float("nan"))
BREAKS_AFTER_S = 0.3


class Broken(Exception):
    """A sensor's own bug."""


class Breaking:
    """The plant's sensors and clocks, until the cuff has been held for a moment; then a fault."""

    def __init__(self, link: PlantLink, fault: str) -> None:
        self._link, self._fault = link, fault
        self.session: Session | None = None
        self.off_s = self.wall_off_s = 0.0

    def read(self, now_s: float) -> Sensed:
        if self.session is not None and self.session.loop.state.mode is Mode.HOLDING:
            self._break()
        return self._link.read(now_s)

    def _break(self) -> None:
        if self.session is None or self.session.loop.state.in_mode_s < BREAKS_AFTER_S:
            return
        fault, self._fault = self._fault, ""
        if fault:
            print(f"broke {time.monotonic()}", flush=True)
        match fault:
            case "block":
                time.sleep(30.0)
            case "spin":
                sys.set_int_max_str_digits(0)
                int("7" * 4_000_000)  # never lets go of the interpreter
            case "raise":
                raise Broken
            case "gap":
                self.off_s = 3.0
            case "back":
                self.off_s = -3.0
            case "wall":
                self.wall_off_s = -30 * 3600.0
            case "full":
                resource.setrlimit(resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))


def main() -> None:
    plant, folder = Path(sys.argv[1]), Path(sys.argv[2])
    monotonic = time.monotonic
    link = PlantLink(plant)
    breaking = Breaking(link, sys.argv[3] if len(sys.argv) > 3 else "")
    clocks = Clocks(lambda: monotonic() + breaking.off_s, lambda: time.time() + breaking.wall_off_s)

    def show(wish: Wish, code: str, terms: Terms) -> None:
        print(f"code {wish.value} {code} {terms.start_mmhg} {terms.up_to_mmhg}", flush=True)

    def opened(session: Session) -> None:
        breaking.session = session
        print("open", flush=True)

    order = Order(Agreed(GIVEN, 0.5, 0.6), folder / "cuff.sock", folder / "limb.ledger")
    asyncio.run(driven(order, Outside(link, breaking, clocks, show, opened)))


if __name__ == "__main__":
    main()
