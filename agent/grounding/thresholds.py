"""Edges and limits: numbers that are compared with, not measured."""

import re

from agent.grounding.mention import Mention
from agent.grounding.situation import Situation
from agent.grounding.topics import metrics_for


def _is_edge(situation: Situation, mention: Mention) -> bool:
    edges: list[float] = situation.passage.words.table["bands"]["edges"]
    return mention.dimension in ("plain", "of 100") and mention.value in edges


def comparator_before(situation: Situation, mention: Mention) -> str | None:
    """`up` or `down` where a number is what something is compared with: "below 60", "above your usual 52 bpm"."""
    table = situation.passage.words.table
    fill = rf"{table['usual']}|your|their|his|her|the|a|of|limit|threshold|line|about|need|baseline|is|at|that|this"
    before = situation.before(mention)
    after = re.match(
        rf"\W*(?:of \w+ )?(?:({table['directions']['or_more']})|({table['directions']['or_less']}))(?!\w)",
        situation.after(mention),
    )
    if after is not None:
        return "up" if after[1] else "down"
    found = re.search(rf"(?<!\w)({table['directions']['comparators']})(?:\W+(?:{fill}))*\W*$", before)
    if found is None:
        return None
    if re.fullmatch(table["directions"]["at_least"], found[1]):
        return "up"
    if re.fullmatch(table["directions"]["at_most"], found[1]):
        return "down"
    word = found[1].split()[0]
    return "up" if re.fullmatch(table["directions"]["up"], word) else "down"


def band_edge(situation: Situation, mention: Mention) -> bool:
    """An edge of the bands, said as one: "below 60"."""
    if not _is_edge(situation, mention) or comparator_before(situation, mention) is None:
        return False
    start, end = situation.sentence(mention)
    scored = any(start <= at < end and row.metric == "readiness" for at, row in situation.bound.items())
    return scored or "readiness" in metrics_for(situation, mention) or _names_band(situation, mention)


def within_band_frame(situation: Situation, mention: Mention) -> bool:
    """`60 to 80` beside the word moderate."""
    edges: list[float] = situation.passage.words.table["bands"]["edges"]
    return [mention.value, mention.high] == edges and _names_band(situation, mention)


def _names_band(situation: Situation, mention: Mention) -> bool:
    start, end = situation.sentence(mention)
    return bool(situation.passage.tags_in("band", start, end))
