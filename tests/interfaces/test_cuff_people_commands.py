"""Only people at a terminal answer, sign and approve."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from interfaces.cli import command_line
from physiology.bfr.items import asked
from physiology.bfr.schemes import Arm
from physiology.bfr.worn import Limb
from store import Store
from store.cuff import CuffFile, Proposed

NAME = "Ana Lima"
PROPOSED = Proposed(id="p1", limb=Limb.LEFT_LEG, arm=Arm(scheme=4, fraction=0), method="bfr_scheme@1")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("FETTLE_HOME", str(tmp_path))
    monkeypatch.delenv("FETTLE_DATABASE_URL", raising=False)

    async def live() -> None:
        async with await Store.open(f"sqlite+aiosqlite:///{tmp_path / 'fettle.db'}") as store:
            team = await store.people.add_team("Harriers")
            await store.people.add_athlete(team.id, NAME, birth_year=1998)

    asyncio.run(live())
    return tmp_path


def fettle(*words: str, typed: str = ""):
    return CliRunner().invoke(command_line(), ["cuff", *words, "--athlete", NAME], input=typed)


def kept(home: Path, *records: Proposed) -> CuffFile:
    async def work() -> CuffFile:
        async with await Store.open(f"sqlite+aiosqlite:///{home / 'fettle.db'}") as store:
            who = await store.people.athlete(NAME)
            assert who is not None
            for record in records:
                await store.cuff.add(who.id, record, datetime.now(UTC), who.id)
            return await store.cuff.of(who.id)

    return asyncio.run(work())


def file_of(home: Path, **changed: object) -> str:
    said = {item.code: False for when in ("screen", "today") for item in asked(when)}
    path = home / "answers.json"
    values = {"systolic_mmhg": 120, "diastolic_mmhg": 70, "cuff_width_cm": 11.5}
    path.write_text(json.dumps(said | values | changed), encoding="utf-8")
    return str(path)


def test_answered_signed_proposed_and_approved(home):
    screened = fettle("screen", "--answers", file_of(home))
    assert (screened.exit_code, "a clinician has to sign" in screened.output) == (0, True)
    assert fettle("approve", "--by", NAME, "--yes").exit_code == 1
    kept(home, PROPOSED)
    assert "not cleared" in fettle("approve", "--by", NAME, "--yes").output
    signed = fettle("sign", "--clinician", "Dr Ito", "--yes")
    assert (signed.exit_code, "a clinician has signed it" in signed.output) == (0, True)
    assert fettle("approve", "--by", NAME, typed="n\n").exit_code == 1
    assert kept(home).approval is None
    approved = fettle("approve", "--by", NAME, typed="y\n")
    assert (approved.exit_code, "30-15-15-15 at 40 %" in approved.output) == (0, True)
    approval = kept(home).approval
    assert approval is not None
    assert (approval.by, approval.channel) == (NAME, "terminal")
    assert fettle("approve", "--by", NAME, "--yes").exit_code == 1


def test_a_signature_overrides_no_answer(home):
    fettle("screen", "--answers", file_of(home, AORTIC_DISEASE=True))
    assert "a signature does not change that" in fettle("sign", "--clinician", "Dr Ito", "--yes").output
    kept(home, PROPOSED)
    assert fettle("approve", "--by", NAME, "--yes").exit_code == 1


def test_the_questions_of_a_day_are_asked_one_by_one(home):
    answers = "n\n" * len(asked("today")) + "118\n74\n"
    assert fettle("screen", "--ask", "today", typed=answers).exit_code == 0
    found = kept(home)
    assert len(found.answers) == len(asked("today"))
    assert found.resting is not None
    assert found.resting.systolic_mmhg == 118.0


@pytest.mark.parametrize("content", ["", "[]", '{"FEVER": 1}', '{"UNHEARD": true}', '{"cuff_width_cm": true}'])
def test_what_is_no_answer_is_refused_and_nothing_is_kept(home, content):
    path = home / "bad.json"
    path.write_text(content, encoding="utf-8")
    assert fettle("screen", "--answers", str(path)).exit_code == 2
    assert kept(home) == CuffFile()


def test_nothing_is_signed_before_it_was_answered(home):
    assert fettle("sign", "--clinician", "Dr Ito", "--yes").exit_code == 1


def test_a_wrong_name_is_told_before_any_question(home: Path) -> None:
    told = CliRunner().invoke(command_line(), ["cuff", "screen", "--athlete", "Nobody"], input="n\n" * 60)
    assert told.exit_code != 0
    assert 'Nobody here is called "Nobody"' in told.output
    assert "blood clot" not in told.output
