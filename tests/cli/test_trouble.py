"""Whatever a person can do wrong ends as one line that says what to do, and never as a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import pytest

from reportgen.cli.preview.edition import Asked
from tests.cli.run import SMALL, run, shell, start

Found = TypeVar("Found")

GOOD = "# Day 1, 2025-05-05\n\n## Risks\n- **R-1:** Fog (Owner: Ben) – Status: Yellow\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.md").write_text(GOOD, "utf-8")
    Path("empty").mkdir()
    Path("folder.md").mkdir()
    Path("circle").symlink_to("circle")
    Path("wrong.toml").write_text('titel = "Lighthouse"\n', "utf-8")
    Path("broken.toml").write_text('title = "Lighthouse\n', "utf-8")
    Path("zone.toml").write_text('\nzone = "Mars/Olympus"\n', "utf-8")


NONE = "no reports found; put Markdown files (.md) there, one a day, as reportgen new writes them, or name another folder"
NOWHERE = (
    "content: no such folder, and no reports (.md) below this one either; write one (reportgen new), or name the folder that has some, as "
    "in reportgen build my-reports\n"
)
DASH = "is standard output, which holds no folder; name one, such as build/site, or ./- for one called so"
CASES = {
    ("parse", "gone.md"): "gone.md: no such file or folder; name a Markdown file or a folder that holds some",
    ("check", "empty"): f"empty: {NONE}",
    ("build", "empty"): f"empty: {NONE}",
    ("parse", "folder.md"): f"folder.md: {NONE}",
    ("explain", "folder.md"): "folder.md: is a folder; name one report",
    ("parse", "circle"): "circle: cannot be read (its links lead in a circle)",
    ("parse", "n" * 300): f"{'n' * 300}: cannot be read (File name too long)",
    ("parse", "good.md", "--config", "gone.toml"): "gone.toml: no such settings file",
    ("parse", "good.md", "--config", "empty"): "empty: cannot be read (Is a directory); fix its permissions or remove it",
    ("parse", "good.md", "--config", "wrong.toml"): "wrong.toml:1: unknown key 'titel', did you mean 'title'?",
    ("build", "good.md", "--config", "zone.toml"): (
        "zone.toml:2: unknown time zone 'Mars/Olympus'; use a name such as 'Europe/Berlin' (IANA)"
    ),
    ("build", "good.md", "--out", "."): ".: holds the content; name another folder for the output, such as build/site",
    ("build", "good.md", "--out", "zone.toml"): "zone.toml: is a file; name a folder for the output",
    ("build", "good.md", "--out", "/"): "/: is the root or a home folder; name a folder for the output, such as build/site",
    ("build", "good.md", "--out", "-"): f"-: {DASH}",
    ("export", "good.md", "--out", "-"): f"-: {DASH}",
    ("rules", "weekday"): "weekday: no such rule, did you mean weekday-date?",
    ("schema", "actions"): "actions: no such schema, did you mean 'action'?",
}


@pytest.mark.parametrize(("arguments", "message"), CASES.items(), ids=[" ".join(arguments)[:40] for arguments in CASES])
def test_one_line_and_exit_code_2(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert (result.stdout, result.stderr, result.exit_code) == ("", f"{message}\n", 2)


@pytest.mark.parametrize("arguments", [("parse",), ("build",), ("show", "AI-1"), ("check",)], ids=" ".join)
def test_without_any_report_the_message_leads_the_way(arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("empty")
    result = run(*arguments)
    assert (result.stdout, result.stderr, result.exit_code) == ("", NOWHERE, 2)


def test_a_preview_shows_what_a_build_would_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Asked] = []
    monkeypatch.setattr("reportgen.cli.preview.run.serve", lambda wanted, *_, **__: asked.append(wanted))
    run("serve", "empty")
    monkeypatch.chdir("empty")
    run("serve")
    Path("good.md").write_text(GOOD, "utf-8")
    run("serve")
    assert [one.content for one in asked] == [Path("empty"), Path("content"), Path()]


def test_a_preview_of_several_projects_is_refused_at_once_and_says_which_there_are() -> None:
    Path("site.toml").write_text('projects = ["one", "two"]\n', "utf-8")
    result = run("serve", ".", "--port", "0")
    assert (result.exit_code, result.stderr) == (2, ".: holds several projects; name the folder of one: one, two\n")


@pytest.mark.parametrize("place", ["good.md", "reports/good.md", "week-1/good.md"])
def test_reports_are_found_in_the_working_folder_where_there_is_no_content(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("empty")
    Path(place).parent.mkdir(exist_ok=True)
    Path(place).write_text(GOOD, "utf-8")
    first, second = run("build"), run("build")
    assert first.stderr.startswith("no findings in 1 report; 1 item; ")
    assert "; 0 files written, " in second.stderr  # the Markdown twins of the site's pages are no reports
    assert run("parse").stdout.count('"kind":"risk"') == 1


def test_a_folder_and_a_file_called_as_standard_output_are_meant_with_a_dot() -> None:
    Path("out").mkdir()
    assert run("export", "good.md", "--out", "./-", "--format", "csv").exit_code == 0
    assert Path("-", "index.json").is_file()
    assert run("build", "good.md", "--single-file", "latest", "--out", "out/-").exit_code == 0
    assert Path("out", "-").is_file()


def test_no_site_is_written_where_content_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("empty")
    Path("reports").mkdir()
    Path("reports", "good.md").write_text(GOOD, "utf-8")
    for out in ("reports/site", "pages", "templates/out"):
        said = run("build", "--out", out).stderr
        assert said == f"{out}: lies in the content, which is only read; name a folder outside of it for the output\n"
    monkeypatch.chdir("..")
    assert run("build", "empty", "--out", "empty/site").exit_code == 2


@pytest.mark.parametrize(
    "asked",
    [
        ("team", "--out", "team/reports/site"),
        ("team", "--out", "other/zone.toml"),
        ("team", "--out", "other"),
        ("team", "--out", "other", "--no-cache"),
        ("team", "--config", "wrong.toml"),
        ("gone",),
        ("team", "--single-file", "latest", "--out", "other/zone.toml"),
        ("team", "--single-file", "latest", "--out", "other"),
        ("several", "--out", "new/site"),
    ],
)
def test_a_build_that_is_refused_writes_nothing(asked: tuple[str, ...]) -> None:
    Path("team", "reports").mkdir(parents=True)
    Path("team", "reports", "good.md").write_text(GOOD, "utf-8")
    Path("other").mkdir()
    Path("other", "zone.toml").write_text("mine", "utf-8")
    Path("several", "reports").mkdir(parents=True)
    Path("several", "site.toml").write_text('projects = ["one"]\n', "utf-8")
    before = sorted(Path().rglob("*"))
    assert run("build", *asked).exit_code == 2
    assert sorted(Path().rglob("*")) == before


def test_broken_settings_say_where() -> None:
    result = run("parse", "good.md", "--config", "broken.toml")
    assert result.stderr.startswith("broken.toml: is not valid TOML: ")
    assert result.stderr.count("\n") == 1
    assert result.exit_code == 2


def test_settings_beside_the_reports_are_found_and_their_mistakes_too() -> None:
    Path("team", "reports").mkdir(parents=True)
    Path("team", "reports", "a.md").write_text(GOOD, "utf-8")
    Path("team", "site.toml").write_text("[vocabulary.stauts]\n", "utf-8")
    for path in ("team", "team/reports", "team/reports/a.md"):
        assert run("parse", path).stderr == "team/site.toml:1: unknown key 'vocabulary.stauts', did you mean 'status'?\n"


def test_a_folder_of_somebody_else_is_not_filled() -> None:
    Path("theirs").mkdir()
    Path("theirs", "thesis.txt").write_text("my only copy", "utf-8")
    result = run("build", "good.md", "--out", "theirs")
    assert result.stderr == "theirs: holds files that reportgen did not write; empty it or name another folder\n"
    assert result.exit_code == 2
    assert [path.name for path in Path("theirs").iterdir()] == ["thesis.txt"]


def test_wrong_use_is_exit_code_2_with_the_choices() -> None:
    result = run("parse", "good.md", "--format", "xml")
    assert result.stderr.splitlines()[-1] == "Error: Invalid value for '--format': 'xml' is not one of 'ndjson', 'json', 'table'."
    assert result.exit_code == 2


@pytest.mark.parametrize("command", [("parse",), ("check", "--fail-on", "never"), ("show", "R-1")])
def test_a_path_that_is_not_there_stops_none_of_the_others(command: tuple[str, ...]) -> None:
    alone, both = run(*command, "good.md"), run(*command, "gone.md", "good.md")
    assert alone.exit_code == 0
    assert both.exit_code == 2
    assert both.stdout == alone.stdout
    assert both.stderr.splitlines()[0] == "gone.md: no such file or folder; name a Markdown file or a folder that holds some"


def test_a_file_that_may_not_be_read_is_named_and_the_site_is_built_from_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("team").mkdir()
    for name in ("a.md", "b.md"):
        Path("team", name).write_text(GOOD, "utf-8")
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "b.md":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = run("build", "team", "--out", "site", "--no-cache")
    assert result.stderr.splitlines()[0] == "team/b.md: cannot be read (Permission denied); fix its permissions or remove it"
    assert result.exit_code == 2
    assert Path("site", "reports", "2025-05-05.html").is_file()


def test_a_name_that_is_not_text_is_shown_as_well_as_can_be() -> None:
    file = os.fsencode("caf") + b"\xe9.md"
    with open(file, "wb") as stream:  # noqa: PTH123 -- a name as bytes
        stream.write(GOOD.encode())
    Path("good.md").unlink()
    done = shell("parse", ".", cwd=Path.cwd())
    assert done.returncode == 0
    assert "caf\ufffd.md" in done.stdout


def test_odd_bytes_are_read() -> None:
    Path("odd").write_bytes(b"\xff\xfe#\x00 \x002\x000\x00\x00\x00\xd8\x00" + bytes(range(256)))
    assert run("parse", "odd").exit_code == 0
    assert run("parse", "-", stdin=bytes(range(256))).exit_code == 0
    assert run("explain", "-", stdin=b"").exit_code == 0


def _full() -> subprocess.CompletedProcess[str]:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123
        return shell("parse", SMALL, stdout=full, cwd=Path.cwd())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said() -> None:
    done = _full()
    assert done.stderr == "reportgen: No space left on device\n"
    assert done.returncode == 2


@pytest.mark.parametrize("command", [("parse", "many"), ("check", "many", "--format", "line"), ("--help",), ("rules",)])
def test_a_reader_that_has_seen_enough_is_no_trouble(command: tuple[str, ...]) -> None:
    _copies(3)
    reader, writer = os.pipe()
    os.close(reader)  # whatever is written now finds nobody, as behind `| head -0`
    try:
        process = start(*command, stdout=writer, cwd=Path.cwd())
    finally:
        os.close(writer)
    _, stderr = process.communicate(timeout=60)
    assert [line for line in stderr.splitlines() if "findings in" not in line and "warning" not in line] == []


def _copies(number: int) -> None:
    Path("many").mkdir()
    text = (SMALL / "reports" / "2025-05-05.md").read_text("utf-8")
    for at in range(number):
        Path("many", f"{at:03}.md").write_text(text.replace("May 5", f"May {at % 28 + 1}") * 20, "utf-8")


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals of posix")
@pytest.mark.parametrize("command", ["parse", "explain", "check"])
def test_ctrl_c_ends_quietly(command: str) -> None:
    os.mkfifo("pipe")
    process = start(command, "pipe", cwd=Path.cwd(), preexec_fn=_hears_ctrl_c)
    writer = _wait_for(_open_for_writing)
    time.sleep(0.3)  # by now it waits for the first byte
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=60)
    os.close(writer)
    assert (stdout, stderr, process.returncode) == ("", "", 130)


def _hears_ctrl_c() -> None:
    """Undo what a shell does to whatever it runs in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _open_for_writing() -> int | None:
    """Return the writing end, once somebody reads the other."""
    with suppress(OSError):
        return os.open("pipe", os.O_WRONLY | os.O_NONBLOCK)
    return None


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc here")
def test_ctrl_c_ends_every_process_quietly() -> None:
    _copies(150)
    process = start("parse", "many", "--jobs", "3", cwd=Path.cwd(), start_new_session=True, preexec_fn=_hears_ctrl_c)
    _wait_for(lambda: [_ignores_ctrl_c(child) for child in _children(process.pid)] == [True, True] or None)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    stdout, stderr = process.communicate(timeout=60)
    assert (stdout, stderr, process.returncode) == ("", "", 130)


def _wait_for(look: Callable[[], Found | None]) -> Found:
    for _ in range(1500):
        found = look()
        if found is not None:
            return found
        time.sleep(0.02)
    pytest.fail("never came so far")


def _children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split()


def _ignores_ctrl_c(process: str) -> bool:
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    mask = next(line.split()[1] for line in status.splitlines() if line.startswith("SigIgn:"))
    return bool(int(mask, 16) & 1 << signal.SIGINT - 1)


def test_reports_whose_own_settings_keep_something_back_are_not_read_with_others() -> None:
    Path("team/week").mkdir(parents=True)
    Path("team/week/day.md").write_text(GOOD, "utf-8")
    settings = Path("team/site.toml")
    settings.write_text('title = "Team"\n', "utf-8")
    assert run("list", "all").exit_code == 0
    settings.write_text('[redact]\nnames = ["Ben"]\n', "utf-8")
    Path("good.md").write_text(GOOD.replace("Ben", "Ada"), "utf-8")
    said = "team: site.toml there keeps something back that is not known here; name this folder\n"
    for command in ("list all", "build", "fmt --check"):
        result = run(*command.split())
        assert (result.exit_code, result.stderr.startswith(said)) == (2, True), command
    assert not [file for file in Path("build").rglob("*") if file.is_file() and b"Ben" in file.read_bytes()]
    assert run("list", "all", "team").exit_code == 0
    settings.write_text("[redact\n", "utf-8")
    assert run("list", "all").stderr.startswith(f"{settings.resolve()}: is not valid TOML")
