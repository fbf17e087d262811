"""Settings that match nothing are named with their line, wherever all is read that they are for, and nowhere else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.run import run

DAY = "# Day {n}, 2025-09-0{n}\n\n## Action Items\n- **A-1 – Lamp (Ada)** – Status: In progress\n- **A-2 – Oil (Ben)** – Status: Done\n"
SETTINGS = """\
[dates]
"reports/undated.md" = "2025-09-03"
"reports/nope.md" = "2025-09-01"

[exclude]
files = [
    "reports/hr",
    "reports/hrr",
    "pages/draft.md",
]
sections = ["Salaries", "Sallaries", "Contracts"]

[items]
join = [["A-1"], ["Q-7", "Q-8"],
    ["A-1", "A-2"], ["A-1", "A-9"]]
keep = ["a-2", "Z-9"]
"""
NOTES = """\
content/site.toml:3: [dates] has 'reports/nope.md', and no report is called so: it has no effect
content/site.toml:8: 'files' of [exclude] has 'reports/hrr', and no report or page is called so: it keeps nothing back
content/site.toml:11: 'sections' of [exclude] has 'Sallaries', and no heading that is read says so: it keeps nothing back
content/site.toml:14: 'join' has 'A-1', and no other id: it joins nothing
content/site.toml:14: 'join' has 'Q-7' and 'Q-8', and no item of a report has 'Q-7' or 'Q-8': it joins nothing
content/site.toml:15: 'join' has 'A-1' and 'A-9', and no item of a report has 'A-9': it joins nothing
content/site.toml:16: 'keep' has 'Z-9', and no item of a report has that id: it has no effect
""".replace("\n", "; correct it, or take it out\n").replace(
    "other id: it joins nothing; correct it, or take it out", "other id: it joins nothing; name the others, or use 'keep' for one"
)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "content"
    (folder / "reports" / "hr").mkdir(parents=True)
    (folder / "pages").mkdir()
    for number in (1, 2):
        (folder / "reports" / f"day-{number}.md").write_text(DAY.format(n=number) + "\n## Salaries\n\nMuch.\n", "utf-8")
    (folder / "reports" / "hr" / "day-3.md").write_text(DAY.format(n=3), "utf-8")
    (folder / "reports" / "undated.md").write_text("# Notes\n\nNothing.\n", "utf-8")
    (folder / "pages" / "draft.md").write_text("# Draft\n", "utf-8")
    (folder / "pages" / "about.md").write_text("# About\n\n## Contracts\n\nOf all.\n", "utf-8")
    (folder / "site.toml").write_text(SETTINGS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return Path("content")


def notes(*arguments: object) -> str:
    """Return what is said of the settings."""
    result = run(*arguments)
    assert result.exit_code in (0, 1), result.stderr
    return "".join(f"{line}\n" for line in result.stderr.splitlines() if "site.toml" in line)


@pytest.mark.parametrize("command", ["build", "check", "stats", "parse", "export"])
def test_each_is_named_and_the_exit_code_stays(content: Path, command: str) -> None:
    result = run(command, content)
    assert (notes(command, content), result.exit_code) == (NOTES, 0)
    assert notes(command, content / "reports") == NOTES
    assert "site.toml" not in run(command, content, "--quiet").stderr


def test_builds_say_the_same_whatever_is_kept_of_the_last(content: Path) -> None:
    assert [notes("build", content) for _ in range(2)] == [NOTES] * 2
    assert notes("show", "A-1") == NOTES
    (content / "reports" / "day-2.md").write_text(DAY.format(n=2) + "\n## Salaries\n\nMore.\n", "utf-8")
    assert [notes("build", content) for _ in range(2)] == [NOTES] * 2
    (content / "reports" / "hrr").mkdir()
    (content / "reports" / "hrr" / "day-4.md").write_text(DAY.format(n=4) + "- **Z-9 – Rope (Ada)** – Status: New\n", "utf-8")
    fewer = [line for line in NOTES.splitlines(keepends=True) if "'reports/hrr'" not in line]
    assert [notes("build", content) for _ in range(2)] == ["".join(fewer)] * 2, "what is excluded is read by nobody, also not its ids"


def test_nothing_is_said_where_only_some_reports_are_read(content: Path) -> None:
    for paths in ((content / "reports" / "day-1.md",), (content / "reports" / "hr",), (content / "reports", content / "pages")):
        assert "site.toml:" not in run("check", *paths).stderr
    (content / "reports" / "lost.md").symlink_to("gone.md")  # one that cannot be read may say anything
    said = run("check", content).stderr
    assert "'reports/hrr'" in said
    assert "'Sallaries'" not in said
    assert "'Z-9'" not in said


def test_what_is_nearly_so_is_proposed_unless_nobody_shall_read_it(content: Path) -> None:
    (content / "reports" / "personnel").mkdir()
    shutil.move(content / "reports" / "day-2.md", content / "reports" / "personnel" / "day-2.md")
    (content / "site.toml").write_text('[exclude]\nfiles = ["reports/personel", "reports/hrs", "reports/hr"]\n', "utf-8")
    assert notes("check", content) == (
        "content/site.toml:2: 'files' of [exclude] has 'reports/personel', and no report or page is called so: it keeps nothing back, "
        "did you mean 'reports/personnel'?\n"
        "content/site.toml:2: 'files' of [exclude] has 'reports/hrs', and no report or page is called so: it keeps nothing back; "
        "correct it, or take it out\n"
    )
    (content / "site.toml").write_text('[exclude]\nfiles = ["reports/ulrike"]\n[redact]\nnames = ["Ulrike"]\n', "utf-8")
    assert "ulrike" not in "".join(notes("build", content) for _ in range(2))


def test_settings_of_each_project_are_about_its_own_reports(content: Path) -> None:
    whole = Path("whole")
    for name in ("one", "two"):
        shutil.copytree(content, whole / name)
    (whole / "two" / "site.toml").write_text('title = "Two"\n', "utf-8")
    (whole / "site.toml").write_text('projects = ["one", "two"]\n', "utf-8")
    told = NOTES.replace("content/", "whole/one/")
    assert [notes("build", whole) for _ in range(2)] == [told] * 2
    assert notes("check", whole) == told


def test_settings_that_are_named_are_about_a_folder_that_looks_whole(content: Path) -> None:
    (content / "site.toml").rename("mine.toml")
    assert notes("check", content, "--config", "mine.toml").count("\n") == 0
    assert run("check", content, "--config", "mine.toml").stderr.count("mine.toml:") == NOTES.count("\n")
    assert "mine.toml:" not in run("check", content / "reports" / "hr", "--config", "mine.toml").stderr
