"""Stubs: a page for every other name of an item, which leads to the item at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from reportgen.history.slugs import is_reserved, slug
from reportgen.site.feeds import base
from reportgen.site.lookup import PAGED, other_names
from reportgen.site.page import Page, Site
from reportgen.site.view import Ref


class StubView(msgspec.Struct, frozen=True, kw_only=True):
    """A name that is not a page's own, and where it leads: `file` as seen from the stub, `address` as seen from everywhere, if known."""

    name: str
    target: Ref
    file: str
    address: str


def stubs(site: Site) -> Mapping[str, StubView]:
    """Map the path of each stub to what it shows; a name that is another item's page needs none, and of two items the first has it."""
    lookup, root = site.lookup, base(site)
    tracks = tuple(track for track in lookup.history.tracks if track.kind in PAGED)
    taken = {track.slug for track in tracks}
    found: dict[str, StubView] = {}
    for track in sorted(tracks, key=lambda one: (one.first or "~", one.key)):
        for name in other_names(track):
            file = slug(name)
            if file and file not in taken and not is_reserved(file):
                taken.add(file)
                target = Ref(text=f"{track.id or ''} {track.title}".strip() or track.slug, href=lookup.track_href(track))
                address = root + target.href if root else ""
                found[f"items/{file}.html"] = StubView(name=name, target=target, file=f"{track.slug}.html", address=address)
    return found


def stub_pages(site: Site) -> Iterator[Page]:
    """Yield one page for each other name, which no list, search or map of the site knows."""
    for path, view in stubs(site).items():
        yield Page(path=path, template="stub.html", title=f"{view.name} is now {view.target.text}", view=view)
