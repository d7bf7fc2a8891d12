import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.files.units import CONVERSIONS, SPELLINGS, UnknownUnit, conversion, other_unit
from devices.files.values import Unreadable, clock_minutes, number, utc_offset
from physiology.metrics import METRICS


@pytest.mark.parametrize(
    ("metric", "unit", "written", "value"),
    [
        ("sleep_min", "h", 7.5, 450), ("sleep_min", "Hours", 7.5, 450), ("sleep_min", "s", 27000, 450),
        ("sleep_min", "ms", 27_000_000, 450), ("sleep_min", "min", 450, 450), ("sleep_min", None, 450, 450),
        ("body_mass_kg", "lbs", 150, 68.0389), ("body_mass_kg", "g", 68000, 68), ("body_temp_c", "F", 98.6, 37),
        ("skin_temp_c", "Celsius", 33.4, 33.4), ("distance_km", "mi", 26.2188, 42.195), ("distance_km", "m", 5000, 5),
        ("rmssd_ms", "s", 0.061, 61), ("rmssd_ms", "ln", 4.1, 60.3403), ("spo2_pct", "fraction", 0.96, 96),
        ("energy_kcal", "kJ", 4184, 1000), ("energy_kcal", "cal", 2310, 2310), ("respiratory_rate_brpm", "rpm", 14, 14),
    ],
)  # fmt: skip
def test_a_unit_is_converted_to_the_metrics_own(metric, unit, written, value):
    assert conversion(metric, unit)(written) == pytest.approx(value, rel=1e-5)


@pytest.mark.parametrize(("metric", "unit"), [("sleep_min", "kg"), ("mood_score", "h"), ("steps", "km")])
def test_a_unit_of_something_else_is_refused(metric, unit):
    with pytest.raises(UnknownUnit) as unknown:
        conversion(metric, unit)
    assert (unknown.value.metric, unknown.value.unit) == (metric, unit)


def test_every_unit_converted_to_is_one_of_the_catalogue():
    assert CONVERSIONS.keys() <= {row.unit for row in METRICS.values()}
    known = {unit for units in CONVERSIONS.values() for unit in units} | {row.unit for row in METRICS.values()}
    assert set(SPELLINGS.values()) <= known


@given(st.floats(60, 960), st.sampled_from(["h", "s", "ms"]))
def test_a_night_in_the_wrong_unit_is_recognised_whatever_its_length(minutes, unit):
    written = {"h": minutes / 60, "s": minutes * 60, "ms": minutes * 60_000}[unit]
    assert other_unit("sleep_min", written, written, None) == unit
    assert other_unit("sleep_min", minutes, minutes, None) is None


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(sorted(METRICS)),
    st.sampled_from([None, "h", "s", "F"]),
)
def test_no_number_breaks_the_search_for_its_unit(value, metric, stated):
    found = other_unit(metric, value, value, stated)
    assert found is None or found in CONVERSIONS[METRICS[metric].unit] or found == METRICS[metric].unit


@given(st.floats(-1e9, 1e9).map(lambda value: round(value, 3)))
def test_a_number_reads_back_with_either_decimal_mark(value):
    assert number(str(value)) == value
    assert number(f"{value:.3f}".replace(".", ","), ",") == value
    assert number(f"{value:,.3f}") == value


@pytest.mark.parametrize(
    ("text", "decimal"), [("7.5", ","), ("1.2.3", "."), ("1,23", "."), ("12.34,5", ","), ("--5", ".")]
)
def test_a_number_with_marks_in_odd_places_is_none(text, decimal):
    with pytest.raises(Unreadable):
        number(text, decimal)


@pytest.mark.parametrize(
    ("text", "minutes"), [("7:30", 450), ("07:30:30", 450.5), ("0:05", 5), ("7:75", None), ("7", None)]
)
def test_a_clock_is_read_as_minutes(text, minutes):
    assert clock_minutes(text) == minutes


@given(st.integers(-14, 14), st.integers(0, 59))
def test_an_offset_reads_back(hours, minutes):
    found = utc_offset(f"UTC{'-' if hours < 0 else '+'}{abs(hours):02d}:{minutes:02d}")
    seconds = (1 if hours >= 0 else -1) * (abs(hours) * 3600 + minutes * 60)
    assert found.utcoffset(None).total_seconds() == seconds
