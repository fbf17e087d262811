"""Feeds, calendar, sitemap and llms.txt: read by parsers of other projects, with ids that never change."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from functools import cache

import pytest
from msgspec.structs import replace

from reportgen.site import render_site
from tests.site.builder import hostile, nothing, small
from tests.site.judges import needs, node
from tests.site.test_site import demo, tree
from tests.site.tree import Tree

URL = "https://x.test/a/"
ATOM = "{http://www.w3.org/2005/Atom}"
GIVEN = {"small": small, "hostile": hostile, "demo": demo, "nothing": nothing}
READ_FEED = """
import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { readFileSync } from 'fs'
const given = JSON.parse(readFileSync(0, 'utf8'))
const atom = parseAtomFeed(given.atom), json = parseJsonFeed(JSON.parse(given.json))
const entries = (atom.entries || []).map(e => [e.id, e.links[0].href])
console.log(JSON.stringify({ atom: entries, json: (json.items || []).map(e => [e.id, e.url]) }))
"""
READ_CALENDAR = """
import ICAL from 'ical.js'
import { readFileSync } from 'fs'
const whole = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')))
console.log(JSON.stringify(whole.getAllSubcomponents('vevent').map(part => {
  const event = new ICAL.Event(part)
  return [event.uid, event.summary, event.startDate.toString(), event.startDate.isDate]
})))
"""


@cache
def named(name: str) -> Tree:
    """Return a site that has an address."""
    history, findings, look = GIVEN[name]()
    return Tree(render_site(history, findings, replace(look, site_url=URL)))


each = pytest.mark.parametrize("name", GIVEN)


@each
@needs("feedsmith")
def test_both_forms_of_a_feed_say_the_same_to_a_parser_of_another_project(name: str) -> None:
    for feed in ("reports", "changes", "risks"):
        files = named(name).files
        read = node(READ_FEED, json.dumps({"atom": files[f"feeds/{feed}.xml"].decode(), "json": files[f"feeds/{feed}.json"].decode()}))
        assert read["atom"] == read["json"]


@each
def test_every_entry_has_an_id_of_its_own_and_leads_to_a_page(name: str) -> None:
    for feed in ("reports", "changes", "risks"):
        root = ET.fromstring(named(name).files[f"feeds/{feed}.xml"])  # noqa: S314 - our own output
        ids = [entry.findtext(f"{ATOM}id") or "" for entry in root.iter(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids)
        assert all(re.match(r"tag:x\.test,\d{4}:\w+/", one) for one in ids)
        for link in root.iter(f"{ATOM}link"):
            path = link.attrib["href"].removeprefix(URL).partition("#")[0]
            assert (path or "index.html") in named(name).files, path


def test_ids_stay_when_reports_are_added() -> None:
    entry = re.compile(rb"<entry><id>([^<]+)</id>")
    before = set(entry.findall(named("small").files["feeds/changes.xml"]))
    assert before
    again = Tree(render_site(small()[0], small()[1], replace(small()[2], site_url=URL, title="Another name")))
    assert set(entry.findall(again.files["feeds/changes.xml"])) == before


def test_a_feed_tells_what_happened_in_its_title() -> None:
    titles = [item["title"] for item in json.loads(named("small").files["feeds/risks.json"])["items"]]
    assert titles == ["R-1: level Red → Yellow"]


@each
@needs("ical.js")
def test_the_calendar_is_read_by_a_parser_of_another_project(name: str) -> None:
    events = node(READ_CALENDAR, tree(name).files["calendar.ics"].decode())
    assert len({uid for uid, *_ in events}) == len(events)
    assert (name == "nothing") == (not events)


@needs("ical.js")
def test_a_due_date_is_a_whole_day_and_a_checkpoint_has_its_time() -> None:
    events = {
        uid: (summary, start, whole) for uid, summary, start, whole in node(READ_CALENDAR, tree("small").files["calendar.ics"].decode())
    }
    assert events["due-act-01@reportgen"][1:] == ("2025-03-06", True)
    assert events["due-act-01@reportgen"][0].startswith("Due: ACT-01 Move the boxes")
    assert events["checkpoint-2025-03-03-1@reportgen"][1:] == ("2025-03-03T09:00:00Z", False)


def test_lines_of_the_calendar_are_short_and_end_as_they_must() -> None:
    lines = tree("hostile").files["calendar.ics"].split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_the_sitemap_lists_every_page_with_the_date_of_its_report() -> None:
    text = named("small").files["sitemap.xml"].decode()
    listed = re.findall(r"<loc>https://x\.test/a/([^<]+)</loc>", text)
    assert set(listed) == set(named("small").pages) - {"404.html"}
    assert "<loc>https://x.test/a/reports/2025-03-04.html</loc><lastmod>2025-03-04</lastmod>" in text


def test_without_an_address_there_is_no_feed_and_no_sitemap() -> None:
    assert not [path for path in tree("small").files if path.startswith("feeds/") or path == "sitemap.xml"]


@each
def test_llms_txt_names_files_that_exist(name: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", tree(name).files["llms.txt"].decode())
    assert links
    assert [link for link in links if not link.startswith("data/") and link not in tree(name).files] == []


def test_a_report_page_says_its_date_to_those_who_share_it() -> None:
    page = named("small").files["reports/2025-03-04.html"].decode()
    assert '<meta property="article:published_time" content="2025-03-04">' in page
    assert 'href="../feeds/risks.xml"' in page
