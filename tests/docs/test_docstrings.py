"""Every public function of the physiology says what goes in, what comes out, how it is computed and on what it rests.

Public is what a package hands out in its `__init__`, and every kernel wherever it stands: what is called from outside.
The parts that an assessment is put together from need one sentence.
"""

import importlib
import inspect
import pkgutil
from types import FunctionType

import pytest

import physiology
from docs.docstrings import Documented, documented
from docs.physiology_page import says_house_rule

FUNCTIONS = {f"{one.module}.{one.name}": one for one in documented()}


def exported() -> set[FunctionType]:
    """What the packages hand out."""
    packages = [found for found in pkgutil.walk_packages(physiology.__path__, "physiology.") if found.ispkg]
    modules = [importlib.import_module(found.name) for found in packages]
    return {value for module in modules for value in vars(module).values() if isinstance(value, FunctionType)}


def is_kernel(one: Documented) -> bool:
    """Whether arrays go in and an array comes out."""
    hints = dict(one.function.__annotations__)
    gives = "ndarray" in str(hints.pop("return", ""))
    return gives and any("ndarray" in str(hint) for hint in hints.values())


PUBLIC = [name for name, one in FUNCTIONS.items() if one.function in exported() or one.formula]
KERNELS = [name for name, one in FUNCTIONS.items() if is_kernel(one) and one.sections]


def test_there_is_something_to_check():
    assert len(PUBLIC) > 150
    assert len(KERNELS) > 80


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_says_what_it_is(name):
    assert FUNCTIONS[name].summary


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_function_says_what_goes_in_and_out(name):
    one = FUNCTIONS[name]
    takes = bool(inspect.signature(one.function).parameters)
    assert "Returns" in one.sections
    assert "Parameters" in one.sections or not takes
    assert "Examples" in one.sections


@pytest.mark.parametrize("name", KERNELS)
def test_a_kernel_states_its_formula(name):
    assert FUNCTIONS[name].formula


@pytest.mark.parametrize("name", KERNELS)
def test_a_kernel_has_arguments_with_units_or_shapes(name):
    said = FUNCTIONS[name].sections["Parameters"]
    assert "shape" in said or "[" in said


def test_a_claim_that_rests_on_nothing_published_says_so():
    assert sum(says_house_rule(one) for one in FUNCTIONS.values()) > 60
    assert sum(bool(one.references) for one in FUNCTIONS.values()) > 60
