"""`reportgen build` of several projects: a site of each, and one home across them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from reportgen.cli.build import Built, Made, look_of, make, unlinked
from reportgen.cli.find import load_setting
from reportgen.cli.load import Reader, load, open_cache, packed
from reportgen.cli.own import Dress, read_dress
from reportgen.cli.place import SETTINGS
from reportgen.cli.screen import Tell, counted, counted_files
from reportgen.cli.withheld import Withheld
from reportgen.errors import ReportgenError
from reportgen.files import Part, Same, Site
from reportgen.history.slugs import Names, slug
from reportgen.records import Setting
from reportgen.records.privacy import Privacy
from reportgen.site.projects import Shown, across, show_project

OURS = ("data", "static")
"""Folders of the home across, which no project gets."""


class Wanted(NamedTuple):
    """What is built: the content folder with its settings, where results are kept, and the options of the command."""

    content: Path
    setting: Setting
    place: Path | None
    commit: str
    trust: bool
    jobs: int
    tell: Tell


class _Done(NamedTuple):
    """One project whose files are made: what is known of it, its card, whether something is kept back, what could not be read, warnings."""

    made: Made
    shown: Shown
    private: bool
    problems: tuple[ReportgenError, ...]
    withheld: Withheld
    said: tuple[str, ...]


def build_projects(wanted: Wanted, site: Site) -> Built:
    """Make the sites of all projects and the home across them anew in `site`, at once.

    Raises `ReportgenError`, and leaves the old site, when the folder of a project or its settings cannot be read, or the disk refuses.
    """
    done: list[_Done] = []
    written = site.publish(_files(wanted, site, done))
    if any(one.private for one in done):
        site.forget_old()
    for one in done:
        one.made.keep()
    about = "; ".join((counted(len(done), "project"), *(f"{one.shown.project.title}: {one.made.about}" for one in done)))
    return Built(
        summary=f"{about}; {counted_files(Path(site.shown), written.unchanged, written.written, written.removed)}",
        weights=tuple(weight for one in done for weight in one.made.weights),
        problems=tuple(problem for one in done for problem in (*one.problems, *one.made.problems)),
        withheld=reduce(Withheld.plus, (one.withheld for one in done), Withheld()),
        edited=tuple(f"{one.shown.project.folder}{path}" for one in done for path in one.made.standing.edited),
        about=about,
        files=written.written + written.unchanged,
        said=tuple(line for one in done for line in one.said),
        first=not written.unchanged + written.removed,
    )


def check_projects(content: Path, setting: Setting) -> None:
    """Refuse what would be left out in silence: asked before anything is made. Raises `ReportgenError`."""
    for name in ("reports", "pages", "templates"):
        if name not in setting.projects and (content / name).is_dir():
            raise ReportgenError(str(content / name), f"lies beside projects, of which each has its own {name}; move it into one of them")
    for folder in setting.projects:
        file = content / folder / SETTINGS
        if not file.is_file():
            raise ReportgenError(str(file), "is missing; write one with the title of the project, or take it out of 'projects'")


def _files(wanted: Wanted, site: Site, done: list[_Done]) -> Iterator[Same]:
    """Yield all files, one project after the other, so that one history is held at a time; those that are made are `done`."""
    names = Names()
    for ours in OURS:
        names.take(ours, "")
    for folder in wanted.setting.projects:
        part = Part(site, names.take(slug(folder), "project"))
        yield from _project(wanted, wanted.content / folder, part, done)
    look = look_of(wanted.setting, Dress())
    yield from map(site.put, across(look, [one.shown for one in done]))


def _project(wanted: Wanted, folder: Path, part: Part, done: list[_Done]) -> Iterator[Same]:
    setting = _own(load_setting(None, (folder,)), wanted.setting, part.folder.name)
    place = wanted.place and wanted.place / part.folder.name
    reader = Reader(setting, open_cache(place, setting), wanted.jobs, wanted.tell, judged=True)
    loaded = packed(load((folder,), reader, wanted.commit))
    if not loaded.corpus.sources:
        raise loaded.problems[0]
    dress = read_dress(folder, setting.privacy, trusted=wanted.trust)
    making = make(folder, part, loaded, reader, dress, wanted.setting.title)
    yield from map(part.placed, making.files)
    shown = show_project(making.printer, part.folder.name)
    withheld = loaded.withheld.plus(making.made.withheld)
    said = (*(f"{folder / SETTINGS}: {line}" for line in unlinked(setting, wanted.commit)), *loaded.notes)
    done.append(_Done(making.made, shown, setting.privacy != Privacy(), loaded.problems, withheld, said))


def _own(setting: Setting, top: Setting, name: str) -> Setting:
    """Return the settings of a project: what the whole site says of its address holds for its part, too."""
    site_url = setting.site_url or (top.site_url and f"{top.site_url.rstrip('/')}/{name}/")
    return replace(setting, site_url=site_url, indexable=setting.indexable or top.indexable)
