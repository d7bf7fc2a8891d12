"""The rules that lower a planned session, in the order they are asked."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from physiology.adjustment import Counterfactual
from physiology.finding import Fact, Finding, Kind, Reason
from physiology.load.state import LoadState
from physiology.prescription.levers import (
    BELOW_THRESHOLD_RPE,
    NO_HARD_RPE,
    eased,
    less_intense,
    mobilised,
    prepared,
    rested,
    shortened,
    swapped,
)
from physiology.readiness.caps import PAIN_LIMIT_NRS
from physiology.readiness.counterfactual import outward
from physiology.readiness.shapes import RECOVERY_BELOW, Band, Readiness
from physiology.session import PlannedSession
from physiology.sleep.assessment import SleepState
from physiology.wellness.assessment import WellnessState

SHORT_NIGHT_MIN, SHORTISH_NIGHT_MIN = 120.0, 90.0
"""Under the need: one night two hours short, or two nights in a row an hour and a half short (house rule)."""
SHORT_SLEEP_SHARE, LOAD_SPIKE_SHARE = 0.8, 0.7
"""What remains of the volume (house rule)."""
FAST_INCREASE = 1.5
"""Coupled acute:chronic ratio; group epidemiology, a descriptor of change and no personal risk (Soligard 2016)."""
PAIN_SWAPS_NRS = 4.0
"""From here on the session gives way to mobility (house rule)."""
VERY_SORE_SCORE = 2.0
STIFF_SCORE = 60.0
"""Out of 100, in a mobility screen (house rule)."""
SHOWN_FAMILIES = 2


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules may look at; None is what could not be computed."""

    readiness: Finding[Readiness] | None = None
    load: Finding[LoadState] | None = None
    sleep: Finding[SleepState] | None = None
    wellness: Finding[WellnessState] | None = None
    reports: tuple[Fact, ...] = ()

    def fact(self, metric: str) -> Fact | None:
        """The first fact of a metric: reports, then wellness, sleep, load and readiness."""
        findings = (self.wellness, self.sleep, self.load, self.readiness)
        facts = (*self.reports, *(fact for found in findings if found for fact in found.facts))
        return next((fact for fact in facts if fact.metric == metric), None)

    def facts(self, *metrics: str) -> tuple[Fact, ...]:
        """One fact a metric, as far as there is one."""
        return tuple(fact for fact in map(self.fact, metrics) if fact)

    def at_least(self, metric: str, limit: float) -> Fact | None:
        """The metric's fact where it reaches a limit."""
        fact = self.fact(metric)
        return fact if fact is not None and fact.value >= limit else None


@dataclass(frozen=True, slots=True)
class Trigger:
    """Why a rule fires: the facts it rests on, and what would have kept the plan."""

    facts: tuple[Fact, ...]
    would_have_kept: Counterfactual | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: when it fires, and what it does to the session, given also the session as planned."""

    id: str
    citation: str
    trigger: Callable[[Known], Trigger | None]
    lever: Callable[[PlannedSession, PlannedSession], PlannedSession]


def ill(known: Known) -> Trigger | None:
    """The athlete reports illness."""
    fact = known.at_least("ill", 1.0)
    return Trigger((fact,), _at_most("ill", 0.0)) if fact else None


def in_pain(known: Known) -> Trigger | None:
    """The athlete reports an injury, or pain that a session would load."""
    pain = known.at_least("pain_nrs", PAIN_SWAPS_NRS)
    if pain:
        return Trigger((pain,), _at_most("pain_nrs", PAIN_LIMIT_NRS - 1.0))
    injured = known.at_least("injured", 1.0)
    return Trigger((injured,), _at_most("injured", 0.0)) if injured else None


def slight_pain(known: Known) -> Trigger | None:
    """Pain that rules out nothing but a hard session."""
    fact = known.at_least("pain_nrs", PAIN_LIMIT_NRS)
    return Trigger((fact,), _at_most("pain_nrs", PAIN_LIMIT_NRS - 1.0)) if fact else None


def feels_bad(known: Known) -> Trigger | None:
    """Wellness is red."""
    if known.wellness is None or not known.wellness.value.red:
        return None
    above = outward("wellness_score", known.wellness.value.red_up_to + 1e-6, at_least=True)
    wish = Counterfactual(metric="wellness_score", threshold=above, side="at_least")
    return Trigger(known.facts("wellness_score", "wellness_vs_usual"), wish)


def not_ready(known: Known) -> Trigger | None:
    """Readiness is in the recovery band."""
    if known.readiness is None or known.readiness.value.band is not Band.RECOVERY:
        return None
    against = [reason for reason in known.readiness.reasons if (reason.contribution or 0.0) < 0.0]
    facts = _once((*known.facts("readiness"), *_facts_of(against[:SHOWN_FAMILIES])))
    wish = known.readiness.value.counterfactual
    return Trigger(facts, wish or Counterfactual(metric="readiness", threshold=RECOVERY_BELOW, side="at_least"))


def autonomic_low(known: Known) -> Trigger | None:
    """HRV is low enough for long enough."""
    if known.readiness is None or not known.readiness.value.autonomic_low:
        return None
    facts = known.facts("rmssd_ms", "hrv_vs_baseline_pct", "rmssd_baseline_ms")
    return Trigger(facts, known.readiness.value.autonomic_ends_at)


def load_spike(known: Known) -> Trigger | None:
    """The week's load rises fast against the four weeks."""
    ratio = known.load.value.acwr if known.load else None
    if ratio is None or round(ratio, 9) <= FAST_INCREASE:
        return None
    return Trigger(known.facts("acwr", "acute_au", "chronic_au", "week_change_pct"), _at_most("acwr", FAST_INCREASE))


def short_sleep(known: Known) -> Trigger | None:
    """One night far under the need, or two nights in a row well under it."""
    nights = _measured_nights(known.sleep)
    if known.sleep is None or known.sleep.value.last_night_min is None:
        return None
    need_min = known.sleep.value.need_min
    short_before = len(nights) > 1 and nights[1] < need_min - SHORTISH_NIGHT_MIN
    enough_min = need_min - (SHORTISH_NIGHT_MIN if short_before else SHORT_NIGHT_MIN)
    if nights[0] >= enough_min:
        return None
    facts = known.facts("sleep_min", "sleep_vs_need_min", "sleep_need_min", "sleep_debt_min")
    return Trigger(facts, Counterfactual(metric="sleep_min", threshold=enough_min, side="at_least"))


def _measured_nights(sleep: Finding[SleepState] | None) -> tuple[float, ...]:
    """The newest nights, newest first [min]."""
    facts = sleep.facts if sleep else ()
    return tuple(fact.value for fact in facts if fact.metric == "sleep_min" and fact.kind is Kind.MEASURED)


def very_sore(known: Known) -> Trigger | None:
    """The athlete is very sore."""
    fact = known.fact("soreness_score")
    if fact is None or fact.value > VERY_SORE_SCORE:
        return None
    wish = Counterfactual(metric="soreness_score", threshold=VERY_SORE_SCORE + 1.0, side="at_least")
    return Trigger((fact,), wish)


def stiff(known: Known) -> Trigger | None:
    """A mobility screen found a stiff hip or ankle, or a low score over all."""
    facts = known.facts("hip_mobility_score", "ankle_mobility_score", "mobility_score")
    low = tuple(fact for fact in facts if fact.value < STIFF_SCORE)
    if not low:
        return None
    return Trigger(low, Counterfactual(metric=low[0].metric, threshold=STIFF_SCORE, side="at_least"))


def _at_most(metric: str, threshold: float) -> Counterfactual:
    return Counterfactual(metric=metric, threshold=threshold, side="at_most")


def _facts_of(reasons: list[Reason]) -> tuple[Fact, ...]:
    return tuple(fact for reason in reasons for fact in reason.facts if fact.metric != "readiness_points")


def _once(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """One fact a metric, the first one."""
    return tuple({fact.metric: fact for fact in reversed(facts)}.values())[::-1]


def _alone(
    lever: Callable[[PlannedSession], PlannedSession],
) -> Callable[[PlannedSession, PlannedSession], PlannedSession]:
    return lambda session, _: lever(session)


RULES = (
    Rule("ILLNESS_RESTS", "schwellnus-2022", ill, _alone(rested)),
    Rule("PAIN_PROTECTS", "house_rule", in_pain, _alone(mobilised)),
    Rule("PAIN_LIMITS_INTENSITY", "house_rule", slight_pain, _alone(partial(less_intense, target_rpe=NO_HARD_RPE))),
    Rule("WELLNESS_RED_EASES", "saw-2016", feels_bad, _alone(eased)),
    Rule("READINESS_RECOVERY_BAND", "house_rule", not_ready, _alone(eased)),
    Rule(
        "AUTONOMIC_LOW_CUTS_INTENSITY",
        "vesterinen-2016",
        autonomic_low,
        _alone(partial(less_intense, target_rpe=BELOW_THRESHOLD_RPE)),
    ),
    Rule(
        "LOAD_SPIKE_CUTS_VOLUME", "soligard-2016", load_spike, lambda now, plan: shortened(now, LOAD_SPIKE_SHARE, plan)
    ),
    Rule("SHORT_SLEEP_CUTS_VOLUME", "rae-2017", short_sleep, lambda now, plan: shortened(now, SHORT_SLEEP_SHARE, plan)),
    Rule("SORENESS_SWAPS_EXERCISE", "house_rule", very_sore, _alone(swapped)),
    Rule("STIFFNESS_ADDS_WARM_UP", "house_rule", stiff, _alone(prepared)),
)
"""Safety first, then effort, then volume, then content. A rule that changes nothing is not reported."""
