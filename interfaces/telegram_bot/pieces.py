"""A reply as Telegram messages: cut where a sentence ends, each at most as long as Telegram takes, escaped."""

from html import escape

LONGEST = 4096
"""Characters of one message, in UTF-16 units, after Telegram has read the markup."""
BREAKS = ("\n\n", "\n", ". ", " ")


def pieces(text: str, longest: int = LONGEST) -> list[str]:
    """Cut a text; nothing is lost but the blanks at a cut.

    Examples
    --------
    >>> pieces("One. Two & three.", longest=10)
    ['One.', 'Two &amp;', 'three.']
    """
    found: list[str] = []
    rest = text.strip()
    while rest:
        end = _end(rest, longest)
        found.append(escape(rest[:end].rstrip(), quote=False))
        rest = rest[end:].lstrip()
    return found


def _end(text: str, longest: int) -> int:
    """Where the next piece ends: at the last and widest break that fits, else in the middle of a word."""
    fits = _fitting(text, longest)
    if fits == len(text):
        return fits
    for mark in BREAKS:
        place = text.rfind(mark, 1, fits)
        if place > 0:
            return place + len(mark.rstrip(" \n"))
    return fits


def _fitting(text: str, longest: int) -> int:
    """How many characters fit: those beyond the basic plane count twice."""
    units = 0
    for number, character in enumerate(text):
        units += 2 if ord(character) > 0xFFFF else 1
        if units > longest:
            return max(number, 1)
    return len(text)
