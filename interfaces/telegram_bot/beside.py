"""The bot beside the HTTP interface: its troubles are noted and never take the server down."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog

from interfaces.assembly import Fettle

log = structlog.get_logger()
PAUSE_S = 30.0
"""Before Telegram is tried again."""


@asynccontextmanager
async def beside(fettle: Fettle) -> AsyncIterator[None]:
    """Poll Telegram in the background where a token is set."""
    if fettle.settings.telegram_token is None:
        yield
        return
    polling = asyncio.create_task(_kept_up(fettle))
    try:
        yield
    finally:
        polling.cancel()
        with suppress(asyncio.CancelledError):
            await polling


async def _kept_up(fettle: Fettle) -> None:
    from telegram.error import InvalidToken, TelegramError

    from interfaces.telegram_bot.bot import poll

    while True:
        try:
            await poll(fettle)
        except InvalidToken:
            log.warning("telegram_token_refused")
            return
        except TelegramError as error:
            log.warning("telegram_unreachable", why=type(error).__name__)
            await asyncio.sleep(PAUSE_S)
