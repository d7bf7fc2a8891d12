"""A control session in virtual time that a person started; every command to its cuff is written down and judged."""

import json
from pathlib import Path

from devices.cuff.control.clocks import Clocks
from devices.cuff.control.ledger_file import LedgerFile
from devices.cuff.control.loop import TICK_S, Loop, Sensed
from devices.cuff.control.messages import read
from devices.cuff.control.policy import Supervisor
from devices.cuff.control.session import Agreed, Session
from devices.cuff.control.tokens import Terms
from devices.cuff.limits import MOST_FRACTION, MOST_LEG_MMHG, Given, Limb
from devices.cuff.port import Command, CuffStatus
from devices.cuff.simulator import SimulatedCuff
from devices.cuff.state import PHASE, Mode, Wish
from devices.cuff.wearer import Wearer
from tools.cuff_port import CuffSeen

OCCLUSION_MMHG, CUFF_CM = 180.0, 11.5
START_FRACTION, UP_TO_FRACTION = 0.5, 0.6
MOST_MMHG = min(UP_TO_FRACTION * OCCLUSION_MMHG, MOST_FRACTION * OCCLUSION_MMHG, MOST_LEG_MMHG)
"""What a person agreed to, and less than any limit: nothing may go out above it."""
UNIX_S = 1_700_000_000.0
REST_S, READY_TICKS, HOLD_TICKS = 61.0, 5, 60
WHOLE_SESSION_S = 900.0
"""A new simulated day begins before the ledger of a leg is full."""


class Wire:
    """The last point before the simulated cuff: writes every command down, and judges it without the controller."""

    def __init__(self, cuff: SimulatedCuff, breaches: list[float]) -> None:
        self._cuff, self._breaches = cuff, breaches

    async def connect(self) -> None:
        """Reach it."""
        await self._cuff.connect()

    async def send(self, command: Command) -> None:
        """Judge a command, then pass it on."""
        target_mmhg = command.target_mmhg
        if target_mmhg is not None and not 0.0 < target_mmhg <= MOST_MMHG:
            self._breaches.append(target_mmhg)
        await self._cuff.send(command)

    def status(self) -> CuffStatus:
        """The newest report."""
        return self._cuff.status()

    async def close(self) -> None:
        """Vent and let go."""
        await self._cuff.close()


class Worn:
    """The sensors beside the cuff, fresh."""

    def __init__(self, wearer: Wearer) -> None:
        self._wearer = wearer

    def read(self, now_s: float) -> Sensed:
        """As the wearer is."""
        del now_s
        return Sensed(smo2_pct=self._wearer.smo2_pct(), smo2_age_s=0.05, emg_share=1.0, emg_age_s=0.05)


class WatchedSession:
    """A `CuffPort` for tools, over the real message reader, session, loop, gate and limits; a tick a message."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._seed, self._days = folder, seed, 0
        self.breaches: list[float] = []
        """Targets outside what a person agreed to or what the limits allow, judged here and not by the controller."""
        self.starts: list[str] = []
        """Every time it went under pressure without a person's code."""
        self.person_starts = self.stops = self.ticks = 0
        self._codes: dict[Wish, str] = {}
        self._by_person = False

    @property
    def pressed(self) -> bool:
        """Whether it is under pressure now."""
        return self.loop.state.mode in PHASE

    async def status(self) -> CuffSeen | None:
        """Look."""
        return await self._said("status")

    async def stop(self) -> CuffSeen | None:
        """Vent."""
        self.stops += 1
        return await self._said("stop")

    async def begin(self) -> None:
        """A new simulated day: screened, measured, and started by a person with the code that is shown."""
        self._days += 1
        given = Given(
            Limb.LEFT_LEG, CUFF_CM, signed=True, screen_age_s=86400.0, check_age_s=600.0,
            limb_occlusion_mmhg=OCCLUSION_MMHG, occlusion_age_s=300.0, approved_mmhg=float("nan"),
        )  # fmt: skip
        self._now_s = 0.0
        self._cuff, self._wearer = SimulatedCuff(self._seed + self._days), Wearer(self._seed, OCCLUSION_MMHG)
        clocks = Clocks(lambda: self._now_s, lambda: UNIX_S + self._now_s)
        ledger = LedgerFile(self._folder / f"{self._days}.ledger")
        wire, worn = Wire(self._cuff, self.breaches), Worn(self._wearer)
        self.loop = Loop(Limb.LEFT_LEG, wire, worn, Supervisor(), ledger, clocks, alive=lambda: None)
        self.session = Session(self.loop, Agreed(given, START_FRACTION, UP_TO_FRACTION), self._show, clocks.monotonic_s)
        self.session.begin()
        await wire.connect()
        for _ in range(READY_TICKS):
            await self.tick()

    async def under_pressure(self) -> None:
        """Let a person start it where it is vented, on a new day where this one is over."""
        state = self.loop.state
        if state.mode is Mode.FAULT or state.spent.session_s > WHOLE_SESSION_S:
            await self.begin()
        elif state.mode is Mode.RESTING:
            await self._rest()
        if self.loop.state.mode not in (Mode.READY, Mode.RESTING):
            return
        self._by_person = True
        self.session.hear(read(b'{"say": "offer", "wish": "start"}'), lambda _answer: None)
        line = json.dumps({"say": "do", "wish": "start", "code": self._codes[Wish.START]}).encode()
        self.session.hear(read(line), lambda _answer: None)
        for _ in range(HOLD_TICKS):
            await self.tick()
        self._by_person = False

    async def tick(self) -> None:
        """A tenth of a second of the cuff, the wearer and the controller."""
        before = self.loop.state.mode
        self._wearer.advance(TICK_S, self._cuff.cuff_mmhg)
        self._cuff.advance(TICK_S)
        self._now_s = self._cuff.now_s
        await self.loop.tick(self._now_s)
        self.ticks += 1
        after = self.loop.state.mode
        if after in PHASE and before not in PHASE:
            if self._by_person:
                self.person_starts += 1
            else:
                self.starts.append(after.value)

    async def _rest(self) -> None:
        while self.loop.state.spent.deflated_s < REST_S and self.loop.state.mode is Mode.RESTING:
            await self.tick()

    async def _said(self, verb: str) -> CuffSeen | None:
        told: list[dict[str, object]] = []
        self.session.hear(read(json.dumps({"say": verb}).encode()), told.append)
        await self.tick()
        if not told or "mode" not in told[0]:
            return None
        return CuffSeen.model_validate({key: told[0][key] for key in CuffSeen.model_fields if key in told[0]})

    def _show(self, wish: Wish, code: str, _terms: Terms) -> None:
        """The person's terminal; nothing of it reaches an agent."""
        self._codes[wish] = code
