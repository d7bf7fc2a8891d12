"""`make mutate`: break the physiology in thousands of small ways and see whether a test notices each.

mutmut works in a copy below `var/`, so that the files here may be edited meanwhile. It mutates bodies of functions and
leaves constants, defaults, decorated functions (properties) and docstrings alone: house rules are held by the exact
numbers in tests, not by this count.
"""

import argparse
import json
import math
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
COPY = ROOT / "var" / "mutants"
COPIED = ("physiology", "tests/physiology", "tests/golden", "pyproject.toml")
UNSEEN = {0: "survived", 5: "no test", 33: "no test"}
"""mutmut's exit codes for a mutant that nothing noticed; a time-out was noticed."""
LIMIT_PCT = 5.0
DRAWN = COPY / "drawn.txt"
"""The names of a sample, one a line."""
SEED = 20261120


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
    parser.add_argument("--draw", type=int, metavar="N", help="draw N mutants at random")
    parser.add_argument("--drawn", action="store_true", help="report on the drawn ones alone")
    parser.add_argument("--survivors", action="store_true", help="name each survivor, for `mutmut show`")
    said = parser.parse_args()
    if said.copy:
        _copy(said.only.removesuffix("/"))
        return 0
    dotted = said.only.removesuffix("/").removesuffix(".py").replace("/", ".")
    if said.draw:
        _draw(dotted, said.draw)
        return 0
    drawn = frozenset(DRAWN.read_text(encoding="utf-8").split()) if said.drawn else None
    found = [module for module in modules(drawn) if f"{module.name}.".startswith(f"{dotted}.")]
    _show(found, survivors=said.survivors)
    survived, tried = sum(len(module.survivors) for module in found), sum(module.mutants for module in found)
    if drawn is not None:
        low, high = _range_pct(survived, tried)
        Console(highlight=False).print(
            f"A sample of {tried}: with 95 % confidence {low:.1f} to {high:.1f} % of all mutants survive."
        )
    return int(100.0 * survived > LIMIT_PCT * max(tried, 1))


def modules(drawn: frozenset[str] | None = None) -> Iterator[Module]:
    """What the last run found, by file; of the drawn mutants alone, where some are given."""
    for path, codes in _codes():
        kept = {name: code for name, code in codes.items() if drawn is None or name in drawn}
        tried = {name: code for name, code in kept.items() if code is not None}
        name = str(path.relative_to(COPY / "mutants")).removesuffix(".py.meta").replace("/", ".")
        if kept:
            survivors = tuple(name for name, code in tried.items() if code in UNSEEN)
            yield Module(name, len(tried), survivors, len(kept) - len(tried))


def _codes() -> Iterator[tuple[Path, dict[str, int | None]]]:
    """Every mutant's exit code, None where it was not tried, by file."""
    for path in sorted((COPY / "mutants" / "physiology").rglob("*.py.meta")):
        yield path, json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]


def _draw(dotted: str, number: int) -> None:
    """Keep the names of a fresh sample."""
    names = [name for _, codes in _codes() for name in codes if name.startswith(f"{dotted}.")]
    chance = np.random.default_rng(SEED)
    drawn = sorted(chance.choice(names, min(number, len(names)), replace=False).tolist())
    DRAWN.write_text("\n".join(drawn), encoding="utf-8")


def _range_pct(hits: int, tried: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's range of a share [%]."""
    share, spread = hits / tried, z * z / tried
    middle, half = share + spread / 2.0, z * math.sqrt((share * (1.0 - share) + spread / 4.0) / tried)
    return 100.0 * (middle - half) / (1.0 + spread), 100.0 * (middle + half) / (1.0 + spread)


def _copy(only: str) -> None:
    """Bring the copy up to date. What mutmut made of another choice of files would be taken for this one's."""
    COPY.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(COPY / "mutants", ignore_errors=True)
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
