import pytest

from devices.files import FORMATS, Note, Rejected, RejectedFor
from prompts.messages import has, say

DETAILS = {
    RejectedFor.BROKEN_FILE: [
        "empty", "truncated", "encrypted", "too_large", "not_json", "not_text", "unreadable", "not_fit", "cut_off",
        "checksum", "not_decodable",
    ],
    RejectedFor.NOT_AN_ACTIVITY: ["monitoring_b"],
    RejectedFor.BAD_MAPPING: [
        "unknown_metric", "unknown_unit", "unknown_date_format", "unknown_time_zone", "scale_of_no_question", "missing",
        "extra_forbidden", "not_yaml", "too_large", "literal_error",
    ],
    RejectedFor.NO_USABLE_FILE: [None, "no_known_column"],
    RejectedFor.TOO_MANY_ROWS: ["1000000"],
}  # fmt: skip


@pytest.mark.parametrize("reason", RejectedFor)
def test_every_reason_has_a_sentence_wherever_it_happens(reason):
    for detail in DETAILS.get(reason, [None]):
        for row, column in ((None, None), (3, None), (3, "mood"), (None, "mood")):
            for more in (
                {},
                {"value": "9", "metric": "mood_score", "unit": "of 5", "low": 1, "high": 5, "suggestion": "h"},
            ):
                item = Rejected(file="a.csv", reason=reason, row=row, column=column, detail=detail, **more)
                text = say(item.message, item.slots())
                assert text.startswith("a.csv")
                assert text.endswith((".", "?"))
                assert ("row 3" in text) == (row is not None)
                assert "none" not in text.split()
                assert "{" not in text


def test_a_sentence_says_what_would_fit():
    item = Rejected(
        file="diary.csv", reason=RejectedFor.WRONG_UNIT, row=4, column="Sleep", value="7.5", unit="min", suggestion="h"
    )
    assert say(item.message, item.slots()) == (
        "diary.csv, row 4, Sleep: 7.5 is not in min. It looks like hours; say so in a mapping."
    )
    item = Rejected(
        file="diary.csv",
        reason=RejectedFor.IMPOSSIBLE_VALUE,
        row=4,
        column="Pulse",
        value="480",
        unit="bpm",
        low=25,
        high=120,
    )
    assert say(item.message, item.slots()) == "diary.csv, row 4, Pulse: 480 cannot be; I take 25 to 120 bpm."


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_says_what_it_is_and_what_its_path_should_be(format_name):
    item = FORMATS[format_name]
    assert "\n" not in say(item.message)
    assert say(item.path_message) != say(item.message)


def test_every_note_has_a_sentence():
    assert all(has(f"IMPORT_NOTE_{note}") and say(f"IMPORT_NOTE_{note}", {"file": "a.csv"}) for note in Note)
