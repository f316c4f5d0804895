"""No expression of a template reaches anything but the data and the facts: every known way out is shut.

Each way is tried as it is published, and by every name that a template of ours is given.
"""

import pickle
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError
from jinja2.bccache import bc_magic

from fazhi_report.diagnostics import Finding, TemplatePlace
from fazhi_report.document import Document
from fazhi_report.loading import load
from fazhi_report.narrative import compose
from fazhi_report.narrative.engine import environment_of
from fazhi_report.narrative.template_faults import finding_of
from tests.conftest import MINIMAL, json_bytes

LINE = 5


def composed(expression: str, folder: Path, **others: str) -> Document | Finding:
    """What becomes of a report whose template has an expression on its fifth line."""
    (folder / "report.md.j2").write_text(f"# 题\n\n前\n\n{expression}\n", encoding="utf-8")
    for name, text in others.items():
        (folder / f"{name}.md.j2").write_text(text, encoding="utf-8")
    loaded = load(json_bytes({**MINIMAL, "structure": {"chapters": ["行政决策"]}}), "test.yaml")
    assert loaded.report
    return compose(loaded.report, loaded.facts, folder)


GIVEN = (
    "''", "[]", "{}", "()", "1", "1.5", "true", "none", "'{}'.format", "[].append", "range", "range(3)",
    "lipsum", "cycler", "cycler(1)", "joiner", "joiner()", "namespace", "namespace()", "self", "fact", "fact.study",
    "fact.report.year", "organization", "organization.name", "organization.region", "basis", "basis[0]", "title",
    "year", "structure", "parts", "chapters", "chapters[0]", "chapters[0].template", "chapters[0].heading",
    "([1]|map('string'))", "([1]|batch(1))", "('a'|list)", "(fact.report.year|unit)", "('a'|escape)", "lead_is_closed",
)  # fmt: skip
"""Everything that a template is given, and what the engine makes of it."""

PRIVATE = (
    "__class__", "__init__", "__globals__", "__mro__", "__subclasses__", "__dict__", "__getattribute__", "__reduce_ex__",
    "__builtins__", "__code__", "__closure__", "__func__", "__self__", "__module__", "mro", "gi_frame",
    "gi_code", "cr_frame", "ag_frame", "f_globals", "tb_frame", "func_globals", "im_class", "environment", "loader",
    "root_render_func", "_tokens", "_model", "_facts", "_fact", "_text", "_path", "_TemplateReference__context", "_func",
    "mapped", "measured", "filtered", "model_dump", "model_fields", "module", "globals", "blocks", "filename", "eval_ctx",
)  # fmt: skip
"""What leads from an object to the program: attributes of Python's, of the engine's, and of ours."""


@pytest.mark.parametrize("attribute", PRIVATE)
def test_no_object_shows_what_leads_to_the_program(attribute: str, tmp_path: Path) -> None:
    ways = (f"({{}}).{attribute}", f"({{}})['{attribute}']", f"({{}})|attr('{attribute}')")
    mapped = f"([{{}}]|map(attribute='{attribute}')|list)[0]"
    expressions = [way.replace("{}", given, 1) for given in GIVEN for way in (*ways, mapped)]
    tests = (f'{{% if {each} is defined %}}{{{{ "{each}" }}}}{{% endif %}}' for each in expressions)

    made = composed("".join(tests), tmp_path)

    assert isinstance(made, Document), made
    assert [block.text for block in made.blocks] == ["前"]


FORMATS = {
    "str.format (CVE-2016-10745)": "{{ '{0.__class__.__init__.__globals__}'.format(organization) }}",
    "str.format_map (CVE-2019-10906)": "{{ '{a.__class__}'.format_map({'a': organization}) }}",
    "a format that is passed on (CVE-2024-56326)": "{{ ['{0.__class__.__mro__}'.format]|map('call')|list }}",
    "a format that a filter calls": "{% set f = '{0.__class__}'.format %}{{ f(organization) }}",
    "a format behind attr (CVE-2025-27516)": "{{ ('{0.__class__.__init__.__globals__}'|attr('format'))(organization) }}",
    "a format behind map": "{{ ['{0.__class__}']|map(attribute='format')|first }}{{ (['{0.__class__}']|map(attribute='format')|first)(lipsum) }}",
    "a format in a loop's cycle": "{% for x in [1] %}{{ loop.cycle('{0.__class__}'.format)(loop) }}{% endfor %}",
    "a format kept in a namespace": "{% set ns = namespace(f='{0.__class__}'.format) %}{{ ns.f(ns) }}",
    "a format in a cycler": "{{ cycler('{0.__class__}'.format).next()(cycler) }}",
    "a format of escaped text": "{{ ('{0.__class__}'|escape).format(organization) }}",
    "a format of a private field": "{{ '{0._model}'.format(organization) }}",
    "a format by an item": "{{ '{0[__class__]}'.format(organization) }}",
    "a format of a template": "{{ '{0.template.environment}'.format(chapters[0]) }}",
    "a format that is wrapped": "{{ '{0.__class__}'.format.__wrapped__(organization) }}",
    "the format filter": "{{ '{0.__class__}'|format(organization) ~ ('%(a)s'|format(a=organization.__class__)) }}",
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_shows_no_more_than_a_name(name: str, tmp_path: Path) -> None:
    made = composed(FORMATS[name], tmp_path)

    assert isinstance(made, Finding)
    assert made.code in {"FZ401", "FZ402", "FZ403", "FZ404"}


MADE_BY_PICKLE = bc_magic + b"cbuiltins\nopen\n(S'%s'\nS'w'\ntR."
"""Byte code as the engine keeps it, that runs a call where it is read."""

WAYS = {
    "the classes of everything": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "the globals of lipsum": "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "the globals of cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "the globals of joiner": "{{ joiner.__init__.__globals__.os.popen('id').read() }}",
    "the globals of namespace": "{{ namespace.__init__.__globals__.os.popen('id').read() }}",
    "the globals of a macro": "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}",
    "the globals of an undefined name": "{{ nothing.__init__.__globals__ }}",
    "the caller of a macro": "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "what a macro is given besides": "{% macro m() %}{{ varargs.__class__ }}{{ kwargs.__class__ }}{% endmacro %}{{ m(1, a=2) }}",
    "the template itself": "{{ self.__init__.__globals__ }}",
    "the template's context": "{{ self._TemplateReference__context.eval_ctx.environment }}",
    "the context of a block": "{% block a %}{{ super.__globals__ }}{{ self.a.__globals__ }}{% endblock %}",
    "the block above": "{% block a %}{{ super._context }}{% endblock %}",
    "the frame of a generator": "{{ ([1]|map('string')).gi_frame.f_globals }}",
    "the frame of a loop": "{% for x in [1] %}{{ loop._iterator.gi_frame }}{% endfor %}",
    "a config that frameworks give": "{{ config.__class__.from_object('os') }}",
    "a request that frameworks give": "{{ request.application.__globals__ }}",
    "an imported template's module": "{% import 'other.md.j2' as m %}{{ m.__loader__ }}{{ m._TemplateModule__body_stream }}",
    "a template imported by a config's name": "{% from 'os' import popen %}",
    "an extension's name": "{% do 1 %}",
    "the debugger": "{% debug %}",
    "an attribute by pieces": "{{ ''['__cla' ~ 'ss__'] }}",
    "an attribute by attr and pieces": "{{ ''|attr('__cla' ~ 'ss__')|attr('__mro__') }}",
    "an attribute by escapes": r"{{ ''['\x5f\x5fclass\x5f\x5f'] }}",
    "an attribute by map": "{{ ['']|map(attribute='__class__')|list }}",
    "an attribute by groupby": "{{ [organization]|groupby('__class__')|list }}",
    "an attribute by sort": "{{ [organization, organization]|sort(attribute='__class__')|list }}",
    "an attribute by selectattr": "{{ [organization]|selectattr('__class__')|list|first|attr('__class__') }}",
    "an attribute by sum": "{{ [organization]|sum(attribute='_path') }}",
    "a keyword that names a dunder": "{{ dict(__class__=1).__class__.__base__ }}",
    "a filter by map that is none": "{{ ['id']|map('os.system')|list }}",
    "a test that is none": "{{ 1 is os }}",
    "a method of Python's on a class": "{{ dict.mro() }}",
    "a module by its path (CVE-2024-56201)": "{% include 'a\\nimport os\\n.md.j2' %}",
    "the engine behind a chapter": "{{ chapters[0].template.environment }}",
    "the engine's loader": "{{ chapters[0].template.environment.loader.searchpath.append('/') }}",
    "the engine's files": "{{ chapters[0].template.environment.compile_templates('%s') }}",
    "the engine's cache": "{{ chapters[0].template.environment.bytecode_cache.get_bucket(1, 'x', 'x', 'x') }}",
    "the engine behind attr": "{{ (chapters[0].template|attr('environment')).from_string('x') }}",
    "the engine behind map": "{{ (chapters|map(attribute='template.environment')|first).from_string('x') }}",
    "a chapter's own code": "{{ chapters[0].template.root_render_func }}",
    "the text of the data as it is": "{% macro m(t) %}{{ t }}改{% endmacro %}{{ organization.name.mapped(m) }}",
    "the number of a fact as it is": "{{ fact.report.year._value + 1 }}",
    "a table of tokens": "{{ organization.name._tokens.asked }}",
    "what the facts are made of": "{{ fact._facts }}",
    "escaping switched off": "{% autoescape false %}{{ organization.name }}{% endautoescape %}",
}  # fmt: skip


@pytest.mark.parametrize("name", WAYS)
def test_a_known_way_out_is_shut(name: str, tmp_path: Path) -> None:
    folder, written = tmp_path / "模板", tmp_path / "written"
    folder.mkdir()

    made = composed(WAYS[name].replace("%s", str(written)), folder, other="{% macro m() %}{% endmacro %}")

    assert isinstance(made, Finding)
    assert made.code in {"FZ401", "FZ402", "FZ403", "FZ404", "FZ406"}
    assert not written.exists()


def test_byte_code_that_a_template_gives_is_not_read(tmp_path: Path) -> None:
    folder, written = tmp_path / "模板", tmp_path / "written"
    folder.mkdir()
    code = MADE_BY_PICKLE.replace(b"%s", str(written).encode())
    pickle.loads(code[len(bc_magic) :]).close()  # noqa: S301  it does what it is for
    written.unlink()
    text = "".join(f"\\x{byte:02x}" for byte in code)
    engine = "chapters[0].template.environment"
    bucket = f'{engine}.bytecode_cache.get_bucket({engine}, "x", "x", "x")'

    made = composed(f'{{{{ {bucket}.bytecode_from_string("{text}".encode("latin-1")) }}}}', folder)

    assert isinstance(made, Finding)
    assert made.message == "模板用了不存在的名称：environment"
    assert not written.exists()


READ = {
    "a macro": ("{% macro m(a) %}甲{{ a }}{% endmacro %}{{ m('乙') }}", "甲乙"),
    "a caller": ("{% macro m() %}甲{{ caller('乙') }}{% endmacro %}{% call(x) m() %}{{ x }}{% endcall %}", "甲乙"),
    "an imported macro": ("{% import 'other.md.j2' as o %}{{ o.m() }}", "丙"),
    "a loop": ("{% for x in ['甲', '乙'] %}{{ x }}{{ '、' if not loop.last }}{% endfor %}", "甲、乙"),
    "a loop that turns": ("{% for x in [1, 2] %}{{ loop.cycle('甲', '乙') }}{% endfor %}", "甲乙"),
    "a namespace": ("{% set ns = namespace(x='甲') %}{% set ns.x = '乙' %}{{ ns.x }}", "乙"),
    "a cycler": ("{% set c = cycler('甲', '乙') %}{{ c.next() }}{{ c.next() }}", "甲乙"),
    "a joiner": ("{% set j = joiner('、') %}{{ j() }}甲{{ j() }}乙", "甲、乙"),
    "a block and the one above": ("{% block a %}甲{% endblock %}{{ self.a() }}", "甲甲"),
    "a method of a text": ("{{ '甲乙'.replace('乙', '丙') }}", "甲丙"),
    "a format": ("{{ '{}县'.format('甲') }}{{ '{a.short_name}'.format(a=organization) }}", "甲县县水利局"),
    "a format of escaped text": ("{{ ('{}县'|escape).format('甲') }}", "甲县"),
    "a list that grows": ("{% set x = [] %}{% set _ = x.append('甲') %}{{ x|join }}", "甲"),
    "a dictionary": ("{% for k, v in {'甲': '乙'}.items() %}{{ k }}{{ v }}{% endfor %}", "甲乙"),
    "the template of a chapter": ("{% include chapters[0].template %}丁", "丁"),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_what_a_template_may_use_still_works(name: str, tmp_path: Path) -> None:
    expression, printed = READ[name]

    made = composed(expression, tmp_path, other="{% macro m() %}丙{% endmacro %}")

    assert isinstance(made, Document), made
    assert [block.text for block in made.blocks] == ["前", printed]


def test_a_character_that_nobody_sees_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "甲.md.j2").write_text("一\n二\u200b\n", encoding="utf-8")
    environment = environment_of((tmp_path,))
    with pytest.raises(TemplateSyntaxError) as caught:
        environment.get_template("甲.md.j2")

    found = finding_of(caught.value, (tmp_path,))
    assert isinstance(found.place, TemplatePlace)
    assert (found.code, found.place.line, found.message) == ("FZ014", 2, "这里有看不见的字符（U+200B）")
