"""Efforts as a recording of muscle oxygen marks them: by laps, or by pairs of start and end events."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from physiology.history import FloatArray

Marks = tuple[tuple[float, float], ...]

FALL_POINTS = 5.0
"""A lap is an effort when oxygen ends it this far under where it was before and where it gets after (house rule)."""
NEAR_S, AFTER_S = 10.0, 120.0
EVENT = re.compile(r"([SE])\s*\d+")


def efforts_of_laps(seconds: FloatArray, smo2_pct: FloatArray, laps: Sequence[object]) -> Marks:
    """Laps over which oxygen falls and after which it returns; a recording of a single lap marks nothing."""
    edges = [0, *(n for n in range(1, len(laps)) if laps[n] != laps[n - 1]), len(laps)]
    found = []
    for first, last in pairwise(edges[1:]):
        start, end = float(seconds[first]), float(seconds[last - 1])
        before = _mean(smo2_pct, (seconds >= start - NEAR_S) & (seconds < start))
        under = _mean(smo2_pct, (seconds > end - NEAR_S) & (seconds <= end))
        after = smo2_pct[(seconds > end) & (seconds <= end + AFTER_S)]
        after = after[np.isfinite(after)]
        if after.size and before - under >= FALL_POINTS and float(after.max()) - under >= FALL_POINTS:
            found.append((start, end))
    return tuple(found)


def efforts_of_events(events: Sequence[tuple[float, str]]) -> Marks:
    """Pairs of a start (`S9`) and the end that follows it (`E7`); other events mark nothing."""
    found, start = [], None
    for at, label in events:
        kind = EVENT.fullmatch(label.strip().upper())
        if kind is not None and kind[1] == "S":
            start = at
        elif kind is not None and start is not None:
            found.append((start, at))
            start = None
    return tuple(found)


def _mean(values: FloatArray, inside: np.ndarray) -> float:
    known = values[inside & np.isfinite(values)]
    return float(known.mean()) if known.size else float("nan")
