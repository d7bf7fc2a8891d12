"""The local socket, in a thread of its own: a flood of nonsense costs its sender, not the loop."""

import json
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from typing import Any, BinaryIO

from devices.cuff.control.messages import MOST_BYTES, Said, Unreadable, read

MOST_CLIENTS = 4
ANSWER_S, IDLE_S = 2.0, 60.0
MOST_UNREADABLE = 3
"""Lines that are no message before a client is let go."""
Hear = Callable[[Said, Callable[[dict[str, Any]], None]], None]


class LocalSocket:
    """A Unix socket that only its owner may open; one line in, one line out."""

    def __init__(self, path: Path, hear: Hear) -> None:
        self._path, self._hear = path, hear
        self._places = threading.BoundedSemaphore(MOST_CLIENTS)
        self._server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)

    def open(self) -> None:
        """Listen, and answer in the background until the process ends."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path.unlink(missing_ok=True)
        self._server.bind(str(self._path))
        self._path.chmod(0o600)
        self._server.listen(MOST_CLIENTS)
        threading.Thread(target=self._accept, name="cuff-socket", daemon=True).start()

    def close(self) -> None:
        """Take the socket away."""
        self._server.close()
        self._path.unlink(missing_ok=True)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._server.accept()
                if not self._places.acquire(blocking=False):
                    client.close()
                    continue
                threading.Thread(target=self._serve, args=(client,), name="cuff-client", daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        try:
            client.settimeout(IDLE_S)
            with client, client.makefile("rb") as lines, suppress(OSError):
                self._answer_all(client, lines)
        finally:
            self._places.release()

    def _answer_all(self, client: socket.socket, lines: BinaryIO) -> None:
        unreadable = 0
        while line := lines.readline(MOST_BYTES + 2):
            try:
                answer = self._answer(read(line))
            except Unreadable as error:
                unreadable += 1
                answer = {"ok": False, "refused": ["UNREADABLE"], "why": str(error)}
            client.sendall(json.dumps(answer).encode() + b"\n")
            if unreadable >= MOST_UNREADABLE or not line.endswith(b"\n"):
                return

    def _answer(self, said: Said) -> dict[str, Any]:
        waiting: Queue[dict[str, Any]] = Queue(1)
        self._hear(said, waiting.put)
        try:
            return waiting.get(timeout=ANSWER_S)
        except Empty:
            return {"ok": False, "refused": ["NO_ANSWER"]}
