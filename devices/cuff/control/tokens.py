"""Codes that are shown at the cuff and nowhere else: whoever types one stands beside it."""

import secrets
from dataclasses import dataclass, field

from devices.cuff.state import Wish

VALID_S = 120.0
MOST_WRONG, LOCKED_S = 5, 60.0
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 6
GUARDED = frozenset({Wish.SCREENED, Wish.CALIBRATE, Wish.CALIBRATED, Wish.START, Wish.END, Wish.ACKNOWLEDGE})
"""Wishes that need a code. Stopping and lowering never do."""


@dataclass
class Tokens:
    """At most one valid code a wish: single use, of short life, and locked after a few wrong ones."""

    _minted: dict[Wish, tuple[str, float]] = field(default_factory=dict)
    _wrong: int = 0
    _locked_until_s: float = float("-inf")

    def mint(self, wish: Wish, now_s: float) -> str:
        """A fresh code for a wish, to be shown to the person at the cuff alone. An older one is void."""
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        self._minted[wish] = (code, now_s + VALID_S)
        return code

    def spend(self, wish: Wish, code: str, now_s: float) -> bool:
        """Whether a code is the one shown for this wish; it is void afterwards, and after five wrong ones all are."""
        if now_s < self._locked_until_s:
            return False
        minted, until_s = self._minted.get(wish, ("", float("-inf")))
        right = minted != "" and now_s <= until_s and secrets.compare_digest(minted.encode(), code.upper().encode())
        if right:
            del self._minted[wish]
            self._wrong = 0
            return True
        self._wrong += 1
        if self._wrong >= MOST_WRONG:
            self._minted.clear()
            self._wrong, self._locked_until_s = 0, now_s + LOCKED_S
        return False
