"""The files that docs/ci.md gives to be copied, and the hooks that they name."""

import re

import yaml

from tests.conftest import BAD, ROOT

HOOK, WHOLE_HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
FILES: dict[str, str] = dict(
    re.findall(r"^`([^`\n]+)`：\n\n```\w+\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
)
"""The files that the page gives to be copied."""

LINE = BAD.splitlines().index("contarcts:") + 1
"""Where the fault of the bad file stands."""
