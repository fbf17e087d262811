"""`reportgen init`: from a folder with reports to settings, a workflow, a hook and a target, none of which is written unasked."""

from __future__ import annotations

import difflib
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import click

from reportgen.beside import replacing
from reportgen.cli.aside import other_names
from reportgen.cli.checkout import Checkout, find_checkout, installed_from
from reportgen.cli.place import CONTENT, SETTINGS, content_folder, has_settings
from reportgen.cli.screen import clean, complain, counted, note, show
from reportgen.cli.settled import settings_in
from reportgen.cli.withheld import PRIVATE, keep_back, private_below, read_files, safe_name
from reportgen.errors import ReportgenError
from reportgen.proposals import Study, insert, pipelines, propose, render, study
from reportgen.records import Setting, read_setting
from reportgen.records.privacy import Privacy, hidden
from reportgen.text import Source, find_below
from reportgen.text.source import Below

_GUESS = re.compile(r'^# (?:"(?:[^"\\]|\\.)*"|[\w-]+) = ["\[]', re.M)


class Wanted(NamedTuple):
    """The arguments and options of `reportgen init`, as they were given."""

    folder: Path
    ci: str | None = None
    install: str | None = None
    hook: bool = True
    make: bool = True
    yes: bool = False
    dry: bool = False


class _Change(NamedTuple):
    """A file as it is (None: it is not there) and as it is to be."""

    file: Path
    old: str | None
    new: str


class _Place(NamedTuple):
    """The folder whose reports are read, the top folder of what belongs to it, and the checkout, if it is in one."""

    content: Path
    top: Path
    checkout: Checkout | None


def run_init(wanted: Wanted) -> bool:
    """Propose, show, ask and write; return whether something could not be done.

    Raises `ReportgenError` where the folder or its settings cannot be read.
    """
    place = _find(wanted.folder)
    setting = _setting(place.content)
    known, unread = _study(place, setting) if not setting.projects else (study((), setting), [])
    changes, problems = _changes(wanted, place, setting, known)
    note(_seen(place, known) if not setting.projects else _each(place, setting))
    if wanted.dry:
        show(line for change in changes for line in _diff(change))
    written = [] if wanted.dry else [change for change in changes if _written(change, wanted, problems)]
    for problem in (*unread, *problems):
        complain(problem)
    if not changes and not problems:
        note("nothing to do: all of it is there")
    for line in _next(place, known, written, dry=wanted.dry):
        note(line)
    return bool(unread or problems)


def _find(folder: Path) -> _Place:
    """Return where the reports are: in the folder named, in its folder content, or where the reports below it have their settings."""
    here = folder.resolve()
    if here.is_file():
        raise ReportgenError(str(folder), "is a file; name the folder that holds the reports")
    if not here.is_dir():
        raise ReportgenError(str(folder), "no such folder; make it, or name one that holds reports")
    if here in {Path(here.anchor), Path.home().resolve()}:
        raise ReportgenError(str(folder), "is the root or a home folder; name the folder that holds the reports")
    content = content_folder(here) or (here / CONTENT if (here / CONTENT).is_dir() or not _below(here).sources else here)
    checkout = find_checkout(here)
    working = Path.cwd().resolve()
    top = checkout.top if checkout else working if content.is_relative_to(working) else here
    return _Place(content, top if content.is_relative_to(top) else content, checkout)


def _below(content: Path) -> Below:
    return find_below(content / "reports" if (content / "reports").is_dir() else content) if content.is_dir() else Below()


def _setting(content: Path) -> Setting:
    return settings_in(content, _shown(content / SETTINGS)) if has_settings(content) else Setting()


def _study(place: _Place, setting: Setting) -> tuple[Study, list[ReportgenError]]:
    """Read the reports as a build does, without what the settings keep back; also return what cannot be read."""
    below, base = _below(place.content), place.content.resolve()
    closed = private_below(base, (file for file, _ in below.sources))
    others = other_names(file for file, _ in below.sources)
    found = [file for file, _ in below.sources if closed.isdisjoint(file.parents) and file not in others]
    files = {file: (file.relative_to(base).as_posix(), place.content) for file in found}
    privacy = setting.privacy if setting.privacy != Privacy() else None
    read = read_files(files, setting.limits, privacy)
    worded = tuple(source for source in read.sources if not source.empty)
    sources: tuple[Source, ...] = keep_back(privacy, worded)[0] if privacy else worded
    name = place.content.name if place.content.name not in (CONTENT, "reports") else place.content.parent.name
    out = (*below.left, *((folder, PRIVATE) for folder in sorted(closed)))
    left = [ReportgenError(safe_name(privacy, _shown(file)), why) for file, why in out]
    return study(sources, setting, hidden(setting.privacy, name)), [*left, *read.problems]


def _changes(wanted: Wanted, place: _Place, setting: Setting, known: Study) -> tuple[list[_Change], list[ReportgenError]]:
    """Return what there is to write, and what cannot be."""
    found: list[_Change] = []
    problems: list[ReportgenError] = []
    settings = () if setting.projects else (_settings(place, setting, known),)
    for make in (*settings, *_machinery(wanted, place)):
        try:
            change = make()
            if change.new != (change.old or ""):
                found.append(change)
        except ReportgenError as error:
            problems.append(error)
    return found, problems


def _settings(place: _Place, setting: Setting, known: Study) -> Callable[[], _Change]:
    def make() -> _Change:
        file = place.content / SETTINGS
        folder = place.content.relative_to(place.top).as_posix()
        origin = place.checkout.origin if place.checkout else None
        proposals = propose(known, origin, "" if folder == "." else f"{folder}/")
        kept = [one for one in proposals if hidden(setting.privacy, str(one)) == str(one)]
        change = _changed(file, lambda old: insert(old, kept, _shown(file)) if old else render(kept))
        read_setting(change.new, _shown(file))  # what is written can be read, whatever the reports say
        return change

    return make


def _machinery(wanted: Wanted, place: _Place) -> Iterator[Callable[[], _Change]]:
    """Yield what makes each of the other files that are wanted."""
    origin = place.checkout.origin if place.checkout else None
    run = pipelines.Run(
        _whole(place).relative_to(place.top).as_posix(),
        place.checkout.branch if place.checkout else "main",
        installed_from() if wanted.install is None else wanted.install,
    )

    def file(name: str, text: Callable[[str], str]) -> Callable[[], _Change]:
        def make() -> _Change:
            pipelines.check_folder(run.content)
            if not (place.top / name).parent.resolve().is_relative_to(place.top):
                raise ReportgenError(name, "lies behind a link that leads elsewhere; nothing is written there")
            return _changed(place.top / name, text)

        return make

    ci = wanted.ci or (origin.kind if origin else "none")
    if ci == "github":
        name = ".github/workflows/reports.yml"
        yield file(name, lambda old: pipelines.workflow(pipelines.github(run), old, name))
    elif ci == "gitlab":
        yield file(".gitlab-ci.yml", lambda old: pipelines.workflow(pipelines.gitlab(run), old, ".gitlab-ci.yml"))
    if wanted.hook and place.checkout:
        yield file(".pre-commit-config.yaml", lambda old: pipelines.hook(run, old))
    if wanted.make:
        yield file("Makefile", lambda old: pipelines.target(run, old))
    if place.checkout:
        yield file(".gitignore", pipelines.ignored)


def _changed(file: Path, text: Callable[[str], str]) -> _Change:
    """Return what `text` makes of a file, whose line ends stay as they are."""
    old = _old(file)
    new = text((old or "").replace("\r\n", "\n"))
    return _Change(file, old, new.replace("\n", "\r\n") if old and "\r\n" in old else new)


def _whole(place: _Place) -> Path:
    """Return the folder that a build of all is about: where a project is one of several, the one that holds them."""
    inside = [folder for folder in (place.content, *place.content.parents) if folder.is_relative_to(place.top)]
    return next((folder for folder in reversed(inside) if has_settings(folder)), place.content)


def _old(file: Path) -> str | None:
    """Return what a file holds, None where there is none. Raises `ReportgenError` for one that is none of ours to change."""
    if not os.path.lexists(file):
        return None
    if file.is_symlink() or not file.is_file():
        raise ReportgenError(_shown(file), "is no plain file, and is left as it is")
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise ReportgenError(_shown(file), "cannot be read as text, and is left as it is") from None


def _shown(file: Path) -> str:
    here = Path.cwd().resolve()
    return str(file.relative_to(here) if file.is_relative_to(here) else file)


def _diff(change: _Change) -> Iterator[str]:
    old, new = (change.old or "").splitlines(), change.new.splitlines()
    before = "/dev/null" if change.old is None else _shown(change.file)
    yield from difflib.unified_diff(old, new, before, _shown(change.file), lineterm="")


def _written(change: _Change, wanted: Wanted, problems: list[ReportgenError]) -> bool:
    """Write one file, if it may be; return whether it was. What was in the way is one of the `problems`."""
    try:
        return _write(change, wanted)
    except ReportgenError as error:
        problems.append(error)
        return False


def _write(change: _Change, wanted: Wanted) -> bool:
    """Write one file, if it may be; return whether it was. Raises `ReportgenError` where it changed since it was looked at."""
    name = _shown(change.file)
    if not wanted.yes and sys.stdin.isatty() and sys.stderr.isatty():
        for line in _diff(change):
            click.echo(clean(line), err=True)
        if not click.confirm(f"{'Write' if change.old is None else 'Change'} {clean(name)}?", default=True, err=True):
            note(f"{name}: {'not written' if change.old is None else 'left as it is'}")
            return False
    elif not wanted.yes and change.old is not None:
        note(f"{name}: is there and left as it is; --dry-run shows what would be added, --yes adds it")
        return False
    if _old(change.file) != change.old:
        raise ReportgenError(name, "was changed by somebody else meanwhile, and is left as it is; run init again")
    try:
        change.file.parent.mkdir(parents=True, exist_ok=True)
        with replacing(change.file) as stream:
            stream.write(change.new.encode("utf-8"))
            if change.old is not None:
                shutil.copymode(change.file, stream.name)
    except OSError as error:
        raise ReportgenError(name, f"cannot be written ({error.strerror or error})") from None
    note(f"{name}: {'written' if change.old is None else 'changed'}")
    return True


def _seen(place: _Place, known: Study) -> str:
    reports = known.corpus.reports
    records = sum(len(report.records) for report in reports)
    return f"{counted(len(reports), 'report')} in {_shown(place.content)}{os.sep}, with {counted(records, 'record')}" if reports else (
        f"no reports in {_shown(place.content)}{os.sep} yet"
    )


def _each(place: _Place, setting: Setting) -> str:
    commands = ", ".join(f"reportgen init {shlex.quote(_shown(place.content / name))}" for name in setting.projects)
    holds = f"{_shown(place.content / SETTINGS)} holds {counted(len(setting.projects), 'project')}"
    return f"{holds}, each with settings of its own: {commands}"


def _next(place: _Place, known: Study, written: list[_Change], *, dry: bool) -> Iterator[str]:
    """Say what to do now."""
    if dry:
        return
    settings = place.content / SETTINGS
    if any(change.file == settings for change in written):
        guesses = sum(len(_GUESS.findall(change.new)) for change in written if change.file == settings)
        note(f"{_shown(settings)}: look through it; what is a guess is commented out ({counted(guesses, 'line')})")
    if any(change.file.suffix == ".yml" and 'REPORTGEN: ""' in change.new for change in written):
        yield "the workflow does not know what to install: fill in REPORTGEN there, or run again with --install"
    shown = _shown(place.content)
    argument = "" if shown in (".", CONTENT) else f" {shlex.quote(shown)}"
    first = "" if known.corpus.reports or known.setting.projects else "write a report (reportgen new), then "
    yield f"next: {first}reportgen build{argument}"
