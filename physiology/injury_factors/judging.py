"""When a contributor is present, and how much it counts for."""

import numpy as np

from physiology.finding import Fact
from physiology.injury_factors.shapes import Contributor, Factor, Presence

PRESENT_SD, PRESENT_WEEK_SD = 1.5, 1.0
"""How far outside usual a single value and the mean of a week stand out (house rule)."""
LARGEST = 3.0
"""No contributor counts for more, so that none hides the others."""
EDGE = 1e-9


def unknown(factor: Factor, known: int) -> Contributor:
    """A contributor nobody can judge.

    Parameters
    ----------
    factor : str
        Which one.
    known : int
        Days, nights or measurements there are.

    Returns
    -------
    Contributor

    Examples
    --------
    >>> unknown("gait_drift", 2).presence
    'unknown'
    """
    return Contributor(factor=factor, presence="unknown", size=0.0, days_known=known)


def judged(factor: Factor, z: float, least: float, known: int, facts: tuple[Fact, ...]) -> Contributor:
    """A contributor by its distance from usual.

    Parameters
    ----------
    factor : str
        Which one.
    z : float
        Distance to the unfavourable side [SDs].
    least : float
        Distance from which it stands out [SDs].
    known : int
        Days, nights or measurements it rests on.
    facts : tuple of Fact
        What it is read from.

    Returns
    -------
    Contributor
        Its size lies between 0 and 3.

    Notes
    -----
    Formula: present where z >= least; size = min(max(z, 0), 3)

    Examples
    --------
    >>> judged("gait_drift", 1.5, 1.5, 8, ()).presence, judged("gait_drift", 9.0, 1.5, 8, ()).size
    ('present', 3.0)
    """
    presence: Presence = "present" if z >= least - EDGE else "not_present"
    size = float(np.clip(z, 0.0, LARGEST))
    return Contributor(factor=factor, presence=presence, size=size, days_known=known, facts=facts)
