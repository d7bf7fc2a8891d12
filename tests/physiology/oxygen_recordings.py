"""A recording of muscle oxygen with one effort, and the power that was ridden."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np

from physiology.observation import Source
from physiology.oxygenation.recording import oxygen_session
from physiology.stream import Stream

DAY = date(2026, 3, 4)
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
SENSOR = Source(vendor="moxy", device="3612", method="live")
EFFORT = (60.0, 240.0)


def oxygen(half_s=20.0, low=30.0, high=70.0, step=2.0, last=400.0, on=DAY, marks=(EFFORT,), **changed):
    """One effort of three minutes and the rest after it, with a little grain."""
    seconds = np.arange(0.0, last, step)
    tau = (half_s - 6.0) / np.log(2)
    values = np.where(seconds <= 60, high, low + (high - low) * -np.expm1(-np.maximum(seconds - 246.0, 0.0) / tau))
    values = values + np.tile([0.0, 0.2], seconds.size)[: seconds.size]
    return replace(Stream("smo2_pct", on, seconds, values, SENSOR, NOON, "vl", marks), **changed)


def power(work=250.0, rest=20.0, last=400.0, on=DAY, started_at=NOON):
    seconds = np.arange(0.0, last)
    values = np.where((seconds > 60) & (seconds <= 240), work, rest)
    return Stream("power_w", on, seconds, values, Source(vendor="meter"), started_at)


def only(stream, meter=None, **more):
    session = oxygen_session(stream, meter, **more)
    assert len(session.efforts) == 1
    return session.efforts[0]
