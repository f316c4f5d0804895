"""Where the files in `templates/` are: base document, narrative templates, style sheet."""

from functools import cache
from pathlib import Path


@cache
def templates_directory() -> Path:
    """The folder of templates: inside the package when installed, else at the top of the checkout.

    An editable install has no copy inside the package, because the build adds it to the wheel only.
    """
    package = Path(__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parents[1] / "templates"


def read(name: str) -> bytes:
    """The bytes of one template file; raises FileNotFoundError when there is none of this name."""
    return (templates_directory() / name).read_bytes()
