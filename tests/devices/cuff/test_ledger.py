"""Time under pressure is counted, kept on disk, and not forgotten by a restart."""

import json
import math
import resource
import subprocess
import sys
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.cuff.control.ledger_file import LedgerFile, LedgerUnreadable
from devices.cuff.ledger import Kept, resumed, ticked
from devices.cuff.limits import Spent

USED = Spent(
    bout_s=120.0, last_bout_s=310.0, calibration_s=40.0, session_s=700.5, deflated_s=0.0, since_session_s=90000.0
)
KEPT = Kept(USED, at_s=1000.0, ended=False)


@pytest.mark.parametrize(
    ("mmhg", "counts"), [(20.0, True), (19.99, False), (math.nan, True), (300.0, True), (-5.0, False)]
)
def test_what_is_not_surely_below_twenty_counts(mmhg, counts):
    after = ticked(Spent(deflated_s=50.0), mmhg, 0.1, calibrating=False)
    assert after.session_s == (0.1 if counts else 0.0)
    assert after.deflated_s == pytest.approx(0.0 if counts else 50.1)


def test_a_bout_ends_with_the_first_free_tick_and_the_rest_begins():
    after = ticked(USED, 10.0, 0.1, calibrating=False)
    assert (after.bout_s, after.last_bout_s, after.deflated_s, after.session_s) == (0.0, 120.0, 0.1, 700.5)
    again = ticked(after, 10.0, 0.1, calibrating=False)
    assert (again.last_bout_s, again.deflated_s) == (120.0, 0.2)
    assert again.since_session_s == pytest.approx(90000.2)


def test_pressure_and_time_are_added_up():
    after = ticked(Spent(), 100.0, 0.5, calibrating=True)
    assert (after.pressure_time_mmhg_s, after.calibration_s, after.bout_s) == (50.0, 0.5, 0.5)
    assert ticked(after, math.nan, 0.5, calibrating=False).pressure_time_mmhg_s == 60.0
    assert after.since_session_s == math.inf


@pytest.mark.parametrize("dt_s", [math.nan, -0.1, math.inf])
def test_a_tick_has_a_length(dt_s):
    with pytest.raises(ValueError, match=r"nan|-0\.1|inf"):
        ticked(Spent(), 0.0, dt_s, calibrating=False)


@given(st.lists(st.tuples(st.floats(-30, 400) | st.just(math.nan), st.floats(0, 0.5), st.booleans()), max_size=60))
def test_time_under_pressure_never_shrinks(ticks):
    spent = Spent()
    for mmhg, dt_s, calibrating in ticks:
        after = ticked(spent, mmhg, dt_s, calibrating=calibrating)
        assert after.session_s >= spent.session_s
        assert after.calibration_s >= spent.calibration_s
        assert after.pressure_time_mmhg_s >= spent.pressure_time_mmhg_s
        spent = after


def test_a_limb_that_never_wore_a_cuff_starts_with_nothing():
    assert resumed(None, 5.0) == Spent()


@pytest.mark.parametrize("now_s", [1000.0, 1030.0, 1000.0 + 86399.0, 999.0, -1e9, math.nan])
def test_a_crash_forgets_no_time_and_its_rest_begins_anew(now_s):
    again = resumed(KEPT, now_s)
    assert (again.session_s, again.calibration_s, again.bout_s) == (704.0, 40.0, 0.0)
    assert (again.last_bout_s, again.deflated_s, again.since_session_s) == (310.0, 0.0, 90000.0)


def test_a_crash_within_a_rest_keeps_the_bout_before_it():
    resting = replace(KEPT, spent=replace(USED, bout_s=0.0, last_bout_s=200.0, deflated_s=50.0))
    again = resumed(resting, 1001.0)
    assert (again.last_bout_s, again.deflated_s) == (200.0, 0.0)


def test_after_a_day_a_session_that_was_cut_off_is_over():
    again = resumed(KEPT, 1000.0 + 86400.0)
    assert again == Spent(since_session_s=86400.0, deflated_s=86400.0, last_bout_s=120.0)


@pytest.mark.parametrize(("now_s", "since_s"), [(1060.0, 60.0), (900.0, 0.0), (math.inf, 0.0), (math.nan, 0.0)])
def test_after_an_ended_session_the_limb_waits(now_s, since_s):
    again = resumed(replace(KEPT, ended=True), now_s)
    assert again == Spent(since_session_s=since_s, deflated_s=since_s, last_bout_s=310.0)


def test_a_session_that_ended_without_pressure_costs_no_wait():
    unused = Kept(Spent(deflated_s=500.0, since_session_s=86000.0), 1000.0, ended=True)
    again = resumed(unused, 2000.0)
    assert (again.deflated_s, again.since_session_s) == (1500.0, 87000.0)


def test_what_is_written_is_read_again(tmp_path):
    file = LedgerFile(tmp_path / "limb" / "ledger")
    assert file.read(0.0) is None
    file.write(KEPT)
    file.write(replace(KEPT, at_s=1001.0, spent=Spent()))
    file.write(replace(KEPT, at_s=1002.0, ended=True))
    assert file.read(1003.0) == replace(KEPT, at_s=1002.0, ended=True)
    assert oct(file.path.stat().st_mode & 0o777) == "0o600"
    assert LedgerFile(file.path).read(1003.0) == file.read(1003.0)


def test_a_line_that_was_cut_off_is_passed_over_and_spoils_no_other(tmp_path):
    file = LedgerFile(tmp_path / "ledger")
    file.write(KEPT)
    file.write(replace(KEPT, at_s=1001.0))
    text = file.path.read_bytes()
    file.path.write_bytes(text[:-20])
    again = LedgerFile(file.path)
    assert again.read(1002.0) == KEPT
    again.write(replace(KEPT, at_s=1002.0))
    assert LedgerFile(file.path).read(1003.0) == replace(KEPT, at_s=1002.0)


def test_a_line_without_its_break_still_counts(tmp_path):
    file = LedgerFile(tmp_path / "ledger")
    file.write(KEPT)
    file.path.write_bytes(file.path.read_bytes().rstrip(b"\n"))
    assert LedgerFile(file.path).read(1002.0) == KEPT


@pytest.mark.parametrize("damage", [b"", b"\n", b"nonsense\n", b"00000000 {}\n"])
def test_a_damaged_ledger_starts_nothing(tmp_path, damage):
    path = tmp_path / "ledger"
    path.write_bytes(damage)
    with pytest.raises(LedgerUnreadable):
        LedgerFile(path).read(2000.0)


def test_a_changed_number_is_found(tmp_path):
    file = LedgerFile(tmp_path / "ledger")
    file.write(KEPT)
    file.path.write_bytes(file.path.read_bytes().replace(b"700.5", b"000.5"))
    with pytest.raises(LedgerUnreadable):
        file.read(2000.0)


@pytest.mark.parametrize(("ahead_s", "reads"), [(5.0, True), (5.1, False)])
def test_a_ledger_from_the_future_starts_nothing(tmp_path, ahead_s, reads):
    file = LedgerFile(tmp_path / "ledger")
    file.write(KEPT)
    if reads:
        assert file.read(1000.0 - ahead_s) == KEPT
        return
    with pytest.raises(LedgerUnreadable, match="future"):
        file.read(1000.0 - ahead_s)


def test_a_path_that_is_no_file_is_unreadable(tmp_path):
    with pytest.raises(LedgerUnreadable, match="IsADirectory"):
        LedgerFile(tmp_path).read(0.0)


def test_a_full_file_is_written_anew_with_its_last_line(tmp_path, monkeypatch):
    monkeypatch.setattr("devices.cuff.control.ledger_file.MOST_LINES", 3)
    file = LedgerFile(tmp_path / "ledger")
    for second in range(8):
        file.write(replace(KEPT, at_s=1000.0 + second))
    assert len(file.path.read_text().splitlines()) <= 3
    assert LedgerFile(file.path).read(2000.0) == replace(KEPT, at_s=1007.0)


WRITES_UNTIL_FULL = """
import resource, sys
from pathlib import Path
from devices.cuff.control.ledger_file import LedgerFile
from devices.cuff.ledger import Kept
from devices.cuff.limits import Spent
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700))
file = LedgerFile(Path(sys.argv[1]))
try:
    for second in range(50):
        file.write(Kept(Spent(session_s=float(second)), 1000.0 + second, False))
except OSError as error:
    print(second, type(error).__name__)
"""


def test_a_disk_that_is_full_is_an_error_and_leaves_what_was_written(tmp_path):
    path = tmp_path / "ledger"
    ran = subprocess.run(
        [sys.executable, "-c", WRITES_UNTIL_FULL, str(path)], capture_output=True, text=True, check=True
    )
    failed_at, kind = ran.stdout.split()
    assert kind == "OSError"
    kept = LedgerFile(path).read(2000.0)
    assert kept is not None
    assert kept.spent.session_s == float(failed_at) - 1.0
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 700


def test_each_line_carries_its_checksum(tmp_path):
    file = LedgerFile(tmp_path / "ledger")
    file.write(KEPT)
    checksum, _, body = file.path.read_bytes().rstrip(b"\n").partition(b" ")
    assert f"{zlib.crc32(body):08x}".encode() == checksum
    assert json.loads(body)["session_s"] == 700.5
