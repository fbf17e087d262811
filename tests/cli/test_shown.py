"""The law of what is kept for `show`: whatever was built, asked and edited before, it tells what a trace tells."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.cli.load import Reader, load, load_setting, open_cache
from reportgen.cli.shown import Histories
from reportgen.cli.tracked import names_of, track_lines
from reportgen.history import trace
from tests.cli.run import run
from tests.golden.test_incremental import EDITS, Project

CONTENT = Path("content")


def traced() -> dict[str, tuple[str, ...]]:
    """Return what is told of each item by its key, where nothing is kept."""
    setting = load_setting(None, (CONTENT,))
    loaded = load((CONTENT,), Reader(setting, open_cache(None, setting)))
    history = trace(loaded.corpus, setting)
    told = {track.key: tuple(track_lines(track, history, loaded)) for track in history.tracks}
    names = [name for track in history.tracks for name in names_of(track)]
    return {key: lines for key, lines in told.items() if names.count(key.casefold()) == 1}


def check(project: Project, *, built: bool) -> bool:
    """Hold what is kept against what a trace says, and one answer of the command against that in a folder where nothing was built.

    Return whether all was kept.
    """
    with chdir(project.top):
        if built:
            assert run("build", "content").exit_code == 0
        told = traced()
        kept = {key: answer.lines for key in told if (answer := Histories([CONTENT], None).find(key))}
        assert kept == {key: told[key] for key in kept}
        said = [run("show", name, "content") for name in (next(iter(told)), "ACT-ion")]
    nothing = project.top / "nothing-built"
    shutil.copytree(project.content, nothing / "content")
    with chdir(nothing):
        clean = [run("show", name, "content") for name in (next(iter(told)), "ACT-ion")]
    shutil.rmtree(nothing)
    assert [(one.output, one.exit_code) for one in said] == [(one.output, one.exit_code) for one in clean]
    return kept == told


def begun(top: Path) -> Project:
    project = Project(top)
    project.site = top / "build" / "site"
    return project


def test_after_edits_before_a_build_and_after_it(tmp_path: Path) -> None:
    project = begun(tmp_path)
    for edits in (((Project.edit, 0, 5), (Project.setting, 0, 0)), ((Project.add, 3, 9), (Project.delete, 0, 0))):
        assert check(project, built=True)
        for edit, first, second in edits:
            edit(project, first, second)
        assert not check(project, built=False)
    assert check(project, built=True)


Edit = tuple[Callable[[Project, int, int], None], int, int]


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 999), st.integers(0, 999)), min_size=2, max_size=5), st.randoms())
def test_after_any_edits(tmp_path_factory: pytest.TempPathFactory, edits: list[Edit], chance: Random) -> None:
    project = begun(tmp_path_factory.mktemp("project"))
    check(project, built=True)
    for edit, first, second in edits:
        edit(project, first, second)
        check(project, built=chance.random() < 0.6)
