"""The page of recordings names every file there is, and says what our readers and kernels make of it now."""

import pytest

from evals.recordings import reading
from evals.recordings.__main__ import DATA, LOADS, NOT_READ, PAGE

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the real recordings are kept outside the project")
WRITTEN = PAGE.read_text(encoding="utf-8")


def test_every_recording_has_its_line():
    folders = {"nirs": (".csv", ".xlsx"), "fit": (".fit",), "load": (".csv",)}
    named = [path.name for name, kinds in folders.items() for path in (DATA / name).iterdir() if path.suffix in kinds]
    named += [path.name for path in (DATA / "pmdata").iterdir()]
    assert [name for name in named if f"| {name} | " not in WRITTEN] == []


def test_a_table_of_loads_is_read_or_a_reason_is_given():
    assert {path.name for path in (DATA / "load").glob("*.csv")} == {*LOADS, *NOT_READ}


@pytest.mark.parametrize("name", LOADS)
def test_loads_give_what_the_page_says(name):
    assert f"| {name} | {reading.loads(DATA / 'load' / name, *LOADS[name])} |" in WRITTEN


def test_an_irregular_rhythm_gives_no_number():
    found = reading.beats(DATA / "rr" / "polar_h10_pvc_rr.csv")
    assert "no HRV" in found
    assert f"| {found} |" in WRITTEN


def test_a_recording_of_a_muscle_gives_what_the_page_says():
    assert f"| {reading.oxygen(DATA / 'nirs' / 'moxy_intervals.csv')} |" in WRITTEN


def test_a_diary_gives_what_the_page_says():
    assert f"| {reading.person(DATA / 'pmdata' / 'p03')} |" in WRITTEN
