"""The second watchdog: ends the process when the loop stands still, so that the firmware hears nothing and vents."""

import os
import signal
import threading
import time

STANDS_STILL_S = 0.5
"""Without a tick for this long the loop counts as stuck (house rule)."""
KERNEL_S = 1.0
"""And without one for this long the kernel ends the process, whatever holds the interpreter (house rule)."""
STUCK = 70
"""Exit code of a process that its watchdog ended."""


class Watchdog:
    """A thread that only looks at one number, and behind it a timer of the kernel, which needs no thread to run."""

    def __init__(self, stands_still_s: float = STANDS_STILL_S, kernel_s: float = KERNEL_S) -> None:
        self._stands_still_s, self._kernel_s = stands_still_s, kernel_s
        self._heard_s = float("inf")
        self._on = threading.Event()

    def alive(self) -> None:
        """A tick began."""
        self._heard_s = time.monotonic()
        signal.setitimer(signal.ITIMER_REAL, self._kernel_s)

    def start(self) -> None:
        """Watch from the first tick on. The kernel's signal ends the process, as it does by default."""
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        threading.Thread(target=self._watch, name="cuff-watchdog", daemon=True).start()

    def stop(self) -> None:
        """The loop ended as it should."""
        self._on.set()
        signal.setitimer(signal.ITIMER_REAL, 0.0)

    def _watch(self) -> None:
        while not self._on.wait(self._stands_still_s / 10.0):
            if time.monotonic() - self._heard_s > self._stands_still_s:
                os._exit(STUCK)
