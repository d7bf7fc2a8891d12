"""The English red flags and false alarms of the development cases, as a smoke test."""

import json
from pathlib import Path

import pytest

from agent.triage import triage

CASES = Path(__file__).resolve().parents[4] / "shared" / "evals" / "cases.jsonl"


def test_development_cases_are_triaged_as_expected() -> None:
    if not CASES.exists():
        pytest.skip(f"no development cases at {CASES.parent.name}/{CASES.name}")
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines() if line]
    spoken = [case for case in cases if case["language"] == "en" and "text" in case]
    assert spoken
    for case in spoken:
        wanted = case["expected_action"] if case["expected_action"].startswith("triage_") else None
        draft = triage(case["text"])
        assert (draft.action.value if draft else None) == wanted, case["id"]
