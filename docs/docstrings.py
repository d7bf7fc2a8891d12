"""What the docstrings of `physiology/` say, section by section."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import FunctionType

import physiology

HEADING = re.compile(r"^([A-Z][A-Za-z ]+)\n-{3,}$", re.MULTILINE)
FORMULA = re.compile(r"Formula: (.+?)(?=\.\s+[A-Z`]|\n[A-Z`]|\n\n|\Z)", re.DOTALL)
REFERENCE = re.compile(r"^\.\. \[\d+\] (.+(?:\n(?!\.\.).+)*)", re.MULTILINE)
UNIT = re.compile(r"\[([^\[\]]+)\](?!_)")


@dataclass(frozen=True, slots=True)
class Documented:
    """One public function and the parts of its docstring."""

    module: str
    """Below `physiology`."""
    name: str
    function: FunctionType
    summary: str
    sections: dict[str, str]

    @property
    def formula(self) -> str:
        """The formula in plain text; empty where nothing is computed."""
        found = FORMULA.search(self.sections.get("Notes", ""))
        return " ".join(found[1].split()).rstrip(".") if found else ""

    @property
    def validity(self) -> str:
        """What the notes say besides the formula."""
        return " ".join(FORMULA.sub("", self.sections.get("Notes", "")).split()).removeprefix(". ")

    @property
    def unit(self) -> str:
        """Units of what is returned, each once."""
        return ", ".join(dict.fromkeys(UNIT.findall(self.sections.get("Returns", ""))))

    @property
    def references(self) -> tuple[str, ...]:
        """Entries of the References section."""
        return tuple(" ".join(one.split()) for one in REFERENCE.findall(self.sections.get("References", "")))


def documented() -> Iterator[Documented]:
    """Every public function of the room, by module in alphabetical order."""
    for found in sorted(pkgutil.walk_packages(physiology.__path__, "physiology."), key=lambda one: one.name):
        module = importlib.import_module(found.name)
        for name, function in vars(module).items():
            own = isinstance(function, FunctionType) and function.__module__ == module.__name__
            if own and not name.startswith("_"):
                summary, sections = _parts(inspect.getdoc(function) or "")
                yield Documented(found.name.removeprefix("physiology."), name, function, summary, sections)


def _parts(text: str) -> tuple[str, dict[str, str]]:
    head, *rest = HEADING.split(text)
    bodies = (part.strip("\n") for part in rest[1::2])
    return " ".join(head.split("\n\n")[0].split()), dict(zip(rest[::2], bodies, strict=True))
