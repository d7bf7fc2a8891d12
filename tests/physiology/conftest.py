"""Every reason names a known source; and how properties are tested when mutants are."""

import csv
from collections.abc import Iterator
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, Phase, settings

from physiology.finding import Reason

settings.register_profile(
    "mutants",
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
"""The same examples each time, and no shrinking of what has failed."""


@pytest.fixture(autouse=True, scope="session")
def every_reason_names_a_known_source() -> Iterator[None]:
    """A reason made in any of these tests rests on a row of the bibliography, or says that it is a house rule."""
    with (files("knowledge") / "bibliography.csv").open(encoding="utf-8") as rows:
        known = {row["key"] for row in csv.DictReader(rows)} | {"house_rule"}
    made = Reason.__init__

    def checked(reason: Reason, **fields: object) -> None:
        made(reason, **fields)
        assert reason.citation in known, (reason.code, reason.citation)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reason, "__init__", checked)
        yield
