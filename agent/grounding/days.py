"""Dates and weekdays that no number of their sentence has already tied to a row."""

import re
from collections.abc import Iterator

from agent.grounding.mention import DayMention
from agent.grounding.situation import Situation
from agent.grounding.windows import since
from agent.reply import Violation


def days(situation: Situation) -> Iterator[Violation]:
    """Days that nothing in the evidence begins or ends on."""
    for day in situation.passage.days:
        if not (_known(situation, day) or _ahead(situation, day) or _from_user(situation, day)):
            yield Violation(code="wrong_date", span=situation.passage.quote(day.start, day.end))


def _known(situation: Situation, day: DayMention) -> bool:
    windows = [row.window for row in situation.ledger.rows if row.window is not None]
    if since(situation, day):
        return any(day.names(window.first_on) for window in windows)
    return (
        any(day.names(window.first_on) or day.names(window.last_on) for window in windows)
        or any(day.names(receipt.on) for receipt in situation.receipts)
        or (situation.today is not None and day.names(situation.today))
    )


def _ahead(situation: Situation, day: DayMention) -> bool:
    """A weekday in advice: "try again on Monday"."""
    if day.day is not None:
        return False
    before = situation.passage.lower[max(0, day.start - 16) : day.start]
    ahead = situation.passage.words.table["dates"]["ahead"]
    return re.search(rf"(?<!\w)(?:{ahead})(?: on| the)?\s+$", before) is not None


def _from_user(situation: Situation, day: DayMention) -> bool:
    return any(
        (said.weekday, said.day, said.month) == (day.weekday, day.day, day.month) for said in situation.user.days
    )
