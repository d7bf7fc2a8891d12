"""One piece of a message made a request, with everything its intent needs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from agent.understanding.asked import Asked, aliases
from agent.understanding.days_meant import Sense
from agent.understanding.deciding import WHOLE_ROSTER, Decided, subject_said
from agent.understanding.history_queries import history_query
from agent.understanding.lexicon import Lexicon, alternation, whole
from agent.understanding.noticing import Noticed
from agent.understanding.reading import SUBJECTS, HealthMention, Intent, Period, Reading, Request, SessionMention
from agent.understanding.roster_queries import ROSTER_METRIC, roster_query
from agent.understanding.sessions_said import Reported, amending, reported
from agent.understanding.topics import cuff_part, data_part, limb, topic
from agent.understanding.what_ifs import what_if
from agent.understanding.wishes_said import health_of, names_health, wish_of

COMING = frozenset(
    {
        Intent.PLAN,
        Intent.READINESS,
        Intent.WHAT_IF,
        Intent.RECOVERY,
        Intent.CUFF,
        Intent.TRAVEL,
        Intent.SCENARIOS,
        Intent.WEEK,
    }
)
PERSONAL = frozenset(
    {
        Intent.READINESS,
        Intent.LOAD,
        Intent.RECOVERY,
        Intent.STRAIN,
        Intent.WHY_SESSION,
        Intent.WHY_READINESS,
        Intent.PLAN,
        Intent.HISTORY,
        Intent.WHAT_IF,
        *SUBJECTS,
    }
)
OF_EVERYBODY = frozenset({Intent.INJURY_FACTORS, Intent.WELLNESS, Intent.SLEEP, Intent.ILLNESS, Intent.AUTONOMIC})
"""Subjects that a roster answers where a coach names everybody or nobody in particular."""
REPORT_SURE = 0.95


@dataclass(frozen=True, slots=True)
class Context:
    """What a message is read against."""

    today: date
    role: str
    previous: Reading | None
    lexicon: Lexicon


def request_of(noticed: Noticed, decided: Decided, context: Context) -> Request:
    """A question or a wish as a request."""
    intent = decided.intent
    request = Request(
        intent=intent,
        confidence=decided.confidence,
        people=_people(noticed, context),
        ambiguous_people=tuple(a for n in noticed.names if len(n.aliases) > 1 for a in n.aliases),
        unknown_names=tuple(dict.fromkeys(n.said for n in noticed.names if not n.aliases)),
        groups=noticed.groups,
        period=period_of(noticed, Sense.COMING if intent in COMING else Sense.PAST, context.today),
    )
    if context.role == "coach" and intent in PERSONAL and request.unknown_names and not request.people:
        request = request.model_copy(update={"needs": ("who",)})
    named = request.people or request.ambiguous_people or request.unknown_names
    of_all = intent in WHOLE_ROSTER or (intent in OF_EVERYBODY and _everybody(noticed, context.lexicon))
    if context.role == "coach" and of_all and not named:
        request = request.model_copy(update={"intent": Intent.ROSTER})
    return _completed(request, noticed, context)


def _completed(request: Request, noticed: Noticed, context: Context) -> Request:
    intent, lexicon = request.intent, context.lexicon
    if intent in {Intent.HISTORY, Intent.ROSTER}:
        return _of_all(_asked(request, noticed, context), noticed, context)
    if intent is Intent.WHAT_IF:
        change = what_if(noticed, context.today, lexicon)
        return request.model_copy(
            update={"what_if": change, "needs": request.needs or (() if change else ("what_change",))}
        )
    if intent in SUBJECTS:
        wish, needs = wish_of(intent, noticed, context.today, lexicon)
        return request.model_copy(update={"wish": wish, "needs": request.needs or needs})
    if intent in {Intent.LOG_HEALTH, Intent.UNDO}:
        return _health(request, noticed, context)
    if intent is Intent.EXPLAIN_TERM:
        return request.model_copy(update={"term": topic(noticed, lexicon), "period": None})
    if intent in {Intent.CUFF, Intent.INSTRUCTION_OVERRIDE}:
        return request.model_copy(update={"term": cuff_part(noticed, lexicon), "limb": limb(noticed, lexicon)})
    if intent is Intent.DATA_RIGHTS:
        return request.model_copy(update={"term": data_part(noticed, lexicon)})
    if intent in {Intent.LOG_SESSION, Intent.LOG_WELLNESS, Intent.CORRECTION}:
        return _bare_report(request, noticed, context)
    if intent is Intent.READINESS and (noticed.activities or noticed.kinds):
        return request.model_copy(update={"session": _session_meant(noticed, request.period, context)})
    return request


def _health(request: Request, noticed: Noticed, context: Context) -> Request:
    """A report of illness or injury; or such a report taken back."""
    if request.intent is Intent.LOG_HEALTH:
        return request.model_copy(update={"health": health_of(noticed, context.today, context.lexicon)})
    if not names_health(noticed, context.lexicon):
        return request
    taken_back = HealthMention(on=context.today, undo_last=True)
    return request.model_copy(update={"intent": Intent.LOG_HEALTH, "health": taken_back})


def _asked(request: Request, noticed: Noticed, context: Context) -> Request:
    previous = context.previous.requests[-1].query if context.previous and context.previous.requests else None
    period = request.period
    if any(t.value.is_night for t in noticed.times):
        period = Period(first_on=context.today, last_on=context.today)
    asked = Asked(noticed, period, context.today, context.lexicon, previous if noticed.comparisons else None)
    query = roster_query(asked) if request.intent is Intent.ROSTER else history_query(asked)
    if query and request.intent is Intent.HISTORY and request.people != ("you",):
        query = query.model_copy(update={"people": request.people})
    return request.model_copy(update={"query": query, "period": period})


def _of_all(request: Request, noticed: Noticed, context: Context) -> Request:
    """A subject that is asked of everybody: its own number, never another's; where it has none, whom is asked."""
    if request.intent is not Intent.ROSTER or request.people or noticed.metrics or noticed.comparisons:
        return request
    subject = subject_said(noticed, context.role, context.lexicon)
    if subject is None or subject in {Intent.ILLNESS, Intent.INJURY_FACTORS} or request.query is None:
        return request
    if subject not in ROSTER_METRIC:
        return request.model_copy(update={"intent": subject, "query": None})
    query = request.query.model_copy(update={"metric": ROSTER_METRIC[subject], "having": ()})
    return request.model_copy(update={"query": query})


def _bare_report(request: Request, noticed: Noticed, context: Context) -> Request:
    """A wish to log or correct something of which nothing usable was said yet."""
    found = reported([noticed], None, context.today, context.lexicon)
    if request.intent is Intent.LOG_WELLNESS:
        needs = ("plausible_value",) if found.implausible else () if found.wellness else ("wellness",)
        term = noticed.metrics[0].meaning if noticed.metrics and not found.wellness else None
        update = {"wellness": found.wellness, "implausible": found.implausible, "needs": needs, "term": term}
        return request.model_copy(update=update)
    if request.intent is Intent.CORRECTION:
        corrected = _corrections(noticed, found, request, context)
        return corrected[0] if corrected else request
    session = found.sessions[0] if found.sessions else SessionMention(on=context.today)
    return _with_needs(request.model_copy(update={"session": session, "implausible": found.implausible}))


def report_requests(
    noticed: Noticed, segments: Sequence[Noticed], lead: Noticed, decided: Decided, context: Context
) -> list[Request]:
    """A report as one request a session and one for the values; empty where it holds neither, or is yet to happen."""
    lead_on = next(
        (p.last_on for t in lead.times if (p := t.value.period(context.today)) and p.last_on <= context.today), None
    )
    found = reported(segments, lead_on, context.today, context.lexicon)
    if not (found.sessions or found.wellness or found.implausible) or _yet_to_come(noticed, context):
        return []
    base = Request(intent=decided.intent, confidence=REPORT_SURE)
    if amends(noticed, context):
        return _corrections(noticed, found, base, context)
    session_slips = tuple(i for i in found.implausible if i[0].startswith("session"))
    body_slips = tuple(i for i in found.implausible if not i[0].startswith("session"))
    requests = [
        _with_needs(
            base.model_copy(update={"intent": Intent.LOG_SESSION, "session": session, "implausible": session_slips})
        )
        for session in found.sessions
    ]
    if found.wellness or body_slips:
        needs = ("plausible_value",) if body_slips else ()
        requests.append(
            base.model_copy(
                update={
                    "intent": Intent.LOG_WELLNESS,
                    "wellness": found.wellness,
                    "implausible": body_slips,
                    "needs": needs,
                }
            )
        )
    return requests


def amends(noticed: Noticed, context: Context) -> bool:
    """Whether a report corrects what was reported before."""
    return _amend_words(context.lexicon).search(noticed.text) is not None


def _corrections(noticed: Noticed, found: Reported, base: Request, context: Context) -> list[Request]:
    on = next(
        (p.last_on for t in noticed.times if (p := t.value.period(context.today)) and p.last_on <= context.today), None
    )
    requests = []
    if found.wellness:
        requests.append(base.model_copy(update={"intent": Intent.LOG_WELLNESS, "wellness": found.wellness}))
    numbered = [s for s in found.sessions if s.duration_min or s.session_rpe is not None or s.distance_km]
    if numbered or (on is not None and not found.wellness):
        mention = numbered[0] if numbered else SessionMention(on=on)
        session = amending(mention.model_copy(update={"on": on}), said_on=on is not None)
        requests.append(
            base.model_copy(
                update={
                    "intent": Intent.LOG_SESSION,
                    "session": session,
                    "implausible": found.implausible,
                    "confidence": REPORT_SURE,
                }
            )
        )
    return requests


def _with_needs(request: Request) -> Request:
    session = request.session
    if request.implausible:
        return request.model_copy(update={"needs": ("plausible_value",)})
    if session is None or session.kind.value == "rest":
        return request
    needs = tuple(n for n, v in (("duration", session.duration_min), ("effort", session.session_rpe)) if v is None)
    return request.model_copy(update={"needs": needs})


def period_of(noticed: Noticed, sense: Sense, today: date) -> Period | None:
    """The first day or window named, in the intent's sense; a day to come stays one."""
    for time in noticed.times:
        period = time.value.period(today, sense)
        if period is not None:
            return period
    return None


def _people(noticed: Noticed, context: Context) -> tuple[str, ...]:
    named = aliases(noticed)
    if named or context.role == "athlete":
        return named or ("you",)
    before = context.previous.requests[-1].people if context.previous and context.previous.requests else ()
    return before if len(before) == 1 and _pronouns(context.lexicon).search(noticed.text) else ()


def _session_meant(noticed: Noticed, period: Period | None, context: Context) -> SessionMention:
    found = reported([noticed], None, context.today, context.lexicon)
    first = found.sessions[0] if found.sessions else SessionMention(on=context.today)
    return first.model_copy(update={"on": period.first_on if period else context.today})


def _yet_to_come(noticed: Noticed, context: Context) -> bool:
    if _future(context.lexicon).search(noticed.text):
        return True
    periods = [
        t.value.period(context.today, Sense.COMING)
        for t in noticed.times
        if t.value.means in {"offset", "next_weekday", "next_unit"}
    ]
    return any(p is not None and p.first_on > context.today for p in periods)


def _everybody(noticed: Noticed, lexicon: Lexicon) -> bool:
    return bool(noticed.groups) or re.search(_all_words(lexicon), noticed.text) is not None


@lru_cache(maxsize=8)
def _all_words(lexicon: Lexicon) -> str:
    people: dict[str, list[str]] = lexicon.data["people_words"]
    return whole(alternation([*people["team"], *people["anyone"]]))


@lru_cache(maxsize=8)
def _amend_words(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(whole(lexicon.any_of("amend_words")))


@lru_cache(maxsize=8)
def _pronouns(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(whole(lexicon.any_of("pronouns")))


@lru_cache(maxsize=8)
def _future(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(whole(lexicon.any_of("future_words")))
