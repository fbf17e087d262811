"""Workflows, hooks and targets: what is in them, and what may not get into them."""

from __future__ import annotations

import re

import pytest

from reportgen.errors import ReportgenError
from reportgen.proposals import Origin, pipelines, read_origin

RUN = pipelines.Run("content", "main", "reportgen @ git+https://example.org/reportgen@" + "0" * 40)


def test_the_workflow_asks_for_little_and_names_commits() -> None:
    text = pipelines.github(RUN)
    assert "\npermissions: {}\n" in text
    assert re.findall(r"^ +(\S+): write", text, re.M) == ["pages", "id-token"]
    assert [line for line in text.split("\n") if "uses: " in line and not re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []
    assert [line for line in text.split("\n") if "${{" in line and ("run:" in line or "reportgen build" in line)] == []


@pytest.mark.parametrize("folder", ["${{ github.token }}", "$(id)", "a'b", "a\nb", "-rf", "a;b", "`id`", 'a"b', "a:b"])
def test_a_folder_that_a_shell_or_a_workflow_takes_for_more_than_a_name_gets_none(folder: str) -> None:
    with pytest.raises(ReportgenError, match="no workflow is written"):
        pipelines.check_folder(folder)


@pytest.mark.parametrize("folder", ["content", "my reports", "berichte/täglich", "."])
def test_usual_folders_are_fine(folder: str) -> None:
    pipelines.check_folder(folder)
    assert f'  CONTENT: "{folder}"\n' in pipelines.gitlab(RUN._replace(content=folder))


def test_a_hook_is_added_to_the_list_and_only_once() -> None:
    old = "default_stages: [commit]\nrepos:\n- repo: https://example.org/other\n  rev: v1\n  hooks:\n  - id: other\n\nci:\n  skip: []\n"
    new = pipelines.hook(RUN, old)
    assert new.startswith("default_stages: [commit]\nrepos:\n- repo: https://example.org/other\n")
    assert "\n- repo: local\n  hooks:\n    - id: reportgen-check\n" in new
    assert new.endswith("ci:\n  skip: []\n")
    assert pipelines.hook(RUN, new) == new
    with pytest.raises(ReportgenError, match="add this to it:\n- repo: local"):
        pipelines.hook(RUN, "repos: []\n")


def test_a_target_is_added_behind_the_others_and_only_once() -> None:
    new = pipelines.target(RUN, "all:\n\ttrue\n")
    assert new.startswith("all:\n\ttrue\n\n.PHONY: reports\nreports: ## ")
    assert pipelines.target(RUN, new) == new
    assert pipelines.ignored("dist/\nbuild/\n") == "dist/\nbuild/\n"
    assert pipelines.ignored("dist/\n") == "dist/\n/build/\n"


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://github.com/team/reports.git", Origin("github.com", "team/reports")),
        ("git@gitlab.com:group/sub/reports.git", Origin("gitlab.com", "group/sub/reports")),
        ("ssh://git@codeberg.org:22/team/reports", Origin("codeberg.org", "team/reports")),
        ("https://me:secret@gitlab.example.org/team/reports", Origin("gitlab.example.org", "team/reports")),
        ('https://github.com/team/a"b<c>', Origin("github.com", "team/a%22b%3Cc%3E")),
        ("../elsewhere", None),
        ("C:/reports", None),
    ],
)
def test_the_remote_is_read_from_the_configuration(url: str, origin: Origin | None) -> None:
    fork = url if origin is None else "https://example.org/x/y"
    config = f'[core]\n\tbare = false\n[remote "fork"]\n\turl = {fork}\n[remote "origin"]\n\turl = {url}\n'
    assert read_origin(config) == origin


@pytest.mark.parametrize(
    ("origin", "address"),
    [
        (Origin("github.com", "t/r"), "https://github.com/t/r/blob/{commit}/FOLDER{path}#L{line}-L{end}"),
        (Origin("gitlab.com", "t/r"), "https://gitlab.com/t/r/-/blob/{commit}/FOLDER{path}#L{line}-{end}"),
        (Origin("codeberg.org", "t/r"), "https://codeberg.org/t/r/src/commit/{commit}/FOLDER{path}#L{line}-L{end}"),
        (Origin("git.example.org", "t/r"), ""),
    ],
)
def test_each_forge_has_its_form_of_an_address(origin: Origin, address: str) -> None:
    assert origin.source_url == address
