"""Feeds: reports, changes and risk changes as Atom and as JSON Feed, with ids that stay the same for ever."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit

import msgspec

from reportgen.files import File
from reportgen.history import Change, Day
from reportgen.site.dayviews import report_title
from reportgen.site.lines import move
from reportgen.site.marked import HEAD, lines, tag
from reportgen.site.page import Site
from reportgen.site.words import FIELDS, count, iso_day

MOST = 60
"""Entries of one feed, the latest ones."""

_TOLD = ("status", "due", "owners", "level")


class News(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: `key` is its identity for ever, `date` the ISO day of the report that says it, `href` from the root of the site."""

    key: str
    date: str
    title: str
    text: str
    href: str


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """One row of `FEEDS`: its file name, what it is called, and its entries, the latest first."""

    name: str
    title: str
    news: Callable[[Site], Iterator[News]]


def _reports(site: Site) -> Iterator[News]:
    for day in reversed(site.lookup.history.days):
        report = day.report
        text = f"{count(len(day.closed), 'item')} closed, {len(day.new)} new, {len(day.open)} open"
        levels = list(day.risks.values())
        risks = ", ".join(f"{levels.count(level)} {level}" for level in ("red", "yellow", "green") if level in levels)
        yield News(
            key=f"report/{report.key}", date=report.date or "", title=report.header.title or report_title(report),
            text=f"{text}; risks: {risks}." if risks else f"{text}.", href=site.lookup.report_href(report.key),
        )  # fmt: skip


def _moves(site: Site, day: Day, wanted: Callable[[Change], bool]) -> Iterator[News]:
    for change in sorted(filter(wanted, day.changes), key=lambda one: (one.now.line, one.now.kind, one.field)):
        one = move(site.lookup, site.lines, change)
        if one:
            name = one.item.id or one.item.title
            yield News(
                key=f"change/{day.report.key}/{quote(one.item.key, safe=':')}/{change.field}", date=day.report.date or "",
                title=f"{name}: {FIELDS.get(change.field, change.field).lower()} {one.before.text or 'none'} → {one.after.text or 'none'}",
                text=one.item.title, href=one.after.href,
            )  # fmt: skip


def _changes(site: Site) -> Iterator[News]:
    """Yield what is new and what changed of action items and stories."""
    for day in reversed(site.lookup.history.days):
        for key in day.new:
            line = site.lines.get(key)
            if line:
                title = f"New: {line.id} {line.title}".replace("  ", " ")
                yield News(key=f"new/{quote(key, safe=':')}", date=day.report.date or "", title=title, text=line.title, href=line.href)
        yield from _moves(site, day, lambda change: change.now.kind in ("action", "story") and change.field in _TOLD)


def _risks(site: Site) -> Iterator[News]:
    for day in reversed(site.lookup.history.days):
        yield from _moves(site, day, lambda change: change.now.kind == "risk" and change.field in ("level", "status"))


FEEDS = (
    Feed(name="reports", title="Reports", news=_reports),
    Feed(name="changes", title="What is new, closed or moved", news=_changes),
    Feed(name="risks", title="Risk changes", news=_risks),
)


def base(site: Site) -> str:
    """Return the absolute address of the site with a slash at its end; empty when it has none."""
    url = site.lookup.look.site_url
    return f"{url.rstrip('/')}/" if url.startswith(("https://", "http://")) else ""


def tag_uri(site: Site, key: str) -> str:
    """Return the ``tag:`` URI (RFC 4151) of an entry: the host and the year of the first report never change, nor does the key."""
    host = urlsplit(base(site)).hostname or "localhost"
    first = next((iso_day(day.report.date) for day in site.lookup.history.days), None)
    return f"tag:{host},{first.year if first else 2000}:{key}"


def _atom(site: Site, feed: Feed, news: list[News]) -> str:
    root = base(site)
    here = f"{root}feeds/{feed.name}.xml"

    def entry(one: News) -> str:
        parts = (
            tag("id", tag_uri(site, one.key)), tag("title", one.title), tag("updated", f"{one.date}T00:00:00Z"),
            tag("link", rel="alternate", href=f"{root}{one.href}"), tag("summary", one.text),
        )  # fmt: skip
        return f"<entry>{''.join(parts)}</entry>"

    latest = next((one.date for one in news), site.lookup.as_of or "2000-01-01")
    return HEAD + lines(
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        tag("id", tag_uri(site, f"feed/{feed.name}")),
        tag("title", f"{site.lookup.look.title}: {feed.title}"),
        tag("updated", f"{latest}T00:00:00Z"),
        f"<author>{tag('name', site.lookup.look.title)}</author>",
        tag("link", rel="self", href=here, type="application/atom+xml"),
        tag("link", rel="alternate", href=root, type="text/html"),
        map(entry, news),
        "</feed>",
    )


def _json(site: Site, feed: Feed, news: list[News]) -> str:
    root = base(site)
    items = [
        {
            "id": tag_uri(site, one.key), "url": f"{root}{one.href}", "title": one.title, "content_text": one.text or one.title,
            "date_published": f"{one.date}T00:00:00Z",
        }
        for one in news
    ]  # fmt: skip
    whole = {
        "version": "https://jsonfeed.org/version/1.1", "title": f"{site.lookup.look.title}: {feed.title}", "home_page_url": root,
        "feed_url": f"{root}feeds/{feed.name}.json", "items": items,
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def feed_files(site: Site) -> Iterator[File]:
    """Yield every feed in both forms; none without an absolute address, which feeds cannot do without."""
    for feed in FEEDS if base(site) else ():
        news = [one for one, _ in zip(feed.news(site), range(MOST), strict=False)]
        yield File(path=f"feeds/{feed.name}.xml", content=_atom(site, feed, news).encode("utf-8", "replace"))
        yield File(path=f"feeds/{feed.name}.json", content=_json(site, feed, news).encode("utf-8", "replace"))
