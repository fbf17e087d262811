"""How a site is dressed: its title, its hand-written pages, and where its sources can be seen."""

from __future__ import annotations

import msgspec


class Prose(msgspec.Struct, frozen=True, kw_only=True):
    """A hand-written page: `slug` is its file name, `text` its Markdown."""

    slug: str
    title: str
    text: str


class LinkRule(msgspec.Struct, frozen=True, kw_only=True):
    """What else in a text leads somewhere: a regular expression, and an address with ``{name}`` or ``{1}`` for its groups.

    For example ``(?P<repo>[a-z]+)#(?P<number>[0-9]+)`` and ``https://host.test/{repo}/pull/{number}``.
    """

    pattern: str
    url: str


class OwnTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """A template of a team: `name` as other templates call it, its `text`, and its `file` as people know it, for messages."""

    name: str
    text: str
    file: str


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What a site needs to know that no report states.

    `source_url` is a pattern with ``{path}`` (below the content folder), ``{line}``, ``{end}`` and ``{commit}``, for example
    ``https://host.test/blob/{commit}/content/{path}#L{line}``; `commit` is the one that the sources are of;
    `site_url` the absolute address the site is published at; `templates` stand before the
    built-in ones and run in a sandbox unless they are `trusted`; `statics` are files by name that do too. Empty means none.
    Sites ask search engines to stay away unless `indexable`. `linkify` are rules
    for words that lead somewhere; ids of items do so always. `zone` (IANA) is the clock of the checkpoints in the calendar.
    `across` is the title of the site of several projects of which this one is a folder.
    `language` is the code of that of the pages' own words.
    """

    title: str = "Reports"
    description: str = ""
    source_url: str = ""
    site_url: str = ""
    indexable: bool = False
    pages: tuple[Prose, ...] = ()
    templates: tuple[OwnTemplate, ...] = ()
    trusted: bool = False
    statics: tuple[tuple[str, bytes], ...] = ()
    linkify: tuple[LinkRule, ...] = ()
    zone: str = "UTC"
    commit: str = ""
    across: str = ""
    language: str = "en"
