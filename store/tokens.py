"""Tokens of the HTTP interface: whoever bears one is the person it was issued to. Only digests are kept."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select

from physiology.finding import Shape
from store.columns import utc
from store.database import Database
from store.tables import api_tokens

TOKEN_BYTES = 32
"""256 bits: guessing needs no slow hash to be hopeless."""
TOKEN_LIFE = timedelta(days=180)


class Bearer(Shape):
    """Who a token speaks for."""

    person_id: str
    role: str


class Tokens:
    """Tokens handed out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def issue(self, person_id: str, role: str, now: datetime) -> str:
        """A new token beside those somebody has; it is told once and good for half a year."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        moment = utc("now", now)
        row = {
            "token_hash": _digest(token),
            "person_id": person_id,
            "role": role,
            "issued_at": moment,
            "expires_at": moment + TOKEN_LIFE,
        }
        async with self._database.writing() as connection:
            await connection.execute(delete(api_tokens).where(api_tokens.c.expires_at <= moment))
            await connection.execute(insert(api_tokens).values(row))
        return token

    async def bearer(self, token: str, now: datetime) -> Bearer | None:
        """Whom a token speaks for; `None` for one that is unknown, revoked or too old."""
        held = select(api_tokens.c.person_id, api_tokens.c.role).where(
            api_tokens.c.token_hash == _digest(token), api_tokens.c.expires_at > utc("now", now)
        )
        async with self._database.reading() as connection:
            row = (await connection.execute(held)).mappings().first()
        return None if row is None else Bearer(**row)

    async def revoke(self, person_id: str) -> int:
        """Make all tokens of somebody worthless; how many there were."""
        gone = delete(api_tokens).where(api_tokens.c.person_id == person_id)
        async with self._database.writing() as connection:
            return int((await connection.execute(gone)).rowcount)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
