"""Every source that the code names stands in the bibliography, and what nobody has read is marked."""

import ast
import re
from pathlib import Path

import pytest

from knowledge.bibliography import GRADES, HOUSE_RULE, bibliography, keys_by_doi

ROOT = Path(__file__).parents[2]
ROOMS = ("physiology", "simulation", "tools", "knowledge")
KEY = re.compile(r"[a-z]+(?:-[a-z]+)*-(?:19|20)\d\d(?:-[a-z0-9]+)*")
DOI = re.compile(r"doi:\s*(10\.\d{4,9}/[^\s\"']+?)(?=[.,;]?(?:\s|$|\\n))")
REFERENCE = re.compile(r"^\s*\.\. \[\d+\] (?P<text>.+(?:\n(?!\s*(?:\.\.|$)).+)*)", re.MULTILINE)
UNSEEN = "(source not seen)"


def sources(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def texts(path: Path) -> set[str]:
    """Every string of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def references() -> list[tuple[str, str]]:
    """Every entry of a References section of the physiology, with its file."""
    found = []
    for path in sources("physiology"):
        for match in REFERENCE.finditer(path.read_text(encoding="utf-8")):
            found.append((str(path.relative_to(ROOT)), " ".join(match["text"].split())))
    return found


def test_the_table_is_whole():
    table = bibliography()
    assert len(table) == 173
    assert list(table) == sorted(table)
    assert {one.grade for one in table.values()} == set(GRADES)
    assert sum(not one.seen for one in table.values()) == 39
    assert all(one.citation for one in table.values())
    assert len(keys_by_doi()) == sum(one.doi is not None for one in table.values())


@pytest.mark.parametrize("room", ROOMS)
def test_every_key_that_the_code_names_stands_in_the_table(room):
    named = {text for path in sources(room) for text in texts(path) if KEY.fullmatch(text)}
    assert named <= set(bibliography()), f"not in knowledge/bibliography.csv: {sorted(named - set(bibliography()))}"


def test_every_summary_names_sources_of_the_table():
    named = set()
    for path in (ROOT / "knowledge" / "sources").glob("*.md"):
        found = re.search(r"^sources: \[(.*)\]$", path.read_text(encoding="utf-8"), re.MULTILINE)
        named |= {key.strip() for key in found[1].split(",")}
    assert named - {HOUSE_RULE} <= set(bibliography())


def test_a_reference_whose_source_nobody_read_says_so():
    unmarked = []
    for path, text in references():
        doi = DOI.search(text)
        key = keys_by_doi().get(doi[1].casefold()) if doi else None
        unread = doi is not None and (key is None or not bibliography()[key].seen)
        if unread and UNSEEN not in text:
            unmarked.append(f"{path}: {text}")
    assert not unmarked, "\n".join(unmarked)


def test_a_reference_is_not_called_unread_when_it_was_read():
    for path, text in references():
        doi = DOI.search(text)
        key = keys_by_doi().get(doi[1].casefold()) if doi else None
        if key is not None and bibliography()[key].seen:
            assert UNSEEN not in text, f"{path}: {text}"
