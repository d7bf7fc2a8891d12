"""The line-JSON protocol of the local socket: what may be said, and what comes back. No message holds a pressure."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from devices.cuff.control.lateness import Lateness
from devices.cuff.state import Step, Wish

MOST_BYTES = 512
NEWEST_TICKS = 600
"""A minute: what a status tells of lateness costs next to nothing, however often it is asked for."""
WISHES = {wish.value: wish for wish in (Wish.CALIBRATE, Wish.START, Wish.SET_DONE, Wish.END, Wish.ACKNOWLEDGE)}


class Verb(StrEnum):
    """What a message is about."""

    STATUS = "status"
    STOP = "stop"
    LOWER = "lower"
    OFFER = "offer"
    """Show a code for a wish at the cuff."""
    DO = "do"
    """Follow a wish, with the code that was shown."""


class Unreadable(Exception):
    """A line that is no message."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message."""

    verb: Verb
    wish: Wish | None = None
    code: str = ""


def read(line: bytes) -> Said:
    """A message of a line.

    Raises
    ------
    Unreadable
        It is too long, no JSON object, or says anything beside a verb, a wish and a code.

    Examples
    --------
    >>> read(b'{"say": "stop"}')
    Said(verb=<Verb.STOP: 'stop'>, wish=None, code='')
    """
    if len(line) > MOST_BYTES:
        raise Unreadable("too long")
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unreadable("no JSON") from error
    if not isinstance(said, dict) or not said.keys() <= {"say", "wish", "code"}:
        raise Unreadable("not a message")
    verb, wish, code = said.get("say"), said.get("wish"), said.get("code", "")
    if verb not in list(Verb) or not isinstance(code, str) or not isinstance(wish, str | None):
        raise Unreadable("not a message")
    if (verb in (Verb.OFFER, Verb.DO)) is not (wish in WISHES):
        raise Unreadable("not a wish")
    return Said(Verb(verb), WISHES.get(wish or ""), code)


def told(step: Step, lateness: Lateness) -> dict[str, Any]:
    """What a client learns of the session: codes and numbers, no words."""
    state = step.state
    return {
        "mode": state.mode.value,
        "limb": state.limb.value if state.limb else None,
        "cuff_mmhg": _number(state.last_mmhg),
        "target_mmhg": step.command.target_mmhg,
        "faults": list(state.faults),
        "refused": list(step.refused),
        "bout_s": round(state.spent.bout_s, 1),
        "session_s": round(state.spent.session_s, 1),
        "pressure_time_mmhg_s": round(state.spent.pressure_time_mmhg_s),
        "smo2_pct": _number(state.last_smo2_pct),
        "ticks": lateness.ticks,
        "late_p99_ms": round(1000.0 * lateness.quantile_s(0.99, NEWEST_TICKS), 2),
    }


def _number(value: float) -> float | None:
    return None if value != value else round(value, 1)
