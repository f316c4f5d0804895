"""The numbers of the data: counts, amounts and rates, each exact or about so much."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, NamedTuple

from pydantic import Field, GetCoreSchemaHandler, StrictInt, ValidationError, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from fazhi_report.notation import APPROXIMATE, Extent, approximation_in, extent_of

_FEN = Decimal("0.01")


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("number_type", "number", {})
    return Decimal(str(value))


def _yuan(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("money_type", "money", {})
    amount = Decimal(str(value))
    if amount != amount.quantize(_FEN):
        raise PydanticCustomError("money_type", "money", {})
    return amount


class About(int):
    """A count that is written as about so many: its number, the word for it, the number as written."""

    word: str
    written: str

    @classmethod
    def of(cls, text: str) -> "About":
        """The count of a text such as 5000余 or 约1.2万.

        Raises:
            ValueError: it is none, or no whole number.

        """
        number, word, written = _approximate(text)
        if number != int(number):
            raise ValueError(text)
        about = cls(number)
        about.word, about.written = word, written
        return about


class AboutDecimal(Decimal):
    """A number, or an amount in 元, that is written as about so much."""

    word: str
    written: str

    @classmethod
    def of(cls, text: str) -> "AboutDecimal":
        """The number of a text such as 约120000 or 12万余.

        Raises:
            ValueError: it is none.

        """
        number, word, written = _approximate(text)
        about = cls(number)
        about.word, about.written = word, written
        return about


def _approximate(text: str) -> tuple[Decimal, str, str]:
    found = approximation_in(text)
    if found is None:
        raise ValueError(text)
    return *found, text.removeprefix(found[1]).removesuffix(found[1])


def extent(number: Decimal | int) -> Extent:
    """What a number of the data says of the true one."""
    return extent_of(word) if (word := getattr(number, "word", "")) else "exact"


def exceeds(part: Decimal | int | None, whole: Decimal | int | None) -> bool:
    """Whether a part is more than its whole, whatever is meant by about; False where either is unknown."""
    if part is None or whole is None:
        return False
    if extent(part) not in ("exact", "least") or extent(whole) not in ("exact", "most"):
        return False
    words = {getattr(part, "word", ""), getattr(whole, "word", "")}
    return part >= whole if words & _EXCLUDING else part > whole


_EXCLUDING = frozenset(("余", "多", "余万", "多万", "超过", "超", "逾", "近", "不足"))
"""Words of a number that leave it itself out."""


class _Numeral:
    """A number, or a text that tells of about how much; numbers are left to pydantic, for speed."""

    def __init__(self, exact: CoreSchema, about: Callable[[str], Any], error: str) -> None:
        self.exact, self.about, self.error = exact, about, error

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.str_schema(strict=True, pattern=APPROXIMATE)
        return core_schema.union_schema(
            [self.exact, core_schema.no_info_after_validator_function(self.about, text)],
            mode="left_to_right",
            custom_error_type=self.error,
            custom_error_message=self.error,
        )


Count = Annotated[
    int,
    _Numeral(core_schema.int_schema(strict=True, ge=0), About.of, "count_type"),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": APPROXIMATE}]}
    ),
]
"""How many; a whole number, not negative, or about how many: 5000余."""

Positive = Annotated[StrictInt, Field(ge=1)]
"""How many, at least one."""

Number = Annotated[
    Decimal,
    _Numeral(
        core_schema.no_info_before_validator_function(_number, core_schema.decimal_schema()),
        AboutDecimal.of,
        "number_type",
    ),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": APPROXIMATE}]}),
]
"""A number of any kind, kept exactly as written, or about how much."""

Money = Annotated[
    Decimal,
    _Numeral(
        core_schema.no_info_before_validator_function(_yuan, core_schema.decimal_schema(ge=0)),
        AboutDecimal.of,
        "money_type",
    ),
    WithJsonSchema(
        {
            "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": APPROXIMATE}],
            "examples": [350000, 1200.5],
        }
    ),
]
"""An amount in 元, not negative, to the 分, or about how much; reports print it in 万元 from there on."""

_SHARE = r"^(100|[0-9]{1,2}(\.[0-9]{1,2})?)%$"


class _OfPercents(NamedTuple):
    """A rate as a report writes it."""

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(
            _share, core_schema.str_schema(strict=True, pattern=_SHARE)
        )


def _share(value: object, read: core_schema.ValidatorFunctionWrapHandler) -> Fraction:
    try:
        return Fraction(read(value).removesuffix("%")) / 100
    except ValidationError:
        raise PydanticCustomError("share_type", "share", {}) from None


Share = Annotated[
    Fraction, _OfPercents(), WithJsonSchema({"type": "string", "pattern": _SHARE, "examples": ["98.5%"]})
]
"""A rate, 0% to 100%, with at most two decimals."""
