"""Numbers that are the person's own: allowed where the reply plainly repeats them."""

from agent.grounding.mention import Form, Mention
from agent.grounding.situation import Situation


def _same(said: Mention, mention: Mention, known: frozenset[str]) -> bool:
    value = said.dimension == mention.dimension and abs(said.value - mention.value) < 1e-9
    bare = (
        "plain" in (said.dimension, mention.dimension)
        and mention.dimension in known
        and abs(said.value - mention.value) < 1e-9
    )
    return (value or bare) and said.high == mention.high


def from_user(situation: Situation, mention: Mention) -> Mention | None:
    """The person's own mention of a number, if they made one."""
    if mention.form is Form.ODD:
        quoted = situation.passage.lower[mention.start : mention.end]
        return mention if quoted in situation.user.lower else None
    known = frozenset(row.dimension for row in situation.ledger.rows) | {"plain"}
    return next((said for said in situation.user.mentions if _same(said, mention, known)), None)


def restates(situation: Situation, mention: Mention) -> bool:
    """Whether a number repeats the person: "you said 45 min", "with 9 h", "below 60", or the read-back of a write."""
    if from_user(situation, mention) is None:
        return False
    segment = situation.segment(mention)
    start, end = situation.sentence(mention)
    if situation.receipts and situation.passage.says("writes.records", start, end):
        return True
    return situation.passage.says("restating", segment.start, mention.start)
