"""Bytes as sensors send them, and bytes as none should."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.emg.ble import FrameDecoder
from devices.heart_rate.ble import decoded
from devices.oxygenation.ble import MoxyDecoder
from devices.oxygenation.port import NirsSample
from devices.power.cranks import CrankClock
from devices.power.packets import PowerDecoder, bike_sample
from devices.radio.sensor import MalformedPacket

DECODERS = [
    lambda packet: [decoded(packet, 1.0)],
    lambda packet: MoxyDecoder()(packet, 1.0),
    lambda packet: PowerDecoder()(packet, 1.0),
    lambda packet: bike_sample(packet, 1.0),
    lambda packet: FrameDecoder(1000.0, 0.001)(packet, 1.0),
]


@pytest.mark.parametrize("decode", DECODERS)
@given(packet=st.binary(max_size=40))
def test_any_bytes_are_samples_or_refused(decode, packet):
    try:
        samples = decode(packet)
    except MalformedPacket:
        return
    assert all(sample.at_s == 1.0 for sample in samples)


def test_intervals_are_told_in_milliseconds():
    sample = decoded(bytes([0x16, 60, 0x00, 0x04, 0x00, 0x03]), 1.0)
    assert sample.rr_intervals_ms == (1000.0, 750.0)
    assert (sample.heart_rate_bpm, sample.contact) == (60.0, True)


def test_a_wide_heart_rate_and_energy_are_stepped_over():
    assert decoded(bytes([0x01, 0x2C, 0x01]), 1.0).heart_rate_bpm == 300.0
    assert decoded(bytes([0x18, 72, 5, 0, 0, 2, 0, 3]), 1.0).rr_intervals_ms == (500.0, 750.0)
    assert decoded(bytes([0x19, 72, 0, 5, 0, 0, 2]), 1.0).rr_intervals_ms == (500.0,)


def test_without_contact_there_is_neither_rate_nor_interval():
    sample = decoded(bytes([0x14, 60, 0x00, 0x04]), 1.0)
    assert (sample.heart_rate_bpm, sample.rr_intervals_ms, sample.contact) == (None, (), False)
    cannot_tell = decoded(bytes([0x10, 60, 0x00, 0x04]), 1.0)
    assert (cannot_tell.heart_rate_bpm, cannot_tell.contact) == (60.0, None)
    assert decoded(bytes([0x00, 0]), 1.0).heart_rate_bpm is None


@pytest.mark.parametrize("packet", ["", "10", "103c01", "083c", "083c00", "013c", "003c0004"])
def test_a_heart_rate_of_another_length_is_refused(packet):
    with pytest.raises(MalformedPacket):
        decoded(bytes.fromhex(packet), 1.0)


def test_two_real_packets_of_a_moxy_read_as_others_read_them():
    decode = MoxyDecoder()
    first, second = (decode(bytes.fromhex(one), 2.0) for one in ("CB0615021602C00400", "CE0613021202C10400"))
    assert first == (NirsSample(at_s=2.0, smo2_pct=53.3, thb_au=12.16),)
    assert second == (NirsSample(at_s=2.0, smo2_pct=53.1, thb_au=12.17),)


def moxy(counter, tenths, hundredths):
    return struct.pack("<HHHHB", counter, tenths, 0, hundredths, 0)


def test_a_repeated_counter_gives_nothing():
    decode = MoxyDecoder()
    assert [len(decode(moxy(one, 500, 1200), 1.0)) for one in (5, 5, 6, 5)] == [1, 0, 1, 1]


@pytest.mark.parametrize(
    ("tenths", "hundredths", "valid"),
    [(1000, 4000, True), (1001, 1200, False), (500, 4001, False), (1023, 4095, False), (0, 0, True)],
)
def test_marks_of_no_value_are_no_values(tenths, hundredths, valid):
    (sample,) = MoxyDecoder()(moxy(1, tenths, hundredths), 1.0)
    assert (sample.smo2_pct is not None, sample.thb_au is not None) == (valid, valid)


def test_power_has_a_sign_and_optional_fields_are_stepped_over():
    assert PowerDecoder()(struct.pack("<Hh", 0, -12), 1.0)[0].power_w == -12.0
    decode = PowerDecoder()
    packets = [struct.pack("<HhBHHH", 0x25, 250, 100, 0, turns, 512 * turns) for turns in (1, 2, 4)]
    assert [decode(one, 1.0 + at)[0].cadence_rpm for at, one in enumerate(packets)] == [None, 120.0, 120.0]
    wheel = struct.pack("<HhLHHH", 0x30, 250, 7, 7, 9, 9)
    assert decode(wheel, 9.0)[0].power_w == 250.0


@pytest.mark.parametrize("packet", ["", "0000", "0000c8", "2000c80001000", "0001c8000000"])
def test_a_power_packet_that_is_too_short_is_refused(packet):
    with pytest.raises(MalformedPacket):
        PowerDecoder()(bytes.fromhex(packet[: len(packet) // 2 * 2]), 1.0)


def test_a_bike_may_tell_a_moment_in_two_packets():
    (first,) = bike_sample(struct.pack("<HHHh", 0x44, 3600, 180, 210), 1.0)
    assert (first.speed_m_s, first.cadence_rpm, first.power_w) == (10.0, 90.0, 210.0)
    (second,) = bike_sample(struct.pack("<HB", 0x0201, 141), 1.0)
    assert (second.speed_m_s, second.power_w, second.heart_rate_bpm) == (None, None, 141.0)
    assert bike_sample(struct.pack("<HHB", 0x0200, 3600, 0), 1.0)[0].heart_rate_bpm is None


@pytest.mark.parametrize("packet", ["", "44", "4400", "4400100e", "4400100eb400d2", "01"])
def test_a_bike_packet_that_is_too_short_is_refused(packet):
    with pytest.raises(MalformedPacket):
        bike_sample(bytes.fromhex(packet), 1.0)


def test_cadence_counts_over_both_ends_of_its_counters():
    clock = CrankClock()
    assert clock.cadence_rpm(65535, 65000, 1.0) is None
    assert clock.cadence_rpm(1, (65000 + 1024) % 65536, 2.0) == 120.0


def test_cranks_that_stand_still_are_at_zero_after_three_seconds():
    clock = CrankClock()
    clock.cadence_rpm(1, 0, 1.0)
    assert clock.cadence_rpm(1, 0, 3.9) is None
    assert clock.cadence_rpm(1, 0, 4.0) == 0.0
    assert clock.cadence_rpm(2, 1024, 61.1) is None
    assert clock.cadence_rpm(3, 1024, 62.0) is None
    assert clock.cadence_rpm(4, 2048, 63.0) == 60.0


def frame(number, *counts):
    return struct.pack(f"<I{len(counts)}h", number, *counts)


def test_muscle_activity_is_timed_by_its_counter():
    decode = FrameDecoder(1000.0, 0.001)
    (first,) = decode(frame(500, 1, -2), 10.0)
    assert (first.at_s, first.emg_mv) == (10.0, (0.001, -0.002))
    assert decode(frame(502, 1, -2), 10.4)[0].at_s == 10.002
    assert decode(frame(2500, 1), 12.4)[0].at_s == 12.0


def test_a_counter_that_begins_anew_is_placed_anew():
    decode = FrameDecoder(1000.0, 0.001)
    decode(frame(4_000_000, 1), 10.0)
    assert decode(frame(0, 1), 12.0)[0].at_s == 12.0
    assert decode(frame(100, 1), 12.2)[0].at_s == 12.1


def test_a_counter_that_goes_round_goes_on():
    decode = FrameDecoder(1000.0, 0.001)
    decode(frame(2**32 - 100, 1), 10.0)
    assert decode(frame(100, 1), 10.3)[0].at_s == 10.2


@pytest.mark.parametrize("packet", [b"", bytes(4), bytes(5), bytes(4 + 242)])
def test_a_frame_of_another_form_is_refused(packet):
    with pytest.raises(MalformedPacket):
        FrameDecoder(1000.0, 0.001)(packet, 1.0)
