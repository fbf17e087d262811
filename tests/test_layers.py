"""The order of the layers, and where input and output may happen, read from the program text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "reportgen"
MODULES = {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}

#: From the lowest to the highest; layers on one line are siblings, which never import each other. `__init__` opens `api` by its name, and
#: only when it is asked for one of its names.
ORDER = (
    ("__init__", "errors", "beside", "folder"),
    ("files", "languages"),
    ("text",),
    ("values", "blocks"),
    ("records",),
    ("corpus",),
    ("history",),
    ("checks", "exports", "site", "tidy"),
    ("proposals",),
    ("cli",),
    ("api", "__main__"),
)
RANKS = {name: rank for rank, names in enumerate(ORDER) for name in names}

#: Who alone may import what.
OWNERS = {
    "markdown_it": "blocks",
    "mistune": "checks",
    "jinja2": "site",
    "markupsafe": "site",
    "click": "cli",
    "rich": "cli",
}

DISK_MODULES = {"text/source.py", "corpus/store.py", "corpus/cache.py", "site/render.py"}
DISK_LAYERS = {"beside", "folder", "files", "languages", "cli"}
DISK_CALLS = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rmdir", "touch", "rename", "symlink_to"),
    *("glob", "rglob", "iterdir", "exists", "is_file", "is_dir", "stat", "resolve"),
}
OUTSIDE = {"os", "shutil", "tempfile", "subprocess", "socket", "urllib.request", "http", "sys", "io"}
NOT_DETERMINISTIC = {"random", "time", "locale", "uuid", "secrets", "getpass", "platform"}
CLOCK_CALLS = {"now", "today", "utcnow"}
CLOCK = "cli/clock.py"  # asked only where a person says "today"


def layer(name: str) -> str:
    """The layer of a module by its file name: `text/span.py` is in text, `cli.py` and `cli/show.py` are in cli."""
    return name.split("/", maxsplit=1)[0].removesuffix(".py")


def imports(name: str) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a module imports, wherever in the module."""
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno}: relative import"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def calls(name: str) -> Iterator[tuple[int, str, bool]]:
    """Line and name of everything that a module calls, its own methods aside, and whether it is called as a method."""
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "self"):
                yield node.lineno, node.func.attr, True
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, node.func.id, False


def file_of(imported: str) -> str | None:
    """The module of ours that `imported` (a module, or a name in one) lies in."""
    parts = imported.split(".")[1:]
    for end in (len(parts), len(parts) - 1):
        stem = "/".join(parts[:end])
        for name in (f"{stem}.py", f"{stem}/__init__.py".lstrip("/")):
            if name in MODULES:
                return name
    return None


def ours(name: str) -> list[tuple[int, str]]:
    """Line and file of our own modules that a module imports."""
    found = [(line, file_of(imported)) for line, imported in imports(name) if imported.split(".", maxsplit=1)[0] == "reportgen"]
    return [(line, file) for line, file in found if file is not None]


def test_a_module_imports_from_lower_layers_and_its_own_only() -> None:
    wrong = [
        f"reportgen/{name}:{line}: {layer(name)} imports {layer(file)}"
        for name in MODULES
        for line, file in ours(name)
        if layer(file) != layer(name) and RANKS[layer(file)] >= RANKS[layer(name)]
    ]
    assert wrong == [], "\n".join(wrong)


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {name: {file for _, file in ours(name)} - {name} for name in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def test_each_dependency_has_one_layer_that_knows_it() -> None:
    wrong = [
        f"reportgen/{name}:{line}: {layer(name)} imports {imported}, which is for {OWNERS[imported.split('.')[0]]}"
        for name in MODULES
        for line, imported in imports(name)
        if OWNERS.get(imported.split(".", maxsplit=1)[0], layer(name)) != layer(name)
    ]
    assert wrong == [], "\n".join(wrong)


def test_disk_is_touched_by_few_modules_only() -> None:
    wrong = [
        f"reportgen/{name}:{line}: calls {called}"
        for name in MODULES
        if name not in DISK_MODULES and layer(name) not in DISK_LAYERS
        for line, called, _ in calls(name)
        if called in DISK_CALLS
    ]
    wrong += [
        f"reportgen/{name}:{line}: imports {imported}"
        for name in MODULES
        if name not in DISK_MODULES and layer(name) not in DISK_LAYERS
        for line, imported in imports(name)
        if any(f"{imported}.".startswith(f"{outside}.") for outside in OUTSIDE)
    ]
    assert wrong == [], "\n".join(wrong)


def test_only_the_command_line_prints() -> None:
    wrong = [
        f"reportgen/{name}:{line}: prints"
        for name in MODULES
        if layer(name) != "cli"
        for line, called, method in calls(name)
        if called in {"print", "input"} and not method
    ]
    assert wrong == [], "\n".join(wrong)


def test_nothing_depends_on_the_time_of_day_or_on_chance() -> None:
    wrong = [
        f"reportgen/{name}:{line}: calls {called}()"
        for name in MODULES
        for line, called, method in calls(name)
        if called in CLOCK_CALLS and method and name != CLOCK
    ]
    wrong += [
        f"reportgen/{name}:{line}: imports {imported}"
        for name in MODULES
        for line, imported in imports(name)
        if imported.split(".", maxsplit=1)[0] in NOT_DETERMINISTIC
    ]
    assert wrong == [], "\n".join(wrong)


def test_the_rules_see_what_they_look_for() -> None:
    assert {file for _, file in ours("corpus/store.py")} >= {"errors.py", "records/__init__.py", "corpus/build.py"}
    assert "read_bytes" in {called for _, called, _ in calls("text/source.py")}
    assert "markdown_it" in {imported.split(".")[0] for name in MODULES for _, imported in imports(name)}
    assert {layer(name) for name in MODULES} <= set(RANKS)


def test_the_picture_for_contributors_names_every_layer() -> None:
    page = (PACKAGE.parent / "CONTRIBUTING.md").read_text("utf-8")
    picture = page.partition("```text\n")[2].partition("```")[0]
    assert [name for name in RANKS if not name.startswith("__") and not re.search(rf"\b{name}\b", picture)] == []
