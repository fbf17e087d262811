"""What reports say is read once: of many that are kept, the few that changed are read meanwhile by another process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.cli import load
from reportgen.cli.find import Found
from reportgen.cli.fork import can_fork
from reportgen.cli.load import MANY, Learned, Reader
from reportgen.corpus.cache import Cache
from reportgen.records import Setting
from reportgen.text import Source

SERIES = tuple(Source(path=f"day-{at}.md", text=f"# Day {at}\n\n## Risks\n\n- **R-{at}**: Level: red\n") for at in range(MANY + 1))


def _learned(sources: tuple[Source, ...], folder: Path | None, *, judged: bool = True) -> list[Learned]:
    return load.learn(Found(sources=sources), sources, Reader(Setting(), Cache(folder), jobs=2, judged=judged))


@pytest.mark.skipif(not can_fork(), reason="this system starts no copies of a process")
def test_what_changed_is_read_by_another_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _learned(SERIES, tmp_path / "cache")
    edited = (*SERIES[:7], Source(path="day-7.md", text=SERIES[7].text.replace("red", "green")), *SERIES[8:])
    learn, readers = load._learn, tmp_path / "readers"

    def noting(setting: Setting, judged: bool, source: Source) -> Learned:
        with readers.open("a", encoding="utf-8") as stream:
            stream.write(f"{source.path} {os.getpid()}\n")
        return learn(setting, judged, source)

    monkeypatch.setattr(load, "_learn", noting)
    found = _learned(edited, tmp_path / "cache")
    (reader,) = readers.read_text("utf-8").splitlines()
    assert reader.startswith("day-7.md ")
    assert not reader.endswith(f" {os.getpid()}")
    assert _learned(edited, tmp_path / "cache", judged=False) == found, "what was judged is as good, and now all is kept"
    assert len(readers.read_text("utf-8").splitlines()) == 1
    monkeypatch.undo()
    assert found[7] == _learned(edited[7:8], None)[0]
    assert [one.reports[0].header.source for one in found] == [source.path for source in edited], "in their order"


def test_what_is_damaged_in_the_cache_is_read_again(tmp_path: Path) -> None:
    few = SERIES[:3]
    before = _learned(few, tmp_path)
    for entry in tmp_path.glob("??/*"):
        entry.write_bytes(b"damaged")
    assert _learned(few, tmp_path) == before
