"""Make a series of any length from the demo reports: the same weeks again and again, later, with other ids."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from reportgen.text import decode

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
ROUND = dt.timedelta(weeks=7)  # whole weeks, so that a stated weekday stays right
LAP = 1_000  # rounds after which the dates begin again, with other ids: reports are of our time, the reader knows no year after 2199

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_LONG = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}}), (20\d\d)\b")
_ID = re.compile(r"\b([A-Z]+(?:-[A-Z]\w*)*-)(\d+)\b(?!-\d)")
_DATED = re.compile(r'^"(reports/)(.+)" = "(.+?)"(.*)$', re.M)


def shifted(text: str, number: int) -> str:
    """Return `text` as it would stand in round `number`: dates seven weeks later a round, ids with the round in front of their number.

    Dates begin again after `LAP` rounds, which is some 130 years: from then on two teams report a day.

    >>> shifted("ACT-05 is due March 14, 2025, see reports/2025-03-07.md", 2)
    'ACT-205 is due June 20, 2025, see reports/2025-06-13.md'
    """
    if number == 0:
        return text
    later = number % LAP * ROUND

    def iso(match: re.Match[str]) -> str:
        return (dt.date(*map(int, match.groups())) + later).isoformat()

    def long(match: re.Match[str]) -> str:
        date = dt.date(int(match[3]), _MONTHS.index(match[1]) + 1, int(match[2])) + later
        return f"{_MONTHS[date.month - 1]} {date.day}, {date.year}"

    return _LONG.sub(long, _ISO.sub(iso, _ID.sub(rf"\g<1>{number}\g<2>", text)))


def series(count: int, first: int = 0) -> Iterator[tuple[str, str]]:
    """Yield path below ``reports/`` and text of the report files from number `first` up to `count`, round by round."""
    files = sorted((CONTENT / "reports").rglob("*.md"))
    texts = {file.relative_to(CONTENT / "reports").as_posix(): decode(file.read_bytes())[0] for file in files}
    for at in range(first, count):
        number, place = divmod(at, len(texts))
        path, text = list(texts.items())[place]
        yield f"round-{number:03}/{shifted(path, number)}", shifted(text, number)


def settings(count: int) -> str:
    """Return the demo's ``site.toml`` with the dates of dateless reports stated for every round."""
    text = (CONTENT / "site.toml").read_text("utf-8")
    rounds = range(-(-count // len(list((CONTENT / "reports").rglob("*.md")))))

    def every_round(match: re.Match[str]) -> str:
        folder, path, date, rest = match.groups()
        return "\n".join(f'"{folder}round-{at:03}/{shifted(path, at)}" = "{shifted(date, at)}"{rest}' for at in rounds)

    return _DATED.sub(every_round, text)


def write_series(folder: Path, count: int) -> None:
    """Write a content folder with `count` report files."""
    for path, text in series(count):
        file = folder / "reports" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (folder / "site.toml").write_text(settings(count), "utf-8")


def main() -> None:
    """Write a series from the command line."""
    parser = argparse.ArgumentParser(description="Make a content folder with a long series of reports from the demo's.")
    parser.add_argument("count", type=int, help="how many report files")
    parser.add_argument("folder", type=Path, help="the content folder to write")
    arguments = parser.parse_args()
    write_series(arguments.folder, arguments.count)


if __name__ == "__main__":
    main()
