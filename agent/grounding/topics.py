"""What a number is a value of: the metric words around it, nearest first."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agent.grounding.lexicon import Tag
from agent.grounding.mention import Form, Mention
from agent.grounding.situation import COUNTS, Place, Situation
from physiology.metrics import METRICS

SESSION = ("session_duration_min", "session_reps", "session_rep_min", "session_rpe", "session_load_au", "distance_km")
ADJACENT = frozenset({"", "of", "of your", "of their", "in", "for", "-", "'s", "of the"})
SOFT = frozenset({"session_rpe", "warm_up_min", "session_reps", "session_rep_min", "distance_km"})
"""Words such as RPE or warm-up name one field of a session and leave the rest of it open."""

RECENT = 8
"""Metric words of earlier sentences that may still speak for a number."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Metric words by how much they bind a place."""

    own: tuple[Tag, ...]
    """Of the same segment."""
    binding: bool
    """Whether one of them stands before the place or beside it, so that no other word may speak for it."""
    near: tuple[Tag, ...]
    """Of the same sentence, or the head of the table column."""
    faint: tuple[Tag, ...]
    """Words that say little, and those of earlier sentences."""

    @property
    def all(self) -> tuple[Tag, ...]:
        """Nearest first."""
        return self.own + self.near + self.faint


def terms(situation: Situation, place: Place) -> Terms:
    """The metric words around a place."""
    return situation.once("terms", place, lambda: _terms(situation, place))


def _terms(situation: Situation, place: Place) -> Terms:
    segment = situation.segment(place)
    start, end = situation.sentence(place)
    inner = [tag for tag in situation.metric_words() if not place.start <= tag.start < place.end]
    own = [tag for tag in inner if segment.start <= tag.start < segment.end]
    earlier = [tag for tag in own if tag.end <= place.start][::-1]
    later = [tag for tag in own if tag.start >= place.end]
    if later and situation.between(place, later[0]).strip() in ADJACENT:
        earlier, later = [later[0], *earlier], later[1:]
    left = [tag for tag in inner if start <= tag.start < segment.start][::-1]
    right = [tag for tag in inner if segment.end <= tag.start < end]
    recent = [tag for tag in inner if tag.start < start][-RECENT:]
    past = [tag for tag in recent if situation.segment(tag).line == segment.line][::-1]
    weak = situation.passage.words.table["weak_metrics"]
    around = [*_columns(situation, place), *left]
    faint = [tag for tag in earlier + later + around + right if tag.value in weak]
    if _refers_back(situation, start):
        around, past = around + past, []
    return Terms(
        own=tuple(tag for tag in earlier + later if tag.value not in weak),
        binding=any(tag.value not in weak for tag in earlier),
        near=tuple(tag for tag in around + right if tag.value not in weak),
        faint=tuple(faint + past),
    )


def _refers_back(situation: Situation, start: int) -> bool:
    """Whether a sentence begins with a word for what was named before it."""
    return situation.passage.words.single["anaphora"].match(situation.passage.lower[start:].lstrip()) is not None


def _columns(situation: Situation, place: Place) -> list[Tag]:
    """The head of the table column a place stands in."""
    segment = situation.segment(place)
    if segment.cell == 0:
        return []
    heads = [s for s in situation.passage.segments if s.cell == segment.cell and s.line < segment.line]
    with_numbers = {situation.segment(mention).line for mention in situation.passage.mentions}
    plain = [head for head in heads if head.line not in with_numbers]
    return list(situation.passage.tags_in("metric", plain[-1].start, plain[-1].end)) if plain else []


def family(situation: Situation, found: Terms) -> tuple[str, ...]:
    """The metrics of the nearest word."""
    return situation.family(found.all[0]) if found.all else ()


def metrics_for(situation: Situation, mention: Mention) -> tuple[str, ...]:
    """The metrics a number may be a value of; empty where its words forbid all of them."""
    return situation.once("metrics", mention, lambda: _metrics_for(situation, mention))


def _metrics_for(situation: Situation, mention: Mention) -> tuple[str, ...]:
    if mention.dimension == "per week":
        return ("trend_per_week",)
    found = terms(situation, mention)
    fitting = _first_fitting(situation, mention, found.own)
    hard = any(not set(situation.family(tag)) <= SOFT for tag in found.own)
    if fitting or (hard and found.binding):
        return fitting
    fitting = _first_fitting(situation, mention, found.near)
    if fitting:
        return fitting
    if any(set(situation.family(tag)) <= SOFT for tag in found.own + found.near):
        fitting = tuple(key for key in SESSION if situation.fits(mention, key))
    if fitting:
        return fitting
    carried = _first_fitting(situation, mention, found.faint)
    if _stands_alone(situation, mention):
        return ("readiness", *carried)
    return carried or _default(situation, mention)


def _first_fitting(situation: Situation, mention: Mention, tags: Iterable[Tag]) -> tuple[str, ...]:
    for tag in tags:
        fitting = tuple(key for key in situation.family(tag) if situation.fits(mention, key))
        if fitting:
            return fitting
    return ()


def _stands_alone(situation: Situation, mention: Mention) -> bool:
    """`you are at 54`, `70 to 78`: the score, where no other metric is named."""
    if mention.dimension != "plain":
        return False
    standing = situation.passage.words.table["standing_at"]
    return mention.form is Form.RANGE or re.search(rf"(?:{standing})\s*$", situation.before(mention)) is not None


def _default(situation: Situation, mention: Mention) -> tuple[str, ...]:
    defaults: Mapping[str, list[str]] = situation.passage.words.table["defaults"]
    if mention.dimension in defaults:
        return tuple(defaults[mention.dimension])
    if mention.dimension == "plain":
        return ()
    rows = situation.ledger.of(situation.subjects(mention), METRICS)
    fitting = tuple({row.metric for row in rows if situation.fits(mention, row.metric)} - set(COUNTS))
    return fitting if len(fitting) == 1 else ()
