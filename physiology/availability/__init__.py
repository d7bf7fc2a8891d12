"""On how many scheduled days somebody could train fully, partly or not at all."""

from physiology.availability.assessment import Availability, AvailabilityWindow, assess_availability

__all__ = ["Availability", "AvailabilityWindow", "assess_availability"]
