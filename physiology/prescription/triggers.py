"""When a rule fires: each trigger looks at one thing that a day's findings say."""

from physiology.finding import Fact, Finding, Kind, Reason
from physiology.prescription.known import Known, Trigger, at_least, at_most
from physiology.readiness.caps import PAIN_LIMIT_NRS
from physiology.readiness.counterfactual import outward
from physiology.readiness.shapes import RECOVERY_BELOW, Band
from physiology.sleep import SleepState

SHORT_NIGHT_MIN, SHORTISH_NIGHT_MIN = 120.0, 90.0
"""Under the need: one night two hours short, or two nights in a row an hour and a half short (house rule)."""
FAST_INCREASE = 1.5
"""Coupled acute:chronic ratio; group epidemiology, a descriptor of change and no personal risk (Soligard 2016)."""
PAIN_SWAPS_NRS = 4.0
"""From here on the session gives way to mobility (house rule)."""
VERY_SORE_SCORE = 2.0
STIFF_SCORE = 60.0
"""Out of 100, in a mobility screen (house rule)."""
FEVER_C = 38.0
"""No training from here on: a cautious policy, not a finding (house rule)."""
ILLNESS_SIGNS = 2.0
"""Signs out of four that ask for an easy day (house rule)."""
FAR_ZONES = 5.0
"""Time zones crossed from which the first two days hold nothing hard (house rule)."""
FIRST_DAYS = 2.0
LONGEST_PCT = 10.0
"""How far one session may pass the longest of 30 days: an association in one cohort of runners (Frandsen 2025)."""
SLOWER = 1.25
"""Half-recovery of muscle oxygen against the athlete's own norm (house rule)."""
SHOWN_FAMILIES = 2
ZONES, DAYS_SINCE = "time_zones_crossed", "days_since_arrival"
OXYGEN, USUAL_OXYGEN = "smo2_half_recovery_s", "smo2_half_recovery_usual_s"
SPIKE = "session_vs_longest_pct"


def ill(known: Known) -> Trigger | None:
    """The athlete reports illness."""
    fact = known.at_least("ill", 1.0)
    return Trigger((fact,), at_most("ill", 0.0)) if fact else None


def feverish(known: Known) -> Trigger | None:
    """Body temperature reaches fever."""
    fact = known.at_least("body_temp_c", FEVER_C)
    return Trigger((fact,), at_most("body_temp_c", FEVER_C - 0.1)) if fact else None


def in_pain(known: Known) -> Trigger | None:
    """The athlete reports an injury, or pain that a session would load."""
    pain = known.at_least("pain_nrs", PAIN_SWAPS_NRS)
    if pain:
        return Trigger((pain,), at_most("pain_nrs", PAIN_LIMIT_NRS - 1.0))
    injured = known.at_least("injured", 1.0)
    return Trigger((injured,), at_most("injured", 0.0)) if injured else None


def slight_pain(known: Known) -> Trigger | None:
    """Pain that rules out nothing but a hard session."""
    fact = known.at_least("pain_nrs", PAIN_LIMIT_NRS)
    return Trigger((fact,), at_most("pain_nrs", PAIN_LIMIT_NRS - 1.0)) if fact else None


def feels_bad(known: Known) -> Trigger | None:
    """Wellness is red."""
    if known.wellness is None or not known.wellness.value.red:
        return None
    above = outward("wellness_score", known.wellness.value.red_up_to + 1e-6, at_least=True)
    return Trigger(known.facts("wellness_score", "wellness_vs_usual"), at_least("wellness_score", above))


def not_ready(known: Known) -> Trigger | None:
    """Readiness is in the recovery band."""
    if known.readiness is None or known.readiness.value.band is not Band.RECOVERY:
        return None
    against = [reason for reason in known.readiness.reasons if (reason.contribution or 0.0) < 0.0]
    facts = _once((*known.facts("readiness"), *_facts_of(against[:SHOWN_FAMILIES])))
    return Trigger(facts, known.readiness.value.counterfactual or at_least("readiness", RECOVERY_BELOW))


def signs_of_illness(known: Known) -> Trigger | None:
    """Several of temperature, resting heart rate, breathing and HRV deviate together."""
    fact = known.at_least("illness_signals", ILLNESS_SIGNS)
    return Trigger((fact,), at_most("illness_signals", ILLNESS_SIGNS - 1.0)) if fact else None


def just_arrived(known: Known) -> Trigger | None:
    """One of the first two days after crossing many time zones."""
    zones, days = known.fact(ZONES), known.fact(DAYS_SINCE)
    if zones is None or days is None or abs(zones.value) < FAR_ZONES or not 0.0 <= days.value < FIRST_DAYS:
        return None
    return Trigger((zones, days), at_least(DAYS_SINCE, FIRST_DAYS))


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
    return Trigger(known.facts("acwr", "acute_au", "chronic_au", "week_change_pct"), at_most("acwr", FAST_INCREASE))


def session_spike(known: Known) -> Trigger | None:
    """The planned session is much longer than the longest of the last 30 days."""
    fact = known.fact(SPIKE)
    if fact is None or fact.kind is not Kind.PLANNED or round(fact.value, 9) <= LONGEST_PCT:
        return None
    share = (100.0 + LONGEST_PCT) / (100.0 + fact.value)
    return Trigger((fact,), at_most(SPIKE, LONGEST_PCT), most_share=share)


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
    return Trigger(facts, at_least("sleep_min", enough_min))


def slow_oxygen(known: Known) -> Trigger | None:
    """Muscle oxygen comes back more slowly than this athlete's own norm."""
    now, norm = known.fact(OXYGEN), known.fact(USUAL_OXYGEN)
    if now is None or norm is None or now.value < SLOWER * norm.value:
        return None
    return Trigger((now, norm), at_most(OXYGEN, SLOWER * norm.value))


def very_sore(known: Known) -> Trigger | None:
    """The athlete is very sore."""
    fact = known.fact("soreness_score")
    if fact is None or fact.value > VERY_SORE_SCORE:
        return None
    return Trigger((fact,), at_least("soreness_score", VERY_SORE_SCORE + 1.0))


def stiff(known: Known) -> Trigger | None:
    """A mobility screen found a stiff hip or ankle, or a low score over all."""
    facts = known.facts("hip_mobility_score", "ankle_mobility_score", "mobility_score")
    low = tuple(fact for fact in facts if fact.value < STIFF_SCORE)
    return Trigger(low, at_least(low[0].metric, STIFF_SCORE)) if low else None


def _measured_nights(sleep: Finding[SleepState] | None) -> tuple[float, ...]:
    """The newest nights, newest first [min]."""
    facts = sleep.facts if sleep else ()
    return tuple(fact.value for fact in facts if fact.metric == "sleep_min" and fact.kind is Kind.MEASURED)


def _facts_of(reasons: list[Reason]) -> tuple[Fact, ...]:
    return tuple(fact for reason in reasons for fact in reason.facts if fact.metric != "readiness_points")


def _once(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """One fact a metric, the first one."""
    return tuple({fact.metric: fact for fact in reversed(facts)}.values())[::-1]
