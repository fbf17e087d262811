"""Checked access to a TOML table: every complaint names the file, the line, and the nearest known word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reportgen.errors import ReportgenError


def suggest(word: str, known: Iterable[str]) -> str:
    """Return ``, did you mean 'title'?`` for the nearest of `known`, else the list of them.

    >>> suggest("titel", ("title", "zone"))
    ", did you mean 'title'?"
    """
    import difflib  # noqa: PLC0415 -- only for a file with a mistake

    words = tuple(known)
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.5)
    return f", did you mean {close[0]!r}?" if close else f"; known are {', '.join(words)}"


def line_of(text: str, *keys: str) -> int:
    """Return the line of the last of `keys`, below the table that the first ones name; that of the table, or 1, when it is not found.

    >>> line_of('[rules]\\nRG2011 = "off"\\nRG201 = "off"', "rules", "RG201")
    3
    """
    lines = text.split("\n")
    start = 0
    for number, line in enumerate(lines):
        if len(keys) > 1 and line.strip().startswith("[") and ".".join(keys[:-1]) in line:
            start = number
    near = 0
    for number, line in enumerate(lines[start:], start=start + 1):
        bare = line.strip().lstrip("[\"'")
        if bare.startswith(keys[-1]) or f".{keys[-1]}" in line.split("=")[0]:
            if bare.partition("=")[0].rstrip().rstrip("]\"'").endswith(keys[-1]):
                return number
            near = near or number  # a key that begins so
    return near or (line_of(text, *keys[:-1]) if len(keys) > 1 else 1)


def line_of_text(text: str, said: str, first: int) -> int:
    """Return the line, from `first` on, that has `said` in quotes, its backslashes doubled or not; `first` when there is none."""
    written = {f"{quote}{form}{quote}" for quote in ("'", '"') for form in (said, said.replace("\\", "\\\\"))}
    lines = enumerate(text.split("\n")[first - 1 :], start=first)
    return next((number for number, line in lines if any(one in line for one in written)), first)


class Table:
    """One table of a settings file, read key by key.

    Every method raises `ReportgenError` for a value of the wrong type.
    """

    def __init__(self, values: object, text: str, where: str, path: tuple[str, ...] = ()) -> None:
        self.text = text
        self.where = where
        self.path = path
        if not isinstance(values, dict):
            raise self.fail("", f"[{'.'.join(path)}] must be a table")
        self.values: dict[str, object] = values

    def line(self, key: str) -> int:
        """Return the line of `key`, of the table itself where that is empty."""
        keys = (*self.path, key) if key else self.path
        return line_of(self.text, *keys) if keys else 1

    def place(self, key: str) -> str:
        """Return where `key` is set, as ``file:line``."""
        return f"{self.where}:{self.line(key)}"

    def fail(self, key: str, problem: str) -> ReportgenError:
        """Return the error for `key`, with its line."""
        return ReportgenError(self.place(key), problem)

    def places(self, key: str, texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return each of the `texts` under `key` with the place that it was set at, as ``file:line``."""
        first = self.line(key)
        return tuple((one, f"{self.where}:{line_of_text(self.text, one, first)}") for one in texts)

    def check(self, known: Iterable[str]) -> None:
        """Refuse keys that are not `known`."""
        words = tuple(known)
        for key in self.values:
            if key not in words:
                name = ".".join((*self.path, key))
                raise self.fail(key, f"unknown key {name!r}{suggest(key, words)}")

    def table(self, key: str) -> Table:
        """Return the table under `key`, empty when there is none."""
        return Table(self.values.get(key, {}), self.text, self.where, (*self.path, key))

    def words(self, key: str, default: str = "") -> str:
        """Return the text under `key`."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.fail(key, f"{key!r} must be text in quotes")
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return the yes or no under `key`."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.fail(key, f"{key!r} must be true or false")
        return value

    def names(self, key: str, default: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the list of texts under `key`, each one of `known` where that is given."""
        value = self.values.get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise self.fail(key, f"{key!r} must be a list of texts in quotes")
        for name in value:
            if known and name not in known:
                raise self.fail(key, f"unknown {key} {name!r}{suggest(name, known)}")
        return tuple(value)

    def meanings(self, known: Iterable[str] = ()) -> dict[str, str]:
        """Return the whole table as word to meaning, each meaning one of `known` where that is given."""
        words = tuple(known)
        found = {}
        for word, meaning in self.values.items():
            if not isinstance(meaning, str):
                raise self.fail(word, f"the meaning of {word!r} must be text in quotes")
            if words and meaning not in words:
                raise self.fail(word, f"unknown meaning {meaning!r} for {word!r}{suggest(meaning, words)}")
            found[word] = meaning
        return found

    def numbers(self) -> dict[str, float]:
        """Return the whole table as name to number."""
        for key, value in self.values.items():
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise self.fail(key, f"{key!r} must be a number")
        return {key: float(value) for key, value in self.values.items() if isinstance(value, int | float)}

    def day(self, key: str, value: object) -> str:
        """Return `value` as an ISO date."""
        try:
            return (value if isinstance(value, date) else date.fromisoformat(str(value))).isoformat()
        except ValueError:
            raise self.fail(key, f"{value!r} is no date; write it as YYYY-MM-DD") from None

    def days(self, key: str) -> tuple[str, ...]:
        """Return the list of dates under `key`."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.fail(key, f"{key!r} must be a list of dates")
        return tuple(sorted(self.day(key, each) for each in value))
