"""Law 9: the output follows from the input alone, and lies in the output folder alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.cli.load import MANY
from tests.cli.run import ROOT, SMALL, run, shell
from tests.golden.golden import tree

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


ENVIRONMENTS = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "COLUMNS": "40"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
)


def test_hash_seed_clock_zone_locale_and_the_place_of_the_checkout_do_not_matter(tmp_path: Path) -> None:
    trees = []
    for number, env in enumerate(ENVIRONMENTS):
        checkout = tmp_path / ("x" * (number + 1)) / "checkout"
        for folder in ("reportgen", "site_templates"):
            shutil.copytree(ROOT / folder, checkout / folder, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(SMALL, checkout / "content")
        done = shell("build", "content", "--out", "site", cwd=checkout, env={**env, "PYTHONPATH": str(checkout)})
        assert done.returncode == 0, done.stderr
        trees.append(tree(checkout / "site"))
    assert trees[0] == trees[1]
    assert not any(str(tmp_path).encode() in data for data in trees[0].values())


def test_nothing_is_touched_outside_the_output_and_no_host_is_asked(content: Path, tmp_path: Path) -> None:
    before = tree(content)
    command = [sys.executable, "-c", AUDIT, "build", str(content), "--out", str(tmp_path / "build" / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    touched = {line.removeprefix("touched ") for line in done.stdout.splitlines()}
    assert str(tmp_path / "build" / ".site.spare" / "items") in touched
    assert [path for path in touched if not Path(path).is_relative_to(tmp_path / "build")] == []
    assert tree(content) == before
