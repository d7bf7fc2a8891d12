"""Every source that a finding may name: who, when, where, how strong, and whether the source itself was read."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "bibliography.csv"
HOUSE_RULE = "house_rule"
"""Stands where a threshold has no published basis."""
GRADES = {
    "A": "meta-analysis or large randomised trial",
    "B": "systematic review, cohort, or consensus that rests on one",
    "C": "single small or validation study",
    "D": "consensus, narrative review, model, book or software",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One row of the bibliography."""

    key: str
    citation: str
    """Authors and place, shortened."""
    year: int | None
    """None where the source shows none."""
    doi: str | None
    grade: str
    """A to D, see `GRADES`."""
    seen: bool
    """Whether the source was read; what was not is marked wherever it is named."""


@cache
def bibliography() -> dict[str, Source]:
    """All sources by key, in alphabetical order."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return {row["key"]: _source(row) for row in csv.DictReader(lines)}


@cache
def keys_by_doi() -> dict[str, str]:
    """Key of each source that has a DOI; DOIs in small letters."""
    return {one.doi.casefold(): one.key for one in bibliography().values() if one.doi}


def _source(row: dict[str, str]) -> Source:
    return Source(
        key=row["key"],
        citation=row["citation"],
        year=int(row["year"]) if row["year"] else None,
        doi=row["doi"] or None,
        grade=row["grade"],
        seen=row["seen"] == "yes",
    )
