"""The installed package with fewer ledgers: what the others cost is the difference."""

import ast
import shutil
from pathlib import Path

# What data/2023.yaml uses stays; the first of the others fill up.
DATA = Path(__file__).parent.parent / "data" / "2023.yaml"


def write_package(package: Path, folder: Path, number: int) -> None:
    """Copy a package, its root model left with so many parts and without the imports of the others."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(package, folder / package.name, ignore=shutil.ignore_patterns("__pycache__"))
    path = folder / package.name / "schema" / "report.py"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    report = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Report")
    ledgers = [node for node in report.body if isinstance(node, ast.AnnAssign) and _is_left_out(node)]
    used = DATA.read_text(encoding="utf-8")
    ledgers.sort(key=lambda node: f"\n{_name(node)}:" not in used)
    dropped = {_name(node) for node in ledgers[number:]}
    report.body = [
        node for node in report.body if not (isinstance(node, ast.AnnAssign) and _name(node) in dropped)
    ]
    _drop_unused_imports(tree)
    path.write_text(ast.unparse(tree), encoding="utf-8")


def _name(node: ast.AnnAssign) -> str:
    return ast.unparse(node.target)


def _is_left_out(node: ast.AnnAssign) -> bool:
    return isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "left_out"


def _drop_unused_imports(tree: ast.Module) -> None:
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in list(tree.body):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("fazhi_report.schema."):
            node.names = [alias for alias in node.names if alias.name in names]
            if not node.names:
                tree.body.remove(node)
