"""People: what each owner holds, did and is late with."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportgen.history import Person
from reportgen.site.dayviews import shown
from reportgen.site.lines import by_level
from reportgen.site.page import HOME, Page, Site
from reportgen.site.sheets import Sheeted, Whole, sheets
from reportgen.site.view import Group, Line, Ref, beside
from reportgen.site.words import count

MOST = 150
"""Items of one group on the page of an owner; the list of items has the rest."""

NUMBERS = ("open", "late", "done", "risks", "decisions")

SHEET = 300
"""Owners on one page."""


class PersonRow(msgspec.Struct, frozen=True, kw_only=True):
    """One owner with the number of items in each group, linked to the group."""

    name: Ref
    find: str
    numbers: tuple[Ref, ...]
    share: float

    @property
    def keys(self) -> dict[str, str]:
        """What the row is found and sorted by."""
        return {"find": self.find} | {key: ref.text for key, ref in zip(NUMBERS, self.numbers, strict=True)}


class PeopleView(Sheeted, frozen=True, kw_only=True):
    """One sheet of the owners."""

    rows: tuple[PersonRow, ...]


class PersonView(msgspec.Struct, frozen=True, kw_only=True):
    """One owner's items in groups; `before` and `after` by name."""

    name: str
    numbers: tuple[tuple[str, Ref], ...]
    groups: tuple[Group, ...]
    before: Ref | None
    after: Ref | None


PARTS = (
    ("late", "Past due", "Open, and due before the latest report."),
    ("open", "Open", "Action items and stories held now."),
    ("risks", "Risks", "Risks owned."),
    ("decisions", "Decisions", "Decisions made."),
    ("done", "Done", "Closed as done."),
)


REST: dict[str, tuple[str, dict[str, str]]] = {
    "late": ("item", {"flag": "late"}), "open": ("item", {"open": "open"}), "risks": ("risk", {}), "decisions": ("decision", {}),
    "done": ("item", {"state": "done"}),
}  # fmt: skip
"""By part: the list that has the rest of it, and how it is filtered."""


def _lines(site: Site, person: Person, part: str) -> tuple[Line, ...]:
    lines = shown(site, getattr(person, part))
    return tuple(sorted(lines, key=by_level)) if part == "risks" else lines


def _page(site: Site, person: Person, near: tuple[Ref | None, Ref | None]) -> Page:
    path = f"people/{person.slug}.html"
    groups = []
    for key, name, about in PARTS:
        lines = _lines(site, person, key)
        kind, query = REST[key]
        rest = Ref(text=count(len(lines) - MOST, "more"), href=site.lookup.list_href(kind, owner=person.name, **query))
        more = rest if len(lines) > MOST else None
        if lines:
            groups.append(Group(key=key, name=name, about=about, lines=lines[:MOST], total=len(lines), more=more))
    numbers = tuple((name, Ref(text=str(len(getattr(person, key))), href=f"{path}#{key}")) for key, name, _ in PARTS)
    view = PersonView(name=person.name, numbers=numbers, groups=tuple(groups), before=near[0], after=near[1])
    about = f"{person.name}: {count(len(person.open), 'open item')}"
    return Page(
        path=path,
        template="person.html",
        title=person.name,
        view=view,
        here="people",
        about=about,
        crumbs=(HOME, Ref(text="People", href="people.html")),
    )


def _numbers(person: Person) -> tuple[Ref, ...]:
    page = f"people/{person.slug}.html"
    return tuple(Ref(text=str(len(getattr(person, key))), href=f"{page}#{key}") for key in NUMBERS)


def _path(number: int) -> str:
    return "people.html" if number == 1 else f"people-{number}.html"


def person_rows(site: Site) -> tuple[PersonRow, ...]:
    """Return all owners, those who hold most first."""
    people = site.lookup.history.people
    most = max((len(person.open) for person in people), default=0) or 1
    return tuple(
        PersonRow(
            name=Ref(text=person.name, href=f"people/{person.slug}.html"), find=person.name.casefold(),
            numbers=_numbers(person),
            share=round(100 * len(person.open) / most, 1),
        )
        for person in sorted(people, key=lambda one: (-len(one.open), one.name.casefold(), one.slug))
    )  # fmt: skip


def people_pages(site: Site) -> Iterator[Page]:
    """Yield the list of owners, and a page for each."""
    rows = person_rows(site)
    for part, held in sheets(rows, SHEET, _path, "rows/people"):
        yield Page(
            path=_path(part.number), template="people.html", title="People", view=PeopleView(rows=tuple(held), part=part), here="people",
            crumbs=(HOME,), about="Who holds what",
        )  # fmt: skip
    if len(rows) > SHEET:
        yield from Whole(folder="rows/people", template="personrows.html", mark=lambda row: row.find).pieces(rows)
    people = site.lookup.history.people
    refs = tuple(Ref(text=person.name, href=f"people/{person.slug}.html") for person in people)
    for at, person in enumerate(people):
        yield _page(site, person, beside(refs, at))
