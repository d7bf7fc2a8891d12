"""From a question about a subject to the tool that assesses it, with what the message said of its arguments."""

from typing import Any

from agent.model import Brief, ToolCall
from agent.understanding.reading import Intent, Request, Wish
from tools.context import Role

TOOL = {
    Intent.SESSION_LOAD: "review_session",
    Intent.MUSCLE_OXYGEN: "assess_muscle_oxygen",
    Intent.FITNESS: "estimate_fitness",
    Intent.DURABILITY: "assess_durability",
    Intent.SLEEP: "assess_sleep",
    Intent.TRAVEL: "plan_travel",
    Intent.WELLNESS: "assess_wellness",
    Intent.BIOMARKERS: "assess_biomarkers",
    Intent.ILLNESS: "screen_illness",
    Intent.INJURY_FACTORS: "review_injury_factors",
    Intent.AVAILABILITY: "assess_availability",
    Intent.AUTONOMIC: "assess_autonomic",
    Intent.SIGNALS: "rank_signals",
    Intent.TWIN: "assess_twin",
    Intent.SCENARIOS: "compare_scenarios",
    Intent.WEEK: "build_week",
}
"""Every subject of `agent.understanding.reading.SUBJECTS`."""
WISHED = {
    Intent.SLEEP: ("wake_at", "first"),
    Intent.FITNESS: ("about",),
    Intent.SIGNALS: ("signal",),
    Intent.TRAVEL: ("zones", "arrive_on"),
    Intent.SCENARIOS: ("scenarios", "days"),
    Intent.WEEK: ("goal", "first_on"),
}
"""Arguments that a message may give."""
AHEAD = frozenset({Intent.TRAVEL, Intent.SCENARIOS, Intent.WEEK})
"""What is asked about days to come: the day said is no day to look back from."""
USUAL_SCENARIOS = ("maintain", "peaking_block")
"""What is compared where fewer than two scenarios were named."""


def subject_calls(request: Request, brief: Brief) -> list[ToolCall]:
    """One call a person."""
    people = request.people if brief.principal.role is Role.COACH else ("you",)
    if request.intent is Intent.SESSION_LOAD and request.period and request.period.first_on != request.period.last_on:
        return _load_over(request, people)
    arguments = _wished(request) | _on(request, brief)
    if keeps_journey(request):
        return [ToolCall(name="log_journey", arguments=arguments)]
    return [
        ToolCall(name=TOOL[request.intent], arguments=({} if alias == "you" else {"person": alias}) | arguments)
        for alias in people
    ]


def keeps_journey(request: Request) -> bool:
    """Whether a journey is to be remembered, which writes."""
    return request.intent is Intent.TRAVEL and request.wish is not None and request.wish.keep


def _load_over(request: Request, people: tuple[str, ...]) -> list[ToolCall]:
    """The load of several days is a sum: one day's sessions would not answer for them."""
    assert request.period is not None
    days = {"first_on": request.period.first_on.isoformat(), "last_on": request.period.last_on.isoformat()}
    query = {"metric": "daily_load_au", "aggregate": "sum", **days}
    return [
        ToolCall(name="query_history", arguments=({} if alias == "you" else {"person": alias}) | {"query": query})
        for alias in people
    ]


def health_call(request: Request) -> list[ToolCall]:
    """Illness or injury as it was told."""
    said = request.health
    if said is None:
        return []
    arguments = said.model_dump(mode="json", exclude_none=True)
    return [ToolCall(name="log_health", arguments=arguments)]


def team_call(request: Request, brief: Brief) -> list[ToolCall]:
    """The team, or the group that was named, as a whole."""
    group = {"group": request.groups[0]} if request.groups else {}
    return [ToolCall(name="review_team", arguments=group | _on(request, brief))]


def _on(request: Request, brief: Brief) -> dict[str, Any]:
    period = request.period
    looks_back = request.intent not in AHEAD and period is not None and period.last_on < brief.today
    return {"on": period.last_on.isoformat()} if looks_back and period else {}


def _wished(request: Request) -> dict[str, Any]:
    wish = request.wish or Wish()
    said = wish.model_dump(mode="json", include=set(WISHED.get(request.intent, ())), exclude_none=True)
    if request.intent is Intent.SCENARIOS:
        named = wish.scenarios if len(wish.scenarios) > 1 else dict.fromkeys((*USUAL_SCENARIOS, *wish.scenarios))
        said["scenarios"] = list(named)
    return said
