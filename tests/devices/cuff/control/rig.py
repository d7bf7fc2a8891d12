"""A loop in virtual time over a simulated cuff, tick by tick."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from devices.cuff.control.clocks import Clocks
from devices.cuff.control.ledger_file import LedgerFile
from devices.cuff.control.loop import Loop, Sensed
from devices.cuff.control.session import Agreed, Session
from devices.cuff.control.tokens import Terms
from devices.cuff.limits import Given, Limb
from devices.cuff.port import Command, CuffStatus, LinkLost
from devices.cuff.simulator import SimulatedCuff
from devices.cuff.state import Event, Mode, Origin, State, Step, Wish

OCCLUSION_MMHG = 200.0
GIVEN = Given(Limb.LEFT_LEG, 11.5, True, 86400.0, 600.0, OCCLUSION_MMHG, 300.0, float("nan"))
AGREED = Agreed(GIVEN, 0.4, 0.5)
CALM = Sensed(smo2_pct=60.0, smo2_age_s=0.1, emg_share=1.0, emg_age_s=0.05)


@dataclass
class Port:
    """A simulated cuff whose link can be cut."""

    cuff: SimulatedCuff = field(default_factory=lambda: SimulatedCuff(7))
    sent: list[Command] = field(default_factory=list)
    lost: bool = False

    async def connect(self) -> None: ...

    async def send(self, command: Command) -> None:
        if self.lost:
            raise LinkLost
        self.sent.append(command)
        self.cuff.take(command)

    def status(self) -> CuffStatus:
        return self.cuff.status()

    async def close(self) -> None: ...


@dataclass
class Scripted:
    """Sensors and supervisor as a test sets them."""

    sensed: Sensed = CALM
    wished: Event | None = None
    supervisor_age_s: float = 0.0
    looked: int = 0

    def read(self, now_s: float) -> Sensed:
        return replace(self.sensed, smo2_pct=self.sensed.smo2_pct + (now_s * 10 % 7) / 10)

    def wish(self, state: State, sensed: Sensed, now_s: float) -> Event | None:
        self.looked += 1
        wished, self.wished = self.wished, None
        return wished

    def age_s(self, now_s: float) -> float:
        return self.supervisor_age_s


class Rig:
    """Loop, session and cuff with a clock that a test turns."""

    def __init__(self, folder: Path) -> None:
        self.now_s, self.wall_s, self.alive = 1000.0, 1_700_000_000.0, 0
        self.port, self.beside = Port(), Scripted()
        self.shown: list[tuple[Wish, str, Terms]] = []
        self.answers: list[dict[str, Any]] = []
        self.path = folder / "limb.ledger"
        self.loop = self.made()
        self.session = Session(self.loop, AGREED, lambda *one: self.shown.append(one), lambda: self.now_s)

    def made(self) -> Loop:
        clocks = Clocks(lambda: self.now_s, lambda: self.wall_s)
        ledger = LedgerFile(self.path)
        return Loop(Limb.LEFT_LEG, self.port, self.beside, self.beside, ledger, clocks, self._alive)

    def _alive(self) -> None:
        self.alive += 1

    async def tick(self, times: int = 1, dt_s: float = 0.1) -> Step:
        for _ in range(times):
            self.port.cuff.advance(dt_s)
            self.now_s += dt_s
            self.wall_s += dt_s
            last = await self.loop.tick(self.now_s)
        return last

    async def ready(self) -> None:
        self.session.begin()
        await self.tick(3)
        assert self.loop.state.mode is Mode.READY, self.loop.state

    async def holding(self) -> None:
        await self.ready()
        self.loop.ask(Event(Wish.START, Origin.PERSON, 80.0, 100.0), lambda _step: None)
        for _ in range(60):
            await self.tick()
            if self.loop.state.mode is Mode.HOLDING:
                await self.tick(3)
                return
        raise AssertionError(self.loop.state)

    @property
    def mode(self) -> Mode:
        return self.loop.state.mode
