"""Nights that look like illness, symptoms and what they forbid, and the way back."""

from physiology.illness.assessment import assess_illness
from physiology.illness.shapes import IllnessState
from physiology.illness.symptoms import Symptom

__all__ = ["IllnessState", "Symptom", "assess_illness"]
