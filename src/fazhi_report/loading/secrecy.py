"""Whether a data file says that its report is classified: told before anything else is done with it."""

from fazhi_report.diagnostics import DataPath, DataPlace, Diagnostic, Finding
from fazhi_report.loading.year_data import Content, is_workbook, read_data
from fazhi_report.source import Source

_OFFICIAL, _SECRECY, _LEVEL = ("official", "公文要素"), ("secrecy", "密级和保密期限"), ("level", "密级")
_TRACES = tuple(key.encode() for key in _SECRECY)
_ADVICE = "涉密的报告不要在连接互联网的计算机上处理；由它生成的文件同样涉密"


def classified(content: Content, name: str) -> Diagnostic | None:
    """A warning at the level (绝密, 机密, 秘密) that a data file gives its report, faulty or not."""
    if isinstance(content, bytes) and not (
        is_workbook(content, name) or any(trace in content for trace in _TRACES)
    ):
        return None
    source = read_data(content, name)
    data = source.data if isinstance(source, Source) else source.said
    secrecy, path = _under(*_under(data, (), _OFFICIAL), _SECRECY)
    level, path = _under(secrecy, path, _LEVEL) if isinstance(secrecy, dict) else (secrecy, path)
    if level is None:
        return None
    return source.locate(Finding.of("FZ242", f"标有密级（{level}）", DataPlace(path), _ADVICE))


def _under(mapping: object, path: DataPath, keys: tuple[str, str]) -> tuple[object, DataPath]:
    """What a mapping has under a key in either language, and its path; None if it has neither."""
    if isinstance(mapping, dict):
        for key in keys:
            if key in mapping:
                return mapping[key], (*path, key)
    return None, path
