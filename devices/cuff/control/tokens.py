"""Codes that are shown at the cuff and nowhere else: whoever types one stands beside it."""

import secrets
import threading
from dataclasses import dataclass, field

from devices.cuff.state import Wish

VALID_S = 120.0
MOST_WRONG, LOCKED_S = 5, 60.0
SHOWN_EVERY_S = 1.0
"""A code stands for so long at least before another one of the same wish may replace it."""
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 6
GUARDED = frozenset({Wish.SCREENED, Wish.CALIBRATE, Wish.CALIBRATED, Wish.START, Wish.END, Wish.ACKNOWLEDGE})
"""Wishes that need a code. Stopping and lowering never do."""
UNKNOWN = float("nan")


@dataclass(frozen=True, slots=True)
class Terms:
    """What was shown beside a code: for a start its pressure, and how far the supervisor may raise."""

    start_mmhg: float = UNKNOWN
    up_to_mmhg: float = UNKNOWN


@dataclass(frozen=True, slots=True)
class Minted:
    """A code, and what it is good for."""

    code: str
    minted_s: float
    terms: Terms


@dataclass
class Tokens:
    """At most one valid code a wish: single use, of short life, and locked after a few wrong ones.

    Several clients ask at once, each in a thread of its own: one lock, held for no longer than a comparison.
    """

    _minted: dict[Wish, Minted] = field(default_factory=dict)
    _wrong: int = 0
    _locked_until_s: float = float("-inf")
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def mint(self, wish: Wish, now_s: float, terms: Terms) -> str | None:
        """A fresh code, to be shown to the person at the cuff alone. An older one is void.

        None while codes are locked, or where the newest one is younger than a second: nobody can make codes void
        faster than a person types.
        """
        with self._lock:
            before = self._minted.get(wish)
            if now_s < self._locked_until_s or (before is not None and now_s - before.minted_s < SHOWN_EVERY_S):
                return None
            code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
            self._minted[wish] = Minted(code, now_s, terms)
            return code

    def spend(self, wish: Wish, code: str, now_s: float) -> Terms | None:
        """What was shown beside this code of this wish; None for any other, and after five wrong ones for all."""
        with self._lock:
            if now_s < self._locked_until_s:
                return None
            minted = self._minted.get(wish)
            if minted is not None and now_s - minted.minted_s <= VALID_S and _same(minted.code, code):
                del self._minted[wish]
                self._wrong = 0
                return minted.terms
            self._wrong += 1
            if self._wrong >= MOST_WRONG:
                self._minted.clear()
                self._wrong, self._locked_until_s = 0, now_s + LOCKED_S
            return None


def _same(shown: str, typed: str) -> bool:
    """Compared in constant time; what no text can hold is written out and equals nothing."""
    return secrets.compare_digest(shown.encode(), typed.upper().encode(errors="backslashreplace"))
