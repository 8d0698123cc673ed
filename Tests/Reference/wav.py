"""WAV files of every sample format that the tests need, with the standard library and numpy only.

Apart from the library under test, and from Comparison, whose yardstick shares no code with anything."""

import struct
from dataclasses import dataclass

import numpy as np

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE
FORMATS = {"8": (PCM, 8), "16": (PCM, 16), "24": (PCM, 24), "32": (PCM, 32),
           "f32": (FLOAT, 32), "f64": (FLOAT, 64)}


@dataclass
class Audio:
    """samples: (frames, channels), codes for PCM (int64), else as the file holds them."""

    samples: np.ndarray
    kind: str
    rate_hz: int

    @property
    def bits(self):
        """The word length of PCM; None for floating point."""
        tag, bits = FORMATS[self.kind]
        return bits if tag == PCM else None

    def values(self):
        """In full-scale units."""
        values = self.samples.astype(float)
        return values * 2.0 ** (1 - self.bits) if self.bits else values


def write(path, values, rate_hz, kind):
    """values: (frames, channels), full scale 1.0; for PCM they have to be codes."""
    tag, bits = FORMATS[kind]

    if tag == FLOAT:
        data = values.astype(f"<f{bits // 8}").tobytes()
    else:
        codes = values * 2.0 ** (bits - 1)
        lowest = -2.0 ** (bits - 1)

        if not np.all((codes == np.rint(codes)) & (codes >= lowest) & (codes < -lowest)):
            raise ValueError(f"{path}: these are no codes of {bits} bits")

        data = packed(codes.astype(np.int64), bits)

    channels = values.shape[1]
    frame_bytes = channels * bits // 8
    fmt = struct.pack("<HHIIHH", tag, channels, rate_hz, rate_hz * frame_bytes, frame_bytes, bits)
    body = b"WAVE" + b"fmt " + struct.pack("<I", len(fmt)) + fmt
    body += b"data" + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)

    with open(path, "wb") as file:
        file.write(b"RIFF" + struct.pack("<I", len(body)) + body)


def packed(codes, bits):
    """8 bits are unsigned on disk."""
    offset = 128 if bits == 8 else 0
    eight_bytes = (codes + offset).astype("<i8").reshape(-1).view(np.uint8).reshape(-1, 8)
    return eight_bytes[:, :bits // 8].tobytes()


def unpacked(data, bits):
    if bits == 8:
        return np.frombuffer(data, np.uint8).astype(np.int64) - 128

    four_bytes = np.zeros((len(data) * 8 // bits, 4), np.uint8)
    four_bytes[:, 4 - bits // 8:] = np.frombuffer(data, np.uint8).reshape(-1, bits // 8)
    return four_bytes.reshape(-1).view("<i4").astype(np.int64) >> (32 - bits)


def read(path):
    """An Audio. Raises ValueError for what is no WAV file of a known format."""
    with open(path, "rb") as file:
        content = file.read()

    if content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        raise ValueError(f"{path} is not a WAV file")

    position, kind = 12, None

    while position + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, position)
        start = position + 8

        if name == b"fmt ":
            tag, channels, rate_hz, _, _, bits = struct.unpack_from("<HHIIHH", content, start)
            tag = struct.unpack_from("<H", content, start + 24)[0] if tag == EXTENSIBLE else tag
            kind = next((k for k, known in FORMATS.items() if known == (tag, bits)), None)

            if kind is None:
                raise ValueError(f"{path} holds format {tag} of {bits} bits")

        if name == b"data" and kind:
            data = content[start:start + size]
            samples = (unpacked(data, bits) if tag == PCM
                       else np.frombuffer(data, f"<f{bits // 8}"))
            return Audio(samples.reshape(-1, channels), kind, rate_hz)

        position = start + size + size % 2

    raise ValueError(f"{path} holds no samples")
