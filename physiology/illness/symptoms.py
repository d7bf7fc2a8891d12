"""What athletes report of an illness, and what it rules out."""

from collections.abc import Collection
from enum import StrEnum

FEVER_C = 38.0
"""Body temperature from which nobody trains (policy)."""


class Symptom(StrEnum):
    """One complaint. The groups below decide, not the single word."""

    RUNNY_NOSE = "runny_nose"
    SORE_THROAT = "sore_throat"
    HEADACHE = "headache"
    COUGH = "cough"
    FEVER = "fever"
    ACHES = "aches"
    STOMACH = "stomach"
    SWOLLEN_GLANDS = "swollen_glands"
    CHEST_PAIN = "chest_pain"
    BREATHLESS = "breathless"
    PALPITATIONS = "palpitations"
    FAINTED = "fainted"
    SEVERE_MUSCLE_PAIN = "severe_muscle_pain"
    MUSCLE_SWELLING = "muscle_swelling"
    MUSCLE_WEAKNESS = "muscle_weakness"
    DARK_URINE = "dark_urine"


ABOVE_NECK = frozenset({Symptom.RUNNY_NOSE, Symptom.SORE_THROAT, Symptom.HEADACHE})
BELOW_NECK = frozenset({Symptom.COUGH, Symptom.FEVER, Symptom.ACHES, Symptom.STOMACH, Symptom.SWOLLEN_GLANDS})
HEART_OR_LUNGS = frozenset({Symptom.CHEST_PAIN, Symptom.BREATHLESS, Symptom.PALPITATIONS, Symptom.FAINTED})
MUSCLE_BREAKDOWN = frozenset(
    {Symptom.SEVERE_MUSCLE_PAIN, Symptom.MUSCLE_SWELLING, Symptom.MUSCLE_WEAKNESS, Symptom.DARK_URINE}
)


def refers(symptoms: Collection[Symptom]) -> bool:
    """Whether symptoms belong to a doctor before anything else: chest pain, breathlessness, palpitations, fainting.

    Parameters
    ----------
    symptoms : collection of Symptom
        What is reported.

    Returns
    -------
    bool

    Examples
    --------
    >>> refers({Symptom.RUNNY_NOSE}), refers({Symptom.RUNNY_NOSE, Symptom.CHEST_PAIN})
    (False, True)
    """
    return not HEART_OR_LUNGS.isdisjoint(symptoms)


def urgent_muscle(symptoms: Collection[Symptom]) -> bool:
    """Whether symptoms fit muscle breakdown, which is urgent at any CK.

    Parameters
    ----------
    symptoms : collection of Symptom
        What is reported.

    Returns
    -------
    bool

    Notes
    -----
    In a symptomatic athlete CK at five times normal, or blood on the dipstick without red cells, confirms it [1]_;
    that is for a clinician to find, today.

    References
    ----------
    .. [1] Return to physical activity after exertional rhabdomyolysis (2008). doi:10.1249/JSR.0b013e31818f0317

    Examples
    --------
    >>> urgent_muscle({Symptom.DARK_URINE}), urgent_muscle({Symptom.ACHES})
    (True, False)
    """
    return not MUSCLE_BREAKDOWN.isdisjoint(symptoms)


def no_training(symptoms: Collection[Symptom], body_temp_c: float | None = None) -> bool:
    """Whether a cautious policy allows no training: a fever, or a complaint below the neck.

    Parameters
    ----------
    symptoms : collection of Symptom
        What is reported.
    body_temp_c : float, optional
        Measured body temperature [°C]; None where nobody measured.

    Returns
    -------
    bool

    Notes
    -----
    Formula: fever >= 38.0 °C, or any symptom below the neck, of the heart or lungs, or of muscle breakdown
    Policy, no evidence: a companion note to the consensus on respiratory illness says that the neck check has no
    scientific basis [1]_. It is kept because it is careful.

    References
    ----------
    .. [1] Schwellnus et al. (2022). doi:10.1136/bjsports-2022-105759

    Examples
    --------
    >>> no_training({Symptom.RUNNY_NOSE}), no_training({Symptom.RUNNY_NOSE}, 38.0), no_training({Symptom.COUGH})
    (False, True, True)
    """
    feverish = body_temp_c is not None and body_temp_c >= FEVER_C
    grave = BELOW_NECK | HEART_OR_LUNGS | MUSCLE_BREAKDOWN
    return feverish or not grave.isdisjoint(symptoms)
