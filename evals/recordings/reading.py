"""One line a file: what our reader and our kernels make of it."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from devices.files import ImportBatch, Options, read
from evals.pmdata import history_of
from physiology.finding import InsufficientData
from physiology.history import DailyHistory, FloatArray
from physiology.hrv.artefacts import IrregularRhythm
from physiology.hrv.reading import ImplausibleIntervals, RecordingTooShort, hrv_reading
from physiology.load.balance import ctl_atl_tsb
from physiology.load.monotony import monotony
from physiology.load.ratio import acwr
from physiology.metrics import METRICS
from physiology.oxygenation.recording import oxygen_session
from physiology.readiness.inputs import daily_load_of, reports_of, signals_of
from physiology.readiness.score import readiness_score
from physiology.session_load.power import normalized_power
from physiology.session_load.sampling import second_by_second
from physiology.stream import Stream
from physiology.twin import assess_twin

READ_ON = date(2026, 11, 20)
EFFORTS_S = {"moxy_intervals.csv": ((124.0, 364.0), (486.0, 726.0), (848.0, 1088.0), (1210.0, 1450.0))}
"""Work intervals as the source of a recording documents them, where the file itself does not."""


def beats(path: Path) -> str:
    """Heartbeats: HRV, or why there is none."""
    with path.open(encoding="utf-8", newline="") as lines:
        rr_ms = [float(row["rr_ms"]) for row in csv.DictReader(lines)]
    minutes = sum(rr_ms) / 60_000
    try:
        found = hrv_reading(rr_ms)
    except (ImplausibleIntervals, RecordingTooShort, IrregularRhythm) as lack:
        return f"{len(rr_ms)} beats, {minutes:.1f} min; no HRV: {lack}"
    return f"{len(rr_ms)} beats, {minutes:.1f} min; RMSSD {found.time_domain.rmssd_ms:.0f} ms, {found.status.value}"


def oxygen(path: Path) -> str:
    """Muscle oxygen: efforts and half-recovery of each site."""
    batch = read("nirs", path, Options(today=READ_ON))
    power = next((stream for stream in batch.streams if stream.metric == "power_w"), None)
    sites = [stream for stream in batch.streams if stream.metric == "smo2_pct"]
    others = sorted({METRICS[stream.metric].key for stream in batch.streams} - {"smo2_pct"})
    changes = [f"no saturation, only changes: {', '.join(others)}"] if others and not sites else []
    documented = [replace(stream, efforts_s=EFFORTS_S[path.name]) for stream in sites if path.name in EFFORTS_S]
    told = [*(_site(stream, power) for stream in sites), *(f"as documented: {_site(one, power)}" for one in documented)]
    return "; ".join([*told, *changes]) or _left_out(batch)


def _site(stream: Stream, power: Stream | None) -> str:
    where = f"{(stream.site or 'one site').replace('_', ' ')}, {stream.duration_s / 60:.0f} min"
    try:
        found = oxygen_session(stream, power)
    except InsufficientData as lack:
        return f"{where}: lacks {lack.missing or lack.quantity}"
    halves = [f"{one.half_recovery_s:.0f}" for one in found.efforts if one.half_recovery_s is not None]
    why = ", ".join(sorted({code for one in found.efforts for code in one.reasons}))
    shown = f"half-recovery {', '.join(halves)} s" if halves else "no half-recovery"
    efforts = f"{len(found.efforts)} effort{'s' * (len(found.efforts) != 1)} marked by the {found.marked_by}"
    return f"{where}: {efforts}, {shown}{f' ({why})' if why else ''}"


def activity(path: Path) -> str:
    """A device's file of training."""
    batch = read("fit", path, Options(today=READ_ON))
    if not batch.sessions:
        return _left_out(batch)
    legs = [f"{one.activity} {one.duration_min:.0f} min" for one in batch.sessions]
    signals = [text for stream in batch.streams if (text := _signal(stream))]
    return "; ".join([*legs, *signals, *([_left_out(batch)] if batch.rejected else [])])


def _signal(stream: Stream) -> str:
    """What a recorded signal comes to."""
    if stream.metric == "heart_rate_bpm":
        return f"heart rate {np.nanmean(stream.values):.0f} bpm over {stream.known_share:.0%} of samples"
    if stream.metric == "power_w":
        watts = float(normalized_power(second_by_second(stream.seconds, stream.values)))
        shown = f"normalized power {watts:.0f} W" if np.isfinite(watts) else "no normalized power"
        return f"{shown}, power over {stream.known_share:.0%} of samples"
    return ""


def person(folder: Path) -> str:
    """One person's diary, sleep and resting heart rate."""
    batch = read("pmdata", folder, Options(today=READ_ON))
    history = history_of(folder.name)
    rows = f"{len(batch.observations)} values and {len(batch.sessions)} sessions over {history.n_days} days"
    return f"{rows}; {_judged(history)}; {_left_out(batch)}"


def _judged(history: DailyHistory) -> str:
    score = readiness_score(signals_of(history), reports_of(history)).score
    ratio = acwr(daily_load_of(history))
    known = np.isfinite(score)
    middle = f", median {np.median(score[known]):.0f}" if known.any() else ""
    return f"readiness on {known.sum()} days{middle}; ACWR on {np.isfinite(ratio).sum()} days"


def _left_out(batch: ImportBatch) -> str:
    """Reasons and counts of what the reader left out."""
    why: Counter[str] = Counter()
    for one in batch.rejected:
        why[one.reason.value.replace("_", " ")] += one.count
    listed = ", ".join(f"{count} {reason}" for reason, count in sorted(why.items()))
    return f"left out: {listed}" if why else "all taken"


def loads(path: Path, column: str, athlete: str | None) -> str:
    """A table of daily loads: ratio, monotony and form on the last day of each athlete."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    people = sorted({row[athlete] for row in rows}) if athlete else [""]
    of = {one: [row for row in rows if not athlete or row[athlete] == one] for one in people}
    return "; ".join([*(_last_day(of[one], column, one) for one in people), *_twin(rows, column)])


def _twin(rows: Sequence[dict[str, str]], column: str) -> list[str]:
    """Whether a fit to the athlete's tests foretells them, where there are tests."""
    if "Test_5min_Power" not in rows[0]:
        return []
    load_au = np.array([float(row[column] or 0.0) for row in rows])
    tests_w = np.array([float(row["Test_5min_Power"] or "nan") for row in rows])
    series = {"session_load_au": load_au, "sessions_count": load_au > 0, "rest_confirmed": load_au == 0}
    history = DailyHistory(READ_ON - timedelta(days=len(rows) - 1), len(rows), series | {"test_power_w": tests_w})
    tests = f"{np.isfinite(tests_w).sum()} tests"
    try:
        found = assess_twin(history).value
    except InsufficientData as lack:
        return [f"{tests}: no personal model, which needs {lack.needed} {lack.missing} and has {lack.got}"]
    return [f"{tests}: personal model {'supported' if found.supported else 'not supported'}"]


def _last_day(rows: Sequence[dict[str, str]], column: str, name: str) -> str:
    load_au: FloatArray = np.array([float(row[column] or "nan") for row in rows])
    values = {"ACWR": acwr(load_au)[-1], "monotony": monotony(load_au)[-1], "form": ctl_atl_tsb(load_au).tsb_au[-1]}
    shown = ", ".join(f"{key} {value:.2f}" if np.isfinite(value) else f"no {key}" for key, value in values.items())
    return f"{f'athlete {name}: ' if name else ''}{load_au.size} days, {shown}"
