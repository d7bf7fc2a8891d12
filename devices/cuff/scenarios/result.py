"""What came of a scenario, as it is printed and kept: simulated, every number of it."""

from dataclasses import dataclass
from enum import StrEnum

from devices.cuff.state import Mode

MOST_VENT_MS, MOST_DEFLATE_S = 100.0, 0.5
"""The bars: one tick to the vent command, and from there to below 20 mmHg."""


class VentedBy(StrEnum):
    """Who opened the valve first."""

    CONTROLLER = "controller"
    FIRMWARE = "firmware"


class Miss(StrEnum):
    """A bar that was not met."""

    LATE = "late"
    SLOW = "slow"
    OVER_LIMIT = "over_limit"


@dataclass(frozen=True, slots=True)
class Result:
    """One run.

    `fault_to_vent_ms` runs from the moment at which the fault shows in what reached the controller (a report that
    arrived, or an age that passed what the hazard table allows, to 10 ms) to the tick in which the controller commands
    to vent; 0 where it vented before. None where nothing had to vent, and where no controller was left. What a fault
    takes until it shows is not in it: `onset_to_vent_ms` counts from the moment at which something broke.

    `seconds_to_20_mmhg` is the longest of all ventings of the run: from the command, or from the firmware's own
    decision where it vented first, to below 20 mmHg in the cuff. 0 where it was below; None where it never came.
    """

    scenario: str
    fault: str | None
    """What broke; None in a run without a fault."""
    fault_to_vent_ms: float | None
    seconds_to_20_mmhg: float | None
    max_mmhg: float
    """In the cuff itself, contractions included; no sensor's reading."""
    limit_mmhg: float
    """The least of 0.80 of the occlusion pressure and the limb's ceiling; 300 in a calibration."""
    refused: tuple[str, ...]
    """Codes of what was refused, each once, in order."""
    ledger_s: float
    """Time under pressure in the session, as the ledger has it at the end."""
    seed: int
    hazard: str
    faults: tuple[str, ...]
    """What latched, in order; also of controllers that died."""
    ended_in: Mode
    vented_by: VentedBy | None
    """None where nothing had to vent."""
    firmware_to_vent_ms: float | None
    """From what broke to the firmware venting by itself; None where it did not."""
    onset_to_vent_ms: float | None
    inflated_s: float
    """Time the cuff really was at 20 mmHg or more; what the ledger may not be less than."""
    misses: tuple[Miss, ...]
    """Bars that physics did not allow."""
    simulated: bool = True
