"""A user's data file → the same file changed, or a new one; every byte that says something else stays."""

from importlib import import_module
from typing import TYPE_CHECKING

from fazhi_report.editing.data_text import DataText, Edit
from fazhi_report.editing.first_file import starter
from fazhi_report.editing.first_manuscript import manuscript_of
from fazhi_report.editing.from_workbooks import Imported, import_workbooks
from fazhi_report.editing.keys import Rewritten, rewrite
from fazhi_report.editing.manuscript_paragraphs import (
    paragraph_added,
    paragraph_moved,
    paragraph_removed,
    paragraph_written,
)
from fazhi_report.editing.manuscript_places import PlacedManuscript
from fazhi_report.editing.named_manuscript import naming
from fazhi_report.editing.next_manuscript import NextManuscript, roll_manuscript
from fazhi_report.editing.next_year import NextTo, roll
from fazhi_report.editing.placed_words import PlacedText, words_replaced
from fazhi_report.editing.questions import QUESTIONS, Question, faults
from fazhi_report.editing.splicing import spliced
from fazhi_report.editing.value_places import PlacedValue, Reworded, texts_changed
from fazhi_report.editing.written_anew import plans_of

if TYPE_CHECKING:
    from fazhi_report.editing import harvest
else:

    def __getattr__(name: str) -> object:
        """Import what only `fazhi import` needs when it is first asked for."""
        if name == "harvest":
            return import_module(f"{__name__}.harvest")
        raise AttributeError(name)


__all__ = [
    "QUESTIONS",
    "DataText",
    "Edit",
    "Imported",
    "NextManuscript",
    "NextTo",
    "PlacedManuscript",
    "PlacedText",
    "PlacedValue",
    "Question",
    "Reworded",
    "Rewritten",
    "faults",
    "harvest",
    "import_workbooks",
    "manuscript_of",
    "naming",
    "paragraph_added",
    "paragraph_moved",
    "paragraph_removed",
    "paragraph_written",
    "plans_of",
    "rewrite",
    "roll",
    "roll_manuscript",
    "spliced",
    "starter",
    "texts_changed",
    "words_replaced",
]
