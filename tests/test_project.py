"""The house keeps its order: who imports whom, what may be written where, and which version this is."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import tollbook

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "tollbook"
SOURCES = sorted(PACKAGE.rglob("*.py"))

BASE = frozenset({"errors", "model"})
READING = BASE | {"ingest", "knowledge", "read"}
RECORD = READING | {"link", "reconcile", "publish"}

MAY_IMPORT = {
    "errors": frozenset[str](),
    "settings": frozenset({"errors"}),
    "model": frozenset({"errors"}),
    "knowledge": BASE,
    "store": BASE,
    "ingest": BASE,
    "read": BASE | {"knowledge", "ingest"},
    "link": READING,
    "reconcile": READING | {"link"},
    "publish": READING | {"link", "reconcile"},
    "pipeline": RECORD | {"store", "settings"},
    "evaluate": RECORD | {"store", "settings", "pipeline"},
    "cli": RECORD | {"store", "settings", "pipeline", "evaluate"},
}
"""What stands to the left of each folder, or under it."""


def name_of(path: Path) -> str:
    """Name a test case by its file."""
    return str(path.relative_to(ROOT))


def imported_parts(tree: ast.AST) -> Iterator[str]:
    """List the parts of tollbook that a module imports, at its top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "tollbook":
            modules = [f"tollbook.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
        else:
            continue
        yield from (module.split(".")[1] for module in modules if module.startswith("tollbook."))


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_imports_point_to_the_left(path: Path) -> None:
    """A folder imports only what stands to its left on the way of the data; only the package's front sees all."""
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if part == "__init__":
        return
    assert part in MAY_IMPORT, f"{part} is new: give it its place in MAY_IMPORT"
    allowed = MAY_IMPORT[part] | {part, "__version__"}
    assert sorted(set(imported_parts(ast.parse(path.read_text(encoding="utf-8")))) - allowed) == []


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_relative_imports(path: Path) -> None:
    """Every import names its module in full, so that it can be searched for."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level] == []


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public_definitions(parent: ast.Module | ast.ClassDef) -> Iterator[Definition]:
    """List public functions and classes, methods too; what stands inside a function is its own affair."""
    for node in parent.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_definitions(node)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_public_names_say_what_they_are_for(path: Path) -> None:
    """Every module, public class and public function has a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module"
    assert [node.name for node in public_definitions(tree) if not ast.get_docstring(node)] == []


BROAD_CATCH_ALLOWED = {"cli"}
"""Where a process ends its errors; everywhere else an error is caught by its name."""


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_errors_are_caught_by_name(path: Path) -> None:
    """No error is swallowed unnamed but at the edge; cleaning up and raising it again is fine."""
    broad = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else ""
            passed_on = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            broad += [node.lineno] * (caught in {"", "Exception", "BaseException"} and not passed_on)
    if path.relative_to(PACKAGE).parts[0] not in BROAD_CATCH_ALLOWED:
        assert broad == []


TEXT_SUFFIXES = {
    ".py",
    ".md",
    ".toml",
    ".json",
    ".jsonl",
    ".html",
    ".txt",
    ".csv",
    ".sql",
    ".sh",
    ".lock",
    ".mako",
    ".ini",
}
NOT_OURS = {".venv", ".git", "build", "dist", "node_modules"}


def own_texts() -> list[Path]:
    """List the project's text files, without what tools left there."""
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file()
        and (path.suffix in TEXT_SUFFIXES or path.name in {"Makefile", "NOTICE", "LICENSE", "run"})
        and not any(part in NOT_OURS or part.endswith("_cache") for part in path.relative_to(ROOT).parts)
    ]


# In pieces, so that this file may stand in the project too.
FORBIDDEN = {
    "a path of one machine": "/wo" + "rk/|/ro" + "ot/|/ho" + r"me/\w",
    "a package registry's host": "py" + r"pi\.org|python" + "hosted|registry.npm" + r"js|deb\.deb" + "ian",
    "an open end": r"\bTO" + r"DO\b|\bFIX" + r"ME\b|\bX" + r"XX\b",
    "how the project is made": r"\bissue #?\d|\.lib" + r"rary\b|steering re" + "po|sub-?ag" + "ent",
}


def test_the_project_speaks_of_itself_alone() -> None:
    """No file names a machine's paths, a registry's host, an open end, or how the project came about."""
    found = []
    for path in own_texts():
        text = path.read_text(encoding="utf-8", errors="replace")
        for what, pattern in FORBIDDEN.items():
            found += [f"{name_of(path)}: {what}: {match.group()}" for match in re.finditer(pattern, text)]
    assert found == []


def test_versions_agree() -> None:
    """The package, its metadata and the changelog name one version."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert tollbook.__version__ == declared == importlib.metadata.version("tollbook")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{declared}]" in changelog or "## [Unreleased]" in changelog


def canonical(requirement: str) -> str:
    """Name a package as indexes compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~\[; ]", requirement.strip(), maxsplit=1)[0]).lower()


def test_every_dependency_is_locked() -> None:
    """The lock pins whatever pyproject asks for to run, test and build, each to one version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["dev"]
    wanted += project["build-system"]["requires"]
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9.]+", line)] == []
    assert sorted({canonical(x) for x in wanted} - {canonical(pin) for pin in pins}) == []
