"""What to answer: linking, commands, and everything else through the agent."""

from datetime import datetime

from interfaces.assembly import Fettle
from interfaces.people import local_day
from interfaces.principals import principal_of
from interfaces.telegram_bot.hearing import Heard, Kind
from prompts.messages import locales, say
from store import AuditEvent, Link, TooManyTries
from tools.context import Principal, Role

CHANNEL = "telegram"
UNREAD = {
    Kind.EDITED: "TELEGRAM_EDITED",
    Kind.FORWARDED: "TELEGRAM_FORWARDED",
    Kind.WORDLESS: "TELEGRAM_WORDLESS",
}
"""Messages that are answered without being read: what they say is not what the sender says now."""
COMMANDS = ("today", "why", "help", "unlink")
"""Shown in Telegram's menu, each described by a message."""


class Desk:
    """Answers one message at a time; knows nothing of Telegram but the sender's id."""

    def __init__(self, fettle: Fettle) -> None:
        self._fettle = fettle

    async def answer(self, said: Heard, now: datetime) -> str:
        """The reply to one message."""
        locale = _locale(said)
        if said.private and said.command == "start" and said.argument:
            return await self._link(said, now)
        who = await self._who(said)
        if not said.private:
            return await self._in_public(said, who, now)
        if who is None:
            return say("TELEGRAM_NOT_LINKED", locale=locale)
        if said.kind in UNREAD:
            return say(UNREAD[said.kind], locale=locale)
        return await self._commanded(said, who, now)

    async def _commanded(self, said: Heard, who: Principal, now: datetime) -> str:
        """A command, or a message that is none."""
        match said.command:
            case None:
                return await self._chat(said.text, who, now)
            case "start":
                return say("TELEGRAM_LINKED", {"name": who.name, "role": who.role.value}, who.locale)
            case "unlink":
                return await self._unlink(said, who, now)
            case "today" | "why":
                return await self._asked(said, who, now)
            case _:
                return say("TELEGRAM_HELP", {"role": who.role.value}, who.locale)

    async def _asked(self, said: Heard, who: Principal, now: datetime) -> str:
        """A command that stands for a question."""
        code = f"TELEGRAM_ASK_{said.command}_{who.role.value}"
        if said.command == "why" and who.role is Role.COACH and not said.argument:
            return say("TELEGRAM_WHY_WHOM", locale=who.locale)
        return await self._chat(say(code, {"name": said.argument}, who.locale), who, now)

    async def _in_public(self, said: Heard, who: Principal | None, now: datetime) -> str:
        """In a group: a red flag gets its fixed text, everything else the way into a private chat."""
        if who is None or said.kind is not Kind.SAID:
            return say("ONLY_IN_PRIVATE", locale=_locale(said))
        return await self._through_agent(who, said.text, f"{CHANNEL}-group:{who.person_id}", now)

    async def _who(self, said: Heard) -> Principal | None:
        link = await self._fettle.store.links.linked(CHANNEL, said.user_id)
        return await self._principal(link, said) if link else None

    async def _principal(self, link: Link, said: Heard) -> Principal | None:
        who = await principal_of(self._fettle.store, link.person_id, link.role, channel=CHANNEL, private=said.private)
        return who.model_copy(update={"locale": _locale(said)}) if who else None

    async def _link(self, said: Heard, now: datetime) -> str:
        """Redeem a one-time code: whoever sends it is the person it was issued to."""
        locale = _locale(said)
        try:
            link = await self._fettle.store.links.redeem(said.argument, said.user_id, now)
        except TooManyTries as locked:
            minutes = max(1, round((locked.until - now).total_seconds() / 60))
            return say("TELEGRAM_LOCKED", {"minutes": minutes}, locale)
        who = await self._principal(link, said) if link else None
        if who is None:
            return say("TELEGRAM_WRONG_CODE", locale=locale)
        await self._note("linked", who, now)
        return say("TELEGRAM_LINKED", {"name": who.name, "role": who.role.value}, locale)

    async def _unlink(self, said: Heard, who: Principal, now: datetime) -> str:
        await self._fettle.store.links.unlink(CHANNEL, said.user_id)
        await self._note("unlinked", who, now)
        return say("TELEGRAM_UNLINKED", locale=who.locale)

    async def _chat(self, text: str, who: Principal, now: datetime) -> str:
        return await self._through_agent(who, text, f"{CHANNEL}:{who.person_id}", now)

    async def _through_agent(self, who: Principal, text: str, thread: str, now: datetime) -> str:
        today = await local_day(self._fettle.store, who, now)
        return (await self._fettle.agent.reply(who, text, thread=thread, today=today, now=now)).reply

    async def _note(self, kind: str, who: Principal, now: datetime) -> None:
        event = AuditEvent(at=now, kind=kind, person_id=who.person_id, subject_id=None, detail={"channel": CHANNEL})
        await self._fettle.store.audit.append(event)


def _locale(said: Heard) -> str:
    language = said.language.split("-")[0].lower()
    return language if language in locales() else "en"
