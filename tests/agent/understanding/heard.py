"""What the tests of understanding share: a day, two roles' scopes, and short ways to read a message."""

from datetime import date

from agent.understanding.lexicon import Lexicon, lexicon_of
from agent.understanding.read import Reader
from agent.understanding.reading import Reading, Request

TODAY = date(2026, 3, 11)
"""A Wednesday."""
ATHLETE = (("you", "Anna Berg", "forwards"),)
ROSTER = (
    ("A1", "Anna Berg", "forwards"),
    ("A2", "Ben Okafor", "backs"),
    ("A3", "Chloe Martin", "backs"),
    ("A4", "Sam Jones", "forwards"),
    ("A5", "Sam Lee", "backs"),
    ("A6", "Will Hart", "forwards"),
)
READER = Reader()


def english() -> Lexicon:
    return lexicon_of("en")


def dialogue(role: str, *texts: str) -> list[Reading]:
    readings: list[Reading] = []
    for text in texts:
        people = ROSTER if role == "coach" else ATHLETE
        previous = readings[-1] if readings else None
        readings.append(READER.read(text, today=TODAY, people=people, role=role, previous=previous))
    return readings


def understood(role: str, *texts: str) -> Request:
    """The only request of the last message."""
    (request,) = dialogue(role, *texts)[-1].requests
    return request
