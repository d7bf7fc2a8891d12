"""Everything one session's records say of its load, each number a fact of its day."""

from collections.abc import Callable, Iterable

import numpy as np

from physiology.finding import Fact, InsufficientData, Kind
from physiology.history import FloatArray
from physiology.newest import computed, one_day
from physiology.session_load.body import Body
from physiology.session_load.heart import (
    Sex,
    banister_trimp,
    clamped_share,
    edwards_load,
    heart_rate_tss,
    lucia_load,
)
from physiology.session_load.muscle import MIN_SAMPLING_HZ, median_frequency, slope_per_min
from physiology.session_load.power import intensity_factor, normalized_power, training_stress, work_kj
from physiology.session_load.record import SessionRecord
from physiology.session_load.sampling import HEART_GAP_S, held_s, recorded_s, second_by_second
from physiology.stream import Stream

ENOUGH_RECORDED = 0.8
"""Share of a session that a recording must cover to speak of it (house rule)."""
WINDOW_S = 4.0
SES_SHOWN = 2.0
"""Standard errors to either side that a slope is shown with."""

Facts = dict[str, Fact]
Load = Callable[[float, Sex], float]
"""A load at a maximal heart rate with the coefficients of a sex."""


def currencies(record: SessionRecord, body: Body) -> Facts:
    """The load of a session in every currency that its records carry.

    Parameters
    ----------
    record : SessionRecord
        The session and its recordings.
    body : Body
        The athlete's bounds and thresholds.

    Returns
    -------
    dict of str to Fact
        By metric. A load that rests on a predicted maximum or an unknown sex has `low` and `high`. A signal that
        covers less than 80 % of the session gives only its share.

    Notes
    -----
    Formula: none of its own; see the kernels. The currencies are not interchangeable, and none is turned into another.

    Examples
    --------
    >>> from datetime import date
    >>> from physiology.observation import Source
    >>> from physiology.session import DoneSession
    >>> run = DoneSession(
    ...     on=date(2026, 1, 1), activity="run", duration_min=40, session_rpe=5, source=Source(vendor="chat")
    ... )
    >>> currencies(SessionRecord(run.on, run), Body())["session_load_au"].value
    200.0
    """
    found = _reported(record)
    for part in (_from_heart, _from_power, _from_muscle):
        found |= part(record, body)
    return found


def _reported(record: SessionRecord) -> Facts:
    reported = {
        "session_duration_min": record.duration_min,
        "distance_km": record.distance_km,
        "session_rpe": None if record.session is None else record.session.session_rpe,
        "session_load_au": None if record.session is None else record.session.load_au,
    }
    made = {"session_load_au": Kind.COMPUTED}
    return {
        key: Fact(metric=key, value=value, window=one_day(record.on), kind=made.get(key, Kind.MEASURED))
        for key, value in reported.items()
        if value is not None
    }


def _from_heart(record: SessionRecord, body: Body) -> Facts:
    stream = record.signal("heart_rate_bpm")
    if stream is None:
        return {}
    held = held_s(stream.seconds, HEART_GAP_S)
    share = _share(stream, held, record)
    found = {"hr_recorded_pct": computed("hr_recorded_pct", 100 * share, one_day(record.on))}
    if share < ENOUGH_RECORDED:
        return found
    beats = stream.values
    resting, maxima = body.resting_hr, body.maxima_bpm
    loads: dict[str, Load] = {"edwards_au": lambda top, _: float(edwards_load(beats, held, top))}
    if resting is not None and all(top > resting.value for top in maxima):
        rest = resting.value
        loads["trimp_au"] = lambda top, sex: float(banister_trimp(beats, held, rest, top, sex))
        if body.threshold_hr is not None and body.threshold_hr.value > rest:
            limit = body.threshold_hr.value
            loads["hr_tss_points"] = lambda top, sex: float(
                heart_rate_tss(banister_trimp(beats, held, rest, top, sex), rest, top, limit, sex)
            )
    for key, load in loads.items():
        found |= _ranged(key, [[load(top, sex) for sex in body.sexes] for top in maxima], record)
    if body.vt1_hr is not None and body.vt2_hr is not None and body.vt2_hr.value > body.vt1_hr.value:
        lucia = float(lucia_load(beats, held, body.vt1_hr.value, body.vt2_hr.value))
        found["lucia_au"] = computed("lucia_au", lucia, one_day(record.on))
    return found


def _ranged(key: str, loads: list[list[float]], record: SessionRecord) -> Facts:
    """The mean over the sexes at the likeliest maximum, with the bounds over all; nothing without a maximum."""
    if not loads:
        return {}
    every = [one for row in loads for one in row]
    low, high = (min(every), max(every)) if min(every) < max(every) else (None, None)
    return {key: computed(key, float(np.mean(loads[0])), one_day(record.on), low, high)}


def _from_power(record: SessionRecord, body: Body) -> Facts:
    stream = record.signal("power_w")
    if stream is None:
        return {}
    held = held_s(stream.seconds)
    share = _share(stream, held, record)
    window = one_day(record.on)
    found = {"power_recorded_pct": computed("power_recorded_pct", 100 * share, window)}
    if share < ENOUGH_RECORDED:
        return found
    work = float(work_kj(stream.values, held))
    values = {"work_kj": work}
    if body.mass is not None:
        values["work_kj_kg"] = work / body.mass.value
    power_w = second_by_second(stream.seconds, stream.values)
    even = normalized_power(power_w)
    if np.isfinite(even):
        values["normalized_power_w"] = float(even)
        if body.ftp is not None:
            values["intensity_factor"] = float(intensity_factor(even, body.ftp.value))
            values["tss_points"] = float(training_stress(even, float(np.isfinite(power_w).sum()), body.ftp.value))
    return found | {key: computed(key, value, window) for key, value in values.items()}


def _from_muscle(record: SessionRecord, _: Body) -> Facts:
    """The site whose median frequency falls most steeply."""
    slopes = [found for stream in record.sites("emg_mv") for found in _slope(stream)]
    if not slopes:
        return {}
    per_min, error, site = min(slopes)
    low, high = per_min - SES_SHOWN * error, per_min + SES_SHOWN * error
    fact = computed("emg_slope_hz_min", per_min, one_day(record.on), low, high)
    return {"emg_slope_hz_min": fact.model_copy(update={"source": site})}


def _slope(stream: Stream) -> Iterable[tuple[float, float, str]]:
    """Slope, standard error and site of one raw recording; nothing of one that is uneven, too slow or too short."""
    steps = np.diff(stream.seconds)
    if not steps.size:
        return
    step = float(np.median(steps))
    if 1 / step < MIN_SAMPLING_HZ or steps.max() > 1.5 * step:
        return
    try:
        line = slope_per_min(median_frequency(stream.values, 1 / step, WINDOW_S), WINDOW_S)
    except InsufficientData:
        return
    yield float(line.per_min), float(line.error_per_min), stream.site or ""


def _share(stream: Stream, held: FloatArray, record: SessionRecord) -> float:
    """How much of the session a signal knows, at most all of it."""
    length_s = 60 * record.duration_min
    return min(float(recorded_s(stream.values, held)) / length_s, 1.0) if length_s > 0 else 0.0


def out_of_bounds(record: SessionRecord, body: Body) -> float:
    """Share of the known heart rate that lies outside the athlete's own bounds.

    Parameters
    ----------
    record : SessionRecord
        The session and its recordings.
    body : Body
        The athlete's bounds.

    Returns
    -------
    float
        0-1; 0 where heart rate or a bound is unknown.

    Notes
    -----
    Formula: as `clamped_share`, with the likeliest maximum.

    Examples
    --------
    >>> from datetime import date
    >>> out_of_bounds(SessionRecord(date(2026, 1, 1), None), Body())
    0.0
    """
    stream, resting, maxima = record.signal("heart_rate_bpm"), body.resting_hr, body.maxima_bpm
    if stream is None or resting is None or not maxima or maxima[0] <= resting.value:
        return 0.0
    held = held_s(stream.seconds, HEART_GAP_S)
    return float(clamped_share(stream.values, held, resting.value, maxima[0]))
