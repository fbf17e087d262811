"""Byte code kept beside its source, as Python keeps that of modules: where the program lies, and so as much to be trusted as it is."""

from __future__ import annotations

import hashlib
import marshal
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

from reportgen.beside import read_kept, replacing

_PROOF = 32


def find_code(source: str, stamp: bytes) -> CodeType | None:
    """Return the byte code that was kept for the file `source` under `stamp`, or None where there is none, or it is not whole."""
    kept = _place(source)
    try:
        data = read_kept(str(kept)) if kept else b""
    except OSError:
        return None
    return marshal.loads(data[_PROOF:]) if data[:_PROOF] == _proof(stamp, data[_PROOF:]) else None  # noqa: S302 -- as Python does


def keep_code(source: str, stamp: bytes, code: CodeType) -> None:
    """Keep `code` for the file `source`, where Python would keep that of a module; `stamp` is of all that it follows from.

    Nothing is kept where that folder cannot be written, or Python is asked to write none.
    """
    kept = _place(source)
    if kept is None or sys.dont_write_bytecode:
        return
    data = marshal.dumps(code)
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        with replacing(kept) as stream:
            stream.write(_proof(stamp, data) + data)


def _place(source: str) -> Path | None:
    try:
        return Path(cache_from_source(f"{source}.py"))
    except NotImplementedError:  # a Python that keeps none
        return None


def _proof(stamp: bytes, data: bytes) -> bytes:
    return hashlib.blake2b(data, key=stamp, digest_size=_PROOF).digest()
