"""What machines read first: sitemap.xml, where the site has an address, and llms.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.files import File
from reportgen.site.dayviews import newest_first, report_title
from reportgen.site.feeds import base
from reportgen.site.marked import HEAD, lines, tag
from reportgen.site.page import Site
from reportgen.site.stubs import stubs
from reportgen.site.twins.markdown import target, words
from reportgen.site.words import count, iso_day

MOST = 50_000
"""Addresses in one sitemap, by its protocol."""

LATEST = 30
"""Reports that llms.txt names; the list of reports has all."""


def _changed(site: Site) -> dict[str, str]:
    """Map the pages that belong to one date to it."""
    dates = {site.lookup.report_href(report.key): report.date or "" for report in site.lookup.history.corpus.reports}
    return dates | {line.href: line.last_date for line in site.lines.values()}


def sitemap(site: Site, paths: Iterable[str]) -> Iterator[File]:
    """Yield the sitemap of the pages at `paths`: with the date of the report where a page belongs to one, never the time of the build."""
    root, dates = base(site), _changed(site)
    if not root:
        return

    def entry(path: str) -> str:
        changed = dates.get(path) or site.lookup.as_of
        when = tag("lastmod", changed) if iso_day(changed) else ""
        return f"<url>{tag('loc', root + path)}{when}</url>"

    unlisted = {"404.html", *stubs(site)}
    listed = [path for path in paths if path.endswith(".html") and path not in unlisted][:MOST]
    text = HEAD + lines('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', map(entry, listed), "</urlset>")
    yield File(path="sitemap.xml", content=text.encode("utf-8", "replace"))


def llms(site: Site) -> Iterator[File]:
    """Yield llms.txt: what the site holds and where, in Markdown, most useful first."""
    look, lookup = site.lookup.look, site.lookup
    root = base(site)
    parts = [f"# {words(look.title)}", ""]
    parts += [f"> {words(look.description)}", ""] if look.description else []
    reports = lookup.history.corpus.reports
    known = f"{count(len(reports), 'report')}, {count(len(site.lines), 'item')}{f', as of {lookup.as_of}' if lookup.as_of else ''}"
    parts += [
        f"{known}. Every record names its source file and line.", "", "## Data", "",
        "A page `P.html` is Markdown at `P.md`, its data are `data/P.json` (home: `data/home.json`), and `data/P.csv` where it is a table.",
        "",
        f"- [Index of the data]({root}data/index.json): every file with its size and checksum",
        f"- [Records]({root}data/records.ndjson): one JSON object a line, all that reports state",
        f"- [Items]({root}data/items.json): the same thing over all reports, with every change",
        f"- [Findings]({root}data/findings.ndjson): contradictions and gaps, with the lines that prove them", "", "## Pages", "",
    ]  # fmt: skip
    names = (
        ("Overview", "index"), ("All items", "items"), ("Action items", "actions"), ("Stories", "stories"),
        ("Risks", "risks"), ("Decisions", "decisions"), ("Metrics", "metrics"),
        ("Trends", "trends"),
        ("Findings", "findings"), ("People", "people"), ("All reports", "reports"),
    )  # fmt: skip
    parts += [f"- [{name}]({root}{path}.md)" for name, path in names]
    parts += ["", "## Latest reports", ""]
    parts += [
        f"- [{words(report_title(report))}]({root}{target(lookup.report_href(report.key))}): {words(report.header.title)}"
        for report in newest_first(reports)[:LATEST]
    ]
    yield File(path="llms.txt", content=("\n".join(parts) + "\n").encode("utf-8", "replace"))
