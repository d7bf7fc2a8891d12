"""`fettle token`, `fettle link`, `fettle serve` and `fettle bot` as processes, against real servers on loopback."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from prompts.messages import say
from tests.loopback.openai_server import scripted
from tests.loopback.openai_steps import Calls, replies, slot
from tests.loopback.people import ATHLETE, TODAY, Club
from tests.loopback.telegram_server import TOKEN, telegram

ROOT = Path(__file__).resolve().parents[2]
FETTLE = (sys.executable, "-c", "from server import main; main()")
PATIENCE_S = 60


@pytest.fixture
def environment(home: Path, people: Club) -> dict[str, str]:
    """What a process is told, and nothing of what this one was told."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("FETTLE_", "OPENAI_"))}
    return {**kept, "FETTLE_HOME": str(home), "PYTHONPATH": str(ROOT)}


def fettle(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*FETTLE, *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


@contextmanager
def running(environment: dict[str, str], *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A process that is asked to stop in the end, and does."""
    process = subprocess.Popen([*FETTLE, *arguments], env=environment, cwd=ROOT, text=True, stderr=subprocess.PIPE)
    try:
        yield process
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE_S)
        assert "Traceback" not in errors
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def eventually(met: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not met():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def up(client: httpx2.Client) -> bool:
    try:
        return client.get("/healthz").status_code == 200
    except httpx2.TransportError:
        return False


def test_one_process_serves_the_api_and_the_bot_with_a_language_model(environment: dict[str, str]):
    token = fettle(environment, "token", "--as", f"athlete:{ATHLETE}").stdout.strip()
    code = fettle(environment, "link", "--as", f"athlete:{ATHLETE}").stdout.strip()
    port = free_port()

    def told(request):
        return replies(f"Your readiness is {slot(request, 'readiness')}.")

    with scripted(Calls("assess_readiness"), told) as model, telegram() as bot_api:
        served = environment | {
            "FETTLE_MODEL": "scripted",
            "OPENAI_BASE_URL": model.base_url,
            "FETTLE_TELEGRAM_TOKEN": TOKEN,
            "FETTLE_TELEGRAM_BASE_URL": bot_api.base_url,
        }
        client = httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, trust_env=False)
        with client, running(served, "serve", "--port", str(port)):
            eventually(lambda: up(client))
            assert client.get("/healthz").json() == {"ok": True, "database": True, "model": True, "telegram": True}
            asked = {"text": "How ready am I?", "as_of": TODAY.isoformat()}
            answer = client.post("/api/v1/messages", json=asked, headers={"Authorization": f"Bearer {token}"}).json()
            assert (answer["route"], answer["action"]) == ("model", "answer")
            bot_api.says(7, f"/start {code}")
            assert ATHLETE in bot_api.answers(7, 0)
    assert model.unscripted == 0


def test_revoking_ends_tokens(environment: dict[str, str]):
    fettle(environment, "token", "--as", "athlete:Noah Brandt")
    assert fettle(environment, "token", "--as", "athlete:Noah Brandt", "--revoke").stdout.strip() == "1 revoked"


def test_a_bot_without_a_token_or_with_a_wrong_one_says_so(environment: dict[str, str]):
    missing = fettle(environment, "bot")
    assert (missing.returncode, missing.stderr.strip()) == (2, say("CLI_NO_TELEGRAM_TOKEN"))
    with telegram() as bot_api:
        wrong = environment | {"FETTLE_TELEGRAM_TOKEN": "1:wrong", "FETTLE_TELEGRAM_BASE_URL": bot_api.base_url}
        refused = fettle(wrong, "bot")
    assert (refused.returncode, refused.stderr.strip()) == (1, say("CLI_TELEGRAM_TOKEN_REFUSED"))
    away = environment | {"FETTLE_TELEGRAM_TOKEN": TOKEN, "FETTLE_TELEGRAM_BASE_URL": f"http://127.0.0.1:{free_port()}"}
    unreachable = fettle(away, "bot")
    assert (unreachable.returncode, unreachable.stderr.strip()) == (1, say("CLI_TELEGRAM_UNREACHABLE"))


def test_serving_a_file_that_is_no_database_says_so(environment: dict[str, str], tmp_path: Path):
    (tmp_path / "fettle.db").write_bytes(b"my training diary, not a database. " * 100)
    refused = fettle(environment | {"FETTLE_HOME": str(tmp_path)}, "serve")
    assert refused.returncode == 1
    assert "cannot be used" in refused.stderr
    assert "Traceback" not in refused.stderr
