"""The shape of one language's data files, checked when they are read."""

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from agent.triage.level import Level

FOLDER = Path(__file__).parent

Patterns = tuple[str, ...]
Undone = Literal["counts"] | None


class Row(BaseModel):
    """What all rows share: nothing unknown, nothing changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SignRow(Row):
    """One sign of signs.yaml."""

    sign: str
    level: Level
    when: Patterns
    gone: str | None = None
    past: Undone = None
    denied: Undone = None
    supposed: Undone = None
    general: Undone = None


class NegationRow(Row):
    """How a language denies."""

    words: tuple[str, ...]
    between: tuple[str, ...]
    void: Patterns
    after: tuple[str, ...]
    answers: tuple[str, ...]
    goes_on: tuple[str, ...]


class TellingRow(Row):
    """Patterns that show a circumstance, unless others are there."""

    said: Patterns
    unless: Patterns = ()
    turns: tuple[str, ...] = Field(default=())
    who: tuple[str, ...] = Field(default=())


class ContextsFile(Row):
    """All of contexts.yaml."""

    fillers: tuple[str, ...]
    negation: NegationRow
    gone: TellingRow
    past: TellingRow
    general: TellingRow
    supposed: TellingRow
    others: TellingRow
    told: TellingRow


class LanguageFiles(Row):
    """Everything in one language's folder."""

    words: dict[str, tuple[str, ...]]
    shapes: dict[str, Patterns]
    signs: tuple[SignRow, ...]
    contexts: ContextsFile
    idioms: Patterns
    ordinary: tuple[str, ...]


@cache
def languages() -> tuple[str, ...]:
    """Languages that have a folder here."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/signs.yaml")))


def files_of(language: str) -> LanguageFiles:
    """Read and check a language's folder."""
    texts = {name: _yaml(FOLDER / language / f"{name}.yaml") for name in LanguageFiles.model_fields}
    return TypeAdapter(LanguageFiles).validate_python(texts)


def _yaml(path: Path) -> object:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)
