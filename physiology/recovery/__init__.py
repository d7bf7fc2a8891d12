"""When the last session is likely recovered from: a planning rule, and the mornings as one's own past shows them."""

from physiology.recovery.assessment import assess_recovery
from physiology.recovery.path import RecoveryPath, expected_path
from physiology.recovery.reasons import RecoveryWindow
from physiology.recovery.window import Demand

__all__ = ["Demand", "RecoveryPath", "RecoveryWindow", "assess_recovery", "expected_path"]
