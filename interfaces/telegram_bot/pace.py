"""How many messages a minute somebody may send."""

from collections import deque

MESSAGES, PERIOD_S = 20, 60.0
MOST_PEOPLE = 10_000
"""Beyond so many, those who wrote longest ago are forgotten."""


class Pace:
    """A sliding minute for each person. Times are of a monotonic clock [s]."""

    def __init__(self, messages: int = MESSAGES, period_s: float = PERIOD_S) -> None:
        self._messages = messages
        self._period_s = period_s
        self._sent: dict[str, deque[float]] = {}
        self._warned: set[str] = set()

    def allows(self, person: str, now_s: float) -> bool:
        """Count a message, unless it is one too many."""
        sent = self._sent.pop(person, None) or deque()
        self._sent[person] = sent
        while sent and sent[0] <= now_s - self._period_s:
            sent.popleft()
        self._forget()
        if len(sent) >= self._messages:
            return False
        sent.append(now_s)
        self._warned.discard(person)
        return True

    def warns(self, person: str) -> bool:
        """Whether to say that it is too much: once, until a message is allowed again."""
        first = person not in self._warned
        self._warned.add(person)
        return first

    def _forget(self) -> None:
        while len(self._sent) > MOST_PEOPLE:
            oldest = next(iter(self._sent))
            del self._sent[oldest]
            self._warned.discard(oldest)
