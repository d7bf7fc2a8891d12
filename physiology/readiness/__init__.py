"""How ready an athlete is: five families of signals, one score, what it is made of."""

from physiology.readiness.assessment import assess_readiness
from physiology.readiness.shapes import Band, FamilyPoints, Readiness, ReadinessUnknown, band_of

__all__ = ["Band", "FamilyPoints", "Readiness", "ReadinessUnknown", "assess_readiness", "band_of"]
