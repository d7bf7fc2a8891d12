"""`make recordings`: writes `docs/recordings.md` from the recordings beside this repository."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from evals.recordings import reading

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data" / "physio"
PAGE = ROOT / "docs" / "recordings.md"
HEAD = (
    "# Recordings",
    "",
    "What each real recording that the project was tested on gives, as our readers and kernels see it. Written by",
    "`make recordings`; the recordings stay outside the repository, and only derived figures are shown here.",
    "",
)
LOADS: dict[str, tuple[str, str | None]] = {
    "ACWR_training_load.csv": ("TL", "ID"),
    "dorem_bike-score.csv": ("BikeScore", None),
    "dorem_injury-data.csv": ("RPE.Load", None),
}
NOT_READ = {
    "athletemonitoring_monitoring.csv": "simulated by its authors, on a wellness scale of their own: not read",
    "dorem_strength-training.csv": "simulated by its authors, counts of lifts without a load: not read",
}


def main() -> int:
    """Write the page; 2 where there are no recordings."""
    if not DATA.exists():
        sys.stderr.write(f"{DATA} is not there\n")
        return 2
    PAGE.write_text("\n".join([*HEAD, *_tables()]) + "\n", encoding="utf-8")
    return 0


def _tables() -> Iterator[str]:
    yield from _table("Heartbeats", sorted((DATA / "rr").glob("*rr*.csv")), reading.beats)
    muscles = sorted(path for path in (DATA / "nirs").iterdir() if path.suffix in {".csv", ".xlsx"})
    yield from _table("Muscle oxygen", muscles, reading.oxygen)
    yield from _table("Training", sorted((DATA / "fit").glob("*.fit")), reading.activity)
    yield from _table("Daily load", sorted((DATA / "load").glob("*.csv")), _load)
    yield from _table("Diaries with sleep and heart rate", sorted((DATA / "pmdata").iterdir()), reading.person)


def _table(title: str, paths: list[Path], read: Callable[[Path], str]) -> Iterator[str]:
    yield from (f"## {title}", "", "| recording | gives |", "|---|---|")
    yield from (f"| {path.name} | {read(path)} |" for path in paths)
    yield ""


def _load(path: Path) -> str:
    if path.name in NOT_READ:
        return NOT_READ[path.name]
    return partial(reading.loads, path)(*LOADS[path.name])


if __name__ == "__main__":
    sys.exit(main())
