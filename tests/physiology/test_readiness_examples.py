"""The examples in the docstrings of the judgement part run and are true."""

import doctest
import importlib

import pytest

MODULES = (
    "newest",
    "outlook",
    "prescription",
    "readiness",
    "readiness_caps",
    "readiness_score",
    "readiness_shapes",
    "readiness_signals",
    "recovery",
    "recovery_own",
    "recovery_window",
    "sleep",
    "sleep_debt",
    "strain_screen",
    "usual",
    "wellness",
    "wellness_scales",
    "wellness_score",
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name):
    assert doctest.testmod(importlib.import_module(f"physiology.{name}")).failed == 0
