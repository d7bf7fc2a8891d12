"""Everything a piece of a message says, found once: names, days, lengths, efforts, values, metrics, activities."""

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.understanding.distances import find_distances
from agent.understanding.durations import find_durations
from agent.understanding.efforts import find_efforts
from agent.understanding.folding import fold
from agent.understanding.hearing import mended
from agent.understanding.lexicon import Lexicon, Said, alternation, whole
from agent.understanding.metrics_said import Comparison, find_comparisons, find_metrics
from agent.understanding.numbers import FIGURE
from agent.understanding.people_said import NameSaid, Scope, find_names, find_strangers
from agent.understanding.spans import Found, blank, tagged
from agent.understanding.times import TimeSaid, find_times
from agent.understanding.wellness_said import ValueSaid, find_wellness

SHORTEST_GROUP_WORD = 4
_TIME_TAGS = {
    **dict.fromkeys(
        ("last_n", "rolling", "last_unit", "this_unit", "month", "between_weekdays", "between_iso"), "xwindow"
    ),
    **dict.fromkeys(
        ("since_weekday", "since_day", "since_date", "since_iso", "since_month", "last_weekend"), "xwindow"
    ),
    **dict.fromkeys(("next_n", "next_unit", "next_weekday"), "xcoming"),
    **dict.fromkeys(("ago", "ago_one", "night", "last_weekday"), "xpast"),
}


@dataclass(frozen=True, slots=True)
class Noticed:
    """What one piece of a message contains. Positions are in `text`."""

    text: str
    """Heard text; people are `@0`, `@1`, ... indexes into `names`."""
    names: tuple[NameSaid, ...]
    groups: tuple[str, ...]
    times: tuple[Found[TimeSaid], ...]
    wellness: tuple[Found[ValueSaid], ...]
    efforts: tuple[Found[float], ...]
    durations: tuple[Found[float], ...]
    distances: tuple[Found[float], ...]
    comparisons: tuple[Found[Comparison], ...]
    metrics: tuple[Said, ...]
    activities: tuple[Said, ...]
    kinds: tuple[Said, ...]
    numbers: tuple[float, ...]
    """Figures that nothing above has claimed."""
    tagged: str
    """The text with values as tags, for cues and the classifier."""


def mask_names(text: str, scope: Scope, lexicon: Lexicon) -> tuple[str, tuple[NameSaid, ...]]:
    """The text with each name as `@i`, and the names; strangers are names without an alias."""
    text = text.replace("@", " ")
    names = find_names(text, scope, lexicon)
    words = group_words(tuple(group for _, _, group in scope))
    masked = mended(tagged(text, [(n.start, n.end, f"@{i}") for i, n in enumerate(names)]), lexicon, words)
    strangers = find_strangers(masked, lexicon)
    places = [(s.start, s.end, f"@{len(names) + i}") for i, s in enumerate(strangers)]
    return tagged(masked, places), (*names, *strangers)


def notice(text: str, names: tuple[NameSaid, ...], groups: tuple[str, ...], lexicon: Lexicon) -> Noticed:
    """Find everything in one heard piece."""
    times = find_times(text, lexicon)
    rest = blank(text, times)
    wellness = find_wellness(rest, lexicon)
    without_values = blank(rest, wellness)
    efforts = find_efforts(without_values, lexicon)
    without_efforts = blank(without_values, efforts)
    durations = find_durations(without_efforts, lexicon)
    distances = find_distances(blank(without_efforts, durations), lexicon)
    left = blank(blank(without_efforts, durations), distances)
    comparisons = find_comparisons(rest, lexicon)
    spans = [(f.start, f.end, _time_tag(f.value, lexicon)) for f in times]
    spans += [(f.start, f.end, "xlen") for f in find_durations(blank(rest, efforts), lexicon)]
    spans += [(f.start, f.end, "xkm") for f in distances]
    spans += [(f.start, f.end, "xrpe") for f in efforts]
    spans += [(f.start, f.end, "xgroup") for f in find_groups(text, groups)]
    spans += [(m.start(), m.end(), "xname") for m in re.finditer(r"@\d+", text)]
    spans += [(m.start(), m.end(), "xnum") for m in re.finditer(rf"(?<![\w@]){FIGURE}", text)]
    return Noticed(
        text=text,
        names=tuple(names[int(m.group()[1:])] for m in re.finditer(r"@\d+", text) if int(m.group()[1:]) < len(names)),
        groups=tuple(dict.fromkeys(f.value for f in find_groups(text, groups))),
        times=tuple(times),
        wellness=tuple(wellness),
        efforts=tuple(efforts),
        durations=tuple(durations),
        distances=tuple(distances),
        comparisons=tuple(comparisons),
        metrics=tuple(find_metrics(blank(text, times), lexicon)),
        activities=tuple(lexicon.activities.find(without_values)),
        kinds=tuple(lexicon.kinds.find(without_values)),
        numbers=tuple(
            float(m.group().replace(",", ".")) for m in re.finditer(rf"(?<![\w@.,/]){FIGURE}(?![\w%])", left)
        ),
        tagged=re.sub(r"\s+", " ", tagged(text, spans)).strip(),
    )


def find_groups(text: str, groups: tuple[str, ...]) -> list[Found[str]]:
    """Training groups of the roster named in a text, in the singular or the plural."""
    found: list[Found[str]] = []
    for group, pattern in _group_patterns(groups):
        found += [Found(group, m.start(), m.end()) for m in pattern.finditer(text)]
    return sorted(found, key=lambda f: f.start)


@lru_cache(maxsize=64)
def group_words(groups: tuple[str, ...]) -> tuple[str, ...]:
    """The single words that groups are called, in the singular and the plural."""
    forms = {form for group in groups if group for word in fold(group).split() for form in _forms(word)}
    return tuple(sorted(form for form in forms if len(form) >= SHORTEST_GROUP_WORD))


def _forms(said: str) -> set[str]:
    return {said, f"{said}s", f"{said}es", said.removesuffix("s")}


@lru_cache(maxsize=64)
def _group_patterns(groups: tuple[str, ...]) -> list[tuple[str, re.Pattern[str]]]:
    made = []
    for group in groups:
        forms = _forms(fold(group))
        made.append((group, re.compile(whole(alternation(f for f in forms if len(f) > 1)))))
    return made


def _time_tag(said: TimeSaid, lexicon: Lexicon) -> str:
    if said.means == "offset":
        days = int(lexicon.data["days"][re.sub(r"\s+", " ", said.parts["offset"])])
        return "xpast" if days < 0 else "xcoming" if days > 0 else "xtoday"
    return _TIME_TAGS.get(said.means, "xday")
