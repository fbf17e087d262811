"""`reportgen export`: the data without the site, in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from reportgen.cli.check import judge
from reportgen.cli.load import Loaded
from reportgen.cli.screen import counted_files, note
from reportgen.errors import ReportgenError
from reportgen.exports import FORMATS, laid_out
from reportgen.exports.index import entry, render_index
from reportgen.exports.render import FOLDER
from reportgen.exports.sql.database import can_build
from reportgen.files import File, write_files
from reportgen.history import Finding, History, trace
from reportgen.records import Setting


def export_data(loaded: Loaded, setting: Setting, out: Path, forms: Iterable[str], paths: Iterable[Path]) -> None:
    """Write what was `loaded` from `paths` into the folder `out`, in the formats `forms`, and say what was done.

    Raises `ReportgenError` when the folder is not ours to fill, or the disk refuses.
    """
    wanted = tuple(forms)
    if {"csv", "sqlite"} & set(wanted) and not can_build():
        raise ReportgenError("export", "this Python has no SQLite with full-text search; use another Python, or leave out csv and sqlite")
    history = trace(loaded.corpus, setting)
    findings = judge(history, loaded, setting)
    content = next((path for path in paths if path.is_dir()), None)
    written = write_files(out, _files(history, findings, wanted), content=content)
    note(counted_files(out, written.unchanged, written.written, written.removed))


def _files(history: History, findings: tuple[Finding, ...], forms: Iterable[str]) -> Iterator[File]:
    """Yield the files of `forms`, and last the index of them."""
    entries = []
    for form in FORMATS:
        for render in FORMATS[form] if form in forms else ():
            for file in map(laid_out, render(history, findings)):
                entries.append(entry(replace(file, path=f"{FOLDER}/{file.path}")))
                yield file
    yield render_index(history, findings, entries)
