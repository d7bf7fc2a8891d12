"""Bring an export into the store: read it in a thread, keep it in one transaction."""

import asyncio
from collections import defaultdict
from datetime import date
from pathlib import Path

from devices.files import FileSummary, ImportBatch, Options, Rejected, read
from devices.files.options import Progress
from physiology.finding import Shape
from physiology.session import DoneSession
from store import Recorded, Store, UnknownAthlete


class ImportReport(Shape):
    """What an import read and what it changed."""

    format: str
    files: tuple[FileSummary, ...]
    rejected: tuple[Rejected, ...]
    recorded: Recorded
    """Observations, sessions and days off. Importing twice gives `new` = 0 and `changed` = 0."""
    observations: int
    sessions: int
    rest_days: int
    streams: int
    """Signals recorded within sessions."""
    rated_before: int
    """Sessions without a rating that were left out, since their day already has a rated one from elsewhere."""
    first_on: date | None
    last_on: date | None

    @property
    def has_faults(self) -> bool:
        """Whether anything in the files was wrong; entries that are there twice are not."""
        return any(item.is_fault for item in self.rejected)


async def import_files(
    store: Store,
    athlete_id: str,
    format_name: str,
    path: Path,
    *,
    mapping: Path | None = None,
    today: date,
    progress: Progress | None = None,
) -> ImportReport:
    """Import an export for one athlete. All of it is kept, or after an exception nothing.

    `progress` is called with a file's name, the rows read and the rows in all, from the thread that reads.

    Raises
    ------
    UnknownFormat
        There is no such format.
    NoSuchPath
        There is no such file or folder.
    UnknownAthlete
        Nobody has this id.
    """
    athlete = await store.people.athlete_by_id(athlete_id)
    if athlete is None:
        raise UnknownAthlete(athlete_id)
    options = Options(today=today, mapping=mapping, time_zone=athlete.time_zone, progress=progress)
    batch = await asyncio.to_thread(read, format_name, path, options)
    async with store.transaction():
        sessions = await _wanted(store, athlete_id, batch.sessions)
        recorded = await store.import_batch(athlete_id, batch.observations, sessions, batch.rest_days, batch.streams)
    return _report(format_name, batch, sessions, recorded)


async def athlete_named(store: Store, name: str, team_name: str) -> str:
    """The id of an athlete; a new name makes a new athlete, in a new team where needed."""
    known = await store.people.athlete(name)
    if known is not None:
        return known.id
    team = await store.people.team(team_name)
    if team is None:
        team = await store.people.add_team(team_name)
    return (await store.people.add_athlete(team.id, name)).id


async def _wanted(store: Store, athlete_id: str, found: tuple[DoneSession, ...]) -> tuple[DoneSession, ...]:
    """What to keep of a file's sessions: all but those without a rating where somebody has rated that training."""
    if not found:
        return ()
    days = [one.on for one in found]
    rated: dict[date, list[DoneSession]] = defaultdict(list)
    for known in await store.sessions.done(athlete_id, min(days), max(days)):
        if known.session.session_rpe is not None:
            rated[known.session.on].append(known.session)
    return tuple(one for one in found if one.session_rpe is not None or not _rated(one, rated[one.on]))


def _rated(unrated: DoneSession, that_day: list[DoneSession]) -> bool:
    """Whether the athlete rated this session after an earlier import, or the day's training in another place."""
    without_rating = {"session_rpe", "kind", "note", "distance_km"}
    bare = unrated.model_dump(exclude=without_rating)
    return any(
        known.source.vendor != unrated.source.vendor or known.model_dump(exclude=without_rating) == bare
        for known in that_day
    )


def _report(format_name: str, batch: ImportBatch, kept: tuple[DoneSession, ...], recorded: Recorded) -> ImportReport:
    return ImportReport(
        format=format_name,
        files=batch.files,
        rejected=batch.rejected,
        recorded=recorded,
        observations=len(batch.observations),
        sessions=len(kept),
        rest_days=len(batch.rest_days),
        streams=len(batch.streams),
        rated_before=len(batch.sessions) - len(kept),
        first_on=batch.first_on,
        last_on=batch.last_on,
    )
