"""From findings to the session to do: rules that only ever lower a plan."""

from physiology.prescription.adjusting import adjust, changes
from physiology.prescription.bounds import Bounds
from physiology.prescription.weights import setting_of, weights_of

__all__ = ["Bounds", "adjust", "changes", "setting_of", "weights_of"]
