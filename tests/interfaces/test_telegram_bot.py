"""The bot, polling a real Bot API server on loopback: linking, commands, talk, groups, and what it must not hear."""

import asyncio
import re
import threading
import time
from collections.abc import Iterator
from itertools import count

import pytest

from interfaces.assembly import opened
from interfaces.telegram_bot.bot import poll
from interfaces.telegram_bot.pace import MESSAGES
from prompts.messages import say
from store import Store
from tests.interfaces.conftest import settings_of
from tests.loopback.people import ATHLETE, NOW, Club
from tests.loopback.telegram_server import BOT, TOKEN, Telegram, telegram

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
NUMBERS = count(1000)
GROUP = -500


@pytest.fixture(scope="module")
def server(home, people: Club) -> Iterator[Telegram]:
    """A Bot API with the real bot polling it from a thread of its own."""
    with telegram() as bot_api:
        settings = settings_of(home, telegram_token=TOKEN, telegram_base_url=bot_api.base_url)
        loop = asyncio.new_event_loop()
        stopping = asyncio.Event()

        async def run() -> None:
            async with opened(settings) as fettle:
                polling = asyncio.create_task(poll(fettle, lambda: NOW))
                await stopping.wait()
                polling.cancel()
                await asyncio.gather(polling, return_exceptions=True)

        thread = threading.Thread(target=loop.run_until_complete, args=(run(),), daemon=True)
        thread.start()
        bot_api.awaits(lambda: any(method == "getUpdates" for method, _ in bot_api.calls))
        yield bot_api
        loop.call_soon_threadsafe(stopping.set)
        thread.join(20)
        loop.close()


@pytest.fixture
def user() -> int:
    """Somebody nobody has seen before."""
    return next(NUMBERS)


def ask(server: Telegram, user: int, text: str, where: int | None = None, **message: object) -> str:
    """Write to the bot and wait for its next words."""
    where = where or user
    known = len(server.replies_to(where))
    server.says(user, text, **message)
    return server.answers(where, known)


def code_for(using, person_id: str, role: str) -> str:
    async def issue(store: Store) -> str:
        return await store.links.issue(person_id, role, NOW)

    return using(issue)


@pytest.fixture
def athlete(server: Telegram, using, people: Club, user: int) -> int:
    """An account that is linked to the athlete."""
    code = code_for(using, people.athlete.person_id, "athlete")
    assert ATHLETE in ask(server, user, f"/start {code}")
    return user


@pytest.fixture
def coach(server: Telegram, using, people: Club) -> int:
    """An account that is linked to the coach."""
    account = next(NUMBERS)
    assert "coach" in ask(server, account, f"/start {code_for(using, people.coach.person_id, 'coach')}")
    return account


def quiet_after(server: Telegram, **update: object) -> None:
    """An update gets no answer, neither at once nor before one that does."""
    before = len(server.sent)
    server.delivers(**update)
    stranger = next(NUMBERS)
    assert ask(server, stranger, "Hello") == say("TELEGRAM_NOT_LINKED")
    assert len(server.sent) == before + 1


def in_group(**more: object) -> dict[str, object]:
    return {"chat": {"id": GROUP, "type": "supergroup", "title": "Harbour FC"}, **more}


# Linking


def test_a_stranger_learns_how_to_link_and_nothing_else(server: Telegram, user: int):
    for text in ("How ready is Maya Torres?", "/today", "/why", "/unlink", "/help", "/start"):
        assert ask(server, user, text) == say("TELEGRAM_NOT_LINKED")


def test_a_code_links_once_and_says_whom(server: Telegram, using, people: Club, user: int):
    code = code_for(using, people.athlete.person_id, "athlete")
    assert ask(server, user, f"/start {code}") == say("TELEGRAM_LINKED", {"name": ATHLETE, "role": "athlete"})
    assert ask(server, next(NUMBERS), f"/start {code}") == say("TELEGRAM_WRONG_CODE")
    assert ask(server, user, "/start") == say("TELEGRAM_LINKED", {"name": ATHLETE, "role": "athlete"})


def test_wrong_codes_lock_an_account_and_nobody_else(server: Telegram, using, people: Club, user: int):
    for number in range(5):
        assert ask(server, user, f"/start wrong{number}") == say("TELEGRAM_WRONG_CODE")
    code = code_for(using, people.athlete.person_id, "athlete")
    assert ask(server, user, f"/start {code}") == say("TELEGRAM_LOCKED", {"minutes": 10})
    assert ATHLETE in ask(server, next(NUMBERS), f"/start {code}")


def test_unlinking_ends_it(server: Telegram, athlete: int):
    assert ask(server, athlete, "/unlink") == say("TELEGRAM_UNLINKED")
    assert ask(server, athlete, "How ready am I?") == say("TELEGRAM_NOT_LINKED")


def test_linking_and_unlinking_are_audited(server: Telegram, using, athlete: int, people: Club):
    ask(server, athlete, "/unlink")

    async def kinds(store: Store) -> list[str]:
        exported = await store.export_athlete(people.athlete.person_id)
        return [event["kind"] for event in exported["audit_events"]]

    assert using(kinds)[-2:] == ["linked", "unlinked"]


# Asking


def test_today_says_how_ready_and_shows_that_it_works_on_it(server: Telegram, athlete: int):
    before = len(server.calls)
    answer = ask(server, athlete, "/today")
    assert re.search(r"Readiness is \d+/100", answer)
    mine = [method for method, values in server.calls[before:] if str(values.get("chat_id")) == str(athlete)]
    assert mine == ["sendChatAction", "sendMessage"]


def test_why_and_free_talk_are_answered_in_one_conversation(server: Telegram, athlete: int):
    assert "session was changed by a rule" in ask(server, athlete, "/why")
    assert ask(server, athlete, "Log my run") == say("ASK_DURATION_AND_EFFORT")
    assert ask(server, athlete, "40 minutes, RPE 5").startswith("Logged")


def test_a_coach_gets_the_roster_and_must_name_whose_session(server: Telegram, coach: int):
    assert "athletes" in ask(server, coach, "/today")
    assert ask(server, coach, "/why") == say("TELEGRAM_WHY_WHOM")
    assert ask(server, coach, "/why Elif Kaya").startswith("Elif Kaya:")


def test_help_and_unknown_commands_show_what_there_is(server: Telegram, athlete: int):
    shown = say("TELEGRAM_HELP", {"role": "athlete"})
    assert ask(server, athlete, "/help") == shown
    assert ask(server, athlete, "/sudo rm -rf") == shown


def test_the_menu_is_set(server: Telegram):
    menu = next(values for method, values in server.calls if method == "setMyCommands")
    assert all(f'"{name}"' in menu["commands"] for name in ("today", "why", "help", "unlink"))


def test_a_red_flag_is_answered_before_everything_else(server: Telegram, athlete: int):
    private = ask(server, athlete, "I have chest pain right now and cannot breathe")
    assert "72/100" not in private
    assert private not in (say("CAPABILITIES"), say("OUT_OF_SCOPE"))
    text = f"@{BOT['username']} I have chest pain right now and cannot breathe"
    public = ask(server, athlete, text, GROUP, **in_group())
    assert public != say("ONLY_IN_PRIVATE")


def test_markup_in_a_message_is_shown_and_not_obeyed(server: Telegram, coach: int):
    answer = ask(server, coach, "/why <b>Nobody</b> & <script>")
    assert "<b>" not in answer
    assert "<script>" not in answer


# Not in public


@pytest.mark.parametrize(
    "text", ["/today", f"@{BOT['username']} how ready am I?", f"/today@{BOT['username']}", "/start abc"]
)
def test_in_a_group_nothing_about_health_is_said(server: Telegram, athlete: int, text: str):
    answer = ask(server, athlete, text, GROUP, **in_group())
    assert answer == say("ONLY_IN_PRIVATE")


def test_an_answer_to_the_bot_in_a_group_is_heard(server: Telegram, athlete: int):
    earlier = server.message(athlete, "Earlier", **in_group()) | {"from": BOT}
    answer = ask(server, athlete, "How ready am I?", GROUP, **in_group(reply_to_message=earlier))
    assert answer == say("ONLY_IN_PRIVATE")


def test_a_stranger_in_a_group_cannot_link_there(server: Telegram, using, people: Club, user: int):
    code = code_for(using, people.athlete.person_id, "athlete")
    assert ask(server, user, f"/start {code}", GROUP, **in_group()) == say("ONLY_IN_PRIVATE")
    assert ask(server, user, "Hello") == say("TELEGRAM_NOT_LINKED")


@pytest.mark.parametrize("text", ["Good morning everybody", "/today@another_bot", "How ready am I?"])
def test_talk_of_a_group_is_not_for_us(server: Telegram, athlete: int, text: str):
    quiet_after(server, message=server.message(athlete, text, **in_group()))


# Not the sender's words


def test_a_forwarded_message_is_nobodys_claim(server: Telegram, athlete: int):
    origin = {"type": "user", "date": int(time.time()), "sender_user": {"id": 5, "is_bot": False, "first_name": "X"}}
    answer = ask(server, athlete, "Log a 90 min run, RPE 9", forward_origin=origin)
    assert answer == say("TELEGRAM_FORWARDED")


def test_an_edited_message_writes_nothing(server: Telegram, athlete: int):
    known = len(server.replies_to(athlete))
    edited = server.message(athlete, "Log a 90 min run, RPE 9") | {"edit_date": int(time.time()) + 600}
    server.delivers(edited_message=edited)
    assert server.answers(athlete, known) == say("TELEGRAM_EDITED")


def test_a_picture_without_words_is_not_guessed_at(server: Telegram, athlete: int):
    known = len(server.replies_to(athlete))
    message = server.message(athlete, "", photo=[{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}])
    del message["text"]
    server.delivers(message=message)
    assert server.answers(athlete, known) == say("TELEGRAM_WORDLESS")


def test_channels_other_bots_and_anonymous_admins_are_ignored(server: Telegram, athlete: int):
    channel = {"id": -900, "type": "channel", "title": "News"}
    post = server.message(athlete, "/today") | {"chat": channel, "sender_chat": channel}
    quiet_after(server, channel_post=post)
    quiet_after(server, message=server.message(athlete, "/today") | {"via_bot": {**BOT, "id": 9}})
    quiet_after(server, message=server.message(athlete, "/today") | {"from": {**BOT, "id": 8}})
    quiet_after(
        server,
        message=server.message(athlete, "/today", **in_group()) | {"sender_chat": {"id": GROUP, "type": "supergroup"}},
    )


def test_a_name_that_looks_like_somebody_elses_changes_nothing(server: Telegram, people: Club, user: int):
    sender = {"id": user, "is_bot": False, "first_name": "Maya", "last_name": "Torres", "username": "maya_torres"}
    assert ask(server, user, "/today", **{"from": sender}) == say("TELEGRAM_NOT_LINKED")


# Trouble


def test_too_many_messages_are_said_to_be_too_many_once(server: Telegram, user: int):
    for _ in range(MESSAGES + 5):
        server.says(user, "Hello")
    too_fast = say("TELEGRAM_TOO_FAST")
    server.awaits(lambda: too_fast in server.replies_to(user) and len(server.replies_to(user)) > MESSAGES)
    ask(server, next(NUMBERS), "Hello")
    assert server.replies_to(user).count(too_fast) == 1
    assert len(server.replies_to(user)) == MESSAGES + 1


def test_when_telegram_asks_to_wait_the_answer_comes_later(server: Telegram, athlete: int):
    server.failures.append(("sendMessage", 429, {"retry_after": 1}))
    assert ask(server, athlete, "/help") == say("TELEGRAM_HELP", {"role": "athlete"})


def test_an_answer_comes_even_when_typing_cannot_be_shown(server: Telegram, athlete: int):
    server.failures.append(("sendChatAction", 500, {}))
    assert ask(server, athlete, "/help") == say("TELEGRAM_HELP", {"role": "athlete"})


def test_a_failure_is_admitted_without_its_trace(server: Telegram, athlete: int):
    server.failures.append(("sendMessage", 400, {}))
    answer = ask(server, athlete, "/help")
    assert answer == say("TELEGRAM_FAILED")
    assert ask(server, athlete, "/help") == say("TELEGRAM_HELP", {"role": "athlete"})


def test_polling_goes_on_after_telegram_was_away(server: Telegram, athlete: int):
    server.failures += [("getUpdates", 502, {})] * 2
    assert ask(server, athlete, "/help") == say("TELEGRAM_HELP", {"role": "athlete"})


def test_only_messages_are_asked_for(server: Telegram):
    wanted = next(values for method, values in server.calls if method == "getUpdates" and "allowed_updates" in values)
    assert wanted["allowed_updates"] == '["message", "edited_message"]'
