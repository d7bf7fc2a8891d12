"""When the last session is likely recovered from: a planning rule, as a range."""

from physiology.recovery.assessment import assess_recovery
from physiology.recovery.reasons import RecoveryWindow
from physiology.recovery.window import Demand

__all__ = ["Demand", "RecoveryWindow", "assess_recovery"]
