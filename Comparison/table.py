"""Rows as a text table for the terminal and as Markdown for the README."""

from tools import TOOLS

HEAD = ("case, 16 bits", *TOOLS, "tie within", "Requant is")
BEGIN, END = "<!-- Scripts/prove writes from here", "<!-- to here -->"

EXPLANATION = """\
`Scripts/prove` runs Requant {Requant}, SoX {sox} and ffmpeg {ffmpeg} through the same cases, with
a yardstick of its own (`Comparison`, Python), writes this table, and fails where Requant is not right
or is beaten. ✗ marks what theory does not allow; a tool with it does not compete in that row.
"Tie within" is 5 sigma of the difference, from the number of samples measured.

Noise, the rows with a sample rate: *total / A / ITU-R 468 / F / hearing*, in dB against correct
flat TPDF under the same weighting; less is better, except that ffmpeg's high-pass dither is quieter
at the price of noise that follows the signal (✗). Since a shaper cannot remove noise, best means
at equal or lower total power: "designed, at the power of" sets the peers' shaper against Requant's
`designed-a`, `designed-468`, `designed-f` and `hearing`, each figure from the shaper designed for
it, order 16, its depth such that its total does not exceed the least of the peers' (the total
shown is the largest of the four). A level that a tool lowers to make room is found and undone
first.
What runs: flat is `--dither tpdf`, `dither`, `dither_method=triangular`; high-pass is `--dither
high-pass`, `dither -S`, `triangular_hp`; no dither is `--dither none`, `-D`, ffmpeg's default.
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


def as_markdown(rows, versions):
    lines = [HEAD, ["---"] * len(HEAD)] + [cells(row) for row in rows]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    failed = [row.case for row in rows if row.faults()]
    outcome = f"Not right or beaten: {'; '.join(failed)}." if failed \
        else f"Requant is right in all {len(rows)} rows, and best or tied in each."
    return (EXPLANATION.format(**versions) + f"\n{outcome}\n\n<details><summary>The table</summary>"
            f"\n\n{table}\n\n</details>\n")


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
