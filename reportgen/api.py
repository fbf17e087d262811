"""What a program that imports reportgen may rely on: `import reportgen` gives the names of this module."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from reportgen import __version__
from reportgen.blocks import parse_blocks
from reportgen.checks import check as _check
from reportgen.checks import check_setting
from reportgen.cli.find import load_setting as _load_setting
from reportgen.cli.load import Reader, load, open_cache
from reportgen.cli.place import SETTINGS
from reportgen.corpus import Corpus
from reportgen.corpus.build import build_corpus as _build_corpus
from reportgen.errors import ReportgenError
from reportgen.history import Change, Day, Finding, History, Person, Point, Series, Track, Trend, trace
from reportgen.records import Record, Report, Setting, Unread, read_setting
from reportgen.records import read_reports as _read_document
from reportgen.records.privacy import excluded, hidden, withhold
from reportgen.text import Source, Span
from reportgen.text.source import make_source

__all__ = [
    "Change",
    "Corpus",
    "Day",
    "Finding",
    "History",
    "Person",
    "Point",
    "Reading",
    "Record",
    "Report",
    "ReportgenError",
    "Series",
    "Setting",
    "Source",
    "Span",
    "Track",
    "Trend",
    "Unread",
    "__version__",
    "build_corpus",
    "check",
    "load_setting",
    "read_report",
    "read_reports",
    "read_setting",
    "trace",
]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one file holds: its reports, as a rule one, and its text, which checks look at again.

    Both are empty for a file that the settings exclude.
    """

    reports: tuple[Report, ...] = ()
    source: Source

    @property
    def records(self) -> tuple[Record, ...]:
        """All records of the file in the order of its lines, without the headers of the reports."""
        return tuple(record for report in self.reports for record in report.records)

    def __reduce__(self) -> tuple[Callable[[bytes], Reading], tuple[bytes]]:
        """Travel between processes in one piece, which takes an eighth of the time that many small ones take."""
        return _unpack, (msgspec.msgpack.encode(self),)


def _unpack(packed: bytes) -> Reading:
    return msgspec.msgpack.decode(packed, type=Reading)


def read_report(text: str | bytes, *, name: str = "report.md", setting: Setting | None = None) -> Reading:
    r"""Read the text of one report file. It depends on nothing but its arguments, so that any engine can map it over any number of files.

    `text` is what the file holds, as text or as bytes (UTF-8, or with a byte-order mark). `name` is what records call their source: the
    path below the content folder with ``/``, which may also state the date (``reports/2025-03-05.md``). `setting` has the team's words
    and dates, and what nobody shall read. Raises `ReportgenError` only for a text that is larger than ``limits.bytes`` of the settings,
    and for a pattern of ``[redact]`` that takes too long.

    >>> reading = read_report("# Day 3, 2025-03-05\n\n## Risks\n- **R-2:** A lamp fails – Status: Red\n", name="day3.md")
    >>> [(record.kind, record.id, record.title, record.level, record.line) for record in reading.records]
    [('risk', 'R-2', 'A lamp fails', 'red', 4)]
    >>> reading.reports[0].key
    '2025-03-05'
    """
    setting = setting or Setting()
    privacy = setting.privacy
    if excluded(privacy, name):
        return Reading(source=Source(path=hidden(privacy, name), text=""))
    shown = hidden(privacy, name).replace("\n", " ")
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    source = withhold(privacy, make_source(data, shown, setting.limits)).source
    if shown != name and name in setting.dates:
        setting = msgspec.structs.replace(setting, dates={**setting.dates, shown: setting.dates[name]})
    return Reading(reports=_read_document(parse_blocks(source), setting), source=source)


def build_corpus(readings: Iterable[Reading]) -> Corpus:
    """Gather what was read from many files, in whatever order it comes, into one corpus: reports by date, each with its own key.

    The names of the files must differ. One without a word is no report: a day of which nobody wrote is none on which nothing was said.
    """
    known = [reading for reading in readings if not reading.source.empty]
    return _build_corpus((report for reading in known for report in reading.reports), (reading.source for reading in known))


def read_reports(
    path: str | Path,
    *others: str | Path,
    setting: Setting | None = None,
    jobs: int = 1,
    skip: Callable[[ReportgenError], object] | None = None,
) -> Corpus:
    """Read all reports at or below each path, as `reportgen parse` does: a report, a folder of reports, or a content folder.

    Without `setting`, those of the ``site.toml`` at or above the first path hold. `jobs` is the number of processes for a hundred files and
    more, 0 for one a processor; the result is the same. Raises `ReportgenError` where no report is found, and for the first file that
    cannot be read; `skip`, where it is given, is called with each of these errors instead, and the other files are read.
    """
    paths = tuple(Path(one) for one in (path, *others))
    if setting is None:
        setting = _load_setting(None, paths)
    loaded = load(paths, Reader(setting, open_cache(None, setting), jobs))
    for problem in loaded.problems:
        if skip is None:
            raise problem
        skip(problem)
    return loaded.corpus


def load_setting(path: str | Path) -> Setting:
    """Return the settings in `path`, a file, or in the ``site.toml`` at or above the folder `path`; the defaults where there is none.

    Raises `ReportgenError` when the file cannot be read or says something unknown.
    """
    place = Path(path)
    return _load_setting(place if place.suffix == ".toml" else None, (place,))


def check(history: History, setting: Setting | None = None) -> tuple[Finding, ...]:
    """Return what is wrong, missing or contradictory in `history`, sorted by source, line and rule.

    `setting` turns rules off, weighs them and moves their bounds; give the one that the reports were read with. Findings that a comment in
    a report suppresses are among them: ``finding.counts`` is false for these. Raises `ReportgenError` when `setting` names rules or
    thresholds that do not exist.
    """
    check_setting(setting or Setting(), SETTINGS)
    return _check(history, setting)
