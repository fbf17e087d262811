"""`reportgen build --commit`: links that lead to the very text that was read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.run import SMALL, run

SHA = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c"
LINK = f"https://host.test/blob/{SHA}/content/reports/2025-05-05.md#L"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SMALL, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    url = 'source_url = "https://host.test/blob/{commit}/content/{path}#L{line}-L{end}"\n'
    kept = [line for line in Path("content/site.toml").read_text("utf-8").splitlines(keepends=True) if not line.startswith("source_url")]
    Path("content/site.toml").write_text(url + "".join(kept), "utf-8")


def page() -> str:
    return Path("build/site/reports/2025-05-05.html").read_text("utf-8")


def commit() -> object:
    return json.loads(Path("build/site/data/index.json").read_text("utf-8")).get("sourceCommit")


def test_a_commit_is_in_every_link_to_a_source_and_in_the_index() -> None:
    assert run("build", "--commit", SHA.upper()).exit_code == 0
    assert f'href="{LINK}1-L' in page()
    assert commit() == SHA


@pytest.mark.parametrize("name", ["REPORTGEN_COMMIT", "GITHUB_SHA", "CI_COMMIT_SHA"])
def test_a_service_that_builds_says_its_commit(name: str) -> None:
    run("build", env={name: SHA})
    assert LINK in page()


def test_what_is_said_comes_before_the_environment_and_ours_before_that_of_a_service() -> None:
    run("build", env={"GITHUB_SHA": "f" * 40, "REPORTGEN_COMMIT": "e" * 40})
    assert commit() == "e" * 40
    run("build", "--commit", SHA, env={"REPORTGEN_COMMIT": "e" * 40})
    assert commit() == SHA


def test_without_a_commit_nothing_is_linked_and_that_is_said() -> None:
    result = run("build")
    assert result.exit_code == 0
    assert "source_url names {commit}, but no commit is known" in result.stderr
    assert "host.test" not in page()
    assert commit() is None


@pytest.mark.parametrize("wrong", ["main", "abc", "../..", "0" * 65, '"><b>'])
def test_a_commit_is_hexadecimal(wrong: str) -> None:
    result = run("build", "--commit", wrong)
    assert result.exit_code == 2
    assert "is no commit; give 7 to 64 hexadecimal digits" in " ".join(result.stderr.split())
    assert not Path("build").exists()


def test_help_names_where_a_commit_may_come_from() -> None:
    assert "REPORTGEN_COMMIT, GITHUB_SHA, CI_COMMIT_SHA" in " ".join(run("build", "--help").stdout.split())
