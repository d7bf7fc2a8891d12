"""What a person at the cuff may do: have a code shown there, and use the one that was read. Never given to an agent."""

from pathlib import Path

from devices.cuff.control.client import WAITS_S, Answer, exchanged
from devices.cuff.control.messages import Verb
from devices.cuff.state import Wish


class AtTheCuff:
    """Buttons of a page, a chat or a terminal, each of which a person presses."""

    def __init__(self, path: Path, waits_s: float = WAITS_S) -> None:
        self._path, self._waits_s = path, waits_s

    def offer(self, wish: Wish) -> Answer | None:
        """Have the cuff's own terminal show a code for a wish; the answer does not hold it."""
        return exchanged(self._path, {"say": Verb.OFFER.value, "wish": wish.value}, self._waits_s)

    def follow(self, wish: Wish, code: str = "") -> Answer | None:
        """Do it, with the code that was read at the cuff. A finished set needs none."""
        return exchanged(self._path, {"say": Verb.DO.value, "wish": wish.value, "code": code}, self._waits_s)
