"""Every real FIT file and load table beside the repository: what each gives, checked by a second, naive route.

A FIT file's own summary (written by the device) and a plain loop over its records are the second route; for the
tables it is a loop over days.
"""

import csv
import math
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import mean, stdev

import fitdecode
import numpy as np
import pytest

from devices.files import Options, read
from physiology.finding import Fact, InsufficientData, Kind
from physiology.history import DailyHistory
from physiology.load import acwr, acwr_uncoupled, assess_load, ctl_atl_tsb, monotony, week_change_pct
from physiology.session_load import Body, assess_session, currencies, held_s, session_records, session_spike

SHARED = Path(__file__).parents[3] / "shared" / "data" / "physio"
FIT, LOAD = SHARED / "fit", SHARED / "load"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="recordings of real people are kept outside the project")

OPTIONS = Options(today=date(2026, 11, 20))
BODY = Body(
    resting_hr=Fact(metric="resting_hr_baseline_bpm", value=50.0),
    max_hr=Fact(metric="max_hr_bpm", value=195.0, kind=Kind.MEASURED),
    sexes=("male",),
    ftp=Fact(metric="ftp_w", value=250.0),
    mass=Fact(metric="body_mass_kg", value=70.0),
)

# file -> its legs: (activity, minutes the timer ran, km, signals, trimp, edwards), rounded as printed
EXPECTED = {
    "2013-02-06-12-11-14.fit": [("run", 43.75, 4.84, 2, 71.4, 134.3)],
    "activity-large-fenxi2-multisport.fit": [
        ("workout", 195.64, 25.07, 3, 233.8, 461.6),
        ("run", 38.25, 2.25, 3, 88.4, 151.4),
        ("run", 112.74, 12.74, 3, 224.8, 415.6),
        ("ride", 53.52, 28.93, 2, 98.4, 182.4),
    ],
    "activity-small-fenix2-run.fit": [("run", 47.2, 9.01, 3, 91.8, 158.2)],
    "developer-types-sample.fit": [("run", 57.07, 6.75, 4, 60.2, 128.2)],
    "event_timestamp.fit": [("swim", 72.86, 2.61, 2, None, None)],
    "garmin-edge-500-activity.fit": [("ride", 177.35, 92.62, 3, 411.9, 697.4)],
    "sample-activity-indoor-trainer.fit": [("ride", 37.7, None, 3, 65.4, 115.6)],
    "sample-activity.fit": [("ride", 178.32, 88.8, 3, 432.8, 721.8)],
}


@cache
def batch_of(name):
    return read("fit", FIT / name, OPTIONS)


@cache
def records_of(name):
    batch = batch_of(name)
    return session_records(batch.sessions, batch.streams)


@cache
def as_the_device_wrote_it(name):
    """Sessions and records, straight from the decoder."""
    sessions, records = [], []
    with fitdecode.FitReader(str(FIT / name)) as reader:
        for frame in reader:
            if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name in ("session", "record"):
                fields = {item.name: item.value for item in frame.fields if item.value is not None}
                (sessions if frame.name == "session" else records).append(fields)
    return sessions, records


def test_every_file_beside_the_repository_is_expected_here():
    assert {path.name for path in FIT.glob("*.fit")} == {*EXPECTED, "MonitoringFile.fit"}
    assert len(list(LOAD.glob("*.csv"))) == 5


@pytest.mark.parametrize("name", EXPECTED)
def test_a_recording_gives_its_sessions_and_their_loads(name):
    batch = batch_of(name)
    assert batch.rejected == ()
    found = []
    for one in records_of(name):
        loads = currencies(one, BODY)
        trimp, edwards = (round(loads[key].value, 1) if key in loads else None for key in ("trimp_au", "edwards_au"))
        km = None if one.session.distance_km is None else round(one.session.distance_km, 2)
        found.append((one.activity, round(one.duration_min, 2), km, len(one.streams), trimp, edwards))
    assert [leg[:4] for leg in found] == [leg[:4] for leg in EXPECTED[name]]
    for leg, expected in zip(found, EXPECTED[name], strict=True):
        assert leg[4:] == pytest.approx(expected[4:], abs=0.11) if expected[4] else leg[4:] == (None, None)


def test_a_monitoring_file_is_told_and_gives_nothing():
    batch = batch_of("MonitoringFile.fit")
    assert [(item.reason.value, item.detail, item.is_fault) for item in batch.rejected] == [
        ("not_an_activity", "monitoring_b", False)
    ]
    assert batch.sessions == batch.streams == ()


@pytest.mark.parametrize("name", [name for name in EXPECTED if "large" not in name])
def test_a_damaged_copy_gives_nothing_but_its_name(name, tmp_path):
    whole = (FIT / name).read_bytes()
    middle = len(whole) // 2
    for copy, data in {"cut.fit": whole[:middle], "bent.fit": whole[:-5] + bytes([whole[-5] ^ 1]) + whole[-4:]}.items():
        (tmp_path / copy).write_bytes(data)
        batch = read("fit", tmp_path / copy, OPTIONS)
        assert [(item.file, item.reason.value) for item in batch.rejected] == [(copy, "broken_file")]
        assert batch.sessions == batch.streams == ()


@pytest.mark.parametrize("name", [name for name, legs in EXPECTED.items() if len(legs) == 1 and legs[0][4]])
def test_the_impulse_equals_a_walk_over_the_devices_records(name):
    _, written = as_the_device_wrote_it(name)
    by_second = {}
    for row in written:
        by_second[row["timestamp"]] = row.get("heart_rate", by_second.get(row["timestamp"]))
    instants = sorted(by_second)
    steps = [(later - at).total_seconds() for at, later in pairwise(instants)]
    usual = sorted(step for step in steps if step <= 15)
    half = len(usual) // 2
    middle = usual[half] if len(usual) % 2 else (usual[half - 1] + usual[half]) / 2
    total = 0.0
    for at, step in zip(instants, [*steps, math.inf], strict=True):
        if by_second[at]:
            x = (by_second[at] - 50) / 145
            total += (step if step <= 15 else middle) / 60 * x * 0.64 * math.exp(1.92 * x)
    (one,) = records_of(name)
    assert currencies(one, BODY)["trimp_au"].value == pytest.approx(total, rel=1e-9)


@pytest.mark.parametrize("name", EXPECTED)
def test_heart_rate_agrees_with_the_devices_own_summary(name):
    sessions, _ = as_the_device_wrote_it(name)
    for summary, one in zip(sessions, records_of(name), strict=False):
        beats = one.signal("heart_rate_bpm")
        if beats is None or "avg_heart_rate" not in summary:
            continue
        known = np.isfinite(beats.values)
        average = np.average(beats.values[known], weights=held_s(beats.seconds, 15.0)[known])
        assert average == pytest.approx(summary["avg_heart_rate"], abs=2)
        assert beats.values[known].max() == summary["max_heart_rate"]


def test_power_agrees_with_the_devices_own_summary():
    (summary,), _ = as_the_device_wrote_it("sample-activity-indoor-trainer.fit")
    (one,) = records_of("sample-activity-indoor-trainer.fit")
    found = assess_session(one, BODY).value
    assert summary["threshold_power"] == 250
    assert found.normalized_power_w == pytest.approx(summary["normalized_power"], rel=0.01)
    assert found.tss_points == pytest.approx(summary["training_stress_score"], rel=0.03)
    assert found.work_kj == pytest.approx(summary["avg_power"] * summary["total_timer_time"] / 1000, rel=0.02)
    (running,), _ = as_the_device_wrote_it("developer-types-sample.fit")
    (one,) = records_of("developer-types-sample.fit")
    assert assess_session(one, BODY).value.work_kj == pytest.approx(running["avg_power"] * 3.424, rel=0.01)


@pytest.mark.parametrize("name", ["sample-activity-indoor-trainer.fit", "developer-types-sample.fit"])
def test_normalised_power_equals_a_walk_over_the_seconds(name):
    _, written = as_the_device_wrote_it(name)
    start = written[0]["timestamp"]
    known = {int((row["timestamp"] - start).total_seconds()): row["power"] for row in written if "power" in row}
    last = int((written[-1]["timestamp"] - start).total_seconds())
    watts = []
    for second in range(last + 1):
        before = max((at for at in range(second, second - 6, -1) if at in known), default=None)
        after = min((at for at in range(second, second + 6) if at in known), default=None)
        if before is None or after is None or after - before > 5:
            watts.append(None)
        elif before == after:
            watts.append(float(known[second]))
        else:
            share = (second - before) / (after - before)
            watts.append(known[before] + share * (known[after] - known[before]))
    windows = [watts[at : at + 30] for at in range(len(watts) - 29)]
    fourth = [mean(window) ** 4 for window in windows if None not in window]
    (one,) = records_of(name)
    assert currencies(one, BODY)["normalized_power_w"].value == pytest.approx(mean(fourth) ** 0.25, rel=1e-9)


@pytest.mark.parametrize("name", EXPECTED)
def test_speed_adds_up_to_about_the_devices_distance(name):
    for one in records_of(name):
        speed = one.signal("speed_m_s")
        if speed is None or one.activity == "swim" or one.session.distance_km is None:
            continue
        alone = session_records([], one.streams)[0]
        assert alone.distance_km == pytest.approx(one.session.distance_km, rel=0.07)


def test_a_session_without_heart_rate_or_rating_says_so():
    (swim,) = records_of("event_timestamp.fit")
    finding = assess_session(swim, BODY)
    assert (finding.reasons, finding.caveats) == ((), ("SESSION_NOT_RATED",))
    assert finding.value.distance_km == pytest.approx(2.60604)


# --- tables of daily load -------------------------------------------------------------------------------------------


def rows_of(name):
    return list(csv.DictReader((LOAD / name).read_text(encoding="utf-8-sig").splitlines()))


def tables():
    """Name of each series of daily loads and its days, oldest first."""
    found = {}
    if not LOAD.exists():
        return found
    by_id = defaultdict(list)
    for row in rows_of("ACWR_training_load.csv"):
        by_id[f"menaspa {row['ID']}"].append(float(row["TL"]))
    found |= by_id
    found["cyclist"] = [float(row["BikeScore"]) for row in rows_of("dorem_bike-score.csv")]
    found["injured"] = [float(row["RPE.Load"]) for row in rows_of("dorem_injury-data.csv")]
    simulated = defaultdict(lambda: defaultdict(float))
    for row in rows_of("athletemonitoring_monitoring.csv"):
        if row["Variable"] == "Training Load":
            simulated[row["Full Name"]][date.fromisoformat(row["Date"])] += float(row["Value"])
    for name, days in simulated.items():
        first, last = min(days), max(days)
        found[name] = [days.get(first + timedelta(days=n), 0.0) for n in range((last - first).days + 1)]
    return found


SERIES = tables()


@pytest.mark.parametrize("name", SERIES)
def test_ratios_of_a_table_equal_a_walk_over_its_days(name):
    days = SERIES[name]
    load_au = np.array(days)
    coupled, uncoupled, change, even = (
        acwr(load_au),
        acwr_uncoupled(load_au),
        week_change_pct(load_au),
        monotony(load_au),
    )
    for index in range(27, len(days)):
        week, month = days[index - 6 : index + 1], days[index - 27 : index + 1]
        if sum(month):
            assert coupled[index] == pytest.approx(mean(week) / mean(month), rel=1e-9, abs=1e-9)
        else:
            assert np.isnan(coupled[index])
        if sum(month[:21]):
            assert uncoupled[index] == pytest.approx(mean(week) / mean(month[:21]), rel=1e-9, abs=1e-9)
        if sum(month[14:21]):
            assert change[index] == pytest.approx(100 * (sum(week) / sum(month[14:21]) - 1), rel=1e-9, abs=1e-6)
        if len(set(week)) > 1:
            assert even[index] == pytest.approx(mean(week) / stdev(week), rel=1e-6)
        else:
            assert np.isnan(even[index])


@pytest.mark.parametrize("name", SERIES)
def test_balance_of_a_table_equals_a_walk_over_its_days(name):
    ctl, atl = 0.0, 0.0
    found = ctl_atl_tsb(np.array(SERIES[name]))
    for index, load in enumerate(SERIES[name]):
        assert found.tsb_au[index] == pytest.approx(ctl - atl, abs=1e-9)
        ctl += (1 - math.exp(-1 / 42)) * (load - ctl)
        atl += (1 - math.exp(-1 / 7)) * (load - atl)
        assert (found.ctl_au[index], found.atl_au[index]) == pytest.approx((ctl, atl), rel=1e-9)


@pytest.mark.parametrize(
    ("name", "days", "state"),
    [
        ("menaspa 1", 28, "LOAD_RISING"),
        ("menaspa 2", 28, "LOAD_RISING"),
        ("menaspa 3", 28, "LOAD_RISING"),
        ("cyclist", 165, "LOAD_RETURNING"),
        ("injured", 658, "LOAD_FALLING"),
    ],
)
def test_a_table_read_as_days_gives_a_finding(name, days, state):
    load_au = np.array(SERIES[name])
    assert load_au.size == days
    finding = assess_load(DailyHistory(date(2026, 1, 1), days, {"session_load_au": load_au}))
    assert finding.reasons[0].code == state
    assert finding.value.weekly_load_au == pytest.approx(sum(SERIES[name][-7:]))


def test_three_weeks_of_a_table_carry_no_ratio():
    load_au = np.array(SERIES["cyclist"][:20])
    with pytest.raises(InsufficientData):
        assess_load(DailyHistory(date(2026, 1, 1), 20, {"session_load_au": load_au}))


def test_steps_in_a_footballers_distance_equal_a_walk_over_the_days():
    km = [float(row["Total.Distance"]) / 1000 for row in rows_of("dorem_injury-data.csv")]
    found = session_spike(np.where(np.array(km) > 0, km, np.nan))
    for index in range(1, len(km)):
        before = max(km[max(0, index - 30) : index])
        if km[index] > 0 and before > 0:
            assert found[index] == pytest.approx(km[index] / before, rel=1e-12)
        else:
            assert np.isnan(found[index])
    assert int((found > 1.10).sum()) == sum(km[n] > 1.10 * max(km[max(0, n - 30) : n]) > 0 for n in range(1, len(km)))


@pytest.mark.parametrize("name", sorted(path.name for path in LOAD.glob("*.csv")) if LOAD.exists() else [])
def test_no_table_is_taken_for_something_it_does_not_say(name):
    batch = read("csv", LOAD / name, OPTIONS)
    assert (batch.sessions, batch.observations) == ((), ())
    assert batch.rejected[-1].reason.value == "no_usable_file"
