"""No command asks another host or starts another program, and no page of the demo loads anything from another host."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import ROOT

LOADS = re.compile(
    rb"""<(?:script|img|iframe|source|video|audio|embed|object|input)\b[^>]*?\b(?:src|data|srcset)="([^"]*)"|<link\b([^>]*)>"""
)
CUT_OFF = ("unshare", "--map-root-user", "--net")


def can_cut_off() -> bool:
    """Whether a process without any network can be started here."""
    return bool(shutil.which("unshare")) and subprocess.run([*CUT_OFF, "true"], capture_output=True, check=False).returncode == 0


def run(code: str, *before: str) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, built in two processes where every way out is closed."""
    out = tmp_path_factory.mktemp("offline") / "site"
    content = str(ROOT / "content")
    commands = (
        ["build", content, "--out", str(out), "--jobs", "2"],
        ["build", content, "--out", str(out), "--jobs", "2"],
        ["build", content, "--single-file", "latest", "--out", str(out.parent / "day.html")],
        ["check", content, "--jobs", "2"],
        ["parse", content],
        ["show", "ACT-05", content],
        ["digest", "--in", content],
    )
    cut = CUT_OFF if can_cut_off() else ()
    done = run(f"from tests.supply.offline import main; main({json.dumps(commands)})", *cut)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") > 300
    return out


@pytest.mark.slow
def test_every_command_works_without_network_and_other_programs(site: Path) -> None:
    assert (site / "index.html").is_file()
    assert (site.parent / "day.html").is_file()


@pytest.mark.slow
def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    pages = [*site.rglob("*.html"), site.parent / "day.html"]
    found = {(page.name, match[0]) for page in pages for match in LOADS.finditer(page.read_bytes()) if _leads_away(match)}
    assert found == set()
    styles = [file for file in site.rglob("*.css") if re.search(rb"@import|url\(['\"]?(?:[a-z]+:)?//", file.read_bytes())]
    assert styles == []


def _leads_away(match: re.Match[bytes]) -> bool:
    if match[1] is not None:
        return bool(re.match(rb"(?:[a-z]+:)?//", match[1], re.I))
    loaded = re.search(rb"""rel="(?:stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest)""", match[2])
    return bool(loaded and re.search(rb"""href="(?:[a-z]+:)?//""", match[2], re.I))


@pytest.mark.parametrize(
    "way_out",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://localhost/')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.execv('/bin/true', ['true'])",
    ],
)
def test_a_way_out_would_be_seen(way_out: str) -> None:
    done = run(f"from tests.supply.offline import deny; sys.addaudithook(deny); {way_out}")
    assert done.returncode == 1
    assert "Denied" in done.stderr
