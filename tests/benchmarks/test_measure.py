"""What a run took: seconds, memory of all its processes, files written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.measure import SAMPLED, RunError, measure, snapshot, written

HOLD = "import time; held = bytearray(b'x' * 60_000_000); time.sleep(0.4)"


def test_seconds_are_those_on_the_wall(tmp_path: Path) -> None:
    cost = measure([sys.executable, "-c", "import time; time.sleep(0.2)"], tmp_path, {}, tmp_path / "printed")
    assert 0.2 <= cost.seconds < 20


@pytest.mark.skipif(not SAMPLED, reason="the memory of several processes is told by Linux alone")
def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    two = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {HOLD!r}]); {HOLD}; child.wait()"
    cost = measure([sys.executable, "-c", two], tmp_path, {}, tmp_path / "printed")
    assert cost.mebibytes > 2 * 60_000_000 / 1024**2


def test_a_program_that_fails_says_so_with_its_last_line(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="ended with 3: no such thing"):
        measure([sys.executable, "-c", "print('no such thing'); raise SystemExit(3)"], tmp_path, {}, tmp_path / "printed")


def test_a_program_is_told_nothing_of_the_shell_it_is_measured_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    measure([sys.executable, "-c", "import os; print(*sorted(os.environ))"], tmp_path, {"OWN": "1"}, tmp_path / "printed")
    assert set((tmp_path / "printed").read_text("utf-8").split()) - {"LC_CTYPE"} == {"HOME", "LANG", "OWN", "PATH"}


def test_written_are_new_files_and_changed_ones_but_not_untouched_or_removed_ones(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "items").mkdir(parents=True)
    for name in ("kept", "changed", "removed"):
        (site / "items" / name).write_text(name)
    before = snapshot(site)
    (site / "items" / "changed").write_text("changed again")
    (site / "items" / "removed").unlink()
    (site / "new").write_text("new")
    assert written(before, snapshot(site)) == (2, len("changed again") + len("new"))


def test_a_folder_that_is_not_there_holds_no_files(tmp_path: Path) -> None:
    assert snapshot(tmp_path / "nowhere") == {}
