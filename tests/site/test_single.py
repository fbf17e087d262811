"""A day or a week as one file to mail: whole without its site, no link that leads nowhere, every number with its line."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from reportgen.errors import ReportgenError
from reportgen.site import single
from reportgen.site.chosen import choose
from reportgen.site.inlined import pruned
from reportgen.site.single import MARK, render_single
from tests.site.browser import browser, chromium
from tests.site.builder import EVIL, hostile, nothing, small
from tests.site.judges import MODULES, needs, node
from tests.site.test_access import AXE, VALIDATE
from tests.site.test_site import demo
from tests.site.tree import Page

WANTED = ("2025-04-17", "2025-W16", "Sprint 4", "2025-03-24--2025-03-28", "2025-03-05")


@cache
def text(wanted: str) -> str:
    history, findings, look = demo()
    return render_single(history, findings, msgspec.structs.replace(look, source_url=""), wanted).content.decode()


def hrefs(html: str) -> list[str]:
    return [element.attributes["href"] for element in Page(html).elements if element.tag == "a" and "href" in element.attributes]


@pytest.mark.parametrize("wanted", WANTED)
def test_every_link_leads_to_a_place_in_the_file(wanted: str) -> None:
    page = Page(text(wanted))
    assert len(page.ids) == len(set(page.ids))
    assert {link for link in hrefs(text(wanted)) if not link.startswith("#") or link[1:] not in page.ids} == set()
    assert len(hrefs(text(wanted))) > 50 or "No records." in text(wanted)


@pytest.mark.parametrize("wanted", WANTED)
def test_nothing_is_loaded_and_the_style_is_the_one_that_the_policy_allows(wanted: str) -> None:
    html = text(wanted)
    tags = {element.tag for element in Page(html).elements}
    assert tags & {"script", "link", "img", "iframe", "object", "form", "input", "base"} == set()
    assert {found[:5] for found in re.findall(r"url\(\"?(.{9})", html)} <= {"data:"}
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in html
    assert "default-src 'none'" in html
    assert html.startswith(MARK)


@pytest.mark.parametrize(("wanted", "most"), [("2025-04-17", 100_000), ("2025-W16", 150_000)])
def test_it_is_small_enough_to_mail(wanted: str, most: int) -> None:
    print(f"{wanted}: {len(text(wanted).encode()):,} bytes")
    assert len(text(wanted).encode()) < most


def test_a_day_stands_as_of_that_day_and_not_as_of_the_latest() -> None:
    page = Page(render_single(*small(), "2025-03-03").content.decode())
    words = {found for found, _ in page.texts}
    assert {"Monday 3 March 2025", "4 Mar 2025", "ACT-01", "Humidity", "Red risks", "Work on day 3", "Good morning."} <= words
    assert "6 Mar 2025" not in words  # the due date that a later report sets


def test_a_line_of_another_report_is_quoted_at_the_end_with_its_file() -> None:
    html = render_single(*small(), "2025-03-05").content.decode()
    note = re.search(r'<li id="s-(\d+)">.*?reports/2025-03-04.md:5.*?<q>(.*?)</q>', html)
    assert note
    assert note[2] == "- **ACT-01 – Move the boxes (Yusra)**"
    assert f'<a href="#s-{note[1]}" title="reports/2025-03-04.md:5" data-at="{note[1]}">' in html


def test_a_line_of_the_report_itself_stands_in_the_file() -> None:
    html = render_single(*small(), "2025-03-05").content.decode()
    assert '<a href="#L5" data-at="L5">' in html
    assert "reports/2025-03-05.md:5</a>" in html


def test_every_number_of_a_day_leads_to_what_it_counts() -> None:
    day = demo()[0].days[-1]
    html = text(day.report.key)
    for key, number in (("open", len(day.open)), ("closed", len(day.closed)), ("risks", len(day.risks) + len(day.unrated))):
        section = html.partition(f'<section id="{key}"')[2].partition("</section>")[0]
        assert section.count("<tr id=") == number, key
        assert f'<a href="#{key}">{number}</a>' in html


def test_every_row_says_the_file_and_line_that_it_was_read_from() -> None:
    for wanted in ("2025-04-17", "2025-W16"):
        places = re.findall(r'<td class="from"><a [^>]*>([^<]*)</a>', text(wanted))
        assert len(places) > 10
        assert all(re.fullmatch(r"reports/\S+\.md:\d+", place) for place in places), places


def test_a_week_tells_each_of_its_days() -> None:
    html = text("2025-W16")
    assert re.findall(r'<section id="(d-[\d-]+)" class="daily"', html) == [f"d-2025-04-{day}" for day in (14, 15, 16, 17)]
    assert 'href="#d-2025-04-14-closed"' in html


def test_it_does_not_grow_without_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single, "_DAYS", 2)
    monkeypatch.setattr(single, "MOST", 3)
    html = render_single(*demo(), "2025-W16").content.decode()
    assert re.findall(r'<section id="(d-[\d-]+)" class="daily"', html) == ["d-2025-04-16", "d-2025-04-17"]
    assert "The first 2 days have no room here" in html
    assert re.search(r"\d+ more in the tables below", html)


def test_with_an_address_of_the_site_the_rest_is_on_the_web() -> None:
    history, findings, look = demo()
    look = msgspec.structs.replace(look, site_url="https://reports.test/x", source_url="")
    html = render_single(history, findings, look, "2025-04-17").content.decode()
    away = {link for link in hrefs(html) if not link.startswith("#")}
    assert {"https://reports.test/x/people/klara.html", "https://reports.test/x/rules/RG205.html"} <= away
    assert all(link.startswith("https://reports.test/x/") for link in away)


def test_with_an_address_of_the_sources_each_line_leads_there() -> None:
    links = hrefs(render_single(*small(), "2025-03-05").content.decode())
    assert {"https://host.test/blob/reports/2025-03-05.md#L1", "https://host.test/blob/reports/2025-03-04.md#L5"} <= set(links)


def test_what_a_report_says_stays_text() -> None:
    for wanted in ("2025-03-04", "2025-W10"):
        html = render_single(*hostile(), wanted).content.decode()
        assert "<script" not in html
        assert "<img" not in html
        assert "49014001" not in html
        assert "alert(1)" in html
    assert EVIL not in html


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ("2025-04-18", "2025-04-18: no report, week or sprint has this name; the nearest are 2025-04-16, 2025-04-17"),
        ("2025-W20", "2025-W20: no report, week or sprint has this name; the nearest are 2025-W15, 2025-W16"),
        ("Sprnt 3", "Sprnt 3: no report, week or sprint has this name; the nearest are Sprint 3, Sprint 4, Sprint 2"),
        ("", ": no report, week or sprint has this name; such names are latest, 2025-03-03 and Sprint 4"),
    ],
)
def test_a_name_that_is_none_is_answered_with_the_nearest(wanted: str, says: str) -> None:
    with pytest.raises(ReportgenError) as error:
        choose(demo()[0], wanted)
    assert str(error.value) == says


def test_before_the_first_report_there_is_nothing_to_choose() -> None:
    with pytest.raises(ReportgenError, match="there is none"):
        render_single(*nothing(), "latest")


@pytest.mark.parametrize(("wanted", "kind"), [("latest", "day"), ("2025-w16", "week"), ("week 16 of 2025", "week"), ("SPRINT-4", "sprint")])
def test_letter_case_does_not_matter(wanted: str, kind: str) -> None:
    assert choose(demo()[0], wanted).kind == kind


def test_styles_that_nothing_uses_are_left_out() -> None:
    css = ".a:not(.b), .c { top: 0 } @media print { .d { top: 0 } .a { left: 0 } } @page { @top-left { content: 'x' } }"
    assert pruned(css, '<p class="a">') == ".a:not(.b){top: 0}\n@media print{.a{left: 0}}\n@page{@top-left { content: 'x' }}"


@needs("html-validate")
def test_it_is_valid_html() -> None:
    assert node(VALIDATE, json.dumps({wanted: text(wanted) for wanted in WANTED})) == {}


@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="no chromium here")
@needs("axe-core")
def test_from_a_folder_of_its_own_it_opens_without_a_request_or_a_complaint_and_axe_finds_nothing(tmp_path: Path) -> None:
    axe = (MODULES / "axe-core" / "axe.min.js").read_text("utf-8")
    with browser(tmp_path / "profile") as tab:
        for wanted in WANTED[:2]:
            place = tmp_path / f"{wanted}.html"
            place.write_text(text(wanted), "utf-8")
            for theme in ("light", "dark"):
                tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
                assert tab.go(place.as_uri()) == []
                assert {url for url in tab.asked if not url.startswith(("data:", "about:"))} <= {place.as_uri()}
                ground = tab.run("getComputedStyle(document.body).backgroundColor")
                assert ground == {"light": "rgb(247, 247, 245)", "dark": "rgb(18, 19, 22)"}[theme]
                tab.run(f"{axe};1")
                assert tab.run(AXE) == []
                tab.asked.clear()
            tab.resize(390)
            assert tab.run("document.documentElement.scrollWidth") <= 390
            tab.resize(1440)
