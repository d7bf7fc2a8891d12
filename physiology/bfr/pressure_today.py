"""Today's blood pressure at rest, and when it stops a session."""

from typing import Literal

from pydantic import AwareDatetime

from physiology.finding import Shape

HIGH_SYSTOLIC_MMHG, HIGH_DIASTOLIC_MMHG = 160.0, 100.0
SEVERE_SYSTOLIC_MMHG, SEVERE_DIASTOLIC_MMHG = 180.0, 110.0
LEAST_MMHG, MOST_MMHG = 30.0, 300.0

Resting = Literal["unknown", "severe", "high", "open"]


class RestingPressure(Shape):
    """One blood pressure at rest."""

    systolic_mmhg: float
    diastolic_mmhg: float
    at: AwareDatetime


def resting_pressure(systolic_mmhg: float, diastolic_mmhg: float) -> Resting:
    """What a blood pressure at rest means for restriction today.

    Parameters
    ----------
    systolic_mmhg, diastolic_mmhg : float
        Measured sitting, at rest [mmHg].

    Returns
    -------
    {"unknown", "severe", "high", "open"}
        `unknown` for NaN, for values outside 30-300 mmHg, and where the lower is not below the upper one.

    Notes
    -----
    Severe from 180 or 110 mmHg [1]_: a doctor first. High from 160 or 100 mmHg: not today, a house rule.

    References
    ----------
    .. [1] Nascimento et al. (2022). doi:10.3389/fphys.2022.808622

    Examples
    --------
    >>> resting_pressure(159.0, 99.0), resting_pressure(160.0, 80.0), resting_pressure(120.0, 110.0)
    ('open', 'high', 'severe')
    """
    if not LEAST_MMHG <= diastolic_mmhg < systolic_mmhg <= MOST_MMHG:
        return "unknown"
    if systolic_mmhg >= SEVERE_SYSTOLIC_MMHG or diastolic_mmhg >= SEVERE_DIASTOLIC_MMHG:
        return "severe"
    return "high" if systolic_mmhg >= HIGH_SYSTOLIC_MMHG or diastolic_mmhg >= HIGH_DIASTOLIC_MMHG else "open"
