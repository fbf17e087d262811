"""`reportgen fmt`: reports are mended, or what would be is said."""

from __future__ import annotations

import difflib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from reportgen.beside import replacing
from reportgen.cli.begin import leave, projects_in
from reportgen.cli.find import find_files, load_setting
from reportgen.cli.screen import complain, counted, data, note, show
from reportgen.errors import ReportgenError
from reportgen.records.privacy import Privacy, hidden, withhold
from reportgen.text import Source
from reportgen.tidy import TidyFile, tidy_file

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def run_fmt(paths: tuple[Path, ...], how: str, config: Path | None) -> None:
    """Do with the reports at `paths` what `how` says: diff, check or write. Ends the program."""
    parts = projects_in(paths, config)
    done = [_run((part,), how, None) for part in parts] or [_run(paths, how, config)]
    failed, found = any(one.failed for one in done), sum(one.found for one in done)
    note(_ending(how, found, sum(one.neat for one in done)))
    leave(failed=failed, weights=("note",) if found and how == "check" else (), bar="note")


class _Done(NamedTuple):
    """How it went: whether something failed, how many files are to mend or were mended, and how many are in order."""

    failed: bool = True
    found: int = 0
    neat: int = 0


def _run(paths: tuple[Path, ...], how: str, config: Path | None) -> _Done:
    """Go through the reports of one project."""
    setting = load_setting(config, paths)
    files, problems = find_files(paths, setting.privacy)
    if not files and not problems:
        problems.append(ReportgenError(", ".join(map(str, paths)), "no reports found; name a Markdown file or a folder that holds some"))
    for problem in problems:
        complain(problem)
    failed, found, neat = bool(problems), 0, 0
    for file, name, shown in files:
        try:
            held = _read(file, shown)
            made = tidy_file(held, name, setting)
            if made.left:
                note(f"{shown}: {made.left}")
            if made.data == held:
                neat += 1
            else:
                if how == "write":
                    _write(file, shown, held, made.data)
                found += 1  # not before it is written
                _say(made, how, shown, setting.privacy)
        except ReportgenError as error:
            complain(error)
            failed = True
    return _Done(failed, found, neat)


def _ending(how: str, found: int, neat: int) -> str:
    """Say what became of the files.

    >>> _ending("check", 1, 2)
    '1 file to mend, 2 in order'
    """
    return f"{counted(found, 'file')} {'written' if how == 'write' else 'to mend'}, {neat} in order"


def _say(made: TidyFile, how: str, shown: str, privacy: Privacy) -> None:
    if how == "diff":
        changes = _diff(made, shown, privacy)
        if sys.stdout.isatty():
            show(changes, _paint)
        else:
            data(changes)  # exactly, for `patch`
        for mark in made.marks:
            note(f"{shown}: {mark}")  # which no line shows
        return
    lines, public = made.before.split("\n"), _public(made.before, shown, privacy)
    for one in made.mended:
        what = one.what if lines[one.line - 1] == public[one.line - 1] else "something in a line that the settings keep back"
        show([hidden(privacy, f"{shown}:{one.line}: {what}")])


def _public(text: str, shown: str, privacy: Privacy) -> list[str]:
    """Return the lines of `text` as everybody may read them."""
    return withhold(privacy, Source(path=shown, text=text)).source.lines


def _diff(made: TidyFile, shown: str, privacy: Privacy) -> Iterator[str]:
    """Yield a unified diff of what everybody may read of both texts."""
    before, after = (_ended(_public(text, shown, privacy)) for text in (made.before, made.after))
    name = hidden(privacy, shown).lstrip("/")
    yield from difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", lineterm="")


def _ended(lines: list[str]) -> list[str]:
    """Return lines as a diff has them: nothing behind the last newline, and a word where there is none."""
    return lines[:-1] if not lines[-1] else [*lines[:-1], f"{lines[-1]}\n\\ No newline at end of file"]


def _paint(line: str) -> str:
    colour = _COLOURS.get(line[:1])
    return click.style(line, fg=colour) if colour else line


def _read(file: Path, shown: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ReportgenError(shown, f"cannot be read ({error.strerror or error})") from None


def _write(file: Path, shown: str, was: bytes, now: bytes) -> None:
    """Put `now` in the place of `file` in one step, with its rights, if it still holds `was`."""
    try:
        if not os.access(file, os.W_OK):
            raise ReportgenError(shown, "may not be written, and is left as it is")
        with replacing(file) as stream:
            stream.write(now)
            Path(stream.name).chmod(stat.S_IMODE(file.stat().st_mode))
            if file.read_bytes() != was:
                raise ReportgenError(shown, "was changed by somebody else meanwhile, and is left as it is; run fmt again")
    except OSError as error:
        raise ReportgenError(shown, f"cannot be written ({error.strerror or error})") from None
