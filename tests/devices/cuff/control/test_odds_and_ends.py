"""Ledgers of another hand, a gate at 20 mmHg, and the watchdog's thread itself."""

import json
import signal
import threading
import zlib

import pytest

from devices.cuff.control import watchdog as watchdog_file
from devices.cuff.control.gate import Gate
from devices.cuff.control.ledger_file import LedgerFile, LedgerUnreadable, LimbTaken
from devices.cuff.control.watchdog import STUCK, Watchdog
from devices.cuff.limits import Issued, Seen, Spent


@pytest.mark.parametrize(
    "body", ["", "nonsense", "[]", "{}", json.dumps({"at_s": 1, "ended": 1, "more": 2}), '{"at_s": []}']
)
def test_a_line_that_another_program_wrote_is_damage_though_its_checksum_is_right(tmp_path, body):
    path = tmp_path / "ledger"
    path.write_text(f"{zlib.crc32(body.encode()):08x} {body}\n")
    with pytest.raises(LedgerUnreadable, match="line 1"):
        LedgerFile(path).read(1e9)


def test_a_limb_is_held_by_one_and_free_afterwards(tmp_path):
    ledger = LedgerFile(tmp_path / "deep" / "ledger")
    with ledger.held(), pytest.raises(LimbTaken), LedgerFile(ledger.path).held():
        pass
    with ledger.held():
        pass


@pytest.mark.parametrize(
    ("target_mmhg", "bout_s", "counts"), [(20.0, 5.0, True), (0.0, 5.0, False), (20.0, 0.0, False)]
)
def test_a_bout_goes_on_while_a_pressure_is_out(target_mmhg, bout_s, counts):
    gate = Gate(Spent(bout_s=bout_s, session_s=bout_s), Issued(target_mmhg))
    gate.tick(Seen(19.0, 19.0, 0.02), 0.1, calibrating=False)
    assert gate.spent.session_s == pytest.approx(bout_s + 0.1 * counts)


def test_the_watchdog_s_thread_ends_the_process_when_the_ticks_end(monkeypatch):
    ended, known = [], threading.Event()
    before = signal.getsignal(signal.SIGALRM)

    def end(code):
        ended.append(code)
        known.set()
        watchdog.stop()

    monkeypatch.setattr(watchdog_file.os, "_exit", end)
    watchdog = Watchdog(0.05, kernel_s=30.0)
    watchdog.start()
    assert not known.wait(0.15)
    watchdog.alive()
    assert known.wait(5.0)
    signal.signal(signal.SIGALRM, before)
    assert ended == [STUCK]
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0.0
