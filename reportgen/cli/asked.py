"""A build as a person asked for it: ended at once when there is nothing new, else with what it takes."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportgen.cli.ledger import Ledger, Outcome, cache_beside, inputs, lasting
from reportgen.cli.screen import complain, counted_files, note, progress
from reportgen.errors import ReportgenError

if TYPE_CHECKING:  # a build with nothing new loads nothing of this
    from reportgen.cli.build import Built
    from reportgen.cli.load import Loaded
    from reportgen.files import Site
    from reportgen.records import Setting

OUT = Path("build/site")

_RARELY = (50_000, 50, 1_000)
"""Python looks for circles among what it holds at these counts: a history has none, and is looked through in vain (a tenth of a build)."""


class Asked(NamedTuple):
    """The arguments and options of `reportgen build`, as they were given."""

    content: Path
    target: Path | None = None
    single: str | None = None
    cache: Path | None = None
    no_cache: bool = False
    commit: str = ""
    trust: bool = False
    config: Path | None = None
    jobs: int = 0


def run_build(asked: Asked) -> tuple[bool, tuple[str, ...]]:
    """Build, and say what was done; return whether something could not be done, and the weights of the findings.

    Raises `ReportgenError` when nothing could be built.
    """
    out = asked.target or OUT
    place = None if asked.no_cache else asked.cache or cache_beside(out)
    if place is None or asked.single is not None or not lasting((asked.content, asked.config)):
        return _build(asked, out, place, None)
    ledger = Ledger(place / "last-build", (asked.content, out, asked.config, asked.commit, asked.trust), asked.jobs)
    if not ledger.kept:
        from reportgen.cli.find import load_setting  # noqa: PLC0415 -- as in `_build`, which reads them again: they may change until then

        load_setting(asked.config, (asked.content,), whole=True)
        _check(asked, out)  # before anything is written beside it
    with _no_empty_folder(place):
        again = ledger.unchanged(inputs(asked.content, asked.config), out)
        if again is None:
            return _build(asked, out, place, ledger)
    for line in (*again.said, f"{again.about}; {counted_files(out, again.files)}"):
        note(line)
    return False, again.weights


@contextmanager
def _no_empty_folder(place: Path) -> Iterator[None]:
    """Leave nothing of the folders that are made on the way to `place` when nothing was put there: the build was refused."""
    new = [folder for folder in (place, *place.parents) if not os.path.lexists(folder)]
    try:
        yield
    finally:
        for folder in new:
            with suppress(OSError):
                folder.rmdir()


def _check(asked: Asked, out: Path) -> None:
    """Refuse an output that cannot be: before anything is made. Raises `ReportgenError`."""
    if asked.single is None:
        from reportgen.files import check_output  # noqa: PLC0415 -- as in `_build`

        check_output(out, asked.content)
    elif asked.target is not None:
        from reportgen.cli.single import check_file  # noqa: PLC0415

        check_file(asked.target)


def _build(asked: Asked, out: Path, place: Path | None, ledger: Ledger | None) -> tuple[bool, tuple[str, ...]]:
    from reportgen.cli.build import build_site, unlinked  # noqa: PLC0415 -- a fifth of a second, which a build with nothing new spares
    from reportgen.cli.load import Reader, load, load_setting, open_cache, packed  # noqa: PLC0415
    from reportgen.cli.own import read_dress  # noqa: PLC0415
    from reportgen.cli.single import build_single  # noqa: PLC0415

    gc.set_threshold(*_RARELY)
    setting = load_setting(asked.config, (asked.content,), whole=True)
    _check(asked, out)
    if setting.projects:
        return _build_projects(asked, setting, place, ledger)
    said = unlinked(setting, asked.commit)
    dress = read_dress(asked.content, setting.privacy, trusted=asked.trust)
    with progress() as tell:
        reader = Reader(setting, open_cache(place, setting), asked.jobs, tell, judged=True)
        loaded = packed(load((asked.content,), reader, asked.commit))
        if not loaded.corpus.sources:
            built = None
        elif asked.single is None:
            build = partial(build_site, asked.content, loaded=loaded, reader=reader, dress=dress)
            built = _published(asked, place, ledger, lambda site: _with(loaded, said, build(site)))
        else:
            built = _with(loaded, said, build_single(asked.single, asked.target, loaded, setting, dress))
    if built is None:
        for problem in loaded.problems:
            complain(problem)
        return True, ()
    return _told(out, built)


def _build_projects(asked: Asked, setting: Setting, place: Path | None, ledger: Ledger | None) -> tuple[bool, tuple[str, ...]]:
    from reportgen.cli.projects import Wanted, build_projects, check_projects  # noqa: PLC0415

    if asked.single is not None:
        raise ReportgenError(str(asked.content), f"holds several projects; name one, such as {asked.content / setting.projects[0]}")
    check_projects(asked.content, setting)
    with progress() as tell:
        wanted = Wanted(asked.content, setting, place, asked.commit, asked.trust, asked.jobs, tell)
        built = _published(asked, place, ledger, partial(build_projects, wanted))
    return _told(asked.target or OUT, built)


def _published(asked: Asked, place: Path | None, ledger: Ledger | None, build: Callable[[Site], Built]) -> Built:
    """Let `build` make the site anew, and note how it was left."""
    from reportgen.cli.kept import KEPT, drop  # noqa: PLC0415
    from reportgen.files import open_site  # noqa: PLC0415

    out = asked.target or OUT
    with open_site(out, asked.content) as site:  # nobody else writes it before it is noted how it was left
        if ledger:
            ledger.forget()
        built = build(site)
        drop(place or KEPT)  # also what answers say that followed from an older site
        if ledger and not built.problems:
            ledger.keep(Outcome(built.about, built.weights, built.files, (*built.said, *_held(built))), out)
            if built.leave and place and place.absolute() == KEPT.absolute():
                built.leave((asked.content,), asked.config, ledger.looked)
    return built


def _with(loaded: Loaded, said: tuple[str, ...], built: Built) -> Built:
    """Return what a build did, with what came up while its reports and settings were read."""
    from msgspec.structs import replace  # noqa: PLC0415

    problems, withheld = (*loaded.problems, *built.problems), loaded.withheld.plus(built.withheld)
    return replace(built, problems=problems, withheld=withheld, said=(*said, *loaded.notes))


def _told(out: Path, built: Built) -> tuple[bool, tuple[str, ...]]:
    """Tell a person what a build did; return whether something could not be done, and the weights of the findings."""
    for problem in built.problems:
        complain(problem)
    first = (f"open {out / 'index.html'} in a browser",) if built.first else ()
    for line in (*built.said, *_held(built), *_edited(out, built.edited), built.summary, *first):
        note(line)
    return bool(built.problems), built.weights


def _held(built: Built) -> tuple[str, ...]:
    """Say how much the settings keep back."""
    return tuple(filter(None, [built.withheld.said]))


def _edited(out: Path, files: tuple[str, ...]) -> Iterator[str]:
    more = f" and {len(files) - 1} more" if len(files) > 1 else ""
    if files:
        yield f"{out / files[0]}{more}: changed by hand since the last build, and as printed again; change reports or templates instead"
