"""What a team may say about the rules: weights, bounds, suppression in a report, and a baseline."""

from __future__ import annotations

import msgspec
import pytest

from reportgen.checks import RULES, check_setting
from reportgen.checks.baseline import apply_baseline, read_baseline, write_baseline
from reportgen.checks.bounds import THRESHOLDS
from reportgen.errors import ReportgenError
from reportgen.history import Finding
from reportgen.records import Setting, read_setting
from reportgen.text import Source
from tests.checks.pipeline import findings_of

WRONG = "- Ready for review: 7/9 (87.5%)"


def notes(*lines: str, top: str = "", setting: Setting | None = None) -> list[Finding]:
    text = "\n".join([f"{top}# Outcomes (Sunday 2025-01-12)", "", "## Notes", "", *lines, ""])
    return list(findings_of([Source(path="2025-01-12.md", text=text)], setting))


def said(setting: str) -> Setting:
    return read_setting(setting, "site.toml")


@pytest.mark.parametrize(("weight", "found"), [("off", []), ("note", ["note"]), ("warning", ["warning"]), ("error", ["error"])])
def test_a_rule_weighs_what_the_team_says(weight: str, found: list[str]) -> None:
    assert [one.weight for one in notes(WRONG, setting=said(f'[rules]\nRG201 = "{weight}"\n'))] == found


def test_what_a_rule_is_unsure_of_stays_lighter() -> None:
    cut_off = "- Ready for review: 684/763 (89.6%), or 7/9 (77.7%)"
    assert [one.weight for one in notes(cut_off, setting=said('[rules]\nRG201 = "error"\n'))] == ["note"]


@pytest.mark.parametrize(
    ("setting", "problem"),
    [
        ('[rules]\nRG2O3 = "off"\n', "unknown rule 'RG2O3' in [rules], did you mean 'RG203'?"),
        ("[thresholds]\npause-day = 3\n", "unknown threshold 'pause-day' in [thresholds], did you mean 'pause-days'?"),
        ("[thresholds]\nspelling = 900\n", "threshold 'spelling' is 900; it must be a number from 0 to 100"),
        ("[thresholds]\ngap-days = -1\n", "threshold 'gap-days' is -1; it must be a number from 0 on"),
        ("[thresholds]\ngap-days = nan\n", "threshold 'gap-days' is nan; it must be a number from 0 on"),
    ],
)
def test_unknown_names_and_bounds_that_cannot_be_are_met_with_line_and_what_is_known(setting: str, problem: str) -> None:
    with pytest.raises(ReportgenError) as error:
        check_setting(said(setting), "site.toml")
    assert str(error.value) == f"site.toml:2: {problem}"


def test_the_line_is_that_of_the_very_key_wherever_its_table_is_written() -> None:
    written = 'title = "Rules"\nrules.RG306 = "off"\nthresholds = { gap-days = 3, gapdays = 3 }\n'
    with pytest.raises(ReportgenError, match=r"^museum/site\.toml:3: unknown threshold 'gapdays'"):
        check_setting(read_setting(written, "museum/site.toml"), "site.toml")
    with pytest.raises(ReportgenError, match=r"^museum/site\.toml:3: unknown rule 'RG99'"):
        check_setting(read_setting('[rules]\nRG306 = "off"\nrg99 = "off"\n', "museum/site.toml"), "site.toml")


def test_settings_that_no_file_has_are_refused_without_line() -> None:
    with pytest.raises(ReportgenError, match=r"^site\.toml: unknown rule 'RG999'"):
        check_setting(Setting(rules={"RG999": "off"}), "site.toml")


def test_all_known_names_are_accepted() -> None:
    names = "".join(f"{one.name} = {one.default}\n" for one in THRESHOLDS)
    codes = "".join(f'{rule.code} = "note"\n' for rule in RULES)
    check_setting(said(f"[rules]\n{codes}[thresholds]\n{names}"), "site.toml")


def test_thresholds_belong_to_rules_and_have_one_name() -> None:
    assert {one.rule for one in THRESHOLDS} <= {rule.code for rule in RULES}
    assert len({one.name for one in THRESHOLDS}) == len(THRESHOLDS)


@pytest.mark.parametrize(
    "lines",
    [
        (f"{WRONG} <!-- reportgen: ignore RG201 because two were counted twice -->",),
        ("<!-- reportgen: ignore RG201 because two were counted twice -->", WRONG),
        ("<!-- reportgen: ignore RG201 because two were counted twice -->", "", WRONG),
        ("<!-- reportgen: ignore RG101, RG201: two were counted twice -->", WRONG),
        ("<!--reportgen:ignore rg201 since two were counted twice-->", WRONG),
    ],
)
def test_a_comment_with_a_reason_suppresses(lines: tuple[str, ...]) -> None:
    (finding,) = notes(*lines)
    assert (finding.rule, finding.suppressed, finding.counts) == ("RG201", "two were counted twice", False)


@pytest.mark.parametrize("mark", ["", "---\ntitle: x\n---\n"])
def test_at_the_top_of_a_file_it_speaks_of_the_whole_file(mark: str) -> None:
    top = f"{mark}<!-- reportgen: ignore RG201 because the counts are estimates -->\n\n"
    assert [one.suppressed for one in notes(WRONG, "", "- More", "", WRONG, top=top)] == ["the counts are estimates"] * 2


@pytest.mark.parametrize(
    "lines",
    [
        ("<!-- reportgen: ignore RG203 because two were counted twice -->", WRONG),
        (f"- Fine <!-- reportgen: ignore RG201 because … -->{''}", WRONG),
        (WRONG, "", "<!-- reportgen: ignore RG201 because two were counted twice -->"),
        ("<!-- ignore RG201 because two were counted twice -->", WRONG),
        ("```", "<!-- reportgen: ignore RG201 because two were counted twice -->", "```", WRONG),
    ],
)
def test_a_comment_elsewhere_or_of_another_rule_suppresses_nothing(lines: tuple[str, ...]) -> None:
    assert [(one.rule, one.suppressed) for one in notes(*lines)] == [("RG201", "")]


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("ignore RG201", "no reason"),
        ("ignore RG201 because", "no reason"),
        ("ignore RG999 because it is fine", "RG999"),
        ("ignore because it is fine", "names no rule"),
        ("please be quiet", "names no rule"),
        ("ignore RG201, RG2X1 because it is fine", "RG2X1"),
    ],
)
def test_a_comment_that_does_not_hold_is_a_finding(comment: str, problem: str) -> None:
    findings = notes("- Fine", f"<!-- reportgen: {comment} -->", "- Fine")
    assert [(one.rule, one.line) for one in findings] == [("RG112", 6)]
    assert problem in findings[0].message


@pytest.mark.parametrize(
    "line",
    [
        "<!-- a comment of the scribe -->",
        "<!-- ignore this -->",
        "<!-- reportgen is a tool -->",
        "reportgen: ignore RG201",
        "`<!-- reportgen: ignore -->` is how it begins, in a sentence of its own, without code",
    ],
)
def test_other_comments_are_nobody_s_business(line: str) -> None:
    assert [one.rule for one in notes("- Fine", "", line) if one.rule == "RG112"] == ([] if "`" not in line else ["RG112"])


def test_a_baseline_knows_what_was_there_and_nothing_else() -> None:
    before = notes(WRONG)
    baseline = read_baseline(write_baseline(before))
    after = apply_baseline(notes("- A new line", WRONG, "- Passed: 96% (3/100 failed)"), baseline)
    assert [(one.baselined, one.counts) for one in after] == [(True, False), (False, True)]


def test_the_same_words_once_more_are_new() -> None:
    baseline = read_baseline(write_baseline(notes(WRONG)))
    assert [one.baselined for one in apply_baseline(notes(WRONG, "- Fine", WRONG), baseline)] == [True, False]


def test_a_baseline_reads_as_it_was_written() -> None:
    written = write_baseline(notes(WRONG, WRONG, "- Passed: 96% (3/100 failed)"))
    assert msgspec.json.format(msgspec.json.encode(read_baseline(written)), indent=2) + b"\n" == written
    assert [known.count for known in read_baseline(written).known] in ([2, 1], [1, 2])


def test_what_is_suppressed_needs_no_baseline() -> None:
    findings = notes(f"{WRONG} <!-- reportgen: ignore RG201 because two were counted twice -->")
    assert read_baseline(write_baseline(findings)).known == ()


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b'{"version": 2}'])
def test_what_is_no_baseline_is_refused(data: bytes) -> None:
    with pytest.raises(ReportgenError, match=r"^known\.json: "):
        read_baseline(data, "known.json")


def test_a_fingerprint_outlives_moved_lines_and_other_blanks() -> None:
    one, two = notes(WRONG)[0], notes("- A new line", "", WRONG)[0]
    assert one.line != two.line
    assert one.fingerprint == two.fingerprint
    assert one.fingerprint != notes("- Ready for review: 6/9 (87.5%)")[0].fingerprint


def test_columns_point_at_the_words() -> None:
    assert [(one.column, one.words) for one in notes(WRONG)] == [(21, "7/9 (87.5%)")]
