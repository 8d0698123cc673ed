"""The frequency weightings, from the tables and roots of their standards in Tests/Data."""

import json
from pathlib import Path

import numpy as np

FACTS = json.loads((Path(__file__).parent.parent / "Data" / "weightings.json").read_text())
NAMES = ("a", "itu_r_468", "f", "hearing")


def roots_db(fact, hz):
    """10 log10 |H|^2 of zeros and poles in Hz."""
    def of(roots):
        s = 1j * hz
        return sum(20 * np.log10(np.abs(s - complex(*root))) for root in roots)

    return of(fact["zeros_hz"]) - of(fact["poles_hz"])


def a_weighting_db(hz):
    return roots_db(FACTS["a"], hz) - roots_db(FACTS["a"], np.array([1000.0]))


def f_weighting_db(hz):
    """0 dB at its maximum, which a search in steps of 0.5 Hz finds to 1e-7 dB."""
    return roots_db(FACTS["f"], hz) - np.max(roots_db(FACTS["f"], np.arange(1000.0, 10000.0, 0.5)))


def itu_r_468_db(hz):
    """The table over log frequency, and beyond its ends its outermost slopes."""
    table_hz, table_db = np.array(FACTS["itu_r_468"]["table"]).T
    x, table_x = np.log(hz), np.log(table_hz)
    level = np.interp(x, table_x, table_db)

    for end, inner, outside in ((0, 1, hz < table_hz[0]), (-1, -2, hz > table_hz[-1])):
        slope = (table_db[end] - table_db[inner]) / (table_x[end] - table_x[inner])
        level = np.where(outside, table_db[end] + slope * (x - table_x[end]), level)

    return level


def hearing_db(hz):
    """The inverse of the threshold, held beyond its ends."""
    fact = FACTS["hearing"]
    threshold = np.array(fact["threshold_db_spl"])
    return threshold.min() - np.interp(np.log(hz), np.log(fact["frequency_hz"]), threshold)


LEVELS_DB = {"a": a_weighting_db, "itu_r_468": itu_r_468_db, "f": f_weighting_db,
             "hearing": hearing_db}


def power(name, hz):
    """What power at each frequency is multiplied by. hz: array, 0 or more; at 0 Hz, which has no
    logarithm, the tables' and the roots' limit: 0 but for hearing."""
    hz = np.asarray(hz, float)
    at_zero = 10 ** (0.1 * hearing_db(np.array([1.0]))[0]) if name == "hearing" else 0.0
    weights = np.full(len(hz), at_zero)
    weights[hz > 0] = 10 ** (0.1 * LEVELS_DB[name](hz[hz > 0]))
    return weights
