"""One page before it is printed, and what all page functions are given."""

from __future__ import annotations

import msgspec

from reportgen.site.lines import Lines
from reportgen.site.lookup import Lookup
from reportgen.site.view import Ref


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page goes, which template prints it, and its view.

    `here` names the entry of the navigation that is lit; `crumbs` lead from home to the page above this one.
    """

    path: str
    template: str
    title: str
    view: object
    here: str = ""
    about: str = ""
    crumbs: tuple[Ref, ...] = ()


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """The history with its indexes, and the line of every item."""

    lookup: Lookup
    lines: Lines


HOME = Ref(text="Home", href="index.html")
