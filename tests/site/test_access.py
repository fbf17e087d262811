"""Access and validity, judged by others: axe-core in the browser in both themes, html-validate on the bytes."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from reportgen.files import File
from reportgen.site import render_site
from tests.site.browser import Tab, chromium
from tests.site.conftest import lay
from tests.site.judges import MODULES, needs, node
from tests.site.test_findings import RULE
from tests.site.test_site import demo

RULES = (RULE,)
AXE = """axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(
  one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.failureSummary).join('; ')))"""
VALIDATE = """
import { HtmlValidate } from 'html-validate'
import { readFileSync } from 'fs'
const judge = new HtmlValidate({ root: true, extends: ['html-validate:standard', 'html-validate:document'], rules: {
  'no-inline-style': 'error', 'void-style': ['error', { style: 'omit' }], 'no-trailing-whitespace': 'off', 'long-title': 'off',
  'attribute-boolean-style': 'off', 'no-raw-characters': 'off', 'doctype-style': 'off', 'require-sri': 'off' } })
const found = {}
for (const [path, text] of Object.entries(JSON.parse(readFileSync(0, 'utf8')))) {
  const report = judge.validateStringSync(text)
  const said = report.results.flatMap(one => one.messages).map(one => `${one.line}:${one.column} ${one.ruleId}: ${one.message}`)
  if (said.length) { found[path] = said.slice(0, 5) }
}
console.log(JSON.stringify(found))
"""


def kinds(files: tuple[File, ...]) -> Iterator[File]:
    """Yield one page of every kind: all at the top, and of each folder the largest two."""
    pages = [file for file in files if file.path.endswith(".html")]
    yield from (file for file in pages if "/" not in file.path)
    for folder in sorted({file.path.partition("/")[0] for file in pages if "/" in file.path}):
        held = sorted((file for file in pages if file.path.startswith(f"{folder}/")), key=lambda file: (-len(file.content), file.path))
        yield from held[:2]


@cache
def told() -> tuple[File, ...]:
    """Return the whole site of the demo."""
    return tuple(render_site(*demo(), RULES))


@pytest.fixture(scope="module")
def files() -> tuple[File, ...]:
    return told()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, files: tuple[File, ...]) -> Path:
    return lay(tmp_path_factory.mktemp("access"), files)


@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="no chromium here")
@needs("axe-core")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_page(tab: Tab, folder: Path, files: tuple[File, ...], theme: str) -> None:
    axe = (MODULES / "axe-core" / "axe.min.js").read_text("utf-8")
    tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
    wrong = {}
    for file in kinds(files):
        tab.go((folder / file.path).as_uri())
        tab.run(f"{axe};1")
        if found := tab.run(AXE):
            wrong[file.path] = found
    assert wrong == {}, json.dumps(wrong, indent=1)


@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="no chromium here")
def test_fifty_ids_of_the_demo_are_each_the_first_hit(tab: Tab, folder: Path) -> None:
    ids = sorted({track.id for track in demo()[0].tracks if track.id and track.kind in {"action", "story", "risk", "decision"}})[:50]
    tab.go((folder / "people.html").as_uri())
    first = "(document.querySelector('#hits [aria-selected=true] .id') || {}).textContent"
    wrong = []
    for one in ids:
        typed = f"box.focus(); box.value = {json.dumps(one.lower())}; box.dispatchEvent(new Event('input'));"
        tab.run(f"(box => {{ {typed} }})(document.getElementById('q'))")
        for _ in range(60):
            if tab.run(first) == one:
                break
            time.sleep(0.03)
        else:
            wrong.append(one)
    assert len(ids) == 50
    assert wrong == []


@needs("html-validate")
def test_every_kind_of_page_is_valid_html(files: tuple[File, ...]) -> None:
    given = {file.path: file.content.decode() for file in kinds(files)}
    found = node(VALIDATE, json.dumps(given))
    assert found == {}, json.dumps(found, indent=1)


def test_pages_load_nothing_that_moves_them_about() -> None:
    """No picture without a size: every drawing states its width and height."""
    for file in told():
        if file.path.endswith(".html"):
            sizes = re.findall(rb"<svg [^>]*>", file.content)
            assert all(b"width=" in one and b"height=" in one for one in sizes), file.path
