"""A report file with everything mended that can be, as bytes."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from reportgen.records import Setting
from reportgen.text import decoded
from reportgen.tidy.tidy import Tidied, Tidy, tidy


class TidyFile(NamedTuple):
    """What a file should hold, its text before and after, what was mended, and why it is left alone where that is so.

    `marks` is what was mended that no text shows.
    """

    data: bytes
    before: str = ""
    after: str = ""
    mended: tuple[Tidied, ...] = ()
    marks: tuple[str, ...] = ()
    left: str = ""


def tidy_file(data: bytes, name: str, setting: Setting | None = None) -> TidyFile:
    r"""Return what the report file `name` that holds `data` should hold: UTF-8 without a mark, lines that end with ``\n``, and `tidy`.

    A file that is not all text, in another encoding, or larger than is read is left as it is, with the reason.

    >>> tidy_file(b"\xef\xbb\xbf# Day 1\r\n", "a.md").mended
    (Tidied(line=1, what='byte-order mark'), Tidied(line=1, what='lines end with CR LF'))
    """
    setting = setting or Setting()
    left = _why_left(data, setting)
    if left:
        return TidyFile(data, left=left)
    text, damaged, nuls, line = decoded(data)
    if damaged and damaged == nuls:
        return TidyFile(data, left=f"holds a NUL character in line {line}, and is left as it is; take it out")
    if damaged:
        return TidyFile(data, left="holds bytes that are no text, and is left as it is; save it as UTF-8")
    made: Tidy = tidy(text, name, setting)
    marks = ["byte-order mark"] if data.startswith(codecs.BOM_UTF8) else []
    marks += ["lines end with CR LF" if b"\r\n" in data else "lines end with CR"] if b"\r" in data else []
    return TidyFile(made.text.encode(), text, made.text, (*(Tidied(1, mark) for mark in marks), *made.mended), tuple(marks))


def _why_left(data: bytes, setting: Setting) -> str:
    if len(data) > setting.limits.bytes:
        return f"holds more than {setting.limits.bytes:,} bytes, and is left as it is"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return "is in UTF-16 or UTF-32, and is left as it is; save it as UTF-8"
    return ""
