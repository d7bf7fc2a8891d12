"""The terminal beside the cuff: codes appear here, and what is typed here comes from a person at the cuff."""

import os
import threading
from typing import Any

import typer

from devices.cuff.control.messages import WISHES, Said, Verb
from devices.cuff.control.session import Session
from devices.cuff.control.tokens import Terms
from devices.cuff.state import Wish
from prompts.messages import say

MOST_BYTES = 512
SHORT = {"done": Wish.SET_DONE.value}
STDIN = 0


def show_code(wish: Wish, code: str, terms: Terms) -> None:
    """A code and, for a start, the pressures that it is good for."""
    args: dict[str, str | float] = {"wish": wish.value, "code": code}
    if terms.start_mmhg == terms.start_mmhg:
        args |= {"start_mmhg": f"{terms.start_mmhg:.0f}", "up_to_mmhg": f"{terms.up_to_mmhg:.0f}"}
        typer.echo(say("CUFF_CODE_START", args))
    else:
        typer.echo(say("CUFF_CODE", args))


def said(line: str) -> Said:
    """What a typed line asks for. Whatever is no wish stops: a hand on the keyboard is enough."""
    first, _, code = line.strip().lower().partition(" ")
    wish = WISHES.get(SHORT.get(first, first))
    if wish is None:
        return Said(Verb.STOP)
    if code or wish is Wish.SET_DONE:
        return Said(Verb.DO, wish, code.strip())
    return Said(Verb.OFFER, wish)


def listen(session: Session) -> None:
    """Follow what is typed, in a thread of its own, until the input ends."""

    def answered(answer: dict[str, Any]) -> None:
        if answer.get("refused"):
            typer.echo(say("CUFF_REFUSED", {"codes": ", ".join(answer["refused"])}))

    def follow() -> None:
        while typed := os.read(STDIN, MOST_BYTES):
            for line in typed.decode(errors="replace").splitlines():
                session.hear(said(line), answered)

    threading.Thread(target=follow, name="cuff-terminal", daemon=True).start()
