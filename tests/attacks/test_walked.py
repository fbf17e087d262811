"""A site of hostile reports in a browser that is told no policy: whatever a reader does, nothing runs and nobody else is asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportgen.files import File
from tests.attacks.browse import HOST, search, walk, without_policy
from tests.attacks.conftest import Hostile
from tests.attacks.payloads import WORDS
from tests.site.browser import Tab, chromium
from tests.site.conftest import lay, served

pytestmark = [pytest.mark.browser, pytest.mark.skipif(chromium() is None, reason="no chromium here")]


@pytest.fixture(scope="module")
def address(hostile: Hostile, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the hostile site with all its policies taken out."""
    files = {path: without_policy(held) if path.endswith(".html") else held for path, held in hostile.files.items()}
    assert not [path for path, held in files.items() if path.endswith(".html") and b"Content-Security-Policy" in held]
    files[HOST] = b"<!doctype html><title>Walk</title>"
    with served(lay(tmp_path_factory.mktemp("open"), (File(path=path, content=held) for path, held in files.items()))) as one:
        yield one


def test_no_page_runs_what_a_report_says(tab: Tab, address: str, hostile: Hostile) -> None:
    pages = sorted(path for path in hostile.files if path.endswith(".html"))
    walked = walk(tab, address, pages)
    assert walked.wrong == ()
    assert walked.pages == len(pages)
    assert walked.links > 10 * len(pages)


def test_a_search_shows_what_a_report_says_and_runs_none_of_it(tab: Tab, address: str) -> None:
    words = [WORDS[name] for name in ("script", "image that fails", "attribute, double quote", "prototype")]
    found = search(tab, address, ["OWNED", *words])
    assert found.wrong == ()
    assert found.links > 0


def test_a_page_that_would_run_it_is_noticed(tab: Tab, hostile: Hostile, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The walk sees what it looks for: a page that writes its reports without escaping them."""
    page = hostile.files["reports.html"].replace(
        b"</body>",
        b"<p onclick=window.OWNED=1>x</p><script>window.OWNED=2</script><a href='javascript:1'>x</a><img src=http://127.0.0.1:9/></body>",
    )
    files = [File(path="bad.html", content=without_policy(page)), File(path=HOST, content=b"<!doctype html><title>Walk</title>")]
    with served(lay(tmp_path_factory.mktemp("bad"), files)) as start:
        noticed = {problem for _, problem in walk(tab, start, ["bad.html"]).wrong}
    assert {"P onclick", "leads to javascript:1", "asked for http://127.0.0.1:9/"} <= noticed
    assert any(problem.startswith("ran: ") for problem in noticed)
