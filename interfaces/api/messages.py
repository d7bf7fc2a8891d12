"""One message in, one reply out: the same JSON as `fettle ask --json`."""

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import Field

from interfaces.api.bearer import Asking, Running
from interfaces.api.problems import AheadOfTime
from interfaces.assembly import Fettle
from interfaces.commands.ask import answer
from interfaces.people import local_day, newest_day
from physiology.finding import Shape
from tools.context import Principal

router = APIRouter()
EARLIEST = date(2000, 1, 1)


class Message(Shape):
    """What somebody says. Who they are stands in the token."""

    text: Annotated[str, Field(max_length=20_000)]
    thread: Annotated[str, Field(pattern=r"^[\w:.@-]{1,120}$")] | None = None
    """A conversation to go on with; the person's own without it."""
    as_of: date | Literal["latest"] | None = None
    """Answer as on a day; today without it."""


@router.post("/messages")
async def post_message(message: Message, who: Asking, fettle: Running) -> dict[str, Any]:
    """Answer one message."""
    today = await _day(fettle, who, message.as_of)
    result, latency_ms = await answer(fettle, who, message.text, message.thread, today)
    return result.printed(latency_ms)


async def _day(fettle: Fettle, who: Principal, as_of: date | Literal["latest"] | None) -> date:
    today = await local_day(fettle.store, who, datetime.now(UTC))
    if as_of is None:
        return today
    if as_of == "latest":
        return await newest_day(fettle.store, who) or today
    if not EARLIEST <= as_of <= today:
        raise AheadOfTime
    return as_of
