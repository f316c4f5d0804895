"""Parts of a manuscript as text, so that reading them gives back what was meant."""

import re

from fazhi_report.manuscript.chunks import NoteKind

# What would be read as more than it is: anywhere, and at the beginning of a line.
_ANYWHERE = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\{(?=\{)|<(?=!--)")
_BRACKET = re.compile(r"\[")
_AT_START = re.compile(r"#|[-*+](?=[ \t])|\|")
_ITEM = re.compile(r"[0-9]{1,3}(?=[.)][ \t])")
_NUMBER = re.compile(r"(?<=[ \t])\{(?=(?:-|[^{}\s]{1,12})\}$)")


def escaped(text: str, *, starts_line: bool = False) -> str:
    """A literal text; `starts_line` where it stands at the beginning of a block or of one of its lines."""
    made = _ANYWHERE.sub(lambda match: "\\" + match[0], text)
    if "]{" in made:  # behind which a claim would end
        made = _BRACKET.sub(r"\\[", made)
    if starts_line:
        made = _AT_START.sub(lambda match: "\\" + match[0], made, count=1) if _AT_START.match(made) else made
        if match := _ITEM.match(made):
            made = f"{match[0]}\\{made[match.end() :]}"
    return made


def heading(level: int, text: str, number: str | None = None) -> str:
    """A heading of level 1 to 4; `text` is written already. A `number` of None is counted, "" is none."""
    typed = "" if number is None else f" {{{number or '-'}}}"
    text = text if typed else _NUMBER.sub(r"\\{", text)
    return f"{'#' * (level + 1)} {text}{typed}"


def cited(name: str, *filters: str) -> str:
    """A reference to a fact."""
    return f"{{{{ {'|'.join((name, *filters))} }}}}"


def declared(text: str, name: str = "") -> str:
    """A figure that belongs to no ledger, declared where it stands."""
    return f"{{{{ {name} = {text} }}}}" if name else f"{{{{ {text} }}}}"


def claimed(words: str, *ties: str) -> str:
    """Words, written already, that are tied to what the ledgers must support."""
    return f"[{words}]{{{'、'.join(ties)}}}"


def note(kind: NoteKind, text: str) -> str:
    """A comment, which is never printed."""
    told = text.replace("--", "－－")
    colon = " " if kind == "沿用" else "："
    return f"<!-- {kind}{colon}{told} -->" if kind else f"<!-- {told} -->"
