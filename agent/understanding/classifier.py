"""Which intent's examples a text is closest to.

Words and character pieces weighted by how rare they are, and a ridge regression from examples to intents: one linear
solve, deterministic. It takes a second, so `learned.py` keeps what came of it.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Row = tuple[NDArray[np.int64], Array]

PIECE_LENGTHS = (3, 4, 5)
WORD_WEIGHT = 1.6
"""Whole words and word pairs say more than pieces of words."""
RIDGE = 0.6
TEMPERATURE = 12.0
"""Makes scores probabilities: the value with the least surprise on examples left out one at a time."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """Gives a probability for each intent."""

    intents: tuple[str, ...]
    rarity: Mapping[str, float]
    """Weight of every feature, in the order of the coefficients' rows."""
    coefficients: Array
    """Shape (features, intents)."""
    columns: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", {feature: i for i, feature in enumerate(self.rarity)})

    def probabilities(self, text: str) -> dict[str, float]:
        """How likely each intent is, summing to one."""
        columns, values = row(features(text), self.columns, self.rarity)
        scores = values @ self.coefficients[columns] if columns.size else np.zeros(len(self.intents))
        shares = np.exp((scores - scores.max()) * TEMPERATURE)
        return dict(zip(self.intents, (shares / shares.sum()).tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Examples:
    """Texts as rows of features, and which intent each one has."""

    intents: tuple[str, ...]
    rarity: Mapping[str, float]
    rows: tuple[Row, ...]
    target: Array
    """Shape (examples, intents): 1 where the example has the intent."""

    @classmethod
    def of(cls, texts: Mapping[str, Sequence[str]]) -> "Examples":
        """Texts by intent."""
        pairs = [(text, intent) for intent, said in texts.items() for text in said]
        intents = tuple(sorted(texts))
        bags = [features(text) for text, _ in pairs]
        rarity = _rarity(bags)
        columns = {feature: i for i, feature in enumerate(rarity)}
        rows = tuple(row(bag, columns, rarity) for bag in bags)
        target = np.array([[1.0 if intent == name else 0.0 for name in intents] for _, intent in pairs])
        return cls(intents, rarity, rows, target)

    def gram(self) -> Array:
        """How alike each two examples are (cosine)."""
        return _gram(self.rows, len(self.rarity))

    def learned(self) -> Classifier:
        """The classifier that ridge regression makes of the examples."""
        dual = np.linalg.solve(self.gram() + RIDGE * np.eye(len(self.rows)), self.target)
        coefficients = np.zeros((len(self.rarity), len(self.intents)))
        for (columns, values), weights in zip(self.rows, dual, strict=True):
            coefficients[columns] += values[:, None] * weights
        return Classifier(self.intents, self.rarity, coefficients)


def row(bag: Counter[str], columns: Mapping[str, int], rarity: Mapping[str, float]) -> Row:
    """Known features of a text as columns and values of length one."""
    known = [(columns[f], (1 + math.log(n)) * rarity[f]) for f, n in bag.items() if f in columns]
    if not known:
        return np.empty(0, dtype=np.int64), np.empty(0)
    values = np.array([value for _, value in known])
    return np.array([column for column, _ in known]), values / np.linalg.norm(values)


def features(text: str) -> Counter[str]:
    """Words, pairs and triples of words, and pieces of words of a text."""
    words = re.findall(r"[\w']+|\?", text.lower())
    bag: Counter[str] = Counter(f"w:{word}" for word in words)
    bag.update(f"p:{a} {b}" for a, b in zip(["^", *words], [*words, "$"], strict=True))
    bag.update(f"t:{a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False))
    for word in words:
        framed = f" {word} "
        for length in PIECE_LENGTHS:
            bag.update(framed[i : i + length] for i in range(len(framed) - length + 1))
    return bag


def _gram(rows: Sequence[Row], n_columns: int) -> Array:
    """How alike each two examples are (cosine)."""
    from scipy.sparse import csr_array

    ends = np.cumsum([0, *(columns.size for columns, _ in rows)])
    columns = np.concatenate([columns for columns, _ in rows])
    values = np.concatenate([values for _, values in rows])
    table = csr_array((values, columns, ends), shape=(len(rows), n_columns))
    return np.asarray((table @ table.T).toarray(), dtype=np.float64)


def _rarity(bags: Sequence[Counter[str]]) -> dict[str, float]:
    """Weight of every feature that at least two examples have."""
    seen: Counter[str] = Counter(feature for bag in bags for feature in bag)
    return {
        feature: (math.log((1 + len(bags)) / (1 + count)) + 1) * (WORD_WEIGHT if ":" in feature else 1.0)
        for feature, count in sorted(seen.items())
        if count > 1
    }
