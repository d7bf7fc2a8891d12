"""Prompts for the model: Markdown files with a header, checked against `prompts.lock`."""

import hashlib
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

FOLDER = Path(__file__).parent
LOCK = FOLDER / "prompts.lock"


class Prompt(BaseModel):
    """One prompt file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    version: int
    inputs: tuple[str, ...]
    tested_by: str
    text: str

    def render(self, **values: str) -> str:
        """Fill the inputs; a missing or an extra one is an error.

        Raises
        ------
        ValueError
            The values do not match the declared inputs.
        """
        if set(values) != set(self.inputs):
            raise ValueError(f"{self.id} takes {sorted(self.inputs)}, got {sorted(values)}")
        text = self.text
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text


@cache
def prompt(name: str) -> Prompt:
    """Read a prompt, for example `agent/system`."""
    _, header, text = (FOLDER / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)
    return Prompt(**yaml.safe_load(header), text=text.strip())


def lock_line(item: Prompt) -> str:
    """What `prompts.lock` holds for a prompt: a text may only change together with its version."""
    digest = hashlib.sha256(item.text.encode()).hexdigest()[:16]
    return f"{item.id}@{item.version}#{digest}"


def all_prompts() -> tuple[Prompt, ...]:
    """Every prompt file, by id."""
    paths = sorted(path for path in FOLDER.rglob("*.md"))
    return tuple(prompt(str(path.relative_to(FOLDER).with_suffix(""))) for path in paths)
