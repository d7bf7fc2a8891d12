"""What else reaches the controller of a simulated session: oxygen, activity, a supervisor, a stop button."""

from dataclasses import dataclass

import numpy as np

from devices.cuff.wearer import Wearer

NIRS_EVERY_S, EMG_EVERY_S, SUPERVISOR_EVERY_S = 0.1, 0.05, 0.1


@dataclass(slots=True)
class Heard:
    """The newest of everything with the moment it arrived, and what is wrong with it."""

    smo2_pct: float = float("nan")
    smo2_at_s: float = float("-inf")
    emg_share: float = float("nan")
    emg_at_s: float = float("-inf")
    supervisor_at_s: float = float("-inf")
    smo2_changed_s: float = float("-inf")
    smo2_still_s: float = 0.0
    """How long the newest values that came have been one and the same."""
    other_limb_mmhg: float = 0.0
    stop_pressed: bool = False
    link_up: bool = True
    nirs_stops: bool = False
    nirs_frozen: bool = False
    nirs_says_pct: float | None = None
    emg_stops: bool = False
    supervisor_hangs: bool = False
    next_nirs_s: float = 0.0
    next_emg_s: float = 0.0
    next_supervisor_s: float = 0.0

    @classmethod
    def out_of_step(cls, chance: np.random.Generator) -> "Heard":
        """Every sensor with a phase of its own against the controller's ticks."""
        nirs_s, emg_s, supervisor_s = chance.uniform(0.0, 1.0, size=3).tolist()
        return cls(
            next_nirs_s=NIRS_EVERY_S * nirs_s, next_emg_s=EMG_EVERY_S * emg_s,
            next_supervisor_s=SUPERVISOR_EVERY_S * supervisor_s,
        )  # fmt: skip

    def hear(self, now_s: float, wearer: Wearer) -> None:
        """Take what is due."""
        now_s = round(now_s, 6)
        if now_s >= self.next_nirs_s and not self.nirs_stops:
            self.next_nirs_s = round(self.next_nirs_s + NIRS_EVERY_S, 6)
            self._take_smo2(now_s, wearer.smo2_pct())
        if now_s >= self.next_emg_s and not self.emg_stops:
            self.next_emg_s = round(self.next_emg_s + EMG_EVERY_S, 6)
            self.emg_share, self.emg_at_s = wearer.emg_share(), now_s
        if now_s >= self.next_supervisor_s and not self.supervisor_hangs:
            self.next_supervisor_s = round(self.next_supervisor_s + SUPERVISOR_EVERY_S, 6)
            self.supervisor_at_s = now_s

    def lose_link(self) -> None:
        """Be told that the radio is gone."""
        self.link_up = False

    def press_stop(self) -> None:
        """The button at the cuff."""
        self.stop_pressed = True

    def release_stop(self) -> None:
        """The button is let go."""
        self.stop_pressed = False

    def _take_smo2(self, now_s: float, read_pct: float) -> None:
        said_pct = self.smo2_pct if self.nirs_frozen else read_pct
        said_pct = said_pct if self.nirs_says_pct is None else self.nirs_says_pct
        if said_pct != self.smo2_pct:
            self.smo2_changed_s = now_s
        self.smo2_pct, self.smo2_at_s, self.smo2_still_s = said_pct, now_s, round(now_s - self.smo2_changed_s, 6)
