"""What somebody reports about how they are: ratings with their scale, sleep, and measured values."""

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.understanding.clock_times import find_clock_times, minutes_between
from agent.understanding.durations import find_durations
from agent.understanding.lexicon import Lexicon, Words, alternation
from agent.understanding.numbers import FIGURE, value_of
from agent.understanding.reading import Scale
from agent.understanding.spans import Found
from physiology.metrics import metric

SCALE_ENDS: dict[Scale, tuple[float, float]] = {
    "amount_1to5": (1, 5),
    "nrs_0to10": (0, 10),
    "quality_1to5": (1, 5),
    "quality_1to10": (1, 10),
}
LONGEST_BARE_SLEEP_H = 16
NEAR = 14
"""Characters that may stand between a sleep word and its length."""


@dataclass(frozen=True, slots=True)
class ValueSaid:
    """A metric, the figure as said, and how to read it."""

    metric: str
    value: float
    scale: Scale

    @property
    def plausible(self) -> bool:
        """Whether the figure fits its scale, or the catalogue's range where it is in the catalogue's unit."""
        if self.scale == "unit":
            return metric(self.metric).plausible(self.value)
        low, high = SCALE_ENDS[self.scale]
        return low <= self.value <= high


def find_wellness(text: str, lexicon: Lexicon) -> list[Found[ValueSaid]]:
    """Every reported value in a text, left to right, at most one a metric at a place."""
    found = [*_sleep(text, lexicon), *_measures(text, lexicon), *_ratings(text, lexicon)]
    found.sort(key=lambda f: (f.start, -(f.end - f.start)))
    kept: list[Found[ValueSaid]] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def wellness_of(key: str, value: float, lexicon: Lexicon) -> ValueSaid | None:
    """A bare figure as a value of a metric somebody was asked for; None where the metric is not reported in a chat."""
    row = lexicon.data["wellness"].get(key)
    if row is not None:
        return ValueSaid(str(row.get("metric", key)), value, _scale(str(row["scale"]), value, None, key))
    if key == "sleep_min":
        return ValueSaid(key, value * 60 if value <= LONGEST_BARE_SLEEP_H else value, "unit")
    return ValueSaid(key, value, "unit") if key in lexicon.data["measures"] else None


@dataclass(frozen=True, slots=True)
class _Forms:
    ratings: Words
    after: re.Pattern[str]
    before: re.Pattern[str]
    measures: Words
    measured: re.Pattern[str]
    slept: re.Pattern[str]
    slept_bare: re.Pattern[str]
    nouns: re.Pattern[str]


@lru_cache(maxsize=8)
def _forms(lexicon: Lexicon) -> _Forms:
    filler = rf"(?:\s*(?:{lexicon.any_of('fillers')})(?!\w))*"
    ratings, measures = lexicon.nested_meanings("wellness"), lexicon.meanings("measures")
    until = lexicon.any_of("until_words")
    rated, named = alternation(ratings.phrases), alternation(measures.phrases)
    top = rf"(?:\s*(?:/|(?:{lexicon.any_of('out_of')})(?=\s))\s*(?P<top>5|10)(?!\d))?"
    time_unit = alternation([*lexicon.words("units", "hour"), *lexicon.words("units", "minute")])
    return _Forms(
        ratings=ratings,
        after=re.compile(
            rf"(?<!\w)(?P<said>{rated}){filler}\s*(?P<n>{FIGURE}){top}(?![\w%:])(?!\s*(?:{time_unit})(?!\w))"
        ),
        before=re.compile(rf"(?<![\w.,/:])(?P<n>{FIGURE}){top}{filler}\s+(?P<said>{rated})(?!\w)"),
        measures=measures,
        measured=re.compile(rf"(?<!\w)(?P<said>{named}){filler}\s*(?P<n>{FIGURE})(?![\d:/])"),
        slept=re.compile(rf"(?<!\w)(?:{lexicon.any_of('slept_words')})(?!\w)"),
        slept_bare=re.compile(
            rf"(?<!\w)(?:{lexicon.any_of('slept_words')}){filler}\s*(?P<n>{FIGURE})(?![\w:/%.,]|\s*(?:{until})\s*\d)"
        ),
        nouns=re.compile(rf"(?<!\w)(?:{lexicon.any_of('sleep_nouns')})(?!\w)"),
    )


def _ratings(text: str, lexicon: Lexicon) -> list[Found[ValueSaid]]:
    forms = _forms(lexicon)
    rows = lexicon.data["wellness"]
    found = []
    after = list(forms.after.finditer(text))
    taken = {m.start("n") for m in after}
    before = [m for m in forms.before.finditer(text) if m.start("n") not in taken]
    taken_words = {m.start("said") for m in after}
    for match in [*after, *(m for m in before if m.start("said") not in taken_words)]:
        key = forms.ratings.find(match["said"])[0].meaning
        row, value = rows[key], value_of(match["n"])
        scale = _scale(str(row["scale"]), value, match["top"], key)
        found.append(Found(ValueSaid(str(row.get("metric", key)), value, scale), match.start(), match.end()))
    return found


def _scale(sort: str, value: float, top: str | None, key: str) -> Scale:
    if sort == "amount":
        wide = top == "10" or key == "pain_nrs" or (top is None and (value > 5 or value < 1))
        return "nrs_0to10" if wide else "amount_1to5"
    wide = top == "10" or key == "self_readiness_score" or (top is None and value > 5)
    return "quality_1to10" if wide else "quality_1to5"


def _measures(text: str, lexicon: Lexicon) -> list[Found[ValueSaid]]:
    forms = _forms(lexicon)
    return [
        Found(ValueSaid(forms.measures.find(m["said"])[0].meaning, value_of(m["n"]), "unit"), m.start(), m.end())
        for m in forms.measured.finditer(text)
    ]


def _sleep(text: str, lexicon: Lexicon) -> list[Found[ValueSaid]]:
    forms = _forms(lexicon)
    words, nouns = list(forms.slept.finditer(text)), list(forms.nouns.finditer(text))
    clocks = find_clock_times(text, lexicon)
    if len(clocks) == 2 and (words or nouns):
        minutes = minutes_between(clocks[0].value, clocks[1].value)
        return [Found(ValueSaid("sleep_min", minutes, "unit"), clocks[0].start, clocks[1].end)]
    found: list[Found[ValueSaid]] = []
    for length in find_durations(text, lexicon):
        before = [w for w in (*words, *nouns) if _joined(text, w.end(), length.start)]
        after = [n for n in nouns if _joined(text, length.end, n.start())]
        if before or after:
            start = min([length.start, *(w.start() for w in before)])
            end = max([length.end, *(n.end() for n in after)])
            found.append(Found(ValueSaid("sleep_min", length.value, "unit"), start, end))
    return found or _bare_hours(text, forms)


def _bare_hours(text: str, forms: _Forms) -> list[Found[ValueSaid]]:
    """`slept 8`: a bare figure after a sleep word is hours, as long as a night can be."""
    said = ((m, value_of(m["n"])) for m in forms.slept_bare.finditer(text))
    return [
        Found(ValueSaid("sleep_min", hours * 60, "unit"), match.start(), match.end())
        for match, hours in said
        if 2 <= hours <= LONGEST_BARE_SLEEP_H
    ]


def _joined(text: str, end: int, start: int) -> bool:
    """Whether a word and a length stand together: near, and nothing that separates between them."""
    return 0 <= start - end <= NEAR and not re.search(r"[;,.!?\d]", text[end:start])
