"""`make mutate`: break the physiology in thousands of small ways and see whether a test notices each.

mutmut works in a copy below `var/`, so that the files here may be edited meanwhile. It mutates bodies of functions and
leaves constants, defaults, decorated functions (properties) and docstrings alone: house rules are held by the exact
numbers in tests, not by this count.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
COPY = ROOT / "var" / "mutants"
COPIED = ("physiology", "tests/physiology", "tests/golden", "pyproject.toml")
UNSEEN = {0: "survived", 5: "no test", 33: "no test"}
"""mutmut's exit codes for a mutant that nothing noticed; a time-out was noticed."""
LIMIT_PCT = 5.0


@dataclass(frozen=True, slots=True)
class Module:
    """The mutants of one file."""

    name: str
    mutants: int
    survivors: tuple[str, ...]
    waiting: int

    @property
    def surviving_pct(self) -> float:
        """Share nothing noticed."""
        return 100.0 * len(self.survivors) / max(self.mutants, 1)


def main() -> int:
    """Copy what is mutated, or report by file and fail where more than a twentieth survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="?", default="physiology", help="a folder or a file, as physiology/load")
    parser.add_argument("--copy", action="store_true", help="bring the copy up to date for mutmut to work in")
    parser.add_argument("--survivors", action="store_true", help="name each survivor, for `mutmut show`")
    said = parser.parse_args()
    if said.copy:
        _copy(said.only.removesuffix("/"))
        return 0
    dotted = said.only.removesuffix("/").removesuffix(".py").replace("/", ".")
    found = [module for module in modules() if f"{module.name}.".startswith(f"{dotted}.")]
    _show(found, survivors=said.survivors)
    survived = sum(len(module.survivors) for module in found)
    return int(100.0 * survived > LIMIT_PCT * max(sum(module.mutants for module in found), 1))


def modules() -> Iterator[Module]:
    """What the last run found, by file."""
    for path in sorted((COPY / "mutants" / "physiology").rglob("*.py.meta")):
        codes: dict[str, int | None] = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        tried = {name: code for name, code in codes.items() if code is not None}
        name = str(path.relative_to(COPY / "mutants")).removesuffix(".py.meta").replace("/", ".")
        if codes:
            survivors = tuple(name for name, code in tried.items() if code in UNSEEN)
            yield Module(name, len(tried), survivors, len(codes) - len(tried))


def _copy(only: str) -> None:
    """Bring the copy up to date; mutmut keeps what it found out about functions that are the same."""
    COPY.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        source, target = ROOT / name, COPY / name
        if source.is_file():
            shutil.copy2(source, target)
            continue
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    settings = COPY / "pyproject.toml"
    mutated = f'[tool.mutmut]\nonly_mutate = ["{only}.py", "{only}/*"]'
    settings.write_text(settings.read_text(encoding="utf-8").replace("[tool.mutmut]", mutated), encoding="utf-8")


def _show(found: list[Module], *, survivors: bool) -> None:
    table = Table(title="Mutants", title_justify="left")
    for column in ("file", "mutants", "killed", "survived", "surviving [%]"):
        table.add_column(column, justify="left" if column == "file" else "right")
    for module in found:
        _row(table, module.name.removeprefix("physiology."), module.mutants, len(module.survivors))
    table.add_section()
    _row(table, "all", sum(one.mutants for one in found), sum(len(one.survivors) for one in found))
    console = Console(highlight=False)
    console.print(table)
    for name in (name for module in found for name in module.survivors if survivors):
        console.print(name, markup=False)
    if waiting := sum(one.waiting for one in found):
        console.print(f"{waiting} mutants have not been tried.")


def _row(table: Table, name: str, mutants: int, survived: int) -> None:
    share = f"{100.0 * survived / max(mutants, 1):.1f}"
    table.add_row(name, str(mutants), str(mutants - survived), str(survived), share)


if __name__ == "__main__":
    sys.exit(main())
