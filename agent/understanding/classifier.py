"""Which intent's examples a text is closest to.

Words and character pieces weighted by how rare they are, and a ridge regression from examples to intents. Leaving one
example out has a closed form there, so the temperature that turns scores into probabilities is fitted on predictions
for examples the model did not see. All of it is deterministic and takes a fraction of a second at the first question.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

PIECE_LENGTHS = (3, 4, 5)
WORD_WEIGHT = 1.6
"""Whole words and word pairs say more than pieces of words."""
RIDGE = 0.6
TEMPERATURES = np.geomspace(1.0, 40.0, 25)


class Classifier:
    """Trained on texts and their intents; gives a probability for each intent."""

    def __init__(self, examples: Mapping[str, Sequence[str]]) -> None:
        pairs = [(text, intent) for intent, texts in examples.items() for text in texts]
        self.intents = tuple(sorted(examples))
        bags = [features(text) for text, _ in pairs]
        self._weights = _rarity(bags)
        self._column = {feature: i for i, feature in enumerate(self._weights)}
        table = np.zeros((len(bags), len(self._column)), dtype=np.float32)
        for row, bag in enumerate(bags):
            columns, values = self._vector(bag)
            table[row, columns] = values
        target = np.array([[1.0 if intent == name else 0.0 for name in self.intents] for _, intent in pairs])
        gram = (table @ table.T).astype(np.float64)
        inverse = np.linalg.inv(gram + RIDGE * np.eye(len(bags)))
        dual = inverse @ target
        self._coefficients = (table.T @ dual).astype(np.float64)
        unseen = target - dual / np.diag(inverse)[:, None]
        self._temperature = _temperature(unseen, target)
        self.unseen_accuracy = float((unseen.argmax(axis=1) == target.argmax(axis=1)).mean())

    def probabilities(self, text: str) -> dict[str, float]:
        """How likely each intent is, summing to one."""
        columns, values = self._vector(features(text))
        scores = values @ self._coefficients[columns] if columns.size else np.zeros(len(self.intents))
        shares = _softmax(scores[None, :] * self._temperature)[0]
        return {intent: float(share) for intent, share in zip(self.intents, shares, strict=True)}

    def _vector(self, bag: Counter[str]) -> tuple[NDArray[np.int64], Array]:
        known = [(self._column[f], (1 + math.log(n)) * self._weights[f]) for f, n in bag.items() if f in self._column]
        if not known:
            return np.empty(0, dtype=np.int64), np.empty(0)
        values = np.array([value for _, value in known])
        return np.array([column for column, _ in known]), values / np.linalg.norm(values)


def features(text: str) -> Counter[str]:
    """Words, pairs of words, and pieces of words of a text."""
    words = re.findall(r"[\w']+|\?", text.lower())
    bag: Counter[str] = Counter(f"w:{word}" for word in words)
    bag.update(f"p:{a} {b}" for a, b in zip(["^", *words], [*words, "$"], strict=True))
    bag.update(f"t:{a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False))
    for word in words:
        framed = f" {word} "
        for length in PIECE_LENGTHS:
            bag.update(framed[i : i + length] for i in range(len(framed) - length + 1))
    return bag


def _rarity(bags: Sequence[Counter[str]]) -> dict[str, float]:
    seen: Counter[str] = Counter(feature for bag in bags for feature in bag)
    return {
        feature: (math.log((1 + len(bags)) / (1 + count)) + 1) * (WORD_WEIGHT if ":" in feature else 1.0)
        for feature, count in sorted(seen.items())
        if count > 1
    }


def _temperature(scores: Array, target: Array) -> float:
    def surprise(temperature: float) -> float:
        return float(-np.log((_softmax(scores * temperature) * target).sum(axis=1) + 1e-12).mean())

    return float(min(TEMPERATURES, key=surprise))


def _softmax(scores: Array) -> Array:
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))
