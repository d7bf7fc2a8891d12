"""Intervals of other people, for as long as one's own samples are too few; and how long a sample counts."""

from types import MappingProxyType

CK_MALE_U_L, CK_FEMALE_U_L = (82.0, 1083.0), (47.0, 513.0)
"""Athletes at 37 °C, Mougios 2007."""
CK_SAME_DAY_U_L = 5000.0
"""From here medical advice the same day, symptoms or not (house rule): healthy athletes reach 1000 to 3000."""
LACTATE_RESTING_MMOL_L = 2.0
CRP_USUAL_MG_L, CRP_ACUTE_MG_L = 3.0, 10.0
"""Below 3 is usual; above 10 an acute inflammation is likely (textbook values, no source seen)."""
TC_RATIO_FALL_PCT = 30.0
"""The fall that is usually named (Adlercreutz 1986, source not seen); it diagnoses nothing."""
EXPIRY_H = MappingProxyType(
    {
        "ck_u_l": 72.0,
        "lactate_mmol_l": 24.0,
        "cortisol_nmol_l": 24.0,
        "testosterone_nmol_l": 24.0,
        "testosterone_cortisol_ratio": 24.0,
        "crp_mg_l": 72.0,
    }
)
"""Age up to which a sample says something about today [h] (house rule)."""


def ck_reference_u_l(sex: str | None) -> tuple[float, float]:
    """Interval in which creatine kinase of athletes lies.

    Parameters
    ----------
    sex : {"male", "female"} or None
        None, or anything else, gives the interval that holds both.

    Returns
    -------
    tuple of float
        Low and high [U/L].

    Notes
    -----
    Central 95 % of 483 male and 245 female athletes, serum at 37 °C [1]_; footballers reach 1492 and swimmers 523.
    Individual variability is enormous [2]_, so own samples replace it as soon as there are five.

    References
    ----------
    .. [1] Mougios (2007). doi:10.1136/bjsm.2006.034041
    .. [2] Hartmann & Mester (2000).

    Examples
    --------
    >>> ck_reference_u_l("female"), ck_reference_u_l(None)
    ((47.0, 513.0), (47.0, 1083.0))
    """
    known: dict[str | None, tuple[float, float]] = {"male": CK_MALE_U_L, "female": CK_FEMALE_U_L}
    return known.get(sex, (CK_FEMALE_U_L[0], CK_MALE_U_L[1]))


def reference_interval(metric: str, sex: str | None) -> tuple[float | None, float] | None:
    """Interval of other people, where one is kept.

    Parameters
    ----------
    metric : str
        Key of the catalogue.
    sex : {"male", "female"} or None
        Matters for CK only.

    Returns
    -------
    tuple or None
        Low (None where only the upper end means anything) and high [unit of the metric]; None for hormones, whose
        level differs too much between people, hours and assays.

    Notes
    -----
    CK as in `ck_reference_u_l`; resting lactate below 2 mmol/L and CRP below 3 mg/L are textbook values, no source
    seen.

    Examples
    --------
    >>> reference_interval("lactate_mmol_l", None), reference_interval("cortisol_nmol_l", None)
    ((None, 2.0), None)
    """
    upper = {"lactate_mmol_l": LACTATE_RESTING_MMOL_L, "crp_mg_l": CRP_USUAL_MG_L}
    if metric == "ck_u_l":
        return ck_reference_u_l(sex)
    return (None, upper[metric]) if metric in upper else None


def expired(metric: str, age_h: float) -> bool:
    """Whether a sample is too old to say anything about now.

    Parameters
    ----------
    metric : str
        Key of `EXPIRY_H`.
    age_h : float
        Time since it was taken [h].

    Returns
    -------
    bool
        True above the metric's age: CK and CRP 72 h, the others 24 h.

    Examples
    --------
    >>> expired("ck_u_l", 72.0), expired("lactate_mmol_l", 24.5)
    (False, True)
    """
    return age_h > EXPIRY_H[metric]
