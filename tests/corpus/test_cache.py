"""An entry of the cache is right or not there."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import msgspec
import pytest

from reportgen.corpus import cache as module
from reportgen.corpus.cache import Cache, code_version
from reportgen.records import Record, Report
from reportgen.text import Span

NUMBERS = msgspec.msgpack.Decoder(tuple[int, ...])
REPORTS = msgspec.msgpack.Decoder(tuple[Report, ...])


class Maker:
    """Makes a value and counts how often it was asked to."""

    def __init__(self, value: tuple[int, ...] = (1, 2)) -> None:
        self.value = value
        self.made = 0

    def __call__(self) -> tuple[int, ...]:
        self.made += 1
        return self.value


def get(cache: Cache, make: Maker, *, what: str = "numbers", path: str = "a.md", data: bytes = b"text") -> tuple[int, ...]:
    return cache.get(what, path, data, NUMBERS, make)


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_makes_a_value_once(tmp_path: Path) -> None:
    make = Maker()
    assert get(Cache(tmp_path), make) == get(Cache(tmp_path), make) == (1, 2)
    assert make.made == 1


@pytest.mark.parametrize("other", [{"what": "words"}, {"path": "b.md"}, {"data": b"text "}, {"what": "numbersa", "path": ".md"}])
def test_anything_it_depends_on_makes_another_entry(tmp_path: Path, other: dict[str, str | bytes]) -> None:
    make = Maker()
    get(Cache(tmp_path), make)
    get(Cache(tmp_path), make, **other)  # type: ignore[arg-type]
    assert make.made == 2


def test_settings_and_program_make_another_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Maker()
    get(Cache(tmp_path), make)
    get(Cache(tmp_path, settings=b"zone"), make)
    monkeypatch.setattr(module, "code_version", lambda: "another program")
    get(Cache(tmp_path), make)
    assert make.made == 3


def test_times_of_files_play_no_part(tmp_path: Path) -> None:
    make = Maker()
    get(Cache(tmp_path), make)
    for file in entries(tmp_path):
        os.utime(file, (0, 0))
    get(Cache(tmp_path), make)
    assert make.made == 1


DAMAGES: tuple[Callable[[bytes], bytes], ...] = (
    lambda entry: entry[:-1],
    lambda entry: entry[:20],
    lambda entry: entry[:-1] + b"\x09",
    lambda entry: entry + b"\0",
    lambda _: b"",
    lambda _: b"{}" * 99,
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_entry_is_made_again(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    make = Maker()
    get(Cache(tmp_path), make)
    (file,) = entries(tmp_path)
    good = file.read_bytes()
    file.write_bytes(damage(good))
    assert get(Cache(tmp_path), make) == (1, 2)
    assert make.made == 2
    assert file.read_bytes() == good


def test_an_entry_under_another_name_is_not_believed(tmp_path: Path) -> None:
    get(Cache(tmp_path), Maker((1,)), path="a.md")
    (one,) = entries(tmp_path)
    get(Cache(tmp_path), Maker((2,)), path="b.md")
    (two,) = set(entries(tmp_path)) - {one}
    two.write_bytes(one.read_bytes())
    assert get(Cache(tmp_path), Maker((2,)), path="b.md") == (2,)


def test_an_entry_of_another_type_is_made_again(tmp_path: Path) -> None:
    Cache(tmp_path).get("numbers", "a.md", b"text", msgspec.msgpack.Decoder(str), lambda: "a word")
    assert get(Cache(tmp_path), Maker()) == (1, 2)


def test_reports_come_back_as_they_were(tmp_path: Path) -> None:
    header = Record(kind="report", report="x", percent=0.5, details={"b": "1", "a": "2"}, source="a.md", line=1, end_line=1)
    reports = (Report(key="x", header=header, span=Span(1, 2)),)
    for _ in range(2):
        assert Cache(tmp_path).get("reports", "a.md", b"", REPORTS, lambda: reports) == reports


def test_prune_removes_what_this_run_did_not_use_and_nothing_else(tmp_path: Path) -> None:
    get(Cache(tmp_path), Maker(), path="old.md")
    get(Cache(tmp_path), Maker(), path="new.md")
    (tmp_path / "ab").mkdir(exist_ok=True)
    (tmp_path / "ab" / "notes.txt").write_text("not ours", "utf-8")
    run = Cache(tmp_path)
    get(run, Maker(), path="new.md")
    assert run.prune() == 1
    assert run.prune() == 0
    make = Maker()
    get(Cache(tmp_path), make, path="new.md")
    assert make.made == 0
    assert (tmp_path / "ab" / "notes.txt").exists()


def test_works_without_a_folder_and_with_one_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    for folder in (None, tmp_path / "file"):
        cache = Cache(folder)
        assert get(cache, Maker()) == (1, 2)
        assert cache.prune() == 0


def test_a_value_that_cannot_be_kept_is_made_each_time(tmp_path: Path) -> None:
    huge = 10**30
    assert get(Cache(tmp_path), Maker((huge,))) == get(Cache(tmp_path), Maker((huge,))) == (huge,)


def test_the_version_of_the_program_depends_on_the_layers_asked_for() -> None:
    assert code_version() == code_version()
    assert code_version() != code_version(("text",))


def test_the_release_of_a_library_is_read_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = module.release.__wrapped__
    monkeypatch.setattr(module, "installed", lambda: ("other-1.dist-info", "MsgSpec-99.dist-info", "msgspec-98.dist-info"))
    assert asked("msgspec") == "MsgSpec-99.dist-info"
    monkeypatch.setattr(module, "installed", lambda: ())
    assert asked("msgspec") == f"msgspec {metadata.version('msgspec')}"
