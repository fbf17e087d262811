"""What the documentation names is there: pages, headings, commands, options, targets of make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import click
import pytest

from reportgen.cli import main
from tests.docs.pages import DOCS, PAGES, ROOT, blocks, prose
from tests.docs.reference import each_command

_LINK = re.compile(r"(?<!`)!?\[(?:[^\[\]]|\[[^\]]*\])*\]\((?P<target>[^()\s]+)\)")
_OTHERS = {"--bind", "--directory", "--workers", "--spec", "--python", "--require-hashes", "--user"}
"""Options of other programs that pages name."""


def anchor(heading: str) -> str:
    """The name under which a heading is linked to, as GitHub and MyST make it."""
    return re.sub(r"[^\w\s-]", "", re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower().strip()).replace(" ", "-")


def anchors(page: str) -> set[str]:
    """The names of all headings of a page; of two alike the second gets a number."""
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6} (.+?)\s*$", prose(page), re.M):
        name = anchor(heading)
        found.add(next(one for one in (name, *(f"{name}-{number}" for number in range(1, 999))) if one not in found))
    return found


def inner_links(page: str) -> Iterator[tuple[int, str]]:
    """The links of a page that lead to no other host, with their lines; what is code is no link."""
    for number, line in zip(count(1), prose(page).split("\n"), strict=False):
        for found in _LINK.finditer(re.sub(r"`[^`]*`", "``", line)):
            if not found["target"].startswith(("http://", "https://", "mailto:")):
                yield number, found["target"]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file_and_a_heading(page: str) -> None:
    wrong = []
    for line, target in inner_links(page):
        path, _, heading = target.partition("#")
        file = ((ROOT / page).parent / path).resolve() if path else ROOT / page
        name = file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else path
        if not file.is_file() or (heading and heading not in anchors(name)):
            wrong.append(f"{page}:{line}: {target}")
    assert wrong == []


def known_options() -> set[str]:
    """Every option of every command."""
    commands = [main, *(command for _, command in each_command())]
    options = [one for command in commands for one in command.params if isinstance(one, click.Option)]
    return {word for one in options for word in (*one.opts, *one.secondary_opts)} | {"--help", "-h"}


@pytest.mark.parametrize("page", PAGES)
def test_every_option_that_a_page_names_exists(page: str) -> None:
    said = prose(page) + "".join(block.text for block in blocks(page) if "reportgen " in block.text)
    named = set(re.findall(r"(?<![\w&!/.<-])--[a-z][a-z-]*\b(?!>)", said))
    assert named - known_options() - _OTHERS == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_a_page_names_exists(page: str) -> None:
    code = [*re.findall(r"`reportgen ([a-z][a-z-]*)", prose(page))]
    code += [word for block in blocks(page) for word in re.findall(r"^(?:\$ |- run: )?reportgen ([a-z][a-z-]*)", block.text, re.M)]
    assert set(code) - set(main.commands) == set()


def test_every_target_of_make_that_a_page_names_exists() -> None:
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = {(page, word) for page, text in PAGES.items() for word in re.findall(r"(?:`|^)make ([a-z]+)", text, re.M)}
    assert {(page, word) for page, word in named if word not in known} == set()


def test_every_command_has_a_page_that_shows_it_beside_the_reference() -> None:
    used = {word for page in PAGES if "reference" not in page for word in re.findall(r"reportgen ([a-z][a-z-]*)", PAGES[page])}
    assert set(main.commands) - used == set()


def listed(page: str) -> set[str]:
    """The pages, by their path below docs/, that the trees of a page name."""
    trees = "\n".join(block.text for block in blocks(page) if block.kind == "{toctree}")
    return {(Path(page).parent / name).relative_to("docs").as_posix() for name in re.findall(r"^([a-z][\w/-]*)$", trees, re.M)}


def test_every_page_is_listed() -> None:
    named = {name for page in PAGES if page.startswith("docs/") for name in listed(page)}
    there = {path.removeprefix("docs/").removesuffix(".md") for path in PAGES if path.startswith("docs/")} - {"index"}
    assert there == named, "name it in the tree of the index beside it"


def test_every_how_to_is_told_of_in_a_line() -> None:
    told = {target.removesuffix(".md") for _, target in inner_links("docs/how-to/index.md")}
    assert {path.stem for path in (DOCS / "how-to").glob("*.md")} - {"index"} == told, "give it a line in docs/how-to/index.md"
