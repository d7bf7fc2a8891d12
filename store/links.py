"""Links: which person an account on a channel is. Proven once, by a code that lives ten minutes."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from physiology.finding import Shape
from store.columns import utc
from store.database import Database
from store.recording import insert_missing, upsert
from store.tables import link_codes, link_tries, links

CODE_BYTES = 9
"""72 bits: guessing needs no slow hash to be hopeless."""
CODE_LIFE = timedelta(minutes=10)
TRIES = 5
LOCK = timedelta(minutes=10)
ACCOUNT = ("channel", "channel_user_id")


class Link(Shape):
    """An account on a channel, and the person behind it."""

    person_id: str
    role: str
    channel: str
    channel_user_id: str
    linked_at: datetime


class TooManyTries(Exception):
    """Too many wrong codes came from one account."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"locked until {until.isoformat()}")
        self.until = until


class Links:
    """Codes handed out and accounts linked with them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def issue(self, person_id: str, role: str, now: datetime) -> str:
        """A new code for somebody; it replaces one not yet used. Only its digest is kept."""
        code = secrets.token_urlsafe(CODE_BYTES)
        moment = utc("now", now)
        row = {"code_hash": _digest(code), "person_id": person_id, "role": role, "expires_at": moment + CODE_LIFE}
        table = link_codes.c
        gone = delete(link_codes).where((table.person_id == person_id) | (table.expires_at <= moment))
        async with self._database.writing() as connection:
            await connection.execute(gone)
            await connection.execute(insert(link_codes).values(row))
        return code

    async def redeem(self, code: str, channel_user_id: str, now: datetime, *, channel: str = "telegram") -> Link | None:
        """Link an account with a code, which is gone then. `None` where the code is wrong, used or too old.

        Raises
        ------
        TooManyTries
            The fifth wrong code locked this account less than ten minutes ago.
        """
        moment = utc("now", now)
        account = {"channel": channel, "channel_user_id": channel_user_id}
        async with self._database.writing() as connection:
            failures = await _failures(connection, account, moment)
            found = await _take(connection, code, moment)
            if found is None:
                await _count(connection, account, failures + 1, moment)
                return None
            person_id, role = found
            await _count(connection, account, 0, moment)
            row = {**account, "person_id": person_id, "role": role, "linked_at": moment}
            await upsert(connection, links, [row], ACCOUNT)
        return Link(**row)

    async def linked(self, channel: str, channel_user_id: str) -> Link | None:
        """The person behind an account."""
        mine = select(links).where(links.c.channel == channel, links.c.channel_user_id == channel_user_id)
        async with self._database.reading() as connection:
            row = (await connection.execute(mine)).mappings().first()
        return None if row is None else Link(**row)

    async def unlink(self, channel: str, channel_user_id: str) -> bool:
        """Forget who is behind an account; whether anybody was."""
        mine = delete(links).where(links.c.channel == channel, links.c.channel_user_id == channel_user_id)
        async with self._database.writing() as connection:
            return bool((await connection.execute(mine)).rowcount)


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


async def _failures(connection: AsyncConnection, account: dict[str, str], now: datetime) -> int:
    """Wrong codes since the last right one or the last lock; holds the account until the transaction ends."""
    table = link_tries.c
    await insert_missing(connection, link_tries, [{**account, "failures": 0, "locked_until": None}], ACCOUNT)
    mine = select(table.failures, table.locked_until).filter_by(**account).with_for_update()
    failures, locked_until = (await connection.execute(mine)).one()
    if locked_until is None:
        return int(failures)
    if now < locked_until:
        raise TooManyTries(locked_until)
    return 0


async def _count(connection: AsyncConnection, account: dict[str, str], failures: int, now: datetime) -> None:
    locked_until = now + LOCK if failures >= TRIES else None
    count = update(link_tries).filter_by(**account).values(failures=failures, locked_until=locked_until)
    await connection.execute(count)


async def _take(connection: AsyncConnection, code: str, now: datetime) -> tuple[str, str] | None:
    """Whose code this is, if it still holds; it holds no longer."""
    table = link_codes.c
    taken = (
        delete(link_codes)
        .where(table.code_hash == _digest(code))
        .returning(table.person_id, table.role, table.expires_at)
    )
    found = (await connection.execute(taken)).first()
    if found is None or found.expires_at <= now:
        return None
    return found.person_id, found.role
