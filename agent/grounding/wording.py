"""The words around a number that say which of several facts it states."""

import re

from agent.grounding.ledger import Row
from agent.grounding.lexicon import Tag
from agent.grounding.mention import Mention
from agent.grounding.situation import Place, Situation
from agent.grounding.windows import in_window

FAR = 5
"""Words between a number and the direction word that goes with it."""


def words_between(gap: str) -> int:
    """How many words a gap holds."""
    return len(re.findall(r"[\w'%]+", gap))


def is_usual(situation: Situation, mention: Mention) -> bool:
    """Whether a number is called the usual one: "your usual 56 ms", "56 ms is your baseline"."""
    table = situation.passage.words.table
    before, after = situation.before(mention), situation.after(mention)
    fill, usual = table["usual_fill"], table["usual"]
    start, _ = situation.sentence(mention)
    ahead = re.search(rf"(?<!\w)(?:{usual})(?:\W+(?:{fill}))*\W*$", before) or re.search(
        rf"(?<!\w)(?:{usual}) (?:{table['usual_for']}),\s*$", situation.passage.lower[start : mention.start]
    )
    behind = re.match(rf"\s*(?:is |was |being |as )?(?:your |their |his |her |the )?(?:{usual})(?!\w)", after)
    return ahead is not None or behind is not None


def direction_of(situation: Situation, mention: Mention) -> Tag | None:
    """The direction word that goes with a number, in its own segment and with no other number between."""
    segment = situation.segment(mention)
    tags = [tag for tag in situation.passage.tags_in("direction", segment.start, segment.end) if tag.value != "idiom"]
    others = [m for m in situation.passage.mentions if segment.start <= m.start < segment.end and m != mention]
    after = next((tag for tag in tags if tag.start >= mention.end), None)
    before = next((tag for tag in reversed(tags) if tag.end <= mention.start), None)
    if after and any(mention.end <= other.start < after.start for other in others):
        after = None
    if before and any(before.end <= other.start < mention.start for other in others):
        before = None
    if after and words_between(situation.between(mention, after)) <= 2:
        return after
    if before and words_between(situation.between(before, mention)) <= FAR:
        return before
    return None


def role_said(situation: Situation, mention: Mention) -> str | None:
    """`base` or `changed`, as the words around a number say; None where they say neither."""
    start, _ = situation.sentence(mention)
    segment = situation.segment(mention)
    if re.search(rf"(?<!\w)(?:{situation.passage.words.table['labels']['leading']})\s+$", situation.before(mention)):
        return "base"
    following = situation.passage.tags_in("label", mention.end, segment.end)
    trailing = situation.passage.words.single["labels.trailing"]
    for tag in following[:1]:
        written = situation.passage.lower[tag.start : tag.end]
        if trailing.fullmatch(written) and words_between(situation.between(mention, tag)) <= (written == "planned"):
            return tag.value
    line = [s for s in situation.passage.segments if s.line == segment.line]
    preceding = situation.passage.tags_in("label", start, mention.start)
    if not preceding and _continues(situation, mention):
        preceding = situation.passage.tags_in("label", line[0].start, mention.start)
    return preceding[-1].value if preceding else None


def _continues(situation: Situation, mention: Mention) -> bool:
    """A sentence that is only numbers goes on with the label of the one before."""
    start, _ = situation.sentence(mention)
    return words_between(situation.passage.lower[start : mention.start]) == 0


def cue_said(situation: Situation, place: Place) -> str | None:
    """`needed`, `known` or `missing`, as the words around a count say."""
    segment = situation.segment(place)
    tags = situation.passage.tags_in("cue", segment.start, segment.end)
    tags = tuple(tag for tag in tags if not place.start <= tag.start < place.end)
    if any(tag.value == "missing" for tag in tags):
        return "missing"
    before = [tag for tag in tags if tag.end <= place.start]
    after = [tag for tag in tags if tag.start >= place.end]
    chosen = before[-1] if before else after[0] if after else None
    if chosen is not None:
        return chosen.value
    start, _ = situation.sentence(place)
    earlier = situation.passage.tags_in("cue", start, segment.start)
    return earlier[-1].value if earlier else None


def has_threshold_words(situation: Situation, place: Place) -> bool:
    """Whether a segment speaks of a limit."""
    segment = situation.segment(place)
    return bool(situation.passage.tags_in("threshold", segment.start, segment.end)) or (
        cue_said(situation, place) == "needed"
    )


def label_fits(situation: Situation, mention: Mention, row: Row) -> bool:
    """Whether the words around a number allow a row's label."""
    rivals = situation.ledger.of((row.subject,), (row.metric,))
    if row.role not in ("needed", "threshold") and _would_have(situation, mention):
        return not any(rival.role == "threshold" for rival in rivals)
    if row.role == "needed":
        return cue_said(situation, mention) == "needed"
    if row.role == "threshold":
        return has_threshold_words(situation, mention)
    if row.role in ("known", "missing"):
        cue = cue_said(situation, mention)
        return cue in (row.role, None) or (row.role == "known" and cue != "needed" and cue != "missing")
    if row.metric in ("count", "days_known") and cue_said(situation, mention) == "missing":
        return not any(rival.role == "missing" for rival in rivals)
    if row.metric == "count" and not _counts_those(situation, mention, row, rivals):
        return False
    return _side_fits(situation, mention, row, rivals)


def _would_have(situation: Situation, mention: Mention) -> bool:
    """`with 7 h the plan would have stood`: only a limit may stand there."""
    segment = situation.segment(mention)
    return situation.passage.says("directions.definite", segment.start, segment.end)


def count_group(situation: Situation, row: Row) -> str | None:
    """What a count counts: everybody, those with data, or the part that a question picked."""
    groups: dict[str, list[str]] = situation.passage.words.table["counted_labels"]
    return next((group for group, labels in groups.items() if row.label in labels), None)


def _counts_those(situation: Situation, mention: Mention, row: Row, rivals: tuple[Row, ...]) -> bool:
    """`22 athletes with data` must be the count of those with data, where there is one."""
    segment = situation.segment(mention)
    if not situation.passage.says("labels.with_data", mention.start, segment.end):
        return True
    groups = {count_group(situation, rival) for rival in rivals}
    return "data" not in groups or count_group(situation, row) == "data"


def _side_fits(situation: Situation, mention: Mention, row: Row, rivals: tuple[Row, ...]) -> bool:
    same_days = [rival for rival in rivals if rival.window is None or row.window is None or rival.window == row.window]
    base = [rival for rival in same_days if rival.role == "base"]
    changed = [rival for rival in same_days if rival.role == "changed"]
    if not changed and row.role == "base":
        changed = [rival for rival in rivals if rival.role == "changed"]
    if not base and row.role == "changed":
        base = [rival for rival in rivals if rival.role == "base"]
    if not base or not changed:
        return True
    said = role_said(situation, mention)
    if said == "base":
        return row.role == "base"
    return row.role != "base"


def aggregate_fits(situation: Situation, mention: Mention, row: Row) -> bool:
    """Whether "average", "highest" and the like agree with how a value was made."""
    start, end = situation.sentence(mention)
    segment = situation.segment(mention)
    own = {tag.value for tag in situation.passage.tags_in("aggregate", segment.start, segment.end)}
    said = own or {tag.value for tag in situation.passage.tags_in("aggregate", start, end)}
    if row.aggregate in ("max", "min"):
        return row.aggregate in said
    if row.aggregate in ("trend", "std"):
        return row.aggregate in {tag.value for tag in situation.passage.tags_in("aggregate", start, end)}
    if "mean" in own:
        single = row.aggregate is None and row.days == 1
        return row.aggregate in (None, "mean", "latest", "values") and not single
    return not ("sum" in own and row.aggregate in ("mean", "latest"))


def fits(situation: Situation, mention: Mention, row: Row) -> str | None:
    """None where all words agree with a row, else the code of the first that does not."""
    if not label_fits(situation, mention, row):
        return "wrong_label"
    if not in_window(situation, mention, row):
        return "wrong_window"
    if not aggregate_fits(situation, mention, row):
        return "wrong_aggregate"
    return None
