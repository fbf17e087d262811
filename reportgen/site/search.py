"""Search: one index that a script loads when it is first needed, also from disk."""

from __future__ import annotations

import json
from collections.abc import Iterator

from reportgen.site.dayviews import report_title
from reportgen.site.page import HOME, Page, Site
from reportgen.site.words import LEVELS

Found = tuple[str, str, str, str, str]
"""Kind, id, title, what else is searched and shown, and the address."""


def _entries(site: Site) -> Iterator[Found]:
    for line in site.lines.values():
        names = ", ".join(owner.text for owner in line.owners)
        now = line.state_text or LEVELS.get(line.level, "") or line.value
        yield line.kind, line.id, line.title, " · ".join(part for part in (now, names) if part), line.href
    for report in site.lookup.history.corpus.reports:
        yield (
            "report",
            report.date or "",
            report.header.title or report_title(report),
            report_title(report),
            site.lookup.report_href(report.key),
        )
    for person in site.lookup.history.people:
        yield "person", "", person.name, "", f"people/{person.slug}.html"
    for prose in site.lookup.look.pages:
        yield "page", "", prose.title, "", f"pages/{prose.slug}.html"


def search_index(site: Site) -> str:
    """Return the script that assigns the index to one global; nothing in it can end the script early."""
    rows = json.dumps(list(_entries(site)), ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        rows = rows.replace(sign, f"\\u{ord(sign):04x}")
    return f"window.REPORTGEN_INDEX={rows};\n"


def search_page(site: Site) -> Iterator[Page]:
    """Yield the search page, which works with script only and says so."""
    yield Page(path="search.html", template="search.html", title="Search", view=site.lookup.look.title, here="search", crumbs=(HOME,))
