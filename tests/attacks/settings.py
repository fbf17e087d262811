"""Settings that attack: those that are taken, with hostile words in every part, and those that are refused, with what is said."""

from __future__ import annotations

from tests.attacks.payloads import WORDS

ALL = " ".join(WORDS.values()).replace("@@", "1")
SIGNS = str.maketrans({"\\": "\\\\", '"': '\\"'})


def quoted(text: str) -> str:
    """Return `text` as a text of TOML."""
    return '"' + "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text.translate(SIGNS)) + '"'


SETTINGS: dict[str, str] = {
    "title": f"title = {quoted(ALL)}\n",
    "description": f"description = {quoted(ALL)}\n",
    "site_url": 'site_url = "https://ok.test/%22onmouseover=OWNED=1&&amp;lt;)(x](javascript:OWNED=1)[%0d%0a"\n',
    "source_url": 'source_url = "https://ok.test/{path}#L{line}%22onmouseover=OWNED=1&amp;)[x](javascript:OWNED=1)"\n',
    "links": '[links]\n\'case\' = "https://ok.test/%22onmouseover=OWNED=1/{0}"\n\'(?P<x><[a-z]+)\' = "https://ok.test/{x}"\n',
    "vocabulary, owners": f"[vocabulary.owners]\n{quoted('Ben')} = {quoted(ALL)}\n{quoted(ALL)} = {quoted('Bo')}\n",
    "vocabulary, words": "".join(
        f'[vocabulary.{table}]\n{quoted(ALL[:900])} = "{meaning}"\n'
        for table, meaning in (("status", "done"), ("headings", "action"), ("prefixes", "risk"), ("fields", "due"), ("level", "red"))
    ),
    "metrics": f"[metrics]\n{quoted('Plates 01')} = {quoted(ALL)}\n",
    "items": f"[items]\njoin = [[{quoted('AT-01')}, {quoted(ALL)}]]\nkeep = [{quoted(ALL)}]\napart = [{quoted(ALL)}]\n",
    "dates": f"[dates]\n{quoted('../../' + ALL)} = \"2025-03-06\"\n",
}

REFUSED: dict[str, tuple[str, str]] = {
    "source_url runs": ('source_url = "javascript:alert(1)//{path}"\n', "site.toml:1: 'javascript:alert(1)//{path}' must start with https"),
    "source_url is data": ('source_url = "data:text/html,{path}"\n', "must start with https"),
    "source_url reads a file": ('source_url = "file:///{path}"\n', "must start with https"),
    "site_url runs": ('site_url = "javascript:alert(1)"\n', "must start with https"),
    "site_url ends an attribute": ('title = "x"\nsite_url = "https://ok.test/\\" onload=\\"x"\n', "site.toml:2: '\"' in"),
    "source_url with a blank": ('source_url = "https://ok.test/a {path}"\n', "write %20 for it"),
    "links with an element": ("[links]\n'a' = \"https://ok.test/<b>\"\n", "'<' in 'https://ok.test/<b>' is no sign of an address"),
    "links run": ("[links]\n'a' = \"javascript:alert({0})\"\n", "site.toml:2: 'javascript:alert({0})' must start with https"),
    "links lead out of the site": ("[links]\n'a' = \"//evil.test/{0}\"\n", "must start with https"),
    "links have a hostile pattern": ("[links]\n'(' = \"https://ok.test/\"\n", "site.toml:2: '(' is no pattern"),
    "a key with markup": ('"<script>alert(1)</script>" = 1\n', "site.toml:1: unknown key '<script>alert(1)</script>'"),
    "a rule that is none": ('[rules]\nRG101 = "<script>"\n', "unknown meaning '<script>'"),
    "a zone that is a path": ('zone = "../../../etc/passwd"\n', "unknown time zone '../../../etc/passwd'"),
    "a limit below nothing": ("[limits]\nbytes = -1\n", "site.toml:2: 'bytes' must be a whole number from 1 on"),
    "a limit that is no number": ("[limits]\nlines = inf\n", "site.toml:2: 'lines' must be a whole number from 1 on"),
    "arrays in arrays": ("a = " + "[" * 5000 + "]" * 5000 + "\n", "holds lists or tables inside each other, deeper than is read"),
    "tables in tables": ("[" + ".".join(["a"] * 5000) + "]\n", "unknown key 'a'"),
    "no text": ("title = 1\n", "'title' must be text in quotes"),
}


def settings() -> str:
    """Return all settings that are taken, in one file."""
    single = [text for text in SETTINGS.values() if not text.startswith("[")]
    return "".join(single) + "".join(text for text in SETTINGS.values() if text.startswith("["))
