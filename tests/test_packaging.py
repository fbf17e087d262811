"""The package: what it asks for is pinned, and the wheel holds everything and runs outside the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from reportgen import __version__

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
REPORT = """\
# Outcomes of 2025-01-13

## Action items

- **AI-1** – Load the symbols (Ada)
  - Status: Done
"""
LOCKS = {name: (ROOT / "requirements" / f"{name}.txt").read_text("utf-8") for name in ("run", "dev", "bench", "audit", "docs", "fuzz")}


def pins(lock: str) -> dict[str, str]:
    """The pinned version of each package of a lock file."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock, re.M))


def names(requirements: list[str]) -> set[str]:
    return {name[0] for line in requirements if (name := re.match(r"[A-Za-z0-9-]+", line))}


def test_what_the_package_asks_for_is_what_is_pinned() -> None:
    asked = names(PROJECT["dependencies"])
    assert names((ROOT / "requirements" / "run.in").read_text("utf-8").splitlines()) == asked
    assert asked <= set(pins(LOCKS["run"]))
    assert pins(LOCKS["run"]).items() <= pins(LOCKS["dev"]).items()


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_hashes_and_names_no_host(name: str) -> None:
    pinned = re.split(r"\n(?=[a-z])", LOCKS[name].strip())
    assert [entry.split()[0] for entry in pinned if "--hash=sha256:" not in entry] == []
    assert "://" not in LOCKS[name]


def test_make_alone_lists_every_target() -> None:
    shown = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = re.findall(r"^make (\w+) +\S", shown, re.M)
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert phony is not None
    assert listed == phony[1].split()


def test_ci_runs_make_test_and_stops_at_the_first_error() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
    assert "set -eu" in script.read_text("utf-8").splitlines()
    assert script.read_text("utf-8").splitlines()[-1] == "run make test"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without network, as it lies in a site-packages folder."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, capture_output=True, check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site-packages")
    return folder / "site-packages"


@pytest.mark.slow
def test_the_wheel_holds_every_module_and_template_and_no_test(unpacked: Path) -> None:
    modules = {path.relative_to(ROOT) for path in (ROOT / "reportgen").rglob("*") if path.suffix in {".py", ".pyi", ".typed"}}
    files = [path for path in (ROOT / "site_templates").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    templates = {Path("reportgen") / path.relative_to(ROOT) for path in files}
    held = {path.relative_to(unpacked) for path in unpacked.rglob("*") if path.is_file()}
    assert templates
    assert {"py.typed", "__init__.pyi"} <= {path.name for path in modules}
    assert modules | templates <= held
    assert {path.parts[0] for path in held} == {"reportgen", f"reportgen-{__version__}.dist-info"}


@pytest.mark.slow
def test_the_wheel_works_outside_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    reports = tmp_path / "content" / "reports"
    reports.mkdir(parents=True)
    (reports / "2025-01-13.md").write_text(REPORT, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}

    def run(*arguments: str) -> str:
        command = [sys.executable, "-P", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert Path(run("-c", "import reportgen; print(reportgen.__file__)").strip()).is_relative_to(unpacked)
    assert __version__ in run("-m", "reportgen", "--version")
    assert "AI-1" in run("-m", "reportgen", "parse", "content/reports", "--format", "ndjson")
    run("-m", "reportgen", "build", "content", "--out", "site")
    assert "AI-1" in (tmp_path / "site" / "data" / "actions.ndjson").read_text("utf-8")
    assert "AI-1" in (tmp_path / "site" / "index.html").read_text("utf-8")
