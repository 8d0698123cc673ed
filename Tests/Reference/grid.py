"""The levels of a word length, from the table that defines them: y = (k + offset) step."""

import numpy as np


class Grid:
    """lattice: "twos-complement", "symmetric" or "end-points"; bits: also a fraction."""

    def __init__(self, lattice, bits):
        levels = round(2.0 ** bits)
        self.lattice, self.offset, self.zero = lattice, 0.0, 0

        if lattice == "symmetric":
            self.highest = round(2.0 ** (bits - 1)) - 1
            self.lowest, self.per_unit = -self.highest, float(self.highest)
            words = levels
        elif lattice == "end-points":
            self.lowest, self.highest = 0, levels - 1
            self.per_unit, self.offset = (levels - 1) / 2, -(levels - 1) / 2
            self.zero, words = levels // 2, levels
        else:
            self.lowest, self.highest = -(levels // 2), levels - levels // 2 - 1
            self.per_unit, words = levels / 2, levels

        self.step = 1 / self.per_unit
        self.word_bits = words.bit_length() - 1 if words & (words - 1) == 0 else None

    @property
    def count(self):
        return self.highest - self.lowest + 1

    def level(self, codes):
        return (codes + self.offset) * self.step

    def nearest(self, values):
        """Codes; a tie goes to the even one."""
        codes = np.rint(values / self.step - self.offset)
        return np.clip(codes, self.lowest, self.highest).astype(np.int64)

    def is_level(self, values):
        """In double precision or, of values that a float holds, in that of float."""
        exact = self.level(self.nearest(values))
        narrow = values.astype(np.float32)
        return (values == exact) | ((narrow == values) & (exact.astype(np.float32) == narrow))

    def restored(self, audio):
        """The levels that a reduced file stands for; what is no level stays what it is."""
        if audio.bits and self.word_bits:
            words = audio.samples * 2.0 ** (self.word_bits - audio.bits)
            return self.level(words + self.zero)

        values = audio.values()
        return np.where(self.is_level(values), self.level(self.nearest(values)), values)
