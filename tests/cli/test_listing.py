"""What lies in an output folder: the same for one process and for two, and another digest for every change."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.cli import listing
from reportgen.cli.fork import can_fork
from reportgen.cli.listing import looking

MANY = 100_000
LONG_AGO = 1_000_000_000


def digest(out: Path, files: int) -> str:
    with looking(out, files, 2) as told:
        return told()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    for path in ("index.html", "items/a.html", "items/b.html", "reports/round-1/a.html", "data/items.json", "\udce9"):
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("text")
        os.utime(file, (LONG_AGO, LONG_AGO))
    return tmp_path / "site"


@pytest.mark.parametrize("files", [1, MANY], ids=["one process", "two processes"])
@pytest.mark.parametrize(
    "change",
    [
        lambda out: (out / "items/b.html").write_text("test"),
        lambda out: (out / "items/b.html").unlink(),
        lambda out: (out / "items/b.html").rename(out / "items/c.html"),
        lambda out: (out / "reports/round-1/a.html").write_text("another length"),
        lambda out: (out / "reports/round-1/a.html").rename(out / "reports/a.html"),
        lambda out: (out / "index.html").write_text("test"),
        lambda out: (out / "items/empty").mkdir(),
        lambda out: shutil.rmtree(out / "items"),
    ],
)
def test_what_is_changed_added_or_removed_anywhere_makes_another_digest(out: Path, files: int, change: Callable[[Path], object]) -> None:
    before = digest(out, files)
    assert digest(out, files) == before
    change(out)
    assert digest(out, files) != before


@pytest.mark.parametrize("few", [0, 1 << 14], ids=["large folders", "small folders"])
def test_two_processes_find_what_one_finds(out: Path, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "_FEW", few)
    assert digest(out, MANY) == digest(out, 1)


@pytest.mark.skipif(not can_fork(), reason="one process looks here")
def test_where_the_second_process_cannot_start_or_breaks_the_first_does_it_all(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, first, below = digest(out, 1), os.getpid(), listing._below

    def broken(place: str, folders: list[str]) -> int:
        if os.getpid() != first:
            raise MemoryError
        return below(place, folders)

    monkeypatch.setattr(listing, "_below", broken)
    assert digest(out, MANY) == alone
    monkeypatch.setattr(os, "fork", refuse)
    assert digest(out, MANY) == alone


def refuse() -> int:
    raise BlockingIOError


@pytest.mark.skipif(not can_fork(), reason="one process looks here")
def test_a_second_process_that_nobody_waits_for_is_gone(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started, fork = [], os.fork

    def starting() -> int:
        started.append(fork())
        return started[-1]

    monkeypatch.setattr(os, "fork", starting)
    with looking(out, MANY, 2):
        os.kill(started[0], 0)
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)


def test_a_folder_that_is_not_there_is_like_no_other(out: Path) -> None:
    assert digest(out / "nowhere", MANY) != digest(out, MANY)
