"""All or nothing, also when two write at once and when the program is killed."""

import asyncio
import signal
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from physiology.observation import Observation, Source
from physiology.session import DoneSession
from store import Athlete, NaiveInstant, Recorded, Store, TransactionElsewhere

DAY = date(2026, 3, 2)
WATCH = Source(vendor="fitbit")
LAST_ON = DAY + timedelta(days=9_999)


def week(value: float = 50, days: int = 7) -> list[Observation]:
    return [
        Observation(metric="resting_hr_bpm", value=value, on=DAY + timedelta(days=n), source=WATCH) for n in range(days)
    ]


def done(ended_at: datetime | None = None) -> DoneSession:
    return DoneSession(on=DAY, activity="run", duration_min=40, session_rpe=5, source=WATCH, ended_at=ended_at)


async def known(store: Store, athlete: Athlete) -> int:
    return len(await store.observations.of(athlete.id, "resting_hr_bpm", DAY, LAST_ON))


async def test_an_import_counts_everything_it_brought(store: Store, athlete: Athlete) -> None:
    rest = [DAY + timedelta(days=1)]
    assert await store.import_batch(athlete.id, week(), [done()], rest) == Recorded(new=9)
    assert await store.import_batch(athlete.id, week(51), [done()], rest) == Recorded(unchanged=2, changed=7)


async def test_an_import_that_fails_midway_leaves_nothing(store: Store, athlete: Athlete) -> None:
    with pytest.raises(NaiveInstant):
        await store.import_batch(athlete.id, week(), [done(), done(ended_at=datetime(2026, 3, 2, 18))])
    assert await known(store, athlete) == 0
    assert await store.observations.span(athlete.id) is None


async def test_a_transaction_sees_its_own_writes_and_nobody_else_does(
    store: Store, athlete: Athlete, database_url: str
) -> None:
    async with await Store.open(database_url) as other:
        async with store.transaction():
            await store.observations.record(athlete.id, week())
            assert await known(store, athlete) == 7
            assert await known(other, athlete) == 0
        assert await known(other, athlete) == 7


async def test_an_exception_undoes_a_whole_transaction(store: Store, athlete: Athlete) -> None:
    async def fail_after_writing() -> None:
        async with store.transaction():
            await store.observations.record(athlete.id, week())
            await store.sessions.record_done(athlete.id, [done()])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_after_writing()
    assert await store.observations.span(athlete.id) is None
    assert await store.observations.record(athlete.id, week()) == Recorded(new=7)


async def test_a_step_that_fails_inside_a_transaction_undoes_only_itself(store: Store, athlete: Athlete) -> None:
    async with store.transaction():
        await store.observations.record(athlete.id, week())
        with pytest.raises(NaiveInstant):
            await store.import_batch(athlete.id, week(99), [done(ended_at=datetime(2026, 3, 2, 18))])
    assert {one.value for one in await store.observations.of(athlete.id, "resting_hr_bpm", DAY, LAST_ON)} == {50}


async def test_another_task_cannot_slip_into_a_transaction(store: Store, athlete: Athlete) -> None:
    later = asyncio.Event()

    async def look() -> int:
        await later.wait()
        return await known(store, athlete)

    async with store.transaction():
        await store.observations.record(athlete.id, week())
        with pytest.raises(TransactionElsewhere):
            await asyncio.gather(known(store, athlete))
        child = asyncio.create_task(look())
    later.set()
    assert await child == 7


async def test_two_programs_write_at_once_and_nothing_is_lost(
    store: Store, athlete: Athlete, database_url: str
) -> None:
    ben = await store.people.add_athlete(athlete.team_id, "Ben")
    async with await Store.open(database_url) as other:
        writes = [
            writer.observations.record(one.id, week(days=40)) for writer in (store, other) for one in (athlete, ben)
        ]
        recorded = await asyncio.gather(*writes)
    assert sorted((one.new, one.unchanged) for one in recorded) == [(0, 40), (0, 40), (40, 0), (40, 0)]
    assert await known(store, athlete) == await known(store, ben) == 40


async def test_many_writers_of_one_athlete_all_get_their_turn(store: Store, athlete: Athlete) -> None:
    recorded = await asyncio.gather(*(store.observations.record(athlete.id, week(n)) for n in range(50)))
    assert sum(one.new for one in recorded) == 7
    assert await known(store, athlete) == 7


KILLED_MIDWAY = """
import asyncio, os, signal, sys
from datetime import date, timedelta
from physiology.observation import Observation, Source
from store import Store

def week():
    for n in range(5000):
        on = date(2026, 3, 2) + timedelta(days=n)
        yield Observation(metric="resting_hr_bpm", value=50, on=on, source=Source(vendor="fitbit"))

async def main():
    async with await Store.open(sys.argv[1]) as store:
        async with store.transaction():
            recorded = await store.observations.record(sys.argv[2], week())
            print(recorded.new, flush=True)
            os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


async def test_a_program_killed_midway_leaves_nothing(store: Store, athlete: Athlete, database_url: str) -> None:
    root = Path(__file__).parents[2]
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-c", KILLED_MIDWAY, database_url, athlete.id, cwd=root, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await program.communicate()
    assert (program.returncode, said.strip()) == (-signal.SIGKILL, b"5000")
    assert await known(store, athlete) == 0
    assert await store.import_batch(athlete.id, week(), [done(datetime(2026, 3, 2, 18, tzinfo=UTC))]) == Recorded(new=8)
