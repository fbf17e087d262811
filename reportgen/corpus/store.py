"""Records and reports as JSON, and a corpus read back from it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from reportgen.corpus.build import build_corpus
from reportgen.corpus.corpus import Corpus
from reportgen.errors import ReportgenError
from reportgen.records import FORMAT, Record, Report


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a stored report says about itself before it is read as one."""

    format: int


_RECORDS = msgspec.json.Encoder()
_HEADS = msgspec.json.Decoder(_Head)
_REPORTS = msgspec.json.Decoder(Report)


def encode_record(record: Record) -> bytes:
    """Return `record` as one line of NDJSON: UTF-8, keys in the order of the format, what is not stated left out.

    >>> encode_record(Record(kind="risk", date="2025-01-12", id="R-1", level="red", source="day.md", line=3, end_line=4))
    b'{"date":"2025-01-12","kind":"risk","id":"R-1","level":"red","source":"day.md","line":3,"end_line":4}\\n'
    """
    return _RECORDS.encode(record) + b"\n"


def encode_records(records: Iterable[Record]) -> bytes:
    """Return each of `records` as `encode_record` does, one after the other."""
    return _RECORDS.encode_lines(records)


def decode_record(line: bytes) -> Record:
    """Return the record that `encode_record` wrote. Raises `msgspec.DecodeError` when `line` is none."""
    return msgspec.json.decode(line, type=Record)


def encode_report(report: Report) -> bytes:
    """Return `report` as a JSON file: the format number, then the key, the header, the records, and what was kept and not read."""
    return msgspec.json.format(report_line(report), indent=2) + b"\n"


def report_line(report: Report) -> bytes:
    """Return what `encode_report` does, in one line without white space."""
    return b'{"format":%d,%b' % (FORMAT, _RECORDS.encode(report)[1:])


def decode_report(data: bytes, where: str) -> Report:
    """Return the report that `encode_report` wrote.

    Raises `ReportgenError` at `where` when `data` is no such file or one of another format.
    """
    try:
        number = _HEADS.decode(data).format
        if number != FORMAT:
            raise ReportgenError(where, f"has record format {number}, this program reads {FORMAT}; build it again from the reports")
        return _REPORTS.decode(data)
    except msgspec.DecodeError as error:
        raise ReportgenError(where, f"is no stored report ({error}); build it again from the reports") from None


def load_corpus(folder: Path) -> Corpus:
    """Read the reports that lie as ``*.json`` in `folder` (``data/reports`` of a built site). Their sources are not in there.

    Raises `ReportgenError` when the folder or a file in it cannot be read.
    """
    if not folder.is_dir():
        raise ReportgenError(str(folder), "no such folder; name the data/reports of a built site")
    reports = []
    for file in sorted(folder.glob("*.json")):
        try:
            data = file.read_bytes()
        except OSError as error:
            raise ReportgenError(str(file), f"cannot be read ({error.strerror or error})") from None
        reports.append(decode_report(data, str(file)))
    return build_corpus(reports, ())
