"""Questionnaire scales, and their conversion into the catalogue's 1-5 where 5 is best."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

ITEMS = ("fatigue_score", "mood_score", "soreness_score", "stress_score", "sleep_quality_score")
"""McLean 2010's five items; each is reported on its own and never stored as a sum."""
MORE_IS_BETTER = frozenset({"mood_score", "sleep_quality_score"})
"""Items whose plain amount is a good thing; more fatigue, soreness or stress is not."""


class Scale(StrEnum):
    """How the question was asked."""

    PMSYS_1TO5 = "pmsys_1to5"
    """PMSys: 1-5, higher is better in every item."""
    MCLEAN_1TO5 = "mclean_1to5"
    """McLean 2010: 1-5, 5 is best in every item."""
    HOOPER_1TO7 = "hooper_1to7"
    """Hooper 1995: 1-7, 7 is worst in every item."""
    NRS_0TO10 = "nrs_0to10"
    """A plain amount from none to the most: 10 is as sore, tired or stressed as can be, or the best mood or sleep."""
    AMOUNT_1TO5 = "amount_1to5"
    """A plain amount in five steps: 5 is sorest, most tired, most stressed, or the best mood or sleep."""


@dataclass(frozen=True, slots=True)
class Span:
    """End points of a scale. `best_high` is None where that depends on the item."""

    low: float
    high: float
    best_high: bool | None


SCALES = MappingProxyType(
    {
        Scale.PMSYS_1TO5: Span(1, 5, best_high=True),
        Scale.MCLEAN_1TO5: Span(1, 5, best_high=True),
        Scale.HOOPER_1TO7: Span(1, 7, best_high=False),
        Scale.NRS_0TO10: Span(0, 10, best_high=None),
        Scale.AMOUNT_1TO5: Span(1, 5, best_high=None),
    }
)


class OffScale(Exception):
    """An answer the scale does not hold, or an item it does not ask."""

    def __init__(self, item: str, value: float, scale: str) -> None:
        super().__init__(f"{item} = {value} is not an answer on {scale}")
        self.item = item
        self.value = value
        self.scale = scale


def on_scale(value: float, scale: str, item: str) -> float | None:
    """Convert one answer into the catalogue's scale.

    Parameters
    ----------
    value : float
        The answer as it was given.
    scale : str
        How it was asked, a key of `SCALES`.
    item : str
        Key of the catalogue, one of `ITEMS`.

    Returns
    -------
    float or None
        1-5, 5 = best. None for a 0 on a scale that starts at 1: exports write it where nothing was answered.

    Raises
    ------
    OffScale
        The scale is unknown, the value lies outside it, or the item is not one of the five.

    Notes
    -----
    Formula: 1 + 4 (a - low) / (high - low), turned round where the low end is best. Linear between the end points; a
    conversion keeps order, not meaning, so one athlete stays on one scale.

    References
    ----------
    .. [1] Hooper and Mackinnon (1995). doi:10.2165/00007256-199520050-00003 (source not seen)

    Examples
    --------
    >>> on_scale(7, "hooper_1to7", "soreness_score"), on_scale(10, "nrs_0to10", "mood_score")
    (1.0, 5.0)
    >>> on_scale(0, "pmsys_1to5", "mood_score") is None
    True
    """
    if scale not in SCALES:
        raise OffScale(item, value, scale)
    span = SCALES[Scale(scale)]
    if item in ITEMS and value == 0 and span.low == 1:
        return None
    if item not in ITEMS or not span.low <= value <= span.high:
        raise OffScale(item, value, scale)
    best_high = span.best_high if span.best_high is not None else item in MORE_IS_BETTER
    share = (value - span.low) / (span.high - span.low)
    return 1.0 + 4.0 * (share if best_high else 1.0 - share)
