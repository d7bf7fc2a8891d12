"""Two runs side by side: what got better, what got worse."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from evals.runner import CaseResult, Run
from physiology.finding import Shape

Kind = Literal["fixed", "broken", "added", "gone"]


class UnreadableRun(Exception):
    """Not a run as `fettle eval run --json` writes it."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


class Difference(Shape):
    """One case that came out differently."""

    id: str
    kind: Kind
    gate: bool
    failures: tuple[str, ...]


def read_run(path: Path) -> Run:
    """Read a finished run.

    Raises
    ------
    UnreadableRun
        The file is missing or is no run.
    """
    try:
        return Run.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise UnreadableRun(path, str(error).splitlines()[0]) from error


def compared(before: Run, after: Run) -> tuple[Difference, ...]:
    """The cases that differ, what broke first."""
    old, new = _by_id(before.cases), _by_id(after.cases)
    found = [_difference(old.get(name), new.get(name)) for name in dict.fromkeys([*old, *new])]
    different = [one for one in found if one is not None]
    return tuple(sorted(different, key=lambda one: (one.kind != "broken", one.kind, one.id)))


def _by_id(cases: Sequence[CaseResult]) -> dict[str, CaseResult]:
    return {case.id: case for case in cases}


def _difference(old: CaseResult | None, new: CaseResult | None) -> Difference | None:
    kind: Kind
    if new is None:
        kind = "gone"
    elif old is None:
        kind = "added"
    elif old.passed == new.passed:
        return None
    else:
        kind = "fixed" if new.passed else "broken"
    shown = new or old
    assert shown is not None
    return Difference(id=shown.id, kind=kind, gate=shown.gate, failures=shown.failures)
