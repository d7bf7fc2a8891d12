"""Whether several signals have been drifting the same way."""

from datetime import date

import numpy as np

from physiology.finding import InsufficientData
from physiology.strain import assess_strain
from tools.computed_series import series
from tools.context import ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, ToolResult
from tools.explained import explained
from tools.facts import day, line, slots
from tools.histories import history
from tools.insufficient import lacking

SCREENED = ("rmssd_ms", "resting_hr_bpm", "sleep_min", "wellness_score")


@tool(Effect.READ)
async def screen_strain(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Screen HRV, resting heart rate, sleep and wellness for strain over days, and whether performance came back.

    Use for "check me for overtraining", "everything feels hard lately".
    """
    who = context.person(person)
    known = await history(context, who, day(context, on))
    try:
        finding = assess_strain(known)
    except InsufficientData as lack:
        ever = any(np.isfinite(series(known, key)).any() for key in SCREENED)
        return await lacking(context, lack if ever else InsufficientData("strain_never", 1, 0), who, found)
    args = slots(finding.facts, found, who)
    return explained(finding, found, who, line(f"STRAIN_{finding.value.level.upper()}", who, **args), **args)
