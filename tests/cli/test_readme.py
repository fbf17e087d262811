"""What README.md says is so; its commands, links and options are tried with those of the whole documentation, in tests/docs."""

from __future__ import annotations

import re

from tests.cli.run import ROOT, run
from tests.docs.pages import PAGES, blocks, lines_to_run

README = PAGES["README.md"]


def block(kind: str) -> str:
    return next(one.text for one in blocks("README.md") if one.kind == kind)


def test_the_example_is_explained_as_printed() -> None:
    assert run("explain", "-", stdin=block("markdown")).stdout == block("text")


def test_it_is_short_and_says_where_to_go_on() -> None:
    assert README.count("\n") <= 120
    led = set(re.findall(r"\]\((docs/[^)#]+\.md)\)", README))
    assert {f"docs/{page}.md" for page in ("tutorial", "how-to/index", "explanation", "reference/commands", "reference/settings")} <= led


def test_its_commands_are_tried() -> None:
    assert len(lines_to_run("README.md")) >= 4


def test_pictures_are_there_and_small() -> None:
    shown = {(page, path) for page, text in PAGES.items() for path in re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", text)}
    assert ("README.md", "docs/pictures/home.png") in shown
    assert {"home.png", "item.png"} == {path.rpartition("/")[2] for _, path in shown}
    for page, path in shown:
        assert 10_000 < (ROOT / page).parent.joinpath(path).stat().st_size < 200_000
