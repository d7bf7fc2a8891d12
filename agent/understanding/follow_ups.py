"""A message that only makes sense after the one before: `and yesterday?`, `why?`, `the forwards?`, `45 min, 6`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from agent.understanding.asked import Asked, aliases, metric_keys, spread_aggregate
from agent.understanding.days_meant import Sense
from agent.understanding.lexicon import Lexicon, alternation, whole
from agent.understanding.noticing import Noticed
from agent.understanding.reading import (
    SUBJECTS,
    Intent,
    Period,
    Reading,
    Request,
    WellnessMention,
)
from agent.understanding.roster_queries import ATTENTION, ROSTER_METRIC, low_in
from agent.understanding.subject_follow_ups import SURE, Turn, crossed, rewished, taken_back
from agent.understanding.topics import topic
from agent.understanding.wellness_said import wellness_of
from agent.understanding.what_ifs import what_if
from tools.query import Query

OVER_DAYS = {Intent.SLEEP: "sleep_min", Intent.WELLNESS: "wellness_score", Intent.SESSION_LOAD: "daily_load_au"}
"""What an assessment of one day becomes over several."""
WITH_DAYS = frozenset({Intent.HISTORY, Intent.ROSTER, Intent.READINESS, Intent.LOAD, Intent.AUTONOMIC, *OVER_DAYS})
LOOKS_AHEAD = frozenset({Intent.PLAN, Intent.READINESS, Intent.WHAT_IF})
TO_METRIC = {
    Intent.READINESS: "readiness",
    Intent.LOAD: "acwr",
    Intent.RECOVERY: "recovery_h",
    Intent.STRAIN: "strain_signals",
}
TO_INTENT = {metric: intent for intent, metric in TO_METRIC.items()}
WHY = {
    Intent.READINESS: Intent.WHY_READINESS,
    Intent.RECOVERY: Intent.WHY_READINESS,
    Intent.STRAIN: Intent.WHY_READINESS,
    Intent.LOAD: Intent.WHY_READINESS,
    Intent.WHY_READINESS: Intent.WHY_READINESS,
    Intent.HISTORY: Intent.WHY_READINESS,
    Intent.PLAN: Intent.WHY_SESSION,
    Intent.WHY_SESSION: Intent.WHY_SESSION,
}
EXPLAIN_THEMSELVES = SUBJECTS | {Intent.TEAM}
"""What carries its reasons in the answer: asked why, it is said again with them."""
ASSESSED_BY = {
    "rmssd_ms": Intent.AUTONOMIC,
    "resting_hr_bpm": Intent.AUTONOMIC,
    "sleep_min": Intent.SLEEP,
    "sleep_debt_min": Intent.SLEEP,
    **dict.fromkeys(
        ("wellness_score", "soreness_score", "fatigue_score", "mood_score", "stress_score", "sleep_quality_score"),
        Intent.WELLNESS,
    ),
}
"""Which assessment puts a bare number beside the usual."""


def followed_up(noticed: Noticed, previous: Reading | None, today: date, role: str, lexicon: Lexicon) -> Request | None:
    """The previous request with what this message changes, or None where the message stands alone."""
    if previous is None or not previous.requests:
        return None
    turn = Turn(noticed, previous.requests[-1], today, role, lexicon)
    asks_again = _why(turn) or _judged(turn) or _before(turn)
    return _answered(turn) or taken_back(turn) or asks_again or rewished(turn) or _varied(turn)


def _answered(turn: Turn) -> Request | None:
    """The answer to a question that the previous request left open."""
    last, noticed = turn.last, turn.noticed
    people = aliases(noticed)
    if (last.ambiguous_people or "who" in last.needs) and len(people) == 1 and _is_fragment(turn):
        return _with_people(last, people).model_copy(update={"ambiguous_people": (), "unknown_names": (), "needs": ()})
    if last.intent is Intent.WHAT_IF and "what_change" in last.needs:
        change = what_if(noticed, turn.today, turn.lexicon)
        return last.model_copy(update={"what_if": change, "needs": (), "confidence": SURE}) if change else None
    if last.intent is Intent.TRAVEL:
        return crossed(turn)
    if last.intent is Intent.LOG_WELLNESS and (last.implausible or last.term):
        return _valued(turn)
    if (
        last.intent is Intent.LOG_SESSION
        and last.session is not None
        and (set(last.needs) & {"duration", "effort"} or last.implausible)
    ):
        return _filled(turn)
    return None


def _valued(turn: Turn) -> Request | None:
    """A bare figure for the value that was missing or could not be."""
    last, numbers = turn.last, turn.noticed.numbers
    if len(numbers) != 1 or turn.noticed.metrics or not _is_fragment(turn):
        return None
    key = last.implausible[0][0] if last.implausible else str(last.term)
    said = wellness_of(key, numbers[0], turn.lexicon)
    if said is None:
        return None
    if not said.plausible:
        return last.model_copy(update={"implausible": ((said.metric, said.value),), "needs": ("plausible_value",)})
    on = last.wellness[0].on if last.wellness else turn.today
    mention = WellnessMention(metric=said.metric, value=said.value, scale=said.scale, on=on)
    update = {"wellness": (*last.wellness, mention), "implausible": (), "needs": (), "term": None, "confidence": SURE}
    return last.model_copy(update=update)


def _filled(turn: Turn) -> Request | None:
    last, noticed = turn.last, turn.noticed
    assert last.session is not None
    if noticed.metrics and not (noticed.durations or noticed.efforts):
        return None
    numbers = list(noticed.numbers)
    duration = noticed.durations[0].value if noticed.durations else last.session.duration_min
    effort = noticed.efforts[0].value if noticed.efforts else last.session.session_rpe
    if duration is None and numbers and numbers[0] > 10:
        duration = numbers.pop(0)
    if effort is None and numbers and numbers[0] <= 10:
        effort = numbers.pop(0)
    if (duration, effort) == (last.session.duration_min, last.session.session_rpe):
        return None
    if effort is not None and effort > 10:
        return last.model_copy(update={"implausible": (("session_rpe", effort),), "needs": ("plausible_value",)})
    session = last.session.model_copy(update={"duration_min": duration, "session_rpe": effort})
    needs = tuple(name for name, value in (("duration", duration), ("effort", effort)) if value is None)
    return last.model_copy(update={"session": session, "needs": needs, "implausible": (), "confidence": SURE})


def _why(turn: Turn) -> Request | None:
    if not re.fullmatch(_forms(turn.lexicon).why, turn.noticed.text.strip(" ?.!,")):
        return None
    if turn.last.intent in EXPLAIN_THEMSELVES:
        return turn.last.model_copy(update={"confidence": SURE})
    intent = WHY.get(turn.last.intent)
    if intent is None:
        return None
    return Request(intent=intent, confidence=SURE, people=turn.last.people, period=turn.last.period)


def _judged(turn: Turn) -> Request | None:
    """`Is that normal?`: an assessment says so itself, and a bare number is put beside the usual."""
    last = turn.last
    if not _forms(turn.lexicon).judging.fullmatch(turn.noticed.text.strip(" ?.!,")):
        return None
    if last.intent in EXPLAIN_THEMSELVES:
        return last.model_copy(update={"confidence": SURE})
    if last.intent in TO_METRIC or last.query is None or last.intent is not Intent.HISTORY:
        intent = WHY.get(last.intent)
    else:
        intent = ASSESSED_BY.get(last.query.metric, Intent.WHY_READINESS)
    return Request(intent=intent, confidence=SURE, people=last.people, period=last.period) if intent else None


def _before(turn: Turn) -> Request | None:
    """`And the week before?`: the days up to those that were asked about."""
    last, lexicon = turn.last, turn.lexicon
    said = re.fullmatch(str(lexicon.data["unit_before"]), turn.noticed.text.strip(" ?.!,"))
    if said is None or last.intent not in WITH_DAYS:
        return None
    units: dict[str, int] = lexicon.data["units_before"]
    first_on = last.period.first_on if last.period else turn.today
    period = Period(first_on=first_on - timedelta(days=units[said["unit"]]), last_on=first_on - timedelta(days=1))
    key = OVER_DAYS.get(last.intent)
    made = _with_metric(last, key) if key and period.first_on != period.last_on else last
    return _with_period(made, period).model_copy(update={"confidence": SURE, "needs": (), "implausible": ()})


def _varied(turn: Turn) -> Request | None:
    """The previous question with another day, person, group, metric or figure."""
    noticed, last = turn.noticed, turn.last
    if not _is_fragment(turn) or last.intent in {Intent.UNCLEAR, Intent.OUT_OF_SCOPE, Intent.GREETING_THANKS}:
        return None
    period = _period(turn)
    people, keys = aliases(noticed), metric_keys(Asked(noticed, None, turn.today, turn.lexicon))
    if last.intent is Intent.EXPLAIN_TERM:
        term = topic(noticed, turn.lexicon)
        return last.model_copy(update={"term": term, "confidence": SURE}) if term and not people else None
    named = period or people or noticed.groups or noticed.comparisons
    if not (named or (keys and _forms(turn.lexicon).opens.match(noticed.text))):
        return None
    made = last
    if people:
        made = _with_people(made, people)
    if noticed.groups:
        made = _with_group(made, noticed.groups[0])
    if keys:
        made = _with_metric(made, keys[0])
    if period:
        made = _with_period(made, period)
    if noticed.comparisons and made.query:
        from_figure = made.query.having[0] if made.query.having else None
        said = noticed.comparisons[0].value
        metric = from_figure.metric if from_figure else made.query.metric
        condition = {"metric": metric, "operator": said.operator, "value": said.value}
        made = made.model_copy(
            update={"query": made.query.model_validate({**made.query.model_dump(), "having": [condition]})}
        )
    return made.model_copy(update={"confidence": SURE, "needs": (), "implausible": ()})


def _period(turn: Turn) -> Period | None:
    sense = Sense.COMING if turn.last.intent in LOOKS_AHEAD else Sense.PAST
    periods = (time.value.period(turn.today, sense) for time in turn.noticed.times)
    return next((period for period in periods if period), None)


def _with_people(request: Request, people: tuple[str, ...]) -> Request:
    if request.intent is Intent.TEAM:
        return Request(intent=Intent.READINESS, confidence=SURE, people=people, period=request.period)
    if request.intent is Intent.ROSTER:
        key = request.query.metric if request.query else "readiness"
        intent = TO_INTENT.get(key, Intent.HISTORY) if len(people) == 1 else Intent.ROSTER
        query = (
            request.query.model_copy(
                update={"people": people, "group": None, "having": (), "order": None, "limit": None}
            )
            if request.query
            else None
        )
        return request.model_copy(update={"intent": intent, "people": people, "query": query, "groups": ()})
    return request.model_copy(update={"people": people})


def _with_group(request: Request, group: str) -> Request:
    if request.intent is Intent.TEAM:
        return request.model_copy(update={"groups": (group,)})
    if request.intent in SUBJECTS and request.intent not in ROSTER_METRIC:
        return request.model_copy(update={"people": (), "groups": (group,)})
    query = request.query.model_copy(update={"group": group}) if request.query else None
    if query and query.metric == ATTENTION:
        query = low_in(group)
    if request.intent is Intent.ROSTER and query:
        return request.model_copy(update={"query": query, "groups": (group,)})
    made = Request(intent=Intent.ROSTER, confidence=SURE, groups=(group,), period=request.period)
    return made.model_copy(
        update={
            "query": query
            or _query((TO_METRIC | ROSTER_METRIC).get(request.intent, "readiness"), request.period, group)
        }
    )


def _with_metric(request: Request, key: str) -> Request:
    if request.query is not None and request.query.metric != ATTENTION:
        kept = {"metric": key, "having": (), "where": (), "other_metric": None}
        return request.model_copy(update={"query": request.query.model_copy(update=kept)})
    if key in TO_INTENT:
        return request.model_copy(update={"intent": TO_INTENT[key]})
    group = request.groups[0] if request.groups else None
    intent = Intent.ROSTER if request.intent is Intent.ROSTER or group else Intent.HISTORY
    return request.model_copy(update={"intent": intent, "query": _query(key, request.period, group)})


def _with_period(request: Request, period: Period) -> Request:
    update: dict[str, object] = {"period": period}
    if request.query is not None:
        days = {"first_on": period.first_on, "last_on": period.last_on}
        update["query"] = request.query.model_copy(update=days | _aggregate_over(request.query, period))
    if request.what_if is not None:
        update["what_if"] = request.what_if.model_copy(update={"on": period.first_on})
    if request.session is not None and request.intent is Intent.LOG_SESSION:
        update["session"] = request.session.model_copy(update={"on": period.last_on, "amends_last": True})
    return request.model_copy(update=update)


def _aggregate_over(query: Query, period: Period) -> dict[str, str]:
    """One day has one value; several have a mean or a sum."""
    single = period.first_on == period.last_on
    if single and query.aggregate in {"values", "mean", "sum"} and not query.where:
        return {"aggregate": "latest"}
    return {"aggregate": spread_aggregate(query.metric)} if not single and query.aggregate == "latest" else {}


def _query(key: str, period: Period | None, group: str | None) -> Query:
    return Query(
        metric=key,
        first_on=period.first_on if period else None,
        last_on=period.last_on if period else None,
        group=group,
    )


@dataclass(frozen=True, slots=True)
class _Forms:
    why: str
    judging: re.Pattern[str]
    opens: re.Pattern[str]
    fragment: re.Pattern[str]


def _is_fragment(turn: Turn) -> bool:
    """Whether nothing but names, days, metrics, figures and filling words is left of the message."""
    noticed = turn.noticed
    left = re.sub(r"\bx(?:name|group|past|today|coming|day|window|len|km|rpe|num)\b(?:'s)?", " ", noticed.tagged)
    left = whole_words(left, turn.lexicon)
    return not re.search(r"\w", left)


def whole_words(text: str, lexicon: Lexicon) -> str:
    """A text without metric names and filling words."""
    without = re.sub(lexicon.metrics.pattern, " ", text)
    return _forms(lexicon).fragment.sub(" ", without)


@lru_cache(maxsize=8)
def _forms(lexicon: Lexicon) -> _Forms:
    comparisons = [word for row in lexicon.data["comparisons"].values() for word in row]
    words = [*lexicon.words("fragment_words"), *comparisons, *lexicon.words("articles")]
    opens = re.compile(whole(lexicon.any_of("openers")))
    return _Forms(
        lexicon.any_of("why_alone"),
        re.compile(str(lexicon.data["judging_alone"])),
        opens,
        re.compile(whole(alternation(words))),
    )
