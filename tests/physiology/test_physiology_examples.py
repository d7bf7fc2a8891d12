"""Every example in a docstring of the room runs, and every public function has one or is one line of words."""

import doctest
import importlib
import pkgutil

import pytest

import physiology

MODULES = tuple(module.name for module in pkgutil.walk_packages(physiology.__path__, "physiology."))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_room_has_examples_to_run() -> None:
    finder = doctest.DocTestFinder()
    found = [test for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(found) > 50
