"""HTTP for the preview: pages from memory, never a file of this machine, for nobody but who sits at it."""

from __future__ import annotations

import errno
import ipaddress
import json
import re
import socket
import sys
from contextlib import suppress
from email.utils import formatdate
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast
from urllib.parse import unquote_to_bytes

from reportgen.cli.preview.edition import Printed, furnished
from reportgen.cli.preview.panel import PLACE, Told, error_page, panel
from reportgen.cli.preview.stage import Stage
from reportgen.errors import ReportgenError

TYPES = {
    "html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "json": "application/json", "ndjson": "application/x-ndjson", "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml", "txt": "text/plain; charset=utf-8", "xml": "application/xml", "ics": "text/calendar; charset=utf-8",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "ico": "image/x-icon",
    "woff2": "font/woff2", "woff": "font/woff",
}  # fmt: skip
"""Media types by the ending of a path; all else is bytes, which no browser shows."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What pages may load: that of the site, which lets the script of the preview listen, too."""

_HEADERS = (
    ("Content-Security-Policy", POLICY), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cache-Control", "no-cache"),
)  # fmt: skip
_OWN = {f"{PLACE.strip('/')}/{name}": Path(__file__).with_name(name) for name in ("panel.js", "panel.css")}
_EVENTS = f"{PLACE.strip('/')}/events"
_BEAT = 15.0
"""Seconds after which a listener is told that all is well, so that one who went away is noticed."""

_HOST = re.compile(r"(?:\[(?P<six>[0-9a-fA-F:.%]+)\]|(?P<name>[\w.-]+))(?::\d*)?")
_TRIES = 10
"""Ports that are tried, one after the other."""


class Server(ThreadingHTTPServer):
    """Answers for what is on the `stage`, at one address."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # where two may then listen at one port
    request_queue_size = 64

    def __init__(self, host: str, port: int, stage: Stage) -> None:
        """Listen at `host` and `port`, any free one for 0. Raises `OSError` where that cannot be."""
        self.stage, self.named = stage, host
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), Answer)

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the preview."""
        host, port = self.server_address[:2]
        name = str(host)
        shown = "localhost" if name in {"0.0.0.0", "::"} else f"[{name}]" if ":" in name else name  # noqa: S104 -- compared, not bound
        return f"http://{shown}:{port}/"

    def handle_error(self, *_: object) -> None:
        """Say nothing of a browser that went away."""


def open_server(host: str, port: int, stage: Stage) -> Server:
    """Listen at `host`, at `port` or the next that is free.

    Raises `ReportgenError` when there is none, or nothing can listen there.
    """
    last = min(port + _TRIES, 65_536) if port else 1
    for one in range(port, last):
        try:
            return Server(host, one, stage)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                why = f"cannot listen there ({error.strerror or error}); name another --port or --host"
                raise ReportgenError(f"{host}:{one}", why) from None
    raise ReportgenError(f"{host}:{port}", f"is taken, and so are those up to {last - 1}; name another --port, or 0 for any free one")


def is_ours(host: str, named: str) -> bool:
    """Tell whether a request that names `host` can be meant for a server at `named`: another name may be a web site's that leads here.

    >>> is_ours("localhost:8000", "127.0.0.1"), is_ours("[::1]", "127.0.0.1"), is_ours("evil.test:8000", "127.0.0.1")
    (True, True, False)
    >>> is_ours("192.168.0.7:8000", "127.0.0.1"), is_ours("192.168.0.7:8000", "0.0.0.0"), is_ours("evil.test", "0.0.0.0")
    (False, True, False)
    >>> is_ours("localhost:8000@evil.test", "127.0.0.1"), is_ours("[::1].evil.test", "127.0.0.1")
    (False, False)
    """
    match = _HOST.fullmatch(host)
    if not match:
        return False
    name = (match["six"] or match["name"]).casefold()
    if name in {"localhost", named.casefold()}:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or not is_loopback(named)


def is_loopback(host: str) -> bool:
    """Tell whether a server at `host` can be reached from this machine only."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def path_of(target: str) -> str | None:
    """Return the path below the root of the site that a request asks for; None for one that no site has.

    >>> path_of("/"), path_of("/reports/2025-03-05.html?a=b"), path_of("/people/zo%C3%AB.html")
    ('index.html', 'reports/2025-03-05.html', 'people/zoë.html')
    >>> [path_of(one) for one in ("/../etc/passwd", "/%2e%2e/a", "/a//b", "/a%00", "/a\\\\b", "x")]
    [None, None, None, None, None, None]
    """
    raw = target.partition("?")[0].partition("#")[0]
    if not raw.startswith("/"):
        return None
    try:
        path = unquote_to_bytes(raw[1:]).decode()
    except UnicodeDecodeError:
        return None
    if not path:
        return "index.html"
    parts = path.split("/")
    return None if any(part in {"", ".", ".."} for part in parts) or "\\" in path or not path.isprintable() else path


class Answer(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "reportgen", ""
    timeout = 60

    def do_GET(self) -> None:
        """Send what is asked for."""
        self._answer()

    def do_HEAD(self) -> None:
        """Send what would be said of it."""
        self._answer()

    def _refuse(self) -> None:
        """Change nothing for anybody."""
        self.close_connection = True  # what else was sent is not read
        self._send(HTTPStatus.METHOD_NOT_ALLOWED, b"This preview only shows.\n", TYPES["txt"])

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _refuse  # noqa: N815 -- names that the library looks for

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for findings."""

    @property
    def _stage(self) -> Stage:
        return cast("Server", self.server).stage

    def _answer(self) -> None:
        if not is_ours(self.headers.get("Host", ""), cast("Server", self.server).named):
            words = "This preview is for this machine alone: open it by the address that reportgen serve names.\n"
            self._send(HTTPStatus.MISDIRECTED_REQUEST, words.encode(), TYPES["txt"])
            return
        path = path_of(self.path)
        if path == _EVENTS:
            self._tell()
        elif path in _OWN:
            content = _OWN[path].read_bytes()
            self._page(path, Printed(content, f'"{sha256(content).hexdigest()[:20]}"'))
        else:
            self._site(path)

    def _site(self, path: str | None) -> None:
        edition = self._stage.state.edition
        try:
            found = edition.find(path) if path else None
            lost = edition.find("404.html") if found is None else None
        except ReportgenError as error:
            self._broken((str(error),))
            return
        if found is not None and path:
            self._page(path, found)
        elif lost is not None:
            self._page("404.html", lost, HTTPStatus.NOT_FOUND)
        else:
            self._broken(edition.errors)

    def _broken(self, errors: tuple[str, ...]) -> None:
        """Send a page that says why there is none."""
        words = errors or ("The site is being put together.",)
        found = furnished(error_page("The site cannot be shown" if errors else "One moment", words), panel(Told()))
        self._page("error.html", found, HTTPStatus.INTERNAL_SERVER_ERROR if errors else HTTPStatus.SERVICE_UNAVAILABLE)

    def _page(self, path: str, page: Printed, status: HTTPStatus = HTTPStatus.OK) -> None:
        known = [tag.strip().removeprefix("W/") for tag in self.headers.get("If-None-Match", "").split(",")]
        if status == HTTPStatus.OK and page.tag in known:
            self._send(HTTPStatus.NOT_MODIFIED, b"", "", page.tag)
        else:
            self._send(status, page.content, TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream"), page.tag)

    def _send(self, status: HTTPStatus, content: bytes, kind: str, tag: str = "") -> None:
        self.send_response_only(status)
        self.send_header("Date", formatdate(usegmt=True))
        for name, value in _HEADERS:
            self.send_header(name, value)
        if tag:
            self.send_header("ETag", tag)
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
            self.send_header("Connection", "close")
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            with suppress(ConnectionError, TimeoutError):
                self.wfile.write(content)

    def _tell(self) -> None:
        """Tell of every new state, the present one first, for as long as somebody listens."""
        self.close_connection = True
        self.send_response_only(HTTPStatus.OK)
        for name, value in (*_HEADERS[:-1], ("Cache-Control", "no-store"), ("Content-Type", "text/event-stream"), ("Connection", "close")):
            self.send_header(name, value)
        self.end_headers()
        number = 0
        with suppress(ConnectionError, TimeoutError):
            while self.command == "GET" and (state := self._stage.wait(number, _BEAT)):
                said = f"data: {json.dumps({'number': state.number, 'pending': state.pending})}\n\n"
                self.wfile.write((": still here\n\n" if state.number == number else said).encode())
                self.wfile.flush()
                number = state.number
