"""The bot itself: long polling, one message of a person after the other, and never a trace in a chat."""

import asyncio
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic
from traceback import format_tb
from typing import Any
from weakref import WeakValueDictionary

import structlog
from telegram import BotCommand, Update
from telegram.constants import ChatAction, ParseMode
from telegram.error import RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, TypeHandler
from telegram.warnings import PTBDeprecationWarning

from interfaces.assembly import Fettle
from interfaces.telegram_bot.desk import COMMANDS, Desk
from interfaces.telegram_bot.hearing import Heard, heard
from interfaces.telegram_bot.pace import Pace
from interfaces.telegram_bot.pieces import pieces
from prompts.messages import say

Bot = Application[Any, Any, Any, Any, Any, Any]
Clock = Callable[[], datetime]
log = structlog.get_logger()
UPDATES = ["message", "edited_message"]
ATTEMPTS = 3
LONGEST_PAUSE_S = 30.0
AT_ONCE = 64
"""Messages of different people that are answered side by side."""


class Front:
    """Between Telegram and the desk."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk = desk
        self._clock = clock
        self._pace = Pace()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def on_update(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer one update, in the order in which its sender wrote."""
        said = heard(update, context.bot.username)
        if said is None:
            return
        if not self._pace.allows(said.user_id, monotonic()):
            if self._pace.warns(said.user_id):
                await _send(context, said, say("TELEGRAM_TOO_FAST"))
            return
        turn = self._turns.setdefault(said.user_id, asyncio.Lock())
        async with turn:
            await _typing(context, said)
            await _send(context, said, await self._desk.answer(said, self._clock()))


async def poll(fettle: Fettle, clock: Clock = lambda: datetime.now(UTC)) -> None:
    """Run the bot until cancelled.

    Raises
    ------
    telegram.error.InvalidToken
        Telegram does not know the token.
    """
    application = built(fettle, clock)
    async with application:
        await application.bot.set_my_commands([BotCommand(name, say(f"TELEGRAM_MENU_{name}")) for name in COMMANDS])
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(allowed_updates=UPDATES)
        try:
            await asyncio.Event().wait()
        finally:
            await application.updater.stop()
            await application.stop()


def built(fettle: Fettle, clock: Clock) -> Bot:
    """The bot, not yet started."""
    settings = fettle.settings
    builder = ApplicationBuilder().token(settings.telegram_token.get_secret_value() if settings.telegram_token else "")
    if settings.telegram_base_url:
        base = settings.telegram_base_url.rstrip("/")
        builder = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot")
    application = builder.concurrent_updates(AT_ONCE).build()
    application.add_handler(TypeHandler(Update, Front(Desk(fettle), clock).on_update))
    application.add_error_handler(_on_error)
    return application


async def _typing(context: ContextTypes.DEFAULT_TYPE, said: Heard) -> None:
    """A courtesy: when it fails, the answer still comes."""
    try:
        await context.bot.send_chat_action(said.chat_id, ChatAction.TYPING)
    except TelegramError as error:
        log.info("typing_not_shown", why=type(error).__name__)


async def _send(context: ContextTypes.DEFAULT_TYPE, said: Heard, text: str) -> None:
    for piece in pieces(text):
        for attempt in range(1, ATTEMPTS + 1):
            try:
                await context.bot.send_message(said.chat_id, piece, parse_mode=ParseMode.HTML)
                break
            except RetryAfter as wait:
                if attempt == ATTEMPTS:
                    raise
                await asyncio.sleep(min(_seconds(wait), LONGEST_PAUSE_S))


def _seconds(wait: RetryAfter) -> float:
    """How long Telegram asks to wait; reading it warns of a type that is to change."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBDeprecationWarning)
        after = wait.retry_after
    return float(after) if isinstance(after, int | float) else after.total_seconds()


async def _on_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Note where it happened, without what was said; the person learns only that it did."""
    error = context.error
    log.error(
        "telegram_update_failed", why=type(error).__name__, where=format_tb(error.__traceback__ if error else None)
    )
    said = heard(update, context.bot.username) if isinstance(update, Update) else None
    if said is not None:
        await _send(context, said, say("TELEGRAM_FAILED"))
