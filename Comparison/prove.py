"""Runs Requant, sox and ffmpeg through the same cases and prints one table.

Exit status: 0, Requant is right in every row and best or tied; 1, it is not, and the rows are
named; 2, the comparison could not be made.
"""

import argparse
import sys

import numpy as np

import controls
import correctness
import limits
import noise
import table
import tools


def all_rows(bench):
    periods, sure = {}, {}
    yield from correctness.silence_rows(bench, periods)
    yield correctness.dc_row(bench, "flat", tools.FLAT, sure)
    yield correctness.dc_row(bench, "high-pass", tools.HIGH_PASS, sure)
    yield correctness.harmonics_row(bench)
    yield limits.overs_row(bench, "flat", tools.FLAT)
    yield limits.overs_row(bench, "shibata", tools.shaped("shibata"))
    yield limits.overs_row(bench, "hearing 53 dB deep", {"Requant": tools.designed("hearing", 53)})
    yield from limits.exactness_rows(bench)

    meter = noise.NoiseMeter(bench, periods)

    for rate_hz in noise.RATES_HZ:
        for name, modes, theory in (("flat", tools.FLAT, noise.flat_level),
                                    ("high-pass", tools.HIGH_PASS, noise.high_pass_level)):
            trusted = {tool: sure.get((name, tool), False) for tool in tools.TOOLS}
            yield noise.unshaped_row(meter, name, modes, rate_hz, theory, trusted)

        yield from noise.shaped_rows(meter, rate_hz)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("requant", help="the binary under test")
    parser.add_argument("--comparison", help="a Markdown file to write the table into")
    parser.add_argument("--readme", help="a Markdown file to write some of its rows into")
    arguments = parser.parse_args()

    print("Checking the yardstick on reductions whose faults are known.", flush=True)

    with np.errstate(all="ignore"):  # silence that stays silent has no correlation
        mistrust = controls.complaints()

    if mistrust:
        print("The yardstick is wrong:", *mistrust, sep="\n  ", file=sys.stderr)
        return 2

    rows = []

    try:
        with tools.Bench(arguments.requant) as bench:
            versions = {tool: bench.version(tool) for tool in tools.TOOLS}

            for row in all_rows(bench):
                print(f"  {row.case}", flush=True)
                rows.append(row)
    except (tools.ToolFailed, OSError, ValueError) as problem:
        print(f"The comparison could not be made: {problem}", file=sys.stderr)
        return 2

    print("\n" + table.as_text(rows))

    if arguments.comparison:
        table.write_into(arguments.comparison, table.as_document(rows, versions))

    if arguments.readme:
        table.write_into(arguments.readme, table.as_summary(rows, versions))

    failed = [row for row in rows if row.faults()]

    for row in failed:
        print(f"{row.case}: {'; '.join(row.faults())}", file=sys.stderr)

    if failed:
        return 1

    print(f"\nRequant is right in all {len(rows)} rows, and best or tied in each.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
