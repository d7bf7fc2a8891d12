"""What no evidence can support, and what may not leave in any form."""

import re
from collections.abc import Collection, Iterator, Mapping

from agent.grounding.lexicon import Tag
from agent.grounding.situation import Situation
from agent.reply import Violation

LINK = re.compile(
    r"(?:h(?:tt|xx)ps?|ftp|javascript|data|tg|mailto)\s?:\s?[^\s]|://|www\.\w|[\w.+-]+@[\w-]+\.\w|\b[\w-]+\.[a-z]{2,}/\w"
    r"|\b[\w-]+\.(?:com|org|net|io|dev|app|co|ru|xyz|info|me|ly|ai|eu|tld|example)(?:/|\b)"
    r"|\b\w+ ?[(\[]? ?dot ?[)\]]? ?(?:com|org|net|io|app|co)\b",
    re.IGNORECASE,
)
MARKUP = re.compile(
    r"(?<!\{)\{(?!\{)|!\[|\]\s?\(|\[[^\]]*\]:|</?[a-z!][^>]*>?|&(?:lt|gt|#\d+|#x[0-9a-f]+);|```", re.IGNORECASE
)
SECRET = re.compile(
    r"\b(?:sk|pk|ghp|xox[bp])[-_][A-Za-z0-9_-]{12,}|\beyJ[A-Za-z0-9_-]{16,}|\bcanary\b|\b[0-9a-f]{32,}\b", re.IGNORECASE
)
SLOT = re.compile(r"\{\{|\}\}")


def banned(situation: Situation) -> Iterator[Violation]:
    """Diagnoses, injury odds, promises of safety: never, except in refusing them."""
    passage = situation.passage
    allowed = [match.span() for match in passage.words.single["play_safe"].finditer(passage.lower)]
    for tag in passage.tags("banned"):
        if any(start <= tag.start < end for start, end in allowed) or _refused(situation, tag):
            continue
        yield Violation(code=tag.value, span=passage.quote(tag.start, tag.end))


def _refused(situation: Situation, tag: Tag) -> bool:
    """`I can't give you a chance of injury`."""
    start, _ = situation.sentence(tag)
    before = situation.passage.lower[start : tag.start]
    refusals = list(situation.passage.words.single["banned_unless"].finditer(before))
    if not refusals:
        return False
    return not situation.passage.words.single["banned_even_so"].search(before, refusals[-1].end())


def output(situation: Situation, names: Mapping[str, str], forbidden: Collection[str]) -> Iterator[Violation]:
    """Links, markup, secrets, unfilled slots, aliases."""
    text = situation.passage.text
    for code, pattern in (("link", LINK), ("markup", MARKUP), ("secret", SECRET), ("unfilled_slot", SLOT)):
        yield from (Violation(code=code, span=match[0]) for match in pattern.finditer(text))
    yield from (
        Violation(code="secret", span=phrase) for phrase in forbidden if phrase and phrase.lower() in text.lower()
    )
    for match in re.finditer(r"(?<!\w)A\d+(?!\w)", text):
        if match[0] in names:
            yield Violation(code="raw_alias", span=match[0])
