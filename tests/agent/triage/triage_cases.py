"""The sentences of this folder, read once."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from agent.triage import Level, Screened

FOLDER = Path(__file__).parent

ENOUGH = {
    "refer": {"refer", "urgent", "support", "emergency"},
    "urgent": {"urgent", "support", "emergency"},
    "support": {"support", "emergency"},
    "emergency": {"emergency"},
}
"""Level wanted to levels that are at or above it."""


@dataclass(frozen=True)
class Positive:
    text: str
    sign: str
    level: Level
    held_out: bool

    def met_by(self, found: Screened | None) -> bool:
        return found is not None and found.level.value in ENOUGH[self.level.value]


@dataclass(frozen=True)
class Benign:
    text: str
    kind: str
    held_out: bool


def positives() -> list[Positive]:
    rows = yaml.safe_load((FOLDER / "positives.yaml").read_text(encoding="utf-8"))
    return [
        Positive(text, sign, Level(row["level"]), split == "held_out")
        for sign, row in rows.items()
        for split in ("tuning", "held_out")
        for text in row[split]
    ]


def benign() -> list[Benign]:
    rows = yaml.safe_load((FOLDER / "benign.yaml").read_text(encoding="utf-8"))
    return [
        Benign(text, kind, split == "held_out")
        for kind, row in rows.items()
        for split in ("tuning", "held_out")
        for text in row[split]
    ]
