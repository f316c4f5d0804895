"""What other programs do with the same: docxtpl, twice, and the least that a YAML file costs."""

import io
from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any

import docx
import yaml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from environment import require
from jinja2 import Environment, Template, nodes

_MORE_THAN_TEXT = (
    "./*[not(self::w:pPr or self::w:r)] | ./w:r/*[not(self::w:rPr or self::w:t or self::w:tab or self::w:br)]"
    " | ./w:r/w:br[@w:type]"
)


class Docxtpl:
    """A report as docxtpl renders it: its template is the same file, with `{{ p0 }}` … for the paragraphs.

    Tables count as well. Paragraphs that hold more than text stand in the template as they are. Autoescaping
    is off and the template lies in memory, both to the advantage of docxtpl.
    """

    def __init__(self, report: bytes) -> None:
        """Make the template of a report and its context, and see that rendering gives the report again."""
        opened = docx.Document(io.BytesIO(report))
        self.context: dict[str, str] = {}
        for number, paragraph in enumerate(_paragraphs(opened)):
            if paragraph.text and not paragraph._p.xpath(_MORE_THAN_TEXT):  # noqa: SLF001
                self.context[f"p{number}"] = paragraph.text
                paragraph.text = f"{{{{ p{number} }}}}"
        file = io.BytesIO()
        opened.save(file)
        self._template = file.getvalue()
        self._caching = _CachingEnvironment()
        for rendered in (self.as_documented(), self.caching(), self.caching()):
            require_equal_text(report, rendered)

    def as_documented(self, context: Mapping[str, str] | None = None) -> bytes:
        """As its documentation has it: open the template, render it, save it."""
        return self._rendered(context, None)

    def caching(self, context: Mapping[str, str] | None = None) -> bytes:
        """The same with a Jinja environment that compiles a template once."""
        return self._rendered(context, self._caching)

    def _rendered(self, context: Mapping[str, str] | None, environment: Environment | None) -> bytes:
        template = import_module("docxtpl").DocxTemplate(io.BytesIO(self._template))
        template.render(context or self.context, environment)
        saved = io.BytesIO()
        template.save(saved)
        return saved.getvalue()


class _CachingEnvironment(Environment):
    """docxtpl asks for its template by the text of it, which Jinja's own caches don't answer."""

    def __init__(self) -> None:
        super().__init__()
        self._compiled: dict[str, Template] = {}

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  Jinja's name
        template_class: type[Template] | None = None,
    ) -> Template:
        """A template by its text, compiled at the first time only."""
        if not isinstance(source, str) or globals or template_class:
            return super().from_string(source, globals, template_class)
        if source not in self._compiled:
            self._compiled[source] = super().from_string(source)
        return self._compiled[source]


def require_equal_text(*reports: bytes) -> None:
    """Stop unless all DOCX files have the same paragraphs, those of tables included."""
    first, *others = [[paragraph.text for paragraph in _paragraphs(_opened(each))] for each in reports]
    require(any(first) and all(each == first for each in others), "docxtpl rendered another text")


def texts(report: bytes) -> dict[str, str]:
    """The context that another report of the same form gives to the template."""
    numbered = enumerate(_paragraphs(_opened(report)))
    return {f"p{number}": paragraph.text for number, paragraph in numbered if paragraph.text}


def yaml_events(content: bytes) -> None:
    """Have libyaml tell its events, which is the quickest way of PyYAML to anything in a file."""
    next_event = yaml.CSafeLoader(content).get_event
    while type(next_event()) is not yaml.StreamEndEvent:
        pass


def _opened(report: bytes) -> Any:  # noqa: ANN401  python-docx's document
    return docx.Document(io.BytesIO(report))


def _paragraphs(opened: Any) -> Iterator[Paragraph]:  # noqa: ANN401  as above
    for element in opened.element.body.iter(qn("w:p")):
        yield Paragraph(element, opened)
