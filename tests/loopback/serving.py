"""A real server on a loopback port, in a thread of its own, for as long as a test needs it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

PATIENCE_S = 20.0


class NeverCameUp(Exception):
    """The server thread ended or hung before it listened."""


@contextmanager
def served(app: Any) -> Iterator[str]:
    """Serve an ASGI application; yields its address, `http://127.0.0.1:PORT`."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{_port(server, thread)}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE_S)


def _port(server: uvicorn.Server, thread: threading.Thread) -> int:
    deadline = time.monotonic() + PATIENCE_S
    while not server.started:
        if not thread.is_alive() or time.monotonic() > deadline:
            raise NeverCameUp
        time.sleep(0.01)
    port: int = server.servers[0].sockets[0].getsockname()[1]
    return port
