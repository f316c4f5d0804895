"""What the fields of the schema hold, by their annotations."""

from types import NoneType
from typing import Annotated, get_args, get_origin


def held(annotation: object) -> object:
    """What a field holds where it holds anything: its annotation without metadata and without None."""
    if get_origin(annotation) is Annotated:
        return held(get_args(annotation)[0])
    if NoneType in get_args(annotation):
        return held(next(part for part in get_args(annotation) if part is not NoneType))
    return annotation


def listed(annotation: object) -> object:
    """What the items of a list hold; None for what is no list."""
    kind = held(annotation)
    return held(get_args(kind)[0]) if get_origin(kind) is tuple else None
