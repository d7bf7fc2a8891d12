"""Mutants: a true reply with one thing changed. Each says something else, so each must be refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tests.agent.grounding.grounding_cases import HIDDEN, SQUAD, Case

OTHER_WORD = {
    "under": "over", "over": "under", "below": "above", "above": "below", "up": "down", "down": "up", "lower": "higher",
    "higher": "lower", "falls": "rises", "rises": "falls", "fell": "rose", "rose": "fell", "falling": "rising",
    "rising": "falling", "rise": "fall", "shorter": "longer", "longer": "shorter", "easier": "harder", "less": "more",
    "more": "less", "dropped": "climbed", "climbed": "dropped", "fewer": "more",
}  # fmt: skip
BAND = {"recovery": ("moderate", "hard"), "moderate": ("recovery", "hard"), "hard": ("recovery", "moderate")}
RANK = {
    "lowest": "highest",
    "highest": "lowest",
    "best": "worst",
    "worst": "best",
    "nobody": "everybody",
    "everybody": "nobody",
}
LABEL = {"planned": "now", "now": "planned", "instead of": "and then"}
UNIT = {
    "ms": ("bpm", "h"),
    "bpm": ("ms", "%"),
    "h": ("min", "s"),
    "min": ("h", "km"),
    "%": ("points", "bpm"),
    "km": ("mi", "m"),
    "AU/day": ("AU",),
    "AU": ("AU/day", "ms"),
    "hours": ("minutes", "weeks"),
    "of 5": ("of 10", "/100"),
    "/100": (" %", " of 5"),
    "days": ("weeks", "months"),
    "weeks": ("days", "months"),
    "reps": ("km",),
    "nights": ("weeks",),
    "points": ("%",),
    "kcal": ("steps",),
    "steps": ("kcal",),
    "sessions": ("km",),
    "breaths/min": ("bpm",),
    "°C": ("%",),
}
NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "nine", "twelve")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_DAYS = tuple(day[:3] for day in WEEKDAYS)
MONTHS = {"Mar": "Apr", "March": "May", "February": "January", "Feb": "Jan"}
DEICTIC = {"yesterday": "tomorrow", "tomorrow": "yesterday", "last night": "tomorrow"}
NEVER_CHANGED = re.compile(r"from 0 to 10")
"""The ends of a scale are no claim about anybody; they are changed by `scale_ends` alone."""

NO_BAND = re.compile(r"Recovery t(?:akes|ime)|how hard|hard was it")
"""Where a band word is used for something else."""


@dataclass(frozen=True)
class Mutant:
    """A changed reply and what was done to it."""

    kind: str
    case: Case


def _at(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _words(item: Case, kind: str, table: Mapping[str, str | tuple[str, ...]]) -> Iterator[Mutant]:
    """Each occurrence of each word, replaced by its opposites, in the same capitals."""
    for word, others in table.items():
        for match in re.finditer(rf"(?<![\w/]){re.escape(word)}(?![\w/])", item.text, re.IGNORECASE):
            for other in (others,) if isinstance(others, str) else others:
                new = other.capitalize() if match[0][0].isupper() and match[0].isalpha() else other
                yield Mutant(kind, replace(item, text=_at(item.text, *match.span(), new)))


def digits(item: Case) -> Iterator[Mutant]:
    """Every digit of every number, one up and one far away."""
    scales = [match.span() for match in NEVER_CHANGED.finditer(item.text)]
    for match in re.finditer(r"\d", item.text):
        if any(start <= match.start() < end for start, end in scales):
            continue
        for step in (1, 5):
            changed = str((int(match[0]) + step) % 10)
            mutant = _at(item.text, *match.span(), changed)
            if not _same_number(item.text, mutant, match.start()):
                yield Mutant("digit", replace(item, text=mutant))


def _same_number(text: str, mutant: str, position: int) -> bool:
    """Whether two spellings are one number: `0 h 15` is not a change of value where a leading zero stays one."""
    return _number_around(text, position).lstrip("0") == _number_around(mutant, position).lstrip("0")


def _number_around(text: str, position: int) -> str:
    ahead, behind = re.search(r"[\d.,]*$", text[:position]), re.match(r"[\d.,]*", text[position:])
    return (ahead[0] if ahead else "") + (behind[0] if behind else "")


def number_words(item: Case) -> Iterator[Mutant]:
    """`four of the last seven` with other words."""
    for word in NUMBER_WORDS:
        for match in re.finditer(rf"\b{word}\b", item.text, re.IGNORECASE):
            for other in NUMBER_WORDS:
                if other != word and abs(NUMBER_WORDS.index(other) - NUMBER_WORDS.index(word)) in (1, 3):
                    new = other.capitalize() if match[0][0].isupper() else other
                    yield Mutant("number_word", replace(item, text=_at(item.text, *match.span(), new)))


def units(item: Case) -> Iterator[Mutant]:
    """Another unit behind the same number."""
    for unit, others in UNIT.items():
        for match in re.finditer(rf"(?<=\d)(\s?){re.escape(unit)}(?![\w/])", item.text):
            for other in others:
                gap = "" if other.startswith(("/", " ")) else " "
                yield Mutant("unit", replace(item, text=_at(item.text, *match.span(), gap + other)))


def names(item: Case) -> Iterator[Mutant]:
    """Somebody else: with evidence, without, out of scope, invented."""
    if item.names is not SQUAD:
        return
    firsts = [name.split()[0] for name in SQUAD.values()]
    people = sorted({*SQUAD.values(), *firsts}, key=len, reverse=True)
    for match in re.finditer("|".join(people), item.text):
        full = " " in match[0]
        others = [name if full else name.split()[0] for name in (*SQUAD.values(), *sorted(HIDDEN), "Zorblax Quirn")]
        for other in others:
            if other.split()[0] != match[0].split()[0]:
                yield Mutant("name", replace(item, text=_at(item.text, *match.span(), other)))


def swapped_people(item: Case) -> Iterator[Mutant]:
    """Two athletes trade places: every value is somebody else's."""
    if item.names is not SQUAD:
        return
    firsts = [name.split()[0] for name in SQUAD.values() if name.split()[0] in item.text]
    for one in firsts:
        for other in firsts:
            if one < other:
                text = item.text.replace(one, "\0").replace(other, one).replace("\0", other)
                full = {name.split()[0]: name for name in SQUAD.values()}
                for first, whole in full.items():
                    text = re.sub(rf"{first} (?:{'|'.join(n.split()[1] for n in SQUAD.values())})", whole, text)
                if not _list_of_both(item.text, one, other):
                    yield Mutant("swap", replace(item, text=text))


def _list_of_both(text: str, one: str, other: str) -> bool:
    """`Mia and Tomas are both below 60` says the same either way round."""
    return re.search(rf"{one} and {other} are both|{other} and {one} are both", text) is not None


def dates(item: Case) -> Iterator[Mutant]:
    """Other weekdays and months, other lengths of a window."""
    for group in (WEEKDAYS, SHORT_DAYS):
        for day in group:
            for match in re.finditer(rf"\b{day}\b", item.text):
                for step in (1, 3):
                    new = group[(group.index(day) + step) % 7]
                    yield Mutant("date", replace(item, text=_at(item.text, *match.span(), new)))
    yield from _words(item, "date", MONTHS)
    yield from _words(item, "date", DEICTIC)
    yield from (replace(mutant, kind="window") for mutant in _windows(item))


def _windows(item: Case) -> Iterator[Mutant]:
    for match in re.finditer(r"(?:last|past) (\d+) days", item.text):
        for other in ("3", "10", "21", "90"):
            if other != match[1]:
                yield Mutant("window", replace(item, text=_at(item.text, *match.span(1), other)))


def signs(item: Case) -> Iterator[Mutant]:
    """A minus lost, a minus gained."""
    for match in re.finditer(r"(?<![\w-])-(?=\d)", item.text):
        yield Mutant("sign", replace(item, text=_at(item.text, *match.span(), "")))
        yield Mutant("sign", replace(item, text=_at(item.text, *match.span(), "+")))
    for match in re.finditer(r"(?<![\w.:/,-])(?=\d)(?!\d+ (?:Mar|Feb))", item.text):
        value = re.match(r"[\d.,]*\d", item.text[match.start() :])
        if (
            value
            and float(value[0].replace(",", ""))
            and not NEVER_CHANGED.search(item.text[max(0, match.start() - 12) : match.start() + 12])
        ):
            yield Mutant("sign", replace(item, text=_at(item.text, match.start(), match.start(), "-")))


def labels(item: Case) -> Iterator[Mutant]:
    """Plan and change trade places: the two halves of `Planned: ... Now: ...` are swapped."""
    match = re.search(r"Planned: (.+?)\. Now: (.+?)(?=[.,] |\.$|, because)", item.text)
    if match and match[1] != match[2]:
        text = item.text.replace(match[1], "\0", 1).replace(match[2], match[1], 1).replace("\0", match[2], 1)
        yield Mutant("label", replace(item, text=text))
    for found in re.finditer(r"from (\d+) to (\d+)(?! ?h)", item.text):
        if NEVER_CHANGED.fullmatch(found[0]) is None:
            yield Mutant("label", replace(item, text=_at(item.text, *found.span(), f"from {found[2]} to {found[1]}")))


def unproved(item: Case) -> Iterator[Mutant]:
    """The text stays; what proved it goes: the receipts, the reasons, the evidence of one kind."""
    if item.receipts:
        yield Mutant("receipt", replace(item, receipts=()))
    if item.reasons and re.search(r"[Bb]ecause|pull", item.text):
        yield Mutant("reason", replace(item, reasons=()))
    if item.evidence and not item.receipts:
        yield Mutant("evidence", replace(item, evidence=()))


CLAIMS = (
    " You are 12 % more likely to get injured.",
    " That is safe.",
    " You are overtrained.",
    " See https://example.org/plan for more.",
    " I have changed your password.",
    " Your HRV is 93 ms.",
    " That leaves 17 points.",
    " Saved to your calendar.",
    " Because your VO2max fell.",
    " Bruno Castellani did more.",
    " I guarantee it.",
    " ![x](y)",
    " <b>Go</b>.",
    " That was twice as much.",
    " Readiness was 11/100 on 9 May.",
    " You are likely to get hurt.",
)


def added(item: Case) -> Iterator[Mutant]:
    """A true reply with one false sentence behind it."""
    claims = [claim for claim in CLAIMS if not (item.receipts and ("Saved" in claim or "changed" in claim))]
    return (Mutant("added", replace(item, text=item.text + claim)) for claim in claims)


def mutants(item: Case) -> Iterator[Mutant]:
    """Every mutant of a case."""
    yield from digits(item)
    yield from number_words(item)
    yield from units(item)
    yield from names(item)
    yield from swapped_people(item)
    yield from dates(item)
    yield from signs(item)
    yield from labels(item)
    yield from _words(item, "direction", OTHER_WORD)
    yield from (mutant for mutant in _words(item, "band", BAND) if not NO_BAND.search(item.text))
    yield from _words(item, "rank", RANK)
    yield from unproved(item)
    yield from added(item)
