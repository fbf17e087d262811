"""Templates of a team: they override ours, cannot leave their sandbox unless trusted, and break with a place and without harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import ReportgenError
from reportgen.site.look import Look, OwnTemplate
from reportgen.site.page import Page
from reportgen.site.pages import PAGES
from reportgen.site.people import people_pages
from reportgen.site.render import open_printer, own_templates
from tests.cli.run import run
from tests.site.builder import small

REPORT = """# Outcomes for 2025-03-03

## Action items
- **ACT-1 – Deliver <b>it</b> (Owner: Mira)**
  - Status: Done
"""

#: Ways out of a sandbox that were found in templates over the years, or that people try first.
ESCAPES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "{{ ([page]|map(attribute='__class__')|first).mro }}",
    "{{ '{0.__class__}'.format(page) }}",
    "{{ '{0.__class__}'.format_map({'0': page}) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(page) }}",
    "{{ ('{0.__class__}'|attr('format'))(page) }}",
    "{{ ['{0.__class__}'.format]|map('string')|list and [page]|map('{0.__class__}'.format)|list }}",
    "{{ ('%s'|e).format.__globals__ }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{% set ns = namespace() %}{% set ns.x = 1 %}{{ ns.__init__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ dict.__base__ }}",
    "{{ range.__class__ }}",
    "{{ twins.__globals__ }}",
    "{{ picture.__globals__ }}",
    "{{ kept(twins).__wrapped__.__globals__ }}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "{{ url_for.__globals__ }}",
    "{{ config }}",
    "{{ request.application.__globals__ }}",
    "{{ (page.title.encode('idna')).__class__ }}",
    "{{ page.__struct_fields__ }}",
    "{{ look.pages.__add__ }}",
    "{% for x in [1].append(2) %}{% endfor %}",
    "{{ {}.update({1: 2}) }}",
    "{% include '/etc/passwd' %}",
    "{% include '../site.toml' %}",
    "{% include '../../../../etc/passwd' %}",
    "{% include 'static/../../site.toml' %}",
    "{% import '../site.toml' as x %}{{ x }}",
    "{% extends '/etc/passwd' %}",
    "{% extends ['/etc/passwd', '../site.toml'] %}",
    "{% from 'os' import system %}",
    "{% import 'os' as os %}{{ os.system }}",
    "{{ view.nothing.at.all }}",
    "{% for a in range(1000001) %}{% endfor %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}{% endfor %}{% endfor %}{% endfor %}",
    "{{ 'a' * 10000000000 }}",
    "{{ [0] * 10000000000 }}",
    "{{ 10 ** 10000000000 }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{{ page.title|safe }}",
    "{% autoescape false %}{{ page.title }}{% endautoescape %}",
    "{% set x %}{% autoescape false %}<script>{% endautoescape %}{% endset %}",
    "{{ picture('<script>') }}",
    "{{ picture('<svg class=\"spark\" onload=\"x\"></svg>') }}",
    "{% if %}",
    "{{ page.title",
    "{{ 1 / 0 }}",
    "{{ page.title|nothing }}",
)  # fmt: skip


OURS = Path(__file__).parent.parent.parent / "site_templates"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "reports").mkdir(parents=True)
    (folder / "templates").mkdir()
    (folder / "reports" / "2025-03-03.md").write_text(REPORT, "utf-8")
    (folder / "site.toml").write_text('title = "Own"\n', "utf-8")
    return folder


def build(content: Path, *more: str) -> tuple[int, str, Path]:
    out = content.parent / "site"
    result = run("build", content, "--out", out, *more)
    return result.exit_code, result.stderr, out


def template(content: Path, name: str, text: str) -> None:
    (content / "templates" / name).write_text(text, "utf-8")


def test_an_own_template_stands_before_ours_and_extends_it_and_text_stays_escaped(content: Path) -> None:
    own = '<p id="own">{{ "<i>" }}{{ look.title }}</p>'
    template(content, "people.html", f'{{% extends "base.html" %}}\n{{% block main %}}{own}{{% endblock %}}\n')
    code, _, out = build(content)
    assert code == 0
    assert '<p id="own">&lt;i&gt;Own</p>' in (out / "people.html").read_text("utf-8")
    assert 'id="own"' not in (out / "index.html").read_text("utf-8")


def test_an_own_part_is_on_all_pages_that_use_it_and_a_change_of_it_makes_them_again(content: Path) -> None:
    base = (OURS / "base.html").read_text("utf-8")
    template(content, "base.html", base.replace("<body", '<body data-own="first"', 1))
    _, _, out = build(content)
    assert 'data-own="first"' in (out / "index.html").read_text("utf-8")
    template(content, "base.html", base.replace("<body", '<body data-own="second"', 1))
    build(content)
    for page in ("index.html", "people.html", "reports/2025-03-03.html"):
        assert 'data-own="second"' in (out / page).read_text("utf-8"), page
    (content / "templates" / "base.html").unlink()
    build(content)
    assert "data-own" not in (out / "index.html").read_text("utf-8")


def test_our_templates_print_the_same_in_the_sandbox(content: Path) -> None:
    _, _, out = build(content)
    plain = {file.relative_to(out): file.read_bytes() for file in out.rglob("*.html")}
    for file in OURS.glob("*.html"):
        template(content, file.name, file.read_text("utf-8"))
    code, said, _ = build(content)
    assert code == 0, said
    assert {file.relative_to(out): file.read_bytes() for file in out.rglob("*.html")} == plain


def test_own_static_files_stand_before_ours(content: Path) -> None:
    (content / "templates" / "static").mkdir()
    (content / "templates" / "static" / "site.css").write_text("/* own */\n", "utf-8")
    _, _, out = build(content)
    assert (out / "static" / "site.css").read_text("utf-8") == "/* own */\n"


@pytest.fixture(scope="module")
def people() -> Page:
    """A page to print, whichever template is under attack."""
    history, findings, look = small()
    kind = next(kind for kind in PAGES if kind.pages is people_pages)
    return next(page for page in kind.pages(open_printer(history, findings, look).site) if isinstance(page, Page))


@pytest.mark.parametrize("escape", ESCAPES)
def test_no_way_leads_out_of_the_sandbox_and_what_was_tried_has_its_place(people: Page, escape: str) -> None:
    look = Look(templates=(OwnTemplate(name="people.html", text=f"\n{escape}\n", file="templates/people.html"),))
    with pytest.raises(ReportgenError, match=r"\Atemplates/people\.html:2: [^\n]+\Z") as caught:
        attacked(look, people)
    assert not any(word in str(caught.value) for word in ("root:", "class '", "built-in method", "Traceback"))


def attacked(look: Look, page: Page) -> str:
    own = own_templates(look)
    assert own is not None
    with own.told():
        return own.jinja.get_template("people.html").render(page=page, view=page.view, look=look)
    raise AssertionError


@pytest.mark.parametrize("text", ["{{ ''.__class__ }}", "{% if %}", "{% include '../site.toml' %}"])
def test_a_template_that_breaks_leaves_the_old_site(content: Path, text: str) -> None:
    _, _, out = build(content)
    before = {file: file.read_bytes() for file in out.rglob("*") if file.is_file()}
    template(content, "people.html", f"\n{text}\n")
    code, said, _ = build(content)
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith(f"{content / 'templates' / 'people.html'}:2: ")
    assert {file: file.read_bytes() for file in out.rglob("*") if file.is_file()} == before


def test_a_link_out_of_the_folder_is_not_followed(content: Path) -> None:
    (content.parent / "secret.html").write_text("secret", "utf-8")
    (content / "templates" / "people.html").symlink_to(content.parent / "secret.html")
    code, said, out = build(content)
    assert code == 2
    assert "people.html: is no file in templates" in said
    assert not (out / "people.html").exists()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ ''.__class__.__name__ }}", "str"),
        ("{{ ''|attr('__class__') }}", "&lt;class &#39;str&#39;&gt;"),
        ("{{ '{0.__class__}'.format(1) }}", "&lt;class &#39;int&#39;&gt;"),
        ("{{ '<b>'|safe }}{{ '<b>' }}", "<b>&lt;b&gt;"),
        ("{% autoescape false %}{{ '<b>' }}{% endautoescape %}", "<b>"),
        ("{{ range(100001)|length }}", "100001"),
        ("{{ look['title'] }}", "Own"),
    ],
)
def test_with_trust_a_template_runs_as_jinja_runs_it(people: Page, text: str, shown: str) -> None:
    look = Look(title="Own", trusted=True, templates=(OwnTemplate(name="people.html", text=text, file="templates/people.html"),))
    assert attacked(look, people) == shown


def test_trust_is_asked_for_with_every_build(content: Path) -> None:
    template(content, "people.html", "{{ ''.__class__.__name__ }}")
    assert build(content, "--trust-templates")[0] == 0
    assert build(content)[0] == 2


def test_a_single_file_has_own_templates_too(content: Path) -> None:
    template(content, "single.html", "\n{{ view.nothing }}")
    code, said, _ = build(content, "--single-file", "latest")
    assert code == 2
    assert said.startswith(f"{content / 'templates' / 'single.html'}:2: ")
