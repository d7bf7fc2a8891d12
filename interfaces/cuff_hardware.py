"""Whether this installation may drive a real cuff: by default it may not, and no single switch changes that."""

import json
from datetime import date, timedelta
from pathlib import Path

from prompts.messages import say

FILE = "acknowledgement.json"
VALID = timedelta(days=365)


def hardware_refused(allowed: bool, home: Path, today: date) -> str | None:
    """Why no real cuff is driven; None where everything is there.

    Needed are the build option of the settings, and a file in which a person repeats the whole acknowledgement, word
    for word, with name and day. Both together still loosen no limit.
    """
    if not allowed:
        return "CUFF_HARDWARE_OFF"
    return None if _acknowledged(home / FILE, today) else "CUFF_NOT_ACKNOWLEDGED"


def _acknowledged(path: Path, today: date) -> bool:
    try:
        signed = json.loads(path.read_text(encoding="utf-8"))
        name, on, text = str(signed["name"]).strip(), date.fromisoformat(signed["on"]), signed["text"]
    except (OSError, ValueError, TypeError, KeyError):
        return False
    return name != "" and text == say("CUFF_ACKNOWLEDGEMENT") and timedelta(0) <= today - on <= VALID
