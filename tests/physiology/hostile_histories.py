"""Whatever days a history can hold: ordinary, constant, absurd, full of gaps, empty. One seed gives one athlete."""

from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from physiology.history import DailyHistory
from physiology.metrics import METRICS, OBSERVED_KEYS
from physiology.observation import Source
from physiology.session import DoneSession, SessionKind
from physiology.stream import Stream

FIRST_ON = date(2026, 1, 1)
LENGTHS = (0, 1, 5, 13, 14, 27, 28, 60, 200)
FLAGS = frozenset({"ill", "injured", "rest_confirmed", "checked_in"})
KEYS = sorted(OBSERVED_KEYS | FLAGS | {"session_load_au", "sessions_count", "session_rpe"})
FORMS = ("ordinary", "wide", "constant", "alternating", "zero", "single", "unknown", "outside")
CHANCES = (0.45, 0.2, 0.08, 0.06, 0.06, 0.05, 0.05, 0.05)
MORNING = time(8)
MOST_A_DAY = {"sessions_count": 20.0}
"""What one day can hold, of what is also counted over many days."""


def history_of(rng: np.random.Generator, *, outside: bool) -> DailyHistory:
    """A random history; `outside` allows what no device should write and no importer takes."""
    days, share = int(rng.choice(LENGTHS)), float(rng.choice([0.2, 0.6, 1.0]))
    keys = [key for key in KEYS if rng.random() < share]
    series = {key: values_of(rng, key, days, outside=outside) for key in keys}
    streams = {key: Source(vendor="watch") for key in keys if rng.random() < 0.5}
    return DailyHistory(FIRST_ON, days, series, streams, frozenset(keys[::7]))


def values_of(rng: np.random.Generator, key: str, size: int, *, outside: bool) -> np.ndarray:
    """Values of one metric in one of the forms, with gaps in the middle or at either end."""
    low, high = (METRICS[key].low, METRICS[key].high) if key in METRICS else (0.0, 1.0)
    high = MOST_A_DAY.get(key, high)
    if key in FLAGS:
        values = rng.integers(0, 2, size).astype(float)
    else:
        values = _formed(rng, str(rng.choice(FORMS, p=CHANCES)), low, high, size)
    if not outside:
        values[(values < low) | (values > high)] = np.nan
    return _gapped(rng, values)


def _formed(rng: np.random.Generator, form: str, low: float, high: float, size: int) -> np.ndarray:
    middle, reach = (low + high) / 2, high - low
    single = np.full(size, np.nan)
    single[size // 2 : size // 2 + 1] = middle
    forms = {
        "ordinary": middle + 0.05 * reach * rng.standard_normal(size),
        "wide": rng.uniform(low, high, size),
        "constant": np.full(size, rng.choice([low, middle, high])),
        "alternating": np.where(np.arange(size) % 2, low, high).astype(float),
        "zero": np.zeros(size),
        "single": single,
        "unknown": np.full(size, np.nan),
        "outside": rng.choice([-1.0, 1.0]) * (abs(high) + reach * rng.uniform(0, 5, size)),
    }
    return forms[form]


def _gapped(rng: np.random.Generator, values: np.ndarray) -> np.ndarray:
    kind, size = rng.random(), values.size
    if kind < 0.3:
        values[rng.random(size) < 0.3] = np.nan
    elif kind < 0.4:
        values[: size // 2] = np.nan
    elif kind < 0.5:
        values[size - size // 3 :] = np.nan
    return values


def sessions_of(rng: np.random.Generator, on: date) -> tuple[DoneSession, ...]:
    """Up to four sessions of the last ten days, as long and as hard as a session may be."""
    return tuple(
        DoneSession(
            on=day,
            activity=str(rng.choice(["run", "ride"])),
            kind=rng.choice(list(SessionKind)),
            duration_min=float(rng.choice([0.01, 5.0, 60.0, 720.0])),
            session_rpe=rng.choice([None, 0.0, 5.0, 10.0]),
            distance_km=rng.choice([None, 0.0, 10.0, 500.0]),
            ended_at=datetime.combine(day, MORNING, UTC) if rng.random() < 0.6 else None,
            source=Source(vendor="chat"),
        )
        for day in (on - timedelta(days=int(ago)) for ago in rng.integers(0, 10, int(rng.integers(0, 5))))
    )


def stream_of(rng: np.random.Generator, metric: str, on: date) -> Stream:
    """One recording: slow, fast or torn, marked or not."""
    size, step = int(rng.choice([1, 2, 5, 100, 1000])), float(rng.choice([0.1, 1.0, 1.0, 10.0]))
    seconds = np.cumsum(rng.choice([step, step, step, 8.0 * step], size))
    values = values_of(rng, metric, size, outside=False)
    begins = np.sort(rng.uniform(0, seconds[-1], int(rng.integers(0, 4))))
    efforts = tuple((float(one), float(one) + 45.0) for one in begins)
    started_at = datetime.combine(on, MORNING, UTC) if rng.random() < 0.6 else None
    return Stream(metric, on, seconds, values, Source(vendor="strap"), started_at, "vastus_lateralis", efforts)
