import numpy as np
import pytest

from simulation.body import draw_body, live, strain
from simulation.chance import carried, kept
from simulation.stories import Episode, Story, timeline

DAYS = 4000
LOAD_AU = np.tile([0.0, 360.0, 480.0, 300.0, 150.0, 720.0, 70.0], DAYS // 7 + 1)[:DAYS]
ORDINARY = timeline(Story(calm_days=0, tidy_days=0), DAYS)


@pytest.fixture(scope="module")
def body():
    return draw_body(np.random.default_rng(1), "female")


@pytest.fixture(scope="module")
def lived(body):
    return live(np.random.default_rng(2), body, LOAD_AU, ORDINARY)


def test_carried_noise_has_unit_variance_and_the_asked_memory():
    noise = carried(np.random.default_rng(0).standard_normal(40_000), 0.6)
    assert noise.std() == pytest.approx(1.0, abs=0.03)
    assert np.corrcoef(noise[1:], noise[:-1])[0, 1] == pytest.approx(0.6, abs=0.02)


def test_chance_loses_the_asked_share_of_untidy_days_only():
    tidy = np.arange(20_000) % 2 == 0
    found = kept(np.random.default_rng(0), tidy, gap=0.05)
    assert found[tidy].all()
    assert found[~tidy].mean() == pytest.approx(0.95, abs=0.006)


def test_strain_is_nothing_on_a_mean_day_and_minus_one_at_rest():
    assert strain(np.array([100.0, 0.0, 200.0])).tolist() == [0.0, -1.0, 1.0]
    assert strain(np.zeros(3)).tolist() == [0.0, 0.0, 0.0]


def test_the_night_after_the_hardest_day_has_the_lowest_hrv_and_the_highest_pulse(lived):
    weekday = (np.arange(DAYS) - 1) % 7
    hrv = [np.log(lived.rmssd_ms[weekday == day]).mean() for day in range(7)]
    pulse = [lived.resting_hr_bpm[weekday == day].mean() for day in range(7)]
    assert int(np.argmin(hrv)) == int(np.argmax(pulse)) == 5
    assert int(np.argmax(hrv)) == 0


def test_soreness_follows_load_and_sleep_quality_follows_sleep(lived):
    short = lived.sleep_min < np.quantile(lived.sleep_min, 0.2)
    assert lived.items["sleep_quality_score"][short].mean() < lived.items["sleep_quality_score"][~short].mean() - 0.2
    after_match = (np.arange(DAYS) - 1) % 7 == 5
    assert lived.items["soreness_score"][after_match].mean() < lived.items["soreness_score"][~after_match].mean() - 0.3


def test_nights_are_lognormal_around_the_body_s_own_mean(body, lived):
    ln_rmssd = np.log(lived.rmssd_ms)
    assert ln_rmssd.mean() == pytest.approx(body.ln_rmssd, abs=0.02)
    assert ln_rmssd.std() == pytest.approx(body.ln_rmssd_sd, rel=0.2)
    centred = ln_rmssd - ln_rmssd.mean()
    assert abs((centred**3).mean() / ln_rmssd.std() ** 3) < 0.2


def test_illness_raises_the_pulse_and_lowers_hrv_and_wellness(body):
    story = Story(episodes=(Episode(999, hrv_sd=-2.6, resting_hr_bpm=9, wellness=-1.6, ill=True),), calm_days=0)
    ill = live(np.random.default_rng(2), body, LOAD_AU, timeline(story, DAYS))
    before, after = slice(0, DAYS - 1000), slice(DAYS - 1000, DAYS)
    assert ill.resting_hr_bpm[after].mean() - ill.resting_hr_bpm[before].mean() == pytest.approx(9, abs=1)
    assert ill.rmssd_ms[after].mean() < 0.8 * ill.rmssd_ms[before].mean()
    assert ill.items["fatigue_score"][after].mean() < ill.items["fatigue_score"][before].mean() - 1


def test_a_ramp_grows_to_its_full_size_on_its_last_day():
    days = timeline(Story(episodes=(Episode(3, ramp=True, wellness=-2.0),)), 6)
    assert days.wellness.tolist() == [0.0, 0.0, -0.5, -1.0, -1.5, -2.0]


def test_the_later_of_two_episodes_counts_where_both_set_the_same():
    days = timeline(Story(episodes=(Episode(3, load=0.5), Episode(1, load=0.8, ill=True))), 5)
    assert days.load.tolist() == [1.0, 0.5, 0.5, 0.8, 0.8]
    assert days.ill.tolist() == [0.0, 0.0, 0.0, 1.0, 1.0]
    assert np.isnan(days.night_min).all()
    assert len(days) == 5


def test_women_have_a_slightly_higher_resting_pulse():
    pulses = {
        sex: np.mean([draw_body(np.random.default_rng([n, 5]), sex).resting_hr_bpm for n in range(300)])
        for sex in ("female", "male")
    }
    assert 1.5 < pulses["female"] - pulses["male"] < 4.5
