"""Samples, illness, contributors, availability and health logging: each answer carried by its evidence."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from physiology.biomarkers.reasons import NAMES
from physiology.illness.assessment import CODES as NIGHT_CODES
from physiology.illness.shapes import Advice
from physiology.injury_factors.shapes import Factor
from physiology.observation import Observation, Source
from physiology.stream import Stream
from prompts.messages import has
from store import Store
from tests.agent.sound_calls import principals, said
from tests.tools.strained_athlete import TODAY, athlete, days
from workflows.seeding import seed_team

LAB = Source(vendor="simulated", device="laboratory")
STANDINGS = ("HIGH", "LOW", "AS_USUAL", "UNJUDGED")
LOW_MEANS_NOTHING = ("CK", "LACTATE", "CRP")


def sampled(metric: str, values: list[float], *, hour: int = 7, every: int = 7) -> list[Observation]:
    """Samples a week apart, the newest this morning."""
    return [
        Observation(
            metric=metric,
            value=value,
            on=TODAY - timedelta(days=every * ago),
            source=LAB,
            at=datetime(TODAY.year, TODAY.month, TODAY.day, hour, tzinfo=UTC) - timedelta(days=every * ago),
        )
        for ago, value in enumerate(reversed(values))
    ]


async def answered(store: Store, who, tool: str, **arguments):
    (found,) = await said(store, who, TODAY, [(tool, arguments)])
    assert found.violations == ()
    assert found.error is None
    return found.text


def test_every_code_of_these_subjects_has_its_words():
    marker = {f"{name}_{standing}" for name in NAMES.values() for standing in STANDINGS}
    marker -= {f"{name}_{one}" for name in LOW_MEANS_NOTHING for one in ("LOW", "UNJUDGED")}
    marker |= {f"{name}_{one}_REFERENCE" for name in LOW_MEANS_NOTHING for one in ("HIGH", "AS_USUAL")}
    others = {"TC_RATIO_FELL_WITHIN_CHANCE", "BLOOD_PATTERN_FULL", "BLOOD_PATTERN_PARTLY", "CK_VERY_HIGH", "CRP_ACUTE"}
    illness = {f"ILLNESS_{advice.upper()}" for advice in Advice.__args__} | set(NIGHT_CODES.values())
    factors = {f"FACTOR_NAME_{factor.upper()}" for factor in Factor.__args__}
    factors |= {f"FACTOR_{factor.upper()}" for factor in Factor.__args__ if factor != "soreness_pain"}
    assert {code for code in marker | others | illness | factors if not has(code)} == set()


async def test_the_whole_blood_pattern_is_told_with_its_parts(sqlite_store: Store):
    rmssd, nights = np.tile([58.0, 62.0], 30), np.tile([440.0, 460.0], 30)
    rmssd[-1], nights[-1] = 40.0, 330.0
    who = await athlete(
        sqlite_store, days("rmssd_ms", rmssd), days("sleep_min", nights),
        sampled("cortisol_nmol_l", [400.0] * 5 + [900.0]), sampled("lactate_mmol_l", [1.1] * 5 + [2.6]),
    )  # fmt: skip
    text = await answered(sqlite_store, who, "assess_biomarkers")
    assert "The blood pattern is complete, with 4 signals" in text
    assert "Cortisol is 900 nmol/L, high for you at that hour" in text
    assert "names no cause" in text


@pytest.mark.parametrize(
    ("metric", "values", "words"),
    [
        ("ck_u_l", [5200.0], "ask for medical advice today"),
        ("ck_u_l", [700.0], "high against the reference; usual in sport is 47 to 513 U/L"),
        ("ck_u_l", [150.0] * 5 + [160.0], "CK is 160 U/L, inside your own range"),
        ("ck_u_l", [150.0] * 5 + [600.0], "CK is 600 U/L, high for you"),
        ("crp_mg_l", [22.0], "postpone hard training and see a doctor"),
        ("crp_mg_l", [5.0], "more than the usual trace"),
        ("crp_mg_l", [1.0], "an ordinary value"),
        ("crp_mg_l", [1.0] * 5 + [9.0], "high for you; usual is"),
        ("lactate_mmol_l", [2.5], "higher than what resting values reach"),
        ("lactate_mmol_l", [1.2], "an ordinary resting value"),
        ("cortisol_nmol_l", [420.0], "too few samples of that hour"),
        ("cortisol_nmol_l", [420.0] * 5 + [100.0], "low for you at that hour"),
        ("testosterone_nmol_l", [1.2] * 5 + [4.0], "The testosterone reading is 4.0 nmol/L, high for you"),
        ("testosterone_nmol_l", [1.2] * 5 + [0.3], "low for you at that hour"),
        ("testosterone_nmol_l", [1.2], "too few samples of that hour"),
    ],
)
async def test_a_single_marker_is_told_with_what_it_is_held_against(sqlite_store: Store, metric, values, words):
    who = await athlete(sqlite_store, sampled(metric, values))
    assert words in await answered(sqlite_store, who, "assess_biomarkers")


@pytest.mark.parametrize(
    ("last", "words"), [(0.3, "low for you"), (0.8, "still inside what chance explains"), (4.0, "high for you")]
)
async def test_the_ratio_is_told_and_diagnoses_nothing(sqlite_store: Store, last, words):
    who = await athlete(
        sqlite_store, sampled("cortisol_nmol_l", [400.0] * 6), sampled("testosterone_nmol_l", [1.2] * 5 + [last])
    )
    assert f", {words}" in await answered(sqlite_store, who, "assess_biomarkers") or words.startswith("still")


async def test_hormones_after_a_lost_night_and_old_samples_are_left_out(sqlite_store: Store):
    who = await athlete(
        sqlite_store, days("sleep_min", [450.0, 100.0]), sampled("cortisol_nmol_l", [400.0]),
        sampled("ck_u_l", [150.0]), sampled("lactate_mmol_l", [1.0, 9.0], every=2)[1:],
    )  # fmt: skip
    text = await answered(sqlite_store, who, "assess_biomarkers")
    assert "I do not read hormones after a sleepless night" in text
    assert "Older samples are too old" in text
    assert "ortisol is" not in text


async def test_a_hormone_without_a_time_of_day_compares_with_nothing(sqlite_store: Store):
    untimed = [one.model_copy(update={"at": None}) for one in sampled("cortisol_nmol_l", [400.0])]
    bare = await athlete(sqlite_store, untimed)
    alone = await answered(sqlite_store, bare, "assess_biomarkers")
    assert alone.startswith("A hormone sample is there without its time of day")
    ck = [one.model_copy(update={"at": None}) for one in sampled("ck_u_l", [150.0])]
    await sqlite_store.observations.record(bare.person_id, ck)
    (later,) = await said(sqlite_store, bare, TODAY + timedelta(days=1), [("assess_biomarkers", {"on": str(TODAY)})])
    assert later.violations == ()
    assert "inside the reference range of athletes" in later.text


async def test_a_sample_that_never_was_is_told_apart_from_one_too_old(sqlite_store: Store):
    who = await athlete(sqlite_store, days("sleep_min", [450.0] * 5))
    never = await answered(sqlite_store, who, "assess_biomarkers")
    assert never == (
        "I can't tell: your data hold no blood or saliva sample of the past year and no glucose of that day."
    )
    old = [one.model_copy(update={"on": one.on - timedelta(days=60)}) for one in days("ck_u_l", [200.0])]
    await sqlite_store.observations.record(who.person_id, old)
    stale = await answered(sqlite_store, who, "assess_biomarkers")
    assert stale == ("I can't tell: the newest sample is of Sat 3 Jan, and none is fresh enough to speak of now.")


async def test_a_sensor_gives_a_day_of_glucose(sqlite_store: Store):
    who = await athlete(sqlite_store)
    values = np.append(np.full(90, 5.6), np.nan)
    recorded = Stream(
        "glucose_mmol_l", TODAY, 300.0 * np.arange(91), values, LAB, datetime(2026, 3, 4, 0, 5, tzinfo=UTC)
    )
    await sqlite_store.streams.record(who.person_id, [recorded])
    text = await answered(sqlite_store, who, "assess_biomarkers")
    assert "Glucose ran at 5.6 mmol/L, with 100 % of glucose readings in range" in text
    assert "no advice on diabetes" in text


async def test_an_unusual_night_asks_how_one_feels(sqlite_store: Store):
    temp, heart = np.tile([34.1, 34.2], 20), np.tile([50.0, 51.0], 20)
    temp[-1], heart[-1] = 35.0, 60.0
    who = await athlete(sqlite_store, days("skin_temp_c", temp), days("resting_hr_bpm", heart))
    text = await answered(sqlite_store, who, "screen_illness")
    assert text.startswith("The night looks unusual. How do you feel")
    assert "Skin temperature was 35.0 °C in the night, where 34.1 °C is usual" in text or "34.2 °C is usual" in text
    assert "illness signs in 2 signals" in text


async def test_symptoms_decide_and_a_word_of_being_well_ends_those_that_pass(sqlite_store: Store):
    who = await athlete(sqlite_store)
    assert (await answered(sqlite_store, who, "screen_illness")).startswith("I can't tell")
    logged = await answered(sqlite_store, who, "log_health", ill=True, symptoms=["cough", "fever"], body_temp_c=38.6)
    assert logged.startswith("Logged for today: illness noted, a cough, a fever, body temperature 38.6 °C.")
    assert "No training for now" in logged
    assert (await answered(sqlite_store, who, "screen_illness")).startswith("No training for now")
    context_later = [("log_health", {"ill": False}), ("screen_illness", {})]
    later = await said(sqlite_store, who, TODAY + timedelta(days=1), context_later)
    assert "well again" in later[0].text
    assert later[1].text.startswith("You can come back in steps. The next step is a short and easy session.")
    assert "symptoms below the neck" not in later[1].text
    assert [one.violations for one in later] == [(), ()]


async def test_who_is_ill_above_the_neck_hears_one_course_and_its_reason(sqlite_store: Store):
    who = await athlete(sqlite_store)
    await answered(sqlite_store, who, "log_health", ill=True, symptoms=["sore_throat", "runny_nose"])
    text = await answered(sqlite_store, who, "screen_illness")
    assert text.startswith(
        "No training for now: rest, and come back in steps once it is over. "
        "You reported being ill, and that means rest even where the symptoms stay above the neck."
    )
    assert "only" not in text
    assert "careful policy" not in text


async def test_a_symptom_of_heart_or_muscle_stays_until_it_is_seen(sqlite_store: Store):
    who = await athlete(sqlite_store)
    assert "belong to a doctor" in await answered(sqlite_store, who, "log_health", symptoms=["chest_pain"])
    later = await said(
        sqlite_store, who, TODAY + timedelta(days=1), [("log_health", {"ill": False}), ("screen_illness", {})]
    )
    assert later[1].text.startswith("Stop training")
    assert "emergency care today" in await answered(sqlite_store, who, "log_health", symptoms=["dark_urine"])
    assert "urgent, whatever a blood value says" in await answered(sqlite_store, who, "assess_biomarkers")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"injured": True, "area": "knee"}, "injury noted, knee."),
        ({"area": "achilles"}, "injury noted, Achilles tendon."),
        ({"injured": True}, "injury noted."),
        ({"injured": False, "area": "knee"}, "no injury any more."),
        ({"symptoms": ["runny_nose", "runny_nose"]}, "today: a runny nose."),
        ({"body_temp_c": 36.8}, "body temperature 36.8 °C."),
        ({"ill": True, "on": "2026-03-03"}, "Logged for yesterday: illness noted."),
        ({}, "What should I log"),
        ({"ill": True, "on": "2026-03-05"}, "That day has not come yet"),
        ({"body_temp_c": 60.0}, "does not look right for body temperature"),
    ],
)
async def test_health_is_read_back_as_it_was_told(sqlite_store: Store, arguments, words):
    who = await athlete(sqlite_store)
    assert words in await answered(sqlite_store, who, "log_health", **arguments)


async def test_what_was_logged_is_kept_with_its_place(sqlite_store: Store):
    who = await athlete(sqlite_store)
    await answered(sqlite_store, who, "log_health", injured=True, area="calf", symptoms=["headache"])
    injured = await sqlite_store.observations.of(who.person_id, "injured", TODAY, TODAY)
    symptoms = await sqlite_store.observations.of(who.person_id, "symptom_reported", TODAY, TODAY)
    assert [(one.value, one.source.method) for one in injured] == [(1.0, "calf")]
    assert [(one.value, one.source.method) for one in symptoms] == [(1.0, "headache")]
    assert injured[0].at is not None


async def test_a_report_is_taken_back_with_everything_told_beside_it(sqlite_store: Store):
    who = await athlete(sqlite_store, days("ill", [1.0]))
    asked = await answered(sqlite_store, who, "log_health", undo_last=True)
    assert asked.startswith("I find no report of illness or injury of the last week")
    told = {"ill": True, "symptoms": ["cough"], "body_temp_c": 38.6, "area": "calf", "on": "2026-03-03"}
    await answered(sqlite_store, who, "log_health", **told)
    text = await answered(sqlite_store, who, "log_health", undo_last=True)
    assert text.startswith(
        "Removed from yesterday: illness noted, injury noted, calf, a cough, body temperature 38.6 °C."
    )
    for metric in ("ill", "injured", "symptom_reported", "body_temp_c"):
        kept = await sqlite_store.observations.of(who.person_id, metric, TODAY - timedelta(days=9), TODAY)
        assert {one.source.vendor for one in kept} <= {"simulated"}


async def test_a_picture_ranks_and_gives_no_number_for_the_whole(sqlite_store: Store):
    drift = np.full(40, np.nan)
    drift[[4, 11, 18, 25, 32, 39]] = [0.5, 0.8, 0.5, 0.8, 0.6, -3.6]
    uneven = np.where(np.isfinite(drift), 5.0, np.nan)
    uneven[-1] = 14.0
    injured = np.zeros(40)
    injured[-20] = 1.0
    who = await athlete(
        sqlite_store, days("gait_drift_deg", drift), days("asymmetry_pct", uneven), days("injured", injured),
        days("sleep_min", np.append(np.full(33, 470.0), np.full(7, 380.0))), days("pain_nrs", [4.0]),
    )  # fmt: skip
    text = await answered(sqlite_store, who, "review_injury_factors")
    assert text.startswith("I count 5 factors outside the usual, with 5 factors known")
    assert "a difference of 3.6 °, where a difference of 0.6 ° is usual" in text
    assert "Asymmetry is 14 %, where 5 % is usual" in text
    assert "Time since the last injury day: 19 days" in text
    assert "No screening test can tell who gets hurt" in text
    assert text.endswith("a single long session · not known · 0 days")


async def test_too_little_for_a_picture_or_a_share_says_so(sqlite_store: Store):
    who = await athlete(sqlite_store, days("injured", [0.0] * 5))
    assert (await answered(sqlite_store, who, "review_injury_factors")).startswith("I can't tell: too few factors")
    assert "needs 20 days" in await answered(sqlite_store, who, "assess_availability")


async def test_availability_counts_reports_where_there_is_no_plan(sqlite_store: Store):
    who = await athlete(sqlite_store, days("injured", [0.0] * 62 + [1.0] * 7 + [0.0] * 21))
    text = await answered(sqlite_store, who, "assess_availability")
    assert (
        "Availability was 75 % over the last 28 days: 21 days fully available, 0 days modified, 7 days out of" in text
    )
    assert "every day counts as scheduled" in text


@pytest.mark.parametrize(("seed", "today"), [(7, date(2026, 3, 4)), (23, date(2026, 7, 19))])
async def test_the_simulated_team_can_be_asked_about_all_of_it(sqlite_store: Store, seed, today):
    await seed_team(sqlite_store, seed, today, athletes=8, days=120)
    coach, athletes = await principals(sqlite_store, "Jordan Reyes")
    names = ("assess_biomarkers", "screen_illness", "review_injury_factors", "assess_availability")
    calls = [(name, {"on": str(today - timedelta(days=ago))}) for name in names for ago in (0, 3, 40, 200)]
    answers = [one for who in athletes for one in await said(sqlite_store, who, today, calls)]
    of_coach = [(name, {"person": f"A{n}"}) for name in names for n in range(1, 8)]
    answers += await said(sqlite_store, coach, today, of_coach)
    assert [(one.text, one.violations, one.error) for one in answers if one.violations or one.error] == []
    told = {athletes[n].name: answers[16 * n].text for n in range(len(athletes))}
    assert "The blood pattern is complete, with 4 signals" in told["Tomás Ferreira"]
    ingrid = next(n for n, one in enumerate(athletes) if one.name == "Ingrid Solheim")
    assert "gait drift made a difference" in answers[16 * ingrid + 8].text


@pytest.mark.parametrize("others", [False, True])
async def test_a_hormone_sample_without_its_hour_is_said_to_lack_it(sqlite_store, others):
    timeless = Observation(metric="cortisol_nmol_l", value=420.0, on=TODAY, source=LAB)
    more = sampled("ck_u_l", [200.0, 210.0, 190.0, 205.0, 198.0, 202.0]) if others else []
    who = await athlete(sqlite_store, [timeless, *more])
    text = await answered(sqlite_store, who, "assess_biomarkers")
    assert "A hormone sample is there without its time of day" in text
    assert "hold no blood" not in text
    assert ("CK is" in text) is others
    assert "420" not in text
