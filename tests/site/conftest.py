"""What the browser tests share: one browser, folders that hold a site, and a server of one folder."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from reportgen.files import File
from tests.site.browser import Tab, browser


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: Any) -> None:
        pass


def lay(folder: Path, files: Iterable[File]) -> Path:
    """Write `files` below `folder`."""
    for file in files:
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.content)
    return folder


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` and yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """Return the one tab of all browser tests."""
    with browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture
def tab(chrome: Tab) -> Tab:
    """Return the tab as a reader finds it: wide, the theme of the system, nothing emulated."""
    chrome.resize(1440)
    chrome.call("Emulation.setEmulatedMedia", features=[])
    chrome.call("Emulation.setScriptExecutionDisabled", value=False)
    return chrome
