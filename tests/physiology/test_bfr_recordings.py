"""Real occlusions under near-infrared light: none of them has a cuff pressure, so none gives an occlusion pressure."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from devices.files import Options, read
from physiology.bfr.calibration import assess_calibration
from physiology.bfr.inflation import Inflation, hhb_breakpoint
from physiology.bfr.pressure_proposal import Held, pressure_proposal
from physiology.bfr.set_signals import smo2_floor_pct
from physiology.bfr.worn import Limb, Posture, Worn

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "physio" / "nirs"
WORN = Worn(limb=Limb.LEFT_LEG, cuff_width_cm=13.0, posture=Posture.SEATED)
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
SHUT_S = 1746.0
"""Where the cuff of the Artinis recording goes up at once, by eye: oxygenated haemoglobin falls from there on."""

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real recordings are not beside the repository")


def streams(name: str):
    return {one.metric: one for one in read("nirs", SHARED / name, Options(today=date(2026, 11, 20))).streams}


def artinis(cuff_mmhg=None) -> Inflation:
    found = streams("artinis_intervals.xlsx")
    hhb, o2hb = found["hhb_um"], found["o2hb_um"]
    unknown = np.full(hhb.seconds.size, np.nan)
    cuff = unknown if cuff_mmhg is None else cuff_mmhg(hhb.seconds)
    total = hhb.values + o2hb.values
    return Inflation(WORN, hhb.on, BEGAN, hhb.seconds, cuff, hhb.values, o2hb.values, total)


def at_once(seconds):
    return np.where((seconds >= SHUT_S) & (seconds < 1815.0), 250.0, 0.0)


def in_steps(seconds):
    """10 mmHg every 8 s, invented: it reaches 160 mmHg when the real cuff closes the artery."""
    climbed = 160.0 + 10.0 * np.floor((seconds - SHUT_S) / 8.0)
    return np.where((seconds < 1815.0) & (climbed > 0.0), climbed, 0.0)


def test_a_real_occlusion_without_a_pressure_is_refused_by_name():
    run = artinis()
    assert hhb_breakpoint(run).failed == ("BFR_CAL_NO_PRESSURE",)
    found = assess_calibration([run, run], None, run.on)
    assert found.value.limb_occlusion_mmhg is None
    assert {"BFR_CAL_NO_PRESSURE", "BFR_CAL_NOT_RESTED"} == set(found.value.failed)
    assert found.facts == ()


def test_a_real_occlusion_at_once_has_no_steps():
    assert hhb_breakpoint(artinis(at_once)).failed == ("BFR_CAL_NOT_STEPWISE",)


def test_real_haemoglobin_under_invented_steps_has_its_breakpoint_where_the_artery_closed():
    """The shape is real, and its total still drifts by more than a tenth of the rise: refused for that alone."""
    found = hhb_breakpoint(artinis(in_steps))
    assert found.pressures.hhb_breakpoint_mmhg == pytest.approx(160.0, abs=10.0)
    assert found.pressures.below_mmhg <= 160.0
    assert found.pressures.high_mmhg - found.pressures.low_mmhg <= 20.0
    assert found.failed == ("BFR_CAL_NO_PLATEAU",)


def test_real_haemoglobin_with_swapped_channels_is_inverted():
    run = artinis(in_steps)
    swapped = replace(run, hhb_um=run.o2hb_um, o2hb_um=run.hhb_um)
    assert "BFR_CAL_INVERTED" in hhb_breakpoint(swapped).failed


def test_a_saturation_is_no_haemoglobin_and_gives_a_floor_only():
    found = streams("moxy-occlusion.xlsx")
    assert set(found) == {"smo2_pct", "thb_au"}
    lowest = float(np.nanmin(found["smo2_pct"].values))
    floor = smo2_floor_pct(lowest)
    assert (lowest, floor) == (11.0, 15.0)
    proposals = [
        pressure_proposal(Held(100.0, 9.0, float(smo2), floor, 0.0, 0.0, 200.0, 160.0))
        for smo2 in found["smo2_pct"].values
    ]
    lowered = [one is not None and one.code == "BFR_LOWER_NEAR_FLOOR" for one in proposals]
    assert lowered == (found["smo2_pct"].values < 20.0).tolist()


def test_a_recording_without_a_day_gives_nothing():
    assert streams("portamon-oxcap.xlsx") == {}
