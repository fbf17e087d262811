"""Byte code kept beside its source: what was made of this source is found again, and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.files.bytecode import find_code, keep_code

STAMP = b"text and program"
CODE = compile("said = 'hello'", "item.html", "exec")


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "item.html"


def keep(source: Path) -> Path:
    keep_code(str(source), STAMP, CODE)
    return next(source.parent.rglob("*.pyc"))


def test_what_was_kept_for_a_source_is_found_again(source: Path) -> None:
    keep(source)
    assert find_code(str(source), STAMP) == CODE


def test_nothing_is_found_for_another_source_or_another_stamp(source: Path) -> None:
    keep(source)
    assert find_code(str(source), b"another text") is None
    assert find_code(str(source.with_name("report.html")), STAMP) is None


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: data[:-1] + b"!", lambda _: b"", lambda data: data[:20]])
def test_what_is_not_whole_is_never_loaded(source: Path, damage: Callable[[bytes], bytes]) -> None:
    file = keep(source)
    file.write_bytes(damage(file.read_bytes()))
    assert find_code(str(source), STAMP) is None


def test_nothing_is_written_where_python_writes_none_or_nobody_can(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (source.parent / "__pycache__").write_text("no folder")
    keep_code(str(source), STAMP, CODE)
    (source.parent / "__pycache__").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep_code(str(source), STAMP, CODE)
    assert list(source.parent.iterdir()) == []
