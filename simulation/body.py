"""How a simulated body answers load, sleep and illness: a generative model of nights and mornings.

A plausible toy, not a validated one. What it takes from the literature (ids of the bibliography):

* nightly RMSSD is lognormal, one night resembles the next, and it falls for a night after a hard day; read against the
  athlete's own spread (`buchheit-2014`, `plews-2013`);
* resting heart rate differs widely between people and little within one (`quer-2020`); it rises with illness
  (`smarr-2020`, `mishra-2020`) and slightly with overload (`bosquet-2008`);
* five items from 1 to 5, 5 = best (`mclean-2010`), follow load more closely than the heart does (`saw-2016`);
* sleep needs differ between athletes (`walsh-2021`); most of a night in bed is slept (`ohayon-2017`); deep sleep is
  13-23 % and REM 20-25 % of it.

The sizes of the responses are choices of this file, of the order seen in small daily-monitoring data sets.
"""

from dataclasses import dataclass

import numpy as np

from simulation.chance import FloatArray, carried
from simulation.stories import Timeline

ITEMS = ("fatigue_score", "mood_score", "soreness_score", "stress_score", "sleep_quality_score")

HRV_CARRY_OVER = 0.3
RESTING_HR_CARRY_OVER = 0.6
WELLNESS_CARRY_OVER = 0.3
HRV_SD_PER_STRAIN = -0.35
HRV_SD_PER_SHORT_HOUR = -0.15
BPM_PER_HRV_SD = -0.6
POINTS_PER_SHORT_HOUR = {"fatigue_score": -0.2, "mood_score": -0.1, "stress_score": -0.05, "sleep_quality_score": -0.55}
POINTS_PER_STRAIN = {"fatigue_score": -0.4, "soreness_score": -0.45, "mood_score": -0.05}
POINTS_PER_STRAIN_BEFORE = {"soreness_score": -0.2, "fatigue_score": -0.1}


@dataclass(frozen=True, slots=True)
class Body:
    """What one simulated person is like on an ordinary day."""

    ln_rmssd: float
    ln_rmssd_sd: float
    """Spread from night to night [ln ms]."""
    resting_hr_bpm: float
    sleep_min: float
    sleep_sd_min: float
    awake_min: float
    deep_share: float
    rem_share: float
    items: tuple[float, ...]
    """Usual answer to each of `ITEMS`, 1-5."""
    rpe_bias: float
    """How much harder than intended this person rates a session."""


@dataclass(frozen=True, slots=True)
class Days:
    """What the watch and the questionnaire would say, day by day; every array has shape (n_days,)."""

    rmssd_ms: FloatArray
    resting_hr_bpm: FloatArray
    sleep_min: FloatArray
    awake_min: FloatArray
    deep_sleep_min: FloatArray
    rem_sleep_min: FloatArray
    items: dict[str, FloatArray]


def draw_body(chance: np.random.Generator, sex: str) -> Body:
    """Draw a person: a trained adult, resting heart rate a little higher in women."""
    return Body(
        ln_rmssd=float(chance.normal(np.log(64.0), 0.25)),
        ln_rmssd_sd=float(chance.uniform(0.11, 0.17)),
        resting_hr_bpm=float(np.clip(chance.normal(53.0 if sex == "female" else 50.0, 3.5), 41.0, 64.0)),
        sleep_min=float(np.clip(chance.normal(465.0, 15.0), 435.0, 500.0)),
        sleep_sd_min=float(chance.uniform(24.0, 38.0)),
        awake_min=float(chance.uniform(24.0, 45.0)),
        deep_share=float(chance.uniform(0.15, 0.21)),
        rem_share=float(chance.uniform(0.20, 0.25)),
        items=tuple(float(item) for item in chance.uniform(3.5, 4.1, len(ITEMS))),
        rpe_bias=float(chance.normal(0.0, 0.4)),
    )


def strain(load_au: FloatArray) -> FloatArray:
    """Load of each day against the athlete's own mean: 0 is a mean day, -1 a rest day, at most 1.5."""
    mean = float(load_au.mean())
    return np.clip(load_au / mean - 1.0, -1.0, 1.5) if mean > 0 else np.zeros_like(load_au)


def live(chance: np.random.Generator, body: Body, load_au: FloatArray, story: Timeline) -> Days:
    """Live through the days: a day's load shows in the night and the morning that follow it."""
    n_days = len(story)
    day_strain = strain(load_au)
    yesterday = np.concatenate([[0.0], day_strain[:-1]])
    before = np.concatenate([[0.0, 0.0], day_strain[:-2]])[:n_days]
    sleep_min = _nights(chance, body, yesterday, story)
    short_h = np.clip((body.sleep_min - sleep_min) / 60.0, -1.0, 4.0)
    hrv_sd = (
        carried(chance.standard_normal(n_days), HRV_CARRY_OVER) * story.chance
        + HRV_SD_PER_STRAIN * yesterday
        + HRV_SD_PER_SHORT_HOUR * short_h
        + story.hrv_sd
    )
    heart_noise = carried(chance.standard_normal(n_days), RESTING_HR_CARRY_OVER) * story.chance
    return Days(
        rmssd_ms=np.clip(np.exp(body.ln_rmssd + body.ln_rmssd_sd * hrv_sd), 12.0, 190.0),
        resting_hr_bpm=np.clip(
            body.resting_hr_bpm + 1.2 * heart_noise + BPM_PER_HRV_SD * (hrv_sd - story.hrv_sd) + story.resting_hr_bpm,
            34.0,
            95.0,
        ),
        sleep_min=sleep_min,
        awake_min=_awake(chance, body, sleep_min),
        deep_sleep_min=(
            sleep_min * np.clip(body.deep_share + 0.02 * chance.standard_normal(n_days), 0.08, 0.3)
        ).round(),
        rem_sleep_min=(sleep_min * np.clip(body.rem_share + 0.025 * chance.standard_normal(n_days), 0.1, 0.35)).round(),
        items=_answers(chance, body, yesterday, before, short_h, story),
    )


def _nights(chance: np.random.Generator, body: Body, yesterday: FloatArray, story: Timeline) -> FloatArray:
    """Minutes asleep; a little less after the hardest days."""
    noise = chance.standard_normal(len(story)) * story.chance
    usual = body.sleep_min + body.sleep_sd_min * noise - 12.0 * np.clip(yesterday - 0.8, 0.0, None) + story.sleep_min
    set_by_story = story.night_min + 4.0 * noise
    return np.clip(np.where(np.isnan(story.night_min), usual, set_by_story), 180.0, 660.0).round()


def _awake(chance: np.random.Generator, body: Body, sleep_min: FloatArray) -> FloatArray:
    """Minutes awake in bed: fewer in a shorter night."""
    usual = body.awake_min + 7.0 * chance.standard_normal(sleep_min.size)
    return np.clip(usual * sleep_min / body.sleep_min, 8.0, 90.0).round()


def _answers(
    chance: np.random.Generator,
    body: Body,
    yesterday: FloatArray,
    before: FloatArray,
    short_h: FloatArray,
    story: Timeline,
) -> dict[str, FloatArray]:
    """The five items, whole points from 1 to 5: one mood of the day, and a little chance of their own."""
    shared = carried(chance.standard_normal(len(story)), WELLNESS_CARRY_OVER)
    answers = {}
    for usual, item in zip(body.items, ITEMS, strict=True):
        own = chance.standard_normal(len(story))
        points = (
            usual
            + (0.3 * shared + 0.3 * own) * story.chance
            + POINTS_PER_STRAIN.get(item, 0.0) * yesterday
            + POINTS_PER_STRAIN_BEFORE.get(item, 0.0) * before
            + POINTS_PER_SHORT_HOUR.get(item, 0.0) * short_h
            + story.wellness
        )
        answers[item] = np.clip(points.round(), 1.0, 5.0)
    return answers
