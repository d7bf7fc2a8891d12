"""The agent's way to a cuff's process: a look and a stop over a real socket, and nothing where no process listens."""

from devices.cuff.control.local_socket import LocalSocket
from devices.cuff.control.messages import Verb
from interfaces.local_cuff import SOCKETS, LocalCuff

TOLD = {"ok": True, "mode": "holding", "limb": "left_leg", "cuff_mmhg": 88.4, "faults": [], "refused": [], "ticks": 5}


async def test_it_says_status_and_stop_and_reads_what_comes_back(tmp_path):
    heard: list[Verb] = []

    def hear(said, answered):
        heard.append(said.verb)
        answered(TOLD)

    for name in SOCKETS:
        listening = LocalSocket(tmp_path / name, hear)
        listening.open()
        try:
            seen = await LocalCuff(tmp_path).status()
            assert seen is not None
            assert (seen.mode, seen.limb, seen.cuff_mmhg) == ("holding", "left_leg", 88.4)
            assert await LocalCuff(tmp_path).stop() == seen
        finally:
            listening.close()
    assert set(heard) == {Verb.STATUS, Verb.STOP}


async def test_without_a_process_there_is_nothing_to_see(tmp_path):
    assert await LocalCuff(tmp_path).status() is None
    assert await LocalCuff(tmp_path).stop() is None


async def test_an_answer_that_is_none_of_a_loop_counts_as_no_answer(tmp_path):
    listening = LocalSocket(tmp_path / SOCKETS[0], lambda _said, answered: answered({"ok": False, "refused": ["BUSY"]}))
    listening.open()
    try:
        assert await LocalCuff(tmp_path).status() is None
    finally:
        listening.close()
