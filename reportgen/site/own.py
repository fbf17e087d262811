"""Templates of a team, which stand before the built-in ones: in a sandbox, unless whoever builds trusts who wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2 import TemplateSyntaxError as SyntaxProblem
from jinja2.exceptions import SecurityError
from jinja2.meta import find_referenced_templates
from jinja2.nodes import EvalContextModifier, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.errors import ReportgenError
from reportgen.site.look import Look
from reportgen.site.spoken import speech
from reportgen.site.translated import teach
from reportgen.site.trusted import picture

MOST = 1_000_000
"""Numbers that all ranges of one page have, and signs or things that are made by repeating some."""

_TRUST = "say --trust-templates if you trust whoever wrote it"


class _Loader(DictLoader):
    """Own templates, with the names of their files."""

    def __init__(self, look: Look) -> None:
        super().__init__({own.name: own.text for own in look.templates})
        self.files = {own.name: own.file for own in look.templates}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, object]:  # type: ignore[override]
        text, _, current = super().get_source(environment, template)
        return text, self.files[template], current


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which text stays escaped and nothing grows without end."""

    intercepted_binops = frozenset(("*", "**"))

    def __init__(self, loader: ChoiceLoader) -> None:
        super().__init__(**_manners(loader))
        self.left = MOST
        self.globals["range"] = self.range
        self.globals["picture"] = picture
        del self.filters["safe"]

    def range(self, *ends: int) -> range:
        """Return a range, of which one page may have so many numbers in all."""
        made = range(*ends)
        self.left -= len(made)
        if self.left < 0:
            raise SecurityError(f"ranges of one page have more than {MOST:,} numbers in all; loop over fewer")
        return made

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        """Multiply, unless the result has no bounds."""
        sizes = [abs(one) if isinstance(one, int) else len(one) if isinstance(one, (str, list, tuple)) else 1 for one in (left, right)]
        numbers = all(isinstance(one, (int, float)) for one in (left, right))
        if sizes[1] > 64 if operator == "**" else not numbers and sizes[0] * sizes[1] > MOST:
            raise SecurityError(f"the result of {operator!r} is too large")
        return super().call_binop(context, operator, left, right)  # type: ignore[arg-type]


def _manners(loader: ChoiceLoader) -> dict[str, object]:
    """Return how templates are read, for any environment of a site."""
    return {
        "loader": loader, "autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True,
        "keep_trailing_newline": True, "auto_reload": False,
    }  # fmt: skip


class Own:
    """The templates of a team, and which pages they have a part in."""

    def __init__(self, look: Look, built_in: Path) -> None:
        """Read the templates of `look`, which stand before those in the folder `built_in`.

        Raises `ReportgenError` for one that cannot be read, with its line, and for one that lets text through unescaped.
        """
        loader = ChoiceLoader([_Loader(look), FileSystemLoader(str(built_in))])
        self.jinja: Environment = Environment(**_manners(loader)) if look.trusted else _Sandbox(loader)  # type: ignore[arg-type] # noqa: S701
        teach(self.jinja, speech(look.language), frozenset(own.name for own in look.templates))
        self._files = {own.file for own in look.templates}
        with self.told():
            self.touched = _touched(self.jinja, {own.name: own.file for own in look.templates}, strict=not look.trusted)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn whatever goes wrong while one page is printed into a `ReportgenError` with the template and the line."""
        if isinstance(self.jinja, _Sandbox):
            self.jinja.left = MOST
        try:
            yield
        except ReportgenError:
            raise
        except Exception as error:  # noqa: BLE001 -- a template can break in every way that Python can
            raise ReportgenError(self._where(error), _problem(error)) from None

    def _where(self, error: Exception) -> str:
        if isinstance(error, SyntaxProblem):
            return f"{error.filename or error.name or 'templates'}:{error.lineno}"
        places, at = [], error.__traceback__
        while at:
            if at.tb_frame.f_code.co_filename in self._files:
                places.append(f"{at.tb_frame.f_code.co_filename}:{at.tb_lineno}")
            at = at.tb_next
        return places[-1] if places else "templates"


def _problem(error: Exception) -> str:
    """Say what went wrong and what to do."""
    said = " ".join(str(getattr(error, "message", None) or error).split()).rstrip(".") or type(error).__name__
    if isinstance(error, SecurityError):
        return f"{said}; templates run in a sandbox: {_TRUST}"
    if isinstance(error, SyntaxProblem):
        more = f"; text stays escaped in the sandbox: {_TRUST}" if "'safe'" in said else ""
        return f"{said}{more}"
    if isinstance(error, TemplateNotFound):
        return f"there is no template {said!r}, neither here nor among the built-in ones; a template is named without its folder"
    if isinstance(error, RecursionError):
        return "calls itself without end"
    if not isinstance(error, TemplateError):
        said = f"{said} ({type(error).__name__})"
    return f"{said}; compare it with the built-in template of that name"


def _touched(jinja: Environment, own: dict[str, str], *, strict: bool) -> frozenset[str]:
    """Return the names of all templates that are `own` or use one that is; with `strict`, own ones may not switch escaping off."""
    uses: dict[str, set[str | None]] = {}
    for name in jinja.list_templates(["html"]):
        text = jinja.loader.get_source(jinja, name)[0] if jinja.loader else ""
        tree: Template = jinja.parse(text, name, own.get(name))
        uses[name] = set(find_referenced_templates(tree))
        if name in own:
            jinja.compile(text, name, own[name])  # finds what parsing does not, such as filters that do not exist
            for node in tree.find_all(EvalContextModifier) if strict else ():
                raise SyntaxProblem("text stays escaped here; leave {% autoescape %} out, or " + _TRUST, node.lineno, name, own[name])
    touched = set(own)
    while more := {name for name, used in uses.items() if name not in touched and (None in used or used & touched)}:
        touched |= more
    return frozenset(touched)
