"""From findings to the session to do: rules that only ever lower a plan."""

from physiology.prescription.adjusting import adjust, changes

__all__ = ["adjust", "changes"]
