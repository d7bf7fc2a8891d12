"""Durability from real rides and runs: what each file gives, or why it gives nothing."""

from datetime import date
from pathlib import Path

import pytest

from devices.files import Options, read
from physiology.durability.assessment import assess_durability, long_sessions
from physiology.durability.long_session import LongSession
from physiology.finding import InsufficientData

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "physio" / "fit"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real recordings are not beside the repository")


def sessions(name: str) -> tuple[LongSession, ...]:
    streams = read("fit", SHARED / name, Options(today=date(2026, 11, 20))).streams
    hearts, power, speed = (
        [one for one in streams if one.metric == metric] for metric in ("heart_rate_bpm", "power_w", "speed_m_s")
    )
    return long_sessions(hearts, [*power, *speed], 70.0)


@pytest.mark.parametrize(
    ("name", "duration_min", "decoupling"),
    [("garmin-edge-500-activity.fit", 211.5, -5.4), ("sample-activity.fit", 195.7, 1.9)],
)
def test_a_long_ride_gives_its_decoupling(name, duration_min, decoupling):
    (found,) = sessions(name)
    assert found.duration_min == pytest.approx(duration_min, abs=0.1)
    assert found.decoupling_pct == pytest.approx(decoupling, abs=0.1)
    assert (found.output, found.onset_min, found.fresh_w, found.reasons) == ("speed_m_s", None, None, ())


def test_of_a_multisport_day_the_long_legs_are_told_and_the_uneven_one_left_out():
    swim_or_ride, run = sessions("activity-large-fenxi2-multisport.fit")
    assert swim_or_ride.decoupling_pct == pytest.approx(-7.0, abs=0.1)
    assert (run.decoupling_pct, run.reasons) == (None, ("UNEVEN",))


@pytest.mark.parametrize(
    "name",
    [
        "2013-02-06-12-11-14.fit", "MonitoringFile.fit", "activity-small-fenix2-run.fit", "developer-types-sample.fit",
        "event_timestamp.fit", "sample-activity-indoor-trainer.fit",
    ],
)  # fmt: skip
def test_short_sessions_and_those_without_heart_rate_give_nothing(name):
    assert sessions(name) == ()


def test_a_handful_of_rides_over_years_is_no_index():
    found = [one for path in sorted(SHARED.glob("*.fit")) for one in sessions(path.name)]
    with pytest.raises(InsufficientData):
        assess_durability(sorted(found, key=lambda one: one.on), max(one.on for one in found))
