"""Text as the verifier reads it: one spelling for each digit, dash and space, nothing invisible."""

import unicodedata

DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")
QUOTES = dict.fromkeys("’‘ʼ＇", "'")
OTHER = {"。": ".", "｡": ".", "⁄": "/", "∕": "/", "×": "x", "✕": "x", "·": "·", "•": "·"}
INVISIBLE = frozenset({"Cf", "Cc"})
"""Format and control characters: zero-width, bidi overrides, soft hyphens."""


def _written(char: str) -> str:
    mapped = DASHES.get(char) or QUOTES.get(char) or OTHER.get(char)
    if mapped is not None:
        return mapped
    if char in "\n\t":
        return "\n" if char == "\n" else " "
    category = unicodedata.category(char)
    if category in INVISIBLE:
        return ""
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category == "Zs":
        return " "
    plain = unicodedata.normalize("NFKC", char)
    return "".join(DASHES.get(c) or OTHER.get(c) or c for c in plain)


def normalise(text: str) -> str:
    """One spelling of a text: NFC composition, ASCII digits, `-` for dashes, no invisible characters."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii() and composed.isprintable():
        return composed
    return "".join(char if char.isascii() and char.isprintable() else _written(char) for char in composed)
