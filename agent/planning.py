"""From what a message asks for to the tools that answer it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from agent.model import Brief, ToolCall
from agent.planning_cuff import cuff_wanted
from agent.planning_subjects import health_call, keeps_journey, subject_calls, team_call
from agent.understanding.reading import SUBJECTS, Intent, Request
from tools.context import Role

CONFIDENT = 0.45
"""Below this the planner asks instead of guessing."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Nothing to run: a message to send instead, with its action's name and arguments."""

    action: str
    code: str
    args: tuple[tuple[str, str], ...] = ()
    calls: tuple[ToolCall, ...] = ()
    """What is looked up or done beside it, and told after it."""


SHARING = ("access_log", "sharing")
SHARED = {"sharing_on": True, "sharing_off": False}
"""Parts of the data rights that are about the coach: questions, and changes."""

Step = list[ToolCall] | Ask
Planner = Callable[[Request, Brief], Step]


def steps(brief: Brief) -> list[Step]:
    """One step a request, in the order of the message; writes come before the questions that depend on them."""
    requests = sorted(brief.reading.requests, key=lambda request: request.intent not in WRITES)
    understood = [request for request in requests if _understood(request)]
    requests = understood or requests
    if not requests:
        return [Ask("redirect", "CAPABILITIES")]
    return [_step(request, brief) for request in requests]


def calls_of(step: Step) -> tuple[ToolCall, ...]:
    """The tools that a step needs."""
    return step.calls if isinstance(step, Ask) else tuple(step)


def _understood(request: Request) -> bool:
    return request.intent is not Intent.UNCLEAR and request.confidence >= CONFIDENT


def _step(request: Request, brief: Brief) -> Step:
    if not _understood(request):
        return Ask("redirect", "CAPABILITIES")
    if request.intent in WRITES or keeps_journey(request):
        if brief.principal.role is Role.COACH:
            return Ask("refuse", "COACH_CANNOT_LOG")
        if brief.reading.follow_up and "?" in brief.text:
            return Ask("clarify", "ASK_AGAIN")
    if request.ambiguous_people:
        names = ", ".join(_name(brief, alias) for alias in request.ambiguous_people)
        return Ask("clarify", "ASK_WHICH_PERSON", (("names", names),))
    if request.implausible:
        return Ask("clarify", "ASK_PLAUSIBLE", (("metric", request.implausible[0][0]),))
    if "which_group" in request.needs:
        return Ask("clarify", "ASK_WHICH_GROUP", (("groups", ", ".join(sorted({one.group for one in brief.people}))),))
    if request.needs:
        return Ask("clarify", "ASK_" + "_AND_".join(sorted(request.needs)).upper())
    if brief.principal.role is Role.COACH and request.intent in PERSONAL and not request.people:
        return Ask("clarify", "ASK_WHO") if request.intent not in ROSTERED else PLANNERS[Intent.ROSTER](request, brief)
    return PLANNERS[request.intent](request, brief)


def _name(brief: Brief, alias: str) -> str:
    return next(person.name for person in brief.people if person.alias == alias)


def _person(request: Request, brief: Brief) -> dict[str, Any]:
    return {"person": request.people[0]} if brief.principal.role is Role.COACH else {}


def _on(request: Request, brief: Brief) -> dict[str, Any]:
    """The day asked about; a day to come is judged by today's data."""
    period = request.period
    return {} if period is None or period.last_on >= brief.today else {"on": period.last_on.isoformat()}


def _per_person(tool: str) -> Planner:
    def plan(request: Request, brief: Brief) -> Step:
        people = request.people if brief.principal.role is Role.COACH else ("you",)
        return [
            ToolCall(name=tool, arguments={**({} if alias == "you" else {"person": alias}), **_on(request, brief)})
            for alias in people
        ]

    return plan


def _readiness(request: Request, brief: Brief) -> Step:
    if len(request.people) > 1:
        return _roster(request, brief)
    calls = [ToolCall(name="assess_readiness", arguments=_person(request, brief) | _on(request, brief))]
    if request.session is not None:
        calls.append(ToolCall(name="show_plan", arguments=_person(request, brief)))
    return calls


def _why_session(request: Request, brief: Brief) -> Step:
    day = {"on": request.period.last_on.isoformat()} if request.period else {}
    return [ToolCall(name="explain_change", arguments=_person(request, brief) | day)]


def _why_readiness(request: Request, brief: Brief) -> Step:
    since = request.period.first_on if request.period else brief.today - timedelta(days=1)
    what = "day" if brief.reading.follow_up else "readiness"
    arguments = _person(request, brief) | {"what": what, "since": since.isoformat()}
    return [ToolCall(name="explain_change", arguments=arguments)]


def _plan(request: Request, brief: Brief) -> Step:
    days = {}
    if request.period:
        days = {"first_on": request.period.first_on.isoformat(), "last_on": request.period.last_on.isoformat()}
    return [ToolCall(name="show_plan", arguments=_person(request, brief) | days)]


def _history(request: Request, brief: Brief) -> Step:
    if request.query is None:
        return Ask("clarify", "ASK_METRIC")
    if brief.principal.role is Role.COACH and not request.people:
        return _roster(request, brief)
    query = request.query.model_dump(mode="json", exclude_defaults=True)
    query.pop("people", None)
    return [ToolCall(name="query_history", arguments=_person(request, brief) | {"query": query})]


def _roster(request: Request, brief: Brief) -> Step:
    if request.query is None or request.query.metric == "attention":
        return [ToolCall(name="review_roster", arguments=_on(request, brief))]
    query = request.query.model_dump(mode="json", exclude_defaults=True)
    if request.people:
        query["people"] = list(request.people)
    return [ToolCall(name="query_roster", arguments={"query": query})]


def _log_session(request: Request, _brief: Brief) -> Step:
    session = request.session
    if session is None:
        return Ask("clarify", "ASK_DURATION_AND_EFFORT")
    return [ToolCall(name="log_session", arguments=session.model_dump(mode="json", exclude_none=True))]


def _log_wellness(request: Request, _brief: Brief) -> Step:
    by_day: dict[date, list[dict[str, Any]]] = {}
    for item in request.wellness:
        by_day.setdefault(item.on, []).append(item.model_dump(mode="json", exclude={"on"}))
    if not by_day:
        return Ask("clarify", "ASK_WELLNESS")
    return [
        ToolCall(name="log_wellness", arguments={"on": on.isoformat(), "items": items}) for on, items in by_day.items()
    ]


def _what_if(request: Request, brief: Brief) -> Step:
    if request.what_if is None:
        return Ask("clarify", "ASK_WHAT_CHANGE")
    change = request.what_if.model_dump(mode="json", exclude_none=True)
    return [ToolCall(name="simulate_change", arguments=_person(request, brief) | change)]


def _explain_term(request: Request, _brief: Brief) -> Step:
    return (
        [ToolCall(name="explain_term", arguments={"term": request.term})]
        if request.term
        else Ask("clarify", "ASK_TERM")
    )


def _cuff(request: Request, brief: Brief) -> Step:
    """What is wanted of the cuff: looked up, proposed, stopped, or refused with the limits beside it."""
    wanted = cuff_wanted(request, brief)
    if isinstance(wanted, list):
        return wanted
    action, code, calls = wanted
    return Ask(action, code, calls=calls)


def _data_rights(request: Request, brief: Brief) -> Step:
    """Who sees an athlete's data is told and changed here; taking them along or erasing them is not."""
    if brief.principal.role is Role.COACH or request.term not in (*SHARED, *SHARING):
        return Ask("redirect", "DATA_RIGHTS")
    if request.term in SHARED:
        return [ToolCall(name="set_sharing", arguments={"share": SHARED[request.term]})]
    return [ToolCall(name="show_sharing", arguments={})]


def _says(action: str, code: str) -> Planner:
    return lambda _request, _brief: Ask(action, code)


WRITES = (Intent.LOG_SESSION, Intent.LOG_WELLNESS, Intent.LOG_HEALTH, Intent.CORRECTION)
PERSONAL = (
    Intent.READINESS,
    Intent.LOAD,
    Intent.RECOVERY,
    Intent.STRAIN,
    Intent.WHY_SESSION,
    Intent.WHY_READINESS,
    Intent.PLAN,
    Intent.WHAT_IF,
    *SUBJECTS,
)
"""What is asked about one person: a coach has to say whom."""
ROSTERED = (Intent.READINESS, Intent.LOAD, Intent.RECOVERY, Intent.STRAIN)
"""Of these, what a coach may also ask about everybody."""

PLANNERS: dict[Intent, Planner] = {
    Intent.READINESS: _readiness,
    Intent.LOAD: _per_person("assess_load"),
    Intent.RECOVERY: _per_person("predict_recovery"),
    Intent.STRAIN: _per_person("screen_strain"),
    Intent.WHY_SESSION: _why_session,
    Intent.WHY_READINESS: _why_readiness,
    Intent.PLAN: _plan,
    Intent.HISTORY: _history,
    Intent.ROSTER: _roster,
    Intent.LOG_SESSION: _log_session,
    Intent.CORRECTION: _log_session,
    Intent.LOG_WELLNESS: _log_wellness,
    Intent.LOG_HEALTH: lambda request, _brief: health_call(request),
    Intent.TEAM: team_call,
    **dict.fromkeys(SUBJECTS, subject_calls),
    Intent.WHAT_IF: _what_if,
    Intent.EXPLAIN_TERM: _explain_term,
    Intent.CUFF: _cuff,
    Intent.DATA_RIGHTS: _data_rights,
    Intent.UNDO: _says("clarify", "ASK_UNDO"),
    Intent.GREETING_THANKS: _says("redirect", "GREETING"),
    Intent.CAPABILITIES: _says("redirect", "CAPABILITIES"),
    Intent.IDENTITY: _says("redirect", "IDENTITY"),
    Intent.OUT_OF_SCOPE: _says("redirect", "OUT_OF_SCOPE"),
}
