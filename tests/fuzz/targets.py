"""What is fuzzed: functions of bytes that say nothing where the laws of the design hold, and raise where one does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

import msgspec

from reportgen.blocks import Document, Section, parse_blocks
from reportgen.blocks.html import report_html
from reportgen.checks import check, check_document, in_place
from reportgen.checks.verdict import Verdict
from reportgen.corpus.build import build_corpus
from reportgen.corpus.store import decode_report, encode_report
from reportgen.errors import ReportgenError
from reportgen.history import trace
from reportgen.records import Setting, read_reports
from reportgen.records.setting import read_setting
from reportgen.text import Source, decode, plain, squash
from reportgen.text.pattern import matches, read_pattern
from reportgen.text.redact import read_rules, redact
from reportgen.values.clock import print_clock, read_clock, read_time, read_zone
from reportgen.values.health import read_health, read_trend
from reportgen.values.ident import find_ids, is_id, split_id
from reportgen.values.moment import find_dates, read_date, read_moment, read_range, read_weekday
from reportgen.values.number import meets, print_target, read_target
from reportgen.values.people import looks_like_people, mentioned_people, split_owners
from reportgen.values.quantity import (
    number,
    print_number,
    print_percent,
    print_points,
    print_progress,
    print_quantity,
    print_ratio,
    read_percent,
    read_points,
    read_progress,
    read_quantity,
    read_ratio,
)
from reportgen.values.said import find_target, find_value, phrase_target
from reportgen.values.status import read_status, starts_with_status
from tests.fuzz.strict import anchors, flaws
from tests.laws.account import invented, unaccounted

PATH = "reports/2025-01-06.md"
_DAY = date(2025, 1, 6)
_ZONE = "Europe/Berlin"
_VERDICT = msgspec.msgpack.Decoder(Verdict)


def _source(data: bytes) -> Source:
    text, damaged = decode(data)
    return Source(path=PATH, text=text, damaged=damaged)


def fuzz_text(data: bytes) -> None:
    """Any bytes are a text without CR and NUL; a text that was decoded stays what it is."""
    text, damaged = decode(data)
    assert damaged >= 0
    assert "\r" not in text
    assert "\0" not in text
    again, more = decode(text.encode("utf-8", "surrogatepass"))
    assert text.startswith("\ufeff") or again == text or more
    assert plain(text) == plain(text)
    assert "  " not in squash(text)


def _sections(document: Document) -> Iterator[Section]:
    waiting = list(document.sections)
    while waiting:
        section = waiting.pop()
        yield section
        waiting += section.sections


def fuzz_blocks(data: bytes) -> None:
    """Any text is a tree in which every section lies on lines that there are, its heading first."""
    source = _source(data)
    document = parse_blocks(source)
    last = source.text.count("\n") + 1
    for section in _sections(document):
        assert 1 <= section.span.first <= section.heading.last <= section.span.last <= last
        assert section.heading.first == section.span.first
        assert 1 <= section.level <= 7


def _words(text: str) -> list[str]:
    """Words as they stand, markup or not: `invented` takes a link that spans two cells for one whose target is not said."""
    return re.findall(r"[^\W_]+", re.sub(r"[*`~]", "", text.lower()))


def _among(words: list[str], written: list[str]) -> bool:
    """Whether the words were written, each by itself or side by side: what stands in brackets between them, or spaces, may be gone."""
    if set(words) <= set(written):
        return True
    rest = "".join(written)
    for sign in "".join(words):
        if sign not in rest:
            return False
        rest = rest[rest.index(sign) + 1 :]
    return True


def fuzz_records(data: bytes) -> None:
    """Any text is reports that account for every line, invent nothing, and are on disk what they are in memory."""
    source = _source(data)
    reports = read_reports(parse_blocks(source), None)
    assert reports
    assert unaccounted(source.text, reports) == []
    for report in reports:
        assert decode_report(encode_report(report), PATH) == report
        for record in report.records:
            written = _words("\n".join(source.lines[record.line - 1 : record.end_line]))
            assert [said for said in invented(record, source.text) if not _among(_words(said), written)] == []


def fuzz_checks(data: bytes) -> None:
    """Any text has a history and findings on lines that there are, each said in one line."""
    source = _source(data)
    document, setting = parse_blocks(source), Setting()
    reports = read_reports(document, setting)
    verdict = msgspec.msgpack.encode(check_document(source, document, in_place(reports), setting))
    history = trace(build_corpus(reports, (source,)), setting)
    last = source.text.count("\n") + 1
    for finding in check(history, setting, {PATH: _VERDICT.decode(verdict)}):
        assert 0 <= finding.line <= last
        assert "\n" not in finding.message


def fuzz_html(data: bytes) -> None:
    """Any text is well-formed HTML with nothing active in it, and one anchor for each line that says something."""
    text = _source(data).text
    lines = text.split("\n")
    html = report_html(text, 1, len(lines))
    found = anchors(html)
    assert flaws(html) == []
    assert len(set(found)) == len(found)
    assert {at for at, line in enumerate(lines, start=1) if line.strip()} <= set(found) <= set(range(1, len(lines) + 1))


_PRINTED: tuple[tuple[Callable[[str], object], Callable[..., str]], ...] = (
    (number, print_number),
    (read_percent, print_percent),
    (read_points, print_points),
    (read_progress, print_progress),
    (read_quantity, print_quantity),
    (read_ratio, print_ratio),
    (read_target, print_target),
    (read_clock, print_clock),
)
_READERS: tuple[Callable[[str], object], ...] = (
    find_dates, find_ids, find_value, is_id, looks_like_people, mentioned_people, read_date, read_health, read_range, read_status,
    read_time, read_trend, read_weekday, read_zone, split_id, split_owners, starts_with_status,
)  # fmt: skip


def fuzz_values(data: bytes) -> None:
    """Any words are a value or none, and what a value prints it reads back."""
    text = _source(data[:400]).text
    for read in _READERS:
        read(text)
    for read, written in _PRINTED:
        value = read(text)
        assert value is None or read(written(value)) == value, (read, value)
    read_moment(text, _DAY, _ZONE)
    read_date(text, _DAY)
    phrase = find_target(text)
    target, quantity = phrase and phrase_target(phrase), read_quantity(text)
    if target and quantity:
        meets(quantity, target)


def fuzz_settings(data: bytes) -> None:
    """Any text is settings that are complete, or one line that says where it is none."""
    text = _source(data).text
    setting, problem = Setting(), "site.toml: "
    try:
        setting = read_setting(text, "site.toml")
    except ReportgenError as error:
        problem = str(error)
    assert re.match(r"site\.toml(:[1-9]\d*)?: ", problem)
    assert "\n" not in problem
    assert msgspec.msgpack.encode(setting, order="sorted"), "the cache can tell them from others"


def fuzz_patterns(data: bytes) -> None:
    """Any text is a pattern that is searched for in a time that was set, or is refused with a reason."""
    pattern, _, text = _source(data[:600]).text.partition("\n")
    with suppress(ValueError, ReportgenError):
        for match in matches(read_pattern(pattern), text):
            assert match.start() < match.end() <= len(text)


def fuzz_redact(data: bytes) -> None:
    """Any text keeps its lines and loses every name and pattern, so that nothing is found the second time."""
    text = _source(data).text
    rules = read_rules(("Avery Smith", "Felix"), ((r"AI-\d+", "site.toml:1"), (r"(?i)project orion", "site.toml:2")))
    kept, places = redact(rules, text)
    assert kept.count("\n") == text.count("\n")
    assert (places > 0) == (kept != text)
    assert redact(rules, kept) == (kept, 0)
    assert not re.search(r"AI-\d|(?<![^\W\d_])(?i:avery smith|felix)(?![^\W\d_])", kept)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": fuzz_text,
    "blocks": fuzz_blocks,
    "records": fuzz_records,
    "checks": fuzz_checks,
    "html": fuzz_html,
    "values": fuzz_values,
    "settings": fuzz_settings,
    "patterns": fuzz_patterns,
    "redact": fuzz_redact,
}
