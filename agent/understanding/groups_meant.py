"""A group that a coach asks about and that their team does not have."""

import re

from agent.understanding.folding import fold
from agent.understanding.lexicon import Lexicon
from agent.understanding.noticing import Noticed
from agent.understanding.reading import Intent, Request

WHICH_GROUP = "which_group"
PEOPLE = re.compile(r"(?:[^b]ers|girls|boys|women|men)$")


def group_asked_back(noticed: Noticed, request: Request, lexicon: Lexicon) -> Request:
    """The request, or which group was meant where one is named that there is not."""
    said = re.search(str(lexicon.data["group_asked"]), fold(noticed.text))
    if said is None or noticed.groups or noticed.names or noticed.metrics:
        return request
    if said["x"] in lexicon.vocabulary and not PEOPLE.search(said["x"]):
        return request
    return Request(intent=Intent.ROSTER, confidence=1.0, needs=(WHICH_GROUP,))
