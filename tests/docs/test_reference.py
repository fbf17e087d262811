"""The reference says what the program does: its pages are those that the code writes, and complete."""

from __future__ import annotations

import re
import tomllib

import pytest

from reportgen.checks import RULES
from reportgen.checks.bounds import THRESHOLDS
from reportgen.cli import main
from reportgen.cli.group import DONE, FAILED, FOUND, INTERRUPTED
from reportgen.corpus.schema import KINDS, record_schema
from reportgen.records import Setting, setting
from reportgen.records.keys import KEYS, example_file
from tests.docs.pages import PAGES, ROOT, blocks
from tests.docs.reference import AGAIN, each_command, examples
from tests.docs.reference import PAGES as WRITTEN


@pytest.mark.parametrize("name", WRITTEN)
def test_the_page_is_the_one_that_the_code_writes(name: str) -> None:
    assert PAGES.get(f"docs/reference/{name}") == WRITTEN[name](), AGAIN


def test_every_command_is_there_with_every_option_and_example() -> None:
    page = PAGES["docs/reference/commands.md"]
    for path, command in each_command():
        part = page.partition(f"\n## {path.removeprefix('reportgen ')}\n")[2].partition("\n## ")[0]
        assert part, path
        missing = {word for one in command.params if one.param_type_name == "option" for word in one.opts if word not in part}
        assert missing == set(), path
        assert all(line in part for line in examples(command))
    assert len(list(each_command())) >= len(main.commands)


def test_the_settings_are_complete_and_right() -> None:
    (block,) = [block for block in blocks("docs/reference/settings.md") if block.kind == "toml"]
    setting.read_setting(block.text, "settings.md")
    values = tomllib.loads(block.text)
    assert set(values) == {*Setting.__struct_fields__, "exclude", "redact"} - {"privacy", "places"}
    assert set(values["vocabulary"]) == set(setting._VOCABULARY)
    assert set(values["limits"]) == set(Setting().limits.__struct_fields__)
    assert set(values["calendar"]) == set(Setting().calendar.__struct_fields__)
    assert set(values["items"]) == set(Setting().items.__struct_fields__)
    assert {*values["exclude"], *values["redact"]} == set(Setting().privacy.__struct_fields__)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_the_example_of_every_setting_is_one_that_is_taken(key: object) -> None:
    one = next(known for known in KEYS if known is key)
    setting.read_setting(example_file((one,)), "site.toml")


def test_every_rule_and_every_bound_is_there() -> None:
    page = PAGES["docs/reference/rules.md"]
    for rule in RULES:
        assert f"\n### {rule.code} {rule.name}\n" in page
    assert re.findall(r"^\| ([a-z-]+) \| [\d.]+ \| RG", page, re.M) == [one.name for one in THRESHOLDS]


def test_every_key_of_every_record_is_there_with_its_meaning() -> None:
    rows = dict(re.findall(r"^\| `(\w+)`(?: \\\*)? \| .* \| (.+) \|$", PAGES["docs/reference/records.md"], re.M))
    assert set(rows) == {key for kind in KINDS for key in record_schema(kind)["properties"]}
    assert all(rows.values())


def test_every_exit_code_and_every_variable_is_told() -> None:
    page = PAGES["docs/reference/environment.md"]
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", page, re.M)] == [DONE, FOUND, FAILED, INTERRUPTED]
    code = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "reportgen").rglob("*.py")))
    read = set(re.findall(r"environ(?:\.get\(|\[)\"(\w+)\"|\"(\w+)\" in os\.environ", code))
    variables = {name for pair in read for name in pair if name}
    options = [one for _, command in each_command() for one in command.params]
    variables |= {name for one in options for name in ([one.envvar] if isinstance(one.envvar, str) else one.envvar or ())}
    told = set(re.findall(r"`([A-Z][A-Z_]+)`", page))
    assert variables - told == set()
