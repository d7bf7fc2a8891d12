"""A language's classifier: learned from its examples once, and kept in a file until words or code change."""

import hashlib
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from agent.understanding.classifier import Classifier, Examples
from agent.understanding.hearing import hear
from agent.understanding.lexicon import FOLDER, Lexicon
from agent.understanding.noticing import notice
from agent.understanding.people_said import NameSaid

UNREADABLE = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)
"""What a missing, cut or foreign file raises."""


@lru_cache(maxsize=8)
def classifier_of(lexicon: Lexicon, kept_in: Path | None = None) -> Classifier:
    """The classifier of a language; with a folder it is read from there, or put there for the next process."""
    if kept_in is None:
        return Examples.of(heard_examples(lexicon)).learned()
    path = kept_in / f"reader-{lexicon.language}-{_fingerprint(lexicon.language)}.npz"
    found = _read(path)
    if found is None:
        found = Examples.of(heard_examples(lexicon)).learned()
        _keep(found, path)
    return found


def heard_examples(lexicon: Lexicon) -> Mapping[str, Sequence[str]]:
    """The examples of every intent as a reader hears them."""
    names = tuple(NameSaid("", (f"A{i}",), 0, 0) for i in range(4))
    return {
        intent: [notice(hear(text, lexicon), names, (), lexicon).tagged for text in texts]
        for intent, texts in lexicon.utterances.items()
    }


def _fingerprint(language: str) -> str:
    """Of all words and code a classifier is made of."""
    content = hashlib.blake2b(np.__version__.encode(), digest_size=12)
    for path in sorted([*FOLDER.glob("*.py"), *(FOLDER / language).glob("*.yaml")]):
        content.update(path.read_bytes())
    return content.hexdigest()


def _read(path: Path) -> Classifier | None:
    try:
        with np.load(path, allow_pickle=False) as kept:
            rarity = dict(zip(kept["features"].tolist(), kept["rarity"].tolist(), strict=True))
            return Classifier(tuple(kept["intents"].tolist()), rarity, kept["coefficients"])
    except UNREADABLE:
        return None


def _keep(made: Classifier, path: Path) -> None:
    """Write it beside and put it in place in one step; where nothing can be written, the next process learns anew."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".npz", delete=False) as beside:
            np.savez(
                beside,
                intents=np.array(made.intents),
                features=np.array(list(made.rarity)),
                rarity=np.array(list(made.rarity.values())),
                coefficients=made.coefficients,
            )
        for old in path.parent.glob(f"{path.name.rsplit('-', 1)[0]}-*.npz"):
            old.unlink(missing_ok=True)
        Path(beside.name).replace(path)
    except OSError:
        return
