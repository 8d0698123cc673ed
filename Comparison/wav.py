"""WAV files, with the standard library and numpy only, so that no tool under test reads for us."""

import struct

import numpy as np

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE


def write(path, samples, rate_hz, kind):
    """Writes samples, shaped (frames,) or (frames, channels), as kind: "16", "24" or "float".

    Integer kinds take codes (whole numbers, left as they are); "float" takes 1.0 as full scale.
    """
    frames = samples.reshape(len(samples), -1)
    channels = frames.shape[1]

    if kind == "float":
        data, bits, tag = frames.astype("<f4").tobytes(), 32, FLOAT
    elif kind == "16":
        data, bits, tag = frames.astype("<i2").tobytes(), 16, PCM
    else:
        four_bytes = frames.astype("<i4").reshape(-1).view(np.uint8).reshape(-1, 4)
        data, bits, tag = four_bytes[:, :3].tobytes(), 24, PCM

    frame_bytes = channels * bits // 8
    fmt = struct.pack("<HHIIHH", tag, channels, rate_hz, rate_hz * frame_bytes, frame_bytes, bits)
    pad = b"\0" * (len(data) % 2)
    body = b"WAVE" + b"fmt " + struct.pack("<I", len(fmt)) + fmt
    body += b"data" + struct.pack("<I", len(data)) + data + pad

    with open(path, "wb") as file:
        file.write(b"RIFF" + struct.pack("<I", len(body)) + body)


def read_codes_16(path):
    """The 16-bit codes of a WAV file, as int16, shaped (frames,) or (frames, channels).

    Raises ValueError for anything else: a tool that wrote another format was called wrongly.
    """
    with open(path, "rb") as file:
        content = file.read()

    if content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        raise ValueError(f"{path} is not a WAV file")

    position, channels = 12, None

    while position + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, position)
        start = position + 8

        if name == b"fmt ":
            tag, channels, _, _, _, bits = struct.unpack_from("<HHIIHH", content, start)

            if tag == EXTENSIBLE:
                tag = struct.unpack_from("<H", content, start + 24)[0]

            if (tag, bits) != (PCM, 16):
                raise ValueError(f"{path} holds format {tag} of {bits} bits, not 16-bit PCM")

        if name == b"data":
            codes = np.frombuffer(content, "<i2", count=size // 2, offset=start)
            return codes if channels == 1 else codes.reshape(-1, channels)

        position = start + size + size % 2

    raise ValueError(f"{path} holds no samples")
