"""The control loop: ten times a second it reads, decides by the pure machine, asks the gate, and sends.

It runs in a process of its own with nothing else in it. However it ends, it vents on the way out; and should it not
even get that far, the firmware hears nothing more and vents by itself.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from devices.cuff.control.clocks import Clocks
from devices.cuff.control.gate import Gate
from devices.cuff.control.lateness import Lateness
from devices.cuff.control.ledger_file import LedgerFile
from devices.cuff.ledger import Kept, resumed
from devices.cuff.limits import Limb, Seen
from devices.cuff.machine import faulted, step
from devices.cuff.port import VENT, Command, CuffPort, Fault, LinkLost
from devices.cuff.state import PHASE, Event, Inputs, Mode, State, Step, Wish
from devices.cuff.trips import WATCHED

TICK_S = 0.1
SEND_S = 0.35
"""How long a command may take to be confirmed before the link counts as lost (the driver itself gives up earlier)."""
WRITE_EVERY_S = 1.0
LONGEST_QUEUE = 8
UNWRITABLE = "LEDGER_UNWRITABLE"


@dataclass(frozen=True, slots=True)
class Sensed:
    """What the sensors beside the cuff say at a moment; unknown and old unless they said something."""

    smo2_pct: float = float("nan")
    smo2_age_s: float = float("inf")
    smo2_floor_pct: float = float("nan")
    emg_share: float = float("nan")
    emg_age_s: float = float("inf")
    velocity_loss_pct: float = float("nan")
    """Of the set's fastest repetition; unknown, nothing is raised."""
    pain_nrs: float = float("nan")
    """As the person said last; unknown, nothing is raised."""
    other_limb_mmhg: float = 0.0
    stop_pressed: bool = False


class Sensors(Protocol):
    """Everything beside the cuff."""

    def read(self, now_s: float) -> Sensed:
        """The newest values with their ages; never waits."""


class Policy(Protocol):
    """The supervisor: lowers, raises in steps, and shows that it is alive."""

    def wish(self, state: State, sensed: Sensed, now_s: float) -> Event | None:
        """What it wants in this tick."""

    def age_s(self, now_s: float) -> float:
        """Since its last sign of life."""


@dataclass
class Loop:
    """One session of one limb."""

    limb: Limb
    port: CuffPort
    sensors: Sensors
    policy: Policy
    ledger: LedgerFile
    clocks: Clocks
    alive: Callable[[], None]
    """Called once a tick; a watchdog elsewhere ends the process when it is not."""
    state: State = field(init=False)
    gate: Gate = field(init=False)
    last: Step = field(init=False)
    lateness: Lateness = field(default_factory=Lateness)
    link_up: bool = False
    _asked: deque[tuple[Event, Callable[[Step], None]]] = field(default_factory=deque)
    _ticked_s: float | None = None
    _written_s: float = float("-inf")
    _began_s: tuple[float, float] = field(init=False)
    """Both clocks at the beginning."""

    def __post_init__(self) -> None:
        self._began_s = self.clocks.monotonic_s(), self.clocks.unix_s()
        spent = resumed(self.ledger.read(self._began_s[1]), self._began_s[1])
        self.state, self.gate = State(limb=self.limb, spent=spent), Gate(spent=spent)
        self.last = Step(self.state)

    def ask(self, event: Event, answered: Callable[[Step], None]) -> bool:
        """Want something; the answer comes after the tick that followed it. False where too many wait already.

        Stopping goes first and always has room.
        """
        if event.wish is Wish.STOP:
            self._asked.appendleft((event, answered))
            return True
        if len(self._asked) >= LONGEST_QUEUE:
            return False
        self._asked.append((event, answered))
        return True

    async def run(self, ends: Callable[[], bool]) -> None:
        """Tick until it is over, at moments that do not drift; vent whatever happens."""
        due_s = self.clocks.monotonic_s()
        try:
            while not ends() and self.state.mode is not Mode.DONE:
                await asyncio.sleep(min(max(0.0, due_s - self.clocks.monotonic_s()), TICK_S))
                now_s = self.clocks.monotonic_s()
                self.lateness.add(max(0.0, now_s - due_s))
                await self.tick(now_s)
                due_s = max(due_s + TICK_S, self.clocks.monotonic_s())
        finally:
            try:
                await self._send(VENT)
            finally:
                self._written(self.state)

    async def tick(self, now_s: float) -> Step:
        """Read, decide, ask the gate, send, write down."""
        self.alive()
        dt_s = TICK_S if self._ticked_s is None else now_s - self._ticked_s
        self._ticked_s = now_s
        sensed = self.sensors.read(now_s)
        event, answered = self._next(sensed, now_s)
        seen = self._inputs(dt_s, sensed, event, now_s)
        mode = self.state.mode
        self.gate.tick(seen.pressure, dt_s, calibrating=mode is Mode.CALIBRATING)
        answer = self._passed(step(self.state, seen), seen, now_s)
        await self._send(answer.command)
        self.last = await self._kept(answer, seen, now_s)
        self.state = self.last.state
        if mode is Mode.FAULT and self.state.mode is Mode.IDLE:
            self.gate = Gate(self.gate.spent, self.gate.issued)
        answered(self.last)
        return self.last

    def _next(self, sensed: Sensed, now_s: float) -> tuple[Event | None, Callable[[Step], None]]:
        """People before the supervisor, which looks at every tick all the same."""
        wished = self.policy.wish(self.state, sensed, now_s)
        if self._asked:
            return self._asked.popleft()
        return wished, lambda _step: None

    def _inputs(self, dt_s: float, sensed: Sensed, event: Event | None, now_s: float) -> Inputs:
        status = self.port.status()
        pressure = Seen(status.cuff_mmhg, status.second_mmhg, status.age_s, sensed.other_limb_mmhg)
        return Inputs(
            dt_s=dt_s,
            pressure=pressure,
            smo2_pct=sensed.smo2_pct,
            smo2_age_s=sensed.smo2_age_s,
            smo2_floor_pct=sensed.smo2_floor_pct,
            emg_share=sensed.emg_share,
            emg_age_s=sensed.emg_age_s,
            supervisor_age_s=self.policy.age_s(now_s),
            link_up=self.link_up,
            firmware_fault=status.fault is not Fault.NONE or not status.has_watchdog,
            stop_pressed=sensed.stop_pressed,
            event=event,
        )

    def _passed(self, answer: Step, seen: Inputs, decided_s: float) -> Step:
        """The machine's answer, as far as the gate agrees."""
        state = answer.state
        age_s = self.clocks.monotonic_s() - decided_s
        command = self.gate.passed(answer.command, PHASE.get(state.mode), age_s, seen.pressure, state.given)
        if command == answer.command:
            return answer
        return replace(faulted(state, ("GATE",), seen), refused=self.gate.refused)

    async def _send(self, command: Command) -> None:
        try:
            await asyncio.wait_for(self.port.send(command), SEND_S)
            self.link_up = True
        except (LinkLost, TimeoutError):
            self.link_up = False

    async def _kept(self, answer: Step, seen: Inputs, now_s: float) -> Step:
        """The answer, once its ledger is on the disk; where it cannot be written, the session ends at once."""
        worn = answer.state.mode in WATCHED or answer.state.mode is Mode.FAULT
        changed = answer.state.mode is not self.state.mode
        if not changed and not (worn and now_s - self._written_s >= WRITE_EVERY_S):
            return answer
        self._written_s = now_s
        if self._written(answer.state):
            return answer
        await self._send(VENT)
        return faulted(answer.state, tuple(dict.fromkeys((*answer.state.faults, UNWRITABLE))), seen)

    def _written(self, state: State) -> bool:
        """Whether the ledger could be written: of the two that were counted, the one with more time."""
        more = max(state.spent, self.gate.spent, key=lambda spent: spent.session_s)
        try:
            self.ledger.write(Kept(more, self._dated_s(), state.mode is Mode.DONE))
        except OSError:
            return False
        return True

    def _dated_s(self) -> float:
        """Unix time that is never put back: a clock set wrong in between would make a restart forget this session."""
        monotonic_s, unix_s = self._began_s
        return max(self.clocks.unix_s(), unix_s + self.clocks.monotonic_s() - monotonic_s)
