"""The attack corpus: every hostile text in every place, as one content folder, and what that folder is numbered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

from tests.attacks.payloads import FILES, IDS, TARGETS, WORDS
from tests.attacks.places import FIELDS, LINKS, Place
from tests.attacks.settings import SETTINGS, settings

FIRST_DAY = date(2025, 3, 3)
HEADERS = ("title of a report", "value of front matter", "key of front matter", "line about the report")


class Case(NamedTuple):
    """One attack: its number (``@@`` in the text), where it is made and with what, and the Markdown."""

    number: int
    place: str
    payload: str
    text: str


def _numbered(text: str, number: int, payload: int) -> str:
    return text.replace("@@", str(number)).replace("##", f"{payload:02}")


def _cases(places: Mapping[str, Place], payloads: Mapping[str, str], first: int, thin: int) -> Iterator[Case]:
    """Yield every `thin`-th pair of a place and a payload: each place has some of the payloads, each payload some of the places."""
    pairs = ((row, place, at, payload) for row, place in enumerate(places) for at, payload in enumerate(payloads) if (row + at) % thin == 0)
    for number, (_, place, at, payload) in enumerate(pairs, start=first):
        yield Case(number, place, payload, _numbered(places[place](payloads[payload]), number, at))


def field_cases(thin: int = 1) -> tuple[Case, ...]:
    """Hostile texts in the fields of a report."""
    return tuple(_cases(FIELDS, WORDS, 10_000, thin))


def link_cases(thin: int = 1) -> tuple[Case, ...]:
    """Hostile targets in links of each kind."""
    return tuple(_cases(LINKS, TARGETS, 20_000, thin))


def header_cases() -> tuple[Case, ...]:
    """Hostile texts about a report as a whole."""
    return tuple(_cases(dict.fromkeys(HEADERS, str), WORDS, 30_000, len(HEADERS)))


def page_cases() -> tuple[Case, ...]:
    """Hostile texts and targets in a page that is no report."""
    words = _cases({"page: heading": lambda words: f"## {words}", "page: table": FIELDS["head of a table"]}, WORDS, 40_000, 1)
    return (*words, *_cases({f"page: {place}": LINKS[place] for place in ("link", "image", "reference")}, TARGETS, 50_000, 1))


def name_cases() -> tuple[Case, ...]:
    """Every hostile name of a file, of a folder, and of an item."""
    names = (("file name", FILES), ("folder name", FILES), ("id", IDS))
    numbers = count(60_000)
    return tuple(Case(next(numbers), place, name, name) for place, held in names for name in held)


def _day(at: int) -> str:
    return (FIRST_DAY + timedelta(days=at)).isoformat()


def _reports(thin: int) -> Iterator[tuple[str, str]]:
    """Yield name and text of each report; on each day some places with all their cases, and a hostile text about the day."""
    headers = {place: [case.text.replace("\n", " ") for case in header_cases() if case.place == place] for place in HEADERS}
    days = len(headers[HEADERS[0]])
    cases = (*field_cases(thin), *link_cases(thin))
    places = {place: at for at, place in enumerate((*FIELDS, *LINKS))}
    for at, (title, value, key, line) in enumerate(zip(*headers.values(), strict=True)):
        body = "\n\n".join(case.text for case in cases if places[case.place] % days == at)
        front = f"---\ndate: {_day(at)}\ntitle: {value}\nkey {key}: x\n---\n"
        yield f"day-{at:02}.md", f"{front}# Day {at} {title} ({_day(at)})\n\n**Facilitator:** {line}\n\n## Action Items\n\n{body}\n"
    rows = "\n".join(f"| {name.replace('|', '')} | Lift box {at} | Yusra | Blocked |" for at, name in enumerate(IDS))
    yield "ids.md", f"# Ids ({_day(20)})\n\n## Action Items\n\n| ID | Action | Owner | Status |\n|---|---|---|---|\n{rows}\n"
    items = "".join(f"- **{name} – Lift case {at} (Yusra)**\n  - Status: Blocked\n" for at, name in enumerate(IDS) if at % 4 == 3)
    yield "ids-in-bold.md", f"# Ids again ({_day(21)})\n\n## Action Items\n\n{items}"


def _named() -> Iterator[tuple[str, str]]:
    """Yield reports without a date with hostile names: what is made of the name is their key."""
    folders = [name.rpartition(".")[0] or name for name in FILES]
    for at, (name, folder) in enumerate(zip(FILES, reversed(folders), strict=True)):
        link = f"See [another](../{folders[at]}/{FILES[-at - 1]}) and {folder}/{name}:1."
        yield f"{folder}/{name}", f"# File {at}\n\n{link}\n\n## Risks\n\n- **RF-1:** Fog (Owner: Ben) – Status: Red\n"


def _pages() -> Iterator[tuple[str, str]]:
    yield "pages/hostile.md", "# Hostile <script>window.OWNED=1</script>\n\n" + "\n\n".join(case.text for case in page_cases())
    for name in FILES[::2]:
        yield f"pages/{name}", f"# {name}\n\n[x](javascript:window.OWNED=1)\n"


def lay(content: Path, thin: int = 1) -> int:
    """Write the corpus into the folder `content`, and return how many files a file system refused, since nobody can have them there.

    With `thin`, a place has only each so many-th of the hostile texts: enough for a browser, which walks through all pages.
    """
    refused = 0
    files = [*((f"reports/{name}", text) for name, text in (*_reports(thin), *_named())), *_pages(), ("site.toml", settings())]
    for name, text in files:
        try:
            file = content / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8", "surrogateescape"))
        except (OSError, ValueError):
            refused += 1
    with suppress(OSError):
        (content / "reports" / "broken.md").write_bytes(b"# Day (2025-06-20)\n\n- <scr\x00ipt>window.OWNED=1</script> \xff\xed\xa0\x80\n")
    return refused


def all_cases(thin: int = 1) -> tuple[Case, ...]:
    """Every case, each once."""
    numbers = count(70_000)
    held = tuple(Case(next(numbers), "setting", name, text) for name, text in SETTINGS.items())
    return (*field_cases(thin), *link_cases(thin), *header_cases(), *page_cases(), *name_cases(), *held)
