"""The worst of many runs of a scenario: a row of the table in docs/safety.md."""

from collections.abc import Iterable
from dataclasses import dataclass

from devices.cuff.scenarios.result import Miss, Result


@dataclass(frozen=True, slots=True)
class Worst:
    """Over all seeds. Simulated."""

    scenario: str
    hazard: str
    runs: int
    fault_to_vent_ms: float | None
    """The longest; None where nothing had to vent or no controller was left."""
    firmware_to_vent_ms: float | None
    """The longest of those runs in which the firmware vented by itself."""
    seconds_to_20_mmhg: float | None
    """The longest; None where it never came in at least one run."""
    max_mmhg: float
    """Of the run that came nearest to its limit, or furthest beyond."""
    limit_mmhg: float
    codes: tuple[str, ...]
    """What came first in each run: of what latched, else of what was refused."""
    misses: tuple[Miss, ...]
    simulated: bool = True


def worst(results: Iterable[Result]) -> Worst:
    """The longest times, and the run nearest to its limit.

    Parameters
    ----------
    results : iterable of Result
        Runs of one scenario.

    Returns
    -------
    Worst
        One row; times are maxima, the pressure is of the run nearest to its limit or furthest beyond.

    Raises
    ------
    ValueError
        There are no results.
    """
    runs = tuple(results)
    nearest = max(runs, key=lambda one: one.max_mmhg - one.limit_mmhg)
    deflated = [one.seconds_to_20_mmhg for one in runs]
    known = [seconds for seconds in deflated if seconds is not None]
    return Worst(
        scenario=nearest.scenario,
        hazard=nearest.hazard,
        runs=len(runs),
        fault_to_vent_ms=_longest(one.fault_to_vent_ms for one in runs),
        firmware_to_vent_ms=_longest(one.firmware_to_vent_ms for one in runs),
        seconds_to_20_mmhg=max(known) if len(known) == len(runs) else None,
        max_mmhg=nearest.max_mmhg,
        limit_mmhg=nearest.limit_mmhg,
        codes=tuple(sorted({(one.faults or one.refused)[0] for one in runs if one.faults or one.refused})),
        misses=tuple(miss for miss in Miss if any(miss in one.misses for one in runs)),
    )


def _longest(values: Iterable[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)
