"""Which word is to be explained, and which part of the cuff or of the data rights is meant."""

import re
from functools import lru_cache

from agent.understanding.lexicon import Lexicon, Words
from agent.understanding.noticing import Noticed

PRESSURE = "pressure"
"""A wish about a pressure with no cuff in sight: what it belongs to has to be asked."""


def topic(noticed: Noticed, lexicon: Lexicon) -> str | None:
    """The key of the term asked about; where the lexicon has none, the words themselves."""
    found = _topics(lexicon).find(noticed.text)
    if found:
        return max(found, key=lambda said: said.end - said.start).meaning
    asked = _unknown(lexicon).search(noticed.text)
    return asked["term"].strip(" \"'?.!") or None if asked else None


def cuff_part(noticed: Noticed, lexicon: Lexicon) -> str | None:
    """What is wanted of the cuff."""
    if not re.search(str(lexicon.data["cuff_named"]), noticed.text):
        return _part("cuff_parts", noticed, lexicon) if re.search(_limits(lexicon), noticed.text) else PRESSURE
    return _part("cuff_parts", noticed, lexicon)


def limb(noticed: Noticed, lexicon: Lexicon) -> str | None:
    """The limb that is named with its side."""
    said = re.search(str(lexicon.data["limb_named"]), noticed.text)
    limbs: dict[str, str] = lexicon.data["limbs"]
    return f"{said['side']}_{limbs[said['limb']]}" if said else None


def data_part(noticed: Noticed, lexicon: Lexicon) -> str | None:
    """Which of the data rights is used."""
    return _part("data_parts", noticed, lexicon)


def _part(section: str, noticed: Noticed, lexicon: Lexicon) -> str | None:
    return next((part for part, pattern in _parts(section, lexicon) if pattern.search(noticed.tagged)), None)


def _limits(lexicon: Lexicon) -> str:
    return str(next(row["say"] for row in lexicon.data["cuff_parts"] if row["part"] == "limits"))


@lru_cache(maxsize=16)
def _parts(section: str, lexicon: Lexicon) -> list[tuple[str, re.Pattern[str]]]:
    return [(str(row["part"]), re.compile(str(row["say"]))) for row in lexicon.data[section]]


@lru_cache(maxsize=8)
def _topics(lexicon: Lexicon) -> Words:
    return lexicon.meanings("topics")


@lru_cache(maxsize=8)
def _unknown(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(str(lexicon.data["term_asked"]))
