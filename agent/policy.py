"""What Fettle does not do for anybody, decided before any model."""

import re

from rapidfuzz.distance import OSA

from agent.planning import WRITES
from agent.reply import Action, Draft
from agent.scope import Scope
from agent.understanding.folding import fold
from agent.understanding.lexicon import lexicon_of
from agent.understanding.reading import Intent, Reading
from agent.understanding.topics import PRESSURE
from prompts.messages import say
from tools.context import Principal, Role

REFUSED = {
    Intent.INSTRUCTION_OVERRIDE: "REFUSE_INSTRUCTION",
    Intent.PURPOSE_MISUSE: "REFUSE_PURPOSE",
    Intent.MEDICATION: "REFUSE_MEDICATION",
    Intent.OTHER_PERSON: "REFUSE_OTHER_PERSON",
}
"""Intent to message. A turn that holds one of these does nothing else."""


LETTERS = re.compile(r"[^\W\d_]+")
SHORTEST_PART, SHORTEST_WITH_SLIP = 4, 5
"""Letters from which a part of a name counts as the name, and from which one slip does not hide it."""


def refusal(text: str, reading: Reading, principal: Principal, scope: Scope) -> Draft | None:
    """The refusal this message calls for, if any."""
    for request in reading.requests:
        code = REFUSED.get(request.intent)
        if request.intent is Intent.INSTRUCTION_OVERRIDE and request.term != PRESSURE:
            code = "REFUSE_INSTRUCTION_CUFF"
        if code is not None:
            return Draft(action=Action.REFUSE, text=say(code, locale=principal.locale))
    if _names_hidden(text, reading, scope):
        code = "REFUSE_NOT_SHARED" if principal.role is Role.COACH else "REFUSE_OTHER_PERSON"
        return Draft(action=Action.REFUSE, text=say(code, locale=principal.locale))
    if not principal.private:
        return Draft(action=Action.REDIRECT, text=say("ONLY_IN_PRIVATE", locale=principal.locale))
    return None


def _names_hidden(text: str, reading: Reading, scope: Scope) -> bool:
    """Whether somebody out of scope is named: in full anywhere, or in part where the reader took it for a name.

    A name of one word may also be a word ("Will", "Al"): it counts as it is written, and in full only by itself.
    """
    if any(_stands_in(text, name) for name in scope.hidden_names):
        return True
    mentioned = {name.casefold() for request in reading.requests for name in request.unknown_names}
    hidden = {part.casefold() for name in scope.hidden_names for part in (name, *name.split())}
    return bool(mentioned & hidden) or _in_part(text, reading, scope)


def _in_part(text: str, reading: Reading, scope: Scope) -> bool:
    """Whether a first or last name out of reach stands anywhere, with a slip or in small letters, outside a report."""
    if any(request.intent in WRITES for request in reading.requests):
        return False
    everyday = lexicon_of(reading.language).vocabulary
    own = {part for person in scope.people for part in fold(person.name).split()}
    hidden = {part for name in scope.hidden_names for part in fold(name).split() if len(part) >= SHORTEST_PART} - own
    words = {word for said in LETTERS.findall(fold(text)) for word in (said, said.removesuffix("s"))}
    strange = {word for word in words if len(word) >= SHORTEST_PART and word not in everyday}
    strange = {word for word in strange if not any(_is_name(word, part) for part in own)}
    return any(_is_name(word, part) for word in strange for part in hidden)


def _is_name(word: str, part: str) -> bool:
    slips = 1 if len(part) >= SHORTEST_WITH_SLIP else 0
    return word[0] == part[0] and OSA.distance(word, part) <= slips


def _stands_in(text: str, name: str) -> bool:
    words = name.split()
    flags = re.IGNORECASE if len(words) > 1 else 0
    spelled = r"\s+".join(re.escape(word) for word in words)
    return bool(words) and re.search(rf"(?<!\w){spelled}(?!\w)", text, flags) is not None
