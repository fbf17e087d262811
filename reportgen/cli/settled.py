"""The settings that lie in a folder of reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.cli.place import SETTINGS
from reportgen.errors import ReportgenError
from reportgen.text import read_source

if TYPE_CHECKING:  # as in `find`
    from reportgen.records import Setting


def settings_in(folder: Path, shown: str | None = None) -> Setting:
    """Return what the `site.toml` of `folder` says, which is `shown` to a person as its path unless something else is given.

    Raises `ReportgenError` for one that cannot be read, or is no file: a pipe would be waited for, for ever.
    """
    from reportgen.records import read_setting  # noqa: PLC0415

    file = folder / SETTINGS
    where = shown or str(file)
    if file.exists() and not file.is_file():
        raise ReportgenError(where, "is no file but a pipe or a device, and is not read; put a file there, or remove it")
    return read_setting(read_source(file, where).text, where)
