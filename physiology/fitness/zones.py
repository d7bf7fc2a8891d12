"""Training zones as parameters: which anchor, which shares, and how little they rest on."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from physiology.history import FloatArray

OPEN = float("nan")
"""Top of a zone that has none."""

Anchor = Literal["max_hr", "hr_reserve", "threshold_hr", "ftp"]


@dataclass(frozen=True, slots=True)
class ZoneModel:
    """One published or customary way to cut intensity into zones."""

    name: str
    anchor: Anchor
    shares: tuple[float, ...]
    """Edges of the zones as shares of the anchor, lowest first; NaN is a last zone without a top."""
    citation: str
    """Key of the bibliography, or `convention` where no source with data was found."""

    @property
    def zones(self) -> int:
        """How many zones it has."""
        return len(self.shares) - 1


ZONE_MODELS = MappingProxyType(
    {
        model.name: model
        for model in (
            ZoneModel("max_hr_tenths", "max_hr", (0.5, 0.6, 0.7, 0.8, 0.9, 1.0), "edwards-1993"),
            ZoneModel("reserve_tenths", "hr_reserve", (0.5, 0.6, 0.7, 0.8, 0.9, 1.0), "convention"),
            ZoneModel("threshold_hr_five", "threshold_hr", (0.65, 0.85, 0.90, 0.95, 1.0, OPEN), "convention"),
            ZoneModel("ftp_seven", "ftp", (0.0, 0.56, 0.76, 0.91, 1.06, 1.21, 1.51, OPEN), "allen-coggan-book"),
        )
    }
)
"""Ten-per-cent steps have no physiological derivation (Edwards 1993, source not seen); the power levels come from a
book that was not peer reviewed (Allen & Coggan, source not seen). Edges are for talking, not a body's thresholds.
"""
FAT_OXIDATION_SHARES = (0.60, 0.80)
"""Shares of maximal heart rate between which fat oxidation usually peaks. House range: no row of the bibliography
supports one, and persons differ by more than its width.
"""


def zone_edges(model: ZoneModel, anchor: ArrayLike, resting_hr_bpm: ArrayLike = np.nan) -> FloatArray:
    """Edges of a model's zones for somebody's anchor.

    Parameters
    ----------
    model : ZoneModel
        One of `ZONE_MODELS`.
    anchor : array_like, shape (...)
        Maximal or threshold heart rate [bpm], or functional threshold power [W]; NaN is unknown.
    resting_hr_bpm : array_like, shape (...)
        Resting heart rate [bpm], read by the reserve model alone, whose edges are unknown without it.

    Returns
    -------
    ndarray, shape (..., n_zones + 1)
        Edges in the anchor's unit, lowest first; NaN is an open top.

    Notes
    -----
    Formula: edge = share * anchor; for the reserve model edge = rest + share * (max - rest). No individual validation:
    zones by heart-rate share and by threshold put the same effort into different zones.

    References
    ----------
    .. [1] Edwards (1993). The heart rate monitor book (source not seen)
    .. [2] Allen & Coggan. Training and racing with a power meter (source not seen)

    Examples
    --------
    >>> zone_edges(ZONE_MODELS["reserve_tenths"], 190.0, 50.0).tolist()
    [120.0, 134.0, 148.0, 162.0, 176.0, 190.0]
    """
    top = np.asarray(anchor, dtype=np.float64)[..., None]
    shares = np.asarray(model.shares)
    if model.anchor != "hr_reserve":
        return np.asarray(shares * top)
    rest = np.asarray(resting_hr_bpm, dtype=np.float64)[..., None]
    return np.asarray(rest + shares * (top - rest))


def fat_oxidation_range(max_hr_bpm: ArrayLike) -> FloatArray:
    """Heart rates between which fat oxidation usually peaks: a range, never one number.

    Parameters
    ----------
    max_hr_bpm : array_like, shape (...)
        Maximal heart rate [bpm]; NaN is unknown.

    Returns
    -------
    ndarray, shape (..., 2)
        Low and high end [bpm].

    Notes
    -----
    Formula: 0.60 to 0.80 of HRmax.
    House range: no published basis for an individual was found; only gas analysis during a graded test shows where a
    person's fat oxidation peaks.

    Examples
    --------
    >>> fat_oxidation_range(190.0).round().tolist()
    [114.0, 152.0]
    """
    return np.asarray(np.asarray(max_hr_bpm, dtype=np.float64)[..., None] * np.array(FAT_OXIDATION_SHARES))
