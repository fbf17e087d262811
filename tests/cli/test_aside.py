"""What lies among reports and is none: another name of a file is read once, and a file without a word is no day."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.run import run

DAY = "# Day {0} (2026-02-0{0})\n\n## Action Items\n- **ACTION-1:** Grease the bearing (Owner: Ben) – Status: {1}\n"


@pytest.fixture(autouse=True)
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("content/reports")
    folder.mkdir(parents=True)
    (folder / "2026-02-02.md").write_text(DAY.format(2, "In Progress (40%)"), "utf-8")
    (folder / "2026-02-03.md").write_text(DAY.format(3, "In Progress (70%)"), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("link", "name"),
    [(os.symlink, "1-latest.md"), (os.symlink, "latest.md"), (os.symlink, "old/latest.md"), (os.link, "latest.md")],
)
def test_another_name_of_a_report_is_said_and_read_once(reports: Path, link: Callable[[Path, Path], None], name: str) -> None:
    digest, found, parsed = run("digest").stdout, run("check").stdout, run("parse").stdout
    (reports / name).parent.mkdir(exist_ok=True)
    link((reports / "2026-02-03.md").resolve(), reports / name)
    said = f"content/reports/{name}: is the same file as content/reports/2026-02-03.md, and is read once, under that name\n"
    result = run("digest")
    assert (result.stdout, result.stderr, result.exit_code) == (digest, said, 0)
    assert (run("check").stdout, run("parse").stdout) == (found, parsed)
    assert said in run("build").stderr
    assert said in run("build").stderr  # where nothing is new
    assert said in run("list", "actions").stderr


def test_of_two_hard_links_the_first_in_order_is_read(reports: Path) -> None:
    os.link(reports / "2026-02-03.md", reports / "2026-02-01.md")
    assert "reports/2026-02-03.md: is the same file as content/reports/2026-02-01.md" in run("parse").stderr


def test_a_name_that_is_excluded_is_not_told(reports: Path) -> None:
    (reports / "secret.md").symlink_to("2026-02-03.md")
    Path("content/site.toml").write_text('[exclude]\nfiles = ["reports/secret.md"]\n', "utf-8")
    assert "secret" not in run("digest").stderr


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff\r\n"])
def test_a_file_without_a_word_is_named_and_no_day_of_reports(reports: Path, text: str) -> None:
    digest, found, draft = run("digest").stdout, run("check").stdout, run("new", "--stdout").stdout
    for name in ("2026-02-04.md", "2026-02-05.md", "2026-02-06.md"):
        (reports / name).write_text(text, "utf-8")
    said = "".join(
        f"content/reports/2026-02-0{day}.md: is empty, and counts as no report; write it, or remove the file\n" for day in (4, 5, 6)
    )
    result = run("digest")
    assert (result.stdout, result.stderr, result.exit_code) == (digest, said, 0)
    assert run("check").stdout == found
    assert said in run("check").stderr
    assert run("new", "--stdout").stdout == draft
    assert said in run("build").stderr


def test_where_all_files_are_empty_that_is_said(reports: Path) -> None:
    for file in reports.iterdir():
        file.write_text("", "utf-8")
    result = run("check")
    assert result.stderr == "content: no reports found; what is there is empty: write it, or name another folder\n"
    assert result.exit_code == 2
