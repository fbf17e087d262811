"""A folder of things that are no reports, or lead elsewhere: each is named with its reason, and every report beside them is published."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from tests.cli.run import run, shell

GOOD = "# Day 1, 2025-05-05\n\n## Risks\n- **R-1:** Fog (Owner: Ben) – Status: Yellow\n"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices of posix")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Return a folder with a good report, and beside its content folder what nobody shall see."""
    folder = tmp_path / "content" / "reports"
    folder.mkdir(parents=True)
    (folder / "good.md").write_text(GOOD, "utf-8")
    (tmp_path / "secret.md").write_text("# Day 2, 2025-05-06\n\nThe password is swordfish.\n", "utf-8")
    return folder


def problems(reports: Path) -> list[str]:
    """Build, and return what is said of files; the good report is published, and nothing of the secret one."""
    result = run("build", str(reports.parent), "--out", str(reports.parent.parent / "site"), "--no-cache")
    assert "Traceback" not in result.stderr
    site = reports.parent.parent / "site"
    assert (site / "reports" / "2025-05-05.html").is_file()
    assert not [file for file in site.rglob("*") if file.is_file() and b"swordfish" in file.read_bytes()]
    said = [line.replace(f"{reports}/", "") for line in result.stderr.splitlines()[:-2]]  # what was written, and which page to open
    assert result.exit_code == (2 if said else 0)
    return said


def test_a_link_out_of_the_folder_is_not_followed(reports: Path) -> None:
    (reports / "out.md").symlink_to(reports.parent.parent / "secret.md")
    assert problems(reports) == ["out.md: is a link that leads out of the folder, and is not read; put the file there, or name it too"]


def test_a_link_to_a_folder_is_not_followed_out_or_in_a_circle(reports: Path) -> None:
    (reports / "all").symlink_to(reports.parent.parent)
    (reports / "again").symlink_to(reports)
    why = "is a link to a folder and not followed; put the folder there, or name it too"
    assert problems(reports) == [f"again: {why}", f"all: {why}"]


def test_links_in_a_circle_and_to_nothing_are_named(reports: Path) -> None:
    (reports / "a.md").symlink_to("b.md")
    (reports / "b.md").symlink_to("a.md")
    (reports / "c.md").symlink_to("gone.md")
    why = "is a link that leads nowhere, and is not read; remove it"
    assert problems(reports) == [f"a.md: {why}", f"b.md: {why}", f"c.md: {why}"]


def test_a_link_inside_the_folder_is_a_report(reports: Path) -> None:
    (reports / "sub").mkdir()
    (reports / "good.md").rename(reports / "good.txt")
    (reports / "sub" / "same.md").symlink_to(reports / "good.txt")
    assert problems(reports) == []


def test_a_link_to_a_report_is_no_second_one_and_no_problem(reports: Path) -> None:
    (reports / "same.md").symlink_to("good.md")
    result = run("check", str(reports.parent))
    said = result.stderr.replace(f"{reports}/", "").splitlines()
    assert said == ["same.md: is the same file as good.md, and is read once, under that name", "no findings in 1 report"]
    assert result.exit_code == 0


def test_pipes_devices_and_sockets_are_named_and_never_opened(reports: Path) -> None:
    os.mkfifo(reports / "pipe.md")
    (reports / "zero.md").symlink_to("/dev/zero")
    assert problems(reports) == [
        "pipe.md: is no file but a pipe or a device, and is not read; remove it",
        "zero.md: is a link that leads out of the folder, and is not read; put the file there, or name it too",
    ]


def test_a_build_that_keeps_a_note_of_what_it_read_opens_no_pipe_for_it(reports: Path) -> None:
    """The note is there so that a build with nothing new ends at once: it looks at more files than are read."""
    os.mkfifo(reports / "pipe.md")
    for folder in ("pages", "templates/static"):
        (reports.parent / folder).mkdir(parents=True)
    os.mkfifo(reports.parent / "pages" / "pipe.md")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(os.path.relpath(reports / "door.md"))
        for _ in range(2):
            result = run("build", reports.parent, "--out", reports.parent.parent / "site")
            said = [line.replace(f"{reports}/", "") for line in result.stderr.splitlines()]
            why = "is no file but a pipe or a device, and is not read; remove it"
            assert (said[:3], result.exit_code) == ([f"door.md: {why}", f"pipe.md: {why}", f"pages/pipe.md: {why}"], 2)
    for name in ("page.html", "static/look.css"):
        os.mkfifo(reports.parent / "templates" / name)
        result = run("build", reports.parent, "--out", reports.parent.parent / "site")
        told = f"{reports.parent}/templates/{name}: is no file in templates; put it there, or remove it\n"
        assert (result.stderr, result.exit_code) == (told, 2)
        (reports.parent / "templates" / name).unlink()


@pytest.mark.parametrize("command", ["build", "check", "parse", "stats", "init", "fmt"])
def test_settings_that_are_a_pipe_or_lead_nowhere_are_not_taken_for_none(reports: Path, command: str) -> None:
    """Nobody knows what they keep back."""
    settings = reports.parent / "site.toml"
    os.mkfifo(settings)
    result = run(command, reports.parent)
    told = f"{settings}: is no file but a pipe or a device, and is not read; put a file there, or remove it\n"
    assert (result.stdout, result.stderr, result.exit_code) == ("", told, 2)
    settings.unlink()
    settings.symlink_to("gone.toml")
    result = run(command, reports.parent)
    told = f"{settings}: cannot be read (No such file or directory); fix its permissions or remove it\n"
    assert (result.stdout, result.stderr, result.exit_code) == ("", told, 2)


def test_settings_and_reports_from_a_pipe_that_is_named_are_read_each_time(reports: Path) -> None:
    """As a shell's ``<(…)`` gives them: the note of a build says nothing of what was in it."""
    for title in ("First", "Second"):
        result = shell("build", reports.parent, "--out", reports.parent.parent / "site", "--config", "/dev/stdin", **_piped(title))
        assert result.returncode == 0, result.stderr
        assert f"<title>{title}" in (reports.parent.parent / "site" / "index.html").read_text("utf-8")


def _piped(title: str) -> dict[str, int]:
    number, other = os.pipe()
    os.write(other, f'title = "{title}"\n'.encode())
    os.close(other)
    return {"stdin": number}


def test_a_folder_that_is_called_like_a_report_is_a_folder(reports: Path) -> None:
    (reports / "week.md").mkdir()
    (reports / "week.md" / "b.md").write_text(GOOD.replace("2025-05-05", "2025-05-06"), "utf-8")
    (reports / "empty.md").mkdir()
    assert problems(reports) == []
    assert (reports.parent.parent / "site" / "reports" / "2025-05-06.html").is_file()


def test_a_folder_that_cannot_be_looked_into_is_named(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (reports / "closed").mkdir()
    scandir = os.scandir

    def refuse(folder: str) -> object:
        if str(folder).endswith("closed"):
            raise PermissionError(13, "Permission denied", folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert problems(reports) == ["closed: cannot be looked into (Permission denied), nothing in it is read; fix its permissions"]


def test_pages_and_settings_are_no_way_out_either(reports: Path) -> None:
    pages = reports.parent / "pages"
    pages.mkdir()
    (pages / "out.md").symlink_to(reports.parent.parent / "secret.md")
    os.mkfifo(pages / "pipe.md")
    (pages / "about.md").write_text("# About\n", "utf-8")
    said = problems(reports)
    assert [line.partition(": ")[2].partition(",")[0] for line in said] == [
        "is a link that leads out of the folder", "is no file but a pipe or a device",
    ]  # fmt: skip
    assert (reports.parent.parent / "site" / "pages" / "about.html").is_file()
