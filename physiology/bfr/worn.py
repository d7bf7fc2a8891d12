"""Where a cuff sits, how wide it is and how its wearer is placed: an occlusion pressure belongs to all three."""

from enum import StrEnum

from physiology.finding import Shape

LEAST_LEG_CUFF_CM, LEAST_ARM_CUFF_CM, MOST_CUFF_CM = 10.0, 5.0, 18.0
"""Cuff widths [cm]: a 5 cm leg cuff leaves the occlusion pressure unknown; cuffs of 5-18 cm were studied."""


class Limb(StrEnum):
    """The limb that wears the cuff."""

    LEFT_ARM = "left_arm"
    RIGHT_ARM = "right_arm"
    LEFT_LEG = "left_leg"
    RIGHT_LEG = "right_leg"


class Posture(StrEnum):
    """How the wearer is placed while the pressure is found and used."""

    SUPINE = "supine"
    SEATED = "seated"
    STANDING = "standing"


LEGS = frozenset({Limb.LEFT_LEG, Limb.RIGHT_LEG})


class Worn(Shape):
    """A cuff as it is worn."""

    limb: Limb
    cuff_width_cm: float
    posture: Posture


def width_allowed(limb: Limb, cuff_width_cm: float) -> bool:
    """Whether a cuff of this width may sit on this limb.

    Parameters
    ----------
    limb : Limb
        The limb.
    cuff_width_cm : float
        Width of the bladder [cm]; NaN is not allowed.

    Returns
    -------
    bool
        True from 10 cm on a leg and from 5 cm on an arm, up to 18 cm.

    Notes
    -----
    With a 5 cm cuff the leg's occlusion pressure was 336.8 mmHg on average and predicted only to within -134 to
    +148 mmHg (n = 170) [1]_; that a leg needs 10 cm is a house rule. Wider cuffs than 18 cm were not studied.

    References
    ----------
    .. [1] Spitz et al. (2024). Physiol Meas.

    Examples
    --------
    >>> width_allowed(Limb.LEFT_LEG, 10.0), width_allowed(Limb.LEFT_LEG, 9.9), width_allowed(Limb.LEFT_ARM, 9.9)
    (True, False, True)
    """
    least = LEAST_LEG_CUFF_CM if limb in LEGS else LEAST_ARM_CUFF_CM
    return least <= cuff_width_cm <= MOST_CUFF_CM
