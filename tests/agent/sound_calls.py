"""Every tool with many arguments, and what the offline explanation of each result says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from agent.acting import act, belt
from agent.checking import check
from agent.explaining import compose
from agent.model import Brief, ToolCall
from agent.reply import Action, Draft
from agent.scope import Scope, scope
from agent.understanding.reading import Reading
from knowledge.search import passages
from physiology.metrics import COMPUTED, OBSERVED
from prompts.messages import BrokenMessage, UnknownMessage
from store import Store
from tools import TOOLS
from tools.context import Principal, Role, ToolContext
from tools.cuff_port import CuffPort

Call = tuple[str, dict[str, Any]]

ASKED_METRICS = tuple(row[0] for row in (*OBSERVED, *COMPUTED))
AGGREGATES = ("mean", "min", "max", "sum", "std", "count", "latest", "trend")
CONDITIONS = (
    ("sleep_min", "lt", 420.0),
    ("sleep_min", "ge", 480.0),
    ("daily_load_au", "gt", 500.0),
    ("resting_hr_bpm", "le", 52.0),
    ("soreness_score", "le", 2.0),
    ("rmssd_ms", "known", None),
    ("acwr", "gt", 1.3),
)
ROSTER_CONDITIONS = (
    ("readiness", "lt", 60.0),
    ("readiness", "ge", 80.0),
    ("readiness", "gt", 100.0),
    ("acwr", "gt", 1.5),
    ("acwr", "le", 0.8),
    ("sleep_min", "lt", 360.0),
    ("strain_signals", "ge", 3.0),
    ("soreness_score", "le", 2.0),
    ("daily_load_au", "eq", 0.0),
    ("hrv_vs_baseline_pct", "beyond", 10.0),
    ("hrv_vs_baseline_pct", "le", -10.0),
    ("resting_hr_vs_baseline_bpm", "gt", 3.0),
)
ROSTER_METRICS = (
    "readiness", "acwr", "sleep_min", "rmssd_ms", "resting_hr_bpm", "daily_load_au", "weekly_load_au", "soreness_score",
    "fatigue_score", "wellness_score", "checked_in", "recovery_h", "strain_signals", "monotony", "sleep_debt_min",
    "pain_nrs", "ill", "body_mass_kg", "vendor_readiness", "session_load_au", "sessions_count", "distance_km",
    "hrv_vs_baseline_pct", "resting_hr_vs_baseline_bpm",
)  # fmt: skip
STREAMED = ("assess_muscle_oxygen", "estimate_fitness", "assess_durability")
HEALTH = ("assess_biomarkers", "screen_illness", "review_injury_factors", "assess_availability")
TERMS = (*(passage.terms[0] for passage in passages()), "flux")


@dataclass(frozen=True)
class Said:
    """What one call came to, in words, and what a check found wrong with it."""

    tool: str
    arguments: dict[str, Any]
    text: str
    violations: tuple[str, ...]
    error: str | None = None


def moment(today: date) -> datetime:
    """A morning."""
    return datetime.combine(today, time(9), UTC)


async def said(
    store: Store, who: Principal, today: date, calls: list[Call], cuff: CuffPort | None = None
) -> list[Said]:
    """Run each call as the person, explain it, and check the words."""
    reach = await scope(store, who)
    context = ToolContext(who, store, reach.people, today, moment(today), cuff)
    tools = belt(TOOLS, who.role)
    return [await _said(context, reach, tools, call) for call in calls]


async def _said(context: ToolContext, reach: Scope, tools: tuple[Any, ...], call: Call) -> Said:
    name, arguments = call
    outcome = await act(context, tools, ToolCall(name=name, arguments=arguments), 1)
    if outcome.result is None:
        return Said(name, arguments, "", (), outcome.error or "none")
    brief = Brief(
        text=_asked_about(reach, arguments),
        principal=context.principal,
        people=reach.people,
        today=context.today,
        reading=Reading(language="en", requests=()),
        outcomes=(outcome,),
    )
    action = Action.LOG if outcome.result.receipts else Action.ANSWER
    try:
        text = compose(outcome.result, brief, set())
    except (UnknownMessage, BrokenMessage) as wordless:
        return Said(name, arguments, "", (f"{type(wordless).__name__}: {wordless}",))
    checked = check(Draft(action=action, text=text), brief, reach)
    found = tuple(f"{one.code}: {one.span!r} {one.detail}" for one in checked.violations)
    return Said(name, arguments, checked.text, found)


def _asked_about(reach: Scope, arguments: dict[str, Any]) -> str:
    """Whoever asks about somebody has named them, and whoever logs something has said it."""
    said = [f"{item['metric'].split('_')[0]} {item['value']:g}{_out_of(item)}" for item in arguments.get("items", ())]
    return " ".join([reach.names.get(str(arguments.get("person")), ""), *said])


def _out_of(item: dict[str, Any]) -> str:
    return "/10" if "10" in item.get("scale", "") else ""


def personal_calls(today: date, person: str | None = None) -> Iterator[Call]:
    """What may be asked about one person."""
    whom = {"person": person} if person else {}
    for name, arguments in (
        *_assessments(today),
        *_plans(today),
        *_nights_and_journeys(today),
        *_changes(today),
        *_what_ifs(today),
        *_courses(),
    ):
        yield name, whom | arguments
    for query in queries(today):
        yield "query_history", whom | {"query": query}
    for term in TERMS:
        yield "explain_term", {"term": term}


def _day(today: date, days: int) -> str:
    return (today + timedelta(days=days)).isoformat()


def _assessments(today: date) -> Iterator[Call]:
    for name in (
        "assess_readiness",
        "assess_load",
        "predict_recovery",
        "screen_strain",
        "assess_autonomic",
        "rank_signals",
        "assess_sleep",
        "assess_wellness",
        "assess_twin",
        "review_session",
        *STREAMED,
        *HEALTH,
    ):
        yield name, {}
        for ago in (1, 2, 7, 30, 90, 118, 400):
            yield name, {"on": _day(today, -ago)}

    for about in ("zones", "power_zones", "fat_oxidation"):
        yield "estimate_fitness", {"about": about}
    for signal in ("noise_db", "sleep_min", "daily_load_au", "not_kept"):
        yield "rank_signals", {"signal": signal}


def _plans(today: date) -> Iterator[Call]:
    yield "show_plan", {}
    for first, last in ((1, 1), (-1, -1), (0, 6), (-7, 7), (40, 50)):
        yield "show_plan", {"first_on": _day(today, first), "last_on": _day(today, last)}
    for goal in ("maintain", "build", "peak", "recover", "return"):
        yield "build_week", {"goal": goal}
        yield "build_week", {"goal": goal, "first_on": _day(today, 5)}
    for ahead in (-1, 0, 14, 15):
        yield "build_week", {"first_on": _day(today, ahead)}


def _nights_and_journeys(today: date) -> Iterator[Call]:
    for wake_at in ("04:30", "06:45", "09:00", "13:00"):
        yield "assess_sleep", {"wake_at": wake_at}
    for zones in (-9, -4, 2, 3.5, 7, 11):
        for ahead in (-2, 3):
            yield "plan_travel", {"zones": zones, "arrive_on": _day(today, ahead)}


def _changes(today: date) -> Iterator[Call]:
    yield "explain_change", {}
    for ago in (0, 1, 3, 60):
        yield "explain_change", {"on": _day(today, -ago)}
        yield "explain_change", {"what": "readiness", "since": _day(today, -ago)}


def _what_ifs(today: date) -> Iterator[Call]:
    for ahead in (0, 1, 5, 13):
        on = _day(today, ahead)
        yield "simulate_change", {"action": "rest", "on": on}
        yield "simulate_change", {"action": "rest", "on": on, "days": 3}
        yield "simulate_change", {"action": "add", "on": on, "duration_min": 60, "session_rpe": 7}
        yield "simulate_change", {"action": "add", "on": on, "distance_km": 10}
        yield "simulate_change", {"action": "swap", "on": on}
        yield "simulate_change", {"action": "sleep", "on": on, "sleep_min": 540}
    yield "simulate_change", {"action": "scale", "on": _day(today, 0), "percent": -20}
    yield "simulate_change", {"action": "scale", "on": _day(today, 0), "percent": 30, "days": 7}
    yield "simulate_change", {"action": "sleep", "on": _day(today, 0), "sleep_extra_min": 60, "days": 3}
    yield "simulate_change", {"action": "rest", "on": _day(today, 1), "look_on": _day(today, 4)}
    yield "simulate_change", {"action": "rest", "on": _day(today, -1)}


def _courses() -> Iterator[Call]:
    names = ["maintain", "peaking_block", "taper", "rest_week", "sleep_loss", "travel"]
    for first, days in ((0, 14), (1, 7), (2, 42), (3, 21)):
        yield "compare_scenarios", {"scenarios": names[first : first + 5], "days": days}
        yield "compare_scenarios", {"scenarios": [names[first], names[first + 2]], "days": days}


def queries(today: date) -> Iterator[dict[str, Any]]:
    """Every metric with every aggregate over several windows, conditions, correlations and lists."""
    for number, metric in enumerate(ASKED_METRICS):
        for aggregate in AGGREGATES:
            yield {"metric": metric, "aggregate": aggregate}
        first_on, last_on = _day(today, -6 - number % 5), _day(today, -number % 3)
        yield {"metric": metric, "aggregate": "mean", "first_on": first_on, "last_on": last_on}
        yield {"metric": metric, "aggregate": "values", "first_on": first_on, "last_on": _day(today, 0)}
    for metric, operator, value in CONDITIONS:
        condition = {"metric": metric, "operator": operator} | ({} if value is None else {"value": value})
        for asked in ("rmssd_ms", "daily_load_au", "readiness", "wellness_score"):
            for aggregate in AGGREGATES:
                yield {"metric": asked, "aggregate": aggregate, "where": [condition]}
        yield {"metric": metric, "aggregate": "count", "where": [condition], "first_on": _day(today, -6)}
    for other in ("rmssd_ms", "readiness", "daily_load_au", "soreness_score"):
        yield {"metric": "sleep_min", "aggregate": "correlation", "other_metric": other}
    for number, metric in enumerate(("sleep_min", "daily_load_au", "acwr", "ill", "readiness")):
        for group in ("week", "weekday"):
            for aggregate in ("mean", "max", "min", "sum", "count", "latest", "values", "trend", "std"):
                yield {
                    "metric": metric, "aggregate": aggregate, "group_by": group, "first_on": _day(today, -40 - number),
                }  # fmt: skip
    yield {"metric": "sleep_min", "aggregate": "values", "order": "ascending", "limit": 3}
    yield {"metric": "daily_load_au", "aggregate": "values", "order": "descending", "limit": 1}


def roster_calls(today: date) -> Iterator[Call]:
    """What a coach may ask about everybody."""
    for ago in (0, 1, 7, 60, 118, 400):
        yield "review_roster", {"on": _day(today, -ago)}
        yield "review_team", {"on": _day(today, -ago)}
    for group in ("defenders", "goalkeepers"):
        yield "review_team", {"group": group}
    for query in _roster_queries(today):
        yield "query_roster", {"query": query}


def _roster_queries(today: date) -> Iterator[dict[str, Any]]:
    for metric in ROSTER_METRICS:
        yield {"metric": metric}
        yield {"metric": metric, "having": [{"metric": metric, "operator": "missing"}]}
        for order in ("ascending", "descending"):
            for limit in (1, 3):
                yield {"metric": metric, "order": order, "limit": limit}
        yield {"metric": metric, "group_by": "group"}
        yield {"metric": metric, "group_by": "group", "group": "forwards"}
        yield {"metric": metric, "group": "runners", "order": "descending"}
        yield {"metric": metric, "people": ["A1", "A2"]}
        for aggregate in ("mean", "max", "min", "trend", "sum"):
            week = {"first_on": _day(today, -6), "last_on": _day(today, 0)}
            yield {"metric": metric, "aggregate": aggregate, "order": "descending", "limit": 4, **week}
    for metric, operator, value in ROSTER_CONDITIONS:
        condition = {"metric": metric, "operator": operator, "value": value}
        yield {"metric": metric, "having": [condition]}
        yield {"metric": metric, "having": [condition], "order": "descending"}
        yield {"metric": metric, "having": [condition], "group": "defenders"}


WRITES: tuple[Call, ...] = (
    ("log_session", {"activity": "run", "duration_min": 45, "session_rpe": 6}),
    ("log_session", {"activity": "swim", "duration_min": 62.5, "session_rpe": 3.5, "distance_km": 2.4}),
    ("log_session", {"duration_min": 50, "amends_last": True}),
    ("log_session", {"activity": "ride"}),
    ("log_wellness", {"items": [{"metric": "sleep_min", "value": 444}]}),
    (
        "log_wellness",
        {
            "items": [
                {"metric": "soreness_score", "value": 4, "scale": "amount_1to5"},
                {"metric": "mood_score", "value": 7, "scale": "nrs_0to10"},
                {"metric": "resting_hr_bpm", "value": 51},
                {"metric": "rmssd_ms", "value": 63},
                {"metric": "pain_nrs", "value": 2, "scale": "nrs_0to10"},
            ]
        },
    ),
    ("log_wellness", {"items": [{"metric": "resting_hr_bpm", "value": 900}]}),
    ("log_health", {"injured": True, "area": "knee"}),
    ("log_health", {"ill": True, "symptoms": ["cough", "fever"], "body_temp_c": 38.4}),
    ("log_health", {}),
    ("log_health", {"undo_last": True}),
    ("show_sharing", {}),
    ("set_sharing", {"share": False}),
    ("show_sharing", {}),
    ("set_sharing", {"share": True}),
    ("log_journey", {"zones": 8, "arrive_on": "2026-11-22"}),
    ("log_journey", {"zones": -3, "arrive_on": "2026-11-22"}),
    ("cuff_status", {}),
    ("explain_cuff", {"topic": "limits"}),
    ("explain_cuff", {"topic": "screening"}),
    ("explain_cuff", {"topic": "calibration"}),
    ("explain_cuff", {"topic": "rep_scheme", "limb": "left_arm"}),
    ("explain_cuff", {"topic": "stopped"}),
    ("plan_cuff_session", {"limb": "right_leg"}),
    ("stop_cuff", {}),
)


async def principals(store: Store, coach: str) -> tuple[Principal, list[Principal]]:
    """The coach and each athlete of the coach's team as they would speak."""
    staff = await store.people.coach(coach)
    assert staff is not None
    athletes = [
        Principal(person_id=one.id, role=Role.ATHLETE, name=one.name, team_id=one.team_id)
        for one in await store.people.roster(staff.team_id)
    ]
    return Principal(person_id=staff.id, role=Role.COACH, name=staff.name, team_id=staff.team_id), athletes
