"""Which of an athlete's signals carry anything, and which surroundings stand out."""

from datetime import date
from typing import Literal

import numpy as np

from physiology.features import rank_signals as ranked
from physiology.features.ranking import CODES, LOOKBACK_DAYS, PRIMARY, SignalRanking
from physiology.finding import InsufficientData
from physiology.history import DailyHistory
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult
from tools.explained import explained
from tools.facts import day, line
from tools.histories import history
from tools.insufficient import lacking

Signal = Literal[
    "sleep_min", "rmssd_ms", "resting_hr_bpm", "daily_load_au", "ambient_temp_c", "humidity_pct", "noise_db", "not_kept"
]


@tool(Effect.READ)
async def rank_signals(
    context: ToolContext,
    found: EvidenceList,
    *,
    person: str = "you",
    signal: Signal | None = None,
    on: date | None = None,
) -> ToolResult:
    """Rank which signals (sleep, HRV, load, clear heat or noise) say anything about their next check-in.

    Use for "what affects me most", "does noise matter for me" (`signal`; `not_kept` for any other).
    """
    who = context.person(person)
    known = await history(context, who, day(context, on))
    try:
        finding = ranked(known)
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    if signal is None:
        return explained(finding, found, who)
    first = CODES.get(signal)
    reasons = sorted(finding.reasons, key=lambda reason: reason.code != first)
    return explained(
        finding.model_copy(update={"reasons": tuple(reasons)}), found, who, *_asked(signal, finding.value, known, who)
    )


def _asked(signal: Signal, value: SignalRanking, known: DailyHistory, who: Person) -> list[Line]:
    """What is to be said of the signal that was asked about, before any other."""
    if signal == "not_kept":
        return [line("SIGNAL_NOT_KEPT", who)]
    if signal in [one.metric for one in value.ranked]:
        code = "SIGNAL_MATTERS"
    elif signal in value.judged:
        code = "SIGNAL_SAYS_NOTHING"
    elif signal != "daily_load_au" and not np.isfinite(known.of(signal)[-LOOKBACK_DAYS:]).any():
        code = "SIGNAL_NEVER_MEASURED"
    else:
        code = "SIGNAL_RARELY_MEASURED" if signal in PRIMARY else "SIGNAL_HARDLY_DIFFERED"
    return [line(code, who, metric=signal)]
