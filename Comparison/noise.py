"""The cases of how loud the noise is: flat, high-pass and shaped, at each sample rate.

A shaper cannot remove noise, only move it (Gerzon and Craven, 1989), so tools are compared at equal
total power: Requant is asked for the depth at which its total does not exceed the peer's, once for
each weighting with the shaper designed for it.
"""

import numpy as np

import signals
import spectrum
import tools
import weightings
from design import Prediction
from row import SIGMAS, Figure, Row
from tools import TOOLS, ToolFailed

RATES_HZ = (44100, 48000, 88200, 96000, 176400, 192000)
FRAMES = 1 << 20
DEFAULT_ORDER = 16
DESIGNED = {"A": "designed-a", "ITU-R 468": "designed-468", "F": "designed-f",
            "hearing": "hearing"}
DEFAULT_DEPTH_DB = 40.0


class NoiseMeter:
    """Levels of each tool's modes, each measured once."""

    def __init__(self, bench, periods):
        """periods: tool to the samples after which its noise repeats (correctness.silence_rows)."""
        self.bench, self.periods = bench, periods
        self.signal = signals.busy(FRAMES)
        self.known = {}

    def levels(self, tool, mode, rate_hz):
        """(weighting to Level, whether the dither is full), or None where the tool has no such
        mode. Full: the noise, its shaping undone, is that of TPDF. Within 0.05 dB, 5 sigma being
        0.03; shapers with zeros outside the unit circle lie above, and noise that repeats below, as
        it averages less."""
        key = tool, mode, rate_hz

        if key not in self.known:
            codes = self.bench.reduce(tool, mode, self.signal, rate_hz)
            self.known[key] = None if codes is None else self.judge(tool, codes, rate_hz)

        return self.known[key]

    def judge(self, tool, codes, rate_hz):
        error, _ = spectrum.without_signal(codes, self.signal)
        independent = min(FRAMES, self.periods.get(tool, FRAMES))
        power = spectrum.power_spectrum(error)
        lowest_db = -0.05 - spectrum.logarithm_bias_db(independent)
        return ({name: spectrum.level(power, rate_hz, name, independent)
                 for name in weightings.NAMES}, spectrum.log_average_db(power, FRAMES) > lowest_db)


def figures(levels, right):
    """Of each weighting; text without a sign where it would be that of nothing."""
    texts = {name: f"{level.db:+.1f}" for name, level in levels.items()}
    return [Figure(levels[name].db, levels[name].sigma_db, right,
                   "0.0" if texts[name] in ("+0.0", "-0.0") else texts[name])
            for name in weightings.NAMES]


def flat_level(rate_hz, name):
    """Theory of flat TPDF, dB: the reference itself."""
    return 0.0


def high_pass_level(rate_hz, name):
    """Theory of high-pass TPDF, dB: 1/12 rounding + 1/6 (1 - cos w) dither."""
    hz = spectrum.bins_hz(rate_hz)
    weight = weightings.power(name, hz)
    power = 1 / 12 + (1 - np.cos(2 * np.pi * hz / rate_hz)) / 6
    return 10 * np.log10(np.mean(weight * power) / (0.25 * np.mean(weight)))


def unshaped_row(meter, title, modes, rate_hz, expected, sure):
    """A row of flat or high-pass dither. expected (rate, weighting) gives Requant's level in dB by
    theory; sure: tool to whether its noise ignores the signal, without which it cannot compete."""
    row = Row(f"{rate_hz / 1000:g} kHz, {title}", {}, "dB")

    for tool in TOOLS:
        try:
            levels, _ = meter.levels(tool, modes[tool], rate_hz)
        except ToolFailed as problem:
            row.figures[tool] = None
            row.failure = row.failure or (str(problem) if tool == "Requant" else "")
            continue

        row.figures[tool] = figures(levels, sure.get(tool, True))

        if tool == "Requant":
            for name, figure in zip(weightings.NAMES, row.figures[tool]):
                figure.right &= bool(abs(figure.value - expected(rate_hz, name))
                                     < SIGMAS * figure.sigma)

    return row


def peers_with(meter, name, rate_hz):
    """sox's and ffmpeg's figures of a published shaper, None where one has it not at this rate."""
    peers = {}

    for tool in TOOLS[1:]:
        mode = tools.shaped(name)[tool]
        measured = mode and meter.levels(tool, mode, rate_hz)
        peers[tool] = measured and figures(*measured)

    return peers


def same_shaper_row(meter, name, rate_hz, peers):
    """A published shaper as each tool has it."""
    row = Row(f"{rate_hz / 1000:g} kHz, {name}", dict(peers), "dB")

    try:
        row.figures["Requant"] = figures(*meter.levels("Requant", tools.shaped(name)["Requant"],
                                                       rate_hz))
    except ToolFailed as problem:
        row.figures["Requant"], row.failure = None, str(problem)

    return row


def requant_at_power(meter, rate_hz, total_db):
    """Figures of Requant's designs, each weighting's from the shaper designed for it; as total, the
    largest of theirs, asked to be no higher than total_db."""
    total, weighted = [], []

    for weighting, shaping in DESIGNED.items():
        depth_db = Prediction(weighting, rate_hz, DEFAULT_ORDER).depth_for(total_db)
        ours = figures(*meter.levels("Requant", tools.designed(shaping, depth_db), rate_hz))
        total.append(ours[0])
        weighted.append(ours[weightings.NAMES.index(weighting)])

    return [max(total, key=lambda figure: figure.value)] + weighted


def equal_power_row(meter, name, rate_hz, peers, total_db):
    row = Row(f"{rate_hz / 1000:g} kHz, designed, at the power of {name}", dict(peers), "dB")

    try:
        row.figures["Requant"] = requant_at_power(meter, rate_hz, total_db)
    except ToolFailed as problem:
        row.figures["Requant"], row.failure = None, str(problem)

    return row


def shaped_rows(meter, rate_hz):
    """For each published shaper that a peer has at this rate: the same one, and Requant's designs
    at the least total power that a peer has with it. Where there is none: the designs alone."""
    rows = []

    for name in tools.PUBLISHED:
        peers = peers_with(meter, name, rate_hz)
        totals = [peer[0].value for peer in peers.values() if peer]

        if totals:
            rows += [same_shaper_row(meter, name, rate_hz, peers),
                     equal_power_row(meter, name, rate_hz, peers, min(totals))]

    if not rows:
        total_db = Prediction("hearing", rate_hz, DEFAULT_ORDER).power_gain_db(DEFAULT_DEPTH_DB)
        rows = [equal_power_row(meter, "hearing 40 dB deep", rate_hz, {}, total_db)]

    return rows
