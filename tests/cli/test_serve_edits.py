"""The law of the preview: whatever was edited, it shows what a preview begun now shows, and no edit breaks it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.cli.preview.edition import Asked
from reportgen.cli.preview.run import Preview
from reportgen.site.pages import PAGES
from tests.golden.test_incremental import Project

Edit = tuple[Callable[[Project, int, int], None], int, int]
EDITS = (Project.add, Project.edit, Project.edit, Project.cut, Project.cut, Project.rename, Project.delete, Project.setting, Project.page)


def state(content: Path) -> dict[str, tuple[int, int]]:
    return {str(file): (file.stat().st_mtime_ns, file.stat().st_size) for file in content.rglob("*.md")}


def check(preview: Preview, content: Path, at: int) -> None:
    """Hold every seventh page against that of a preview begun now; a chart is drawn in the same way for all."""
    anew = Preview(Asked(content, jobs=1))
    anew.make()
    edition = anew.stage.state.edition
    assert edition.whole
    site = edition.whole.printer.site
    assert preview.stage.state.edition.whole
    assert preview.stage.state.edition.whole.findings == edition.whole.findings
    paths = [page.path for kind in PAGES if kind.name not in {"trends", "rules"} for page in kind.pages(site)]
    for path in ["index.html", "trends.html", *paths[at % 7 :: 7]]:
        assert preview.stage.state.edition.find(path) == edition.find(path), path


@pytest.mark.slow
@settings(max_examples=4, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 999), st.integers(0, 999)), min_size=2, max_size=5))
def test_it_shows_what_a_preview_begun_now_shows(tmp_path_factory: pytest.TempPathFactory, edits: list[Edit]) -> None:
    project = Project(tmp_path_factory.mktemp("project"))
    preview = Preview(Asked(project.content, jobs=1))
    preview.make()
    for at, (edit, first, second) in enumerate(edits):
        before = state(project.content)
        edit(project, first, second)
        now = state(project.content)
        preview.notice(frozenset(file for file in before.keys() | now.keys() if before.get(file) != now.get(file)))
        preview.make()
        assert preview.stage.state.edition.errors == ()
        check(preview, project.content, at)
