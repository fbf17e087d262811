"""Templates and static files that a team has beside its reports, which stand before the built-in ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reportgen.cli.place import TEMPLATES
from reportgen.errors import ReportgenError
from reportgen.records.privacy import Privacy, hidden
from reportgen.site.look import OwnTemplate
from reportgen.text import decode


class Dress(NamedTuple):
    """What a team has of its own, and whether its templates are trusted, which then run as any program does."""

    templates: tuple[OwnTemplate, ...] = ()
    statics: tuple[tuple[str, bytes], ...] = ()
    trusted: bool = False


def read_dress(content: Path, privacy: Privacy, *, trusted: bool) -> Dress:
    """Return the templates in the folder ``templates`` of `content` and the files in its folder ``static``.

    Raises `ReportgenError` for one that cannot be read, that leads out of the folder, or that says what nobody shall read.
    """
    folder = content / TEMPLATES
    templates = [
        OwnTemplate(name=file.name, text=decode(data)[0], file=str(file))
        for file, data in _files(folder, folder, privacy) if file.suffix in (".html", ".css")
    ]  # fmt: skip
    statics = [(file.name, data) for file, data in _files(folder / "static", folder, privacy)]
    return Dress(tuple(templates), tuple(statics), trusted)


def _files(folder: Path, top: Path, privacy: Privacy) -> Iterator[tuple[Path, bytes]]:
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        if file.name.startswith(".") or file.is_dir():
            continue
        if not file.is_file() or not file.resolve().is_relative_to(top.resolve()):
            raise ReportgenError(str(file), f"is no file in {TEMPLATES}; put it there, or remove it")
        try:
            data = file.read_bytes()
        except OSError as error:
            raise ReportgenError(str(file), f"cannot be read ({error.strerror or error}); fix its permissions or remove it") from None
        _check(file, decode(data)[0], privacy)
        yield file, data


def _check(file: Path, text: str, privacy: Privacy) -> None:
    """Refuse what says words that are taken out of reports: in a template they cannot be, it would be another one."""
    if hidden(privacy, text) == text and hidden(privacy, file.name) == file.name:
        return
    lines = enumerate(text.split("\n"), start=1)
    line = next((number for number, line in lines if hidden(privacy, line) != line), 1)
    raise ReportgenError(f"{file}:{line}", "says what [redact] takes out of reports; take it out here, too")
