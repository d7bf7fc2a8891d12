"""Who a passage speaks of, and who it must not."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from agent.grounding.lexicon import Tag
from agent.grounding.normalise import normalise
from agent.grounding.passage import Passage
from agent.reply import Violation

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
CAPITALISED = re.compile(r"(?<![\w'.-])[^\W\d_a-zß-ÿ][^\W\d_]*(?:-[^\W\d_]+)*")
GROUP = "group"
SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Index:
    """Full names of people and the parts of them, in lower case."""

    full: frozenset[str]
    parts: frozenset[str]
    longest: int


@lru_cache(maxsize=16)
def index(names: frozenset[str]) -> Index:
    """Index a set of names; the same frozenset is indexed once."""
    plain = [normalise(name).strip() for name in names]
    parts = [name.split() for name in plain if name]
    return Index(
        full=frozenset(name.lower() for name in plain if name),
        parts=frozenset(part.lower() for name in parts for part in name if len(part) >= SHORTEST_NAME),
        longest=max((len(part) for part in parts), default=0),
    )


def spoken(names: Mapping[str, str]) -> tuple[dict[str, str], frozenset[str]]:
    """Every way to write a person in scope -> alias, and the first names that several share."""
    ways: dict[str, str] = {}
    firsts: dict[str, list[str]] = {}
    for alias, name in names.items():
        plain = normalise(name).strip()
        ways[plain] = alias
        if plain.split():
            firsts.setdefault(plain.split()[0], []).append(alias)
    for first, aliases in firsts.items():
        if len(aliases) == 1:
            ways.setdefault(first, aliases[0])
    return ways, frozenset(first for first, aliases in firsts.items() if len(aliases) > 1 and first not in ways)


def named(passage: Passage, names: Mapping[str, str]) -> tuple[Tag, ...]:
    """Where people in scope are named; the value is the alias, `group` for the team, `?` for a shared first name."""
    ways, shared = spoken(names)
    if not ways:
        return ()
    alternatives = sorted([*ways, *shared], key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(way) for way in alternatives)})(?!\w)")
    found = [Tag(*match.span(), ways.get(match[0], "?")) for match in pattern.finditer(passage.text)]
    team = [Tag(*match.span(), GROUP) for match in passage.words.single["group"].finditer(passage.lower)]
    return tuple(sorted((*found, *team), key=lambda tag: tag.start))


def leaks(passage: Passage, inside: tuple[Tag, ...], hidden: Collection[str]) -> Iterator[Violation]:
    """Names that the store knows and this principal may not see."""
    if not hidden:
        return
    known = index(hidden if isinstance(hidden, frozenset) else frozenset(hidden))
    ordinary = frozenset(passage.words.table["names"]["ordinary"].split("|"))
    words = list(WORD.finditer(passage.text))
    covered = {position for tag in inside for position in range(tag.start, tag.end)}
    for number, word in enumerate(words):
        if word.start() in covered:
            continue
        for length in range(min(known.longest, len(words) - number), 0, -1):
            last = words[number + length - 1]
            joined = " ".join(item[0] for item in words[number : number + length]).removesuffix("'s")
            lower = joined.lower()
            alone = length == 1 and (lower in known.parts or lower.removesuffix("s") in known.parts)
            everyday = length == 1 and lower in ordinary and (not joined[0].isupper() or _opens(passage, word.start()))
            if (lower in known.full or alone) and not everyday:
                yield Violation(code="leaked_name", span=passage.quote(word.start(), last.end()))
                break


def _opens(passage: Passage, position: int) -> bool:
    before = passage.text[:position].rstrip()
    return not before or before[-1] in ".!?:\n·|"


def strangers(passage: Passage, inside: tuple[Tag, ...]) -> Iterator[Violation]:
    """Capitalised words of a coach's reply that are nobody on the roster and no known word."""
    words = passage.words
    known = frozenset(words.table["names"]["known"].split("|"))
    taken = [(tag.start, tag.end) for tag in inside] + [(day.start, day.end) for day in passage.days]
    taken += [(tag.start, tag.end) for tag in passage.tags("metric")]
    taken += [(mention.start, mention.end) for mention in passage.mentions]
    heads = any(passage.text[tag.end : tag.end + 1] == ":" for tag in inside)
    for match in CAPITALISED.finditer(passage.text):
        if any(start <= match.start() < end for start, end in taken) or match[0].lower() in known:
            continue
        if _opens(passage, match.start()):
            follows = passage.lower[match.end() : match.end() + 16].lstrip(" ")
            opener = words.single["names.openers"].fullmatch(match[0].lower())
            verb = words.single["names.verbs"].match(follows) or follows[:1] in (
                ("·", "|", ":") if heads else ("·", "|")
            )
            if opener or not verb:
                continue
        yield Violation(code="unknown_name", span=match[0])
