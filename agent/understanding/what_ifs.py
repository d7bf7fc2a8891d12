"""A supposed change: rest, an added session, a load scaled by a share, more sleep, or one session for another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from agent.understanding.days_meant import Sense
from agent.understanding.lexicon import Lexicon, Words, alternation, whole
from agent.understanding.noticing import Noticed
from agent.understanding.numbers import FIGURE, value_of
from agent.understanding.reading import Period, WhatIf
from agent.understanding.spans import Found
from agent.understanding.times import TimeSaid
from physiology.session import SessionKind

WEEK_DAYS = 7
WHOLE_NIGHT_MIN = 240.0
"""A named sleep of at least this long is a night; a shorter one is on top of it."""

Action = Literal["rest", "add", "scale", "sleep", "swap"]


def what_if(noticed: Noticed, today: date, lexicon: Lexicon) -> WhatIf | None:
    """The change supposed, or None where none is named."""
    action = _action(noticed, lexicon)
    if action is None:
        return None
    changed, looked = _times(noticed, lexicon)
    period = _first(changed, today)
    on = period.first_on if period else (today if action == "sleep" else today + timedelta(days=1))
    look = _first(looked, today)
    named = [SessionKind(k.meaning) for k in noticed.kinds]
    rows = lexicon.data["activities"]
    done = [SessionKind(rows[a.meaning]["kind"]) for a in noticed.activities]
    kind = (
        next((k for k in (*reversed(named), *done) if k is not SessionKind.OTHER), None)
        if action in {"add", "swap"}
        else None
    )
    sleep_min, extra_min = _sleep(noticed, lexicon) if action == "sleep" else (None, None)
    lengths = [d.value for d in noticed.durations]
    return WhatIf(
        action=action,
        on=on,
        days=_days(noticed, period, action, lexicon),
        percent=_percent(noticed, lexicon) if action == "scale" else None,
        duration_min=lengths[0] if lengths and action in {"add", "swap"} else None,
        session_rpe=next((e.value for e in noticed.efforts if e.value <= 10), None)
        if action in {"add", "swap"}
        else None,
        distance_km=noticed.distances[0].value if noticed.distances and action == "add" else None,
        kind=kind,
        sleep_min=sleep_min,
        sleep_extra_min=extra_min,
        look_on=look.last_on if look else None,
    )


def _action(noticed: Noticed, lexicon: Lexicon) -> Action | None:
    said = {s.meaning for s in _forms(lexicon).actions.find(noticed.text)}
    percent = _percent(noticed, lexicon)
    has_length = bool(noticed.durations or noticed.wellness or noticed.numbers)
    if "sleep" in said and (has_length or _forms(lexicon).more.search(noticed.text)):
        return "sleep"
    if percent is not None or ("scale" in said and re.search(_forms(lexicon).loads, noticed.text)):
        return "scale"
    if "swap" in said and (noticed.activities or noticed.kinds):
        return "swap"
    if "rest" in said:
        return "rest"
    names_session = noticed.activities or noticed.kinds or noticed.distances or noticed.durations or noticed.efforts
    if "add" in said and (names_session or _forms(lexicon).sessions.search(noticed.text)):
        return "add"
    return "add" if noticed.distances or (noticed.activities and noticed.durations) else None


def _times(noticed: Noticed, lexicon: Lexicon) -> tuple[list[Found[TimeSaid]], list[Found[TimeSaid]]]:
    """Days of the change, which stand after `if`, and days whose outcome is asked for."""
    supposed = [m.start() for m in _forms(lexicon).supposes.finditer(noticed.text)]
    start = supposed[-1] if supposed else 0
    looks = [m.start() for m in _forms(lexicon).looks.finditer(noticed.text)]
    end = next((look for look in looks if look > start), None)
    changed = [t for t in noticed.times if t.start >= start and (end is None or t.start < end)]
    looked = [t for t in noticed.times if t not in changed]
    return (changed, looked) if changed or not supposed else ([], looked)


def _first(times: Sequence[Found[TimeSaid]], today: date) -> Period | None:
    periods = (time.value.period(today, Sense.COMING) for time in times)
    return next((p for p in periods if p is not None and p.last_on >= today), None)


def _days(noticed: Noticed, period: Period | None, action: Action, lexicon: Lexicon) -> int | None:
    said = _forms(lexicon).count_days.search(noticed.text)
    if said:
        count = int(float(said["n"])) if said["n"] else 1
        unit = next(u for u, words in lexicon.data["time_units"].items() if said["unit"] in words)
        return min(365, max(1, count * {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}[unit]))
    if period and period.last_on > period.first_on:
        return (period.last_on - period.first_on).days + 1
    return WEEK_DAYS if action == "scale" and period is None else 1


def _percent(noticed: Noticed, lexicon: Lexicon) -> float | None:
    forms = _forms(lexicon)
    said = forms.percent.search(noticed.text)
    sign = -1.0 if forms.decreases.search(noticed.text) else 1.0
    if said:
        return sign * value_of(said["n"])
    fixed = forms.fixed.find(noticed.text)
    if not fixed or noticed.durations:
        return None
    share = float(lexicon.data["fixed_percents"][fixed[0].meaning])
    return -abs(share) if sign < 0 else share


def _sleep(noticed: Noticed, lexicon: Lexicon) -> tuple[float | None, float | None]:
    lengths = [d.value for d in noticed.durations] + [
        w.value.value for w in noticed.wellness if w.value.metric == "sleep_min"
    ]
    forms = _forms(lexicon)
    minutes = lengths[0] if lengths else None
    if minutes is None and noticed.numbers:
        minutes = noticed.numbers[0] * 60
    if forms.more.search(noticed.text):
        return None, minutes if minutes is not None else 60.0
    if forms.less.search(noticed.text):
        return None, -minutes if minutes is not None else -60.0
    if minutes is None:
        return None, 60.0
    return (minutes, None) if minutes >= WHOLE_NIGHT_MIN else (None, minutes)


@dataclass(frozen=True, slots=True)
class _Forms:
    actions: Words
    fixed: Words
    percent: re.Pattern[str]
    decreases: re.Pattern[str]
    more: re.Pattern[str]
    less: re.Pattern[str]
    loads: re.Pattern[str]
    sessions: re.Pattern[str]
    supposes: re.Pattern[str]
    looks: re.Pattern[str]
    count_days: re.Pattern[str]


@lru_cache(maxsize=8)
def _forms(lexicon: Lexicon) -> _Forms:
    units = alternation(w for u, row in lexicon.data["time_units"].items() if u != "year" for w in row)
    actions: dict[str, str] = {}
    for meaning in reversed(list(lexicon.data["what_if_actions"])):
        actions |= dict.fromkeys(lexicon.words("what_if_actions", meaning), meaning)
    return _Forms(
        actions=Words(actions),
        fixed=Words({word: word for word in lexicon.words("fixed_percents")}),
        percent=re.compile(rf"(?<![\w.,])(?P<n>{FIGURE})\s*(?:{lexicon.any_of('percent_words')})"),
        decreases=re.compile(whole(lexicon.any_of("decreases"))),
        more=re.compile(whole(lexicon.any_of("longer_words"))),
        less=re.compile(whole(lexicon.any_of("shorter_words"))),
        loads=re.compile(whole(lexicon.any_of("load_words"))),
        sessions=re.compile(
            whole(
                f"{lexicon.any_of('generic_sessions')}|{lexicon.any_of('trained_words')}|{lexicon.any_of('base_moves')}"
            )
        ),
        supposes=re.compile(whole(lexicon.any_of("if_words"))),
        looks=re.compile(whole(lexicon.any_of("look_words"))),
        count_days=re.compile(
            rf"(?<![\w.,])(?:(?P<n>\d{{1,3}})\s+|(?:{lexicon.any_of('one_unit_words')})\s+)(?:\w+\s+)?(?P<unit>{units})(?!\w)"
        ),
    )
