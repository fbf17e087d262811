"""Where a checkout comes from, by its `.git/config`, read as text: git itself is never run."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

_SECTION = re.compile(r'^\s*\[\s*remote\s+"(?P<name>(?:[^"\\]|\\.)*)"\s*\]\s*(?:[#;].*)?$')
_URL = re.compile(r"^\s*url\s*=\s*(?P<url>\S.*?)\s*$")
_WEB = re.compile(r"^(?:https?|git|ssh)://(?:[^/@\s]*@)?(?P<host>[\w.-]+)(?::\d+)?/(?P<path>\S+?)(?:\.git)?/?$")
_SCP = re.compile(r"^(?:[\w.-]+@)?(?P<host>[\w.-]+\.[\w-]+):(?P<path>(?!/)\S+?)(?:\.git)?/?$")


class Origin(NamedTuple):
    """A repository on a host: ``github.com``, ``team/reports``."""

    host: str
    path: str

    @property
    def kind(self) -> str:
        """Which forge it is: github, gitlab, forgejo (Codeberg and its like), or nothing where the name of the host does not tell."""
        words = self.host.lower()
        forgejo = "codeberg" in words or "forgejo" in words or "gitea" in words
        return "github" if "github" in words else "gitlab" if "gitlab" in words else "forgejo" if forgejo else ""

    @property
    def source_url(self) -> str:
        """The address of a line of a file, in the form of `source_url`; empty where the forge is not known."""
        home = f"https://{self.host}/{self.path}"
        forms = {
            "github": f"{home}/blob/{{commit}}/FOLDER{{path}}#L{{line}}-L{{end}}",
            "gitlab": f"{home}/-/blob/{{commit}}/FOLDER{{path}}#L{{line}}-{{end}}",
            "forgejo": f"{home}/src/commit/{{commit}}/FOLDER{{path}}#L{{line}}-L{{end}}",
        }
        return forms.get(self.kind, "")

    @property
    def site_url(self) -> str:
        """The address at which the forge usually publishes the pages of a repository; empty where nobody can tell."""
        owner, _, name = self.path.partition("/")
        if self.host.lower() == "github.com" and name:
            return f"https://{owner.lower()}.github.io/" + ("" if name.lower() == f"{owner.lower()}.github.io" else f"{name}/")
        return f"https://{owner.lower()}.gitlab.io/{name}/" if self.host.lower() == "gitlab.com" and name else ""


def read_origin(config: str) -> Origin | None:
    r"""Return where the checkout with this `.git/config` comes from: its remote "origin", else the first one; None where there is none.

    >>> read_origin('[remote "origin"]\n\turl = git@github.com:team/reports.git\n')
    Origin(host='github.com', path='team/reports')
    >>> read_origin('[remote "up"]\n url = https://user:secret@gitlab.example.org/a/b/c')
    Origin(host='gitlab.example.org', path='a/b/c')
    >>> read_origin('[remote "origin"]\n url = /srv/reports') is None
    True
    """
    urls: dict[str, str] = {}
    remote = ""
    for line in config.split("\n"):
        if line.lstrip().startswith("["):
            section = _SECTION.match(line)
            remote = section["name"] if section else ""
        elif remote and (match := _URL.match(line)):
            urls.setdefault(remote, match["url"].strip('"'))
    for name in sorted(urls, key=lambda name: name != "origin"):
        match = _WEB.match(urls[name]) or _SCP.match(urls[name])
        if match:
            return Origin(match["host"], quote(unquote(match["path"]), safe="/-._~"))
    return None
