"""The last point before the wire: asks the limits once more, knowing nothing of the machine but its command."""

from dataclasses import dataclass, field

from devices.cuff.ledger import ticked
from devices.cuff.limits import DEFLATED_MMHG, Ask, Given, Issued, Phase, Request, Seen, Spent, refusals
from devices.cuff.port import VENT, Command

WINDOW_S = 1.0


@dataclass
class Gate:
    """What went out, and the time under pressure, counted apart from the machine's own.

    A second layer: a machine that is wrong, or a command that was changed on its way, meets the same limits here.
    """

    spent: Spent = field(default_factory=Spent)
    issued: Issued = field(default_factory=Issued)
    refused: tuple[str, ...] = ()
    """Why the newest command was replaced by venting; stays until a new session's gate is made."""
    _rises: tuple[tuple[float, float], ...] = ()

    def tick(self, seen: Seen, dt_s: float, *, calibrating: bool) -> None:
        """Count a tick by what was measured.

        Parameters
        ----------
        seen : Seen
            The newest pressures. Unknown ones count as inflated once anything went out in this session.
        dt_s : float
            Length of the tick on a monotonic clock [s]; what is no length counts as half a second.
        calibrating : bool
            Whether the time counts as calibration, too.
        """
        length_s = dt_s if 0.0 <= dt_s < float("inf") else 0.5
        measured = seen.highest_mmhg
        self.spent = ticked(self.spent, self._counted_mmhg(measured), length_s, calibrating=calibrating)
        self._rises = tuple((age + length_s, size) for age, size in self._rises if age + length_s < WINDOW_S)
        risen = sum(size for _, size in self._rises)
        self.issued = Issued(self.issued.target_mmhg, self.issued.since_rise_s + length_s, risen)

    def _counted_mmhg(self, measured_mmhg: float) -> float:
        """As measured; but a bout goes on while a pressure is out, and before the first one nothing is no pressure."""
        pressed = self.issued.target_mmhg > 0.0
        if pressed and self.spent.bout_s > 0.0 and measured_mmhg < DEFLATED_MMHG:
            return DEFLATED_MMHG
        idle = not pressed and self.spent.session_s == 0.0 and measured_mmhg != measured_mmhg
        return 0.0 if idle else measured_mmhg

    def passed(self, command: Command, phase: Phase | None, age_s: float, seen: Seen, given: Given | None) -> Command:
        """What may go out: the command, or venting.

        Parameters
        ----------
        command : Command
            As the machine made it.
        phase : Phase or None
            What it is for; None where the machine is under no pressure.
        age_s : float
            Since it was made [s]; 200 ms at most.
        seen : Seen
            The newest pressures, as in the tick.
        given : Given or None
            What people established.

        Returns
        -------
        Command
            Venting stays venting. After one refusal this gate lets nothing but venting through.
        """
        if command.target_mmhg is None:
            return self._vent()
        if phase is None or given is None:
            self.refused = self.refused or ("NOTHING_ESTABLISHED",)
        else:
            one = Request(Ask(phase, command.target_mmhg, age_s), seen, self.issued, self.spent, given)
            self.refused = self.refused or refusals(one)
        if self.refused:
            return self._vent()
        self._count(command.target_mmhg)
        return command

    def _vent(self) -> Command:
        self.issued = Issued(0.0, self.issued.since_rise_s, self.issued.risen_mmhg)
        return VENT

    def _count(self, target_mmhg: float) -> None:
        rise = target_mmhg - self.issued.target_mmhg
        if rise > 0.0:
            self._rises = (*self._rises, (0.0, rise))
        since_s = 0.0 if rise > 0.0 else self.issued.since_rise_s
        self.issued = Issued(target_mmhg, since_s, sum(size for _, size in self._rises))
