"""What the athlete says of themselves: scales, a score against the usual, reports of the body."""

from physiology.wellness.assessment import WellnessState, assess_wellness, body_reports
from physiology.wellness.conversion import from_scale, hooper_index, mclean_total, to_scale
from physiology.wellness.device_stress import device_stress
from physiology.wellness.scales import ITEMS, SCALES, OffScale, Scale, on_scale
from physiology.wellness.score import straight_lining, wellness_score

__all__ = [
    "ITEMS", "SCALES", "OffScale", "Scale", "WellnessState", "assess_wellness", "body_reports", "device_stress",
    "from_scale", "hooper_index", "mclean_total", "on_scale", "straight_lining", "to_scale", "wellness_score",
]  # fmt: skip
