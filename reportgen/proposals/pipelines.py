"""What publishes the site, or asks the rules, without anybody doing it: workflows, hooks and targets as the text of their files."""

from __future__ import annotations

import json
import re
import shlex
from typing import NamedTuple

from reportgen.errors import ReportgenError

_PLAIN = re.compile(r"[\w ./@+,()-]+")
_BRANCH = re.compile(r"[\w./-]+")

# Commits of releases, as others pin them: cibuildwheel 4.3.5, nox 2026.10.20, pypi-attestations 0.0.30, black 26.10.1, napari 0.9.2.
CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"
PYTHON = "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0"
UPLOAD = "actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0"
DEPLOY = "actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0"
CACHE = "actions/cache@55cc8345863c7cc4c66a329aec7e433d2d1c52a9 # v6.1.0"


class Run(NamedTuple):
    """What runs elsewhere: on which folder, on which branch it publishes, and what pip installs (empty: nobody knows yet)."""

    content: str
    branch: str = "main"
    install: str = ""


def check_folder(content: str) -> None:
    """Raise `ReportgenError` where the path of a folder has signs that a workflow, a shell or make could take for something else."""
    if not _PLAIN.fullmatch(content) or content.startswith("-"):
        odd = sorted(set(re.sub(r"[\w ./@+,()-]", "", content))) or ["-"]
        raise ReportgenError(content, f"has {' '.join(map(repr, odd))} in its path; no workflow is written for it, rename the folder")


def github(run: Run) -> str:
    """Return the workflow that publishes on GitHub Pages."""
    branch = run.branch if _BRANCH.fullmatch(run.branch) else "main"
    return _GITHUB.format(
        content=json.dumps(run.content, ensure_ascii=False), install=json.dumps(run.install), branch=json.dumps(branch),
        checkout=CHECKOUT, python=PYTHON, cache=CACHE, upload=UPLOAD, deploy=DEPLOY,
    )  # fmt: skip


def gitlab(run: Run) -> str:
    """Return the pipeline that publishes on GitLab Pages."""
    return _GITLAB.format(content=json.dumps(run.content, ensure_ascii=False), install=json.dumps(run.install.replace("$", "$$")))


def workflow(new: str, old: str, where: str) -> str:
    """Return the workflow `new`, or the one that is there and that somebody may have changed.

    Raises `ReportgenError` where `old` is of something else.
    """
    if old.strip() and "reportgen" not in old:
        raise ReportgenError(where, "is there and does other things; copy what reportgen init --dry-run prints for it in an empty folder")
    return old if old.strip() else new


def hook(run: Run, old: str = "") -> str:
    """Return the configuration of pre-commit, `old` or a new one, with a hook that checks the reports.

    Raises `ReportgenError` where `old` has another form than people write; the message has the lines to add.
    """
    if "id: reportgen-check" in old:
        return old
    entry = json.dumps(f"reportgen check {shlex.quote(run.content)}", ensure_ascii=False)
    files = json.dumps("" if run.content == "." else f"^{re.escape(run.content)}/", ensure_ascii=False)
    lines = _HOOK.format(entry=entry, files=files).rstrip("\n").split("\n")
    if not old.strip():
        return "# Hooks of pre-commit; once: pre-commit install\nrepos:\n" + "\n".join(f"  {line}" for line in lines) + "\n"
    there = old.rstrip("\n").split("\n")
    start = next((at for at, line in enumerate(there) if re.fullmatch(r"repos:\s*(?:#.*)?", line)), None)
    first = next((line for line in there[start + 1 :] if re.match(r"\s*- ", line)), None) if start is not None else None
    if start is None or first is None:
        raise ReportgenError(".pre-commit-config.yaml", "has no list of repos in the usual form; add this to it:\n" + "\n".join(lines))
    indent = first[: len(first) - len(first.lstrip())]
    end = next((at for at in range(start + 1, len(there)) if re.match(r"[^\s#-]", there[at])), len(there))
    return "\n".join([*there[:end], *(f"{indent}{line}" for line in lines), *there[end:]]) + "\n"


def target(run: Run, old: str = "") -> str:
    """Return a Makefile, `old` or a new one, with a target that checks the reports and builds their site."""
    if re.search(r"^reports\s*:", old, re.M):
        return old
    gap = "\n" if old.strip() else ""
    return (old.rstrip("\n") + "\n" if old.strip() else "") + gap + _TARGET.format(content=shlex.quote(run.content))


def ignored(old: str = "") -> str:
    """Return a list of files that git ignores, `old` or a new one, with the folder of what is built."""
    known = {line.strip().strip("/") for line in old.splitlines()}
    return old if known & {"build", "build/*"} else f"{old.rstrip()}\n/build/\n".lstrip("\n")


_GITHUB = """\
# Written by reportgen init: checks the reports, and publishes them as a site on GitHub Pages.
# Once, in the settings of the repository: Pages > Source > GitHub Actions.
# The actions are pinned by commit. For a newer release: git ls-remote --tags https://github.com/actions/checkout
name: Reports

on:
  push:
    branches: [{branch}]
  pull_request:
  workflow_dispatch:

permissions: {{}}

concurrency:
  group: reports-${{{{ github.ref }}}}
  cancel-in-progress: ${{{{ github.event_name == 'pull_request' }}}}

jobs:
  build:
    name: Check and build
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
    env:
      CONTENT: {content}
      # What pip installs: "reportgen @ git+https://HOST/OWNER/reportgen@COMMIT", or a wheel that lies in this repository.
      REPORTGEN: {install}
      # Errors stop a pull request; what is on the branch is published all the same.
      FAIL_ON: ${{{{ github.event_name == 'pull_request' && 'error' || 'never' }}}}
    steps:
      - name: Check out
        uses: {checkout}
        with:
          persist-credentials: false
      - name: Set up Python
        uses: {python}
        with:
          python-version: "3.13"
      - name: Install reportgen
        run: |
          test -n "$REPORTGEN" || {{ echo "::error::Say in REPORTGEN of this workflow what pip installs"; exit 1; }}
          python -m pip install --quiet "$REPORTGEN"
      - name: Restore what was read before
        uses: {cache}
        with:
          path: build/cache
          key: reportgen-${{{{ github.ref_name }}}}-${{{{ github.sha }}}}
          restore-keys: |
            reportgen-${{{{ github.ref_name }}}}-
            reportgen-
      - name: Check the reports
        run: reportgen check "$CONTENT" --format github --fail-on "$FAIL_ON"
      - name: Build the site
        run: reportgen build "$CONTENT" --out build/site
      - name: Hand the site over
        if: github.event_name != 'pull_request'
        uses: {upload}
        with:
          path: build/site

  publish:
    name: Publish
    needs: build
    if: github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pages: write # to publish
      id-token: write # to prove that this workflow asks for it
    concurrency:
      group: pages
      cancel-in-progress: false
    environment:
      name: github-pages
      url: ${{{{ steps.publish.outputs.page_url }}}}
    steps:
      - name: Publish on GitHub Pages
        id: publish
        uses: {deploy}
"""

_GITLAB = """\
# Written by reportgen init: checks the reports, and publishes them as a site on GitLab Pages.
variables:
  CONTENT: {content}
  # What pip installs: "reportgen @ git+https://HOST/OWNER/reportgen@COMMIT", or a wheel that lies in this repository.
  REPORTGEN: {install}
  GIT_DEPTH: "1"

workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

default:
  # Pin it by digest, where that matters to you: docker pull python:3.13 says it.
  image: python:3.13
  interruptible: true
  timeout: 15 minutes
  before_script:
    - test -n "$REPORTGEN" || {{ echo "Say in REPORTGEN of .gitlab-ci.yml what pip installs"; exit 1; }}
    - python -m pip install --quiet --root-user-action ignore "$REPORTGEN"
  cache:
    key: reportgen-$CI_COMMIT_REF_SLUG
    fallback_keys:
      - reportgen-$CI_DEFAULT_BRANCH
    paths:
      - build/cache

check-reports:
  stage: test
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - mkdir -p build
    - reportgen check "$CONTENT" --format junit --fail-on error >build/findings.xml
  artifacts:
    when: always
    reports:
      junit: build/findings.xml

pages:
  stage: deploy
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  interruptible: false
  resource_group: pages
  script:
    - reportgen build "$CONTENT" --out public --cache build/cache
  artifacts:
    paths:
      - public
"""

_HOOK = """\
- repo: local
  hooks:
    - id: reportgen-check
      name: check the daily reports
      entry: {entry}
      language: system
      types_or: [markdown, toml]
      files: {files}
      pass_filenames: false
"""

_TARGET = """\
.PHONY: reports
reports: ## check the daily reports and build their site into build/site
\treportgen check {content} --fail-on never
\treportgen build {content} --out build/site
"""
