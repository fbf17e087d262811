"""A report that is too much is a page or a finding or a problem, in little time and memory, and takes no other report with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.text import Limits, find_below, read_source
from reportgen.text.limits import within
from tests.attacks.heavy import heavy_cases
from tests.attacks.measure import MEGABYTES, SECONDS, Measured, build
from tests.cli.run import run

TRIED = (
    "100 MB of prose", "one id 10,000 times", "10,000 columns, short rows", "a ladder of 900 bullets", "100,000 bullets in one line",
    "images that never end, in items", "brackets and emphasis, in a paragraph", "a million backticks, in a paragraph", "every byte",
)  # fmt: skip
"""One of each kind; `python -m tests.attacks` tries all."""


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """Return what a build takes without such a report."""
    return build(tmp_path_factory.mktemp("usual"))


@pytest.mark.parametrize("name", TRIED)
def test_one_file_takes_two_seconds_and_half_a_gigabyte_at_most(tmp_path: Path, usual: Measured, name: str) -> None:
    case = heavy_cases()[name]
    took = build(tmp_path / "once", case.data)
    if took.seconds - usual.seconds > SECONDS:  # computing time is longer, too, where others compute
        took = build(tmp_path / "again", case.data)
    assert took.seconds - usual.seconds <= SECONDS
    assert took.megabytes <= MEGABYTES
    assert took.has_the_other
    assert case.said in f"{took.said}\n{took.findings}"
    assert took.code == (2 if "is not read" in case.said and "bytes" in case.said else 0)


def test_a_line_is_cut_between_words() -> None:
    text, cuts = within("short\n" + "word " * 10 + "\nend", Limits(line=12))
    assert text == "short\nword word\nend"
    assert cuts == ((2, "the line has 50 signs, of which the first 9 are read"),)


def test_lines_behind_the_last_one_that_is_read_are_counted() -> None:
    assert within("a\nb\nc\nd\n", Limits(lines=2)) == ("a\nb", ((2, "the last 2 of 4 lines are not read"),))
    assert within("a\nb\n", Limits(lines=2)) == ("a\nb\n", ())


def test_limits_are_settings_and_what_is_beyond_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    rows = "".join(f"- **A-{at} – Lift box {at} (Yusra)**\n" for at in range(5))
    (tmp_path / "reports" / "a.md").write_text(f"# Day 1 (2025-05-05)\n\n## Action Items\n{rows}\n{'word ' * 30}\n\nend\n", "utf-8")
    (tmp_path / "site.toml").write_text("[limits]\nline = 100\nlines = 10\nrecords = 3\n", "utf-8")
    said = run("check", str(tmp_path), "--format", "line").stdout
    assert ':7:1: warning RG101 section "Action Items" holds text that was not read as a record (2 records more than are read' in said
    assert ":10:1: warning RG101 the line has 150 signs, of which the first 99 are read" in said
    assert ":10:1: warning RG101 the last 2 of 12 lines are not read" in said
    (tmp_path / "site.toml").write_text("[limits]\nbytes = 100\n", "utf-8")
    result = run("check", str(tmp_path))
    assert result.exit_code == 2
    assert "holds more than 100 bytes and is not read; split it, or raise 'bytes' of [limits] in the settings" in result.stderr


def test_a_pipe_that_never_ends_is_read_up_to_the_limit() -> None:
    result = run("parse", "/dev/zero")
    assert result.exit_code == 2
    assert result.stderr.startswith("zero: holds more than 500,000 bytes and is not read")


def test_a_file_that_grows_while_it_is_read_is_no_larger_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("# Day\n", "utf-8")
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"x" * 2_000)
    with pytest.raises(Exception, match="holds more than 1,000 bytes"):
        read_source(tmp_path / "a.md", "a.md", Limits(bytes=1_000))


def test_a_file_that_is_gone_before_it_is_read_stops_none_of_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("# Day 1, 2025-05-05\n", "utf-8")
    read_bytes = Path.read_bytes

    def read(file: Path) -> bytes:
        if file.name == "b.md":
            file.unlink()
        return read_bytes(file)

    monkeypatch.setattr(Path, "read_bytes", read)
    result = run("parse", str(tmp_path))
    assert "a.md" in result.stdout
    assert "b.md: cannot be read (No such file or directory)" in result.stderr


def test_many_small_files_and_deep_folders_are_found_in_one_walk(tmp_path: Path) -> None:
    deep = tmp_path / "reports"
    for _ in range(400):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "a.md").write_text("# Day 1, 2025-05-05\n", "utf-8")
    for at in range(300):
        (tmp_path / "reports" / f"{at}.md").touch()
    assert len(find_below(tmp_path / "reports").sources) == 301
