"""How the muscle's oxygen fell and returned in the newest recording, against the athlete's own earlier ones."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np

from physiology.beside import beside
from physiology.finding import Fact, Finding, InsufficientData, Kind, Reason, Shape, Status, Window
from physiology.newest import one_day
from physiology.oxygenation.norm import own_norm
from physiology.oxygenation.recording import MarkedBy, OxygenSession, oxygen_session
from physiology.stream import Stream

METHOD = "muscle_oxygen@1"
FRESH_DAYS = 28
"""An older recording says nothing about now (house rule)."""
NORM_DAYS = 120
"""How far back the athlete's own norm reaches (house rule)."""
REQUIRED = ("SAMPLED_SLOWLY", "SAMPLES_MISSING", "REST_SHORT", "REST_ACTIVE", "AMPLITUDE_SMALL")
"""Why an effort gives no half-recovery time, in the order in which it is said."""

Trend = Literal["slower", "faster", "as_usual", "no_norm", "no_figure"]


class MuscleOxygen(Shape):
    """The newest recording, one site."""

    on: date
    site: str | None
    trend: Trend
    """`no_norm` where too few earlier sessions compare, `no_figure` where no effort meets the requirements."""
    session: OxygenSession


@dataclass(frozen=True, slots=True)
class OxygenRecording:
    """One recording of one site, measured."""

    stream: Stream
    session: OxygenSession

    @property
    def kin(self) -> tuple[str | None, str, str | None, str | None, MarkedBy]:
        """What two recordings share when they may be compared: site, sensor, method, and who marked the efforts."""
        source = self.stream.source
        return self.stream.site, source.vendor, source.device, source.method, self.session.marked_by


def measured_recordings(streams: Sequence[Stream], powers: Sequence[Stream] = ()) -> tuple[OxygenRecording, ...]:
    """Measure every recording, each with the power of its own session.

    Parameters
    ----------
    streams : sequence of Stream
        `smo2_pct` [%], oldest first.
    powers : sequence of Stream
        `power_w` [W]. One belongs to the recording beside which it ran.

    Returns
    -------
    tuple of OxygenRecording
        In the order of `streams`; exponentials are fitted on the newest day alone.

    Examples
    --------
    >>> measured_recordings(())
    ()
    """
    newest_on = max((one.on for one in streams), default=None)
    return tuple(
        OxygenRecording(one, oxygen_session(one, beside(one, powers), fitted=one.on == newest_on)) for one in streams
    )


def assess_muscle_oxygen(recordings: Sequence[OxygenRecording], on: date) -> Finding[MuscleOxygen]:
    """Judge the newest recording up to a day against the athlete's own.

    Parameters
    ----------
    recordings : sequence of OxygenRecording
        One athlete's, oldest first.
    on : date
        The day asked about; recordings later than it are left out.

    Returns
    -------
    Finding[MuscleOxygen]
        Half-recovery time [s], its usual at the same power, desaturation [percentage points]; one reason for the trend
        and one for every requirement that efforts did not meet.

    Raises
    ------
    InsufficientData
        No recording in the last 28 days.

    Notes
    -----
    Slower than one's norm at the same power is a description of this muscle in this session, no verdict on readiness:
    reoxygenation slows with intensity [1]_, sensors differ and drift with the strap [2]_, and total haemoglobin is no
    index of oxygenation [3]_. Only repeated occlusions measure mitochondrial capacity [4]_; they are not computed here.

    References
    ----------
    .. [1] Arnold et al. (2024). doi:10.3389/fphys.2024.1449384
    .. [2] McManus et al. (2018). doi:10.1117/1.JBO.23.1.015007
    .. [3] Crum et al. (2017). Eur J Sport Sci.
    .. [4] Ryan et al. (2013). J Appl Physiol 115(12):1757 (source not seen)

    Examples
    --------
    >>> assess_muscle_oxygen((), date(2026, 3, 4))
    Traceback (most recent call last):
    physiology.finding.InsufficientData: muscle_oxygen needs 1 recordings, 0 known
    """
    past = [one for one in recordings if one.stream.on <= on]
    fresh = [one for one in past if (on - one.stream.on).days < FRESH_DAYS]
    if not fresh:
        raise InsufficientData("muscle_oxygen", 1, 0, missing="recordings")
    newest = _chosen(fresh)
    kin = [one for one in past if one.kin == newest.kin and one.stream.on < newest.stream.on]
    kin = [one for one in kin if (newest.stream.on - one.stream.on).days <= NORM_DAYS]
    trend, compared = _against(newest, kin)
    return Finding(
        value=MuscleOxygen(on=newest.stream.on, site=newest.stream.site, trend=trend, session=newest.session),
        status=Status.OK if trend in ("slower", "faster", "as_usual") else Status.PROVISIONAL,
        facts=(*_facts(newest), *compared),
        reasons=(_trend_reason(trend, newest, compared), *_left_out(newest)),
        caveats=_caveats(newest, trend, fresh),
        method=METHOD,
        as_of=on,
    )


def _chosen(fresh: Sequence[OxygenRecording]) -> OxygenRecording:
    """Of the newest day, the site with most figures; the first of equals."""
    last_on = fresh[-1].stream.on
    return max((one for one in fresh if one.stream.on == last_on), key=lambda one: _told(one.session))


def _told(session: OxygenSession) -> int:
    return sum(1 for effort in session.efforts if effort.half_recovery_s is not None)


def _against(newest: OxygenRecording, kin: Sequence[OxygenRecording]) -> tuple[Trend, tuple[Fact, ...]]:
    """The trend, with the usual half-recovery time and the distance from it."""
    half_s = newest.session.half_recovery_s
    if half_s is None:
        return "no_figure", ()
    sessions = [one.session for one in (*kin, newest)]
    half = np.array([np.nan if one.half_recovery_s is None else one.half_recovery_s for one in sessions])
    norm = own_norm(half, np.array([np.nan if one.power_w is None else one.power_w for one in sessions]))
    if not np.isfinite(norm.usual_s):
        return "no_norm", ()
    last_on = newest.stream.on
    window = Window(
        first_on=last_on - timedelta(days=NORM_DAYS),
        last_on=last_on - timedelta(days=1),
        days_used=int(norm.sessions),
        days_expected=NORM_DAYS,
    )
    away = half_s - float(norm.usual_s)
    facts = (
        Fact(metric="smo2_half_recovery_usual_s", value=float(norm.usual_s), window=window),
        Fact(metric="smo2_half_recovery_vs_usual_s", value=away, window=one_day(last_on)),
    )
    if abs(away) <= float(norm.margin_s):
        return "as_usual", facts
    return ("slower" if away > 0 else "faster"), facts


def _facts(newest: OxygenRecording) -> tuple[Fact, ...]:
    session, window = newest.session, one_day(newest.stream.on)
    values = {
        "smo2_half_recovery_s": session.half_recovery_s,
        "smo2_desaturation_points": session.desaturation_points,
        "smo2_effort_power_w": session.power_w,
        "smo2_efforts": float(_told(session)),
    }
    source = newest.stream.source.vendor
    return tuple(
        Fact(metric=metric, value=value, window=window, kind=Kind.COMPUTED, source=source)
        for metric, value in values.items()
        if value is not None
    )


def _trend_reason(trend: Trend, newest: OxygenRecording, compared: tuple[Fact, ...]) -> Reason:
    facts = tuple(fact for fact in _facts(newest) if fact.metric == "smo2_half_recovery_s") + compared
    citation = "house_rule" if trend in ("no_norm", "no_figure") else "arnold-2024"
    return Reason(code=f"OXYGENATION_{trend.upper()}", facts=facts, citation=citation)


def _left_out(newest: OxygenRecording) -> tuple[Reason, ...]:
    """Why efforts gave no figure, each code with their number."""
    found = Counter(code for effort in newest.session.efforts for code in effort.reasons)
    window = one_day(newest.stream.on)
    reasons = tuple(
        Reason(
            code=f"OXYGENATION_{code}",
            facts=(Fact(metric="smo2_efforts_left_out", value=float(found[code]), window=window),),
            citation="house_rule",
        )
        for code in REQUIRED
        if found[code]
    )
    return reasons or (() if newest.session.efforts else (Reason(code="OXYGENATION_NO_EFFORT", citation="house_rule"),))


def _caveats(newest: OxygenRecording, trend: Trend, fresh: Sequence[OxygenRecording]) -> tuple[str, ...]:
    session = newest.session
    sites = {one.stream.site for one in fresh if one.stream.on == newest.stream.on}
    told = session.half_recovery_s is not None
    found = {
        "OXYGENATION_NOT_READINESS": trend in ("slower", "faster"),
        "OXYGENATION_ENDS_FOUND": told and session.marked_by == "oxygen",
        "OXYGENATION_REST_UNCHECKED": told and not session.rest_checked,
        "OXYGENATION_OTHER_SITES": len(sites) > 1,
        "OXYGENATION_SENSOR": True,
    }
    return tuple(code for code, holds in found.items() if holds)
