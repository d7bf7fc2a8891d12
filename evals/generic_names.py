"""The generic tool names of case files, and which real calls satisfy each."""

from typing import Any

READINESS, LOAD, RECOVERY, STRAIN = (
    ("readiness",),
    ("acwr", "acwr_ewma", "daily_load_au"),
    ("recovery_h",),
    ("strain_signals",),
)
MOBILITY = ("mobility_score", "hip_mobility_score", "ankle_mobility_score")
DIRECT = {
    "assess_readiness": {"readiness"},
    "assess_load": {"acwr"},
    "predict_recovery": {"recovery"},
    "screen_strain": {"overtraining"},
    "show_plan": {"plan"},
    "explain_change": {"explain_change"},
    "simulate_change": {"what_if"},
    "query_history": {"history"},
    "log_session": {"log_session"},
    "log_wellness": {"log_wellness"},
    "explain_term": {"knowledge"},
    "cuff_status": {"bfr"},
    "explain_cuff": {"bfr"},
    "plan_cuff_session": {"bfr"},
    "stop_cuff": {"bfr"},
    "review_roster": {"roster", "readiness", "acwr", "overtraining"},
    "query_roster": {"roster"},
}
BY_METRIC = {
    "readiness": READINESS,
    "acwr": LOAD,
    "recovery": RECOVERY,
    "overtraining": STRAIN,
    "mobility": MOBILITY,
}


def generic(name: str, arguments: dict[str, Any]) -> set[str]:
    """Every generic name that a call satisfies; a query also satisfies the name of what it asks for."""
    names = set(DIRECT.get(name, {name}))
    query = arguments.get("query") or {}
    if name in ("query_roster", "query_history"):
        names |= {key for key, metrics in BY_METRIC.items() if query.get("metric") in metrics}
        names |= {"history"} if name == "query_roster" and query.get("aggregate", "latest") != "latest" else set()
    return names
