"""Which days a passage speaks of, and whether a row speaks of the same ones."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from agent.grounding.ledger import Row
from agent.grounding.lexicon import Tag
from agent.grounding.mention import DayMention, Form, Mention
from agent.grounding.situation import Place, Situation
from physiology.finding import Window

MONTH_DAYS = (28, 31)
WEEK_DAYS = 7


def lengths(situation: Situation, start: int, end: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Window lengths that a stretch claims, as (position, (fewest, most) days)."""
    for mention in situation.passage.mentions:
        if not start <= mention.start < end:
            continue
        days = mention.value if mention.form is Form.WINDOW else mention.high if mention.lookback else None
        if days is not None and not only_data(situation, mention):
            months = mention.dimension == "months"
            low, high = (MONTH_DAYS[0] * days, MONTH_DAYS[1] * days) if months else (days, days)
            yield mention.start, (round(low), round(high))
    for tag in situation.passage.tags_in("length", start, end):
        if _is_compared_with(situation, tag):
            continue
        yield tag.start, (int(tag.value), int(tag.value))


def only_data(situation: Situation, mention: Mention) -> bool:
    """`over 27 days that have both` counts days, it does not bound them."""
    with_data = situation.passage.words.table["dates"]["with_data"]
    return re.match(rf"\W*(?:{with_data})(?!\w)", situation.after(mention)) is not None


def _long_enough(row: Row, bounds: tuple[int, int]) -> bool:
    if row.window is None or row.days is None:
        return False
    return any(bounds[0] <= days <= bounds[1] for days in (row.days, row.window.days_expected))


def since(situation: Situation, day: DayMention) -> bool:
    """Whether a day is written as the first of a span."""
    return _follows_since(situation, day.start)


def _follows_since(situation: Situation, position: int) -> bool:
    before = situation.passage.lower[max(0, position - 12) : position].rstrip()
    matches = situation.passage.words.single["dates.since"].finditer(before)
    return any(match.end() == len(before) for match in matches)


def _names_day(situation: Situation, day: DayMention, row: Row) -> bool:
    if row.window is None:
        return False
    if since(situation, day):
        return day.names(row.window.first_on)
    if row.days is not None and row.days > 1 and day.names(row.window.first_on):
        return True
    return day.names(row.window.last_on)


def deictic_ok(tag: Tag, window: Window, today: date) -> bool:
    """Whether a word such as "yesterday" names a window."""
    last, days = window.last_on, (window.last_on - window.first_on).days + 1
    ago = (today - last).days
    monday = today - timedelta(days=today.weekday())
    match tag.value:
        case "today":
            return ago == 0 or (days > 1 and ago == 1)
        case "yesterday":
            return ago == 1
        case "last_night":
            return days == 1 and ago in (0, 1)
        case "tomorrow":
            return ago == -1
        case "this_week":
            return monday <= last <= monday + timedelta(days=6) or days == WEEK_DAYS
        case "last_week":
            return days == WEEK_DAYS or monday - timedelta(days=WEEK_DAYS) <= last < monday
        case _:
            return days >= MONTH_DAYS[0] or window.first_on.day == 1


def _nearest_day(situation: Situation, place: Place) -> DayMention | None:
    segment = situation.segment(place)
    own = [day for day in situation.passage.days if segment.start <= day.start < segment.end]
    if own:
        return min(own, key=lambda day: abs(day.start - place.start))
    if situation.passage.tags_in("deictic", segment.start, segment.end):
        return None
    start, _ = situation.sentence(place)
    earlier = [day for day in situation.passage.days if start <= day.start < place.start]
    return earlier[-1] if earlier else None


def _nearest_length(situation: Situation, place: Place) -> tuple[int, int] | None:
    segment = situation.segment(place)
    own = [found for found in lengths(situation, segment.start, segment.end) if found[0] != place.start]
    if own:
        return min(own, key=lambda found: abs(found[0] - place.start))[1]
    start, _ = situation.sentence(place)
    stretch = [s for s in situation.passage.segments if start <= s.start < segment.start]
    for earlier in reversed(stretch):
        found = list(lengths(situation, earlier.start, earlier.end))
        if found and not _numbers(situation, earlier.start, earlier.end):
            return found[-1][1]
    return None


def _numbers(situation: Situation, start: int, end: int) -> list[Mention]:
    return [m for m in situation.passage.mentions if start <= m.start < end and m.form not in (Form.WINDOW, Form.PAIR)]


def _nearest_deictic(situation: Situation, place: Place) -> Tag | None:
    segment = situation.segment(place)
    tags = situation.passage.tags_in("deictic", segment.start, segment.end)
    own = [tag for tag in tags if not _is_compared_with(situation, tag)]
    if own:
        return min(own, key=lambda tag: abs(tag.start - place.start))
    earlier = [s for s in situation.passage.segments if s.sentence == segment.sentence and s.start < segment.start]
    for heading in reversed(earlier):
        tags = situation.passage.tags_in("deictic", heading.start, heading.end)
        if _numbers(situation, heading.start, heading.end):
            return None
        if tags and not _is_compared_with(situation, tags[-1]):
            return tags[-1]
    return None


def _is_compared_with(situation: Situation, tag: Tag) -> bool:
    """`up 18 % on last week`: the other side of a comparison, not the days of the number."""
    before = situation.passage.lower[max(0, tag.start - 16) : tag.start]
    return re.search(rf"(?<!\w)(?:{situation.passage.words.table['dates']['compared']})\s+$", before) is not None


def _deictic_fits(situation: Situation, word: Tag, window: Window) -> bool:
    """Whether a row's days are the ones a word such as "yesterday" names; "since yesterday" names the first."""
    if situation.today is None:
        return True
    if _follows_since(situation, word.start):
        window = Window(first_on=window.first_on, last_on=window.first_on, days_used=1, days_expected=1)
    return deictic_ok(word, window, situation.today)


def change_in_window(situation: Situation, place: Place, base: Row, changed: Row) -> bool:
    """Whether a change from one row to another happened in the days the words name."""
    word = _nearest_deictic(situation, place)
    if word is None or base.window is None or changed.window is None:
        return True
    named = (base,) if _follows_since(situation, word.start) else (base, changed)
    return any(_deictic_fits(situation, word, row.window) for row in named if row.window is not None)


def in_window(situation: Situation, place: Place, row: Row) -> bool:
    """Whether a row speaks of the days that the words around a place name."""
    if row.role in ("needed", "threshold") or (row.dimension == "days" and row.metric == "days_known"):
        return True
    length = _nearest_length(situation, place)
    if length is not None and row.role != "receipt" and not _long_enough(row, length):
        found_in = situation.ledger.of((row.subject,), (row.metric,)) if row.aggregate in ("max", "min") else ()
        if row.days != 1 or not any(_long_enough(other, length) for other in found_in):
            return False
    day = _nearest_day(situation, place)
    if day is not None and not _names_day(situation, day, row):
        return False
    word = _nearest_deictic(situation, place)
    if word is not None and day is not None and abs(day.start - place.start) < abs(word.start - place.start):
        return True
    return word is None or row.window is None or _deictic_fits(situation, word, row.window)
