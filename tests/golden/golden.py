"""Compare output with the files that are kept beside the tests; `make golden` rewrites them, and the diff is the review."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent
WRITE = os.environ.get("REPORTGEN_GOLDEN") == "write"


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def assert_golden(folder: str, files: dict[str, bytes]) -> None:
    """Hold `files` against those in `folder`, all of them, byte for byte."""
    place = HERE / folder
    if WRITE:
        shutil.rmtree(place, ignore_errors=True)
        for path, content in files.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(content)
    kept = tree(place)
    assert sorted(files) == sorted(kept), "other files than kept; see `make golden`"
    for path, content in files.items():
        if content != kept[path]:
            pytest.fail(f"{folder}/{path} is not as kept; if it shall be, run `make golden`.\n{_difference(kept[path], content)}")


def _difference(kept: bytes, now: bytes) -> str:
    """Return the first line that differs, before and after."""
    before, after = (content.decode("utf-8", "replace").split("\n") for content in (kept, now))
    for number, (old, new) in enumerate(zip(before, after, strict=False), start=1):
        if old != new:
            at = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new)))
            start = max(0, at - 60)
            return f"line {number}:\n- …{old[start : at + 120]}\n+ …{new[start : at + 120]}"
    return f"{len(before)} lines before, {len(after)} now"
