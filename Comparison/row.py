"""A row of the table, and the judgement that its last column holds."""

from dataclasses import dataclass

import numpy as np

SIGMAS = 5.0  # one comparison in two million is wrong by chance


@dataclass
class Figure:
    """A measured figure of one tool. The least is the best."""

    value: float
    sigma: float = 0.0        # of the measurement, in the same unit
    right: bool = True        # whether theory or the exact answer allows this figure
    text: str = ""            # what the table shows


@dataclass
class Row:
    """One case: the figures of each tool (None: it has no such mode), several where a case has
    several (one a weighting)."""

    case: str
    figures: dict             # tool: list of Figure, or None
    unit: str = ""            # of sigma
    failure: str = ""         # what Requant said where it could not do its part

    def peers(self):
        """Those that compete: who is not right in a row cannot be better in it."""
        return {tool: figures for tool, figures in self.figures.items()
                if tool != "Requant" and figures and all(f.right for f in figures)}

    def tolerance(self, ours, theirs):
        return SIGMAS * float(np.hypot(ours.sigma, theirs.sigma))

    def faults(self):
        """Why Requant fails this row; empty where it is right and nobody is better."""
        ours = self.figures.get("Requant")

        if self.failure or not ours:
            return [self.failure or "Requant has no such mode"]

        wrong = [f"Requant's {f.text} is not right" for f in ours if not f.right]
        return wrong + [f"{tool} is better: {theirs.text} against {mine.text}"
                        for tool, figures in self.peers().items()
                        for mine, theirs in zip(ours, figures)
                        if theirs.value < mine.value - self.tolerance(mine, theirs)]

    def verdict(self):
        if self.faults():
            return "**" + "; ".join(self.faults()) + "**"

        peers = self.peers()

        if not peers:
            return "right, alone"

        tied = all(theirs.value <= mine.value + self.tolerance(mine, theirs)
                   for figures in peers.values()
                   for mine, theirs in zip(self.figures["Requant"], figures))
        best = all(any(theirs.value > mine.value + self.tolerance(mine, theirs)
                       for mine, theirs in zip(self.figures["Requant"], figures))
                   for figures in peers.values())
        return "right, best" if best else "right, tied" if tied else "right, best or tied"

    def largest_tolerance(self):
        """The widest tie of the row, or None where it is exact or nobody competes."""
        ours = self.figures.get("Requant") or []
        widths = [self.tolerance(mine, theirs) for figures in self.peers().values()
                  for mine, theirs in zip(ours, figures)]
        return max(widths, default=0.0) or None
