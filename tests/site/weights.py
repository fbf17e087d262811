"""What pages weigh with everything they load: ``python -m tests.site.weights SITE`` prints a table, kind by kind."""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple

LOADED = re.compile(rb'<(?:script src|link rel="(?:stylesheet|icon)" href|link rel="icon" href)="([^"#?]+)"')


class Weight(NamedTuple):
    """One page: its bytes, its compressed bytes, and the compressed bytes of all that loads with it."""

    path: str
    raw: int
    alone: int
    whole: int


class Scale:
    """Weighs the pages of one site; `read` returns the bytes of a path."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.packed = cache(self._packed)

    def _packed(self, path: str) -> int:
        return len(gzip.compress((self.site / path).read_bytes(), 9, mtime=0))

    def weigh(self, path: str) -> Weight:
        content = (self.site / path).read_bytes()
        loaded = {normpath(join(dirname(path), target.decode())) for target in LOADED.findall(content) if not target.startswith(b"data:")}
        alone = self.packed(path)
        return Weight(path, len(content), alone, alone + sum(self.packed(target) for target in sorted(loaded)))


def kind(path: str) -> str:
    """Name the kind of a page: its folder, or its own name without the number of a sheet."""
    folder, _, _ = path.rpartition("/")
    return f"{folder}/…" if folder else re.sub(r"-\d+\.html$", ".html", path)


def heaviest(site: Path) -> Iterator[tuple[str, int, Weight]]:
    """Yield for each kind of page how many there are and the heaviest one."""
    scale = Scale(site)
    found: dict[str, list[Weight]] = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        found.setdefault(kind(path), []).append(scale.weigh(path))
    for name, held in sorted(found.items()):
        yield name, len(held), max(held, key=lambda one: (one.whole, one.path))


def table(rows: Iterable[tuple[str, int, Weight]]) -> str:
    """Return the weights as text, in kB of 1,000 bytes."""
    lines = [f"{'kind':20} {'pages':>6} {'raw kB':>8} {'gzip kB':>8} {'with all kB':>11}  heaviest"]
    lines += [
        f"{name:20} {count:6} {one.raw / 1000:8.1f} {one.alone / 1000:8.1f} {one.whole / 1000:11.1f}  {one.path}"
        for name, count, one in rows
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(heaviest(Path(sys.argv[1]))))
