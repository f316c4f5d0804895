"""What the files of a report are called: by its title, by the profile they are for, as copies for review."""

import re

from fazhi_report.document import Document, Profile
from fazhi_report.issuing.profiles import PROFILE_NAMES

_LONGEST_NAME = 255  # bytes, on the file systems in use
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


_REVIEW_COPY = "审阅稿"


def file_name(document: Document, profile: Profile, suffix: str, *, review: bool = False) -> str:
    """A file's name: what file systems forbid left out, cut to 255 bytes.

    The one for the public is called like the report itself, unless it is a copy for review.
    """
    names = PROFILE_NAMES[profile] if profile != "public" else "", _REVIEW_COPY if review else ""
    title = document.title_text
    if any(names):
        title = f"{title}（{''.join(names)}）"
    stem = _FORBIDDEN.sub("", title).strip(" .") or "report"
    room = _LONGEST_NAME - len(suffix) - 1
    return stem.encode()[:room].decode(errors="ignore") + "." + suffix
