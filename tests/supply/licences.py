"""Write docs/licences.md from what the installed packages say of themselves: ``python -m tests.supply.licences``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import metadata
from importlib.metadata import Distribution
from pathlib import Path
from typing import NamedTuple

from tests.supply.pins import LOCKS, REQUIREMENTS, pins

PAGE = REQUIREMENTS.parent / "docs" / "licences.md"

PERMISSIVE = {"0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CNRI-Python", "ISC", "MIT", "PSF-2.0", "Zlib"}
"""What reportgen may run on: whoever uses it needs to do nothing but keep the notices."""

_CLASSIFIERS = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU Affero General Public License v3 or later (AGPLv3+)": "AGPL-3.0-or-later",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU General Public License (GPL)": "GPL",
    "Public Domain": "public domain",
}
_WORDS = {"Apache 2.0": "Apache-2.0", "Apache License 2.0": "Apache-2.0", "PSFL": "PSF-2.0"}

_HEAD = """\
# Licences of what reportgen is built from

`make licences` writes this page from what the installed packages say of themselves; a test holds it against the pins in `requirements/`.
Nothing of these packages is copied into this repository or into a published site.

## What reportgen runs on

Only licences that ask for no more than to keep their notices.

"""
_TOOLS = """
## What tests, measurements and checks run on

Never part of what is installed with reportgen.

"""


class Row(NamedTuple):
    """A package with its pinned versions, its licence as an SPDX expression where it says so, and the lock files that pin it."""

    name: str
    versions: str
    licence: str
    where: str


def licence(package: Distribution) -> str:
    """The licence of an installed package: its SPDX expression, else its short words, else its classifiers, either of several."""
    about = package.metadata
    expression = str(about["License-Expression"] or "") if "License-Expression" in about else ""
    words = str(about["License"] or "").strip() if "License" in about else ""
    classifiers = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or [] if line.startswith("License :: ")]
    known = [_CLASSIFIERS.get(line, line) for line in classifiers]
    if expression:
        return expression
    if words and len(words) < 20 and known in ([], ["BSD"]):
        return _WORDS.get(words, words)
    return " OR ".join(known) or "not stated"


def is_permissive(expression: str) -> bool:
    """Whether all that an expression asks for is permissive; of a choice, one part is enough."""
    return any(all(part.strip("() ") in PERMISSIVE for part in re.split(r" AND ", one)) for one in re.split(r" OR ", expression))


def installed(folders: Iterable[str] | None = None) -> dict[str, str]:
    """The licence of every package in `folders` (None: of those that this Python sees) by its normalized name."""
    found = metadata.distributions() if folders is None else metadata.distributions(path=list(folders))
    return {re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower(): licence(package) for package in found}


def rows(locks: Iterable[str], licences: dict[str, str], without: Iterable[str] = ()) -> tuple[Row, ...]:
    """The rows of what `locks` pin, `without` some names, in the order of names."""
    places: dict[str, list[str]] = {}
    versions: dict[str, dict[str, None]] = {}
    for lock in locks:
        for name, pinned in pins(lock).items():
            places.setdefault(name, []).append(lock)
            versions.setdefault(name, {}).update(dict.fromkeys(pinned))
    return tuple(
        Row(name, ", ".join(sorted(versions[name])), licences.get(name, "not installed"), ", ".join(places[name]))
        for name in sorted(set(places) - set(without))
    )


def render(runtime: tuple[Row, ...], tools: tuple[Row, ...]) -> str:
    """The page."""
    table = "".join(f"| {row.name} | {row.versions} | {row.licence} |\n" for row in runtime)
    others = "".join(f"| {row.name} | {row.versions} | {row.licence} | {row.where} |\n" for row in tools)
    first = "| package | version | licence |\n|---|---|---|\n"
    return f"{_HEAD}{first}{table}{_TOOLS}| package | version | licence | pinned in |\n|---|---|---|---|\n{others}"


def main() -> None:
    """Write the page from this environment and those of the other tools below build/."""
    folders = [str(folder) for folder in Path("build").glob("*/venv/lib/python*/site-packages")]
    licences = installed(folders) | installed()
    PAGE.write_text(render(rows(["run"], licences), rows([name for name in LOCKS if name != "run"], licences, pins("run"))), "utf-8")


if __name__ == "__main__":
    main()
