"""Which part of an assessment, and which signal, a question names."""

import pytest

from agent.understanding.reading import Intent
from tests.agent.understanding.heard import understood


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("what are my training zones?", "zones"),
        ("my heart rate zones please", "zones"),
        ("what are my power zones", "power_zones"),
        ("what is my VO2max?", "vo2max"),
        ("how fit am i", "vo2max"),
        ("at what heart rate do I burn fat?", "fat_oxidation"),
        ("my fat oxidation zone", "fat_oxidation"),
    ],
)
def test_the_part_of_fitness_that_was_asked_for(text, about):
    request = understood("athlete", text)
    assert request.intent is Intent.FITNESS
    assert request.wish is not None
    assert request.wish.about == about


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("does noise matter for me?", "noise_db"),
        ("does the heat affect me", "ambient_temp_c"),
        ("does load matter for me", "daily_load_au"),
        ("does caffeine matter for me?", "not_kept"),
        ("which signals matter for me", None),
        ("signal from noise", None),
        ("which numbers are just noise", None),
        ("is it sleep or load that drives how i feel", None),
    ],
)
def test_the_one_signal_that_was_asked_about(text, signal):
    request = understood("athlete", text)
    assert request.intent is Intent.SIGNALS
    assert request.wish is not None
    assert request.wish.signal == signal
