"""Which of the athlete's own reports hold readiness down today, and what would have to be different."""

from dataclasses import dataclass

from physiology.adjustment import Counterfactual
from physiology.finding import Fact
from physiology.history import DailyHistory
from physiology.newest import computed, day_of, newest, newest_measured, one_day
from physiology.readiness.caps import (
    ILL_CAP,
    NO_CAP,
    NO_HARD_CAP,
    PAIN_LIMIT_NRS,
    RED_CAP,
    WELLNESS_LOW_SD,
    WELLNESS_RED_SCORE,
    WELLNESS_RED_SD,
)
from physiology.readiness.counterfactual import outward, wellness_above
from physiology.readiness.families import FamilyDay
from physiology.wellness.score import items_of, wellness_score

REPORTED = (
    ("CAP_ILLNESS", "ill", 1.0, ILL_CAP, "schwellnus-2022"),
    ("CAP_INJURY", "injured", 1.0, NO_HARD_CAP, "house_rule"),
    ("CAP_PAIN", "pain_nrs", PAIN_LIMIT_NRS, NO_HARD_CAP, "house_rule"),
)
"""Code, metric, from which value on, cap, citation."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A report that caps the score."""

    code: str
    cap: float
    facts: tuple[Fact, ...]
    citation: str
    opens: Counterfactual | None
    """What the report would have to say; None where the value is not today's."""


def gates(history: DailyHistory, wellness: FamilyDay | None) -> tuple[Gate, ...]:
    """Every report that caps the score today, whether or not the score reaches its cap."""
    found = []
    for code, metric, limit, cap, citation in REPORTED:
        fact = newest_measured(history, metric)
        if fact is not None and fact.value >= limit:
            opens = Counterfactual(metric=metric, threshold=limit - 1.0, side="at_most")
            found.append(Gate(code, cap, (fact,), citation, opens))
    felt = _wellness_gate(history, wellness)
    return (*found, felt) if felt else tuple(found)


def held_open(found: tuple[Gate, ...]) -> tuple[float, Counterfactual | None]:
    """The cap that would remain without the strictest gate, and what opens that gate."""
    strictest = min(found, key=lambda gate: gate.cap)
    return min((gate.cap for gate in found if gate is not strictest), default=NO_CAP), strictest.opens


def _wellness_gate(history: DailyHistory, day: FamilyDay | None) -> Gate | None:
    score = newest(wellness_score(items_of(history)), days=0)
    faded_z = None if day is None else day.faded_z
    red_score = score is not None and score.value <= WELLNESS_RED_SCORE
    red = red_score or (faded_z is not None and faded_z <= WELLNESS_RED_SD)
    if not red and (faded_z is None or faded_z > WELLNESS_LOW_SD):
        return None
    return Gate(
        code="CAP_WELLNESS_RED" if red else "CAP_WELLNESS_LOW",
        cap=RED_CAP if red else NO_HARD_CAP,
        facts=_wellness_facts(history, day),
        citation="saw-2016",
        opens=_opens(day, red=red),
    )


def _opens(day: FamilyDay | None, *, red: bool) -> Counterfactual | None:
    above_score = outward("wellness_score", WELLNESS_RED_SCORE + 1e-6, at_least=True)
    if day is None:
        return Counterfactual(metric="wellness_score", threshold=above_score, side="at_least")
    if day.age_days:
        return None
    wish = wellness_above(day.judged, day.index, WELLNESS_RED_SD if red else WELLNESS_LOW_SD)
    return wish.model_copy(update={"threshold": max(wish.threshold, above_score)})


def _wellness_facts(history: DailyHistory, day: FamilyDay | None) -> tuple[Fact, ...]:
    index = day.index if day is not None else history.n_days - 1
    score = float(wellness_score(items_of(history))[index])
    on = one_day(day_of(history, index))
    facts = (computed("wellness_score", score, on),)
    return facts if day is None else (*facts, computed("wellness_vs_usual", score - day.usual, on))
