"""A day's assessment, computed once for the same days: a roster is asked about many times a morning."""

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache

from physiology.assessment import Assessment, assess
from physiology.history import DailyHistory

KEPT = 256
"""Assessments kept in memory, about 60 kB each."""


@dataclass(frozen=True, slots=True)
class _Days:
    """A history that equals another one of the same content."""

    digest: bytes
    history: DailyHistory = field(compare=False)


def assessed(history: DailyHistory) -> Assessment:
    """Assess the newest day of a history; the same days give the same assessment."""
    return _assessed(_Days(_digest(history), history))


@lru_cache(maxsize=KEPT)
def _assessed(days: _Days) -> Assessment:
    return assess(days.history)


def _digest(history: DailyHistory) -> bytes:
    """A fingerprint of everything an assessment may read."""
    content = hashlib.blake2b(f"{history.first_on} {history.n_days} {sorted(history.other_sources)}".encode())
    for key in sorted(history.series):
        content.update(key.encode())
        content.update(history.series[key].tobytes())
    for key in sorted(history.told):
        content.update(f"told {key}".encode())
        content.update(history.told[key].tobytes())
    for key in sorted(history.streams):
        content.update(f"{key} {history.streams[key]!r}".encode())
    return content.digest()
