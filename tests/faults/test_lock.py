"""Two builds of one site: the second waits, then says who is at it; a lock that was left keeps nobody out."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from reportgen.cli import load
from reportgen.errors import ReportgenError
from reportgen.files import File, Same, Site, Written, lock, open_site, write_files
from tests.cli.run import SMALL, run, start
from tests.golden.golden import tree

HOLD = """
import sys
from pathlib import Path
from reportgen.files import open_site
with open_site(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""
WANTED = [File(path="index.html", content=b"1")]


def hold(out: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, out], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_who_comes_second_is_told_who_is_at_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT", 0.1)
    holder = hold(tmp_path / "site")
    said = rf"site: is being written by another build \(process {holder.pid} on \S+, since 20\d\d-\d\d-\d\d \d\d:\d\d UTC\); wait"
    with pytest.raises(ReportgenError) as caught:
        write_files(tmp_path / "site", WANTED)
    assert re.search(said, str(caught.value))
    write_files(tmp_path / "other", WANTED)
    holder.communicate("\n")
    write_files(tmp_path / "site", WANTED)
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["other", "site"]


def test_who_comes_second_waits_a_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT", 60)
    holder = hold(tmp_path / "site")
    ended = []

    class Waiting:
        def wait(self, _seconds: float) -> None:
            ended.append(holder.communicate("\n"))

    monkeypatch.setattr(lock, "Event", Waiting)
    write_files(tmp_path / "site", WANTED)
    assert len(ended) == 1


def test_the_lock_of_a_killed_build_is_free_at_once_whoever_has_its_number_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT", 0)
    holder = hold(tmp_path / "site")
    os.kill(holder.pid, signal.SIGKILL)
    holder.communicate()
    left = tmp_path / ".site.lock"
    assert left.exists()
    left.write_text(f"{os.getpid()} somewhere\n", "utf-8")  # a process that lives
    write_files(tmp_path / "site", WANTED)
    assert not left.exists()


def test_two_at_once_leave_what_one_does(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "content")
    both = [start("build", "content", "--out", "site", cwd=tmp_path) for _ in range(2)]
    assert [process.communicate(timeout=120) and process.returncode for process in both] == [0, 0]
    built = tree(tmp_path / "site")
    assert run("build", tmp_path / "content", "--out", tmp_path / "clean").exit_code == 0
    assert built == tree(tmp_path / "clean")


@pytest.mark.skipif(not hasattr(os, "fork") or sys.platform == "darwin", reason="one process prints here")
def test_processes_that_print_for_a_killed_build_end_and_the_next_one_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "MANY", 1)
    shutil.copytree(SMALL, tmp_path / "content")
    first = os.fork()
    if not first:

        def killed(_site: Site, files: Iterable[Same]) -> Written:
            next(iter(files))  # the processes are at it
            os.kill(os.getpid(), signal.SIGKILL)
            return Written()

        monkeypatch.setattr(Site, "publish", killed)
        try:
            run("build", tmp_path / "content", "--out", tmp_path / "site", "--jobs", 2)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(first, 0)[1]) == -signal.SIGKILL
    assert not (tmp_path / "site").exists()
    assert run("build", tmp_path / "content", "--out", tmp_path / "site", "--jobs", 2).exit_code == 0
    assert run("build", tmp_path / "content", "--out", tmp_path / "clean", "--jobs", 1).exit_code == 0
    assert tree(tmp_path / "site") == tree(tmp_path / "clean")


def test_where_the_disk_knows_no_locks_the_file_is_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_number: int, _how: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", unknown)
    monkeypatch.setattr(lock, "WAIT", 0.1)
    with open_site(tmp_path / "site"), pytest.raises(ReportgenError, match=f"process {os.getpid()} on"):
        write_files(tmp_path / "site", WANTED)
    write_files(tmp_path / "site", WANTED)
