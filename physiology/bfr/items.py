"""The questionnaire before blood-flow restriction, as data: what is asked, what a yes means, and who says so."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, StringConstraints

from physiology.finding import Shape


class Kind(StrEnum):
    """What a yes means."""

    EXCLUDE = "exclude"
    """No restriction, and no later no makes it go away."""
    REFER = "refer"
    """A doctor first; a later no counts."""
    SCORE = "score"
    """Points towards the clot score."""
    TODAY = "today"
    """Not today."""


Asked = Literal["screen", "today", "after"]
"""Once in 90 days, before every session, or one to three days after it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question. The words are the message `ASK_BFR_<code>`."""

    code: str
    kind: Kind
    asked: Asked = "screen"
    points: int = 0
    gate: bool = False
    """Refers by itself, whatever the score."""
    source: str = "nascimento-2022"
    """Key of the bibliography, or `house_rule`. Which kind an item is, is a house rule throughout."""
    seen: bool = True
    """Whether the item was read in its source."""


CLOT = (
    Item("PREVIOUS_CLOT", Kind.SCORE, points=3, gate=True),
    Item("THROMBOPHILIA", Kind.SCORE, points=2, gate=True),
    Item("LEG_PARALYSIS", Kind.SCORE, points=2),
    Item("CANCER_FIVE_YEARS", Kind.SCORE, points=2),
    Item("INTENSIVE_CARE", Kind.SCORE, points=1),
    Item("IMMOBILE_DAY", Kind.SCORE, points=1),
)
"""Weights of the published clot score; its seventh row is an age of 60 or more."""
FACTORS = tuple(
    Item(code, Kind.SCORE, points=1, source="house_rule")
    for code in ("HORMONES", "SMOKER", "OBESE", "HEART_FAILURE", "CLOTTING_DRUGS")
)
"""Further factors; a source names them without a weight, and one point each is a house rule."""
EXCLUDING = (
    "AORTIC_DISEASE", "HEART_ATTACK", "UNSTABLE_ANGINA", "ANGINA", "SEVERE_HEART_FAILURE", "ARRHYTHMIA",
    "HEART_DEFECT_OR_INFLAMMATION", "REVASCULARISED", "LIMB_ARTERY_DISEASE", "CORONARY_PLAQUE",
    "FAMILIAL_CHOLESTEROL", "CARDIAC_ARREST", "SICKLE_CELL", "BLEEDING_OR_ANTICOAGULANT", "LYMPHOEDEMA",
    "MUSCLE_BREAKDOWN", "KIDNEY_DISEASE", "RETINAL_VEIN", "DIALYSIS_ACCESS",
)  # fmt: skip
REFERRING = (
    "LOW_CAPACITY", "ECG_CHANGES", "SEVERE_HYPERTENSION", "SYSTOLIC_FALL", "DIZZY_ON_STANDING", "HIGH_LIPIDS",
    "ACUTE_ILLNESS", "LIMB_INJURY", "WOUND_OR_INFECTION", "PREGNANT_OR_POSTPARTUM", "DIABETES_OR_NEUROPATHY",
    "RECENT_COVID",
)  # fmt: skip
BEFORE_A_SESSION = (
    Item("CALF_PAIN", Kind.REFER, "today", source="house_rule"),
    Item("DARK_URINE", Kind.REFER, "today", source="house_rule"),
    Item("LONG_NUMBNESS", Kind.REFER, "today", source="house_rule"),
    Item("FEVER", Kind.TODAY, "today", source="house_rule"),
    Item("DRY_OR_DRUNK", Kind.TODAY, "today", source="house_rule"),
)
AFTER_A_SESSION = (
    Item("AFTER_SWELLING", Kind.REFER, "after", source="house_rule"),
    Item("AFTER_DARK_URINE", Kind.REFER, "after", source="house_rule"),
    Item("AFTER_NUMBNESS", Kind.REFER, "after", source="house_rule"),
    Item("AFTER_PAIN", Kind.REFER, "after", source="house_rule"),
)
ITEMS = {
    item.code: item
    for item in (
        *CLOT,
        *FACTORS,
        *(Item(code, Kind.EXCLUDE) for code in EXCLUDING),
        *(Item(code, Kind.REFER) for code in REFERRING),
        *BEFORE_A_SESSION,
        *AFTER_A_SESSION,
    )
}
"""Every question by its code, in the order in which they are asked."""


def asked(when: Asked) -> tuple[Item, ...]:
    """The questions of one occasion.

    Parameters
    ----------
    when : {"screen", "today", "after"}
        Once in 90 days, before every session, or one to three days after it.

    Returns
    -------
    tuple of Item
        In the order in which they are asked.

    Examples
    --------
    >>> [item.code for item in asked("today")]
    ['CALF_PAIN', 'DARK_URINE', 'LONG_NUMBNESS', 'FEVER', 'DRY_OR_DRUNK']
    """
    return tuple(item for item in ITEMS.values() if item.asked == when)


def _known(code: str) -> str:
    if code not in ITEMS:
        raise ValueError(code)
    return code


class Answer(Shape):
    """Yes or no to one question, at one instant."""

    code: Annotated[str, AfterValidator(_known)]
    yes: bool
    at: AwareDatetime


class Clearing(Shape):
    """A person who says that the restriction may go on after a complaint."""

    by: Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
    at: AwareDatetime
