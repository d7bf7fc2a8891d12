"""A cuff without hardware: firmware, air and two sensors behind the cuff's port, in time that the caller gives."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle

import numpy as np

from devices.cuff.firmware import Firmware, Reading
from devices.cuff.limits import DEFLATED_MMHG
from devices.cuff.pneumatics import STEP_S, Air, Wear, crossing_s, flowed
from devices.cuff.port import VENT, Command, CuffStatus, Fault, LinkLost

REPORT_EVERY_S = 0.1
"""As the protocol has it; with more reports than ticks, one that is overtaken by the next is never seen."""
LEAST_DELAY_S, MOST_DELAY_S = 0.005, 0.03
"""On the air, each way; software alone takes less than a millisecond."""
NOISE_MMHG, MOST_BIAS_MMHG = 0.2, 1.0
"""Scatter of a report, and what either sensor may be off by for ever."""
LINK_NOTICED_S = 0.5
"""After which the firmware notices that nobody is connected."""


@dataclass(slots=True)
class Senses:
    """What is wrong with sensors, reports and radio; nothing by default. Changed while a simulation runs."""

    first_frozen_mmhg: float | None = None
    second_frozen_mmhg: float | None = None
    first_drift_mmhg_s: float = 0.0
    second_missing: bool = False
    reported_mmhg: float | None = None
    """What every report says of the first sensor, whatever it reads."""
    reports_stop: bool = False
    link_down: bool = False
    """The radio is gone, and both sides get to know."""
    link_hangs: bool = False
    """Nothing arrives any more, and nobody is told."""
    fault: Fault = Fault.NONE
    """What the firmware reports on top of its own."""


class SimulatedCuff:
    """A `CuffPort`. Nothing happens but in `advance`; one second of it is one second of the cuff."""

    def __init__(self, seed: int) -> None:
        chance = np.random.default_rng((seed, 2))
        self._noise = cycle((NOISE_MMHG * chance.normal(size=997)).tolist())
        self._bias_mmhg, self._second_bias_mmhg = chance.uniform(-MOST_BIAS_MMHG, MOST_BIAS_MMHG, size=2).tolist()
        self._delay_s = float(chance.uniform(LEAST_DELAY_S, MOST_DELAY_S))
        self.wear, self.senses, self.firmware = Wear(), Senses(), Firmware()
        self.air = Air()
        self.now_s = 0.0
        self.ripple_share = 0.0
        """What the muscle under it adds to the pressure, of all of it."""
        self.cuff_mmhg = self.most_mmhg = 0.0
        """What really is in the cuff, and the most that ever was; no sensor knows."""
        self.vents_s: list[float] = []
        """Of each venting: from its command, or the firmware's own decision, to below 20 mmHg."""
        self.told_to_vent_s: float | None = None
        """When a host last told it to, while it held a pressure."""
        self._venting_since_s: float | None = None
        self._underway: list[tuple[float, Command]] = []
        self._reported = (0.0, CuffStatus(0.0, 0.0, 0.0, 0, Fault.NONE, 0.0, has_watchdog=True))
        self._flying: tuple[float, float, CuffStatus] | None = None
        self._next_report_s = float(chance.uniform(0.0, REPORT_EVERY_S))
        self._down_s = 0.0

    async def connect(self) -> None:
        """Reach it."""
        self._reachable()

    async def send(self, command: Command) -> None:
        """Tell the firmware."""
        self.take(command)

    async def close(self) -> None:
        """Vent and let go."""
        self.take(VENT)

    def take(self, command: Command) -> None:
        """What `send` does, for a caller with no event loop.

        Raises
        ------
        LinkLost
            The radio is gone, the write is not confirmed, or the firmware does not take the command.
        """
        self._reachable()
        if command.vents:
            self._told()
        elif self.firmware.fault:
            raise LinkLost
        self._underway.append((self.now_s + self._delay_s, command))

    @property
    def highest_mmhg(self) -> float:
        """The sensor that reads more, in the newest report that arrived."""
        said = self._reported[1]
        return max(said.cuff_mmhg, said.second_mmhg)

    def status(self) -> CuffStatus:
        """The newest report that arrived."""
        measured_s, said = self._reported
        return CuffStatus(
            said.cuff_mmhg, said.second_mmhg, said.target_mmhg, said.sequence, said.fault,
            self.now_s - measured_s, said.has_watchdog,
        )  # fmt: skip

    def advance(self, dt_s: float, seen: Callable[[], None] = lambda: None) -> None:
        """Let time pass in steps of the plant; `seen` is called after each."""
        for _ in range(round(dt_s / STEP_S)):
            self._step()
            seen()

    def reading(self) -> Reading:
        """Both sensors as they read now, without the scatter of a report."""
        senses = self.senses
        line_mmhg = self.air.line_mmhg + self.cuff_mmhg - self.air.cuff_mmhg
        first = line_mmhg + self._bias_mmhg if senses.first_frozen_mmhg is None else senses.first_frozen_mmhg
        second = self.cuff_mmhg + self._second_bias_mmhg
        second = second if senses.second_frozen_mmhg is None else senses.second_frozen_mmhg
        return Reading(first, float("nan") if senses.second_missing else second)

    def _step(self) -> None:
        self._bias_mmhg += self.senses.first_drift_mmhg_s * STEP_S
        reading = self.reading()
        self._arrive(reading)
        self._notice_link(reading)
        vented = self.firmware.target_mmhg is None
        drive = self.firmware.drive(self.now_s, reading)
        if self.firmware.target_mmhg is None and not vented:
            self._begins_to_vent(self.now_s)
        self.air = flowed(self.air, drive, self.wear, STEP_S)
        before_mmhg = self.cuff_mmhg
        self.cuff_mmhg = self.air.cuff_mmhg * (1.0 + self.ripple_share)
        self.most_mmhg = max(self.most_mmhg, self.cuff_mmhg)
        self._watch_venting(before_mmhg)
        self.now_s = round(self.now_s + STEP_S, 6)
        self._report()

    def _arrive(self, reading: Reading) -> None:
        while self._underway and self._underway[0][0] <= self.now_s:
            _, command = self._underway.pop(0)
            if not self._silent:
                self.firmware.take(command, self.now_s, reading)

    def _notice_link(self, reading: Reading) -> None:
        self._down_s = self._down_s + STEP_S if self.senses.link_down else 0.0
        if self._down_s > LINK_NOTICED_S and self.firmware.target_mmhg is not None:
            self._begins_to_vent(self.now_s)
            self.firmware.lose_link(self.now_s, reading)

    def _told(self) -> None:
        if self.firmware.target_mmhg is not None and self._venting_since_s is None:
            self.told_to_vent_s = self.now_s
            self._begins_to_vent(self.now_s)

    def _begins_to_vent(self, at_s: float) -> None:
        if self._venting_since_s is None:
            self._venting_since_s = at_s

    def _watch_venting(self, before_mmhg: float) -> None:
        since_s, after_mmhg = self._venting_since_s, self.cuff_mmhg
        if since_s is None or after_mmhg >= DEFLATED_MMHG:
            return
        within_s = crossing_s(before_mmhg, after_mmhg, DEFLATED_MMHG, STEP_S) if before_mmhg > DEFLATED_MMHG else 0.0
        self.vents_s.append(self.now_s - since_s + within_s)
        self._venting_since_s = None

    @property
    def venting_unfinished(self) -> bool:
        """Whether it was told to vent and is not below 20 mmHg yet."""
        return self._venting_since_s is not None

    @property
    def _silent(self) -> bool:
        return self.senses.link_down or self.senses.link_hangs

    def _reachable(self) -> None:
        if self._silent:
            raise LinkLost

    def _report(self) -> None:
        flying = self._flying
        if flying is not None and flying[0] <= self.now_s:
            self._reported, self._flying = (flying[1], flying[2]), None
        if self.now_s < self._next_report_s or self._silent or self.senses.reports_stop:
            return
        self._next_report_s = round(self._next_report_s + REPORT_EVERY_S, 6)
        self._flying = (self.now_s + self._delay_s, self.now_s, self._status())

    def _status(self) -> CuffStatus:
        reading, senses, firmware = self.reading(), self.senses, self.firmware
        first = reading.cuff_mmhg + (next(self._noise) if senses.first_frozen_mmhg is None else 0.0)
        second = reading.second_mmhg + (next(self._noise) if senses.second_frozen_mmhg is None else 0.0)
        first = first if senses.reported_mmhg is None else senses.reported_mmhg
        fault = firmware.fault or senses.fault
        return CuffStatus(
            round(first, 1), round(second, 1), firmware.target_mmhg or 0.0, firmware.sequence, fault,
            0.0, has_watchdog=True,
        )  # fmt: skip
