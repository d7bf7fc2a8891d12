"""The questions before a cuff, asked at a terminal or read from a file."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import typer
from pydantic import ValidationError

from physiology.bfr.items import ITEMS, Answer, Asked, asked
from prompts.messages import say

VALUES = ("systolic_mmhg", "diastolic_mmhg", "cuff_width_cm")


class Unreadable(Exception):
    """A file holds no answers."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def asked_people(when: Asked, now: datetime) -> dict[str, Any]:
    """Ask somebody at the terminal, one question after the other; nothing is taken for granted."""
    answers = [_answer(item.code, typer.confirm(say(f"ASK_BFR_{item.code}")), now) for item in asked(when)]
    found: dict[str, Any] = {"answers": answers}
    if when == "screen":
        found["cuff_width_cm"] = typer.prompt(say("CLI_CUFF_ASK_WIDTH"), type=float)
    if when == "today":
        found["resting"] = {
            "systolic_mmhg": typer.prompt(say("CLI_CUFF_ASK_SYSTOLIC"), type=float),
            "diastolic_mmhg": typer.prompt(say("CLI_CUFF_ASK_DIASTOLIC"), type=float),
            "at": now,
        }
    return found


def read_answers(path: Path, now: datetime) -> dict[str, Any]:
    """Answers of a file: codes with true or false, and the values that go with them.

    Raises
    ------
    Unreadable
        It cannot be read, is no JSON object, or holds anything else.
    """
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Unreadable(type(error).__name__) from error
    if not isinstance(said, dict):
        raise Unreadable("no object")
    for name, value in said.items():
        known = isinstance(value, bool) if name in ITEMS else name in VALUES and _is_number(value)
        if not known:
            raise Unreadable(str(name))
    found: dict[str, Any] = {"answers": [_answer(code, said[code], now) for code in said if code in ITEMS]}
    if "cuff_width_cm" in said:
        found["cuff_width_cm"] = said["cuff_width_cm"]
    if "systolic_mmhg" in said and "diastolic_mmhg" in said:
        found["resting"] = {name: said[name] for name in VALUES[:2]} | {"at": now}
    return found


def _answer(code: str, yes: bool, now: datetime) -> Answer:
    try:
        return Answer(code=code, yes=yes, at=now)
    except ValidationError as error:
        raise Unreadable(code) from error


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
