"""The occlusion pressure that a thigh, a blood pressure and an age would let one expect: it only ever lowers."""

from typing import Literal

from physiology.bfr.worn import LEGS, Limb
from physiology.finding import Shape

CUFF_CM = 18.0
LEAST_YEARS, MOST_YEARS = 18, 35
STANDARD_ERROR_MMHG = 15.3
BAND_ERRORS = 2.0
"""Half the width of the band, in standard errors (house rule)."""


class Person(Shape):
    """What the prediction reads."""

    thigh_cm: float
    systolic_mmhg: float
    age_years: float
    sex: Literal["male", "female"]


class Band(Shape):
    """What would be expected, and the range around it."""

    predicted_mmhg: float

    @property
    def low_mmhg(self) -> float:
        """Two standard errors below."""
        return self.predicted_mmhg - BAND_ERRORS * STANDARD_ERROR_MMHG

    @property
    def high_mmhg(self) -> float:
        """Two standard errors above."""
        return self.predicted_mmhg + BAND_ERRORS * STANDARD_ERROR_MMHG

    @property
    def most_mmhg(self) -> float:
        """One standard error above: more is not believed of a measurement."""
        return self.predicted_mmhg + STANDARD_ERROR_MMHG


def predicted_occlusion(person: Person, limb: Limb, cuff_width_cm: float) -> Band | None:
    """Predict the occlusion pressure of a leg.

    Parameters
    ----------
    person : Person
        Thigh circumference [cm], systolic blood pressure [mmHg], age [years], sex.
    limb : Limb
        The limb that wears the cuff.
    cuff_width_cm : float
        Width of the cuff [cm].

    Returns
    -------
    Band or None
        None outside the equation's range: a leg, an 18 cm cuff, 18-35 years; and where a number is unknown.

    Notes
    -----
    Formula: 65.290 + 1.110 thigh + 0.178 systolic + 1.153 age - 7.984 sex (1 male, 2 female) [mmHg] [1]_
    51 people of 23 ± 5 years, R2 0.397, standard error of the estimate 15.3 mmHg. The age term must not be
    extrapolated, and no other width or limb has coefficients that were read: there only a repeated measurement counts.

    References
    ----------
    .. [1] prediction of leg occlusion pressure (2019). Rev Bras Med Esporte.

    Examples
    --------
    >>> person = Person(thigh_cm=56.0, systolic_mmhg=120.0, age_years=25.0, sex="male")
    >>> round(predicted_occlusion(person, Limb.LEFT_LEG, 18.0).predicted_mmhg, 3)
    169.651
    >>> predicted_occlusion(person, Limb.LEFT_LEG, 11.5) is None
    True
    """
    covered = limb in LEGS and cuff_width_cm == CUFF_CM and LEAST_YEARS <= person.age_years <= MOST_YEARS
    measured = 0.0 < person.thigh_cm < float("inf") and 0.0 < person.systolic_mmhg < float("inf")
    if not (covered and measured):
        return None
    sex = 1.0 if person.sex == "male" else 2.0
    body = 65.290 + 1.110 * person.thigh_cm + 0.178 * person.systolic_mmhg
    return Band(predicted_mmhg=body + 1.153 * person.age_years - 7.984 * sex)
