"""What a reader learned is kept for the next process, and never trusted where it is damaged."""

from pathlib import Path

import numpy as np
import pytest

from agent.understanding.learned import classifier_of
from agent.understanding.lexicon import lexicon_of

TEXT = "am i good to go for the intervals"


def learned_anew(folder: Path) -> dict[str, float]:
    classifier_of.cache_clear()
    return classifier_of(lexicon_of("en"), folder).probabilities(TEXT)


def test_a_kept_reader_says_the_same_to_the_last_bit(tmp_path: Path) -> None:
    first = learned_anew(tmp_path)
    assert [path.suffix for path in tmp_path.iterdir()] == [".npz"]
    assert learned_anew(tmp_path) == first


@pytest.mark.parametrize("content", [b"", b"PK not a zip", b"x" * 5000])
def test_a_damaged_file_is_learned_anew(tmp_path: Path, content: bytes) -> None:
    first = learned_anew(tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(content)
    assert learned_anew(tmp_path) == first
    with np.load(kept) as whole:
        assert set(whole) == {"intents", "features", "rarity", "coefficients"}


def test_an_older_reader_makes_room_for_the_newer_one(tmp_path: Path) -> None:
    old = tmp_path / "reader-en-0123.npz"
    old.write_bytes(b"old")
    learned_anew(tmp_path)
    assert not old.exists()


def test_without_a_place_to_write_it_still_reads(tmp_path: Path) -> None:
    assert learned_anew(tmp_path / "nowhere") == learned_anew(tmp_path)
