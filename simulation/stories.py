"""What happens to whom: every named story as data, in days counted back from the last one."""

from dataclasses import dataclass

import numpy as np

from simulation.chance import BoolArray, FloatArray

CALM = 0.3
"""Share of chance that is left on a calm day."""
_USUAL = {
    "hrv_sd": 0.0,
    "resting_hr_bpm": 0.0,
    "sleep_min": 0.0,
    "night_min": np.nan,
    "wellness": 0.0,
    "load": 1.0,
    "extra_au": 0.0,
    "ill": 0.0,
    "injured": 0.0,
    "watch": 1.0,
    "check_in": 1.0,
}


@dataclass(frozen=True, slots=True)
class Episode:
    """Some days on which something differs, from `since` days ago to `until` days ago, both included.

    What is None stays as it is. With `ramp` every shift grows to its full size over the episode.
    """

    since: int
    until: int = 0
    ramp: bool = False
    hrv_sd: float | None = None
    """Shift of the nightly lnRMSSD, in the athlete's own night-to-night SDs."""
    resting_hr_bpm: float | None = None
    sleep_min: float | None = None
    night_min: float | None = None
    """Length of these nights, whatever the athlete usually sleeps."""
    wellness: float | None = None
    """Shift of all five items, in points."""
    load: float | None = None
    """Share of each planned session that is done."""
    extra_au: float | None = None
    """Load of an unplanned session on top, every day."""
    ill: bool | None = None
    injured: bool | None = None
    watch: bool | None = None
    check_in: bool | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """One athlete's recent past, and the session the coach has planned for the last day."""

    episodes: tuple[Episode, ...] = ()
    today: str | None = None
    """Key of `schedule.TEMPLATES`; None leaves the group's plan."""
    plan_scale: float = 1.0
    """Share of the group's plan that the coach has set from the last day on."""
    joined_days_ago: int | None = None
    shares_with_coach: bool = True
    calm_days: int = 3
    """On the newest days chance is damped, so that the story and not luck shows."""
    tidy_days: int = 28
    """On the newest days nothing goes missing by chance, and no match is missed."""


STORIES = {
    "steady": Story(tidy_days=2),
    "no_consent": Story(tidy_days=2, shares_with_coach=False),
    "short_nights": Story(
        episodes=(Episode(1, night_min=325, hrv_sd=0.8, wellness=0.6), Episode(3, 1, load=0.75)), today="intervals"
    ),
    "load_spike": Story(
        episodes=(Episode(27, 7, load=0.5), Episode(6, extra_au=190, hrv_sd=0.6, wellness=0.4)), today="intervals"
    ),
    "illness": Story(
        episodes=(
            Episode(2, hrv_sd=-3.0, resting_hr_bpm=9, sleep_min=-30, wellness=-1.6),
            Episode(1, ill=True, load=0),
        ),
        today="tempo",
    ),
    "return_from_injury": Story(
        episodes=(
            Episode(63, 36, load=0, injured=True, wellness=-0.4),
            Episode(35, 29, load=0.25),
            Episode(28, 22, load=0.35),
            Episode(21, 15, load=0.42),
            Episode(14, 8, load=0.49),
            Episode(7, load=0.55, hrv_sd=0.5, wellness=0.2),
        ),
        plan_scale=0.6,
    ),
    "overreaching": Story(
        episodes=(
            Episode(10, ramp=True, hrv_sd=-2.6, resting_hr_bpm=7, sleep_min=-70, wellness=-1.6),
            Episode(13, extra_au=90),
        ),
        today="intervals",
    ),
    "watch_not_worn": Story(episodes=(Episode(5, watch=False),)),
    "brand_new": Story(joined_days_ago=2),
    "high_but_fine": Story(
        episodes=(Episode(1, hrv_sd=1.6, resting_hr_bpm=-3, sleep_min=20, wellness=0.8), Episode(3, 1, load=0.8)),
        today="intervals",
    ),
    "tired_but_green_hrv": Story(episodes=(Episode(1, hrv_sd=1.1, wellness=-2.0),), today="strength"),
    "silent": Story(episodes=(Episode(0, watch=False, check_in=False),)),
}


@dataclass(frozen=True, slots=True)
class Timeline:
    """A story laid out day by day, oldest first; every array has shape (n_days,)."""

    hrv_sd: FloatArray
    resting_hr_bpm: FloatArray
    sleep_min: FloatArray
    night_min: FloatArray
    """NaN where the night is an ordinary one."""
    wellness: FloatArray
    load: FloatArray
    extra_au: FloatArray
    ill: FloatArray
    injured: FloatArray
    watch: FloatArray
    check_in: FloatArray
    chance: FloatArray
    """How much of chance shows: 1 usually, little on calm days."""
    tidy: BoolArray
    """Days of which nothing goes missing by chance."""

    def __len__(self) -> int:
        """Number of days."""
        return int(self.load.size)


def timeline(story: Story, n_days: int) -> Timeline:
    """Lay a story out over the newest `n_days` days; of two episodes that set the same thing, the later one counts."""
    days_ago = np.arange(n_days - 1, -1, -1)
    days = {name: np.full(n_days, usual) for name, usual in _USUAL.items()}
    for episode in story.episodes:
        inside = (days_ago <= episode.since) & (days_ago >= episode.until)
        grown = (
            (episode.since + 1 - days_ago) / (episode.since + 1 - episode.until) if episode.ramp else np.ones(n_days)
        )
        for name in _USUAL:
            amount = getattr(episode, name)
            if amount is not None:
                days[name] = np.where(inside, float(amount) * grown, days[name])
    chance = np.where(days_ago < story.calm_days, CALM, 1.0)
    return Timeline(**days, chance=chance, tidy=days_ago < story.tidy_days)
