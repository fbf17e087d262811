"""Links to the place where reports are kept: the exact lines, at the exact commit."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reportgen.site.lookup import build_lookup
from tests.site.builder import LOOK, small
from tests.site.test_site import tree

SHA = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c"
BLOB = "https://host.test/blob/{commit}/content/{path}#L{line}-L{end}"


@pytest.mark.parametrize(
    ("pattern", "commit", "address"),
    [
        ("https://host.test/blob/main/content/{path}#L{line}", "", "https://host.test/blob/main/content/reports/a%20b.md#L5"),
        (BLOB, SHA, f"https://host.test/blob/{SHA}/content/reports/a%20b.md#L5-L7"),
        (BLOB, "", ""),
        ("", SHA, ""),
        ("javascript:{path}", SHA, ""),
    ],
)
def test_a_pattern_is_filled_or_leads_nowhere(pattern: str, commit: str, address: str) -> None:
    history, findings, _ = small()
    lookup = build_lookup(history, findings, replace(LOOK, source_url=pattern, commit=commit))
    assert lookup.source_href("reports/a b.md", 5, 7) == address


def test_a_path_cannot_leave_its_place_in_the_address() -> None:
    history, findings, _ = small()
    lookup = build_lookup(history, findings, replace(LOOK, source_url=BLOB, commit=SHA))
    assert lookup.source_href("reports/{line}?#.md", 1) == f"https://host.test/blob/{SHA}/content/reports/%7Bline%7D%3F%23.md#L1-L1"


def test_every_record_of_a_report_and_every_sighting_of_an_item_leads_to_its_lines() -> None:
    for path in ("reports/2025-03-04.html", "items/act-01.html"):
        assert "https://host.test/blob/reports/2025-03-04.md#L5" in tree("small").pages[path].links


def test_without_a_place_there_is_no_link() -> None:
    assert b">source</a>" not in tree("hostile").files["items/act-01.html"]
