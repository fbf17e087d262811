"""The note about the last build: what counts as nothing new."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.cli.ledger import Ledger, Outcome, inputs

LONG_AGO = 1_000_000_000
SAID = Outcome("no findings in 2 reports; 9 items", ("note",), 2)


class Build:
    """A content folder, an output folder and the note between them."""

    def __init__(self, top: Path) -> None:
        self.content, self.out, self.note = top / "content", top / "site", top / "cache" / "ledger"
        content = {"reports/a.md": "# A\n", "site.toml": "", "templates/page.html": "<p>"}
        for file, text in (*((self.content / name, text) for name, text in content.items()), (self.out / "index.html", "<p>")):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
            os.utime(file, (LONG_AGO, LONG_AGO))
        self.ask("one")
        self.ledger.keep(SAID, self.out)

    def ask(self, *options: str) -> Outcome | None:
        self.ledger = Ledger(self.note, options)
        return self.ledger.unchanged(inputs(self.content, self.content / "site.toml"), self.out)


@pytest.fixture
def build(tmp_path: Path) -> Build:
    return Build(tmp_path)


def test_what_was_built_is_said_again(build: Build) -> None:
    assert build.ask("one") == SAID


@pytest.fixture
def settled(build: Build, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Return a build that was noted again a while after its files were put there: the system says itself when that was."""
    monkeypatch.setattr(Ledger, "_clock", lambda _: time.time_ns() + 10_000_000_000)
    assert build.ask("one") == SAID
    return build


@pytest.mark.usefixtures("settled")
def test_files_that_are_surely_the_same_are_not_read_again(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    read_bytes = Path.read_bytes

    def reading(file: Path) -> bytes:
        read.append(file.name)
        return read_bytes(file)

    monkeypatch.setattr(Path, "read_bytes", reading)
    assert build.ask("one") == SAID
    assert {"a.md", "site.toml"} & set(read) == set()


def test_a_fresh_checkout_with_new_times_is_nothing_new(build: Build) -> None:
    os.utime(build.content / "reports/a.md")
    assert build.ask("one") == SAID
    assert build.ask("one") == SAID


def test_an_edit_that_keeps_size_and_time_is_seen_where_the_inode_or_the_clock_cannot_prove_otherwise(build: Build) -> None:
    report = build.content / "reports/a.md"
    other = report.with_suffix(".new")
    other.write_text("# B\n")
    os.utime(other, (LONG_AGO, LONG_AGO))
    other.replace(report)
    assert build.ask("one") is None


def test_a_file_written_while_the_note_was_made_is_read_again(build: Build) -> None:
    report = build.content / "reports/a.md"
    report.write_text("# C\n")
    when = report.stat()
    build.ask("one")
    build.ledger.keep(SAID, build.out)
    report.write_text("# D\n")
    os.utime(report, ns=(when.st_atime_ns, when.st_mtime_ns))
    assert build.ask("one") is None


@pytest.mark.parametrize(
    "change",
    [
        lambda build: (build.content / "reports/b.md").write_text("# B\n"),
        lambda build: (build.content / "reports/a.md").unlink(),
        lambda build: (build.content / "reports/a.md").rename(build.content / "reports/z.md"),
        lambda build: (build.content / "site.toml").write_text("title = 'x'\n"),
        lambda build: (build.out / "index.html").write_text("<b>"),
        lambda build: (build.out / "index.html").unlink(),
        lambda build: (build.out / "more.html").write_text(""),
        lambda build: build.note.write_bytes(build.note.read_bytes()[:-9]),
        lambda build: build.note.write_bytes(build.note.read_bytes().replace(b"9 items", b"8 items")),
        lambda build: build.note.write_bytes(b"[]"),
        lambda build: build.note.unlink(),
        lambda build: build.ledger.forget(),
    ],
)
def test_anything_else_is_built_again(build: Build, change: Callable[[Build], object]) -> None:
    change(build)
    assert build.ask("one") is None


def test_other_options_are_another_build(build: Build) -> None:
    assert build.ask("two") is None


@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell when a file was changed")
@pytest.mark.parametrize(("file", "text"), [("reports/a.md", "# B\n"), ("templates/page.html", "<q>")])
def test_an_edit_in_place_that_keeps_size_and_sets_the_old_time_is_seen(settled: Build, file: str, text: str) -> None:
    place = settled.content / file
    before = place.stat()
    with place.open("r+") as stream:
        stream.write(text)
    os.utime(place, (LONG_AGO, LONG_AGO))
    after = place.stat()
    assert (before.st_size, before.st_mtime_ns, before.st_ino) == (after.st_size, after.st_mtime_ns, after.st_ino)
    assert settled.ask("one") is None
