"""The clot score of the questionnaire, and the gate it opens or shuts."""

from collections.abc import Collection
from typing import Literal

from physiology.bfr.items import CLOT, FACTORS

OLDER_FROM_YEARS, OLDER_POINTS = 60, 1
REFER_FROM_POINTS, SIGN_FROM_POINTS = 2, 1
POINTS = {item.code: item.points for item in (*CLOT, *FACTORS)}
GATES = frozenset(item.code for item in CLOT if item.gate)

Gate = Literal["refer", "sign", "open"]


def clot_points(yes: Collection[str], most_years: int) -> int:
    """Points of the clot score.

    Parameters
    ----------
    yes : collection of str
        Codes that were answered with yes; others than those of the score count nothing.
    most_years : int
        The age that the person may have at most today [years].

    Returns
    -------
    int
        Points [points], 0-17.

    Notes
    -----
    Formula: 3 previous clot + 2 thrombophilia + 2 paralysis + 2 cancer (5 years) + 1 intensive care + 1 immobile for a
    day + 1 from 60 years [1]_, and 1 for each of hormones, smoking, obesity, heart failure, clot-promoting drugs
    The second group is named as risk without a weight: one point each is a house rule, so that hormones with any other
    factor refer.

    References
    ----------
    .. [1] Nascimento et al. (2022). doi:10.3389/fphys.2022.808622

    Examples
    --------
    >>> clot_points({"PREVIOUS_CLOT"}, 40), clot_points({"SMOKER"}, 60), clot_points(set(), 59)
    (3, 2, 0)
    """
    return sum(POINTS.get(code, 0) for code in set(yes)) + OLDER_POINTS * (most_years >= OLDER_FROM_YEARS)


def clot_gate(yes: Collection[str], most_years: int) -> Gate:
    """What the clot score asks for.

    Parameters
    ----------
    yes : collection of str
        Codes that were answered with yes.
    most_years : int
        The age that the person may have at most today [years].

    Returns
    -------
    {"refer", "sign", "open"}
        A doctor first; a clinician who has seen the point; nothing.

    Notes
    -----
    A previous clot, thrombophilia or two points refer, one point needs a signature that knows of it: a house rule on
    a published score.

    Examples
    --------
    >>> clot_gate({"THROMBOPHILIA"}, 30), clot_gate({"SMOKER"}, 30), clot_gate(set(), 30)
    ('refer', 'sign', 'open')
    """
    points = clot_points(yes, most_years)
    if not GATES.isdisjoint(yes) or points >= REFER_FROM_POINTS:
        return "refer"
    return "sign" if points >= SIGN_FROM_POINTS else "open"
