"""Plans, and findings that make one rule fire and no other."""

from datetime import date
from functools import cache

from physiology.adjustment import AthleteType, Setting
from physiology.finding import Kind
from physiology.load import assess_load
from physiology.newest import computed
from physiology.prescription import adjust
from physiology.prescription.triggers import DAYS_SINCE, OXYGEN, SPIKE, USUAL_OXYGEN, ZONES
from physiology.readiness import assess_readiness
from physiology.readiness.shapes import Band
from physiology.session import Phase, PlannedSession, SessionKind
from physiology.sleep import assess_sleep
from physiology.wellness import assess_wellness
from tests.physiology.judged_days import history

ON = date(2026, 4, 10)
EXERCISES = ("back_squat", "nordic_curl", "plank", "sprints")
TRAINED = [kind for kind in SessionKind if kind not in {SessionKind.REST, SessionKind.MOBILITY, SessionKind.MATCH}]


def planned(kind: SessionKind, **fields) -> PlannedSession:
    lift = {"exercises": EXERCISES} if kind is SessionKind.STRENGTH else {}
    sized = {"duration_min": 90.0, "target_rpe": 8.0, "reps": 6, "rep_min": 4.0, "warm_up_min": 15.0}
    return PlannedSession(on=ON, title="Session", kind=kind, **sized | lift | fields)


def spike(pct: float):
    return computed(SPIKE, pct, None).model_copy(update={"kind": Kind.PLANNED})


def changed(finding, **value):
    return finding.model_copy(update={"value": finding.value.model_copy(update=value)})


@cache
def what_fires(rule: str) -> dict:
    """Findings that make one rule fire and no other."""
    ordinary = history()
    reports = {
        "ILLNESS_RESTS": (computed("ill", 1.0, None),),
        "FEVER_RESTS": (computed("body_temp_c", 38.0, None),),
        "PAIN_PROTECTS": (computed("injured", 1.0, None),),
        "PAIN_LIMITS_INTENSITY": (computed("pain_nrs", 3.0, None),),
        "ILLNESS_SIGNS_EASE": (computed("illness_signals", 2.0, None),),
        "JET_LAG_KEEPS_EASY": (computed(ZONES, -5.0, None), computed(DAYS_SINCE, 1.0, None)),
        "SESSION_SPIKE_LIMITS_LENGTH": (spike(50.0),),
        "OXYGEN_SLOW_LENGTHENS_RESTS": (computed(OXYGEN, 25.0, None), computed(USUAL_OXYGEN, 20.0, None)),
        "SORENESS_SWAPS_EXERCISE": (computed("soreness_score", 2.0, None),),
        "STIFFNESS_ADDS_WARM_UP": (computed("hip_mobility_score", 59.0, None),),
    }
    if rule in reports:
        return {"reports": reports[rule]}
    return {
        "WELLNESS_RED_EASES": lambda: {"wellness": changed(assess_wellness(ordinary), red=True)},
        "READINESS_RECOVERY_BAND": lambda: {"readiness": changed(assess_readiness(ordinary), band=Band.RECOVERY)},
        "AUTONOMIC_LOW_CUTS_INTENSITY": lambda: {"readiness": changed(assess_readiness(ordinary), autonomic_low=True)},
        "LOAD_SPIKE_CUTS_VOLUME": lambda: {"load": changed(assess_load(ordinary), acwr=1.51)},
        "SHORT_SLEEP_CUTS_VOLUME": lambda: {"sleep": assess_sleep(history({"sleep_min": 350.0}))},
    }[rule]()


def after(rule: str, kind: SessionKind, phase=Phase.BUILD, athlete=AthleteType.TEAM, age=None, **fields):
    setting = Setting(phase=phase, athlete_type=athlete, age_years=age)
    return adjust(planned(kind, **fields), setting=setting, **what_fires(rule))
