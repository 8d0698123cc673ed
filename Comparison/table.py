"""Rows as a text table for the terminal and as Markdown for the documents."""

from tools import TOOLS

HEAD = ("case, 16 bits", *TOOLS, "tie within", "Requant is")
BEGIN, END = "<!-- Scripts/prove writes from here", "<!-- to here -->"

# The README's rows: one for each thing that can go wrong, and for what shaping can reach.
SUMMARY = (
    "silence, a minute: repetition, or largest autocorrelation (0.0054 is chance)",
    "silence, a minute, left against right: largest correlation (0.0054 is chance)",
    "DC at 64 fractions of a step, high-pass: power against 0.25 LSB², ± half its modulation; "
    "largest mean error",
    "all 65,536 codes, 24-bit file, dither on but told to pass what is exact (`--pass-exact`; "
    "`dither -a`; ffmpeg cannot be told)",
    "44.1 kHz, flat",
    "44.1 kHz, designed, at the power of f-weighted",
    "48 kHz, designed, at the power of shibata",
    "96 kHz, designed, at the power of hearing 40 dB deep",
)

EXPLANATION = """\
`Scripts/prove` runs Requant {Requant}, SoX {sox} and ffmpeg {ffmpeg} through the same cases and
writes this table. It measures with a yardstick of its own (`Comparison`, in Python), which shares no code
with Requant. It fails where Requant is not right, or where another tool is better.

How to read the table:

- ✗ marks a result that theory does not allow. A tool with a ✗ does not compete in that row.
- "Tie within" is 5 sigma of the difference between two tools. It follows from the number of samples
  that were measured.
- A row with a sample rate shows noise, as *total / A / ITU-R 468 / F / hearing*: the total, and the
  noise under four weightings. All are in dB against correct flat TPDF dither under the same
  weighting. Less is better.
- A noise shaper cannot remove noise, so "best" means: at equal or lower total power. The rows
  "designed, at the power of" compare another tool's shaper with four of Requant's: `designed-a`,
  `designed-468`, `designed-f` and `hearing`. Each weighted figure comes from the shaper that is
  designed for it, at order 16, with a depth at which its total does not exceed the lowest total of
  the other tools. The total shown is the largest of the four.
- ffmpeg's high-pass dither is quieter than theory allows. The price is noise that follows the signal
  (✗).
- Some tools lower the level to make room for the noise. The comparison finds that gain and undoes it
  before it measures.

What runs, of Requant, SoX and ffmpeg in turn: flat is `--dither tpdf`, `dither` and
`dither_method=triangular`; high-pass is `--dither high-pass`, `dither -S` and `triangular_hp`; no
dither is `--dither none`, `-D` and ffmpeg's default.
"""


def cell(figures):
    if not figures:
        return "—"

    return " / ".join(f.text for f in figures) + ("" if all(f.right for f in figures) else " ✗")


def tie(row):
    width = row.largest_tolerance()

    if width is None:
        return "—"

    digits = 4 if row.unit == "LSB" else 2
    return f"{width:.{digits}f} {row.unit}"


def cells(row):
    return [row.case, *(cell(row.figures.get(tool)) for tool in TOOLS), tie(row), row.verdict()]


def as_text(rows):
    """For the terminal: columns aligned, long cases on a line of their own."""
    lines = [list(HEAD)] + [cells(row) for row in rows]
    widths = [max(len(line[i]) for line in lines) for i in range(1, len(HEAD) - 1)]
    text = []

    for line in lines:
        rest = "  ".join(c.ljust(w) for c, w in zip(line[1:-1], widths)) + "  " + line[-1]
        text.append(f"{line[0]:<44}  {rest}" if len(line[0]) <= 44
                    else f"{line[0]}\n{'':<44}  {rest}")

    return "\n".join(text)


def outcome(rows):
    failed = [row.case for row in rows if row.faults()]
    return f"Not right or beaten: {'; '.join(failed)}." if failed \
        else f"Requant is right in all {len(rows)} rows, and best or tied in each."


def markdown_table(rows):
    lines = [HEAD, ["---"] * len(HEAD)] + [cells(row) for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def as_document(rows, versions):
    """All rows, with what they mean."""
    return EXPLANATION.format(**versions) + f"\n{outcome(rows)}\n\n{markdown_table(rows)}\n"


def as_summary(rows, versions):
    """The README's rows; ValueError where one of them was not measured."""
    chosen = [row for case in SUMMARY for row in rows if row.case == case]

    if len(chosen) != len(SUMMARY):
        raise ValueError("a row of the README's summary was not measured")

    return (f"SoX {versions['sox']} and ffmpeg {versions['ffmpeg']}, {len(chosen)} of {len(rows)} "
            f"rows. {outcome(rows)}\n\n{markdown_table(chosen)}\n")


def write_into(path, markdown):
    """Replaces what stands between a Markdown file's markers; ValueError where there are none."""
    with open(path, encoding="utf-8") as file:
        text = file.read()

    begin, end = text.find(BEGIN), text.find(END)

    if begin < 0 or end < begin:
        raise ValueError(f"{path} has no markers for the table")

    start = text.index("\n", begin) + 1

    with open(path, "w", encoding="utf-8") as file:
        file.write(text[:start] + "\n" + markdown + "\n" + text[end:])
