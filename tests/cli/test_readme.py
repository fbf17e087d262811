"""What README.md says is so: its commands run, its examples come out as printed, its tables are complete."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from reportgen.cli import main
from reportgen.records import setting
from tests.cli.run import ROOT, run

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.M | re.S)
COMMANDS = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines() if not line.startswith(("make ", "pip "))]


def block(kind: str) -> str:
    return next(str(text) for name, text in BLOCKS if name == kind)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the demo, its site, and a command called reportgen."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "content", folder / "content")
    (folder / "bin").mkdir()
    (folder / "bin" / "reportgen").write_text(f'#!/bin/sh\nexec {sys.executable} -P -m reportgen "$@"\n', "utf-8")
    (folder / "bin" / "reportgen").chmod(0o755)
    assert run("build", folder / "content", "--out", folder / "build" / "site").exit_code == 0
    return folder


@pytest.mark.slow
def test_every_command_runs_and_says_something(place: Path) -> None:
    env = {"PATH": f"{place / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "HOME": str(place)}
    have_jq = shutil.which("jq") is not None
    for command in COMMANDS:
        if "jq " in command and not have_jq:
            continue
        script = f"set -o pipefail; {command}"
        done = subprocess.run(["bash", "-c", script], cwd=place, env=env, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        quiet = "--write-baseline" in command or "--baseline" in command
        assert quiet or done.stdout or command.startswith("reportgen build"), command


def test_every_command_is_there() -> None:
    shown = {command.split()[1] for command in COMMANDS if command.startswith("reportgen ")}
    assert shown == set(main.commands)


def test_targets_of_make_exist() -> None:
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"`?make ([a-z]+)", README)) - {"alone"} <= known


def test_the_example_is_explained_as_printed() -> None:
    assert run("explain", "-", stdin=block("markdown")).stdout == block("text")


def test_the_settings_are_complete_and_right() -> None:
    setting.read_setting(block("toml"), "README.md")
    values = tomllib.loads(block("toml"))
    assert set(values) == set(setting._KEYS)
    assert set(values["vocabulary"]) == set(setting._VOCABULARY)


def test_two_pictures_are_there_and_small() -> None:
    shown = re.findall(r"^!\[[^\]]+\]\((docs/[^)]+)\)$", README, re.M)
    assert shown == ["docs/pictures/home.png", "docs/pictures/item.png"]
    for path in shown:
        assert 10_000 < (ROOT / path).stat().st_size < 200_000
