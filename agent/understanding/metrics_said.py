"""Which metrics a text speaks of, how values are compared, and what is to be made of them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.understanding.durations import find_durations
from agent.understanding.lexicon import Lexicon, Said, alternation
from agent.understanding.numbers import FIGURE, value_of
from agent.understanding.spans import Found
from tools.query import Operator


@dataclass(frozen=True, slots=True)
class Comparison:
    """`below 60`: the operator and the figure; `minutes` where the figure was a length of time."""

    operator: Operator
    value: float
    minutes: bool = False


def find_metrics(text: str, lexicon: Lexicon) -> list[Said]:
    """Every metric named in a text, left to right."""
    return lexicon.metrics.find(text)


def find_comparisons(text: str, lexicon: Lexicon) -> list[Found[Comparison]]:
    """Every comparison with a figure in a text, left to right."""
    found = [*_between(text, lexicon), *_one_sided(text, lexicon)]
    found.sort(key=lambda f: f.start)
    return found


@lru_cache(maxsize=8)
def _operators(lexicon: Lexicon) -> dict[str, Operator]:
    rows: dict[Operator, list[str]] = lexicon.data["comparisons"]
    return {word: operator for operator, words in rows.items() for word in words}


@lru_cache(maxsize=8)
def _forms(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = alternation(_operators(lexicon))
    unit = r"(?:\s*(?:%|\w{1,12}))?"
    before = re.compile(
        rf"(?:(?<!\w)(?P<how>{words})(?!\w)|(?P<sign>[<>]=?|[≤≥]))\s*(?:(?:{lexicon.any_of('comparison_fillers')})\s+)?(?P<n>{FIGURE})"
    )
    after = re.compile(rf"(?<![\w.,])(?P<n>{FIGURE}){unit}\s+(?P<how>{words})(?!\w)")
    between = re.compile(
        rf"(?<!\w)(?:{lexicon.any_of('between_words')})\s+(?P<low>{FIGURE})\s*(?:{lexicon.any_of('and_words')}|-)\s*(?P<high>{FIGURE})"
    )
    return before, after, between


def _one_sided(text: str, lexicon: Lexicon) -> list[Found[Comparison]]:
    before, after, _ = _forms(lexicon)
    operators = _operators(lexicon)
    signs: dict[str, Operator] = {"<": "lt", "<=": "le", "≤": "le", ">": "gt", ">=": "ge", "≥": "ge"}
    lengths = {length.start: length for length in find_durations(text, lexicon)}
    found: list[Found[Comparison]] = []
    for match in (*before.finditer(text), *after.finditer(text)):
        said = match.groupdict()
        operator = signs[said["sign"]] if said.get("sign") else operators[re.sub(r"\s+", " ", said["how"])]
        length = lengths.get(match.start("n"))
        value = length.value if length else value_of(said["n"])
        end = max(match.end(), length.end if length else 0)
        if not any(f.start <= match.start("n") < f.end for f in found) and (
            operator in {"ge", "le"} or match.re is before
        ):
            found.append(Found(Comparison(operator, value, minutes=length is not None), match.start(), end))
    return found


def _between(text: str, lexicon: Lexicon) -> list[Found[Comparison]]:
    found = []
    for match in _forms(lexicon)[2].finditer(text):
        found.append(Found(Comparison("ge", value_of(match["low"])), match.start(), match.end()))
        found.append(Found(Comparison("le", value_of(match["high"])), match.start(), match.end()))
    return found
