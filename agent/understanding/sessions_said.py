"""Sessions and values somebody reports, segment by segment, so that each day stays with its session."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from agent.understanding.days_meant import Sense
from agent.understanding.lexicon import Lexicon, whole
from agent.understanding.noticing import Noticed
from agent.understanding.reading import SessionMention, WellnessMention
from physiology.session import SessionKind

EFFORT_TOP = 10.0
LONGEST_SESSION_MIN = 1440.0


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report holds."""

    sessions: tuple[SessionMention, ...] = ()
    wellness: tuple[WellnessMention, ...] = ()
    implausible: tuple[tuple[str, float], ...] = ()


@dataclass(slots=True)
class _Draft:
    on: date | None = None
    activity: str | None = None
    kind: SessionKind = SessionKind.OTHER
    duration_min: float | None = None
    session_rpe: float | None = None
    distance_km: float | None = None
    touched: bool = False


def reported(segments: Sequence[Noticed], lead_on: date | None, today: date, lexicon: Lexicon) -> Reported:
    """Sessions, values and figures that cannot be, from a report's segments."""
    drafts: list[_Draft] = []
    wellness: list[WellnessMention] = []
    implausible: list[tuple[str, float]] = []
    for segment in segments:
        night = any(time.value.is_night for time in segment.times)
        said_on = _day(segment, today)
        _take_wellness(segment, today if night else said_on or today, wellness, implausible)
        _take_session(segment, said_on or lead_on, drafts, implausible, lexicon)
    sessions = tuple(
        SessionMention(
            on=draft.on or today,
            activity=draft.activity,
            kind=draft.kind,
            duration_min=draft.duration_min,
            session_rpe=draft.session_rpe,
            distance_km=draft.distance_km,
        )
        for draft in drafts
        if draft.touched
    )
    return Reported(sessions, tuple(wellness), tuple(implausible))


def amending(mention: SessionMention, *, said_on: bool) -> SessionMention:
    """The same mention as a correction of the last session."""
    return mention.model_copy(update={"amends_last": True, "on": mention.on if said_on else None})


def _day(segment: Noticed, today: date) -> date | None:
    for time in segment.times:
        period = None if time.value.is_window else time.value.period(today, Sense.PAST)
        if period and period.last_on <= today:
            return period.last_on
    return None


def _take_wellness(
    segment: Noticed, on: date, wellness: list[WellnessMention], implausible: list[tuple[str, float]]
) -> None:
    for found in segment.wellness:
        said = found.value
        if not said.plausible:
            implausible.append((said.metric, said.value))
        elif all(item.metric != said.metric or item.on != on for item in wellness):
            wellness.append(WellnessMention(metric=said.metric, value=said.value, scale=said.scale, on=on))


def _take_session(
    segment: Noticed, on: date | None, drafts: list[_Draft], implausible: list[tuple[str, float]], lexicon: Lexicon
) -> None:
    activity, kind = _activity(segment, lexicon)
    has_figures = bool(segment.durations or segment.distances or segment.efforts)
    rested = _rested(lexicon).search(segment.text) is not None and not has_figures
    trained = activity is not None or _trained(lexicon).search(segment.text) is not None
    if not (has_figures or trained or rested):
        if on is not None and drafts and drafts[-1].on is None and not segment.wellness:
            drafts[-1].on = on
        return
    open_draft = drafts[-1] if drafts else None
    if open_draft is None or (activity and open_draft.activity and _measured(open_draft)):
        open_draft = _Draft()
        drafts.append(open_draft)
    open_draft.touched = True
    open_draft.on = on or open_draft.on
    if rested:
        open_draft.activity, open_draft.kind = SessionKind.REST.value, SessionKind.REST
        return
    open_draft.activity = open_draft.activity or activity
    if open_draft.kind is SessionKind.OTHER:
        open_draft.kind = kind
    _fill(open_draft, segment, implausible)


def _fill(draft: _Draft, segment: Noticed, implausible: list[tuple[str, float]]) -> None:
    lengths = [d.value for d in segment.durations]
    if lengths and draft.duration_min is None:
        if 0 < lengths[0] <= LONGEST_SESSION_MIN:
            draft.duration_min = lengths[0]
        else:
            implausible.append(("session_duration_min", lengths[0]))
    efforts = [e.value for e in segment.efforts]
    if efforts and draft.session_rpe is None:
        if efforts[0] <= EFFORT_TOP:
            draft.session_rpe = efforts[0]
        else:
            implausible.append(("session_rpe", efforts[0]))
    if segment.distances and draft.distance_km is None:
        draft.distance_km = segment.distances[0].value


def _measured(draft: _Draft) -> bool:
    return draft.duration_min is not None or draft.session_rpe is not None or draft.distance_km is not None


def _activity(segment: Noticed, lexicon: Lexicon) -> tuple[str | None, SessionKind]:
    """The activity named first that is not a mere match or skill word where a sport is named too, and its kind."""
    if not segment.activities:
        named = SessionKind(segment.kinds[0].meaning) if segment.kinds else SessionKind.OTHER
        return (named.value if segment.kinds and named is not SessionKind.EASY else None), named
    rows = lexicon.data["activities"]
    first = segment.activities[0].meaning
    kind = SessionKind(rows[first]["kind"])
    if segment.kinds and kind in {SessionKind.OTHER, SessionKind.EASY, SessionKind.SKILLS}:
        kind = SessionKind(segment.kinds[0].meaning)
    return first, kind


@lru_cache(maxsize=8)
def _trained(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(whole(f"{lexicon.any_of('trained_words')}|{lexicon.any_of('generic_sessions')}"))


@lru_cache(maxsize=8)
def _rested(lexicon: Lexicon) -> re.Pattern[str]:
    rest = lexicon.any_of("kinds", "rest")
    trained = "|".join((lexicon.any_of("trained_words"), lexicon.any_of("base_moves")))
    return re.compile(
        rf"(?<!\w)(?:(?:{rest})(?!\w)|(?:{lexicon.any_of('negations')})\s+(?:{trained})(?!\w)|(?:{lexicon.any_of('rested_words')})(?!\w))"
    )
