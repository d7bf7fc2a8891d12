"""The intent of a piece: what its words' cues and its content say, added to what the examples say."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from agent.understanding.classifier import Classifier
from agent.understanding.cues import cues_of
from agent.understanding.hearing import common_words
from agent.understanding.lexicon import Lexicon, whole
from agent.understanding.noticing import Noticed
from agent.understanding.reading import SUBJECTS, Intent
from agent.understanding.topics import topic

FLOOR = 0.01
"""The least an intent gets from the examples, so that no cue is ever overruled by never having been seen."""
SURE = 0.97
NAMED_METRIC = 2.5
OPEN_QUESTION = 3.0
SEVERAL_PEOPLE = 3.0
NOTHING_OF_OURS = 2.5
ASKED_NOT_REPORTED = 3.0
REPORTS = (Intent.LOG_SESSION, Intent.LOG_WELLNESS)
OF_OURS = frozenset(
    {
        Intent.READINESS,
        Intent.LOAD,
        Intent.RECOVERY,
        Intent.STRAIN,
        Intent.WHY_SESSION,
        Intent.WHY_READINESS,
        Intent.PLAN,
        Intent.HISTORY,
        Intent.ROSTER,
        Intent.LOG_SESSION,
        Intent.LOG_WELLNESS,
        Intent.WHAT_IF,
        Intent.EXPLAIN_TERM,
        Intent.CUFF,
        Intent.TEAM,
        Intent.LOG_HEALTH,
        *SUBJECTS,
    }
)
"""Intents about training and bodies, which need at least one word of the field or a cue."""

REFUSED = frozenset({Intent.OTHER_PERSON, Intent.INSTRUCTION_OVERRIDE, Intent.PURPOSE_MISUSE, Intent.MEDICATION})
REFUSAL_SURE = 0.5
"""Nobody is refused on a mere resemblance below this."""
SPOKEN_FOR = frozenset(
    {
        Intent.EXPLAIN_TERM,
        Intent.WHAT_IF,
        Intent.WHY_READINESS,
        Intent.WHY_SESSION,
        Intent.CUFF,
        Intent.LOG_WELLNESS,
        Intent.LOG_SESSION,
        Intent.DATA_RIGHTS,
        Intent.TEAM,
        Intent.LOG_HEALTH,
        *SUBJECTS,
    }
)
"""Where a cue says one of these, a metric's name beside it says nothing more."""
WHOLE_ROSTER = frozenset({Intent.READINESS, Intent.LOAD, Intent.RECOVERY, Intent.STRAIN, Intent.HISTORY})
"""What a coach asks of everybody when nobody is named."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The intent and how sure it is; `cued` where a pattern or the content spoke for it."""

    intent: Intent
    confidence: float
    cued: bool


def decide(noticed: Noticed, role: str, lexicon: Lexicon, classifier: Classifier, *, asks: bool = False) -> Decided:
    """Weigh cues, content and examples; what `asks` is hardly a report."""
    points: dict[Intent, float] = {}
    for cue in cues_of(lexicon):
        if cue.matches(noticed.tagged, role):
            if cue.sure:
                return Decided(cue.intent, SURE, cued=True)
            points[cue.intent] = max(points.get(cue.intent, 0.0), cue.points)
    if role == "athlete" and _speaks_of_somebody(noticed, lexicon):
        return Decided(Intent.OTHER_PERSON, SURE, cued=True)
    for intent, extra in _from_content(noticed, role, points, lexicon).items():
        points[intent] = points.get(intent, 0.0) + extra
    if asks:
        points = {intent: extra for intent, extra in points.items() if intent not in REPORTS}
        points |= dict.fromkeys(REPORTS, -ASKED_NOT_REPORTED)
    shares = _for_role(classifier.probabilities(noticed.tagged), role)
    scores = {intent: math.log(max(share, FLOOR)) + points.get(intent, 0.0) for intent, share in shares.items()}
    if not any(intent in OF_OURS and extra > 0 for intent, extra in points.items()) and not _of_the_field(
        noticed, lexicon
    ):
        scores = {intent: score - (NOTHING_OF_OURS if intent in OF_OURS else 0.0) for intent, score in scores.items()}
        if _unknown_share(noticed, lexicon) > 0.5:
            return Decided(Intent.UNCLEAR, 0.1, cued=False)
    decided = _top(scores, points)
    if decided.intent in REFUSED and not decided.cued and decided.confidence < REFUSAL_SURE:
        decided = _top({intent: score for intent, score in scores.items() if intent not in REFUSED}, points)
    return decided


def subject_said(noticed: Noticed, role: str, lexicon: Lexicon) -> Intent | None:
    """The subject that a piece names most plainly, whatever else it asks."""
    found = [(cue.points, cue.intent) for cue in cues_of(lexicon) if cue.matches(noticed.tagged, role)]
    return max(((points, intent) for points, intent in found if intent in SUBJECTS), default=(0.0, None))[1]


def _top(scores: dict[Intent, float], points: dict[Intent, float]) -> Decided:
    top = max(scores, key=lambda intent: scores[intent])
    total = sum(math.exp(score - scores[top]) for score in scores.values())
    return Decided(top, round(1 / total, 3), cued=points.get(top, 0.0) > 0)


def _for_role(shares: dict[str, float], role: str) -> dict[Intent, float]:
    """An athlete has no roster: such a question is about other people. A coach's people are in scope."""
    out = {Intent(name): share for name, share in shares.items()}
    if role == "athlete":
        out[Intent.OTHER_PERSON] += out.pop(Intent.ROSTER) + out.pop(Intent.TEAM)
    else:
        out[Intent.ROSTER] += out.pop(Intent.OTHER_PERSON)
    return out


def _from_content(noticed: Noticed, role: str, points: dict[Intent, float], lexicon: Lexicon) -> dict[Intent, float]:
    """What the things found in a piece say for an intent."""
    extra: dict[Intent, float] = {}
    if SPOKEN_FOR & points.keys():
        return extra
    verdicts: dict[str, str] = lexicon.data["verdict_metrics"]
    plain = [m for m in noticed.metrics if noticed.text[m.start : m.end] not in lexicon.data["vague_metrics"]]
    raw = [m for m in plain if m.meaning not in verdicts]
    made = lexicon.meanings("aggregates").find(noticed.text)
    placed = {"weekday", "date", "iso", "dmy"}
    past = re.search(_past_words(lexicon), noticed.tagged) is not None
    looks_back = (past and any(time.value.means in placed for time in noticed.times)) or any(
        time.value.is_window or time.value.is_night or _is_past(time.value.means, noticed) for time in noticed.times
    )
    long_past = any(time.value.means in {"last_n", "last_unit", "rolling", "month"} for time in noticed.times)
    if noticed.metrics and (made or looks_back or noticed.comparisons):
        extra[Intent.HISTORY] = OPEN_QUESTION + (1.5 if long_past else 0.0)
    elif raw and {m.meaning for m in raw} != {"sessions_count"}:
        extra[Intent.HISTORY] = NAMED_METRIC
    people = {n.aliases[0] for n in noticed.names if len(n.aliases) == 1}
    if role == "coach":
        if len(people) > 1:
            extra[Intent.ROSTER] = SEVERAL_PEOPLE
        elif noticed.comparisons and not people:
            extra[Intent.ROSTER] = OPEN_QUESTION
        elif len(people) == 1 and Intent.ROSTER not in points:
            extra[Intent.ROSTER] = -SEVERAL_PEOPLE
        if Intent.ROSTER in points and len(people) != 1:
            extra[Intent.ROSTER] = extra.get(Intent.ROSTER, 0.0) + OPEN_QUESTION
    return extra


@lru_cache(maxsize=8)
def _past_words(lexicon: Lexicon) -> str:
    return whole(lexicon.any_of("past_words"))


def _is_past(means: str, noticed: Noticed) -> bool:
    return means in {"ago", "ago_one", "last_weekday", "night"} or (means == "offset" and "xpast" in noticed.tagged)


def _speaks_of_somebody(noticed: Noticed, lexicon: Lexicon) -> bool:
    """Whether an athlete's question is about a named person who is not themselves."""
    strangers = [n for n in noticed.names if not n.aliases]
    return bool(strangers) and bool(_of_the_field(noticed, lexicon) or re.search(r"xname", noticed.tagged))


def _of_the_field(noticed: Noticed, lexicon: Lexicon) -> bool:
    """Whether anything in the piece belongs to training, bodies or their measures."""
    found = noticed.metrics or noticed.activities or noticed.kinds or noticed.efforts or noticed.wellness
    return (
        bool(found) or re.search(_field_words(lexicon), noticed.text) is not None or bool(topic_named(noticed, lexicon))
    )


def topic_named(noticed: Noticed, lexicon: Lexicon) -> str | None:
    """The explainable term a piece names, if the lexicon has it."""
    named = topic(noticed, lexicon)
    return named if named in lexicon.data["topics"] else None


def _field_words(lexicon: Lexicon) -> str:
    return str(lexicon.data["field_words"])


def _unknown_share(noticed: Noticed, lexicon: Lexicon) -> float:
    """How much of a piece is in nobody's vocabulary."""
    words = re.findall(r"(?<![\w@])[^\W\d_]+", noticed.text)
    if not words:
        return 1.0
    known = lexicon.vocabulary | common_words(lexicon)
    return sum(word not in known for word in words) / len(words)
