"""Each number of a passage, held against the rows that may stand behind it."""

import re
from collections.abc import Callable, Iterable, Iterator

from agent.grounding.derived import supported_difference, supported_pair, supported_share
from agent.grounding.ledger import Row
from agent.grounding.match import states, states_range, states_size
from agent.grounding.mention import Form, Mention
from agent.grounding.restating import restates
from agent.grounding.situation import COUNTS, Situation
from agent.grounding.thresholds import band_edge, within_band_frame
from agent.grounding.topics import metrics_for, terms
from agent.grounding.units import COUNTED
from agent.grounding.windows import change_in_window, only_data
from agent.grounding.wording import cue_said, direction_of, fits, is_usual, words_between
from agent.reply import Violation
from physiology.metrics import METRICS

ORDER = ("unsupported_number", "wrong_direction", "wrong_aggregate", "wrong_label", "wrong_window")


def numbers(situation: Situation) -> Iterator[Violation]:
    """Every number that nothing supports."""
    constants = [m.span() for m in situation.passage.words.single["constants"].finditer(situation.passage.lower)]
    for mention in situation.passage.mentions:
        if any(start <= mention.start and mention.end <= end for start, end in constants):
            continue
        check = CHECKS.get(mention.form, _check_value)
        code = check(situation, mention) or _denied(situation, mention)
        if code is not None and not restates(situation, mention):
            quoted = situation.passage.quote(mention.start, mention.end)
            yield Violation(code=code, span=quoted, detail=_nearest(situation, mention, code))


def _denied(situation: Situation, mention: Mention) -> str | None:
    """`is not 72`: what is true may not be denied."""
    denied = situation.passage.words.single["denied_value"]
    return "unsupported_number" if denied.search(situation.before(mention) + "|") else None


def _rows(situation: Situation, mention: Mention) -> tuple[Row, ...]:
    """The rows a number may state, by person, metric and dimension."""
    subjects = situation.subjects(mention)
    table = situation.passage.words.table
    baseline: dict[str, str] = table["baseline_of"]
    metrics = metrics_for(situation, mention)
    if is_usual(situation, mention):
        wanted = {baseline.get(key, key) for key in metrics} | set(metrics) & set(baseline.values())
        rows = situation.ledger.of(subjects, wanted | set(metrics))
        named = [r for r in rows if r.metric in baseline.values() or r.label in table["usual_labels"]]
        return tuple(named or (row for row in rows if row.metric not in baseline))
    rows = situation.ledger.of(subjects, set(metrics) - set(baseline.values()))
    limits = (row for row in situation.ledger.rows if row.role == "threshold" and row.metric in metrics)
    return (*rows, *_counts(situation, mention, subjects), *(limits if "group" in subjects else ()))


def _counts(situation: Situation, mention: Mention, subjects: Iterable[str]) -> Iterable[Row]:
    whom = (*subjects, "group", "you")
    if mention.dimension in COUNTED - {"signals", "reps", "steps"}:
        rows = situation.ledger.of(whom, METRICS)
        return (row for row in rows if row.metric in COUNTS or row.dimension == mention.dimension)
    own = terms(situation, mention).own
    leads = words_between(situation.before(mention)) <= 2
    if mention.dimension != "plain" or own:
        return ()
    if leads and "group" in situation.subjects(mention):
        return situation.ledger.of(whom, ("count",))
    labelled = situation.ledger.of(whom, COUNTS)
    return (row for row in labelled if row.role and row.role == cue_said(situation, mention))


def _value_code(situation: Situation, mention: Mention, row: Row) -> str | None:
    """None where a number prints a row's value with the right sign."""
    if not row.signed or mention.signed:
        if mention.signed and _contradicts_sign(situation, mention):
            return "wrong_direction"
        if states(mention, row) or _bound_of(situation, mention, row):
            return None
        return "wrong_direction" if row.signed and states_size(mention, row) else "unsupported_number"
    if not states_size(mention, row):
        return "unsupported_number"
    direction = direction_of(situation, mention)
    if direction is None:
        segment = situation.segment(mention)
        neutral = situation.passage.says("directions.neutral", segment.start, segment.end)
        return None if row.value > -row.half or neutral else "wrong_direction"
    situation.used.add(direction.start)
    right = row.value == 0 or (row.value > 0) == (direction.value == "up")
    return None if right else "wrong_direction"


def _contradicts_sign(situation: Situation, mention: Mention) -> bool:
    """`-15 % under`, `+4 bpm below`: a sign and a word that do not go together."""
    direction = direction_of(situation, mention)
    if direction is None:
        return False
    situation.used.add(direction.start)
    return mention.value < 0 or direction.value == "down"


def _bound_of(situation: Situation, mention: Mention, row: Row) -> bool:
    """A single end of a range, called so: "at least 48 hours"."""
    before = situation.before(mention)[-24:]
    single = situation.passage.words.single
    if row.low is not None and single["directions.at_least"].search(before):
        return states(mention, row, row.low)
    if row.high is not None and single["directions.at_most"].search(before):
        return states(mention, row, row.high)
    return False


def _worst(codes: Iterable[str | None]) -> str | None:
    """None if any attempt succeeded, else the code of the attempt that came furthest."""
    tried = list(codes)
    if None in tried:
        return None
    return max((code for code in tried if code), key=ORDER.index, default="unsupported_number")


def _check_value(situation: Situation, mention: Mention) -> str | None:
    tried: list[str | None] = []
    for row in _rows(situation, mention):
        code = _value_code(situation, mention, row) or fits(situation, mention, row)
        tried.append(code)
        if code is None:
            situation.bound[mention.start] = row
            return None
    if band_edge(situation, mention) or _enumerated(situation, mention) or supported_difference(situation, mention):
        return None
    return _worst(tried)


def _enumerated(situation: Situation, mention: Mention) -> bool:
    """A count of days that a window or a list of single days proves."""
    others = rf"(?<!\w)(?:{situation.passage.words.table['others']})\s+$"
    if re.search(others, situation.before(mention)):
        pairs = [m for m in situation.passage.mentions if m.form is Form.PAIR and m.end <= mention.start]
        return any((pair.high or 0) - pair.value == mention.value for pair in pairs)
    to_go = rf"\W*(?:{situation.passage.words.table['to_go']})(?!\w)"
    if re.match(to_go, situation.after(mention)):
        counts = situation.ledger.of(situation.subjects(mention), COUNTS)
        needed = [row.value for row in counts if row.role == "needed"]
        return any(a - row.value == mention.value for a in needed for row in counts if row.role == "known")
    if mention.dimension != "days" or _misplaced(situation, mention):
        return False
    count, cue = round(mention.value), cue_said(situation, mention)
    rows = [row for row in situation.ledger.of(situation.subjects(mention), METRICS) if row.window is not None]
    if cue == "missing":
        return any(row.window and row.window.days_expected - row.window.days_used == count for row in rows)
    if cue == "known" and any(row.window and row.window.days_used == count for row in rows):
        return True
    nights = {row.window.last_on for row in rows if row.window and row.metric == "sleep_min" and row.days == 1}
    return "night" in situation.passage.lower[mention.start : mention.end] and len(nights) == count > 0


def _check_range(situation: Situation, mention: Mention) -> str | None:
    metrics = metrics_for(situation, mention)
    subjects = situation.subjects(mention)
    tried: list[str | None] = []
    for row in situation.ledger.of(subjects, metrics):
        if states_range(mention, row):
            code = fits(situation, mention, row)
            tried.append(code)
            if code is None:
                situation.bound[mention.start] = row
                return None
    for base, changed in situation.ledger.pairs(subjects, metrics):
        end = Mention(mention.start, mention.end, Form.QUANTITY, mention.dimension, mention.high or 0.0, mention.step)
        if mention.from_to and states(mention, base) and states(end, changed):
            direction = direction_of(situation, mention)
            if not change_in_window(situation, mention, base, changed):
                tried.append("wrong_window")
            elif direction is None or (changed.value > base.value) == (direction.value == "up"):
                situation.used |= {direction.start} if direction else set()
                situation.bound[mention.start] = changed
                return None
            else:
                tried.append("wrong_direction")
    if within_band_frame(situation, mention):
        return None
    return _worst(tried)


def _check_window(situation: Situation, mention: Mention) -> str | None:
    """Window lengths are checked with the numbers of their sentence, and alone where there are none."""
    rows = situation.ledger.rows
    months = mention.dimension == "months"
    if _misplaced(situation, mention):
        return "wrong_direction"
    if only_data(situation, mention):
        used = {row.window.days_used for row in rows if row.window}
        return None if mention.dimension == "days" and mention.value in used else "wrong_window"
    for row in rows:
        for days in (row.days, row.window.days_expected if row.window else None):
            if days is not None and (days == mention.value if not months else 28 <= days / mention.value <= 31):
                return None
        if row.role == "needed" and row.value == mention.value:
            return None
    return "wrong_window"


def _misplaced(situation: Situation, mention: Mention) -> bool:
    """`under the last 7 days`, `below 5 of 7 nights`: a comparison where only a span may stand."""
    segment = situation.segment(mention)
    tags = [t for t in situation.passage.tags_in("direction", segment.start, mention.start) if t.value != "idiom"]
    if not tags:
        return False
    gap = situation.between(tags[-1], mention)
    word = situation.passage.lower[tags[-1].start : tags[-1].end]
    return words_between(gap) <= 2 and word in ("under", "below", "above", "beneath")


def _check_pair(situation: Situation, mention: Mention) -> str | None:
    return "wrong_direction" if _misplaced(situation, mention) else supported_pair(situation, mention)


def _check_nothing(_situation: Situation, _mention: Mention) -> str | None:
    return "unsupported_number"


CHECKS: dict[Form, Callable[[Situation, Mention], str | None]] = {
    Form.RANGE: _check_range,
    Form.WINDOW: _check_window,
    Form.PAIR: _check_pair,
    Form.FRACTION: supported_share,
    Form.MULTIPLE: supported_share,
    Form.SETS: _check_nothing,
    Form.ODD: _check_nothing,
}


def _nearest(situation: Situation, mention: Mention, code: str) -> str:
    """For the repair: the evidence that holds this number for somebody or something else, or what was meant."""
    for row in situation.ledger.rows:
        if situation.fits(mention, row.metric) and states_size(mention, row):
            return f"{row.id} is {row.metric} of {row.subject}"
    rows = situation.ledger.of(situation.subjects(mention), metrics_for(situation, mention))
    ids = ", ".join(row.id for row in rows[:4])
    return f"{code}: use one of {ids}" if ids else "no evidence of this kind"
