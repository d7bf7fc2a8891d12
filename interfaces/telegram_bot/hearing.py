"""What an update says, who says it and where: identity is the sender's id, never a name or a forwarded claim."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from telegram import Message, Update
from telegram.constants import ChatType

COMMAND = re.compile(r"/(?P<name>[A-Za-z_]+)(?:@(?P<bot>\w+))?(?:\s+(?P<argument>.*))?", re.DOTALL)
GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


class Kind(Enum):
    """How words came to us."""

    SAID = auto()
    EDITED = auto()
    FORWARDED = auto()
    WORDLESS = auto()
    """A picture, a voice, a file without a word."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One message that is ours to answer."""

    user_id: str
    chat_id: int
    language: str
    private: bool
    kind: Kind
    text: str
    command: str | None = None
    argument: str = ""


def heard(update: Update, bot_name: str) -> Heard | None:
    """Read an update; None for what nobody said to us: channels, other bots, anonymous admins, talk among a group."""
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None
    if message.sender_chat is not None or message.via_bot is not None:
        return None
    private = message.chat.type == ChatType.PRIVATE
    text = message.text or message.caption or ""
    command = COMMAND.fullmatch(text)
    if not private and not (message.chat.type in GROUPS and _addressed(message, text, command, bot_name)):
        return None
    mine = command is not None and _is_us(command["bot"], bot_name)
    return Heard(
        user_id=str(message.from_user.id),
        chat_id=message.chat.id,
        language=message.from_user.language_code or "",
        private=private,
        kind=_kind(update, message, text),
        text=text,
        command=command["name"].lower() if command and mine else None,
        argument=(command["argument"] or "").strip() if command else "",
    )


def _kind(update: Update, message: Message, text: str) -> Kind:
    if update.edited_message is not None:
        return Kind.EDITED
    if message.forward_origin is not None:
        return Kind.FORWARDED
    return Kind.SAID if text.strip() else Kind.WORDLESS


def _addressed(message: Message, text: str, command: re.Match[str] | None, bot_name: str) -> bool:
    """Whether a message in a group is for us: a command, our name, or an answer to what we said."""
    if command is not None:
        return _is_us(command["bot"], bot_name)
    answered = message.reply_to_message.from_user if message.reply_to_message else None
    named = re.search(rf"@{re.escape(bot_name)}\b", text, re.IGNORECASE) is not None
    return named or (answered is not None and (answered.username or "").lower() == bot_name.lower())


def _is_us(named: str | None, bot_name: str) -> bool:
    return named is None or named.lower() == bot_name.lower()
