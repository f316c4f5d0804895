"""What the files of a report are called: by its title, and by the profile they are for."""

import re

from fazhi_report.document import Document, Profile
from fazhi_report.issuing.profiles import PROFILE_NAMES

_LONGEST_NAME = 255  # bytes, on the file systems in use
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def file_name(document: Document, profile: Profile, suffix: str) -> str:
    """A file's name: what file systems forbid left out, cut to 255 bytes.

    The one for the public is called like the report itself.
    """
    title = document.title_text
    if profile != "public":
        title = f"{title}（{PROFILE_NAMES[profile]}）"
    stem = _FORBIDDEN.sub("", title).strip(" .") or "report"
    room = _LONGEST_NAME - len(suffix) - 1
    return stem.encode()[:room].decode(errors="ignore") + "." + suffix
