"""What may follow a subject's answer: other zones, another time to get up, another goal, or taking a report back."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from agent.understanding.asked import aliases
from agent.understanding.lexicon import Lexicon, whole
from agent.understanding.noticing import Noticed
from agent.understanding.reading import HealthMention, Intent, Request, Wish
from agent.understanding.wishes_said import kept, means_health, undone, wakes, wish_of

REWISHED = {
    Intent.SLEEP: ("wake_at",),
    Intent.SCENARIOS: ("scenarios", "days"),
    Intent.WEEK: ("goal", "first_on"),
}
"""What a later message may change of a wish."""
MOST_WORDS = 10
MOST_SCENARIOS = 5
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Turn:
    """What a follow-up is read against."""

    noticed: Noticed
    last: Request
    today: date
    role: str
    lexicon: Lexicon


def crossed(turn: Turn) -> Request | None:
    """The zones of a journey that was asked about before, or other ones; or that it is to be kept, or called off."""
    journey = turn.last.wish
    if journey and journey.zones and kept(turn.noticed, turn.lexicon):
        return _journey(turn, journey.model_copy(update={"keep": True}))
    if journey and journey.keep and undone(turn.noticed, turn.lexicon):
        return _journey(turn, journey.model_copy(update={"zones": 0.0}))
    wish, needs = wish_of(Intent.TRAVEL, turn.noticed, turn.today, turn.lexicon)
    if needs:
        return None
    arrive_on = turn.last.wish.arrive_on if turn.last.wish and not turn.noticed.times else wish.arrive_on
    wish = wish.model_copy(update={"arrive_on": arrive_on})
    return _journey(turn, wish)


def _journey(turn: Turn, wish: Wish) -> Request:
    return turn.last.model_copy(update={"wish": wish, "needs": (), "confidence": SURE})


def taken_back(turn: Turn) -> Request | None:
    """An illness or an injury that was told by mistake; or what to take back, where that was asked."""
    last, said = turn.last, turn.last.health
    told = last.intent is Intent.LOG_HEALTH and said is not None and not said.undo_last
    asked = last.intent is Intent.UNDO and means_health(turn.noticed, turn.lexicon)
    if not (asked or (told and undone(turn.noticed, turn.lexicon))):
        return None
    on = said.on if said else turn.today
    return last.model_copy(
        update={
            "intent": Intent.LOG_HEALTH,
            "health": HealthMention(on=on, undo_last=True),
            "needs": (),
            "confidence": SURE,
        }
    )


def rewished(turn: Turn) -> Request | None:
    """The same subject with another time to get up, another length, other scenarios or another goal."""
    last, noticed = turn.last, turn.noticed
    if last.intent not in REWISHED or len(noticed.text.split()) > MOST_WORDS:
        return None
    if not (_changes(turn.lexicon).match(noticed.text) or wakes(noticed, turn.lexicon)):
        return None
    wish, _ = wish_of(last.intent, noticed, turn.today, turn.lexicon)
    told = {name: value for name in REWISHED[last.intent] if (value := getattr(wish, name))}
    people = aliases(noticed) or last.people
    if not told:
        return None
    before = last.wish or Wish()
    if len(told.get("scenarios", ())) == 1:
        told["scenarios"] = tuple(dict.fromkeys((*before.scenarios, *told["scenarios"])))[:MOST_SCENARIOS]
    return last.model_copy(update={"wish": before.model_copy(update=told), "people": people, "confidence": SURE})


@lru_cache(maxsize=8)
def _changes(lexicon: Lexicon) -> re.Pattern[str]:
    """What a message opens with that changes the one before it."""
    return re.compile(whole("|".join(lexicon.any_of(name) for name in ("openers", "amend_words", "only_words"))))
