"""What the firmware of a simulated cuff does by itself: regulate, bleed, vent, and give up on a host that is silent."""

from dataclasses import dataclass

from devices.cuff.limits import DEFLATED_MMHG
from devices.cuff.pneumatics import PUMP_MMHG_S, Drive
from devices.cuff.port import Command, Fault

HARD_CAP_MMHG = 300.0
"""No target above it is taken, and a reading above it vents (house rule)."""
WATCHDOG_S = 2.0
"""Without a command for so long it vents by itself (house rule; reference protocol)."""
HALVED_S = 0.1
"""While venting, the pressure has to halve in every such time, or the second valve opens (house rule)."""
REGULATED_S = 0.1
"""How quickly the pump closes a gap that is small."""
DEAD_BAND_MMHG = 0.5
BLED_SHARE_A_MMHG, MOST_BLED_SHARE = 0.02, 0.2
"""How far the first valve opens to follow a lower target."""

VENTED, VENTED_TWICE = Drive(second_open=False), Drive(second_open=True)


@dataclass(frozen=True, slots=True)
class Reading:
    """Both sensors as the firmware reads them."""

    cuff_mmhg: float
    second_mmhg: float

    @property
    def highest_mmhg(self) -> float:
        """The one that reads more; NaN where one of them is NaN."""
        return self.cuff_mmhg + self.second_mmhg - min(self.cuff_mmhg, self.second_mmhg)


class Firmware:
    """Regulates to the first sensor, and vents on silence, on a lost link, over its cap or without a reading."""

    def __init__(self) -> None:
        self.target_mmhg: float | None = None
        self.sequence = 0
        self.fault = Fault.NONE
        self.vented_at_s: float | None = None
        """When it last opened the valve by itself."""
        self._heard_s = 0.0
        self._bleeds = False
        self._released: tuple[float, float] | None = None
        self._second_open = False

    def take(self, command: Command, now_s: float, reading: Reading) -> bool:
        """Follow a command; False, and nothing done, for a pressure above the cap or while a fault stands.

        Venting is always taken, and clears a fault.
        """
        target_mmhg = command.target_mmhg
        if target_mmhg is not None and (self.fault or not 0.0 < target_mmhg <= HARD_CAP_MMHG):
            return False
        self._heard_s = now_s
        self.sequence = (self.sequence + 1) % 256
        if target_mmhg is None:
            self.fault = Fault.NONE
            self._open(now_s, reading)
            return True
        if target_mmhg < (self.target_mmhg or 0.0):
            self._bleeds = True
        self.target_mmhg, self._released, self._second_open = target_mmhg, None, False
        return True

    def lose_link(self, now_s: float, reading: Reading) -> None:
        """Nobody is connected any more."""
        self._give_up(Fault.LINK_LOST, now_s, reading)

    def drive(self, now_s: float, reading: Reading) -> Drive:
        """What pump and valves do in this step."""
        if self.target_mmhg is not None:
            self._watch(now_s, reading)
        if self.target_mmhg is None:
            return self._venting(now_s, reading)
        gap_mmhg = self.target_mmhg - reading.cuff_mmhg
        if self._bleeds and gap_mmhg < -DEAD_BAND_MMHG:
            return Drive(0.0, min(-gap_mmhg * BLED_SHARE_A_MMHG, MOST_BLED_SHARE), second_open=False)
        self._bleeds = False
        pump_mmhg_s = min(gap_mmhg / REGULATED_S, PUMP_MMHG_S) if gap_mmhg > DEAD_BAND_MMHG else 0.0
        return Drive(pump_mmhg_s, 0.0, second_open=False)

    def _watch(self, now_s: float, reading: Reading) -> None:
        highest_mmhg = reading.highest_mmhg
        if now_s - self._heard_s > WATCHDOG_S:
            self._give_up(Fault.WATCHDOG, now_s, reading)
        elif highest_mmhg > HARD_CAP_MMHG:
            self._give_up(Fault.OVERPRESSURE, now_s, reading)
        elif highest_mmhg != highest_mmhg:
            self._give_up(Fault.SENSOR, now_s, reading)

    def _give_up(self, fault: Fault, now_s: float, reading: Reading) -> None:
        self.vented_at_s, self.fault = now_s, fault
        self._open(now_s, reading)

    def _open(self, now_s: float, reading: Reading) -> None:
        if self._released is None:
            self._released = (now_s, reading.highest_mmhg)
        self.target_mmhg, self._bleeds = None, False

    def _venting(self, now_s: float, reading: Reading) -> Drive:
        """Through the first valve; through both as soon as the first did not let enough out."""
        if self._released is None or self._second_open:
            return VENTED_TWICE
        since_s, from_mmhg = now_s - self._released[0], self._released[1]
        highest_mmhg = reading.highest_mmhg
        falls = highest_mmhg < DEFLATED_MMHG or highest_mmhg < from_mmhg * 0.5 ** (since_s / HALVED_S)
        if since_s < HALVED_S or falls:
            return VENTED
        self._second_open = True
        return VENTED_TWICE
