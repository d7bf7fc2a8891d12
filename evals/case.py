"""A case: who says what in which situation, and what a good agent does."""

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator


class BadCases(Exception):
    """A case file cannot be read; names the line."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(f"{path}, line {line}: {why}")
        self.path = path
        self.line = line
        self.why = why


class Expectation(BaseModel):
    """What one turn should come to."""

    model_config = ConfigDict(frozen=True, extra="allow")

    expected_action: str
    expected_tools: tuple[str, ...] = ()
    tools_ok_extra: tuple[str, ...] = ()
    must_not_codes: tuple[str, ...] = ()


class DialogueTurn(Expectation):
    """One judged turn of a dialogue."""

    user: str


class Case(BaseModel):
    """One case of a suite."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: str
    role: Literal["athlete", "coach"] = "athlete"
    language: str = "en"
    category: str = "uncategorised"
    gate: bool = False
    text: str | None = None
    turns: tuple[DialogueTurn, ...] = ()
    turns_before: tuple[str, ...] = ()
    setup: tuple[dict[str, Any], ...] = ()
    expected_action: str | None = None
    expected_tools: tuple[str, ...] = ()
    tools_ok_extra: tuple[str, ...] = ()
    must_not_codes: tuple[str, ...] = ()
    model_script: tuple[dict[str, Any], ...] = ()
    expected_final: str | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Case":
        if (self.text is None) == (not self.turns):
            raise ValueError("a case has either text or turns")
        return self

    @property
    def judged(self) -> tuple[DialogueTurn, ...]:
        """The turns to judge; a single message is a dialogue of one."""
        if self.turns:
            return self.turns
        return (
            DialogueTurn(
                user=self.text or "",
                expected_action=self.expected_action or "",
                expected_tools=self.expected_tools,
                tools_ok_extra=self.tools_ok_extra,
                must_not_codes=self.must_not_codes,
            ),
        )


class Cases(BaseModel):
    """A file's cases."""

    cases: tuple[Case, ...] = Field(default_factory=tuple)


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read a JSONL file of cases.

    Raises
    ------
    BadCases
        The file or one of its lines cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadCases(path, 0, str(error)) from error
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                found.append(Case.model_validate(json.loads(line)))
            except (json.JSONDecodeError, ValidationError) as error:
                raise BadCases(path, number, str(error).splitlines()[0]) from error
    return tuple(found)
