"""Which intent's examples a text is closest to.

Words and character pieces weighted by how rare they are, and a ridge regression from examples to intents: one linear
solve, deterministic, a fraction of a second at the first question and nothing to store.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

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


class Classifier:
    """Trained on texts and their intents; gives a probability for each intent."""

    def __init__(self, examples: Mapping[str, Sequence[str]]) -> None:
        pairs = [(text, intent) for intent, texts in examples.items() for text in texts]
        self.intents = tuple(sorted(examples))
        bags = [features(text) for text, _ in pairs]
        self._weights = _rarity(bags)
        self._column = {feature: i for i, feature in enumerate(self._weights)}
        rows = [self._row(bag) for bag in bags]
        self.target = np.array([[1.0 if intent == name else 0.0 for name in self.intents] for _, intent in pairs])
        self.gram = _gram(rows, len(self._column))
        dual = np.linalg.solve(self.gram + RIDGE * np.eye(len(rows)), self.target)
        self._coefficients = np.zeros((len(self._column), len(self.intents)))
        for (columns, values), weights in zip(rows, dual, strict=True):
            self._coefficients[columns] += values[:, None] * weights

    def probabilities(self, text: str) -> dict[str, float]:
        """How likely each intent is, summing to one."""
        columns, values = self._row(features(text))
        scores = values @ self._coefficients[columns] if columns.size else np.zeros(len(self.intents))
        shares = np.exp((scores - scores.max()) * TEMPERATURE)
        return dict(zip(self.intents, (shares / shares.sum()).tolist(), strict=True))

    def _row(self, bag: Counter[str]) -> Row:
        known = [(self._column[f], (1 + math.log(n)) * self._weights[f]) for f, n in bag.items() if f in self._column]
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
