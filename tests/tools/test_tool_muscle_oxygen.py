"""Muscle oxygen and durability in words: every sentence carried by its evidence."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from physiology.observation import Observation, Source
from physiology.oxygenation.assessment import REQUIRED
from physiology.stream import Stream
from prompts.messages import has
from store import Store
from tests.tools.strained_athlete import TODAY, answer, athlete, days
from tools.context import Principal

STEMS = {"DURABILITY_POWER"}
PHYSIOLOGY = Path(__file__).parents[2] / "physiology"
SENSOR = Source(vendor="moxy", device="3612", method="live")


def at(ago: int) -> datetime:
    on = TODAY - timedelta(days=ago)
    return datetime(on.year, on.month, on.day, 12, tzinfo=UTC)


def oxygen(half_s: float, ago: int, low: float = 30.0, **changed: object) -> Stream:
    seconds = np.arange(0.0, 400.0, 2.0)
    tau = (half_s - 6.0) / np.log(2)
    back = low + (70.0 - low) * -np.expm1(-np.maximum(seconds - 246.0, 0.0) / tau)
    values = np.where(seconds <= 60, 70.0, back) + np.tile([0.0, 0.2], 100)
    on = TODAY - timedelta(days=ago)
    return replace(Stream("smo2_pct", on, seconds, values, SENSOR, at(ago), "vl", ((60.0, 240.0),)), **changed)


def power(ago: int, rest: float = 20.0) -> Stream:
    seconds = np.arange(0.0, 400.0)
    values = np.where((seconds > 60) & (seconds <= 240), 250.0, rest)
    return Stream("power_w", TODAY - timedelta(days=ago), seconds, values, Source(vendor="meter"), at(ago))


async def wearing(store: Store, *streams: Stream) -> Principal:
    who = await athlete(store)
    await store.streams.record(who.person_id, streams)
    return who


def weekly(newest: float, **changed: object) -> list[Stream]:
    halves = [20.0, 21.0, 22.0, 23.0, 24.0, newest]
    found: list[Stream] = []
    for ago, half in zip((36, 29, 22, 15, 8, 1), halves, strict=True):
        found += [oxygen(half, ago, **(changed if ago == 1 else {})), power(ago)]
    return found


@pytest.mark.parametrize(
    ("streams", "words"),
    [
        (weekly(35.0), ("above your usual: it comes back slowly", "is from yesterday", "no verdict on the day")),
        (weekly(12.0), ("below your usual: it comes back fast",)),
        (weekly(22.0), ("comes back as usual for that power", "the desaturation is 40 points", "total haemoglobin")),
        (weekly(22.0)[-2:], ("Whether that is usual I can't say yet",)),
        ([oxygen(22.0, 1, efforts_s=())], ("does not mark where efforts end", "Without power")),
        ([oxygen(22.0, 3, low=65.0)], ("gives no half-recovery time", "Left out: 1 rep, where muscle oxygen came")),
        ([oxygen(22.0, 0), power(0, rest=200.0)], ("the pause was no passive rest", "is from today")),
        ([oxygen(22.0, 1, seconds=np.arange(200) * 2.5)], ("the sensor recorded too seldom",)),
        ([oxygen(22.0, 1, efforts_s=((60.0, 360.0),))], ("the pause was too short",)),
        ([oxygen(22.0, 1), oxygen(25.0, 1, site="vl_left")], ("Other sites were measured too",)),
        ([oxygen(22.0, 1, low=69.0, efforts_s=())], ("I find no effort in it",)),
        ([oxygen(22.0, 40)], ("I can't tell: I find no recent recording of muscle oxygen",)),
        ([oxygen(22.0, 1, metric="o2hb_um")], ("changes from an unknown start", "I do not convert them")),
    ],
)
async def test_what_is_said_of_muscle_oxygen_is_carried_by_its_evidence(sqlite_store: Store, streams, words):
    found = await answer(sqlite_store, await wearing(sqlite_store, *streams), "assess_muscle_oxygen")
    assert found.violations == ()
    for word in words:
        assert word in found.text


async def test_a_lost_signal_is_said(sqlite_store: Store):
    stream = oxygen(22.0, 1)
    stream.values[125:150] = np.nan
    found = await answer(sqlite_store, await wearing(sqlite_store, stream), "assess_muscle_oxygen")
    assert found.violations == ()
    assert "the sensor lost its signal" in found.text


def long_run(ago: int, drift: float, output: str = "speed_m_s", level: float = 3.0, minutes: int = 120) -> list[Stream]:
    seconds = np.arange(0.0, minutes * 60.0 + 1, 10.0)
    late = np.clip((seconds - 3600.0) / 1200.0, 0.0, 1.0)
    heart = 140.0 * (1 + drift * late)
    on, source = TODAY - timedelta(days=ago), Source(vendor="watch")
    return [
        Stream("heart_rate_bpm", on, seconds, heart, source, at(ago)),
        Stream(output, on, seconds, np.full(seconds.size, level), source, at(ago)),
    ]


def uneven(ago: int) -> list[Stream]:
    heart, speed = long_run(ago, 0.0)
    return [heart, replace(speed, values=np.where(speed.seconds > 4000, 5.0, 3.0))]


def patchy(ago: int) -> list[Stream]:
    heart, speed = long_run(ago, 0.0)
    return [replace(heart, values=np.where(heart.seconds > 5000, np.nan, 140.0)), speed]


@pytest.mark.parametrize(
    ("streams", "words"),
    [
        (
            [*long_run(1, 0.1), *long_run(8, 0.12), *long_run(15, 0.08)],
            ("output fades against heart rate", "The onset of decoupling is around 1 h 10 min", "hills, wind"),
        ),
        ([*long_run(1, 0.0), *long_run(8, 0.01), *long_run(15, 0.02)], ("output holds against heart rate", "few long")),
        (
            [*long_run(1, 0.0), *long_run(8, -0.02), *long_run(15, 0.01), *uneven(20), *patchy(22)],
            ("Left out: 1 session, where the effort", "Left out: 1 session, where heart rate"),
        ),
        ([*long_run(1, 0.0), *long_run(8, 0.01)], ("I can't tell yet: durability needs",)),
        ([], ("I can't tell yet: durability needs",)),
    ],
)
async def test_what_is_said_of_durability_is_carried_by_its_evidence(sqlite_store: Store, streams, words):
    found = await answer(sqlite_store, await wearing(sqlite_store, *streams), "assess_durability")
    assert found.violations == ()
    for word in words:
        assert word in found.text


@pytest.mark.parametrize(
    ("late", "words"), [(225.0, "late power is 10 % lower than fresh"), (250.0, "late power holds against fresh")]
)
async def test_power_after_work_is_told_with_its_caveat(sqlite_store: Store, late, words):
    rides: list[Stream] = []
    for ago in (1, 8, 15):
        heart, ride = long_run(ago, 0.0, "power_w", 250.0, minutes=180)
        watts = np.where(ride.seconds >= 5600, late, 250.0)
        rides += [replace(heart, values=heart.values * watts / 250.0), replace(ride, values=watts)]
    weighed = [Observation(metric="body_mass_kg", value=70.0, on=TODAY, source=Source(vendor="chat"))]
    who = await athlete(sqlite_store, weighed)
    await sqlite_store.streams.record(who.person_id, rides)
    found = await answer(sqlite_store, who, "assess_durability")
    assert found.violations == ()
    assert f"With 20 kJ/kg of work before, {words}" in found.text
    assert "as hard as could be" in found.text


def chat(**values: float) -> list[Observation]:
    return [
        Observation(metric=key, value=value, on=TODAY, source=Source(vendor="chat")) for key, value in values.items()
    ]


async def test_the_estimate_is_told_without_zones(sqlite_store: Store):
    who = await athlete(sqlite_store, days("resting_hr_bpm", np.full(30, 50.0)), chat(max_hr_bpm=190.0))
    found = await answer(sqlite_store, who, "estimate_fitness")
    assert found.violations == ()
    assert found.text.startswith("The VO2max estimate is 53 to 64 ml/kg/min")
    assert "rests on a maximal heart rate on record of 190 bpm" in found.text
    assert "zone" not in found.text
    assert "house range" not in found.text


async def test_fat_oxidation_is_told_alone(sqlite_store: Store):
    who = await athlete(sqlite_store, days("resting_hr_bpm", np.full(30, 50.0)), chat(max_hr_bpm=190.0))
    found = await answer(sqlite_store, who, "estimate_fitness", about="fat_oxidation")
    assert found.violations == ()
    assert found.text.startswith(
        "Fat oxidation usually peaks somewhere at a heart rate of 114 to 152 bpm: a house range"
    )
    assert "VO2max" not in found.text
    assert "zone" not in found.text


async def test_zones_of_the_reserve_say_what_they_rest_on_and_what_power_zones_take(sqlite_store: Store):
    who = await athlete(sqlite_store, days("resting_hr_bpm", np.full(30, 50.0)), chat(max_hr_bpm=190.0))
    zones = await answer(sqlite_store, who, "estimate_fitness", about="zones")
    power = await answer(sqlite_store, who, "estimate_fitness", about="power_zones")
    assert (zones.violations, power.violations) == ((), ())
    assert zones.text.startswith("These are your heart-rate zones.")
    assert "rests on a maximal heart rate on record of 190 bpm" in zones.text
    assert power.text.startswith("Power zones take a threshold power")
    for text in (zones.text, power.text):
        assert text.count("Power zones take a threshold power") == 1
        assert "VO2max" not in text
        assert "zone 1 · 120 to 134 bpm" in text.splitlines()
        assert len(text.split()) < 120


async def test_power_zones_stand_alone_where_they_are_known(sqlite_store: Store):
    tested = chat(max_hr_bpm=190.0, ftp_w=250.0)
    who = await athlete(sqlite_store, days("resting_hr_bpm", np.full(30, 50.0)), tested)
    found = await answer(sqlite_store, who, "estimate_fitness", about="power_zones")
    assert found.violations == ()
    assert found.text.startswith("The power zones are shares of FTP")
    assert len(found.text.splitlines()) == 9
    assert "bpm" not in found.text


async def test_zones_of_heart_rate_and_power_stand_together(sqlite_store: Store):
    tested = chat(max_hr_bpm=190.0, threshold_hr_bpm=170.0, ftp_w=250.0)
    who = await athlete(sqlite_store, days("resting_hr_bpm", np.full(30, 50.0)), tested)
    found = await answer(sqlite_store, who, "estimate_fitness", about="zones")
    assert found.violations == ()
    assert "shares of the threshold heart rate" in found.text
    assert "190 bpm" not in found.text
    assert "Power zones take" not in found.text
    rows = found.text.splitlines()[1:]
    assert rows[:3] == ["zone · heart rate or power", "zone 1 · 110 to 144 bpm", "zone 2 · 144 to 153 bpm"]
    assert rows[5:7] == ["zone 5 · from 170 bpm", "zone 1 of power · 0 to 140 W"]
    assert rows[-1] == "zone 7 of power · from 378 W"


@pytest.mark.parametrize(("before", "words"), [(56.0, "higher than around"), (45.0, "lower than around")])
async def test_a_change_of_the_estimate_is_told_from_five_on(sqlite_store: Store, before, words):
    resting = np.append(np.full(60, before), np.full(60, 50.0))
    who = await athlete(sqlite_store, days("resting_hr_bpm", resting), chat(max_hr_bpm=190.0))
    found = await answer(sqlite_store, who, "estimate_fitness")
    assert found.violations == ()
    assert words in found.text


async def test_a_record_that_was_no_maximum_is_told(sqlite_store: Store):
    who = await athlete(sqlite_store, days("resting_hr_bpm", np.full(30, 50.0)), chat(max_hr_bpm=150.0))
    found = await answer(sqlite_store, who, "estimate_fitness")
    assert found.violations == ()
    assert "too low for a maximal heart rate" in found.text


async def test_too_little_to_estimate_is_said(sqlite_store: Store):
    who = await athlete(sqlite_store, days("resting_hr_bpm", [50.0, 51.0]))
    found = await answer(sqlite_store, who, "estimate_fitness")
    assert found.violations == ()
    assert "needs 7 days of resting heart rate and I have 2 days" in found.text


def test_every_code_of_the_three_findings_has_its_words():
    trends = ("slower", "faster", "as_usual", "no_norm", "no_figure")
    reasons = [f"OXYGENATION_{trend.upper()}" for trend in trends] + [f"OXYGENATION_{code}" for code in REQUIRED]
    anchors = [f"FITNESS_ZONE_{anchor}" for anchor in ("hr_reserve", "threshold_hr", "ftp")]
    assert [code for code in (*reasons, *anchors) if not has(code)] == []
    for room in ("oxygenation", "fitness", "durability"):
        written = (PHYSIOLOGY / room / "assessment.py").read_text(encoding="utf-8")
        codes = set(re.findall(rf'"({room.upper()}_[A-Z_]+)"', written))
        assert {code for code in codes - STEMS if not has(code) and not has(f"CAVEAT_{code}")} == set()
        assert len(codes) >= 6
