"""A whole build killed at every change that it makes on the disk, refused by it, or begun on damaged leavings of the one before."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reportgen.cli.asked import Asked, run_build
from reportgen.files import File, site
from reportgen.site.page import Page
from reportgen.site.printer import Printer
from tests.cli.run import run
from tests.faults.interrupted import REFUSED, copy_links, count_changes, fail_from, kill_at
from tests.golden.golden import tree

TEXT = "# Day 1, 2025-05-05\n\n## Risks\n- **R-1:** Fog {} (Owner: Ben) – Status: Yellow\n"


class Project:
    """One report in three versions, two of them built, and what clean builds of them are."""

    def __init__(self, top: Path) -> None:
        self.top, self.text = top, ""
        self.here = top / "here"
        self.clean = {}
        for text in ("none", "old", "new"):
            self.say(text)
            run_build(Asked(self.here / "content", top / f"clean-{text}" / "site", no_cache=True))
            self.clean[text] = tree(top / f"clean-{text}" / "site")
            shutil.rmtree(top / f"clean-{text}")
        for text in ("none", "old"):
            self.say(text)
            self.build()
        self.here.rename(top / "kept")

    def say(self, text: str) -> None:
        self.text = text
        file = self.here / "content" / "day.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)  # it may have a second name in what is kept
        file.write_text(TEXT.format(text), "utf-8")

    def begin(self, *, spare: bool = True) -> None:
        """Make everything as it was after the old version was built, with or without the spare of the one before, and write the new one."""
        shutil.rmtree(self.here, ignore_errors=True)
        for entry in (self.top / "kept").iterdir():
            if spare or entry.name != ".site.spare":
                copy_links(entry, self.here / entry.name)
        self.say("new")

    def build(self, jobs: int = 1) -> None:
        run_build(Asked(self.here / "content", self.here / "site", cache=self.here / "cache", jobs=jobs))

    def built(self) -> dict[str, bytes]:
        return tree(self.here / "site")


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    """The project; pages are printed once for each version, and remembered: what is printed is not what is tried here."""
    memory = Path("/dev/shm")  # noqa: S108 -- thousands of copies: a disk takes five times as long
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory(dir=memory if memory.is_dir() else None) as top:
        pages: dict[tuple[str, str], File] = {}
        made = Printer._file
        patch.setattr(site, "flush", lambda _files, _folders: None)
        project = Project(Path(top))

        def remembered(printer: Printer, page: Page) -> File:
            key = project.text, page.path
            if key not in pages:
                pages[key] = made(printer, page)
            return pages[key]

        patch.setattr(Printer, "_file", remembered)
        project.begin()
        project.build()  # remembers the new pages
        assert project.built() == project.clean["new"]
        yield project


@pytest.mark.slow
@pytest.mark.parametrize(("spare", "step", "least"), [(True, 1, 120), (False, 4, 280)])
def test_killed_anywhere_it_leaves_the_old_site_or_the_new_one_and_the_next_build_is_a_clean_one(
    project: Project, spare: bool, step: int, least: int
) -> None:
    project.begin(spare=spare)
    points = count_changes(project.build)
    assert points >= least
    states = []
    for at in (*range(0, points - 8, step), *range(points - 8, points)):
        project.begin(spare=spare)
        assert kill_at(at, project.build)
        left = project.built()
        assert left in (project.clean["old"], project.clean["new"]), at
        states.append(left == project.clean["new"])
        if at % 8 == 0 or states[-1]:
            project.build()
            assert project.built() == project.clean["new"], at
    assert states == sorted(states)
    assert set(states) == {False, True}


@pytest.mark.parametrize("why", [errno.ENOSPC, errno.EACCES])
def test_refused_from_anywhere_on_it_says_so_and_leaves_the_old_site(project: Project, why: int) -> None:
    refused = 0
    for at in range(0, 120, 12):
        project.begin()
        refused += fail_from(at, why, project.build) == REFUSED
        assert project.built() in (project.clean["old"], project.clean["new"])
        project.build()
        assert project.built() == project.clean["new"]
    assert refused >= 5


def _cut(file: Path) -> None:
    _write(file, file.read_bytes()[: file.stat().st_size // 2])


def _flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 4
    _write(file, bytes(content))


def _another(file: Path) -> None:
    _write(file, b"\x93\x01\x02\x03 of another program\n")


def _empty(file: Path) -> None:
    _write(file, b"")


def _folder(file: Path) -> None:
    file.unlink()
    (file / "folder").mkdir(parents=True)


def _write(file: Path, content: bytes) -> None:
    file.unlink()
    file.write_bytes(content)


@pytest.mark.parametrize("damage", [_cut, _flip, _another, _empty, _folder])
@pytest.mark.parametrize("text", ["old", "new"])
def test_damaged_notes_and_results_are_made_again_and_never_believed(project: Project, damage: Callable[[Path], None], text: str) -> None:
    project.begin()
    project.say(text)
    kept = [path for path in sorted((project.here / "cache").rglob("*")) if path.is_file()]
    assert len(kept) >= 3
    for file in kept:
        damage(file)
    project.build()
    assert project.built() == project.clean[text]


def test_notes_of_an_older_site_are_not_believed_of_another(project: Project) -> None:
    project.begin()
    shutil.rmtree(project.here / "site")
    project.build()
    assert project.built() == project.clean["new"]
    project.say("old")
    shutil.rmtree(project.here / "cache")
    copy_links(project.top / "kept" / "cache", project.here / "cache")  # says that the old site stands
    project.build()
    assert project.built() == project.clean["old"]


@pytest.mark.parametrize("damage", [_cut, _flip, _another, _empty])
def test_a_damaged_manifest_is_told_and_nothing_is_removed(project: Project, damage: Callable[[Path], None]) -> None:
    project.begin()
    damage(project.here / "site" / ".reportgen-manifest.json")
    before = project.built()
    result = run("build", project.here / "content", "--out", project.here / "site", "--cache", project.here / "cache")
    assert result.exit_code == 2
    assert "is damaged" in result.stderr
    assert result.stderr.endswith("; remove the folder and build again\n")
    assert project.built() == before


def test_a_page_that_a_person_changed_is_as_printed_again_and_they_are_told(project: Project) -> None:
    project.begin()
    project.say("old")
    page = project.here / "site" / "people.html"
    _write(page, page.read_bytes() + b"<p>By hand.</p>")
    result = run("build", project.here / "content", "--out", project.here / "site", "--cache", project.here / "cache")
    assert f"{page}: changed by hand since the last build, and as printed again; change reports or templates instead\n" in result.stderr
    assert project.built() == project.clean["old"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can mount")
def test_a_disk_that_is_full_in_the_middle(project: Project, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.system(f"mount -t tmpfs -o size=16m none {disk} 2>/dev/null"):  # noqa: S605
        pytest.skip("nothing can be mounted here")
    try:
        project.begin()
        copy = (project.here / "content", disk / "site", disk / "cache")
        assert run("build", copy[0], "--out", copy[1], "--cache", copy[2]).exit_code == 0
        before = tree(copy[1])
        with (disk / "filler").open("wb") as stream:
            space = os.statvfs(disk)
            stream.write(b"x" * (space.f_bavail * space.f_frsize - 40_000))
        project.say("old")
        result = run("build", copy[0], "--out", copy[1], "--cache", copy[2])
        assert result.exit_code == 2
        assert "cannot be written (No space left on device)" in result.stderr
        assert tree(copy[1]) == before
        (disk / "filler").unlink()
        assert run("build", copy[0], "--out", copy[1], "--cache", copy[2]).exit_code == 0
        assert tree(copy[1]) == project.clean["old"]
    finally:
        left_open = os.system(f"umount {disk}")  # noqa: S605
    assert not left_open, "a file of the disk is still open"
