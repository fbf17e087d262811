"""Whatever became of the cache between two builds, the second leaves what a clean one does, and the third finds the cache mended."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from reportgen.cli.ledger import Ledger, Outcome, inputs
from tests.cli.run import SMALL, run
from tests.golden.golden import tree

Damage = Callable[[Random, Path, Path], None]


def flipped(random: Random, file: Path, _: Path) -> None:
    data = bytearray(file.read_bytes())
    for _one in range(random.randint(1, 3)):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    file.write_bytes(data)


def cut(random: Random, file: Path, _: Path) -> None:
    file.write_bytes(file.read_bytes()[: random.randrange(file.stat().st_size)])


def emptied(_: Random, file: Path, __: Path) -> None:
    file.write_bytes(b"")


def longer(_: Random, file: Path, __: Path) -> None:
    file.write_bytes(file.read_bytes() * 2)


def foreign(random: Random, file: Path, _: Path) -> None:
    file.write_bytes(random.choice((b"{}", b"SQLite format 3\0", random.randbytes(300), b"\0" * 5000, b"[" * 100_000)))


def swapped(_: Random, file: Path, other: Path) -> None:
    one, two = file.read_bytes(), other.read_bytes()
    file.write_bytes(two)
    other.write_bytes(one)


def folder(_: Random, file: Path, __: Path) -> None:
    file.unlink()
    (file / "inside").mkdir(parents=True)


def linked(_: Random, file: Path, other: Path) -> None:
    file.unlink()
    file.symlink_to(other)


def circle(_: Random, file: Path, __: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def endless(_: Random, file: Path, __: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


def pipe(_: Random, file: Path, __: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def closed(_: Random, file: Path, __: Path) -> None:
    file.chmod(0)


def shelf_is_a_file(_: Random, file: Path, __: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.write_bytes(b"in the way")


FEW = (flipped, cut, emptied, longer, foreign, swapped)
ODD = (folder, linked, circle, endless, pipe, closed)
ROUNDS = (FEW, (*FEW, *ODD), (flipped,), (foreign, swapped), ODD, (cut, shelf_is_a_file))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder, its cache and its site, and the clean site of that content after an edit."""
    top = tmp_path_factory.mktemp("damage")
    shutil.copytree(SMALL, top / "content")
    edited = shutil.copytree(SMALL, top / "edited")
    report = edited / "reports" / "2025-05-06.md"
    report.write_text(report.read_text("utf-8").replace("Done (70%)", "Done"), "utf-8")
    assert run("build", top / "edited", "--out", top / "clean", "--no-cache").exit_code == 0
    assert build(top, "content") == 0
    return top


def build(top: Path, content: str) -> int:
    return run("build", top / content, "--out", top / "site", "--cache", top / "cache").exit_code


def kept(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file() and not path.is_symlink() and path.stat().st_size)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(ROUNDS)))
def test_a_build_over_a_damaged_cache_is_a_clean_one(built: Path, tmp_path: Path, number: int) -> None:
    random = Random(number)  # noqa: S311 -- examples, no secrets
    for part in ("edited", "cache", "site"):
        shutil.copytree(built / part, tmp_path / part)
    for file in kept(tmp_path / "cache"):
        if random.random() < 0.7 and file.is_file():  # its shelf may be gone already
            damage(random.choice(ROUNDS[number]), random, file)
    if number % 2:
        shutil.rmtree(tmp_path / "site")
    assert build(tmp_path, "edited") == 0
    assert tree(tmp_path / "site") == tree(built / "clean")


def damage(way: Damage, random: Random, file: Path) -> None:
    cache = next(folder for folder in file.parents if folder.name == "cache")
    way(random, file, random.choice([one for one in kept(cache) if one != file]))


def test_the_note_about_the_last_build_is_right_or_not_believed(tmp_path: Path) -> None:
    cache, out = tmp_path / "cache", tmp_path / "site"
    out.mkdir()
    note, other = cache / "last-build", cache / "other"
    files = list(inputs(SMALL / "reports", None))
    ledger = Ledger(note, ())
    assert ledger.unchanged(files, out) is None
    ledger.keep(Outcome("all well", (), 3), out)
    good = note.read_bytes()
    for number, way in enumerate((*FEW, *ODD)):
        assert Ledger(note, ()).unchanged(files, out) is not None
        other.write_bytes(b"another file")
        way(Random(number), note, other)  # noqa: S311
        assert way is closed or Ledger(note, ()).unchanged(files, out) is None, way.__name__  # root reads what is closed
        (shutil.rmtree if note.is_dir() else os.unlink)(note)
        note.write_bytes(good)
    assert Ledger(note, ("another option",)).unchanged(files, out) is None
