"""What the commands print, as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.history import Finding, History, Track
from reportgen.records import Record, Report
from reportgen.text import Source


def finding_line(finding: Finding) -> str:
    """Return a finding as ``path:line:col: severity code message``, for editors and grep."""
    return f"{finding.source}:{finding.line}:{finding.column}: {finding.weight} {finding.rule} {finding.message}"


def finding_human(finding: Finding) -> Iterator[str]:
    """Yield a finding for people: the line, the other places, and what to do."""
    yield f"{finding.source}:{finding.line}: {finding.weight} {finding.rule} {finding.name}"
    yield f"    {finding.message}"
    if finding.also:
        yield f"    see {', '.join(str(place) for place in finding.also)}"
    if finding.hint:
        yield f"    hint: {finding.hint}"


def count_line(findings: tuple[Finding, ...], reports: int) -> str:
    """Return the closing line of a check."""
    counts = Counter(finding.weight for finding in findings)
    words = [_counted(counts[weight], weight) for weight in ("error", "warning", "note") if counts[weight]]
    return f"{', '.join(words) or 'no findings'} in {_counted(reports, 'report')}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def record_cells(record: Record) -> tuple[str, ...]:
    """Return a record as the cells of the table that `parse --format table` prints."""
    said = record.status_raw or record.value_raw or record.time_raw or record.level or ""
    return (
        record.date or "",
        record.kind,
        record.id or "",
        record.title,
        ", ".join(record.owners),
        said,
        record.due_raw or "",
        f"{record.source}:{record.line}",
    )


CELLS = ("date", "kind", "id", "title", "owners", "says", "due", "where")


def track_lines(track: Track, history: History) -> Iterator[str]:
    """Yield the history of one item: its state, then every sighting with what changed and the author's words."""
    now = track.now
    yield f"{track.kind} {track.id or ''}  {track.title}".replace("  ", " ")
    state = now.status_raw or now.status or now.level or "no status stated"
    about = [f"now: {state}", f"owner: {', '.join(now.owners)}" if now.owners else "", f"due: {now.due_raw}" if now.due_raw else ""]
    about += [
        f"open {track.days_open} days" if track.days_open is not None else "",
        f"slipped {track.slips}x ({track.slipped_days} days)" if track.slips else "",
    ]
    about += [f"reopened {track.reopened}x" if track.reopened else "", "vanished while open" if track.vanished else ""]
    yield "  " + " | ".join(part for part in about if part)
    if track.reason:
        yield f"  {track.reason}"
    for record in track.sightings:
        yield ""
        yield f"  {record.date or 'undated'}  {record.source}:{record.line}"
        yield f"    {record.title}"
        for change in track.changes:
            if change.now == record:
                yield f"    {change.field}: {change.before} -> {change.after}"
        said = [
            part
            for part in (
                record.status_raw,
                f"{record.percent:g} %" if record.percent is not None else "",
                record.due_raw and f"due {record.due_raw}",
            )
            if part
        ]
        if said:
            yield f"    says: {', '.join(said)}"
        for label, text in record.details.items():
            yield f"    {label}: {text}"
    others = [record for record in history.mentions.get(track.id or "", ()) if record not in track.sightings]
    if others:
        yield ""
        yield "  mentioned in"
        for record in others:
            yield f"    {record.source}:{record.line}  {record.kind} {record.id or ''} {record.title}".rstrip()


def explain_lines(source: Source, reports: tuple[Report, ...]) -> Iterator[str]:
    """Yield the source with a margin that says what each line became: kind and id, narrative (.), or unread (!)."""
    margin: dict[int, str] = {}
    for report in reports:
        for span in report.kept:
            margin.update(dict.fromkeys(range(span.first, span.last + 1), "."))
    for report in reports:
        margin[report.header.line] = f"report {report.key}"
        for miss in report.unread:
            margin.update(dict.fromkeys(range(miss.span.first, miss.span.last + 1), "! unread"))
        for record in report.records:
            margin.update(dict.fromkeys(range(record.line, record.end_line + 1), "|"))
            margin[record.line] = f"{record.kind} {record.id or ''}".strip()
    width = max((len(text) for text in margin.values()), default=0)
    for number, line in enumerate(source.lines, start=1):
        yield f"{number:>5} {margin.get(number, ''):<{width}} {line}".rstrip()
    for report in reports:
        for miss in report.unread:
            yield f"! {source.path}:{miss.span.first}: unread, {miss.why}"
