"""Shells complete commands, options and words, and names after a first list."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import ROOT, SMALL, run


def completed(line: str, cwd: Path, name: str = "bash") -> list[str]:
    """Return what a shell offers behind `line`."""
    words = line.split(" ")
    env = {"_REPORTGEN_COMPLETE": f"{name}_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-c", "from reportgen.cli import main; main(prog_name='reportgen')"]
    said = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=True)
    assert said.stderr == ""
    return [one.partition(",")[2] for one in said.stdout.splitlines() if one]


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_scripts_are_printed_and_are_good(name: str, tmp_path: Path) -> None:
    script = run("completion", name).stdout
    assert f"_REPORTGEN_COMPLETE={name}_complete" in script
    if shutil.which(name):
        (tmp_path / "script").write_text(script, "utf-8")
        subprocess.run([name, "-n", tmp_path / "script"], check=True, env={"PATH": os.environ["PATH"]})
    assert run("completion", "tcsh").exit_code == 2


def test_commands_kinds_and_states_are_offered(tmp_path: Path) -> None:
    assert completed("reportgen li", tmp_path) == ["list"]
    assert completed("reportgen list a", tmp_path) == ["actions", "all"]
    assert completed("reportgen list actions --status in", tmp_path) == ["in_progress", "in_review"]
    assert completed("reportgen list actions --owner ", tmp_path) == []


def test_names_are_offered_after_a_first_list_and_never_what_a_shell_would_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SMALL, tmp_path / "content")
    wild = "# 2025-05-08\n\n## Action Items\n| ID | Action | Owner | Status |\n|---|---|---|---|\n| X-1 | Do | $(touch x) | Done |\n"
    (tmp_path / "content/reports/wild.md").write_text(wild + "| X-2 | Do | Ada Bell | Done |\n| X-3 | Do | Eve>x | Done |\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    run("list", "all")
    assert completed("reportgen show ai", tmp_path) == []
    (tmp_path / "build/cache").mkdir(parents=True)
    run("list", "all")
    assert completed("reportgen show ai", tmp_path) == ["AI-1", "AI-2", "AI-3"]
    assert completed("reportgen list all --owner ", tmp_path) == ["Ada", "Ben"]
    assert completed("reportgen list all --report 2025-05-0", tmp_path)[0] == "2025-05-08"
    (tmp_path / "content/site.toml").write_text('[redact]\nnames = ["Ada"]\n', "utf-8")
    assert completed("reportgen list all --owner ", tmp_path) == []


def test_names_of_old_settings_are_offered_nowhere_also_without_a_folder_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SMALL / "reports", tmp_path / "reports")
    (tmp_path / "build/cache").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    run("list", "all")
    assert completed("reportgen list all --owner ", tmp_path) == ["Ada", "Ben"]
    (tmp_path / "site.toml").write_text('[redact]\nnames = ["Ada"]\n', "utf-8")
    assert completed("reportgen list all --owner ", tmp_path) == []
