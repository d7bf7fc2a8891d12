"""The picture of what may contribute to an injury: ranked, without a probability and without a total."""

from physiology.finding import Fact, Finding, InsufficientData, Reason, Status
from physiology.history import DailyHistory
from physiology.injury_factors.contributors import (
    load_change,
    missed_sleep,
    past_injury,
    session_spike,
    soreness_pain,
)
from physiology.injury_factors.movement import asymmetry, gait_drift
from physiology.injury_factors.shapes import Contributor, InjuryPicture
from physiology.newest import computed, one_day

METHOD = "injury_factors@1"
MIN_KNOWN = 2
"""Contributors that must be known before there is a picture (house rule)."""
CITATIONS = {
    "load_change": "frandsen-2025",
    "session_spike": "frandsen-2025",
    "missed_sleep": "walsh-2021",
    "soreness_pain": "saw-2016",
}
RANK = {"present": 0, "not_present": 1, "unknown": 2}


def assess_injury_factors(history: DailyHistory, spike: Fact | None = None) -> Finding[InjuryPicture]:
    """Rank what is known to be outside the athlete's own usual.

    Parameters
    ----------
    history : DailyHistory
        Read: load, `asymmetry_pct`, `gait_drift_deg`, `injured`, `sleep_min`, `soreness_score`, `pain_nrs`.
    spike : Fact, optional
        `session_vs_longest_pct`: the last week's longest session against the longest of the 30 days before it.

    Returns
    -------
    Finding[InjuryPicture]
        One reason a present contributor, the one furthest outside usual first. No probability, no sum: contributors do
        not add up.

    Raises
    ------
    InsufficientData
        Fewer than two contributors are known.

    Notes
    -----
    Screening tests do not predict who gets injured and probably never will [1]_. Poor load management is called a major
    factor by a consensus [2]_; managing load by a ratio did not lower injuries in a trial. What does lower injury rates
    in groups is a warm-up programme [3]_.

    References
    ----------
    .. [1] Bahr (2016). doi:10.1136/bjsports-2016-096256 (source not seen)
    .. [2] Soligard et al. (2016). doi:10.1136/bjsports-2016-096581
    .. [3] Thorborg et al. (2017). doi:10.1136/bjsports-2016-097066

    Examples
    --------
    >>> import numpy as np
    >>> from datetime import date
    >>> days = {"sleep_min": np.append(np.full(28, 460.0), np.full(7, 400.0)), "injured": np.zeros(35)}
    >>> finding = assess_injury_factors(DailyHistory(date(2026, 1, 1), 35, days))
    >>> [(one.factor, one.presence) for one in finding.value.contributors][:2]
    [('missed_sleep', 'present'), ('past_injury', 'not_present')]
    """
    judged = (
        load_change(history),
        session_spike(spike),
        asymmetry(history),
        gait_drift(history),
        past_injury(history),
        missed_sleep(history),
        soreness_pain(history),
    )
    ranked = sorted(judged, key=lambda one: (RANK[one.presence], -one.size))
    picture = InjuryPicture(contributors=tuple(ranked))
    if picture.known < MIN_KNOWN:
        raise InsufficientData("injury_factors", MIN_KNOWN, picture.known, missing="factors")
    return Finding(
        value=picture,
        status=Status.OK if picture.known == len(judged) else Status.PROVISIONAL,
        facts=(*_counts(history, picture), *(fact for one in picture.contributors for fact in one.facts)),
        reasons=tuple(_reason(one) for one in picture.present),
        caveats=("NO_TEST_PREDICTS", *(("FACTORS_UNKNOWN",) if picture.known < len(judged) else ())),
        method=METHOD,
        as_of=history.last_on,
    )


def _counts(history: DailyHistory, picture: InjuryPicture) -> tuple[Fact, ...]:
    on = one_day(history.last_on)
    return (
        computed("injury_factors_present", len(picture.present), on),
        computed("injury_factors_known", picture.known, on),
    )


def _reason(one: Contributor) -> Reason:
    code = f"FACTOR_{one.factor.upper()}"
    if one.factor == "soreness_pain":
        code = "FACTOR_PAIN" if one.facts[0].metric == "pain_nrs" and one.size >= 3.0 else "FACTOR_SORENESS"
    return Reason(code=code, facts=one.facts, citation=CITATIONS.get(one.factor, "house_rule"))
