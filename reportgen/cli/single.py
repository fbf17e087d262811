"""`reportgen build --single-file`: one day, week or sprint as one HTML file to mail."""

from __future__ import annotations

import gzip
from pathlib import Path

from reportgen.beside import replacing
from reportgen.cli.build import Built, look_of
from reportgen.cli.check import judge
from reportgen.cli.ledger import STDOUT
from reportgen.cli.load import Loaded
from reportgen.cli.own import Dress
from reportgen.cli.screen import data
from reportgen.errors import ReportgenError
from reportgen.files import File
from reportgen.history import trace
from reportgen.records import Setting
from reportgen.site.single import MARK, render_single


def build_single(wanted: str, target: Path | None, loaded: Loaded, setting: Setting, dress: Dress) -> Built:
    """Write the day, week or sprint `wanted` to `target` ("-": standard output; None: a name of its own below ``build``).

    Raises `ReportgenError` for a name that is none, for a file that reportgen did not write, and when the disk refuses.
    """
    history = trace(loaded.corpus, setting)
    findings = judge(history, loaded, setting)
    file = render_single(history, findings, look_of(setting, dress, loaded.commit), wanted)
    weights = tuple(finding.weight for finding in findings if finding.counts)
    if target == STDOUT:
        data([file.content.decode("utf-8").removesuffix("\n")])
        return Built(summary=_size("standard output", file), weights=weights, problems=())
    place = target or Path("build") / file.path
    _write(place, file.content)
    return Built(summary=_size(str(place), file), weights=weights, problems=())


def _size(place: str, file: File) -> str:
    """Say how large a file is, in kB of 1,000 bytes."""
    packed = len(gzip.compress(file.content, 9, mtime=0))
    return f"{place}: {len(file.content) / 1000:.0f} kB in one file, {packed / 1000:.0f} kB compressed"


def check_file(place: Path) -> None:
    """Refuse to write over anything but a file of ours: asked before anything is made, too. Raises `ReportgenError`."""
    if place == STDOUT:
        return
    if place.is_dir():
        raise ReportgenError(str(place), "is a folder; name a file, such as build/day.html")
    try:
        if place.exists() and not _ours(place):
            raise ReportgenError(str(place), "holds something that reportgen did not write; name another file with --out")
    except OSError as error:
        raise ReportgenError(str(place), f"cannot be written ({error.strerror or error})") from None


def _write(place: Path, content: bytes) -> None:
    """Write a file in one step, over nothing but one of ours."""
    check_file(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with replacing(place) as stream:
            stream.write(content)
    except OSError as error:
        raise ReportgenError(str(place), f"cannot be written ({error.strerror or error})") from None


def _ours(place: Path) -> bool:
    """Tell whether a file begins as those that this command writes; an empty one is nobody's."""
    with place.open("rb") as stream:
        return stream.read(len(MARK)) in (MARK.encode(), b"")
