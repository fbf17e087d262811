"""Pages stand while what they show, and what printed them, is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli import standing
from reportgen.cli.standing import Standing
from reportgen.corpus.cache import Cache
from reportgen.files import Same, open_site
from reportgen.site.printer import Printed


def test_no_page_stands_that_another_release_of_the_template_engine_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Printed(path="index.html", digest=b"shows this", standing=(Same(path="index.html", size=-1, time=0),))
    with open_site(tmp_path / "site") as site:
        first = Standing(Cache(tmp_path / "cache"), site, {})
        first.note(page)
        first.keep()
        assert Standing(Cache(tmp_path / "cache"), site, {}).stands("index.html", b"shows this") == page.standing
        monkeypatch.setattr(standing, "release", lambda name: f"{name}-99.0")
        assert Standing(Cache(tmp_path / "cache"), site, {}).stands("index.html", b"shows this") == ()
