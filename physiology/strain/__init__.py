"""Strain: several signals away from usual together, and whether performance came back.

`strain_deviations` and `strain_screen` are arithmetic for any number of athletes, `performance_days` judges repeated
tests, `assess_strain` says what the newest day means.
"""

from physiology.strain.assessment import assess_strain
from physiology.strain.effort import effort_shift_sd
from physiology.strain.families import SCREENED, StrainSeries, strain_deviations, strain_series
from physiology.strain.kernel import StrainArrays, strain_screen
from physiology.strain.performance import PerformanceDays, course_of, performance_days
from physiology.strain.shapes import StrainScreen, StrainSignal

__all__ = [
    "SCREENED",
    "PerformanceDays",
    "StrainArrays",
    "StrainScreen",
    "StrainSeries",
    "StrainSignal",
    "assess_strain",
    "course_of",
    "effort_shift_sd",
    "performance_days",
    "strain_deviations",
    "strain_screen",
    "strain_series",
]
