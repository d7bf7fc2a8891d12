"""How this athlete usually takes sessions like the last one."""

from dataclasses import dataclass

import numpy as np

from physiology.history import DailyHistory
from physiology.readiness.signals import WELLNESS_SD_FLOOR, judged_wellness
from physiology.wellness.score import items_of, wellness_score

MIN_SESSIONS = 5
PRIOR_SESSIONS = 5.0
"""Weight of the general rule, in sessions (house rule)."""
COMPARABLE = 1.5
"""A load within this factor either way is comparable."""
STRETCH_PER_SD, LEAST, MOST = 0.25, 0.75, 1.5
"""A mean dip of one SD in the days after lengthens the window by a quarter (house rule)."""


@dataclass(frozen=True, slots=True)
class OwnResponse:
    """Wellness after comparable sessions."""

    sessions: int
    wellness_vs_usual: float
    """Mean over the mornings after [points]."""
    stretch: float
    """Factor on the general window, 0.75-1.5, already shrunk towards 1."""


def own_response(history: DailyHistory, before: int, load_au: float | None, mornings: int) -> OwnResponse | None:
    """How wellness stood on the mornings after comparable sessions.

    Parameters
    ----------
    history : DailyHistory
        Read: `session_load_au` and the wellness items.
    before : int
        Index of the day of the last session; only earlier days are compared.
    load_au : float, optional
        Its load [AU]; None where nobody rated it, and then nothing is comparable.
    mornings : int
        How many mornings after each session are looked at.

    Returns
    -------
    OwnResponse or None
        None with fewer than five comparable sessions that were followed by a known morning.

    Notes
    -----
    Observational: what else happened on those days is not taken out, so the correction is shrunk and bounded.

    Examples
    --------
    >>> from datetime import date
    >>> own_response(DailyHistory(date(2026, 1, 1), 40, {}), 39, 300.0, 2) is None
    True
    """
    if load_au is None or load_au <= 0:
        return None
    judged = judged_wellness(wellness_score(items_of(history)))
    away = judged.daily - judged.baseline.mean
    loads = history.of("session_load_au")[:before]
    comparable = np.flatnonzero((loads >= load_au / COMPARABLE) & (loads <= load_au * COMPARABLE))
    after = [away[day + 1 : min(day + 1 + mornings, before + 1)] for day in comparable]
    means = [float(np.nanmean(days)) for days in after if np.isfinite(days).any()]
    if len(means) < MIN_SESSIONS:
        return None
    mean = float(np.mean(means))
    spread = judged.baseline.sd[: before + 1]
    sd = max(float(np.nanmean(spread)), WELLNESS_SD_FLOOR)
    shrunk_sd = mean / sd * len(means) / (len(means) + PRIOR_SESSIONS)
    stretch = min(max(1.0 - STRETCH_PER_SD * shrunk_sd, LEAST), MOST)
    return OwnResponse(sessions=len(means), wellness_vs_usual=mean, stretch=stretch)
