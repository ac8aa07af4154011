#!/usr/bin/env python3
"""Writes pictures.zip: PNG and Netpbm files of every kind, each beside the pixels that a decoder must find in it.

Needs NumPy and Pillow (made with 1.24 and 9.4). NAME.png is the picture, NAME.raw its pixels, [height, width, channels] of 8 bits.
The own/ pictures are encoded here from the PNG standard alone; where Pillow can decode one to the same number of bits, it must agree.
The pillow/ pictures are encoded by Pillow.
"""
import io
import os
import struct
import zipfile
import zlib

import numpy as np
from PIL import Image

rng = np.random.default_rng(20260105)
files = {}

COLORS = {0: ("grey", 1, (1, 2, 4, 8, 16)), 2: ("rgb", 3, (8, 16)), 3: ("palette", 1, (1, 2, 4, 8)), 4: ("greyalpha", 2, (8, 16)), 6: ("rgba", 4, (8, 16))}
PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def packed(row, depth):
    """A row's values as bytes."""
    flat = row.reshape(-1).astype(np.uint16)
    if depth == 16:
        return flat.astype(">u2").tobytes()
    if depth == 8:
        return flat.astype(np.uint8).tobytes()
    bits = "".join(format(int(value), f"0{depth}b") for value in flat)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def paeth(a, b, c):
    p = a + b - c
    pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
    return a if pa <= pb and pa <= pc else b if pb <= pc else c


def filtered(row, above, distance, kind):
    result = bytearray([kind])
    for i, value in enumerate(row):
        a = row[i - distance] if i >= distance else 0
        b = above[i]
        c = above[i - distance] if i >= distance else 0
        result.append((value - [0, a, b, (a + b) // 2, paeth(a, b, c)][kind]) % 256)
    return bytes(result)


def png(values, color, depth, interlaced, palette=None, transparency=None, pieces=1):
    height, width = values.shape[:2]
    samples = COLORS[color][1]
    distance = max(1, samples * depth // 8)
    data = b""
    turn = 0
    for x, y, dx, dy in PASSES if interlaced else [(0, 0, 1, 1)]:
        part = values[y::dy, x::dx]
        if part.shape[0] == 0 or part.shape[1] == 0:
            continue
        above = None
        for row in part:
            row = packed(row, depth)
            data += filtered(row, above or bytes(len(row)), distance, turn % 5)
            above = row
            turn += 1
    data = zlib.compress(data, 9)
    file = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlaced))
    file += chunk(b"gAMA", struct.pack(">I", 45455))
    if palette is not None:
        file += chunk(b"PLTE", palette.astype(np.uint8).tobytes())
    if transparency is not None:
        file += chunk(b"tRNS", transparency)
    file += chunk(b"tEXt", b"Comment\0not looked at")
    for i in range(pieces):
        file += chunk(b"IDAT", data[len(data) * i // pieces:len(data) * (i + 1) // pieces])
        if i == 1:
            file += chunk(b"IDAT", b"")
    return file + chunk(b"tIME", bytes(7)) + chunk(b"IEND", b"")


def add(name, file, pixels):
    files[name] = file
    files[os.path.splitext(name)[0] + ".raw"] = pixels.astype(np.uint8).tobytes()


def own(name, color, depth, interlaced, width, height, keyed=False, pieces=1):
    samples = COLORS[color][1]
    values = rng.integers(0, 1 << depth, (height, width, samples))
    values[height // 2:] //= 3  # something for a transparent colour to meet
    maximum = (1 << depth) - 1
    palette = transparency = None
    if color == 3:
        palette = rng.integers(0, 256, (1 << depth, 3))
        pixels = palette[values[:, :, 0]]
        if keyed:
            alpha = rng.integers(0, 256, max(1, (1 << depth) * 2 // 3))
            transparency = alpha.astype(np.uint8).tobytes()
            alpha = np.concatenate([alpha, np.full((1 << depth) - len(alpha), 255)])
            pixels = np.concatenate([pixels, alpha[values]], 2)
    else:
        pixels = (values * 255 + maximum // 2) // maximum
        if keyed:
            key = values[height - 1, width - 1]
            transparency = key.astype(">u2").tobytes()
            alpha = np.where((values == key).all(2, keepdims=True), 0, 255)
            pixels = np.concatenate([pixels, alpha], 2)
    file = png(values, color, depth, interlaced, palette, transparency, pieces)
    if depth <= 8:
        mode = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}[pixels.shape[2]]
        image = Image.open(io.BytesIO(file))
        found = np.asarray(image.convert("RGBA" if keyed else mode))
        expected = pixels if not (keyed and color == 0) else np.concatenate([pixels[:, :, :1]] * 3 + [pixels[:, :, 1:]], 2)
        if not (keyed and color == 0 and depth in (2, 4)):  # which Pillow compares with the key after widening
            assert (found.reshape(expected.shape) == expected).all(), name
    add(name, file, pixels)


for color, (kind, _, depths) in COLORS.items():
    for depth in depths:
        for interlaced in (0, 1):
            own(f"own/{kind}{depth}{'-adam7' if interlaced else ''}.png", color, depth, interlaced, 13, 11)
            if color in (0, 2, 3):
                own(f"own/{kind}{depth}-trns{'-adam7' if interlaced else ''}.png", color, depth, interlaced, 9, 10, keyed=True)
for size in (1, 2, 3, 4, 5):
    own(f"own/small{size}x1-adam7.png", 2, 8, 1, size, 1)
    own(f"own/small1x{size}-adam7.png", 0, 1, 1, 1, size)
own("own/pieces.png", 2, 8, 0, 17, 9, pieces=7)

for mode, channels in (("L", 1), ("LA", 2), ("RGB", 3), ("RGBA", 4)):
    pixels = rng.integers(0, 256, (19, 23, channels)).astype(np.uint8)
    pixels[5:] //= 16
    image = Image.fromarray(pixels.squeeze() if channels == 1 else pixels, mode)
    for options in ({}, {"optimize": True}):
        stream = io.BytesIO()
        image.save(stream, "PNG", **options)
        add(f"pillow/{mode.lower()}{'-optimised' if options else ''}.png", stream.getvalue(), pixels)
    if channels in (1, 3):
        stream = io.BytesIO()
        image.save(stream, "PPM")
        add(f"pillow/{'p5.pgm' if channels == 1 else 'p6.ppm'}", stream.getvalue(), pixels)

wide = rng.integers(0, 65536, (6, 7)).astype(np.int32)
rounded = (wide.astype(np.int64) * 255 + 32767) // 65535
stream = io.BytesIO()
Image.fromarray(wide, "I").save(stream, "PPM")
add("pillow/p5-wide.pgm", stream.getvalue(), rounded)
stream = io.BytesIO()
Image.fromarray(wide.astype(np.uint16)).save(stream, "PNG")
add("pillow/i16.png", stream.getvalue(), rounded)

with zipfile.ZipFile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "pictures.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
    for name, content in files.items():
        archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
print(f"{sum(not name.endswith('.raw') for name in files)} pictures")
