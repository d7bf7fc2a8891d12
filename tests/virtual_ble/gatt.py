"""A virtual peripheral as a table of services, known to no transport: each route below serves the same table."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

ATT_INVALID_LENGTH, ATT_OUT_OF_RANGE = 0x0D, 0x80


class AttRefused(Exception):
    """The peripheral answers a read or a write with an error."""

    def __init__(self, code: int) -> None:
        super().__init__(hex(code))
        self.code = code


@dataclass
class Characteristic:
    uuid: str
    read: Callable[[], bytes] | None = None
    write: Callable[[bytes], None] | None = None
    notifies: bool = False
    sink: Callable[[bytes], None] | None = None
    subscribed: bool = False

    @property
    def properties(self):
        named = {"read": self.read, "write": self.write, "notify": self.notifies}
        return tuple(name for name, there in named.items() if there)

    def notify(self, value):
        if self.sink and self.subscribed:
            self.sink(value)


@dataclass
class Service:
    uuid: str
    characteristics: list[Characteristic]


async def _idle() -> None:
    return


@dataclass
class Peripheral:
    name: str
    address: str  # static random: the two highest bits are set
    services: list[Service]
    run: Callable[[], Awaitable[None]] = _idle
    when_disconnected: Callable[[], None] = lambda: None
    advertised: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.advertised = self.advertised or [self.services[0].uuid]

    def link_lost(self):
        for service in self.services:
            for one in service.characteristics:
                one.subscribed = False
        self.when_disconnected()
