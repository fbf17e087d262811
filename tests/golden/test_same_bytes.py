"""Law 9: the output follows from the input alone, and lies in the output folder alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from reportgen.cli.load import MANY
from tests.cli.run import ROOT, SMALL, run, shell
from tests.golden.golden import tree
from tests.supply.pythons import ready

AUDIT = """
import os, sys
changes = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "shutil.rmtree"}

def watch(event, args):
    if event.startswith("socket.") and event not in {"socket.__new__"}:
        raise RuntimeError(f"the network was asked: {event} {args}")
    if event in changes:
        print("touched", os.path.abspath(args[0]))
    if event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        print("touched", os.path.abspath(args[0]))

sys.dont_write_bytecode = True
sys.addaudithook(watch)
from reportgen.cli import main
main(sys.argv[1:])
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


def built(content: Path, out: Path, *more: str) -> dict[str, bytes]:
    assert run("build", content, "--out", out, *(more or ("--no-cache",))).exit_code == 0
    return tree(out)


def test_building_twice_gives_the_same_bytes(content: Path, tmp_path: Path) -> None:
    assert built(content, tmp_path / "one") == built(content, tmp_path / "two")


@pytest.mark.slow
def test_one_process_and_many_give_the_same_bytes(tmp_path: Path) -> None:
    text = (SMALL / "reports" / "2025-05-06.md").read_text("utf-8")
    (tmp_path / "many").mkdir()
    for at in range(MANY + 5):
        day = f"2025-{at // 28 + 1:02}-{at % 28 + 1:02}"
        (tmp_path / "many" / f"{day}.md").write_text(text.replace("Wednesday, May 6, 2025", day).replace("AI-2", f"AI-{at % 7}"), "utf-8")
    one = shell("parse", "many", "--jobs", "1", cwd=tmp_path)
    four = shell("parse", "many", "--jobs", "4", cwd=tmp_path)
    assert one.stdout.count("\n") > 3 * MANY
    assert (one.stdout, one.stderr) == (four.stdout, four.stderr)
    assert built(tmp_path / "many", tmp_path / "one", "--jobs", "1") == built(tmp_path / "many", tmp_path / "four", "--jobs", "4")


def test_with_a_cache_and_without_give_the_same_bytes(content: Path, tmp_path: Path) -> None:
    clean = built(content, tmp_path / "clean")
    assert built(content, tmp_path / "first", "--cache", str(tmp_path / "kept")) == clean
    assert any((tmp_path / "kept").iterdir())
    assert built(content, tmp_path / "second", "--cache", str(tmp_path / "kept")) == clean


def test_building_again_after_a_change_equals_a_clean_build(content: Path, tmp_path: Path) -> None:
    cache = ("--cache", str(tmp_path / "kept"))
    built(content, tmp_path / "out", *cache)
    report = content / "reports" / "2025-05-06.md"
    report.write_text(report.read_text("utf-8").replace("AI-2", "AI-9").replace("Done (70%)", "Done"), "utf-8")
    assert built(content, tmp_path / "out", *cache) == built(content, tmp_path / "clean")
    report.unlink()
    assert built(content, tmp_path / "out", *cache) == built(content, tmp_path / "clean-2")
    (content / "site.toml").unlink()  # the last day loses its date
    assert built(content, tmp_path / "out", *cache) == built(content, tmp_path / "clean-3")


class Elsewhere(NamedTuple):
    """One other machine: Python, order of folders (see `elsewhere`), umask, name of the checkout, processes, and its environment.

    `again` is for a build on top of one of other content.
    """

    python: str
    order: str
    umask: str
    checkout: str
    jobs: int
    again: bool
    env: dict[str, str]


HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
# Every pair of two differences stands in some row or nearly so: all of them are tried in few builds.
MACHINES = (
    Elsewhere(HERE, "reversed", "077", "with spaces, Ümläute & 日本", 2, False, {
        "PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1", "COLUMNS": "20",
    }),
    Elsewhere(HERE, "7", "000", "x", 3, True, {
        "PYTHONHASHSEED": "random", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "TERM": "dumb", "PYTHONUTF8": "1",
    }),
    Elsewhere("3.11", "9", "022", "a b", 1, False, {
        "PYTHONHASHSEED": "2", "TZ": "UTC", "LC_ALL": "de_DE.UTF-8", "TERM": "xterm-256color", "COLUMNS": "400", "NO_COLOR": "1",
    }),
    Elsewhere("3.12", "3", "027", "ß", 2, True, {
        "PYTHONHASHSEED": "1", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "COLUMNS": "40", "PYTHONIOENCODING": "ascii",
    }),
    Elsewhere("3.13", "reversed", "077", "y", 3, False, {
        "PYTHONHASHSEED": "random", "TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0", "SOURCE_DATE_EPOCH": "1",
    }),
    Elsewhere("3.14", "5", "022", "z", 2, True, {
        "PYTHONHASHSEED": "3", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONIOENCODING": "utf-16",
    }),
)  # fmt: skip
SAID = (["parse", "content"], ["check", "content"], ["check", "content", "--format", "json"], ["show", "AI-2", "content"])


def everything(machine: Elsewhere, python: Path, folder: Path) -> tuple[bytes, dict[str, bytes]]:
    """What is printed and built there."""
    checkout = folder / machine.checkout
    for part in ("reportgen", "site_templates"):
        shutil.copytree(ROOT / part, checkout / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SMALL, checkout / "content")
    for number, file in enumerate(sorted((checkout / "content").rglob("*.md"))):
        os.utime(file, (number, 10**9 - number))
    build = ["build", "content", "--out", "out/site", "--jobs", str(machine.jobs)]
    if machine.again:
        last = checkout / "content" / "reports" / "2025-05-06.md"
        kept = last.read_bytes()
        last.write_bytes(kept.replace(b"AI-2", b"AI-9"))
        _elsewhere(machine, python, checkout, [build])
        last.write_bytes(kept)
    said = _elsewhere(machine, python, checkout, [build, *SAID])
    return said, tree(checkout / "out" / "site")


def _elsewhere(machine: Elsewhere, python: Path, checkout: Path, commands: list[list[str]]) -> bytes:
    script = str(Path(__file__).with_name("elsewhere.py"))
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1", **machine.env}
    command = [str(python), "-P", script, machine.order, machine.umask, json.dumps(commands)]
    done = subprocess.run(command, cwd=checkout, env=env, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, bytes]]:
    """What is printed and built on the plainest machine."""
    machine = Elsewhere(HERE, "plain", "022", "checkout", 1, again=False, env={"PYTHONHASHSEED": "4", "TZ": "UTC", "LC_ALL": "C.UTF-8"})
    return everything(machine, Path(sys.executable), tmp_path_factory.mktemp("plain"))


@pytest.mark.slow
@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: f"{machine.python}-{machine.order}-{machine.env['LC_ALL']}")
def test_the_same_bytes_on_every_machine(machine: Elsewhere, plain: tuple[bytes, dict[str, bytes]], tmp_path: Path) -> None:
    python = ready(machine.python)
    if python is None:
        pytest.skip(f"no Python {machine.python} with what reportgen runs on; see `make pythons`")
    said, built = everything(machine, python, tmp_path)
    assert said.decode("utf-8") == plain[0].decode("utf-8")
    assert sorted(built) == sorted(plain[1])
    assert [path for path in built if built[path] != plain[1][path]] == []
    assert not any(str(tmp_path).encode() in data for data in built.values())


def test_nothing_is_touched_outside_the_output_and_no_host_is_asked(content: Path, tmp_path: Path) -> None:
    before = tree(content)
    command = [sys.executable, "-c", AUDIT, "build", str(content), "--out", str(tmp_path / "build" / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    touched = {line.removeprefix("touched ") for line in done.stdout.splitlines()}
    assert str(tmp_path / "build" / ".site.spare" / "items") in touched
    assert [path for path in touched if not Path(path).is_relative_to(tmp_path / "build")] == []
    assert tree(content) == before
