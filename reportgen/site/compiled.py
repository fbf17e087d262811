"""How templates become Python: a view's values are read, text is escaped and macros are called without detours.

Jinja asks at run time what is known when a template is compiled: whether a name of a view may be a key instead, whether a function wants
the context, whether a macro is called by name. Here a value is an attribute, a function is called with what stands in its brackets, and
macros take their arguments by place; what is not marked as safe is escaped, as ever. What is printed is the same, in a third of the time.
None of this is for a sandbox, which has to ask.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from importlib.util import MAGIC_NUMBER
from types import CodeType, FunctionType

import markupsafe
from jinja2 import BytecodeCache, Environment, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.utils import missing
from markupsafe import Markup, escape

from reportgen.corpus.cache import code_version, digest, release
from reportgen.files.bytecode import find_code, keep_code
from reportgen.site.spoken import as_it_is

_KEPT = 4096  # different things that one macro printed
_IMPORTED = 64  # templates that others import, each once for each way to the root

escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""What `markupsafe.escape` escapes a text with, before it marks the result as safe, which costs five times as much."""

marked: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Mark what a macro printed, which is escaped already, as safe."""


def shown(value: object) -> str:
    """Return what is neither text nor marked as safe for a page: numbers, and whatever tells its own HTML."""
    return escaped(str(value)) if isinstance(value, (int, float)) else escape(value)


def called_by_place(macro: FunctionType) -> FunctionType:
    """Let a macro be called with fewer arguments than it has: those that are left out are `missing`, for which it has its defaults."""
    macro.__defaults__ = (missing,) * macro.__code__.co_argcount
    return macro


@lru_cache(maxsize=_IMPORTED)
def imported(jinja: Environment, name: str) -> TemplateModule:
    """Return what the template `name` defines, where it was compiled with `Compiler`."""
    return jinja.get_template(name).module


class _Codes(BytecodeCache):
    """The code of every template, for all environments of one site."""

    def __init__(self) -> None:
        self._codes: dict[str, CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return what a template is known by: no hash, which Jinja cannot make of a path that the locale does not know how to write."""
        return filename or name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket the code of its template, where there is some."""
        bucket.code = self._codes.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code that a bucket was given."""
        if bucket.code:
            self._codes[bucket.key] = bucket.code


class _BuiltIn(_Codes):
    """The code of built-in templates, all of them files, in one language; it is kept beside them for later builds."""

    def __init__(self, language: str) -> None:
        super().__init__()
        releases = (release("jinja2"), release("markupsafe"), language)
        self._language = language
        self._follows = digest([code_version(("languages", "site")).encode(), MAGIC_NUMBER, *map(str.encode, releases)])

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket the code of its template, where there is some of this program, language and text."""
        super().load_bytecode(bucket)
        bucket.code = bucket.code or find_code(*self._kept(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code that a bucket was given."""
        super().dump_bytecode(bucket)
        if bucket.code:
            keep_code(*self._kept(bucket), bucket.code)

    def _kept(self, bucket: Bucket) -> tuple[str, bytes]:
        """Return for which source code is kept, and a digest of all that it follows from."""
        return f"{bucket.key}.{self._language}", digest([self._follows, bucket.checksum.encode()])


def prepare(jinja: Environment, language: str = "") -> None:
    """Let an environment compile templates with `Compiler`, each once, and let macros print what they printed before.

    `language` is given for the built-in templates, and what their own words are said in: their code is kept for later builds. What is
    `kept` in a template must follow from its arguments alone, and these must be frozen.
    """
    jinja.code_generator_class, jinja.bytecode_cache = Compiler, _BuiltIn(language) if language else _Codes()
    jinja.globals["kept"] = keep


keep = lru_cache(maxsize=_KEPT, typed=True)  # 1 is no 1.0, and marked text no text
"""Let a macro print what it printed before; for the name `kept` in templates."""


def rooted(jinja: Environment, root: str, **alike: object) -> Environment:
    """Return `jinja` for the pages that see the root of the site at `root` (``"../"``), with the names `alike` for all of them.

    What their templates import is made once and not for each page, and so is what that has `kept`.
    """
    made = jinja.overlay()
    made.globals = {**jinja.globals, "root": root, **alike}
    return made


class Compiler(CodeGenerator):
    """Jinja's own generator of code but for values of views, output, calls and macros."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Begin a module with the names that the others write."""
        self.writeline(f"from {__name__} import called_by_place, escaped, imported, marked, shown")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Read an attribute; whatever has none of this name raises `AttributeError`."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Ask for nothing as Python does."""
        if node.name != "none":
            super().visit_Test(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(" is None)")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Leave out a filter that says everything as it is, as those that translate do for English."""
        if node.node is not None and self.environment.filters.get(node.name) is as_it_is:
            self.visit(node.node, frame)
        else:
            super().visit_Filter(node, frame)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Print nothing where a condition without an `else` does not hold, which Jinja does by way of an undefined value."""
        for child in node.nodes:
            if isinstance(child, nodes.CondExpr) and child.expr2 is None:
                child.expr2 = nodes.Const("", lineno=child.lineno, environment=self.environment)
        super().visit_Output(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja's name
        """Call a function with the arguments that it is given by place; leave the rest to Jinja."""
        if node.kwargs or node.dyn_args or node.dyn_kwargs or forward_caller:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Import(self, node: nodes.Import, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Import what was imported before, without asking for each page whether names that all pages have differ from those of then."""
        if node.with_context or not isinstance(node.template, nodes.Const):
            super().visit_Import(node, frame)
            return
        self.writeline(f"{frame.symbols.ref(node.target)} = ", node)
        self.write(f"context.vars[{node.target!r}] = " if frame.toplevel else "")
        self.write(f"imported(environment, {node.template.value!r})")
        if frame.toplevel and not node.target.startswith("_"):
            self.writeline(f"context.exported_vars.discard({node.target!r})")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Let a macro be the function that it is compiled to, unless it asks for more than its arguments."""
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
        else:
            self.write("called_by_place(macro)")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """Return what a macro printed."""
        if force_unescaped:
            self.writeline(f"return marked(concat({frame.buffer}))")
        else:
            super().return_buffer_contents(frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _escapes(frame):
            self.write("(escaped(it) if type(it := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _escapes(frame):
            self.write(") is str else it if type(it) is Markup else shown(it))")
        else:
            super()._output_child_post(node, frame, finalize)


def _escapes(frame: Frame) -> bool:
    """Say whether what is printed here is escaped for sure: not where a template switches that off, or leaves it open."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
