"""What laboratories print, as the catalogue's unit: the only table of such conversions."""

from collections.abc import Mapping
from types import MappingProxyType

from physiology.metrics import METRICS

CORTISOL_G_MOL, TESTOSTERONE_G_MOL, GLUCOSE_G_MOL, LACTATE_G_MOL = 362.46, 288.42, 180.156, 90.08
"""Molar masses [g/mol]; lactate is reported as lactic acid."""
U_PER_UKAT = 60.0
"""One unit turns over a micromole a minute, one microkatal a micromole a second."""

FACTORS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "cortisol_nmol_l": {
            "ug/dL": 1e4 / CORTISOL_G_MOL,
            "ng/mL": 1e3 / CORTISOL_G_MOL,
            "ug/L": 1e3 / CORTISOL_G_MOL,
        },
        "testosterone_nmol_l": {
            "ng/dL": 10 / TESTOSTERONE_G_MOL,
            "ng/mL": 1e3 / TESTOSTERONE_G_MOL,
            "ug/L": 1e3 / TESTOSTERONE_G_MOL,
            "pg/mL": 1 / TESTOSTERONE_G_MOL,
        },
        "ck_u_l": {"IU/L": 1.0, "ukat/L": U_PER_UKAT},
        "lactate_mmol_l": {"mg/dL": 10 / LACTATE_G_MOL},
        "crp_mg_l": {"mg/dL": 10.0, "ug/mL": 1.0},
        "glucose_mmol_l": {"mg/dL": 10 / GLUCOSE_G_MOL},
    }
)
"""Metric -> unit as printed -> how many of the catalogue's unit one of it is."""


class UnknownSampleUnit(Exception):
    """A unit that a sample of this metric does not come in."""

    def __init__(self, metric: str, unit: str) -> None:
        super().__init__(f"{metric} does not come in {unit!r}")
        self.metric = metric
        self.unit = unit


def spelled(unit: str) -> str:
    """A unit as the table writes it: micro signs and capitals differ from one laboratory to the next.

    Examples
    --------
    >>> spelled("µg/dl"), spelled("NMOL/L")
    ('ug/dL', 'nmol/L')
    """
    plain = unit.strip().casefold().replace("μ", "u").replace("mcg", "ug")
    known = {name.casefold(): name for units in FACTORS.values() for name in units}
    known |= {METRICS[metric].unit.casefold(): METRICS[metric].unit for metric in FACTORS}
    return known.get(plain, unit.strip())


def in_catalogue_unit(metric: str, value: float, unit: str) -> float:
    """A laboratory value in the catalogue's unit of its metric.

    Parameters
    ----------
    metric : str
        Key of the catalogue, for example `cortisol_nmol_l`.
    value : float
        As printed [unit].
    unit : str
        As printed; `µg`, `mcg` and capitals are understood.

    Returns
    -------
    float
        [unit of the metric].

    Raises
    ------
    UnknownSampleUnit
        The metric does not come in this unit.

    Notes
    -----
    Formula: nmol/L = ug/dL * 10000 / molar mass; mmol/L = mg/dL * 10 / molar mass; U/L = ukat/L * 60
    Exact up to the molar mass; it says nothing about differences between assays, which can be larger.

    Examples
    --------
    >>> round(in_catalogue_unit("cortisol_nmol_l", 15.0, "µg/dL"), 1)
    413.8
    >>> round(in_catalogue_unit("glucose_mmol_l", 90.0, "mg/dL"), 2)
    5.0
    """
    name = spelled(unit)
    if metric in FACTORS and name == METRICS[metric].unit:
        return value
    try:
        return value * FACTORS[metric][name]
    except KeyError:
        raise UnknownSampleUnit(metric, unit) from None
