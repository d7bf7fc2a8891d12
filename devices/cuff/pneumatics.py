"""The air of a simulated cuff, in closed form: pump, two normally open valves, relief valve, leak, tube and cuff.

Everything here is simulated. The time constants are choices that a bench has to confirm for a real cuff.
"""

from dataclasses import dataclass, replace
from math import exp, log

STEP_S = 0.01
"""How finely a plant is followed; within a step the solution is exact."""
PUMP_MMHG_S = 40.0
"""What the pump adds at most (house rule; slow enough for the bounds on rising)."""
VENT_S = 0.1
"""Time constant of venting through either valve (house rule: from 240 to 20 mmHg in a quarter of a second)."""
RELIEF_MMHG = 330.0
"""Where the relief valve opens, with nobody asked (house rule)."""
TIGHT_S, KINKED_S = 600.0, 30.0
"""Time constants of a tight cuff's own leak, and of a tube that is kinked."""
LINE_SHARE = 0.1
"""The volume on the device's side of a kink, against the cuff's."""


@dataclass(slots=True)
class Wear:
    """What is broken in the path of the air; a new cuff by default. Changed while a simulation runs."""

    pump_sticks: bool = False
    """It runs at full rate, whatever it is told."""
    pump_dead: bool = False
    vent_s: float = VENT_S
    """Time constant through the first valve; infinite where it jams."""
    second_vent_s: float = VENT_S
    leak_s: float = TIGHT_S
    kinked: bool = False


@dataclass(frozen=True, slots=True)
class Drive:
    """What the firmware does to pump and valves. Without power both valves are open and the pump is off."""

    pump_mmhg_s: float = 0.0
    open_share: float = 1.0
    """Of the first valve; a small share bleeds."""
    second_open: bool = True


@dataclass(frozen=True, slots=True)
class Air:
    """Pressure in the cuff, where second sensor and valve sit, and in the line on the device's side of the tube."""

    cuff_mmhg: float = 0.0
    line_mmhg: float = 0.0


def flowed(air: Air, drive: Drive, wear: Wear, dt_s: float) -> Air:
    """The air one step later.

    Parameters
    ----------
    air : Air
        Before the step [mmHg].
    drive : Drive
        Pump and valves, constant over the step.
    wear : Wear
        What is broken.
    dt_s : float
        Length of the step [s], positive.

    Returns
    -------
    Air
        After it, at most 330 mmHg.

    Notes
    -----
    Formula: dp/dt = pump - p (1/leak + share/vent + second/vent), solved exactly for constant coefficients. A kinked
    tube splits line and cuff, which then meet with a time constant of 30 s. First order and isothermal: a house rule,
    no measurement of a cuff.

    Examples
    --------
    >>> round(flowed(Air(240.0, 240.0), Drive(second_open=False), Wear(), 0.25).cuff_mmhg, 1)
    19.7
    """
    pump_mmhg_s = PUMP_MMHG_S if wear.pump_sticks else drive.pump_mmhg_s * (not wear.pump_dead)
    first, second = drive.open_share / wear.vent_s, drive.second_open / wear.second_vent_s
    leak = 1.0 / wear.leak_s
    if not wear.kinked:
        cuff_mmhg = min(_relaxed(air.cuff_mmhg, pump_mmhg_s, leak + first + second, dt_s), RELIEF_MMHG)
        return Air(cuff_mmhg, cuff_mmhg)
    line_mmhg = min(_relaxed(air.line_mmhg, pump_mmhg_s / LINE_SHARE, leak + first, dt_s), RELIEF_MMHG)
    through = line_mmhg / KINKED_S
    return Air(_relaxed(air.cuff_mmhg, through, 1.0 / KINKED_S + leak + second, dt_s), line_mmhg)


def squeezed(air: Air, by_mmhg: float) -> Air:
    """The air after something pressed on the cuff from outside.

    Parameters
    ----------
    air : Air
        Before [mmHg].
    by_mmhg : float
        What the pressure rises by at once, in cuff and line [mmHg].

    Returns
    -------
    Air
        After it.

    Examples
    --------
    >>> squeezed(Air(80.0, 80.0), 15.0).cuff_mmhg
    95.0
    """
    return replace(air, cuff_mmhg=air.cuff_mmhg + by_mmhg, line_mmhg=air.line_mmhg + by_mmhg)


def crossing_s(before_mmhg: float, after_mmhg: float, level_mmhg: float, dt_s: float) -> float:
    """When within a step a falling pressure passed a level, as it falls exponentially.

    Parameters
    ----------
    before_mmhg, after_mmhg : float
        At both ends of the step [mmHg], the first at least the level, the second positive and below it.
    level_mmhg : float
        The level [mmHg].
    dt_s : float
        Length of the step [s].

    Returns
    -------
    float
        Time since the beginning of the step [s].

    Notes
    -----
    Formula: dt ln(before/level) / ln(before/after). Exact where nothing pumps.

    Examples
    --------
    >>> crossing_s(40.0, 10.0, 20.0, 0.01)
    0.005
    """
    return dt_s * log(before_mmhg / level_mmhg) / log(before_mmhg / after_mmhg)


def _relaxed(mmhg: float, inflow_mmhg_s: float, a_second: float, dt_s: float) -> float:
    """First order towards inflow / rate; the rate is never 0, for no cuff is quite tight."""
    level = inflow_mmhg_s / a_second
    return level + (mmhg - level) * exp(-a_second * dt_s)
