"""Templates as Python: what they print is what Jinja's own code prints, escaped and marked as it is there."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from reportgen.history import Finding, History
from reportgen.site import Look
from reportgen.site.compiled import Compiler, prepare, rooted
from reportgen.site.printer import Printer
from reportgen.site.render import environment, open_printer
from tests.site.builder import hostile, small

HOME = '{% macro home() %}<a href="{{ root }}index.html">{{ site }}</a>{% endmacro %}'


class View(msgspec.Struct, frozen=True):
    """Something to show."""

    title: str
    count: int = 3
    html: str = Markup("<b>safe</b>")


VIEW = View("<i> & \"'")


def printed(text: str, compiler: type[CodeGenerator] = Compiler, **others: str) -> str:
    """Print the template `text`; `others` are those that it imports."""
    made = Environment(loader=DictLoader({"page": text, **others}), autoescape=True, undefined=StrictUndefined)
    made.code_generator_class = compiler
    return made.get_template("page").render(view=VIEW)


SHELF = """
{% macro box(what, tone='dim') %}<p class={{ tone }}>{{ what }}</p>{% endmacro %}
{% macro two(what) %}{{ box(what) }}{{ box(what, 'lit') }}{% endmacro %}
"""


@pytest.mark.parametrize(
    "text",
    [
        "{{ view.title }} {{ view.count }} {{ view.html }} {{ view.title|upper }} {{ view.title ~ view.html }}",
        "{% import 'shelf' as shelf %}{{ shelf.box(view.title) }} {{ shelf.two(view.html) }}",
        "{% import 'shelf' as shelf %}{% set kept = shelf.box(view.title) %}{{ kept }}{{ kept|length }}{{ shelf.two(kept) }}",
        "{% from 'shelf' import box with context %}{{ box(view.title, 'lit') }}",
        "{% macro row() %}{{ caller() }}{% endmacro %}{% call row() %}{{ view.title }}{% endcall %}",
        "{% macro all() %}{{ varargs|join(view.html) }}{% endmacro %}{{ all(view.title, 2) }}",
        "{% for one in view.title recursive %}{{ one }}{{ loop(()) }}{% endfor %}{{ dict(a=view.title)['a'] }}",
        "{% autoescape false %}{{ view.title }}{% endautoescape %}{% set block %}{{ view.title }}{% endset %}{{ block }}",
        "{{ 'shown' if view.count > 3 }}{{ '<' if view.count }}{{ none }}{{ view.title[:2] }}{{ [view.title] }}",
    ],
)  # fmt: skip
def test_what_is_printed_is_what_jinja_prints(text: str) -> None:
    assert printed(text, shelf=SHELF) == printed(text, CodeGenerator, shelf=SHELF)


def test_text_is_escaped_and_marked_text_is_not() -> None:
    assert printed("{{ view.title }}{{ view.html }}") == "&lt;i&gt; &amp; &#34;&#39;<b>safe</b>"


@pytest.mark.parametrize("text", ["{{ nothing }}", "{{ nothing.at }}", "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}", "{{ nothing() }}"])
def test_a_name_that_is_not_there_is_an_error(text: str) -> None:
    with pytest.raises(UndefinedError):
        printed(text)


def test_a_value_that_a_view_lacks_is_an_error_that_names_both() -> None:
    with pytest.raises(AttributeError, match="'View' object has no attribute 'tittle'"):
        printed("{{ view.tittle }}")


@pytest.mark.parametrize("build", [small, hostile])
def test_a_whole_site_is_the_same_as_through_jinja(build: Callable[[], tuple[History, tuple[Finding, ...], Look]]) -> None:
    ours = open_printer(*build())
    plain = environment()
    plain.code_generator_class = CodeGenerator
    theirs = Printer(ours.site, plain, ours._alike["nav"])
    assert [one.files for one in ours.pages()] == [one.files for one in theirs.pages()]


def test_what_is_kept_is_printed_once_and_told_apart_by_its_type() -> None:
    seen: list[object] = []

    def see(what: object) -> str:
        seen.append(what)
        return ""

    jinja = Environment(autoescape=True, undefined=StrictUndefined)
    prepare(jinja)
    jinja.globals["see"] = see
    text = "{% macro show(what) %}{{ see(what) }}<{{ what }}>{% endmacro %}{% set show = kept(show) %}"
    page = jinja.from_string(text + "{{ show('<') }}{{ show(html) }}{{ show(1) }}{{ show(1.0) }}{{ show('<') }}")
    assert page.render(html=Markup("<")) == "<&lt;><<><1><1.0><&lt;>"
    assert seen == ["<", Markup("<"), 1, 1.0]


def test_what_pages_import_is_made_once_for_each_way_to_the_root() -> None:
    jinja = Environment(loader=DictLoader({"page": "{% import 'links' as links %}{{ links.home() }}", "links": HOME}), autoescape=True)
    prepare(jinja)
    near, deep = rooted(jinja, "", site="Here"), rooted(jinja, "../", site="Here")
    pages = [one.get_template("page") for one in (near, deep, near)]
    assert [page.render() for page in pages] == [f'<a href="{root}index.html">Here</a>' for root in ("", "../", "")]
    assert near.get_template("links").module is near.get_template("links").module is not deep.get_template("links").module
