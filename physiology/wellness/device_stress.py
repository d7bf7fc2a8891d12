"""Day stress as a device tells it: compared with its own days, and mixed into nothing."""

import numpy as np

from physiology.finding import Fact, Reason
from physiology.history import DailyHistory
from physiology.newest import computed, day_of, measured_at, newest, one_day
from physiology.usual import deviation, usual

STRESS = "vendor_stress"
USUAL_DAYS = 28
NOTABLE_SD = 1.0
STRESS_SD_FLOOR = 3.0
"""Least SD: a few points of a vendor's hundred are noise (house rule)."""


def device_stress(history: DailyHistory) -> tuple[tuple[Fact, ...], Reason | None]:
    """The newest day stress of a device, against the four weeks before it.

    Parameters
    ----------
    history : DailyHistory
        Read: `vendor_stress`, 0-100 as the vendor scales it, of a single device; values of the last two days count.

    Returns
    -------
    tuple of facts and Reason
        `vendor_stress` and, with 14 of 28 days known, `vendor_stress_vs_usual`; a reason only where both are there.

    Notes
    -----
    Formula: z = (value - mean of the 28 days before) / max(SD, 3); a full SD is named. Vendors' scores are opaque: one
    is never compared with another's, nor added to what an athlete says. House rule, no published basis.

    Examples
    --------
    >>> from datetime import date
    >>> days = DailyHistory(date(2026, 1, 1), 21, {"vendor_stress": np.append(np.tile([30.0, 34.0], 10), 50.0)})
    >>> device_stress(days)[1].code
    'DEVICE_STRESS_ABOVE_USUAL'
    """
    values = history.of(STRESS)
    found = newest(values)
    if found is None:
        return (), None
    measured = measured_at(history, STRESS, found.index)
    baseline = usual(values, USUAL_DAYS)
    mean, z = baseline.mean[found.index], deviation(values, baseline, STRESS_SD_FLOOR)[found.index]
    if not np.isfinite(mean):
        return (measured,), None
    versus = computed("vendor_stress_vs_usual", found.value - float(mean), one_day(day_of(history, found.index)))
    code = "DEVICE_STRESS_BELOW_USUAL" if z <= -NOTABLE_SD else "DEVICE_STRESS_AS_USUAL"
    code = "DEVICE_STRESS_ABOVE_USUAL" if z >= NOTABLE_SD else code
    return (measured, versus), Reason(code=code, facts=(measured, versus), citation="house_rule")
