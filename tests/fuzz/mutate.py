"""Changed reports and settings, the same ones for the same seed: lines and bytes dropped, doubled, moved, spliced and made odd."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

_ENDINGS = (".md", ".markdown", ".toml")
_BYTES = (
    *(b"\0", b"\r", b"\r\n", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\\", b'"', b'"""', b" = ", b"[a.b]", b"{line}"),
    *(b"# ", b"## ", b"- ", b"  - ", b"1. ", b"> ", b"| ", b"|---|", b"```", b"~~~", b"---\n", b"===", b"\t", b"    ", b"[ ]", b"**", b"`"),
    *(b"<script>", b"<!-- ", b" -->", b"<think>", b"&amp;", b"&#0;", b"[x](javascript:alert(1))", b"![i](http://x.test/i)", b"<http://x.te>"),
    *(b"100%", b"70 %", b"0/0", b"-0", b"1e999", b"9" * 40, b"2025-02-30", b"9999-12-31", b"0001-01-01", b"Day 0", b"Monday EOD", b"24:60"),
    *(b"AI-1", b"AI-D10-01/02/03", b"P0-S1-01 through 99999999", b"(a+)+$", b"(?P<n>.)", b"Avery Smith", b"**Fel**ix", b"project\norion"),
)
_SIGNS = ("\u2028", "\u202e", "\u200b", "e\u0301", "“", "–", "→", "✅", "🟡", "ß", "İ", "٣", "½")
_ODD = (*_BYTES, *(sign.encode() for sign in _SIGNS))


def read_seeds(folders: Sequence[Path]) -> tuple[bytes, ...]:
    """The reports and settings at or below `folders`, in a fixed order."""
    files = [file for folder in folders for file in ([folder] if folder.is_file() else sorted(folder.rglob("*")))]
    texts = [file.read_bytes() for file in files if file.suffix.lower() in _ENDINGS and file.is_file()]
    return tuple(dict.fromkeys(texts))


def sections(seeds: Sequence[bytes]) -> tuple[bytes, ...]:
    """The sections of `seeds`, each by itself."""
    return tuple(dict.fromkeys(part for text in seeds for part in re.split(rb"\n(?=#{1,4} )", text)))


def mutations(seeds: Sequence[bytes], seed: int, longest: int) -> Iterator[bytes]:
    """Yield changed seeds without end, the same for the same `seed`, each of at most `longest` bytes."""
    random = Random(seed)  # noqa: S311 -- examples, no secrets
    while True:
        data = random.choice(seeds)
        start = random.randrange(max(len(data) - longest, 0) + 1)
        data = data[start : start + longest]
        for _ in range(random.randint(1, 6)):
            data = random.choice((_odd, _odd, _cut, _doubled, _flipped, _line, _spliced, _moved, _indented))(random, data, seeds)
        yield data[:longest]


def _place(random: Random, data: bytes) -> tuple[int, int]:
    first = random.randint(0, len(data))
    return first, min(len(data), first + random.randint(0, 40))


def _odd(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    first, last = _place(random, data)
    return data[:first] + random.choice(_ODD) * random.choice((1, 1, 1, 2, 9)) + data[random.choice((first, last)) :]


def _cut(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    first, last = _place(random, data)
    return data[:first] + data[last:]


def _doubled(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    first, last = _place(random, data)
    return data[:last] + data[first:last] * random.randint(1, 4) + data[last:]


def _flipped(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def _line(random: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    lines, others = data.split(b"\n"), random.choice(seeds).split(b"\n")
    lines[random.randrange(len(lines))] = random.choice(others)
    return b"\n".join(lines)


def _spliced(random: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    other = random.choice(seeds)
    first, last = _place(random, other)
    at = random.randint(0, len(data))
    return data[:at] + other[first:last] + data[at:]


def _moved(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    line = lines.pop(random.randrange(len(lines)))
    lines.insert(random.randint(0, len(lines)), line)
    return b"\n".join(lines)


def _indented(random: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice((b" ", b"  ", b"    ", b"\t", b"> ", b"- ", b"#")) * random.randint(1, 9) + lines[at]
    return b"\n".join(lines)
