"""`reportgen fmt`: says what it would mend, and mends it without losing anything."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.run import run

ROUGH = "# Day 3, 2025-03-05\r\n\r\n## Action Items\r\n- **ACT‑05 – Lamp (Ada)** \r\n  - Due: March 14, 2025\r\n"
NEAT = "# Day 3, 2025-03-05\n\n## Action Items\n- **ACT-05 – Lamp (Ada)**\n  - Due: 2025-03-14\n"


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "content" / "reports"
    folder.mkdir(parents=True)
    (folder / "rough.md").write_bytes(ROUGH.encode())
    (folder / "neat.md").write_text(NEAT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def test_check_lists_what_would_change_and_exits_with_1(reports: Path) -> None:
    result = run("fmt", "--check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "content/reports/rough.md:1: lines end with CR LF",
        "content/reports/rough.md:4: blanks at the end",
        "content/reports/rough.md:4: dash in ACT-05",
        "content/reports/rough.md:5: date March 14, 2025 is 2025-03-14",
    ]
    assert result.stderr == "1 file to mend, 1 in order\n"
    assert run("fmt", "--check", reports / "neat.md").exit_code == 0
    assert "content/reports/rough.md: lines end with CR LF" in run("fmt", "--diff").stderr.splitlines()


def test_the_diff_can_be_applied_and_changes_nothing_by_itself(reports: Path) -> None:
    (reports / "rough.md").write_text(ROUGH.replace("\r", ""), "utf-8")
    result = run("fmt")
    assert result.exit_code == 0
    assert (reports / "rough.md").read_text("utf-8") == ROUGH.replace("\r", "")
    subprocess.run(["patch", "-p1", "--quiet"], input=result.stdout, text=True, check=True)
    assert (reports / "rough.md").read_text("utf-8") == NEAT


def test_a_file_that_cannot_be_written_or_read_is_neither_written_nor_in_order(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda file, _: Path(file).name != "rough.md")  # whoever runs this may write everything
    result = run("fmt", "--write")
    assert result.stderr.splitlines() == [
        "content/reports/rough.md: may not be written, and is left as it is",
        "0 files written, 1 in order",
    ]
    assert (result.stdout, result.exit_code, (reports / "rough.md").read_bytes()) == ("", 2, ROUGH.encode())
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda file: read(file) if file.name != "neat.md" else read(Path("gone")))
    assert run("fmt").stderr.splitlines()[-1] == "1 file to mend, 0 in order"


def test_write_changes_only_what_is_rough_and_keeps_its_mode(reports: Path) -> None:
    (reports / "rough.md").chmod(0o640)
    before = (reports / "neat.md").stat()
    result = run("fmt", "--write")
    assert result.exit_code == 0
    assert result.stderr == "1 file written, 1 in order\n"
    assert (reports / "rough.md").read_bytes() == NEAT.encode()
    assert (reports / "rough.md").stat().st_mode & 0o777 == 0o640
    assert (reports / "neat.md").stat() == before
    assert sorted(file.name for file in reports.iterdir()) == ["neat.md", "rough.md"]
    assert run("fmt", "--check").exit_code == 0


def test_what_cannot_be_mended_is_said_and_the_rest_is_done(reports: Path) -> None:
    (reports / "odd.md").write_bytes(b"caf\xe9 \r\n")
    (reports.parent.parent / "outside.md").write_bytes(ROUGH.encode())
    (reports / "link.md").symlink_to(reports.parent.parent / "outside.md")
    (reports / "same.md").symlink_to("rough.md")
    result = run("fmt", "--write")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[:2] == [
        "content/reports/link.md: is a link that leads out of the folder, and is not read; put the file there, or name it too",
        "content/reports/odd.md: holds bytes that are no text, and is left as it is; save it as UTF-8",
    ]
    assert (reports / "rough.md").read_bytes() == NEAT.encode()
    assert (reports / "same.md").is_symlink()
    assert (reports / "odd.md").read_bytes() == b"caf\xe9 \r\n"
    assert (reports.parent.parent / "outside.md").read_bytes() == ROUGH.encode()
    assert run("fmt", "--write", reports / "link.md").exit_code == 2
    assert (
        run("fmt", "nowhere").stderr
        == "nowhere: no such file or folder; name a Markdown file or a folder that holds some\n0 files to mend, 0 in order\n"
    )


def test_a_file_that_was_changed_meanwhile_is_left(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = iter([ROUGH.encode(), b"changed"])
    monkeypatch.setattr(Path, "read_bytes", lambda _: next(reads))
    result = run("fmt", "--write", "content/reports/rough.md")
    monkeypatch.undo()
    assert result.exit_code == 2
    assert "was changed by somebody else meanwhile" in result.stderr
    assert (reports / "rough.md").read_bytes() == ROUGH.encode()
    assert sorted(file.name for file in reports.iterdir()) == ["neat.md", "rough.md"]


@pytest.mark.parametrize("how", ["--diff", "--check", "--write"])
def test_what_nobody_shall_read_is_not_said_but_mended(reports: Path, how: str) -> None:
    (reports.parent / "site.toml").write_text('[redact]\nnames = ["Ada"]\n[exclude]\nfiles = ["hr.md"]\nsections = ["Private"]\n', "utf-8")
    (reports / "hr.md").write_bytes(ROUGH.encode())
    (reports / "rough.md").write_bytes(f"{ROUGH}\r\n## Private\r\nPay Ada 77 \r\n".encode())
    result = run("fmt", how)
    assert "2025-03-14" in result.stdout
    if how != "--diff":
        assert "content/reports/rough.md:4: something in a line that the settings keep back" in result.stdout.splitlines()
    for secret in ("Ada", "77", "hr.md"):
        assert secret not in result.stdout + result.stderr
    assert (reports / "hr.md").read_bytes() == ROUGH.encode()
    assert ("Pay Ada 77\n" in (reports / "rough.md").read_text("utf-8")) == (how == "--write")


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    result = run("fmt", tmp_path)
    assert result.exit_code == 2
    assert "no reports found" in result.stderr


def test_each_project_is_gone_through_with_its_own_settings(tmp_path: Path) -> None:
    for name, secret in (("north", "Ada"), ("south", "Ben")):
        (tmp_path / name / "reports").mkdir(parents=True)
        (tmp_path / name / "site.toml").write_text(f'title = "{name}"\n[redact]\nnames = ["{secret}"]\n', "utf-8")
        (tmp_path / name / "reports" / "day.md").write_text("# Day 3, 2025-03-05\n\nAda and Ben went \n", "utf-8")
    (tmp_path / "site.toml").write_text('title = "Both"\nprojects = ["north", "south"]\n', "utf-8")
    result = run("fmt", tmp_path)
    assert result.stderr == "2 files to mend, 0 in order\n"
    assert [line[1:].split()[::2][:2] for line in result.stdout.splitlines() if line.startswith("+") and "went" in line] == [
        ["██", "Ben"],
        ["Ada", "██"],
    ]
