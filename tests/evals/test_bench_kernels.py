"""Every array kernel of the physiology is timed, or a reason is given why not."""

import pytest

from docs.docstrings import documented
from evals.bench import BENCHES, chosen
from evals.bench.kernels import KERNELS, timed_kernel
from evals.bench.league import League

SMALL = League(athletes=8, days=90, sessions=2)
ONE_RECORDING = "takes one recording, and is timed within smo2_fit or by its own tests"
ONE_ATHLETE = "takes one athlete's series: vectorised over days or candidates, not over athletes"
TRIVIAL = "a handful of passes over what another kernel gives"
PART = "a part of a kernel that is timed whole"
EXEMPT = {
    "bfr.set_signals": "takes the samples of one set",
    "biomarkers": "takes a few samples a month, not a value a day",
    "durability.decoupling.decoupling_onset_s": ONE_RECORDING,
    "durability.long_session": ONE_RECORDING,
    "durability.power_after_work": ONE_RECORDING,
    "hrv.device": TRIVIAL,
    "hrv.spread": TRIVIAL,
    "injury_factors.gait.gait_drift_deg": ONE_RECORDING,
    "load.days": "the three states of a day: masks of one athlete's log",
    "load.ewma.decayed": PART,
    "oxygenation": ONE_RECORDING,
    "readiness": PART,
    "recovery.trajectory": ONE_ATHLETE,
    "rolling.in_blocks": "runs other kernels",
    "session_load.heart": TRIVIAL,
    "session_load.muscle": ONE_RECORDING,
    "session_load.power": TRIVIAL,
    "session_load.sampling": ONE_RECORDING,
    "sleep.bedtime": TRIVIAL,
    "sleep.need": ONE_ATHLETE,
    "sleep.regularity": "takes minutes of one athlete's weeks",
    "sleep.score": TRIVIAL,
    "team": "takes one value an athlete",
    "travel.jet_lag": TRIVIAL,
    "twin": "one athlete's grid: twin_fit and five_scenarios",
    "week": "hundreds of candidate weeks of one athlete",
}
"""By the name of a kernel, or of its module or package."""


def reason(name: str) -> str | None:
    parts = name.split(".")
    return next((EXEMPT[".".join(parts[:n])] for n in range(len(parts), 0, -1) if ".".join(parts[:n]) in EXEMPT), None)


def array_kernels() -> list[str]:
    """Public functions that take arrays and give arrays."""
    found = []
    for one in documented():
        hints = dict(one.function.__annotations__)
        gives = "ndarray" in str(hints.pop("return", ""))
        if gives and any("ndarray" in str(hint) for hint in hints.values()):
            found.append(f"{one.module}.{one.name}")
    return found


def test_every_array_kernel_is_timed_or_exempt_with_a_reason():
    assert [name for name in array_kernels() if name not in KERNELS and reason(name) is None] == []


def test_every_exemption_still_exempts_something():
    names = array_kernels()
    for key in EXEMPT:
        assert any(f"{name}.".startswith(f"{key}.") for name in names), key


@pytest.mark.parametrize("name", KERNELS)
def test_a_kernel_is_timed_against_its_bare_passes(name):
    figure = timed_kernel(name, SMALL)
    assert figure["ours_ms"] > 0
    assert figure["ratio"] == pytest.approx(figure["ours_ms"] / figure["bound_ms"])
    assert figure["peak_mib"] > 0


def test_kernels_can_be_asked_for_together():
    assert chosen(["kernels"]) == list(KERNELS)
    assert set(chosen(None)) == set(BENCHES)


@pytest.mark.parametrize("name", ["smo2_fit", "twin_fit", "five_scenarios"])
def test_the_fits_of_one_athlete_are_timed(name):
    assert BENCHES[name]()["ours_ms"] > 0
