"""The bytes of a data file → plain data that knows where it stands, or the faults of its YAML."""

from fazhi_report.source.comment_lines import Comment
from fazhi_report.source.data_file import Source, read, unread
from fazhi_report.source.nodes import Entry, Node
from fazhi_report.source.reading import read_events
from fazhi_report.source.scalars import typed
from fazhi_report.source.source_text import SourceText
from fazhi_report.source.spelling import block, inline, is_inline, pair

__all__ = [
    "Comment",
    "Entry",
    "Node",
    "Source",
    "SourceText",
    "block",
    "inline",
    "is_inline",
    "pair",
    "read",
    "read_events",
    "typed",
    "unread",
]
