"""How Sphinx builds the documentation: `make docs`."""

import re
from pathlib import Path

_PACKAGE = (Path(__file__).parent.parent / "reportgen" / "__init__.py").read_text("utf-8")
_FOUND = re.search(r'^__version__ = "(.+)"$', _PACKAGE, re.M)

project = "reportgen"
version = release = _FOUND[1] if _FOUND else ""
author = "the reportgen authors"
language = "en"

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["pictures"]
myst_heading_anchors = 4  # [text](page.md#a-heading) is checked
myst_enable_extensions = ["attrs_inline", "colon_fence"]
suppress_warnings = ["misc.highlighting_failure"]  # transcripts hold what no lexer knows
nitpicky = True
smartquotes = False  # quotes in commands are to be copied

html_theme = "furo"
html_title = "reportgen"
html_static_path = ["_static"]
html_css_files = ["docs.css"]
html_favicon = "_static/icon.svg"
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#2f4fd0",
        "color-brand-content": "#2f4fd0",
        "color-brand-visited": "#2f4fd0",
        "color-background-primary": "#ffffff",
        "color-background-secondary": "#f7f7f5",
        "color-foreground-primary": "#1b1d21",
        "color-foreground-secondary": "#4d535c",
        "color-foreground-muted": "#666c76",
        "color-background-border": "#e3e3df",
        "font-stack": 'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
        "font-stack--monospace": 'ui-monospace, "SF Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
    },
    "dark_css_variables": {
        "color-brand-primary": "#9db1ff",
        "color-brand-content": "#9db1ff",
        "color-brand-visited": "#9db1ff",
        "color-background-primary": "#191b1f",
        "color-background-secondary": "#121316",
        "color-foreground-primary": "#eceef1",
        "color-foreground-secondary": "#b6bcc6",
        "color-foreground-muted": "#959ca7",
        "color-background-border": "#2b2e34",
    },
}
pygments_style = "friendly"
pygments_dark_style = "github-dark"
