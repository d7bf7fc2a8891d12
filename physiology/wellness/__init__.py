"""What the athlete says of themselves: scales, a score against the usual, reports of the body."""

from physiology.wellness.assessment import WellnessState, assess_wellness, body_reports
from physiology.wellness.scales import ITEMS, SCALES, OffScale, Scale, on_scale

__all__ = ["ITEMS", "SCALES", "OffScale", "Scale", "WellnessState", "assess_wellness", "body_reports", "on_scale"]
