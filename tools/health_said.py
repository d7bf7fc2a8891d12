"""Where it hurts, and a report of illness or injury in words, piece by piece."""

from enum import StrEnum

from physiology.finding import Fact, Kind
from physiology.illness.symptoms import Symptom
from tools.context import Person
from tools.evidence import EvidenceList, Line
from tools.facts import line


class Area(StrEnum):
    """Where it hurts."""

    HEAD = "head"
    NECK = "neck"
    SHOULDER = "shoulder"
    ARM = "arm"
    BACK = "back"
    HIP = "hip"
    GROIN = "groin"
    THIGH = "thigh"
    HAMSTRING = "hamstring"
    KNEE = "knee"
    CALF = "calf"
    ACHILLES = "achilles"
    ANKLE = "ankle"
    FOOT = "foot"


def read_back(
    values: dict[str, float], symptoms: tuple[Symptom, ...], area: Area | None, who: Person, found: EvidenceList
) -> list[Line]:
    """What a report holds."""
    said: list[tuple[str, dict[str, str]]] = []
    if "ill" in values:
        said.append(("LOGGED_HEALTH_ILL", {"state": "yes" if values["ill"] else "no"}))
    if "injured" in values:
        where = area.value if area and values["injured"] else "none"
        said.append(("LOGGED_HEALTH_INJURED", {"state": "yes" if values["injured"] else "no", "area": where}))
    said += [("LOGGED_HEALTH_SYMPTOM", {"symptom": one.value}) for one in dict.fromkeys(symptoms)]
    if "body_temp_c" in values:
        fact = Fact(metric="body_temp_c", value=values["body_temp_c"], kind=Kind.MEASURED)
        said.append(("LOGGED_body_temp_c", {"value": found.add(fact, who.alias, label="logged")}))
    last = len(said) - 1
    return [line(code, who, **args, end="last" if n == last else "more") for n, (code, args) in enumerate(said)]
