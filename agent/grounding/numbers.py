"""The typed extractor: every number of a text, as what it is. Longest match first; each character is read once."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from agent.grounding.grammar import Grammar, grammar
from agent.grounding.mention import DayMention, Form, Mention
from agent.grounding.units import UNITS

INHERITED = frozenset({"duration", "percent", "days"})
"""Dimensions whose unit may be left out the second time."""


@dataclass(slots=True)
class _Scan:
    text: str
    rules: Grammar
    taken: bytearray
    mentions: list[Mention] = field(default_factory=list)
    days: list[DayMention] = field(default_factory=list)

    def free(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches over text that nothing has claimed yet; each is claimed as it is handed out."""
        for match in pattern.finditer(self.text):
            start, end = match.span()
            if end > start and not any(self.taken[start:end]):
                self.taken[start:end] = b"\x01" * (end - start)
                yield match

    def value(self, written: str) -> tuple[float, float]:
        """A written number and the size of its last digit."""
        if written in self.rules.words:
            return float(self.rules.words[written]), 1.0
        plain = re.sub(r",(?=\d{3}(?!\d))", "", written).replace(",", ".")
        decimals = len(plain.partition(".")[2])
        return float(plain), 10.0**-decimals


def _sign(match: re.Match[str]) -> int:
    return -1 if match["sign"] == "-" else 1


def _dates(scan: _Scan) -> None:
    for match in scan.free(scan.rules.iso_date):
        year, month, day = (int(part) for part in match.groups())
        scan.days.append(DayMention(*match.span(), day=day, month=month, year=year))
    for pattern in (scan.rules.day_month, scan.rules.month_day):
        for match in scan.free(pattern):
            part = match.groupdict()
            scan.days.append(
                DayMention(
                    *match.span(),
                    weekday=scan.rules.weekdays.get(part["weekday"] or ""),
                    day=int(part["day"]),
                    month=scan.rules.months[part["month"]],
                    year=int(part["year"]) if part["year"] else None,
                )
            )
    for match in scan.free(scan.rules.weekday):
        scan.days.append(DayMention(*match.span(), weekday=scan.rules.weekdays[match["weekday"]]))


def _sets_and_pace(scan: _Scan) -> None:
    for match in scan.free(scan.rules.sets):
        scan.mentions.append(Mention(*match.span(), Form.SETS, "reps", float(match[0].split("-")[0])))
    for match in scan.free(scan.rules.pace):
        minutes = int(match[1]) + int(match[2]) / 60
        per_km = minutes if match[3] == "km" else minutes / UNITS["mi"].factor
        scan.mentions.append(Mention(*match.span(), Form.QUANTITY, "pace", per_km, 1 / 60))


def _schemes(scan: _Scan) -> None:
    for match in scan.free(scan.rules.scheme):
        reps = scan.value(match["reps"])[0] * _sign(match)
        each, step = scan.value(match["each"])
        unit = scan.rules.unit(match["unit"] or "")
        scan.mentions.append(Mention(match.start(), match.end("reps"), Form.QUANTITY, "reps", reps))
        scan.mentions.append(
            Mention(match.start("each"), match.end(), Form.EACH, unit.dimension, each * unit.factor, step * unit.factor)
        )


def _durations(scan: _Scan) -> None:
    for match in scan.free(scan.rules.duration):
        minutes = scan.value(match["hours"])[0] * 60 + scan.value(match["minutes"])[0]
        signed = match["sign"] is not None
        scan.mentions.append(Mention(*match.span(), Form.QUANTITY, "duration", minutes * _sign(match), signed=signed))


def _scores(scan: _Scan) -> None:
    for match in scan.free(scan.rules.score):
        value, step = scan.value(match["number"])
        scan.mentions.append(
            Mention(
                *match.span(),
                Form.QUANTITY,
                f"of {match['scale']}",
                value * _sign(match),
                step,
                signed=bool(match["sign"]),
            )
        )


def _pairs(scan: _Scan) -> None:
    for match in scan.free(scan.rules.pair):
        unit = scan.rules.unit(match["unit"] or "")
        part, total = scan.value(match["number"])[0] * _sign(match), scan.value(match["total"])[0]
        lookback = scan.rules.lookback.search(match["of"] + " ") is not None
        scan.mentions.append(
            Mention(*match.span(), Form.PAIR, unit.dimension, part, high=total * unit.factor, lookback=lookback)
        )


def _clocks(scan: _Scan) -> None:
    for match in scan.rules.clock.finditer(scan.text):
        if (match["minute"] is None and match["meridiem"] is None) or any(scan.taken[match.start() : match.end()]):
            continue
        scan.taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
        minutes = _hour(match) * 60 + int(match["minute"] or 0)
        dimension = "time of day" if match["meridiem"] else "duration"
        scan.mentions.append(Mention(*match.span(), Form.CLOCK, dimension, float(minutes)))


def _hour(match: re.Match[str]) -> int:
    """`11 pm` is 23, `12 am` is 0."""
    hour, half = int(match["hour"]), match["meridiem"]
    return hour if not half else hour % 12 + 12 * half.startswith("p")


def _fractions(scan: _Scan) -> None:
    for table, form in ((scan.rules.fractions, Form.FRACTION), (scan.rules.multiples, Form.MULTIPLE)):
        for pattern, value in table:
            scan.mentions.extend(_fraction(scan, match, form, value) for match in scan.free(pattern))
    for match in scan.free(scan.rules.times):
        scan.mentions.append(Mention(*match.span(), Form.MULTIPLE, "plain", float(match["a"] or match["b"])))


def _fraction(scan: _Scan, match: re.Match[str], form: Form, value: float) -> Mention:
    """A share, or a time: half an hour."""
    hour = scan.rules.an_hour.match(scan.text, match.end())
    if hour is None:
        return Mention(*match.span(), form, "plain", float(value))
    return Mention(match.start(), hour.end(), Form.QUANTITY, "duration", 60.0 * float(value))


def _quantities(scan: _Scan) -> None:
    for match in scan.free(scan.rules.quantity):
        value, step = scan.value(match["number"])
        written = match["unit"] or match["counted"] or ""
        unit = scan.rules.unit(written)
        value *= _sign(match)
        mention = Mention(
            *match.span(),
            Form.QUANTITY,
            unit.dimension,
            value * unit.factor,
            step * unit.factor,
            signed=bool(match["sign"]),
        )
        scan.mentions.append(mention)


def _odd(scan: _Scan) -> None:
    for match in scan.free(re.compile(r"\w*\d[\w.,]*\w|\d")):
        scan.mentions.append(Mention(*match.span(), Form.ODD, "odd", 0.0))


STEPS: tuple[Callable[[_Scan], None], ...] = (
    _dates, _sets_and_pace, _schemes, _durations, _scores, _pairs, _clocks, _fractions, _quantities, _odd,
)  # fmt: skip


def _as_windows(scan: _Scan) -> Iterator[Mention]:
    for mention in scan.mentions:
        written = scan.text[mention.start : mention.end]
        back = scan.rules.lookback.search(scan.text[max(0, mention.start - 40) : mention.start]) is not None
        hyphen = "-" in written and mention.dimension in ("days", "months") and not mention.signed
        if mention.form is Form.QUANTITY and mention.dimension in ("days", "months") and (back or hyphen):
            yield replace(mention, form=Form.WINDOW)
        else:
            yield mention


def _joined(scan: _Scan, first: Mention, second: Mention) -> Mention | None:
    """Two neighbouring quantities as one range, or None where they are not one."""
    joint = scan.text[first.end : second.start]
    before = scan.text[max(0, first.start - 12) : first.start]
    between = scan.rules.between.search(before) and scan.rules.between_joint.fullmatch(joint)
    if not between and not scan.rules.range_joint.fullmatch(joint):
        return None
    if {first.form, second.form} - {Form.QUANTITY, Form.CLOCK} or (second.signed and second.value < 0 <= first.value):
        return None
    if first.dimension == "plain" and second.dimension != "plain":
        scale = _factor(scan, second)
        first = replace(first, dimension=second.dimension, value=first.value * scale, step=first.step * scale)
    if first.dimension != second.dimension:
        return None
    came_from = scan.rules.from_.search(before) is not None
    return replace(
        first, end=second.end, form=Form.RANGE, high=second.value, step=max(first.step, second.step), from_to=came_from
    )


def _inheriting(scan: _Scan, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """`50 minutes instead of 60`: a bare number takes the unit of the one it is set against."""
    last: Mention | None = None
    for mention in mentions:
        last = _with_unit_of(scan, last, mention) if last is not None else mention
        yield last


def _with_unit_of(scan: _Scan, first: Mention, second: Mention) -> Mention:
    if first.dimension not in INHERITED or (second.dimension, second.form) != ("plain", Form.QUANTITY):
        return second
    if not scan.rules.inherits.fullmatch(scan.text[first.end : second.start]):
        return second
    scale = _factor(scan, first)
    return replace(second, dimension=first.dimension, value=second.value * scale, step=second.step * scale)


def _factor(scan: _Scan, mention: Mention) -> float:
    """How many canonical units one printed unit of a quantity is."""
    match = scan.rules.quantity.match(scan.text, mention.start)
    written = (match["unit"] or match["counted"] or "") if match else ""
    return scan.rules.unit(written).factor


def _with_ranges(scan: _Scan, mentions: list[Mention]) -> Iterator[Mention]:
    waiting: Mention | None = None
    for mention in mentions:
        joined = _joined(scan, waiting, mention) if waiting else None
        if joined is not None:
            yield joined
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = mention
    if waiting is not None:
        yield waiting


def extract(text: str, language: str = "en") -> tuple[tuple[Mention, ...], tuple[DayMention, ...]]:
    """Every number and every day of a normalised text, in order."""
    lower = text.lower()
    scan = _Scan(lower, grammar(language), bytearray(len(lower)))
    for _ in scan.free(scan.rules.ignored):
        pass
    for step in STEPS:
        step(scan)
    mentions = list(_inheriting(scan, sorted(_as_windows(scan), key=lambda mention: mention.start)))
    return tuple(_with_ranges(scan, mentions)), tuple(sorted(scan.days, key=lambda day: day.start))
