"""What services know a diagnostic again by, in another run and when lines were put in above it."""

import hashlib
import re
from collections import Counter

from fazhi_report.diagnostics import Diagnostic
from fazhi_report.reporters.places import uri

_LINE_NUMBER = re.compile(r"第\s*\d+\s*行")


class Fingerprints:
    """The fingerprints of the diagnostics of a run, of which it remembers how often each came."""

    def __init__(self) -> None:
        """None came yet."""
        self._seen = Counter[bytes]()

    def of(self, diagnostic: Diagnostic) -> str:
        """What tells it from the others: what it is about, and the how many-th of its like it is."""
        if diagnostic.quote or diagnostic.context:
            about: tuple[str, ...] = (diagnostic.quote, diagnostic.context)
        else:
            about = (_LINE_NUMBER.sub("", diagnostic.message),)
        parts = "\0".join((diagnostic.code, uri(diagnostic.file), *about))
        digest = hashlib.sha256(parts.encode("utf-8", "surrogatepass")).digest()[:16]
        self._seen[digest] += 1
        return f"{digest.hex()}:{self._seen[digest]}"
