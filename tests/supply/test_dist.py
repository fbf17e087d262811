"""What is released is the same whoever builds it, complete, and has its version from one place."""

from __future__ import annotations

import io
import re
import tarfile
from pathlib import Path

import pytest

from reportgen import __version__
from tests.supply.dist import ROOT, tracked, twice

WHEN = "1735689600"


@pytest.mark.slow
def test_two_checkouts_and_the_sdist_give_the_same_bytes_and_the_sdist_has_all_files(tmp_path: Path) -> None:
    archives, differs = twice(ROOT, tmp_path, WHEN)
    assert differs == []
    assert sorted(archives) == [f"reportgen-{__version__}-py3-none-any.whl", f"reportgen-{__version__}.tar.gz"]
    with tarfile.open(fileobj=io.BytesIO(archives[f"reportgen-{__version__}.tar.gz"])) as archive:
        members = {member.name.partition("/")[2]: member for member in archive}
    assert set(members) == {*tracked(ROOT), "PKG-INFO"}
    assert {member.mtime for member in members.values()} == {int(WHEN)}


def test_the_version_is_stated_in_one_place() -> None:
    wrong = re.compile(rf"version[\W_]{{0,8}}{re.escape(__version__)}\b|reportgen[-=]*{re.escape(__version__)}", re.I)
    places = [name for name in tracked(ROOT) if name.endswith((".toml", ".py", ".pyi", "file", ".yml", ".json")) and "content" not in name]
    assert [name for name in places if wrong.search((ROOT / name).read_text("utf-8"))] == ["reportgen/__init__.py"]


def test_the_changelog_can_be_released() -> None:
    heads = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert heads[0] == "[Unreleased]" or heads[0].startswith(f"[{__version__}]")
    assert [head for head in heads[1:] if not re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", head)] == []
