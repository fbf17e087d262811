"""The writer killed or refused at every change that it makes on the disk, in each of its ways to put a site in place."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.errors import ReportgenError
from reportgen.files import File, place, site, swap, write_files
from tests.faults.interrupted import REFUSED, count_changes, fail_from, kill_at
from tests.golden.golden import tree

OLD = {**{f"items/{at}": b"old" for at in range(4)}, "same/a": b"1", "gone/b": b"2", "file": b"3", "folder/c": b"4", "index": b"old"}
NEW = {**{f"items/{at}": b"new!" for at in range(3)}, "same/a": b"1", "file/d": b"3", "folder": b"5", "more/e/f": b"6", "index": b"new"}
THEIRS = {"CNAME": b"host.test", "items/notes.txt": b"mine", "drafts/day.txt": b"mine too"}


@pytest.fixture(autouse=True)
def _without_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a power cut would tell, which no test makes."""
    monkeypatch.setattr(site, "flush", lambda _files, _folders: None)
    monkeypatch.setattr(site, "flush_quietly", lambda _folder: None)


def _no_exchange(_one: str, _other: str) -> None:
    raise OSError(errno.ENOSYS, "no such call here")


def _no_links(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, "no second names here")


def _exchanged(_patch: pytest.MonkeyPatch) -> None:
    pass


def _renamed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(swap, "exchange", _no_exchange)


def _one_by_one(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(place, "_is_free", lambda _site: False)


def _without_links(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(os, "link", _no_links)


AT_ONCE, EACH = (_exchanged, _renamed), (_one_by_one, _without_links)
WAYS = (*AT_ONCE, *EACH)
Way = Callable[[pytest.MonkeyPatch], None]


def write(out: Path, wanted: dict[str, bytes]) -> None:
    write_files(out, [File(path=path, content=content) for path, content in wanted.items()])


def found(out: Path) -> dict[str, bytes]:
    return {path: content for path, content in tree(out).items() if not path.startswith(".reportgen")}


def begin(top: Path, *, spare: bool) -> Path:
    """Make the old site with what others put there, with or without a spare from the build before it."""
    shutil.rmtree(top, ignore_errors=True)
    out = top / "site"
    if spare:
        write(out, NEW)
    write(out, OLD)
    for path, content in THEIRS.items():
        (out / path).parent.mkdir(exist_ok=True)
        (out / path).write_bytes(content)
    return out


@pytest.mark.parametrize(("way", "spare"), [(_exchanged, True), *((way, False) for way in WAYS)])
def test_killed_anywhere_it_leaves_old_or_new_and_the_next_run_goes_on(
    way: Way, spare: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    way(monkeypatch)
    top = tmp_path / "top"
    out = begin(top, spare=spare)
    points = count_changes(lambda: write(out, NEW))
    seen = set()
    for at in range(points):
        out = begin(top, spare=spare)
        assert kill_at(at, lambda out=out: write(out, NEW))  # type: ignore[misc]
        left = found(out) if out.exists() else found(top / ".site.old")
        if way in AT_ONCE:
            assert left in ({**OLD, **THEIRS}, {**NEW, **THEIRS}), at
        else:
            assert all(content in {OLD.get(path), NEW.get(path), THEIRS.get(path)} for path, content in left.items()), at
            assert {**left, **THEIRS} == left
        seen.add(left == {**NEW, **THEIRS})
        write(out, NEW)
        assert found(out) == {**NEW, **THEIRS}, at
    assert points > 30
    assert seen == {False, True}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("why", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_disk_that_refuses_from_anywhere_on_is_told_and_loses_nothing(
    way: Way, why: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    way(monkeypatch)
    refused = 0
    for at in range(0, 48, 4):
        out = begin(tmp_path / "top", spare=bool(at % 8))
        refused += fail_from(at, why, lambda out=out: write(out, NEW)) == REFUSED  # type: ignore[misc]
        left = found(out) if out.exists() else found(tmp_path / "top" / ".site.old")
        if way in AT_ONCE and why == errno.ENOSPC:
            assert left in ({**OLD, **THEIRS}, {**NEW, **THEIRS}), at
        assert {**left, **THEIRS} == left
        write(out, NEW)
        assert found(out) == {**NEW, **THEIRS}, at
    assert refused > 4


def test_the_first_site_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    out = tmp_path / "site"
    at = 0
    while kill_at(at, lambda: write(out, OLD)):
        assert not out.exists() or found(out) == OLD
        shutil.rmtree(out, ignore_errors=True)
        at += 1
    assert at > 15
    assert found(out) == OLD


def test_what_others_put_there_while_a_site_was_made_is_in_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = begin(tmp_path / "top", spare=True)
    real = swap.exchange

    def late(one: str, other: str) -> None:
        (out / "late").write_bytes(b"mine")
        (out / "items" / "later").write_bytes(b"mine")
        (out / "new").mkdir()
        (out / "new" / "last").write_bytes(b"mine")
        real(one, other)

    monkeypatch.setattr(swap, "exchange", late)
    write(out, NEW)
    assert found(out) == {**NEW, **THEIRS, "late": b"mine", "items/later": b"mine", "new/last": b"mine"}


def test_a_file_of_the_site_is_never_written_into_because_the_spare_may_share_it(tmp_path: Path) -> None:
    out = begin(tmp_path / "top", spare=True)
    kept = {path.name: (path, path.read_bytes()) for path in (tmp_path / "top").rglob("*") if path.is_file()}
    links = {name: tmp_path / f"link-{at}" for at, name in enumerate(kept)}
    for name, link in links.items():
        os.link(kept[name][0], link)
    for wanted in (NEW, OLD, NEW):
        write(out, wanted)
    assert {name: link.read_bytes() for name, link in links.items()} == {name: content for name, (_, content) in kept.items()}


def _a_file_for_a_folder(spare: Path) -> None:
    shutil.rmtree(spare / "items")
    (spare / "items").write_bytes(b"")


def _a_link_for_a_folder(spare: Path) -> None:
    shutil.rmtree(spare / "items")
    (spare / "items").symlink_to("/etc")


def _a_folder_for_a_file(spare: Path) -> None:
    (spare / "index").unlink(missing_ok=True)
    (spare / "index" / "more").mkdir(parents=True)
    (spare / "index" / "more" / "x").write_bytes(b"")


DAMAGES: tuple[Callable[[Path], object], ...] = (
    _a_file_for_a_folder,
    _a_link_for_a_folder,
    _a_folder_for_a_file,
    lambda spare: (spare / "items" / "0").write_bytes(b"another"),
    lambda spare: (spare / "same" / "a").unlink(),
    lambda spare: shutil.rmtree(spare / "items"),
    lambda spare: (spare / "foreign").write_bytes(b"x"),
    lambda spare: (spare / ".reportgen-manifest.json").write_bytes(b'{"paths": ["'),
    shutil.rmtree,
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_spare_is_made_good_and_never_believed(damage: Callable[[Path], object], tmp_path: Path) -> None:
    out = begin(tmp_path / "top", spare=True)
    damage(tmp_path / "top" / ".site.spare")
    write(out, NEW)
    assert found(out) == {**NEW, **THEIRS}
    assert not any(path.is_symlink() for path in out.rglob("*"))


@pytest.mark.parametrize("name", [".site.spare", ".site.lock"])
def test_what_lies_where_the_spare_or_the_lock_shall_be_and_is_not_ours_stays(name: str, tmp_path: Path) -> None:
    out = begin(tmp_path / "top", spare=False)
    (tmp_path / "top" / name).mkdir()
    (tmp_path / "top" / name / "thesis").write_bytes(b"years of work")
    with pytest.raises(ReportgenError):
        write(out, NEW)
    assert found(out) == {**OLD, **THEIRS}
    assert (tmp_path / "top" / name / "thesis").exists()


def test_a_file_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    out = begin(tmp_path / "top", spare=False)
    with pytest.raises(ReportgenError, match="CNAME: is not from reportgen, and 'CNAME' shall be there; move it elsewhere"):
        write(out, {**NEW, "CNAME": b"ours"})
    assert found(out) == {**OLD, **THEIRS}
