"""Asking the cuff's process from outside, as the agent's tools do: its status, a stop, a little less. Nothing else.

There is no way here to ask for a code or to use one: what raises a pressure is no part of this file.
"""

import json
import socket
import time
from pathlib import Path
from typing import Any

from devices.cuff.control.messages import Verb

WAITS_S = 1.0
"""For the whole exchange to begin and each of its steps; a process that takes longer counts as none."""
MOST_BYTES = 8192
KNOCKS, KNOCKS_EVERY_S = 20, 0.02
Answer = dict[str, Any]


def exchanged(path: Path, said: dict[str, str], waits_s: float = WAITS_S) -> Answer | None:
    """One line to the process and its line back; None where no process runs, or none answers."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as talk:
            talk.settimeout(waits_s)
            _connect(talk, path)
            talk.sendall(json.dumps(said).encode() + b"\n")
            with talk.makefile("rb") as lines:
                answer = json.loads(lines.readline(MOST_BYTES))
    except (OSError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None


def _connect(talk: socket.socket, path: Path) -> None:
    """Reach the process, again where so many knock at this moment that it cannot listen."""
    for _ in range(KNOCKS):
        try:
            return talk.connect(str(path))
        except BlockingIOError:
            time.sleep(KNOCKS_EVERY_S)
    raise TimeoutError


class CuffClient:
    """The cuff's process behind a path. Every answer is None where no process runs."""

    def __init__(self, path: Path, waits_s: float = WAITS_S) -> None:
        self._path, self._waits_s = path, waits_s

    def status(self) -> Answer | None:
        """Mode, pressures, faults and time under pressure."""
        return self._said(Verb.STATUS)

    def stop(self) -> Answer | None:
        """Vent. `ok` says that the loop did; where it is None nothing drives the cuff, and its firmware vents."""
        return self._said(Verb.STOP)

    def lower(self) -> Answer | None:
        """Ten millimetres of mercury less; venting where that leaves next to nothing."""
        return self._said(Verb.LOWER)

    def _said(self, verb: Verb) -> Answer | None:
        return exchanged(self._path, {"say": verb.value}, self._waits_s)
