"""Blood, saliva and glucose samples against the athlete's own earlier ones."""

from physiology.biomarkers.assessment import assess_biomarkers
from physiology.biomarkers.sample import TimedSample
from physiology.biomarkers.shapes import BiomarkerState, FusedPattern, GlucoseDay, MarkerReading
from physiology.biomarkers.units import UnknownSampleUnit, in_catalogue_unit

__all__ = [
    "BiomarkerState",
    "FusedPattern",
    "GlucoseDay",
    "MarkerReading",
    "TimedSample",
    "UnknownSampleUnit",
    "assess_biomarkers",
    "in_catalogue_unit",
]
