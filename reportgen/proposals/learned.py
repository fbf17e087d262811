"""All that is proposed, in the order in which a settings file is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reportgen.blocks import Paragraph
from reportgen.proposals.dates import dates
from reportgen.proposals.days import calendar, zone
from reportgen.proposals.families import prefixes
from reportgen.proposals.headings import headings
from reportgen.proposals.origin import Origin
from reportgen.proposals.people import owners
from reportgen.proposals.proposal import Proposal, Study
from reportgen.proposals.words import labels, statuses
from reportgen.records.header import find_title, meta_lines

_PROJECT = ("project", "programme", "program", "product", "team", "projekt", "projet", "proyecto")
_TITLES = 3  # that begin alike
_OPENING = re.compile(
    r"(?P<name>(?!(?i:day|week|sprint|daily|report|status|w\d|d\d)\b)[^\W\d_][\w'’&-]*(?: [A-Z][\w'’&-]*)??)"
    r"(?=,? (?i:week|day|sprint|daily)\b)"
)
_ISSUE = re.compile(r"(?<![\w/#&])#(?P<number>[1-9][0-9]{0,5})\b")
_LEAST = 2  # reports that name the project


def propose(study: Study, origin: Origin | None = None, folder: str = "") -> tuple[Proposal, ...]:
    """Return what the reports in `study` say about how they want to be read, none of which the settings say already.

    `origin` is the repository that they come from and `folder` the path of the content folder in it, with ``/`` at its end or empty.
    """
    days = tuple(dates(study))
    found = (
        *_title(study),
        *_addresses(study, origin, folder),
        *zone(study),
        *days,
        *calendar(study, [str(one.value) for one in days if str(one.value)[:1].isdigit()]),
        *statuses(study),
        *owners(study),
        *prefixes(study),
        *headings(study),
        *labels(study),
        *_issues(study, origin),
    )
    return tuple(_once(found))


def _once(found: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Yield each key of a table once: a second one would be no TOML, and a third pair of names a riddle."""
    seen: set[tuple[str, str]] = set()
    for proposal in found:
        place = (proposal.table, proposal.key.casefold())
        if not proposal.key or place not in seen:
            seen.add(place)
            yield proposal


def _title(study: Study) -> Iterator[Proposal]:
    if study.setting.title != type(study.setting)().title:
        return
    named: Counter[str] = Counter()
    first: dict[str, str] = {}
    for path, document in study.documents.items():
        title = find_title(document)
        blocks = document.blocks + tuple(block for block in (title.blocks if title else ()) if isinstance(block, Paragraph))
        said = [(document.front[key], 1) for key in _PROJECT if document.front.get(key)]
        said += [(value, span.first) for label, value, span in meta_lines(blocks) if label.lower() in _PROJECT and value]
        for words, line in said[:1]:
            named[words] += 1
            first.setdefault(words, f"{path}:{line}")
    words, number = named.most_common(1)[0] if named else ("", 0)
    if number >= _LEAST:
        why = f"the name on every page; {number} reports name it ({first[words]})"
        yield Proposal(key="title", value=words, why=(why,), sure=len(named) == 1)
        return
    words, number, where = _opening(study)
    if number >= _TITLES:
        yield Proposal(key="title", value=words, why=(f"the name on every page; {number} titles begin with it ({where})",))
    else:
        name = study.name.replace("-", " ").replace("_", " ").strip().capitalize() or "Execution history"
        yield Proposal(key="title", value=name, why=("the name on every page; no report names the project, this is the folder's name",))


def _opening(study: Study) -> tuple[str, int, str]:
    """Return the words that most titles begin with, before they name their day, how many do, and where the first does."""
    found: Counter[str] = Counter()
    first: dict[str, str] = {}
    for report in study.corpus.reports:
        match = _OPENING.match(report.header.title)
        if match:
            found[match["name"]] += 1
            first.setdefault(match["name"], f"{report.header.source}:{report.header.line}")
    words, number = found.most_common(1)[0] if found else ("", 0)
    return words, number, first.get(words, "")


def _issues(study: Study, origin: Origin | None) -> Iterator[Proposal]:
    """Propose that numbers such as #123 lead to the issues of the repository."""
    found = [
        f"{path}:{number}" for path, lines in study.lines.items() for number, line in enumerate(lines, start=1) if _ISSUE.search(line)
    ]
    if origin and origin.kind and len(found) >= _LEAST and not study.setting.links:
        middle = "/-/issues/" if origin.kind == "gitlab" else "/issues/"
        yield Proposal(
            table="links",
            key=_ISSUE.pattern,
            value=f"https://{origin.host}/{origin.path}{middle}{{number}}",
            why=(f"{len(found)} lines have a number such as #123, if it is that of an issue there: {', '.join(found[:3])}",),
        )


def _addresses(study: Study, origin: Origin | None, folder: str) -> Iterator[Proposal]:
    if origin is None:
        return
    why = f"where a report can be seen as it was written: the checkout's remote is {origin.path} on {origin.host} (.git/config)"
    if not study.setting.source_url and origin.source_url:
        yield Proposal(key="source_url", value=origin.source_url.replace("FOLDER", folder), why=(why,), sure=True)
    if not study.setting.site_url and origin.site_url:
        why = "where the site will be published, for feeds and the site map; this is where such a repository usually is"
        yield Proposal(key="site_url", value=origin.site_url, why=(why,))
