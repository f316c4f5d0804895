"""Reports from their data, warm: the pipeline, its parts and floors, beside docxtpl on the same report."""

import io
import zipfile
from collections.abc import Collection
from functools import partial

import program
from cpu import Meter, call, in_turn
from inputs import content
from jinja2 import Environment
from rivals import Docxtpl, yaml_events
from rows import (
    COMPOSING,
    DEFLATE,
    DOCXTPL,
    DOCXTPL_CACHED,
    DOCXTPL_SUBMISSION,
    EVENTS,
    INPUTS,
    JINJA,
    LOADING,
    RULES,
    SCHEMA,
    WHOLE,
    WHOLE_RULES,
    WRITER,
    WRITER_SUBMISSION,
    on,
)

_WARMING = 3


def measure(wanted: Collection[str], rounds: int) -> dict[str, list[float]]:
    """The samples of every data file of which one is wanted; files one after the other."""
    samples: dict[str, list[float]] = {}
    for file in INPUTS:
        if any(on(sample, file) in wanted for sample in _SAMPLES):
            measured = in_turn(_meters(content(file), file), _needed(wanted, file), rounds, warming=_WARMING)
            samples |= _parted(measured, file)
    return samples


_SAMPLES = (
    *(WHOLE, DOCXTPL, DOCXTPL_CACHED, WHOLE_RULES, WRITER, WRITER_SUBMISSION, DOCXTPL_SUBMISSION, RULES),
    *(LOADING, COMPOSING, EVENTS, SCHEMA, JINJA, DEFLATE),
)


def _needed(wanted: Collection[str], file: str) -> Collection[str]:
    """Composing is measured with the loading that it begins with."""
    return {*wanted, on(LOADING, file)} if on(COMPOSING, file) in wanted else wanted


def _parted(measured: dict[str, list[float]], file: str) -> dict[str, list[float]]:
    composing = on(COMPOSING, file)
    if composing in measured:
        pairs = zip(measured[composing], measured[on(LOADING, file)], strict=True)
        measured[composing] = [both - loading for both, loading in pairs]
    return measured


def _meters(data: bytes, file: str) -> dict[str, Meter]:
    """What one data file is measured by; everything is made anew that a run would make anew."""

    def composed() -> program.Composed:
        return program.composed(data)

    def issued(profile: program.Profile) -> program.Document:
        return program.issued(composed(), profile)

    public, submission = (program.written(issued(profile)) for profile in ("public", "submission"))
    rival, rival_submission = Docxtpl(public), Docxtpl(submission)
    parts = _parts(public)
    template = Environment(autoescape=False).from_string(  # noqa: S701  as docxtpl has it
        "\n\n".join(f"{{{{ {name} }}}}" for name in rival.context)
    )
    measured = {
        WHOLE: call(program.whole, lambda: data),
        DOCXTPL: call(lambda _: rival.as_documented(), tuple),
        DOCXTPL_CACHED: call(lambda _: rival.caching(), tuple),
        WHOLE_RULES: call(partial(program.whole, rules=True), lambda: data),
        WRITER: call(program.written, partial(issued, "public")),
        WRITER_SUBMISSION: call(program.written, partial(issued, "submission")),
        DOCXTPL_SUBMISSION: call(lambda _: rival_submission.as_documented(), tuple),
        RULES: call(program.checked, composed),
        LOADING: call(program.loaded, lambda: data),
        COMPOSING: call(program.composed, lambda: data),
        EVENTS: call(yaml_events, lambda: data),
        SCHEMA: call(program.modelled, partial(program.plain_data, data)),
        JINJA: call(lambda _: template.render(rival.context), tuple),
        DEFLATE: call(_zipped, lambda: parts),
    }
    return {on(sample, file): meter for sample, meter in measured.items()}


def _parts(report: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(report)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _zipped(parts: dict[str, bytes]) -> None:
    """Pack the parts of a report as fast as zlib can compress."""
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, part in parts.items():
            package.writestr(name, part)
