"""`reportgen init`: what it writes, what it asks, and what it leaves alone."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.cli.init import Wanted, _Change, _written
from reportgen.errors import ReportgenError
from reportgen.records import read_setting
from tests.cli.run import ROOT, SMALL, run

REPORT = "# Day 1 (2025-05-05)\n\n## Action items\n- **ACT-1 – Dust (Ida)**\n  - Status: Open\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def write(path: str, text: str = REPORT) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


def checkout(url: str = "git@github.com:team/reports.git") -> None:
    write(".git/config", f'[remote "origin"]\n\turl = {url}\n')


def files() -> list[str]:
    return sorted(path.as_posix() for path in Path().rglob("*") if path.is_file() and ".git/" not in path.as_posix())


@pytest.mark.parametrize(
    ("report", "settings"),
    [
        ("day-1.md", "site.toml"),
        ("week-1/day-1.md", "site.toml"),
        ("reports/day-1.md", "site.toml"),
        ("content/reports/day-1.md", "content/site.toml"),
    ],
)
def test_settings_lie_where_a_build_without_a_word_finds_them(report: str, settings: str) -> None:
    write(report)
    said = run("init")
    assert said.exit_code == 0
    assert said.stderr.splitlines()[-1] == "next: reportgen build"
    assert files() == sorted([report, settings, "Makefile"])
    assert run("build").stderr.startswith("no findings in 1 report; 1 item; ")


def test_a_folder_that_is_named_is_prepared_and_so_named_in_what_follows() -> None:
    write("status/day-1.md")
    assert run("init", "status").stderr.splitlines()[-1] == "next: reportgen build status"
    assert files() == ["Makefile", "status/day-1.md", "status/site.toml"]
    assert "\treportgen build status --out build/site\n" in Path("Makefile").read_text("utf-8")


def test_an_empty_folder_gets_settings_and_a_word_about_reports() -> None:
    said = run("init").stderr.splitlines()
    assert said[0] == "no reports in content/ yet"
    assert said[-1] == "next: write a report (reportgen new), then reportgen build"
    assert files() == ["Makefile", "content/site.toml"]


def test_a_checkout_gets_the_workflow_of_its_forge() -> None:
    write("content/reports/day-1.md")
    checkout()
    run("init")
    new = [".github/workflows/reports.yml", ".gitignore", ".pre-commit-config.yaml", "Makefile"]
    assert files() == [*new, "content/reports/day-1.md", "content/site.toml"]
    source = read_setting(Path("content/site.toml").read_text("utf-8"), "").source_url
    assert source == "https://github.com/team/reports/blob/{commit}/content/{path}#L{line}-L{end}"


def test_what_was_asked_for_is_written_and_no_more() -> None:
    write("content/reports/day-1.md")
    checkout("https://git.example.org/team/reports")
    run("init", "--ci", "gitlab", "--no-hook", "--no-make", "--install", "./reportgen.whl")
    assert files() == [".gitignore", ".gitlab-ci.yml", "content/reports/day-1.md", "content/site.toml"]
    assert '  REPORTGEN: "./reportgen.whl"\n' in Path(".gitlab-ci.yml").read_text("utf-8")


def test_a_workflow_that_is_there_is_never_replaced() -> None:
    write("content/reports/day-1.md")
    checkout()
    write(".github/workflows/reports.yml", "# reportgen, as we like it\n")
    assert run("init", "--yes").exit_code == 0
    write(".gitlab-ci.yml", "test:\n  script: make\n")
    said = run("init", "--yes", "--ci", "gitlab")
    assert said.exit_code == 2
    assert ".gitlab-ci.yml: is there and does other things; copy what" in said.stderr
    assert Path(".github/workflows/reports.yml").read_text("utf-8") == "# reportgen, as we like it\n"
    assert Path(".gitlab-ci.yml").read_text("utf-8") == "test:\n  script: make\n"


def test_without_a_terminal_nothing_that_is_there_changes() -> None:
    write("day-1.md")
    write("Makefile", "all:\n\ttrue\n")
    write("site.toml", 'zone = "Europe/Berlin"\n')
    said = run("init").stderr
    assert "Makefile: is there and left as it is; --dry-run shows what would be added, --yes adds it\n" in said
    assert Path("Makefile").read_text("utf-8") == "all:\n\ttrue\n"
    assert Path("site.toml").read_text("utf-8") == 'zone = "Europe/Berlin"\n'


def test_yes_adds_to_what_is_there_and_a_second_time_there_is_nothing_to_do() -> None:
    write("day-1.md")
    write("Makefile", "all:\r\n\ttrue\r\n")
    Path("Makefile").chmod(0o640)
    run("init", "--yes")
    assert Path("Makefile").read_bytes().startswith(b"all:\r\n\ttrue\r\n\r\n.PHONY: reports\r\n")
    assert Path("Makefile").stat().st_mode & 0o777 == 0o640
    before = {path: Path(path).read_bytes() for path in files()}
    assert "nothing to do: all of it is there\n" in run("init", "--yes").stderr
    assert {path: Path(path).read_bytes() for path in files()} == before


def test_a_dry_run_prints_all_and_writes_nothing() -> None:
    write("day-1.md")
    shown = run("init", "--dry-run").stdout
    assert "--- /dev/null\n+++ site.toml\n" in shown
    assert "+\treportgen build . --out build/site\n" in shown
    assert files() == ["day-1.md"]


def test_what_nobody_shall_read_is_in_no_proposal() -> None:
    write("day-1.md", REPORT.replace("Open", "Orion waits").replace("Ida", "Avery"))
    write("site.toml", "[redact]\nnames = ['Avery']\npatterns = ['Orion']\n")
    shown = run("init", "--dry-run", "--no-make").stdout
    assert "Orion" not in shown.replace("patterns = ['Orion']", "")
    assert "Avery" not in shown.replace("names = ['Avery']", "")


def test_links_and_what_cannot_be_read_are_left_alone() -> None:
    write("day-1.md")
    write("../outside.txt", "mine")
    Path("Makefile").symlink_to("../outside.txt")
    said = run("init", "--yes")
    assert said.exit_code == 2
    assert "Makefile: is no plain file, and is left as it is\n" in said.stderr
    assert Path("../outside.txt").read_text("utf-8") == "mine"
    assert Path("site.toml").exists()


def test_a_folder_that_is_not_there_and_two_wishes_at_once() -> None:
    assert run("init", "gone").stderr == "gone: no such folder; make it, or name one that holds reports\n"
    Path("day.md").write_text("# A day\n", "utf-8")
    assert run("init", "day.md").stderr == "day.md: is a file; name the folder that holds the reports\n"
    assert run("init", "--yes", "--dry-run").exit_code == 2


def test_of_several_projects_each_has_its_settings_and_all_have_one_workflow() -> None:
    checkout()
    write("content/site.toml", 'projects = ["museum"]\n')
    write("content/museum/site.toml", 'title = "Museum"\n')
    write("content/museum/reports/day-1.md", REPORT + "\n## Timeline\n" + "- 09:00 CET Call\n- 10:00 CET Call\n- 11:00 CET Call\n")
    said = run("init", "--yes").stderr
    assert said.startswith("content/site.toml holds 1 project, each with settings of its own: reportgen init content/museum\n")
    assert Path("content/site.toml").read_text("utf-8") == 'projects = ["museum"]\n'
    run("init", "content/museum", "--yes")
    assert read_setting(Path("content/museum/site.toml").read_text("utf-8"), "").zone == "Europe/Berlin"
    assert '      CONTENT: "content"\n' in Path(".github/workflows/reports.yml").read_text("utf-8")
    assert "\treportgen build content --out" in Path("Makefile").read_text("utf-8")


def test_neither_the_root_nor_a_home_folder_is_searched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert run("init", "/").stderr == "/: is the root or a home folder; name the folder that holds the reports\n"
    monkeypatch.setenv("HOME", str(tmp_path / "here"))
    write("day-1.md")
    assert run("init").exit_code == 2
    assert run("build").stderr.startswith("content: no such folder, and no reports")
    assert files() == ["day-1.md"]


def test_reports_that_cannot_be_read_are_named() -> None:
    write("day-1.md")
    Path("day-2.md").symlink_to("/nowhere")
    said = run("init")
    assert said.exit_code == 2
    assert "day-2.md: is a link that leads nowhere, and is not read; remove it\n" in said.stderr
    assert Path("site.toml").exists()


def test_a_file_that_cannot_be_written_is_named_by_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied", "site.toml.4711")

    write("day-1.md")
    monkeypatch.setattr("reportgen.cli.init.replacing", refuse)
    said = run("init")
    assert (said.exit_code, files()) == (2, ["day-1.md"])
    assert "site.toml: cannot be written (Permission denied)\n" in said.stderr


def test_on_a_terminal_each_file_is_shown_and_asked_for() -> None:
    write("day-1.md")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-P", "-m", "reportgen", "init"]
    env = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    os.write(ours, b"y\nn\n")
    said = b""
    try:
        while part := os.read(ours, 65536):
            said += part
    except OSError:  # the end, as Linux says it
        pass
    assert process.wait(timeout=60) == 0
    assert b"+++ site.toml" in said
    assert b"Write site.toml? [Y/n]: " in said
    assert b"Makefile: not written" in said
    assert files() == ["day-1.md", "site.toml"]


def test_the_settings_of_the_golden_site_lack_nothing() -> None:
    shown = run("init", SMALL, "--dry-run", "--no-make", "--ci", "none", "--no-hook")
    assert [line for line in shown.stdout.splitlines() if line.startswith("-") and not line.startswith("---")] == []


def test_what_somebody_else_writes_while_a_person_is_asked_stays() -> None:
    write("reports/day-1.md")
    write("Makefile", "all:\n")
    change = _Change(Path("Makefile"), "was:\n", "was:\n\nreports:\n")
    problems: list[ReportgenError] = []
    assert not _written(change, Wanted(Path(), yes=True), problems)
    assert "was changed by somebody else" in str(problems)
    assert Path("Makefile").read_text("utf-8") == "all:\n"


def test_nothing_is_written_behind_a_link_that_leads_elsewhere(tmp_path: Path) -> None:
    write("reports/day-1.md")
    checkout()
    (tmp_path / "elsewhere").mkdir()
    Path(".github").symlink_to(tmp_path / "elsewhere")
    result = run("init", "--yes")
    assert result.exit_code == 2
    assert ".github/workflows/reports.yml: lies behind a link" in result.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert Path("site.toml").is_file()


def test_nothing_is_learned_from_reports_whose_own_settings_keep_something_back() -> None:
    for day in (5, 6, 7):
        write(f"team/day-{day}.md", REPORT.replace("Open", "Brewing").replace("1 (2025-05-05)", f"{day} (2025-05-0{day})"))
    write("day-8.md")
    assert "team/day-5.md" in run("init", "--dry-run").stdout
    write("team/site.toml", '[redact]\nnames = ["Ida Bell"]\n')
    result = run("init", "--dry-run")
    assert "team" not in result.stdout
    assert "team: site.toml there keeps something back" in result.stderr
