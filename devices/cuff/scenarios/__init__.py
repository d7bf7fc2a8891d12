"""Fault scenarios of the cuff as data, and what comes of them in a simulated session."""

from devices.cuff.scenarios.catalogue import SCENARIOS
from devices.cuff.scenarios.playing import Playing, played
from devices.cuff.scenarios.result import Miss, Result, VentedBy
from devices.cuff.scenarios.scenario import Break, Outcome, Scenario, Sign, When
from devices.cuff.scenarios.worst import Worst, worst

__all__ = [
    "SCENARIOS", "Break", "Miss", "Outcome", "Playing", "Result", "Scenario", "Sign", "VentedBy", "When", "Worst",
    "played", "worst",
]  # fmt: skip
