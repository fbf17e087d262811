"""JSON files as one line each, which are laid out for people where they are written."""

from __future__ import annotations

import hashlib

import msgspec

from reportgen.files import File


class Dense(msgspec.Struct, frozen=True, kw_only=True):
    """A JSON file that is not laid out yet: of thousands, after an edit, most lie laid out on disk. `line` is all that it says."""

    path: str
    line: bytes

    @property
    def digest(self) -> bytes:
        """What is another one when the file says something else."""
        return hashlib.sha256(self.line).digest()[:16]

    def file(self) -> File:
        """Return the file as it is written."""
        return File(path=self.path, content=msgspec.json.format(self.line, indent=2) + b"\n")
