"""The hostile site that the tests look at: built once, as a person builds it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.attacks.corpus import lay
from tests.cli.run import run
from tests.site.conftest import chrome, tab  # noqa: F401 -- fixtures

THIN = 8


class Hostile(NamedTuple):
    """A content folder of attacks, and the site made of it: path to bytes."""

    content: Path
    files: dict[str, bytes]
    stderr: str


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """Return the site of the corpus; all of its reports are read, whatever is in them."""
    content, out = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("published") / "site"
    assert lay(content, THIN) == 0
    built = run("build", str(content), "--out", str(out), "--no-cache", "--jobs", "1")
    assert built.exit_code == 0, built.stderr
    files = {file.relative_to(out).as_posix(): file.read_bytes() for file in out.rglob("*") if file.is_file()}
    return Hostile(content, {path: held for path, held in files.items() if not path.startswith(".reportgen")}, built.stderr)
