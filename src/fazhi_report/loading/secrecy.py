"""Whether a data file says that its report is classified: told before anything else is done with it."""

from fazhi_report.source import read

_OFFICIAL, _SECRECY, _LEVEL = ("official", "公文要素"), ("secrecy", "密级和保密期限"), ("level", "密级")
_TRACES = tuple(key.encode() for key in _SECRECY)


def level(content: bytes, name: str) -> str | None:
    """The level (绝密, 机密, 秘密) that a data file gives its report, faulty or not; None without one."""
    if not any(trace in content for trace in _TRACES):
        return None
    secrecy = _under(_under(read(content, name).data, _OFFICIAL), _SECRECY)
    written = _under(secrecy, _LEVEL) if isinstance(secrecy, dict) else secrecy
    return None if written is None else str(written)


def _under(mapping: object, keys: tuple[str, str]) -> object:
    if not isinstance(mapping, dict):
        return None
    return next((mapping[key] for key in keys if key in mapping), None)
