"""The one writer: output as values until here, then onto disk."""

from __future__ import annotations

import msgspec


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One output file: its path below the output folder, with ``/``, and its bytes."""

    path: str
    content: bytes
