"""Readiness once more, a day and a family at a time, as its documentation says it: what the fast kernel is held to."""

import math
from statistics import fmean, stdev

WEIGHTS = {"hrv": 0.30, "resting_hr": 0.15, "sleep": 0.20, "wellness": 0.25, "load": 0.10}
NAN = float("nan")


def known(values):
    return [value for value in values if not math.isnan(value)]


def z_of(values, day, floor):
    """How far a day lies from the 60 days before it, at least 14 of them known [SD]."""
    before = known(values[max(0, day - 60) : day])
    if len(before) < 14 or math.isnan(values[day]):
        return NAN
    return min(max((values[day] - fmean(before)) / max(stdev(before), floor), -3.0), 3.0)


def week_and_day(values):
    found = []
    for day, value in enumerate(values):
        week = known(values[max(0, day - 6) : day + 1])
        found.append(0.5 * (value + fmean(week)) if len(week) >= 3 else NAN)
    return found


def family_z(series, day):
    """All families of a day; `series` is a list of days for each field of `Signals`."""
    duration = z_of([min(value, 540.0) for value in series["sleep_min"]], day, 15.0)
    efficiency = z_of(series["sleep_efficiency_pct"], day, 1.5)
    shares_sd = math.sqrt(0.7**2 + 0.3**2 + 2 * 0.3 * 0.7 * 0.3)
    both = (0.7 * duration + 0.3 * efficiency) / shares_sd
    return {
        "hrv": z_of(week_and_day(series["ln_rmssd"]), day, 0.03),
        "resting_hr": -z_of(series["resting_hr_bpm"], day, 1.0),
        "sleep": duration if math.isnan(both) else min(max(both, -3.0), 3.0),
        "wellness": z_of(series["wellness_score"], day, 0.2),
        "load": -z_of(series["acwr"], day, 0.1),
    }


def carried(days, day, family):
    """A family's newest deviation of the last two days, faded, and its age."""
    for age in (0, 1, 2):
        if day >= age and not math.isnan(days[day - age][family]):
            return days[day - age][family] * 0.5**age, age
    return NAN, None


def cap_of(series, z, day):
    def newest(name):
        return next(iter(known(series[name][max(0, day - 2) : day + 1][::-1])), NAN)

    score = series["wellness_score"][day]
    caps = [100.0]
    caps += [40.0] if newest("ill") >= 1.0 else []
    caps += [59.0] if z["wellness"][0] <= -2.0 or score <= 2.0 else []
    caps += [79.0] if newest("pain_nrs") >= 3.0 or newest("injured") >= 1.0 or z["wellness"][0] <= -1.0 else []
    return min(caps)


def readiness_days(series):
    """Everything about each day of one athlete, as the names of `ReadinessArrays` say."""
    days = [family_z(series, day) for day in range(len(series["acwr"]))]
    return [_day(series, {family: carried(days, day, family) for family in WEIGHTS}, day) for day in range(len(days))]


def _day(series, z, day):
    there = [family for family, (_, age) in z.items() if age is not None]
    pairs = [(a, b) for a in there for b in there]
    variance = sum(WEIGHTS[a] * WEIGHTS[b] * (1.0 if a == b else 0.3) for a, b in pairs)
    scale = 10.0 / math.sqrt(variance) if there else 10.0
    points = {family: WEIGHTS[family] * z[family][0] * scale for family in WEIGHTS}
    enough = len(there) >= 2 and ("hrv" in there or "wellness" in there)
    uncapped = 70.0 + sum(points[family] for family in there) if enough else NAN
    coverage = sum(WEIGHTS[family] * 0.5 ** z[family][1] for family in there)
    cap = cap_of(series, z, day)
    return {
        "uncapped": uncapped,
        "score": _capped(uncapped, cap),
        "cap": cap,
        "scale": scale,
        "coverage": coverage,
        "half_width": 5.0 + 10.0 * math.sqrt(min(max(1.0 - coverage, 0.0), 1.0)),
        "points": [points[family] for family in WEIGHTS],
        "z": [z[family][0] for family in WEIGHTS],
        "age_days": [NAN if z[family][1] is None else float(z[family][1]) for family in WEIGHTS],
    }


def _capped(uncapped, cap):
    return uncapped if math.isnan(uncapped) else min(max(uncapped, 0.0), 100.0, cap)
