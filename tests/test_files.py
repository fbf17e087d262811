"""The one writer: what lands on disk, what is left alone, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import ReportgenError
from reportgen.files import MANIFEST, File, Long, Same, Written, write_files


def files(**contents: str) -> list[File]:
    """Output files by path, where `__` stands for the slash."""
    return [File(path=path.replace("__", "/"), content=text.encode()) for path, text in contents.items()]


def tree(out: Path) -> dict[str, str]:
    """What lies in a folder, our manifest aside."""
    found = (path for path in sorted(out.rglob("*")) if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(out).as_posix(): path.read_text("utf-8") for path in found}


def test_writes_what_is_given(tmp_path: Path) -> None:
    done = write_files(tmp_path / "out", files(index="home", items__a="A"))
    assert tree(tmp_path / "out") == {"index": "home", "items/a": "A"}
    assert done == Written(written=2)


def test_leaves_alone_what_is_there_and_removes_what_is_not_wanted(tmp_path: Path) -> None:
    write_files(tmp_path, files(same="1", changed="1", folder__gone="1"))
    before = (tmp_path / "same").stat().st_mtime_ns
    done = write_files(tmp_path, files(same="1", changed="2", new="1"))
    assert done == Written(written=2, unchanged=1, removed=1)
    assert (tmp_path / "same").stat().st_mtime_ns == before
    assert tree(tmp_path) == {"same": "1", "changed": "2", "new": "1"}
    assert not (tmp_path / "folder").exists()


def test_a_file_known_to_be_right_is_neither_read_nor_removed(tmp_path: Path) -> None:
    write_files(tmp_path, files(items__a="1", items__b="1"))
    (tmp_path / "items" / "a").write_text("whoever says it is right answers for it", "utf-8")
    assert write_files(tmp_path, [Same(path="items/a")]) == Written(unchanged=1, removed=1)
    assert tree(tmp_path) == {"items/a": "whoever says it is right answers for it"}
    with pytest.raises(ReportgenError, match="two output files"):
        write_files(tmp_path, [Same(path="items/a"), *files(items__a="2")])


def test_a_long_file_is_written_piece_by_piece_and_left_alone_where_it_is_there(tmp_path: Path) -> None:
    def wanted(*pieces: bytes) -> list[Long]:
        return [Long(path="data/long", pieces=lambda: pieces)]

    assert write_files(tmp_path / "out", wanted(b"one, ", b"", b"two")) == Written(written=1)
    before = (tmp_path / "out" / "data" / "long").stat()
    assert write_files(tmp_path / "out", wanted(b"one, two")) == Written(unchanged=1)
    assert (tmp_path / "out" / "data" / "long").stat().st_mtime_ns == before.st_mtime_ns
    for other in (b"one, two!", b"one, ", b"one, TWO", b""):
        assert write_files(tmp_path / "out", wanted(b"", other)) == Written(written=1)
        assert tree(tmp_path / "out") == {"data/long": other.decode()}


def test_never_removes_what_others_put_there(tmp_path: Path) -> None:
    write_files(tmp_path, files(folder__ours="1"))
    (tmp_path / "folder" / "theirs").write_text("keep me", "utf-8")
    write_files(tmp_path, files(other="1"))
    assert tree(tmp_path) == {"folder/theirs": "keep me", "other": "1"}


def test_writing_twice_leaves_the_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    wanted = files(b="2", a="1", c__d="3")
    write_files(tmp_path / "one", wanted)
    write_files(tmp_path / "two", reversed(wanted))
    assert (tmp_path / "one" / MANIFEST).read_bytes() == (tmp_path / "two" / MANIFEST).read_bytes()
    assert write_files(tmp_path / "one", wanted) == Written(unchanged=3)


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    write_files(tmp_path, files(thing="1"))
    assert write_files(tmp_path, files(thing__a="2", thing__b="2")) == Written(written=2, removed=1)
    assert write_files(tmp_path, files(thing="3")) == Written(written=1, removed=2)
    assert tree(tmp_path) == {"thing": "3"}


def test_a_new_spelling_replaces_the_old_one(tmp_path: Path) -> None:
    write_files(tmp_path, files(AI="1"))
    assert write_files(tmp_path, files(ai="1")) == Written(written=1, removed=1)
    assert tree(tmp_path) == {"ai": "1"}


ELSEWHERE = ("", "/etc/x", "../x", "a/../../x", "a/./b", "a//b", "a/", "a\\b", "a\nb", "a\x7fb", "C:/x", "\ud800", MANIFEST)


@pytest.mark.parametrize("path", ELSEWHERE)
def test_refuses_a_path_that_may_lead_elsewhere(tmp_path: Path, path: str) -> None:
    with pytest.raises(ReportgenError):
        write_files(tmp_path / "out", [File(path=path, content=b"x")])
    assert tree(tmp_path) == {}


@pytest.mark.parametrize(("one", "other"), [("a", "a"), ("a", "A"), ("é", "e\u0301"), ("a", "a/b"), ("a/b", "A"), ("a/b/c", "a/B")])
def test_refuses_two_files_for_one_path(tmp_path: Path, one: str, other: str) -> None:
    with pytest.raises(ReportgenError, match="two output files"):
        write_files(tmp_path, [File(path=one, content=b"1"), File(path=other, content=b"2")])


def test_refuses_to_follow_a_link_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    out = tmp_path / "out"
    write_files(out, files(a="1"))
    (out / "folder").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ReportgenError, match="through a link"):
        write_files(out, files(folder__x="1"))
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_replaces_a_link_instead_of_writing_through_it(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine", "utf-8")
    write_files(tmp_path / "out", files(a="1"))
    (tmp_path / "out" / "a").unlink()
    (tmp_path / "out" / "a").symlink_to(tmp_path / "precious")
    write_files(tmp_path / "out", files(a="mine"))
    assert (tmp_path / "precious").read_text("utf-8") == "mine"
    assert not (tmp_path / "out" / "a").is_symlink()


def test_refuses_a_folder_that_is_not_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "thesis").write_text("years of work", "utf-8")
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "someone"))
    refused = {
        tmp_path / "docs": "did not write",
        tmp_path / "docs" / "thesis": "is a file",
        tmp_path / "home": "home folder",
        Path("/"): "root",
    }
    for out, why in refused.items():
        with pytest.raises(ReportgenError, match=why):
            write_files(out, files(a="1"))
    with pytest.raises(ReportgenError, match="holds the content"):
        write_files(tmp_path / "site", files(a="1"), content=tmp_path / "site" / "content")
    assert tree(tmp_path) == {"docs/thesis": "years of work"}


def test_refuses_a_folder_that_is_a_link_or_lies_in_the_content(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    with pytest.raises(ReportgenError, match=r"is a symbolic link to .*real; name that folder itself"):
        write_files(tmp_path / "out", files(a="1"))
    for out in (tmp_path / "content", tmp_path / "content" / "site"):
        with pytest.raises(ReportgenError, match="content"):
            write_files(out, files(a="1"), content=tmp_path / "content")
    assert list((tmp_path / "real").iterdir()) == []


def test_a_run_with_nothing_new_touches_nothing_and_an_edit_writes_what_it_changes(tmp_path: Path) -> None:
    out, spare = tmp_path / "out", tmp_path / ".out.spare"
    for at in range(3):
        write_files(out, files(same="1", folder__same="2", edited=str(at)))

    def seen() -> dict[Path, tuple[int, int]]:
        found = {path: path.stat() for path in (out, spare, *out.rglob("*"), *spare.rglob("*"))}
        return {path: (one.st_ino, one.st_ctime_ns) for path, one in found.items()}

    before = seen()
    assert write_files(out, files(same="1", folder__same="2", edited="2")) == Written(unchanged=3)
    assert seen() == before
    assert (out / "same").stat().st_ino == (spare / "same").stat().st_ino


def test_the_spare_keeps_nothing_that_the_site_has_no_more(tmp_path: Path) -> None:
    write_files(tmp_path / "out", files(same="1", edited="a secret", people__secret="2"))
    write_files(tmp_path / "out", files(same="1", edited="nothing"))
    assert tree(tmp_path / ".out.spare") == {"same": "1"}
    assert b"secret" not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_whoever_stands_in_the_folder_sees_the_new_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path / "out", files(a="1", b="1"))
    monkeypatch.chdir(tmp_path / "out")
    write_files(Path(), files(a="2"))
    assert tree(Path()) == {"a": "2"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_manifest_that_lists_foreign_files_removes_none_of_them(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine", "utf-8")
    out = tmp_path / "out"
    write_files(out, files(a="1"))
    (out / MANIFEST).write_text('{"paths": ["../precious"]}', "utf-8")
    with pytest.raises(ReportgenError):
        write_files(out, files(a="1"))
    (out / MANIFEST).write_text("{", "utf-8")
    with pytest.raises(ReportgenError, match="damaged"):
        write_files(out, files(a="1"))
    assert (tmp_path / "precious").exists()


def test_a_run_that_fails_can_be_run_again(tmp_path: Path) -> None:
    write_files(tmp_path, files(a="1", b="1"))
    with pytest.raises(ReportgenError):
        write_files(tmp_path, [*files(c="1"), File(path="../x", content=b"")])
    assert tree(tmp_path) == {"a": "1", "b": "1"}
    assert write_files(tmp_path, files(a="1")) == Written(unchanged=1, removed=1)


def test_a_name_too_long_for_the_disk_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ReportgenError, match="cannot be written"):
        write_files(tmp_path, [File(path="x" * 300, content=b"")])


names = st.lists(st.sampled_from("abAB"), min_size=1, max_size=3).map("/".join)


@given(runs=st.lists(st.dictionaries(names, st.sampled_from([b"1", b"2"]), max_size=6), max_size=4))
def test_the_folder_holds_what_the_last_good_run_gave(runs: list[dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("law") / "out"
    last: dict[str, str] | None = {}
    for run in runs:
        try:
            write_files(out, [File(path=path, content=content) for path, content in run.items()])
            last = {path: content.decode() for path, content in run.items()}
        except ReportgenError:
            last = None
    if last is not None:
        assert tree(out) == last
