"""How training load is moving."""

from datetime import date, timedelta

import numpy as np

from physiology.finding import Fact, InsufficientData, Window
from physiology.history import DailyHistory
from physiology.load import assess_load as load_finding
from physiology.load.ratio import CHRONIC_DAYS
from tools.computed_series import series
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult
from tools.facts import about, day, line, named, reason_lines, slots
from tools.histories import history
from tools.insufficient import lacking

SHOWN_CAVEATS = (
    "RETURNING_FROM_BREAK",
    "CHRONIC_LOAD_ZERO",
    "YOUNG_LOG",
    "DAYS_UNKNOWN",
    "UNRATED_SESSIONS",
    "REST_INFERRED",
    "RATIO_IS_NOT_RISK",
)
"""What limits the figures an answer shows; the others limit figures it leaves out."""


@tool(Effect.READ)
async def assess_load(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Acute and chronic load, their ratio (ACWR), monotony and week-on-week change.

    Use for "am I overdoing it", "am I ramping too quickly", "load ratio". A ratio is no risk and no probability.
    """
    who = context.person(person)
    known = await history(context, who, day(context, on))
    try:
        finding = load_finding(known)
    except InsufficientData as lack:
        lacks = await lacking(context, lack, who, found)
        return lacks.model_copy(
            update={"lines": (*lacks.lines, *_last_ratio(known, who, found)), "evidence": found.items}
        )
    args = slots(finding.facts, found, who)
    lines: list[Line] = [*about(who), *reason_lines(finding.reasons[:1], found, who), line("LOAD_FIGURES", who, **args)]
    lines += [line(f"CAVEAT_{code}", who, **args) for code in finding.caveats if code in SHOWN_CAVEATS]
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )


def _last_ratio(known: DailyHistory, who: Person, found: EvidenceList) -> list[Line]:
    """The newest day whose log did carry a ratio, so that a gap does not hide what is known."""
    ratio = series(known, "acwr")
    days = np.flatnonzero(np.isfinite(ratio))
    if not days.size:
        return []
    on = known.first_on + timedelta(days=int(days[-1]))
    window = Window(first_on=on - timedelta(days=CHRONIC_DAYS - 1), last_on=on, days_used=0, days_expected=CHRONIC_DAYS)
    used = int(np.isfinite(series(known, "daily_load_au")[max(0, days[-1] - CHRONIC_DAYS + 1) : days[-1] + 1]).sum())
    fact = Fact(metric="acwr", value=float(ratio[days[-1]]), window=window.model_copy(update={"days_used": used}))
    return [line("LAST_acwr", who, on=on.isoformat(), **named("acwr", found.add(fact, who.alias, label="last")))]
