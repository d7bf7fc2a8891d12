"""Files made up for tests, and the real ones where they lie beside the repository."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from devices.files import ImportBatch, Options, read

TODAY = date(2026, 11, 20)
SHARED = Path(__file__).resolve().parents[4] / "shared"

Read = Callable[..., ImportBatch]


@pytest.fixture
def pmdata_people() -> Path:
    """The sixteen people of PMData."""
    folder = SHARED / "data" / "physio" / "pmdata"
    if not folder.is_dir():
        pytest.skip("PMData is not beside the repository")
    return folder


@pytest.fixture
def reading(tmp_path: Path) -> Read:
    """Write files into a folder and read it: `reading("pmdata", {"srpe.csv": "..."})`."""

    def run(format_name: str, files: dict[str, str | bytes], path: str = "", **options: object) -> ImportBatch:
        folder = tmp_path / "export"
        for name, content in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(format_name, folder / path, Options(**{"today": TODAY, **options}))

    return run


def reasons(batch: ImportBatch) -> list[str]:
    """Why things were left out, in order."""
    return [item.reason.value for item in batch.rejected]


def values(batch: ImportBatch, metric: str) -> dict[str, float]:
    """A metric by day."""
    return {item.on.isoformat(): item.value for item in batch.observations if item.metric == metric}
