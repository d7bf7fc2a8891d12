"""How well output holds late in the long sessions of the last months: size and onset, as a range."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from physiology.beside import beside
from physiology.durability.decoupling import FALL
from physiology.durability.long_session import LongSession, long_session
from physiology.durability.power_after_work import PRIOR_WORK_KJ_KG, change_after_work_pct
from physiology.finding import Fact, Finding, InsufficientData, Reason, Shape, Status, Window
from physiology.history import FloatArray
from physiology.newest import computed
from physiology.stream import Stream

METHOD = "durability@1"
LOOK_BACK_DAYS = 90
MIN_SESSIONS = 3
STEADY_SESSIONS = 6
"""Fewer long sessions make the index provisional (house rule)."""
OUTPUTS = ("power_w", "speed_m_s")
"""Power before speed: speed also follows hills, wind and ground."""


class Durability(Shape):
    """The long sessions that can be compared, oldest first."""

    fades: bool
    """Whether the median decoupling is five per cent or more."""
    output: str
    sessions: tuple[LongSession, ...]


def long_sessions(
    heart_rates: Sequence[Stream], outputs: Sequence[Stream], body_mass_kg: float | None = None
) -> tuple[LongSession, ...]:
    """Measure every long session that has heart rate and output.

    Parameters
    ----------
    heart_rates : sequence of Stream
        `heart_rate_bpm` [bpm], oldest first.
    outputs : sequence of Stream
        `power_w` [W] and `speed_m_s` [m/s]. One belongs to the heart rate beside which it ran; power counts where a
        session has both.
    body_mass_kg : float, optional
        [kg].

    Returns
    -------
    tuple of LongSession
        Oldest first.

    Examples
    --------
    >>> long_sessions((), ())
    ()
    """
    found = []
    for heart in heart_rates:
        ran = [beside(heart, [one for one in outputs if one.metric == metric]) for metric in OUTPUTS]
        output = next((one for one in ran if one is not None), None)
        found.append(None if output is None else long_session(heart, output, body_mass_kg))
    return tuple(one for one in found if one is not None)


def assess_durability(sessions: Sequence[LongSession], on: date) -> Finding[Durability]:
    """Judge the long sessions of the last 90 days.

    Parameters
    ----------
    sessions : sequence of LongSession
        One athlete's, oldest first.
    on : date
        The day asked about; sessions later than it are left out.

    Returns
    -------
    Finding[Durability]
        Facts: `decoupling_pct` (median, with the smallest and largest as range), `long_sessions`, and where there are
        any `decoupling_onset_min` (median, range) and `power_after_work_change_pct`.

    Raises
    ------
    InsufficientData
        Fewer than three long sessions that can be compared.

    Notes
    -----
    Durability is the time of onset and the magnitude of deterioration in prolonged work [1]_; intensity, fuelling and
    heat have to be alike for a comparison [2]_, and people differ widely [3]_. Three sessions, ninety days and the line
    of five per cent are house rules.

    References
    ----------
    .. [1] Maunder et al. (2021). doi:10.1007/s40279-021-01459-0
    .. [2] Hunter et al. (2025). Exp Physiol.
    .. [3] Jones (2024). doi:10.1113/JP284205

    Examples
    --------
    >>> like = LongSession(on=date(2026, 1, 2), duration_min=120, output="power_w", decoupling_pct=2, onset_min=None)
    >>> held = [like.model_copy(update={"decoupling_pct": fallen}) for fallen in (2.0, 3.0, 4.0)]
    >>> found = assess_durability(held, date(2026, 1, 31))
    >>> found.value.fades, found.facts[0].value, found.facts[0].low, found.facts[0].high
    (False, 3.0, 2.0, 4.0)
    """
    recent = [one for one in sessions if timedelta() <= on - one.on < timedelta(days=LOOK_BACK_DAYS)]
    output = max(OUTPUTS, key=[one.output for one in _told(recent)].count)
    told = [one for one in _told(recent) if one.output == output]
    if len(told) < MIN_SESSIONS:
        raise InsufficientData("durability", MIN_SESSIONS, len(told), missing="long sessions")
    window = Window(
        first_on=on - timedelta(days=LOOK_BACK_DAYS - 1),
        last_on=on,
        days_used=len({one.on for one in told}),
        days_expected=LOOK_BACK_DAYS,
    )
    fallen = np.array([one.decoupling_pct for one in told], dtype=np.float64)
    index = _ranged("decoupling_pct", fallen, window)
    fades = index.value >= FALL * 100
    reasons = (*_onset(told, window), *_after_work(recent, window), *_left_out(recent, window))
    count = computed("long_sessions", len(told), window)
    first = Reason(
        code="DURABILITY_FADES" if fades else "DURABILITY_HOLDS", facts=(index, count), citation="house_rule"
    )
    return Finding(
        value=Durability(fades=fades, output=output, sessions=tuple(told)),
        status=Status.OK if len(told) >= STEADY_SESSIONS else Status.PROVISIONAL,
        facts=(index, count, *(fact for reason in reasons for fact in reason.facts)),
        reasons=(first, *reasons),
        caveats=_caveats(len(told), output, reasons),
        method=METHOD,
        as_of=on,
    )


def _told(sessions: Sequence[LongSession]) -> list[LongSession]:
    return [one for one in sessions if one.decoupling_pct is not None]


def _ranged(metric: str, values: FloatArray, window: Window) -> Fact:
    """The median with the smallest and the largest."""
    return computed(metric, float(np.median(values)), window, float(values.min()), float(values.max()))


def _onset(told: Sequence[LongSession], window: Window) -> tuple[Reason, ...]:
    """When it sets in, where it does so in half of the sessions or more."""
    onsets = [one.onset_min for one in told if one.onset_min is not None]
    if 2 * len(onsets) < len(told):
        return ()
    fact = _ranged("decoupling_onset_min", np.array(onsets), window)
    return (Reason(code="DURABILITY_ONSET", facts=(fact,), citation="maunder-2021"),)


def _after_work(recent: Sequence[LongSession], window: Window) -> tuple[Reason, ...]:
    """Best late power against best fresh power, where three sessions went far enough."""
    best = np.array([(one.fresh_w, one.late_w) for one in recent], dtype=np.float64)
    change = float(change_after_work_pct(best[:, 0], best[:, 1]))
    if np.isfinite(best[:, 1]).sum() < MIN_SESSIONS or not np.isfinite(change):
        return ()
    facts = (
        computed("power_after_work_change_pct", change, window),
        Fact(metric="prior_work_kj_kg", value=PRIOR_WORK_KJ_KG),
    )
    code = "DURABILITY_POWER_LOWER" if change <= -1.0 else "DURABILITY_POWER_HELD"
    return (Reason(code=code, facts=facts, citation="jones-2024"),)


def _left_out(recent: Sequence[LongSession], window: Window) -> tuple[Reason, ...]:
    """Long sessions that cannot be compared, by reason."""
    counts = {code: sum(1 for one in recent if code in one.reasons) for code in ("UNEVEN", "GAPS")}
    return tuple(
        Reason(
            code=f"DURABILITY_{code}",
            facts=(computed("long_sessions_left_out", count, window),),
            citation="house_rule",
        )
        for code, count in counts.items()
        if count
    )


def _caveats(count: int, output: str, reasons: Sequence[Reason]) -> tuple[str, ...]:
    found = {
        "DURABILITY_FEW": count < STEADY_SESSIONS,
        "DURABILITY_SPEED": output == "speed_m_s",
        "DURABILITY_EFFORTS_UNKNOWN": any(reason.code.startswith("DURABILITY_POWER") for reason in reasons),
        "DURABILITY_CONDITIONS": True,
    }
    return tuple(code for code, holds in found.items() if holds)
