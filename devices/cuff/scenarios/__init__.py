"""Fault scenarios of the cuff as data, and what comes of them in a simulated session."""

from devices.cuff.scenarios.catalogue import SCENARIOS
from devices.cuff.scenarios.playing import Playing, played
from devices.cuff.scenarios.result import Miss, Result, VentedBy
from devices.cuff.scenarios.scenario import Break, Outcome, Scenario, Sign, When

__all__ = [
    "SCENARIOS", "Break", "Miss", "Outcome", "Playing", "Result", "Scenario", "Sign", "VentedBy", "When", "played",
]  # fmt: skip
