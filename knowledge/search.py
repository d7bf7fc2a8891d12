"""Find what Fettle may cite: short summaries of our own, each with its sources and how strong they are."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from rapidfuzz import fuzz, process

FOLDER = Path(__file__).parent / "sources"
CLOSE_ENOUGH = 84
"""Similarity (0-100) from which a misspelt term counts as meant."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One summary and what it stands on."""

    id: str
    title: str
    terms: tuple[str, ...]
    sources: tuple[str, ...]
    strength: str
    text: str


@cache
def passages() -> tuple[Passage, ...]:
    """All summaries, by id."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.md")))


def look_up(term: str) -> Passage | None:
    """The summary of a term, forgiving a typo; None where there is none.

    Examples
    --------
    >>> look_up("acute chronic workload ratios").id
    'acwr'
    """
    by_term = {name: passage for passage in passages() for name in passage.terms}
    found = process.extractOne(term.casefold().strip(), list(by_term), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    return by_term[found[0]] if found else None


def _read(path: Path) -> Passage:
    _, header, text = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = yaml.safe_load(header)
    return Passage(
        id=fields["id"],
        title=fields["title"],
        terms=tuple(fields["terms"]),
        sources=tuple(fields["sources"]),
        strength=fields["strength"],
        text=text.strip(),
    )
