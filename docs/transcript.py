"""Writes `docs/transcript.md`: real questions put to the real command over the simulated team (`make transcript`).

Each answer is what `fettle ask` prints, as a reader would type it.
"""

import tempfile
from pathlib import Path
from typing import Any

import yaml
from rich.progress import track
from typer import Typer
from typer.testing import CliRunner

from interfaces.cli import command_line

FOLDER = Path(__file__).parent
SEED, LAST_ON = "7", "2026-03-04"
HEAD = [
    "# Fettle answers",
    "",
    "Every answer below was printed by the command above it, over the simulated team of `fettle team seed` and with no",
    f"language model (`make transcript` writes this page anew; seed {SEED}, as of {LAST_ON}). Nobody in it exists.",
    "",
]


class Failed(Exception):
    """A command that did not end well."""


def main() -> None:
    """Seed a team in a folder of its own, ask everything, write the page."""
    chapters: list[dict[str, Any]] = yaml.safe_load((FOLDER / "transcript.yaml").read_text(encoding="utf-8"))
    lines = list(HEAD)
    with tempfile.TemporaryDirectory() as home:
        app = command_line()
        printed(app, home, "team", "seed", "--seed", SEED, "--last-on", LAST_ON)
        for chapter in track(chapters, description="Asking"):
            lines += [f"## {chapter['title']}", ""]
            lines += [line for asked in chapter["asked"] for line in _asked(app, home, asked["as"], asked["text"])]
    (FOLDER / "transcript.md").write_text("\n".join(lines), encoding="utf-8")


def _asked(app: Typer, home: str, who: str, text: str) -> list[str]:
    role, _, name = who.partition(":")
    answer = printed(app, home, "ask", "--as", who, "--as-of", LAST_ON, text)
    return ["```", f'$ fettle ask --as {role}:"{name}" --as-of {LAST_ON} "{text}"', answer, "```", ""]


def printed(app: Typer, home: str, *arguments: str) -> str:
    """What the command prints.

    Raises
    ------
    Failed
        The command did not end with 0.
    """
    done = CliRunner().invoke(app, arguments, env={"FETTLE_HOME": home, "COLUMNS": "100", "NO_COLOR": "1"})
    if done.exit_code:
        raise Failed(f"{' '.join(arguments)}: {done.output}")
    return done.stdout.strip()


if __name__ == "__main__":
    main()
