"""The words of one language that make claims, compiled once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from agent.grounding.language import any_of, tables, whole
from physiology.metrics import METRICS


@dataclass(frozen=True, slots=True)
class Tag:
    """A word that matters, where it stands and what it means."""

    start: int
    end: int
    value: str


def _end(candidate: tuple[int, str]) -> int:
    return candidate[0]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Several patterns read as one; the longest match at a place wins, and its key is the meaning."""

    patterns: tuple[tuple[re.Pattern[str], str], ...]
    any: re.Pattern[str]

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "Vocabulary":
        """From meaning -> pattern."""
        return cls(tuple((whole(pattern), key) for key, pattern in words.items()), whole("|".join(words.values())))

    def tags(self, text: str) -> tuple[Tag, ...]:
        """Every match, left to right."""
        found: list[Tag] = []
        place = self.any.search(text)
        while place is not None:
            start = place.start()
            matches = ((pattern.match(text, start), key) for pattern, key in self.patterns)
            end, key = max(((match.end(), key) for match, key in matches if match), key=_end)
            found.append(Tag(start, end, key))
            place = self.any.search(text, max(end, start + 1))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's vocabularies and the tables behind them."""

    table: Mapping[str, Any]
    families: Mapping[str, tuple[str, ...]]
    """Metric word (its pattern) -> the metrics a value beside it may be."""
    vocabularies: Mapping[str, Vocabulary]
    roles: Mapping[str, str]
    """Label of evidence -> its role."""
    single: Mapping[str, re.Pattern[str]]
    """Patterns that stand alone, by the path of their table entry."""


SINGLE = (
    "usual", "at_usual", "anaphora", "specific", "except", "group", "directions.at_least", "directions.at_most",
    "directions.comparators", "directions.arrivals", "directions.neutral", "directions.hypothetical",
    "directions.session", "directions.definite", "directions.open", "labels.trailing", "labels.with_data",
    "reasons.causes", "bands.attention", "bands.absent", "bands.not_before", "orders.superlatives",
    "orders.tie", "orders.all", "orders.none", "orders.only", "reasons.connectors", "reasons.trailing",
    "reasons.trailing_after", "reasons.negated", "reasons.always", "writes.records", "writes.plan",
    "writes.device", "writes.device_things", "writes.done", "writes.never_alone", "writes.negated", "writes.by_person",
    "banned_unless", "banned_even_so", "play_safe", "restating", "constants", "denied_value",
    "qualities.good", "qualities.bad", "qualities.unknown", "qualities.others", "dates.ahead", "dates.since",
    "names.verbs", "names.openers",
)  # fmt: skip


def _at(table: Mapping[str, Any], path: str) -> str:
    found: Any = table
    for key in path.split("."):
        found = found[key]
    return str(found)


def _directions(table: Mapping[str, Any]) -> Vocabulary:
    """Up and down, with idioms that claim their words first because they are longer."""
    directions = table["directions"]
    return Vocabulary.of({"up": directions["up"], "down": directions["down"], "idiom": "|".join(directions["idioms"])})


def _families(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    named = {pattern: tuple(keys) for part in ("metrics", "weak_metrics") for pattern, keys in table[part].items()}
    return named | {any_of({key, key.replace("_", " ")}): (key,) for key in METRICS if "_" in key}


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """Compile the lexicon of a language."""
    table = tables(language)
    families = _families(table)
    labels = table["labels"]
    vocabularies = {
        "metric": Vocabulary.of({pattern: pattern for pattern in families}),
        "label": Vocabulary.of(
            {
                role: entry["words"]
                for role, entry in labels.items()
                if isinstance(entry, dict) and role in ("base", "changed")
            }
        ),
        "cue": Vocabulary.of({role: labels[role]["words"] for role in ("needed", "known", "missing")}),
        "threshold": Vocabulary.of({"threshold": labels["threshold"]["words"]}),
        "aggregate": Vocabulary.of(table["aggregates"]),
        "direction": _directions(table),
        "deictic": Vocabulary.of(table["dates"]["deictic"]),
        "length": Vocabulary.of({str(days): pattern for days, pattern in table["dates"]["lengths"].items()}),
        "topic": Vocabulary.of({topic: entry["words"] for topic, entry in table["reasons"]["topics"].items()}),
        "band": Vocabulary.of(
            {band: entry["words"] for band, entry in table["bands"].items() if isinstance(entry, dict)}
        ),
        "order": Vocabulary.of({way: table["orders"][way] for way in ("high", "low")}),
        "banned": Vocabulary.of(table["banned"]),
        "activity": Vocabulary.of(table["writes"]["activities"]),
    }
    return Lexicon(
        table=table,
        families=MappingProxyType(families),
        vocabularies=MappingProxyType(vocabularies),
        roles=MappingProxyType(
            {label: role for role, entry in labels.items() if isinstance(entry, dict) for label in entry["labels"]}
        ),
        single=MappingProxyType({path: whole(_at(table, path)) for path in SINGLE}),
    )
