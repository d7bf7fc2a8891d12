"""One to three days after a session: what belongs to a doctor, and until when no cuff is worn."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Literal

from physiology.bfr.answers import locking
from physiology.bfr.items import Answer, Clearing, asked
from physiology.finding import Finding, Reason, Shape, Status

METHOD = "bfr_check_in@1"
OPENS_AFTER, CLOSES_AFTER = timedelta(hours=24), timedelta(hours=72)

Due = Literal["early", "due", "overdue", "answered"]


class CheckIn(Shape):
    """What a check-in says."""

    due: Due
    refer: bool
    locked: bool
    """No cuff: until a person clears a complaint, or until the questions are answered."""
    complaints: tuple[str, ...]
    unanswered: tuple[str, ...]


def assess_check_in(
    answers: Collection[Answer], clearings: Collection[Clearing], ended_at: datetime, now: datetime, on: date
) -> Finding[CheckIn]:
    """Judge the days after a session.

    Parameters
    ----------
    answers : collection of Answer
        Everything ever answered; those to the questions after a session count from 24 h after its end on.
    clearings : collection of Clearing
        Every time a person said that it may go on.
    ended_at : datetime
        When the session ended, aware.
    now : datetime
        Aware instant at which it is judged.
    on : date
        The local day.

    Returns
    -------
    Finding[CheckIn]
        `due` is early before 24 h, due up to 72 h, overdue after, or answered. A complaint refers at any time and
        locks until a person clears it; an unanswered check-in locks from 24 h on.

    Notes
    -----
    Swelling, dark urine, numbness of more than 10 minutes and pain belong to a doctor (house rule): clots and muscle
    breakdown were reported in a survey of facilities, rarely [1]_. A self-reported survey is no personal risk.

    References
    ----------
    .. [1] Nakajima et al. (2006). Int J KAATSU Train Res 2(1):5-13.

    Examples
    --------
    >>> from datetime import UTC
    >>> ended, now = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 2, 6, tzinfo=UTC)
    >>> swollen = Answer(code="AFTER_SWELLING", yes=True, at=now)
    >>> found = assess_check_in([swollen], [], ended, now, date(2026, 3, 2))
    >>> found.value.refer, found.value.locked, [reason.code for reason in found.reasons]
    (True, True, ['BFR_AFTER_SWELLING', 'BFR_CHECK_IN_DUE'])
    """
    complaints = locking(answers, clearings, now)
    answered = {one.code for one in answers if ended_at + OPENS_AFTER <= one.at <= now}
    unanswered = tuple(item.code for item in asked("after") if item.code not in answered)
    due = _due(ended_at, now) if unanswered else "answered"
    codes = {"due": ("BFR_CHECK_IN_DUE",), "overdue": ("BFR_CHECK_IN_OVERDUE",)}.get(due, ())
    return Finding(
        value=CheckIn(
            due=due,
            refer=bool(complaints),
            locked=bool(complaints) or bool(codes),
            complaints=tuple(item.code for item in complaints),
            unanswered=unanswered,
        ),
        status=Status.PROVISIONAL if unanswered else Status.OK,
        facts=(),
        reasons=(
            *(Reason(code=f"BFR_{item.code}", citation=item.source) for item in complaints),
            *(Reason(code=code, citation="house_rule") for code in codes),
        ),
        caveats=("BFR_EVENTS_ARE_SELF_REPORTED",),
        method=METHOD,
        as_of=on,
    )


def _due(ended_at: datetime, now: datetime) -> Due:
    since = now - ended_at
    if since < OPENS_AFTER:
        return "early"
    return "due" if since <= CLOSES_AFTER else "overdue"
