"""What is shown is so: the examples of every help text and the commands of every page run in a folder that has the demo."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import ROOT, run
from tests.docs.pages import PAGES, lines_to_run
from tests.docs.reference import each_command, examples

SHELL = re.compile(r"[|<>;&$*?`]")
FOREVER = ("serve", "preview")
"""Commands that go on until they are ended; their own tests end them."""
QUIET = re.compile(r" >|--write-baseline|-q\b|--quiet")
"""Commands that say nothing when all is well."""
EXAMPLES = {path: examples(command) for path, command in each_command() if examples(command)}
SHOWN = {page: lines for page in PAGES if "reference" not in page and (lines := lines_to_run(page))}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo, its site and what is kept of it, other reports that examples name, and a command called reportgen."""
    folder = tmp_path_factory.mktemp("shown")
    shutil.copytree(ROOT / "content", folder / "content")
    for name, week in (("my-reports", "week-1"), ("team-a", "week-1"), ("team-b", "week-2")):
        shutil.copytree(ROOT / "content" / "reports" / week, folder / name)
    shutil.copy(ROOT / "content" / "reports" / "week-7" / "2025-04-14-monday.md", folder / "today.md")
    (folder / "bin").mkdir()
    (folder / "bin" / "reportgen").write_text(f'#!/bin/sh\nexec {sys.executable} -P -m reportgen "$@"\n', "utf-8")
    (folder / "bin" / "reportgen").chmod(0o755)
    assert run("build", folder / "content", "--out", folder / "build" / "site").exit_code == 0
    return folder


@pytest.fixture
def place(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder in which a page may change what it likes; what was built is linked."""
    for name in ("content", "my-reports", "team-a", "team-b", "bin"):
        shutil.copytree(built / name, tmp_path / name)
    shutil.copy(built / "today.md", tmp_path / "today.md")
    shutil.copytree(built / "build", tmp_path / "build", copy_function=os.link)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run_line(line: str, place: Path) -> tuple[int, str, str]:
    """Run a command as it stands, in this process where it needs no shell: its exit code, its output, and its other words."""
    if line.startswith("reportgen ") and not SHELL.search(line):
        done = run(*shlex.split(line, comments=True)[1:])
        return done.exit_code, done.stdout, done.stderr
    env = {"PATH": f"{place / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "HOME": str(place)}
    script = ["bash", "-c", f"set -o pipefail; {line}"]
    ran = subprocess.run(script, cwd=place, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, timeout=120)
    return ran.returncode, ran.stdout, ran.stderr


def needs_what_is_not_here(line: str, place: Path) -> bool:
    """Whether a line needs a program that this machine lacks, or is about a repository of git, which this folder is not."""
    programs = {words[0] for part in re.split(r"\s[|;&]+\s", line) if (words := part.split()) and re.fullmatch(r"[\w.-]+", words[0])}
    path = f"{place / 'bin'}:{os.environ['PATH']}"
    return "git " in line or any(shutil.which(program, path=path) is None for program in programs)


def assert_runs(lines: tuple[str, ...], place: Path) -> None:
    """Hold every line to an end without trouble; finding something (1) is no trouble where it is shown."""
    for line in lines:
        if needs_what_is_not_here(line, place) or line.split()[1:2] in [[name] for name in FOREVER]:
            continue
        code, output, said = run_line(line, place)
        assert code == 0 or (code == 1 and output), f"{line}\nended with {code}\n{output[-500:]}{said}"
        assert output or said or QUIET.search(line), f"{line}\nsays nothing"


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES)
def test_the_examples_of_a_command_run(path: str, place: Path) -> None:
    assert any(line.startswith((path, f"reportgen {path.rpartition(' ')[2]}")) for line in EXAMPLES[path])
    assert_runs(EXAMPLES[path], place)


@pytest.mark.slow
@pytest.mark.parametrize("page", SHOWN)
def test_the_commands_of_a_page_run(page: str, place: Path) -> None:
    assert_runs(SHOWN[page], place)


def test_every_command_has_examples() -> None:
    assert [path for path, command in each_command() if not examples(command) and not hasattr(command, "commands")] == []
