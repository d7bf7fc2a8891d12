"""Patterns that point to an intent, from the language's data file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.understanding.lexicon import Lexicon, alternation
from agent.understanding.reading import Intent


@dataclass(frozen=True, slots=True)
class Cue:
    """If a pattern matches, the intent gains points; a sure cue decides alone."""

    intent: Intent
    patterns: tuple[re.Pattern[str], ...]
    points: float
    sure: bool
    role: str | None

    def matches(self, text: str, role: str) -> bool:
        """Whether the cue applies to this role and text."""
        return self.role in {None, role} and any(pattern.search(text) for pattern in self.patterns)


@lru_cache(maxsize=8)
def cues_of(lexicon: Lexicon) -> Sequence[Cue]:
    """All cues of a language, in the order they are written."""
    people = lexicon.data["people_words"]
    stand_ins = {
        "{metric}": alternation(lexicon.metrics.phrases),
        "{activity}": alternation([*lexicon.activities.phrases, *lexicon.kinds.phrases]),
        "{topic}": alternation(said for row in lexicon.data["topics"].values() for said in row),
        "{drug}": alternation(lexicon.data["drugs"]),
        "{team}": alternation(people["team"]),
        "{others}": alternation(people["others"]),
        "{other_clubs}": alternation(people["other_clubs"]),
    }
    made = []
    for row in lexicon.cues:
        patterns = []
        for say in row["say"]:
            written = str(say)
            for name, pattern in stand_ins.items():
                written = written.replace(name, pattern)
            patterns.append(re.compile(written))
        made.append(
            Cue(
                Intent(row["intent"]),
                tuple(patterns),
                float(row.get("points", 0)),
                bool(row.get("sure", False)),
                row.get("role"),
            )
        )
    return tuple(made)
