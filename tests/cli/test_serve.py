"""The preview: what it sends, to whom, what follows an edit, and that nothing of it is written."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPResponse
from pathlib import Path
from typing import NamedTuple

import pytest

from reportgen.cli.preview import edition
from reportgen.cli.preview.edition import Asked
from reportgen.cli.preview.run import Preview
from reportgen.cli.preview.server import Server, is_ours, open_server
from reportgen.cli.preview.watch import Place, changes
from reportgen.errors import ReportgenError
from tests.cli.run import SMALL, run, start
from tests.golden.golden import tree
from tests.site.browser import Tab, browser, chromium

WRONG = "\n## Action Items\n\n- ACT-09 – Count the boxes\n  - Status: Done (40%)\n"


class Got(NamedTuple):
    """What came back: status, headers in small letters, and the body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def send(server: Server, path: str, method: str = "GET", **headers: str) -> Got:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=20)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    got = Got(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    connection.close()
    return got


class Running(NamedTuple):
    """A preview without the threads that watch and follow: a test says when something was noticed, and when the rest is made."""

    content: Path
    preview: Preview
    server: Server

    def get(self, path: str, method: str = "GET", **headers: str) -> Got:
        return send(self.server, path, method, **headers)

    def edit(self, name: str, change: Callable[[str], str]) -> None:
        file = self.content / "reports" / name
        file.write_text(change(file.read_text("utf-8")), "utf-8")
        self.preview.notice(frozenset([str(file)]))

    @contextmanager
    def events(self) -> Iterator[HTTPResponse]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_address[1], timeout=20)
        connection.request("GET", "/.preview/events")
        with connection.getresponse() as answer:
            yield answer
        connection.close()


@contextmanager
def running(content: Path) -> Iterator[Running]:
    preview = Preview(Asked(content, jobs=1))
    server = open_server("127.0.0.1", 0, preview.stage)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        preview.make()
        yield Running(content, preview, server)
    finally:
        preview.stage.end()
        server.shutdown()
        server.server_close()


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Running]:
    shutil.copytree(SMALL, tmp_path / "content")
    with running(tmp_path / "content") as made:
        yield made


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview that no test changes."""
    top = tmp_path_factory.mktemp("still")
    shutil.copytree(SMALL, top / "content")
    with running(top / "content") as made:
        yield made


def next_event(stream: HTTPResponse) -> dict[str, object]:
    while True:
        line = stream.readline()
        if line.startswith(b"data: "):
            said: dict[str, object] = json.loads(line[6:])
            return said


def bare(page: bytes) -> bytes:
    """A page without what the preview adds."""
    return re.sub(rb'<link rel="stylesheet" href="/\.preview/.*(?=</body>)', b"", page, flags=re.S)


def test_pages_are_those_of_a_build_but_for_the_panel(still: Running, tmp_path: Path) -> None:
    assert run("build", still.content, "--out", tmp_path / "site", "--no-cache").exit_code == 0
    for path, content in tree(tmp_path / "site").items():
        if path.startswith((".", "trends/", "rules/", "data/")):
            continue
        got = still.get(f"/{path}")
        assert got.status == 200, path
        assert bare(got.body) == content, path
        assert b"reportgen-preview" not in content


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/reports/2025-05-05.html?x=1", "text/html; charset=utf-8"),
        ("/reports/2025-05-05.md", "text/markdown; charset=utf-8"),
        ("/static/site.css", "text/css; charset=utf-8"),
        ("/static/icon.svg", "image/svg+xml"),
        ("/search/top.js", "text/javascript; charset=utf-8"),
        ("/data/records.ndjson", "application/x-ndjson"),
        ("/calendar.ics", "text/calendar; charset=utf-8"),
        ("/.preview/panel.js", "text/javascript; charset=utf-8"),
    ],
)
def test_files_have_their_types_and_load_nothing_from_elsewhere(still: Running, path: str, kind: str) -> None:
    got = still.get(path)
    assert (got.status, got.headers["content-type"]) == (200, kind)
    assert "default-src 'none'; style-src 'self'; script-src 'self'" in got.headers["content-security-policy"]
    assert "connect-src 'self'" in got.headers["content-security-policy"]
    assert got.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/reports/", "/reports", "/static/", "/../site.toml", "/%2e%2e/site.toml", "/site.toml", "//etc/passwd", "/a%00b"]
)
def test_nothing_but_the_site_is_sent_and_no_folder_is_listed(still: Running, path: str) -> None:
    got = still.get(path)
    assert got.status == 404
    assert "Page not found" in got.text
    assert "title =" not in got.text


def test_head_has_no_body_and_what_is_known_is_not_sent_again(still: Running) -> None:
    page = still.get("/index.html")
    head = still.get("/index.html", "HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(page.body)))
    assert head.headers["etag"] == page.headers["etag"]
    again = still.get("/index.html", if_none_match=page.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert still.get("/index.html", if_none_match='"other"').status == 200
    assert still.get("/index.html", "POST").status == 405


@pytest.mark.parametrize("host", ["evil.test", "evil.test:8000", "127.0.0.1.evil.test", "192.168.0.7", ""])
def test_a_name_that_leads_here_from_a_web_site_gets_nothing(still: Running, host: str) -> None:
    for path in ("/", "/.preview/events"):
        got = still.get(path, host=host)
        assert got.status == 421
        assert b"ACT-" not in got.body


def test_names_of_this_machine_are_ours() -> None:
    assert [is_ours(host, "127.0.0.1") for host in ("localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST")] == [True] * 4
    assert is_ours("reports.team.test:8000", "reports.team.test")


def test_an_edit_shows_at_once_on_the_page_of_its_report_and_then_everywhere(shown: Running) -> None:
    with shown.events() as events:
        assert next_event(events) == {"number": 1, "pending": False}
        shown.edit("2025-05-05.md", lambda text: text.replace("## ", "Snow fell.\n\n## ", 1) + WRONG)
        assert next_event(events) == {"number": 2, "pending": True}
        page = shown.get("/reports/2025-05-05.html").text
        assert "Snow fell." in page
        assert "Count the boxes" in page
        assert shown.get("/items/act-09.html").status == 404
        shown.preview.make()
        assert next_event(events)["pending"] is False
        assert shown.get("/items/act-09.html").status == 200


def test_a_new_report_has_its_page_at_once(shown: Running) -> None:
    file = shown.content / "reports" / "2025-05-08.md"
    file.write_text(f"# Day 4 (Thursday, 2025-05-08)\n\nHail fell.\n{WRONG}", "utf-8")
    shown.preview.notice(frozenset([str(file)]))
    page = shown.get("/reports/2025-05-08.html").text
    assert "Hail fell." in page
    assert "RG202" in page.partition('<aside id="reportgen-preview"')[2]
    assert "2025-05-08" not in shown.get("/reports.html").text
    shown.preview.make()
    assert "reports/2025-05-08.html" in shown.get("/reports.html").text
    file.unlink()
    shown.preview.notice(frozenset([str(file)]))
    shown.preview.make()
    assert shown.get("/reports/2025-05-08.html").status == 404


def test_what_a_report_that_is_gone_was_found_with_is_named_as_before(shown: Running, capsys: pytest.CaptureFixture[str]) -> None:
    file = shown.content / "reports" / "2025-05-08.md"
    file.write_text(f"# Day 4 (Thursday, 2025-05-08)\n{WRONG}", "utf-8")
    shown.preview.make()
    file.unlink()
    shown.preview.make()
    said = [line.split(": ")[0] for line in capsys.readouterr().out.splitlines() if "RG202" in line]
    assert said == [f"+ {file}:5:1", f"- {file}:5:1"]


def test_what_is_shown_after_edits_is_what_a_preview_begun_now_shows(shown: Running) -> None:
    pages = ("index.html", "reports/2025-05-05.html", "reports/2025-05-06.html", "items.html", "findings.html", "data/items.json")
    reports = shown.content / "reports"
    shown.edit("2025-05-06.md", lambda text: text.replace("Done", "Blocked") + WRONG)
    shown.preview.make()
    shutil.copy(reports / "2025-05-06.md", reports / "2025-05-07.md")
    shown.preview.notice(frozenset([str(reports / "2025-05-07.md")]))
    shown.preview.make()
    (reports / "2025-05-07.md").replace(reports / "2025-05-09.md")
    shown.preview.make()
    (reports / "last-day.md").unlink()
    shown.preview.make()
    with running(shown.content) as anew:
        for path in pages:
            assert shown.get(f"/{path}").body == anew.get(f"/{path}").body, path


def test_findings_of_the_report_stand_in_its_page(shown: Running, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    shown.edit("2025-05-05.md", lambda text: text + WRONG.replace("boxes", "<b>boxes</b>"))
    panel = shown.get("/reports/2025-05-05.html").text.partition('<aside id="reportgen-preview"')[2]
    line = len((shown.content / "reports" / "2025-05-05.md").read_text("utf-8").splitlines())
    assert f'<a href="#L{line}">line {line}</a> <b>error RG202 percent-status</b>' in panel or "RG202" in panel
    said = capsys.readouterr().out.splitlines()
    assert any(one.startswith("+ ") and "RG202" in one for one in said)
    shown.preview.make()
    shown.edit("2025-05-05.md", lambda text: text.replace("Done (40%)", "Done (100%)"))
    said = capsys.readouterr().out.splitlines()
    assert [one[:2] for one in said if "RG202" in one] == ["- "]


def test_an_error_in_the_settings_leaves_the_last_site_and_is_said(shown: Running, capsys: pytest.CaptureFixture[str]) -> None:
    before = shown.get("/reports/2025-05-05.html").body
    setting = (shown.content / "site.toml").read_text("utf-8")
    (shown.content / "site.toml").write_text("title = ", "utf-8")
    capsys.readouterr()
    shown.preview.make()
    after = shown.get("/reports/2025-05-05.html")
    assert bare(after.body) == bare(before)
    assert "Cannot be shown" in after.text
    assert "site.toml" in after.text.partition("Cannot be shown")[2]
    assert "site.toml" in capsys.readouterr().err
    (shown.content / "site.toml").write_text(setting.replace("title = ", "title = 'A' #", 1), "utf-8")
    shown.preview.make()
    assert "Cannot be shown" not in shown.get("/index.html").text


def test_an_error_in_a_template_leaves_the_last_page_and_is_said(shown: Running, capsys: pytest.CaptureFixture[str]) -> None:
    before = shown.get("/index.html").body
    (shown.content / "templates").mkdir()
    (shown.content / "templates" / "home.html").write_text("{{ nothing.at.all }}\n", "utf-8")
    shown.preview.make()
    assert "home.html:1" in capsys.readouterr().err
    after = shown.get("/index.html")
    assert bare(after.body) == bare(before)
    assert "home.html:1" in after.text
    (shown.content / "templates" / "report.html").write_text("{{ view.nothing }}\n", "utf-8")
    shown.preview.make()
    page = shown.get("/reports/2025-05-05.html").body
    shown.edit("2025-05-05.md", lambda text: text + "\n\nSleet fell.\n")
    assert bare(shown.get("/reports/2025-05-05.html").body) == bare(page)
    assert "report.html:1" in shown.get("/reports/2025-05-05.html").text
    (shown.content / "templates" / "report.html").unlink()
    (shown.content / "templates" / "home.html").write_text("{% if %}", "utf-8")
    shown.preview.make()
    assert "home.html:1" in shown.get("/reports.html").text
    shutil.rmtree(shown.content / "templates")
    shown.preview.make()
    assert b"Cannot be shown" not in shown.get("/index.html").body
    assert "Sleet fell." in shown.get("/reports/2025-05-05.html").text


def test_what_nobody_thought_of_is_said_and_the_next_edit_shows(shown: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(edition, "retrace", lambda *_: 1 / 0)
        with shown.preview.kept_up():
            shown.preview.make()
    assert "ZeroDivisionError" in shown.get("/index.html").text
    shown.preview.make()
    assert "ZeroDivisionError" not in shown.get("/index.html").text


def test_a_report_that_cannot_be_read_any_more_stays_and_is_said(shown: Running, capsys: pytest.CaptureFixture[str]) -> None:
    file = shown.content / "reports" / "2025-05-05.md"
    before = bare(shown.get("/reports/2025-05-05.html").body)
    file.unlink()
    file.symlink_to("2025-05-05.md")
    shown.preview.notice(frozenset([str(file)]))
    shown.preview.make()
    after = shown.get("/reports/2025-05-05.html")
    assert bare(after.body) == before
    assert "2025-05-05.md" in after.text.partition('<aside id="reportgen-preview"')[2]
    assert "2025-05-05.md" in capsys.readouterr().err


def test_with_nothing_to_show_the_page_says_why_until_there_is_something(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with running(tmp_path / "content") as empty:
        got = empty.get("/reports/any.html")
        assert got.status == 500
        assert "no reports found" in got.text
        assert "/.preview/panel.js" in got.text
        shutil.copy(SMALL / "reports" / "2025-05-05.md", tmp_path / "content")
        empty.preview.make()
        assert empty.get("/index.html").status == 200


@pytest.mark.parametrize("poll", [False, True])
def test_changes_are_noticed_and_what_editors_leave_beside_is_not(tmp_path: Path, poll: bool) -> None:
    if not poll:
        pytest.importorskip("watchfiles")
    shutil.copytree(SMALL, tmp_path / "content")
    reports, stop = tmp_path / "content" / "reports", threading.Event()
    seen = changes(Place(tmp_path / "content", None), stop, poll=poll)
    steps: list[tuple[Callable[[], object], str]] = [
        (lambda: (reports / "2025-05-05.md").write_text("# Monday, 2025-05-05\n"), "2025-05-05.md"),
        (lambda: [(reports / name).write_text("x") for name in (".2025-05-05.md.swp", "4913", "2025-05-05.md~", "new.md")], "new.md"),
        ((reports / "new.md").unlink, "new.md"),
        (lambda: (tmp_path / "content" / "site.toml").write_text("title = 'Other'\n"), ""),
    ]
    for step, name in steps:
        timer = threading.Timer(0.4, step)
        timer.start()
        found = [{Path(file).name for file in next(seen)}]
        while found[-1] != ({name} if name else set()) and len(found) < 3:  # an edit may be seen in several steps
            found.append({Path(file).name for file in next(seen)})
        assert found[-1] == ({name} if name else set())
        assert set().union(*found) <= {"2025-05-05.md", "new.md"}
    stop.set()
    assert list(seen) == []


def test_a_port_that_is_taken_is_named_and_the_next_one_is_used(still: Running) -> None:
    port = still.server.server_address[1]
    with open_server("127.0.0.1", port, still.preview.stage) as other:
        assert other.server_address[1] > port
    with pytest.raises(ReportgenError, match="cannot listen there"):
        open_server("203.0.113.1", 8000, still.preview.stage)


@pytest.mark.slow
def test_the_command_tells_its_address_follows_edits_writes_nothing_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "content")
    before = sorted(tree(tmp_path))
    process = start("serve", "content", "--port", "0", cwd=tmp_path, env={"PYTHONUNBUFFERED": "1"})
    assert process.stdout
    address = process.stdout.readline().strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
    file = tmp_path / "content" / "reports" / "2025-05-05.md"
    time.sleep(0.5)
    file.write_text(file.read_text("utf-8") + WRONG, "utf-8")
    assert process.stdout.readline().startswith("+ content/reports/2025-05-05.md:")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 0
    assert said.splitlines()[-1] == "stopped"
    assert "Traceback" not in said
    assert sorted(tree(tmp_path)) == before


def until(tab: Tab, script: str) -> None:
    """Wait until an expression is true, whatever page is loaded again in the meantime."""
    for _ in range(200):
        with suppress(AssertionError):
            if tab.run(f"Boolean({script})"):
                return
        time.sleep(0.05)
    pytest.fail(f"never true: {script}")


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.skipif(chromium() is None, reason="no chromium here")
def test_a_browser_loads_the_page_of_a_report_again_when_it_was_edited_and_no_other(shown: Running, tmp_path: Path) -> None:
    address = shown.server.address
    with browser(tmp_path / "profile") as tab:
        assert tab.go(f"{address}index.html") == []
        tab.run("window.same = true")
        shown.edit("2025-05-05.md", lambda text: text.replace("## ", "Snow fell.\n\n## ", 1))
        time.sleep(0.3)
        assert tab.run("window.same") is True
        shown.preview.make()
        assert tab.go(f"{address}reports/2025-05-05.html") == []
        shown.edit("2025-05-05.md", lambda text: text.replace("Snow fell.", "Rain fell."))
        until(tab, "document.body?.innerText.includes('Rain fell.')")
        until(tab, "document.querySelector('#reportgen-preview [role=status]')?.textContent === '· the history follows'")
        shown.edit("2025-05-05.md", lambda text: text + WRONG)
        until(tab, "document.querySelector('#reportgen-preview')?.innerText.includes('finding')")
        until(tab, "getComputedStyle(document.querySelector('#reportgen-preview') ?? document.documentElement).position === 'fixed'")
        assert list(tab.complaints()) == []
