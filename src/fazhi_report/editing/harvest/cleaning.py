"""Characters of an imported text that no file of ours holds, and spaces that only one program set."""

import re
from typing import Any, NamedTuple

from fazhi_report.notation import UNSEEN

_HAN = "\u4e00-\u9fff，。；：、（）"
_BETWEEN = re.compile(
    rf"(?<=[{_HAN}《》“”])[ \u00a0\u3000]{{1,3}}(?=\d)|(?<=\d)[ \u00a0\u3000]{{1,3}}(?=[{_HAN}％%])"
)
_ENDS = re.compile("[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANKS = " \t\u3000\u00a0"


class Normalised(NamedTuple):
    """What a text lost on its way: what it was, the text around it, how often."""

    what: str
    text: str
    times: int = 1


def cleaned(text: str, told: list[Normalised]) -> str:
    """A text without what no manuscript holds, and without spaces between Han and digits."""
    text = _seen(text, told)
    if found := _BETWEEN.findall(text):
        where = _BETWEEN.search(text)
        at = where.start() if where else 0
        told.append(Normalised("删去了汉字和数字之间的空格", text[max(at - 8, 0) : at + 10], len(found)))
        text = _BETWEEN.sub("", text)
    return text.strip(_BLANKS)


def _seen(text: str, told: list[Normalised]) -> str:
    """A text on one line, without the characters that can't be seen."""
    text = _ENDS.sub(" ", text)
    if found := UNSEEN.findall(text):
        told.append(Normalised("删去了看不见的字符", UNSEEN.sub("", text)[:20], len(found)))
        text = UNSEEN.sub("", text)
    return text


def of_field(text: str, told: list[Normalised]) -> str:
    """A text as a field of a data file holds it: paragraphs apart by an empty line, nothing around them."""
    parts = (_seen(part, told).replace("\t", " ").strip() for part in text.split("\n\n"))
    return "\n\n".join(filter(None, parts))


def of_data(value: Any, told: list[Normalised]) -> Any:  # noqa: ANN401  plain data
    """Texts in lists and mappings, as they fit in fields; what is empty then is left out, but for cells."""
    match value:
        case dict():
            made = {name: of_data(each, told) for name, each in value.items()}
            return {name: each for name, each in made.items() if each not in ("", [], {})}
        case list():
            return [of_data(each, told) for each in value]
        case _:
            return of_field(value, told)
