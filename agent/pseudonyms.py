"""What a third-party model sees instead of names."""

import re
from collections.abc import Sequence

from tools.context import Person


def hidden(text: str, people: Sequence[Person]) -> str:
    """Replace full names, and the first and last names that are unique in the scope, by aliases.

    Examples
    --------
    >>> person = Person(athlete_id="x", alias="A1", name="Mia Berg", group="")
    >>> hidden("How is Mia?", [person])
    'How is A1?'
    """
    for name, alias in sorted(_names(people).items(), key=lambda pair: -len(pair[0])):
        text = re.sub(rf"\b{re.escape(name)}\b", alias, text, flags=re.IGNORECASE)
    return text


def _names(people: Sequence[Person]) -> dict[str, str]:
    parts: dict[str, set[str]] = {}
    for person in people:
        shown = "the athlete" if person.alias == "you" else person.alias
        for name in (person.name, *person.name.split()):
            parts.setdefault(name, set()).add(shown)
    return {name: next(iter(aliases)) if len(aliases) == 1 else "somebody" for name, aliases in parts.items()}
