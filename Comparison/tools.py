"""The three tools, and how each is asked for a reduction to 16 bits. A mode is the tuple of words
that a tool's command line takes for it; the empty one is what the tool does by itself."""

import subprocess
import tempfile
from pathlib import Path

import wav

TOOLS = ("Requant", "sox", "ffmpeg")

FLAT = {"Requant": ("--dither", "tpdf"), "sox": ("dither",), "ffmpeg": ("triangular",)}
HIGH_PASS = {"Requant": ("--dither", "high-pass"), "sox": ("dither", "-S"),
             "ffmpeg": ("triangular_hp",)}
NO_DITHER = {"Requant": ("--dither", "none"), "sox": (), "ffmpeg": ()}

# Published noise shapers: the name that Requant has for each, then sox's and ffmpeg's.
PUBLISHED = {
    "lipshitz": ("lipshitz", "lipshitz"),
    "f-weighted": ("f-weighted", "f_weighted"),
    "modified-e": ("modified-e-weighted", "modified_e_weighted"),
    "improved-e": ("improved-e-weighted", "improved_e_weighted"),
    "gesemann": ("gesemann", None),
    "shibata-low": ("low-shibata", "low_shibata"),
    "shibata": ("shibata", "shibata"),
    "shibata-high": ("high-shibata", "high_shibata"),
}


def shaped(name):
    """Tool to mode for a published shaper; None where the tool has none of that name."""
    sox, ffmpeg = PUBLISHED[name]
    return {"Requant": ("--dither", "tpdf", "--shaping", name), "sox": ("dither", "-f", sox),
            "ffmpeg": ffmpeg and (ffmpeg,)}


def designed(shaping, depth_db):
    """Requant's mode for a shaper designed for the sample rate, of the default order."""
    return ("--dither", "tpdf", "--shaping", shaping, "--shaping-depth", f"{depth_db:.1f}")


class ToolFailed(Exception):
    """A tool refused a mode or wrote something else than 16-bit PCM of the input's length."""


class Bench:
    """Runs a tool on a signal in a folder that goes away at the end (use with `with`)."""

    def __init__(self, requant):
        """requant: the path of the binary under test."""
        self.requant = str(requant)

    def __enter__(self):
        self.holder = tempfile.TemporaryDirectory(prefix="requant-prove-")
        self.folder = Path(self.holder.name)
        return self

    def __exit__(self, *unused):
        self.holder.cleanup()

    def command(self, tool, mode, source, target):
        if tool == "Requant":
            return [self.requant, "render", source, "-o", target, "--bits", "16", "--force", *mode]

        if tool == "sox":  # -D: no dither but what the mode says; -R: the same noise each time
            return ["sox", "-D", "-R", source, "-b", "16", "-e", "signed-integer", target, *mode]

        method = ["-af", f"aresample=osf=s16:dither_method={mode[0]}"] if mode else []
        return ["ffmpeg", "-nostdin", "-y", "-v", "warning", "-i", source, *method,
                "-c:a", "pcm_s16le", target]

    def reduce(self, tool, mode, signal, rate_hz, kind="24"):
        """Codes (int16) that the tool makes of a signal in LSB of 16 bits, or None where it says
        that it has no such mode at this rate. kind: what the input file holds, as in wav.write.
        """
        source, target = str(self.folder / "in.wav"), str(self.folder / "out.wav")
        Path(target).unlink(missing_ok=True)
        scale = {"16": 1, "24": 256, "float": 1 / 32768}[kind]
        wav.write(source, signal * scale, rate_hz, kind)
        done = subprocess.run(self.command(tool, mode, source, target), capture_output=True,
                              text=True)
        said = done.stderr

        # Both go on with high-pass dither then, which is another mode.
        if "filter is available for rate" in said or "dither not available at this" in said:
            return None

        if done.returncode != 0:
            words = (said.strip() or done.stdout.strip() or "it says nothing").splitlines()
            raise ToolFailed(f"{tool} {' '.join(mode)}: {words[-1]}")

        codes = wav.read_codes_16(target)

        if len(codes) != len(signal):
            raise ToolFailed(f"{tool} {' '.join(mode)}: {len(codes)} samples of {len(signal)}")

        return codes

    def version(self, tool):
        flag = {"Requant": "--version", "sox": "--version", "ffmpeg": "-version"}[tool]
        words = subprocess.run([self.requant if tool == "Requant" else tool, flag],
                               capture_output=True, text=True).stdout.split()
        return next((word.lstrip("v") for word in words if word.lstrip("v")[:1].isdigit()), "?")
