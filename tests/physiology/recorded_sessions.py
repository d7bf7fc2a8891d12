"""Sessions and what was recorded in them, for the tests of session load."""

from datetime import UTC, date, datetime, timedelta

import numpy as np

from physiology.finding import Fact, Kind
from physiology.observation import Source
from physiology.session import DoneSession, SessionKind
from physiology.session_load import (
    Body,
    SessionRecord,
)
from physiology.stream import Stream

DAY = date(2026, 3, 2)
END = datetime(2026, 3, 2, 18, tzinfo=UTC)
STRAP = Source(vendor="strap")
NAN = float("nan")


def fact(metric, value, **more):
    return Fact(metric=metric, value=value, **more)


def known_body(**more):
    body = {
        "resting_hr": fact("resting_hr_baseline_bpm", 50.0),
        "max_hr": fact("max_hr_bpm", 190.0, kind=Kind.MEASURED),
        "sexes": ("male",),
    }
    return Body(**body | more)


def done(ago=0, minutes=20.0, rpe=None, km=None, **more):
    fields = {"activity": "run", "source": STRAP, "ended_at": END - timedelta(days=ago)} | more
    return DoneSession(on=DAY - timedelta(days=ago), duration_min=minutes, session_rpe=rpe, distance_km=km, **fields)


def signal(metric, values, session=None, seconds=None, **more):
    session = session or done()
    times = np.arange(float(len(values))) if seconds is None else seconds
    started_at = session.ended_at - timedelta(minutes=session.duration_min) if session.ended_at else None
    return Stream(metric, session.on, times, np.asarray(values, dtype=np.float64), STRAP, started_at, **more)


def record(session=None, **signals):
    session = session or done()
    return SessionRecord(session.on, session, tuple(signal(key, values, session) for key, values in signals.items()))


def emg(slope, session=None, seconds=24, sampling_hz=1000.0, site="vastus_lateralis_left", seed=1):
    chance = np.random.default_rng(seed)
    parts = []
    for n in range(seconds // 4):
        size = int(4 * sampling_hz)
        frequency = np.fft.rfftfreq(size, 1 / sampling_hz)
        centre = 100 + slope * n * 4 / 60
        inside = np.abs(frequency - centre) < 30
        parts.append(np.fft.irfft(inside * np.exp(2j * np.pi * chance.random(frequency.size)), size))
    found = np.concatenate(parts)
    return signal("emg_mv", found, session, np.arange(found.size) / sampling_hz, site=site)


def cost_records(beats, km=4.0, kind=SessionKind.OTHER, **signals):
    return [
        record(
            done(ago, km=km, kind=kind),
            heart_rate_bpm=np.full(1200, bpm),
            **{key: np.full(1200, value) for key, value in signals.items()},
        )
        for ago, bpm in enumerate(beats)
    ][::-1]
