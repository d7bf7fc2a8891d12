"""The local socket, in threads of its own: a flood of nonsense costs its sender, not the loop."""

import json
import os
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from typing import Any, BinaryIO

from devices.cuff.control.messages import MOST_BYTES, Said, Unreadable, read

MOST_CLIENTS, BACKLOG = 8, 128
ANSWER_S, IDLE_S = 2.0, 30.0
PAUSE_S = 0.02
"""After each line: nobody is heard more often than fifty times a second."""
MOST_UNREADABLE = 3
"""Lines that are no message before a client is let go."""
Hear = Callable[[Said, Callable[[dict[str, Any]], None]], None]


class LocalSocket:
    """A Unix socket that only its owner may open; one line in, one line out.

    Whoever comes last is heard: where all places are taken, the oldest client is let go, so that idle connections
    cannot keep a stop out.
    """

    def __init__(self, path: Path, hear: Hear) -> None:
        self._path, self._hear = path, hear
        self._clients: deque[socket.socket] = deque()
        self._lock = threading.Lock()
        self._server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)

    def open(self) -> None:
        """Listen, and answer in the background until the process ends.

        Raises
        ------
        OSError
            The path is too long for a socket, or its folder cannot be written.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path.unlink(missing_ok=True)
        others = os.umask(0o177)
        try:
            self._server.bind(str(self._path))
        finally:
            os.umask(others)
        self._server.listen(BACKLOG)
        threading.Thread(target=self._accept, name="cuff-socket", daemon=True).start()

    def close(self) -> None:
        """Take the socket away."""
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._path.unlink(missing_ok=True)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._server.accept()
                self._take(client)
                threading.Thread(target=self._serve, args=(client,), name="cuff-client", daemon=True).start()
                time.sleep(PAUSE_S / MOST_CLIENTS)

    def _take(self, client: socket.socket) -> None:
        with self._lock:
            self._clients.append(client)
            oldest = self._clients.popleft() if len(self._clients) > MOST_CLIENTS else None
        if oldest is not None:
            with suppress(OSError):
                oldest.shutdown(socket.SHUT_RDWR)

    def _serve(self, client: socket.socket) -> None:
        try:
            client.settimeout(IDLE_S)
            with client, client.makefile("rb") as lines, suppress(OSError):
                self._answer_all(client, lines)
        finally:
            with self._lock, suppress(ValueError):
                self._clients.remove(client)

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
            time.sleep(PAUSE_S)

    def _answer(self, said: Said) -> dict[str, Any]:
        waiting: Queue[dict[str, Any]] = Queue(1)
        self._hear(said, waiting.put)
        try:
            return waiting.get(timeout=ANSWER_S)
        except Empty:
            return {"ok": False, "refused": ["NO_ANSWER"]}
