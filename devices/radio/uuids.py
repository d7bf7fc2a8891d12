"""Names of services and characteristics that more than one driver needs."""

BASE = "-0000-1000-8000-00805f9b34fb"


def adopted(number: int) -> str:
    """The long form of a 16-bit number that the Bluetooth SIG assigned.

    Examples
    --------
    >>> adopted(0x180D)
    '0000180d-0000-1000-8000-00805f9b34fb'
    """
    return f"0000{number:04x}{BASE}"


BATTERY_SERVICE, BATTERY_LEVEL = adopted(0x180F), adopted(0x2A19)
