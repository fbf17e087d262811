"""What is known of a checkout, and of where this program came from, without asking git."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from reportgen.cli.checkout import find_checkout, installed_from
from reportgen.proposals import Origin

COMMIT = "0123456789abcdef0123456789abcdef01234567"
URL = "https://example.org/reportgen"
ORIGIN = '[remote "origin"]\n\turl = https://github.com/team/reports\n'


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def test_a_checkout_is_found_from_within_with_the_first_branch_of_its_remote(tmp_path: Path) -> None:
    write(tmp_path / ".git" / "config", ORIGIN)
    write(tmp_path / ".git" / "HEAD", "ref: refs/heads/fix-typo\n")
    (tmp_path / "content" / "reports").mkdir(parents=True)
    assert find_checkout(tmp_path / "content" / "reports") == (tmp_path, Origin("github.com", "team/reports"), "fix-typo")
    write(tmp_path / ".git" / "refs" / "remotes" / "origin" / "HEAD", "ref: refs/remotes/origin/trunk\n")
    found = find_checkout(tmp_path)
    assert found is not None
    assert found.branch == "trunk"


def test_a_work_tree_is_a_checkout_whose_configuration_lies_elsewhere(tmp_path: Path) -> None:
    write(tmp_path / "main" / ".git" / "config", ORIGIN)
    write(tmp_path / "main" / ".git" / "worktrees" / "two" / "commondir", "../..\n")
    write(tmp_path / "main" / ".git" / "worktrees" / "two" / "HEAD", "ref: refs/heads/two\n")
    write(tmp_path / "two" / ".git", "gitdir: ../main/.git/worktrees/two\n")
    assert find_checkout(tmp_path / "two") == (tmp_path / "two", Origin("github.com", "team/reports"), "two")


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ({"url": URL, "vcs_info": {"vcs": "git", "commit_id": COMMIT}}, f"reportgen @ git+{URL}@{COMMIT}"),
        ({"url": "https://me:secret@example.org/reportgen", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}, ""),
        ({"url": "file:///srv/reportgen", "dir_info": {"editable": True}}, ""),
        ({}, ""),
    ],
)
def test_only_a_repository_at_a_commit_is_what_to_install(told: dict[str, object], source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = SimpleNamespace(read_text=lambda _: json.dumps(told))
    monkeypatch.setattr(metadata, "distribution", lambda _: known)
    assert installed_from() == source
