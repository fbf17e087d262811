"""The programs that are measured: reportgen as it stands and as it was, Hugo and Pelican, each with a site of the same reports."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.series import ROOT, settings

BENCH = ROOT / "build" / "bench"
VENV = BENCH / "venv"
SITES = Path(__file__).parent / "sites"  # the smallest useful set-up of each rival

#: What is measured, in this order; a step that a program does not know is left out for it.
PARSE, COLD, NOTHING, CHANGED, ADDED, HELP, FIRST, SHOW = (
    "parse",
    "cold build",
    "nothing changed",
    "one report changed",
    "one report added",
    "--help",
    "first show after a build",
    "show an item",
)
STEPS = (PARSE, COLD, NOTHING, CHANGED, ADDED, HELP, FIRST, SHOW)

_COMPILE = """
import compileall, sys, sysconfig
for folder in (*sys.argv[1:], sysconfig.get_path("purelib")):
    compileall.compile_dir(folder, quiet=2)
"""

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
_TITLE = re.compile(r"^#{1,2} +(.+)$", re.M)
_FIRST = dt.date(2025, 3, 3)


@dataclass(frozen=True, kw_only=True)
class Program:
    """A program with its command for each step that it knows, in which ``{id}`` stands for the item to show.

    Folders are relative to the one that the commands run in, where ``content/reports`` holds the reports: `out` the site and `kept` what
    the program keeps for itself between two builds. `page` turns the text of the report with a number (from 0) into the file that the
    program reads.
    """

    name: str
    commands: Mapping[str, tuple[str, ...]]
    out: str
    kept: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    page: Callable[[str, int], str]

    def lay_out(self, folder: Path, count: int) -> None:
        """Write into `folder` what the program needs beside the reports of a series of `count`."""
        site = SITES / self.name.lower()
        for file in sorted(site.rglob("*")) if site.is_dir() else ():
            if file.is_file():
                target = folder / file.relative_to(site)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read_bytes())
        if self.page is as_written:
            (folder / "content").mkdir(parents=True, exist_ok=True)
            (folder / "content" / "site.toml").write_text(settings(count), "utf-8")


def as_written(text: str, number: int) -> str:  # noqa: ARG001 -- as every page
    """Return a report as its author wrote it."""
    return text


def hugo_page(text: str, number: int) -> str:
    r"""Return a report with the title and the date that a Hugo page needs; dates only put the pages in order.

    >>> hugo_page("# Day 2\n\nRain.\n", 1)
    '---\ntitle: "Day 2"\ndate: 2025-03-04\n---\n# Day 2\n\nRain.\n'
    """
    title, date, body = _parts(text, number)
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\ndate: {date}\n---\n{body}"


def pelican_page(text: str, number: int) -> str:
    r"""Return a report with the title, the date and the name that a Pelican article needs.

    >>> pelican_page("# Day 2\n\nRain.\n", 1)
    'Title: Day 2\nDate: 2025-03-04\nSlug: report-000001\n\n# Day 2\n\nRain.\n'
    """
    title, date, body = _parts(text, number)
    return f"Title: {title}\nDate: {date}\nSlug: report-{number:06}\n\n{body}"


def _parts(text: str, number: int) -> tuple[str, str, str]:
    body = _FRONT.sub("", text)
    title = _TITLE.search(body)
    return title[1] if title else f"Report {number}", (_FIRST + dt.timedelta(days=number)).isoformat(), body


def reportgen(name: str, source: Path) -> Program:
    """Return the reportgen whose package lies in the folder `source`, run by the Python that runs this."""
    start = (sys.executable, "-m", "reportgen")
    build = (*start, "build", "content", "--out", "build/site")
    return Program(
        name=name,
        commands={
            PARSE: (*start, "parse", "content/reports", "--format", "ndjson"),
            **dict.fromkeys((COLD, NOTHING, CHANGED, ADDED), build),
            HELP: (*start, "--help"),
            **dict.fromkeys((FIRST, SHOW), (*start, "show", "{id}", "content")),
        },
        out="build/site",
        kept=("build/cache",),
        environment={"PYTHONPATH": str(source)},
        page=as_written,
    )


def hugo() -> Program:
    """Return Hugo: the binary itself, since the starter beside it costs an interpreter."""
    binary = next(VENV.glob("lib/python3*/site-packages/hugo/binaries/hugo"))
    return Program(
        name="Hugo",
        commands={
            **dict.fromkeys((PARSE, FIRST, SHOW), (str(binary), "list", "all")),
            **dict.fromkeys((COLD, NOTHING, CHANGED, ADDED), (str(binary), "--quiet")),
            HELP: (str(binary), "help"),
        },
        out="public",
        kept=("cache", "resources"),
        environment={"HUGO_CACHEDIR": str(BENCH / "hugo-cache")},
        page=hugo_page,
    )


def pelican() -> Program:
    """Return Pelican with its own cache of contents switched on."""
    build = (str(VENV / "bin" / "pelican"), "--settings", "pelicanconf.py", "--quiet")
    return Program(
        name="Pelican",
        commands=dict.fromkeys((COLD, NOTHING), build),
        out="output",
        kept=("cache",),
        page=pelican_page,
    )


def compile_ahead(*folders: Path) -> None:
    """Compile every Python source below `folders` and of what is installed beside them, as whoever installs a program does."""
    for python, places in ((sys.executable, folders), (str(VENV / "bin" / "python"), ())):
        subprocess.run([python, "-c", _COMPILE, *map(str, places)], check=True, capture_output=True)


def unpack(revision: str) -> Path:
    """Write the tree of `revision` below build/bench, without touching the working tree, and return its folder."""
    folder = BENCH / f"reportgen-{revision}"
    archive = git("archive", "--format=tar", revision, "reportgen", "site_templates")
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
    return folder


def git(*arguments: str) -> bytes:
    """Return what git prints. Raises `subprocess.CalledProcessError` when it fails."""
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True).stdout  # noqa: S607 -- the git of this machine
