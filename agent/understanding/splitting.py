"""A message cut into pieces that each want one thing: reports apart from questions, and these from one another."""

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.understanding.lexicon import Lexicon, alternation, whole
from agent.understanding.numbers import FIGURE
from agent.understanding.times import find_times

MOST_PIECES = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a message; `segments` are its comma-separated parts, which keep days with their sessions."""

    segments: tuple[str, ...]
    asks: bool
    reports: bool
    lead: str = ""
    """A day said for the whole sentence before a colon: `Yesterday: ...`."""

    @property
    def text(self) -> str:
        """The piece in one string."""
        return ", ".join(self.segments)

    def with_(self, other: "Piece") -> "Piece":
        """The piece and the next as one."""
        return Piece(
            (*self.segments, *other.segments), self.asks or other.asks, self.reports or other.reports, self.lead
        )


def split(text: str, lexicon: Lexicon, *, may_report: bool = True) -> list[Piece]:
    """The pieces of a heard message, in order."""
    pieces: list[Piece] = []
    for sentence in re.split(r"(?<=[.!?;])\s+", text):
        made = _sentence(sentence.strip(" ;"), lexicon, may_report=may_report)
        for piece in made:
            if (pieces and not piece.asks and not piece.reports and len(made) == 1 and _is_tail(piece)) or (
                pieces and pieces[-1].reports and piece.reports and not pieces[-1].lead
            ):
                pieces[-1] = pieces[-1].with_(piece)
            else:
                pieces.append(piece)
    return pieces[:MOST_PIECES]


def _is_tail(piece: Piece) -> bool:
    return len(piece.text.split()) <= 1


def _sentence(sentence: str, lexicon: Lexicon, *, may_report: bool) -> list[Piece]:
    marks = _marks(lexicon)
    bare = sentence.rstrip(".!?; ")
    if not bare:
        return []
    if marks.supposes.search(bare):
        return [Piece((bare,), asks=True, reports=False)]
    lead = ""
    opening = marks.lead.match(bare)
    if opening and not marks.asks.match(bare) and find_times(opening.group("lead"), lexicon):
        lead, bare = opening.group("lead"), bare[opening.end() :]
    segments = [part.strip() for part in marks.cuts.split(bare) if part.strip()]
    runs: list[Piece] = []
    for index, segment in enumerate(segments):
        last = index == len(segments) - 1
        open_end = last and sentence.endswith("?")
        starts = bool(marks.asks.match(segment))
        asks = starts or (open_end and (not marks.value.search(segment) or bool(marks.compares.search(segment))))
        asks = asks and not (may_report and marks.polite.match(segment))
        reports = may_report and not asks and bool(marks.value.search(segment))
        if runs and runs[-1].asks and not starts and not (reports and marks.opens.match(segment)):
            runs[-1] = runs[-1].with_(Piece((segment,), asks=False, reports=False))
        elif runs and not asks and (runs[-1].reports == reports or not runs[-1].asks):
            runs[-1] = runs[-1].with_(Piece((segment,), asks=False, reports=reports))
        elif runs and asks and not runs[-1].asks and not runs[-1].reports:
            runs[-1] = runs[-1].with_(Piece((segment,), asks=True, reports=False))
        else:
            runs.append(Piece((segment,), asks, reports, lead))
    return runs


@dataclass(frozen=True, slots=True)
class _Marks:
    cuts: re.Pattern[str]
    asks: re.Pattern[str]
    polite: re.Pattern[str]
    value: re.Pattern[str]
    opens: re.Pattern[str]
    supposes: re.Pattern[str]
    compares: re.Pattern[str]
    lead: re.Pattern[str]


@lru_cache(maxsize=8)
def _marks(lexicon: Lexicon) -> _Marks:
    joins, questions, log = (lexicon.any_of(name) for name in ("joins", "question_words", "log_verbs"))
    openings, first = lexicon.any_of("openings"), lexicon.any_of("first_person")
    rated, measured, done, moved = (alternation(words) for words in _reporting(lexicon))
    starts = f"{questions}|{log}|{done}|{rated}|{measured}"
    return _Marks(
        cuts=re.compile(
            rf"\s*(?:[,;]|\s-)\s+(?:(?:{joins})\s+)?|\s+(?:{joins})\s+(?=(?:(?:{first})\s+)?(?:{starts})(?!\w))"
        ),
        asks=re.compile(rf"(?:(?:{joins}|{openings})\s+)*(?:{questions})(?!\w)"),
        polite=re.compile(rf"(?:{lexicon.any_of('polite')})\s+(?:{log})(?!\w)"),
        value=_value(lexicon),
        opens=re.compile(rf"(?:(?:{first})\s+)?(?:{done}|{log}|{rated}|{measured}|{moved})(?!\w)"),
        supposes=re.compile(whole(lexicon.any_of("suppose_words"))),
        compares=re.compile(whole(alternation(w for row in lexicon.data["comparisons"].values() for w in row))),
        lead=re.compile(r"(?P<lead>[^:,]{3,30}):\s+(?=\S)"),
    )


def _reporting(lexicon: Lexicon) -> tuple[list[str], list[str], list[str], list[str]]:
    """Words for ratings, for measured values, for having done something, and for activities."""
    return (
        [word for row in lexicon.data["wellness"].values() for word in row["said"]],
        [word for row in lexicon.data["measures"].values() for word in row],
        [*lexicon.words("past_moves"), *lexicon.words("trained_words"), *lexicon.words("slept_words")],
        list(lexicon.activities.phrases),
    )


def _value(lexicon: Lexicon) -> re.Pattern[str]:
    """A figure that reports something: a length, a distance, a rating, a measured value."""
    units = alternation(w for u in ("hour", "minute", "kilometre", "mile") for w in lexicon.words("units", u))
    hour, article, half = lexicon.any_of("units", "hour"), lexicon.any_of("articles"), lexicon.any_of("halves")
    rated, measured, done, moved = (alternation(words) for words in _reporting(lexicon))
    named = f"{lexicon.any_of('effort_words')}|{rated}|{measured}"
    return re.compile(
        rf"(?<![\w@])(?:{FIGURE}\s*(?:{units})(?!\w)|(?:{named})\W+(?:\w+\W+){{0,3}}?{FIGURE}"
        rf"|{FIGURE}\s*/\s*(?:5|10)(?!\d)|{FIGURE}\s+(?:{rated})(?!\w)|(?:{half}\s+)?(?:{article})\s+(?:{hour})(?!\w)"
        rf"|(?:{moved}|{done})(?:\s+\w+)?\s+{FIGURE})"
    )
