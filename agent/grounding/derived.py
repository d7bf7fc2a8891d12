"""Numbers that follow from evidence: parts of a whole, shares, multiples. Each is recomputed."""

from agent.grounding.ledger import Row
from agent.grounding.match import states
from agent.grounding.mention import Form, Mention
from agent.grounding.situation import COUNTS, Situation
from agent.grounding.topics import metrics_for
from agent.grounding.units import COUNTED
from agent.grounding.wording import count_group, cue_said, direction_of
from physiology.metrics import METRICS

SHARE_WIDTH = 0.01
"""How far a true share may lie from the one in words: a fifth is 19 to 21 %."""


def supported_pair(situation: Situation, mention: Mention) -> str | None:
    """`four of the last seven nights`, `three of 18`."""
    if mention.dimension not in (*COUNTED, "plain"):
        return "unsupported_number"
    part, total = round(mention.value), round(mention.high or 0)
    subjects = situation.subjects(mention)
    cue = cue_said(situation, mention)
    metrics = metrics_for(situation, mention) if mention.dimension == "days" else ()
    found = "unsupported_number"
    for row in situation.ledger.of((*subjects, "group"), metrics or METRICS):
        if _of_window(row, part, total, cue):
            situation.bound[mention.start] = row
            return None
        if row.window is not None and part in (row.window.days_used, row.window.days_expected - row.window.days_used):
            found = "wrong_window"
        if row.metric == "strain_signals" and row.value == part and total == METRICS[row.metric].high:
            return None
    counts = situation.ledger.of((*subjects, "group"), COUNTS)
    parts = [row for row in counts if row.value == part and (row.role == "missing") == (cue == "missing")]
    totals = [row for row in counts if row.value == total and row.role != "missing"]
    wanted = "all" if cue == "missing" else "data"
    groups = {count_group(situation, row) for row in counts if count_group(situation, row)}
    if wanted in groups:
        totals = [row for row in totals if count_group(situation, row) in (wanted, None)]
    if part <= total and any(a is not b for a in parts for b in totals):
        situation.bound[mention.start] = parts[0]
        return None
    return found


def _of_window(row: Row, part: int, total: int, cue: str | None) -> bool:
    if row.window is None or total not in (row.window.days_expected, row.days):
        return False
    if row.metric in COUNTS and row.value == part:
        return True
    if cue == "missing":
        return row.window.days_expected - row.window.days_used == part
    return row.window.days_used == part


def supported_difference(situation: Situation, mention: Mention) -> bool:
    """`12 min shorter`, `dropped one repeat`: the difference of a before and an after, in its direction."""
    direction = direction_of(situation, mention)
    taken_off = direction is None and " off" in situation.after(mention)[:24]
    if direction is None and not taken_off:
        return False
    for base, changed in situation.ledger.pairs(situation.subjects(mention), METRICS):
        way = 1 if direction is not None and direction.value == "up" else -1
        if base.dimension == mention.dimension and states(mention, base, way * (changed.value - base.value)):
            situation.used |= {direction.start} if direction else set()
            return True
    return False


def supported_share(situation: Situation, mention: Mention) -> str | None:
    """A half, a fifth, twice: against a percentage, or a before and after."""
    subjects = situation.subjects(mention)
    direction = direction_of(situation, mention)
    share = mention.value if mention.form is Form.FRACTION else mention.value - 1
    for row in situation.ledger.of(subjects, METRICS):
        if row.dimension == "percent" and abs(abs(row.value) / 100 - share) <= SHARE_WIDTH:
            if direction is None or (row.value > 0) == (direction.value == "up"):
                situation.used |= {direction.start} if direction else set()
                return None
            return "wrong_direction"
    for base, changed in situation.ledger.pairs(subjects, METRICS):
        if base.value and abs(abs(changed.value - base.value) / abs(base.value) - share) <= SHARE_WIDTH:
            if direction is not None and (changed.value > base.value) != (direction.value == "up"):
                return "wrong_direction"
            situation.used |= {direction.start} if direction else set()
            return None
    return "unsupported_number"
