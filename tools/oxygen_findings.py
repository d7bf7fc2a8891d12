"""Muscle oxygen for the day's decision: read and measured only where it may change the session."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from physiology.finding import Finding, InsufficientData
from physiology.oxygenation.assessment import (
    FRESH_DAYS,
    NORM_DAYS,
    MuscleOxygen,
    assess_muscle_oxygen,
    measured_recordings,
)
from physiology.prescription.day_facts import OXYGEN_DAYS
from physiology.session import PlannedSession, SessionKind
from physiology.stream import Stream
from store import Store

LOOK_BACK_DAYS = FRESH_DAYS + NORM_DAYS
RESTED_BETWEEN = frozenset({SessionKind.INTERVALS, SessionKind.STRENGTH})
"""Sessions with rests between efforts: no other is changed by how fast oxygen comes back."""
KEPT = 64
"""Findings kept in memory."""


@dataclass(frozen=True, slots=True)
class _Recorded:
    """Recordings that equal others of the same content."""

    digest: bytes
    on: date
    oxygen: tuple[Stream, ...] = field(compare=False)
    power: tuple[Stream, ...] = field(compare=False)


async def oxygen_findings(
    store: Store, planned: dict[str, PlannedSession], on: date
) -> dict[str, Finding[MuscleOxygen]]:
    """By athlete: the newest recording against the athlete's own, where the day's session has rests to lengthen."""
    resting = [athlete_id for athlete_id, session in planned.items() if session.kind in RESTED_BETWEEN]
    if not resting:
        return {}
    recent_on = on - timedelta(days=OXYGEN_DAYS - 1)
    found = {}
    for athlete_id in sorted(await store.streams.recorded_by(resting, "smo2_pct", recent_on, on)):
        finding = _found(await _recorded(store, athlete_id, on))
        if finding is not None:
            found[athlete_id] = finding
    return found


async def _recorded(store: Store, athlete_id: str, on: date) -> _Recorded:
    first_on = on - timedelta(days=LOOK_BACK_DAYS)
    oxygen = await store.streams.of(athlete_id, "smo2_pct", first_on, on)
    power = await store.streams.of(athlete_id, "power_w", first_on, on)
    return _Recorded(_digest((*oxygen, *power)), on, oxygen, power)


@lru_cache(maxsize=KEPT)
def _found(recorded: _Recorded) -> Finding[MuscleOxygen] | None:
    try:
        return assess_muscle_oxygen(measured_recordings(recorded.oxygen, recorded.power), recorded.on)
    except InsufficientData:
        return None


def _digest(streams: Sequence[Stream]) -> bytes:
    """A fingerprint of everything the measuring may read."""
    content = hashlib.blake2b()
    for one in streams:
        content.update(f"{one.metric} {one.site} {one.on} {one.started_at} {one.source!r} {one.efforts_s}".encode())
        content.update(one.seconds.tobytes())
        content.update(one.values.tobytes())
    return content.digest()
