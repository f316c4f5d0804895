from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from fazhi_report.writers.pdf import Library, NoFontError, library
from fazhi_report.writers.pdf import installed_fonts as module
from tests.fonts import make_font


def only(folder: Path, *families: str) -> Library:
    """The fonts of a machine that has these families and no others."""
    for family in families:
        make_font(folder / f"{family}.ttf".replace(" ", ""), family, "甲乙a ")
    return library((folder,), system=False)


@pytest.mark.parametrize(
    ("wanted", "there", "taken", "is_same"),
    [
        ("仿宋_GB2312", ("仿宋_GB2312", "FangSong"), "仿宋_GB2312", True),
        ("仿宋_GB2312", ("STFangsong", "FangSong"), "FangSong", True),
        ("仿宋_GB2312", ("fangsong", "SimSun"), "fangsong", True),
        ("仿宋_GB2312", ("FandolSong", "STFangsong"), "STFangsong", False),
        ("楷体_GB2312", ("KaiTi", "FandolKai"), "KaiTi", True),
        ("方正小标宋简体", ("FZXiaoBiaoSong-B05S",), "FZXiaoBiaoSong-B05S", True),
        ("方正小标宋简体", ("Noto Serif CJK SC", "STZhongsong"), "STZhongsong", False),
        ("黑体", ("SimHei",), "SimHei", True),
        ("宋体", ("FandolSong",), "FandolSong", False),
        ("Times New Roman", ("Liberation Serif",), "Liberation Serif", False),
        ("方正书宋", ("FandolSong",), "FandolSong", False),
    ],
)
def test_a_family_is_looked_for_by_its_names_then_by_its_kind(
    wanted: str,
    there: tuple[str, ...],
    taken: str,
    is_same: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    use = only(tmp_path, *there).use(wanted)

    assert (use.wanted, use.family, use.is_same) == (wanted, taken, is_same)
    assert Path(use.path) == tmp_path / f"{taken}.ttf".replace(" ", "")


def test_no_font_at_all_is_told_with_the_family(tmp_path: Path) -> None:
    make_font(tmp_path / "other.ttf", "Something Else", "a")
    with pytest.raises(NoFontError) as told:
        library((tmp_path,), system=False).use("黑体")
    assert told.value.family == "黑体"


def test_what_a_font_lacks_and_who_has_it(tmp_path: Path) -> None:
    make_font(tmp_path / "1.ttf", "Rare", "喆a")
    make_font(tmp_path / "2.ttf", "FandolSong", "喆堃")
    fonts = only(tmp_path, "仿宋_GB2312")

    # What is not to be seen lacks no glyph: a space, a line break, a mark that joins with the one before.
    assert fonts.lacking("仿宋_GB2312", "甲喆\u3000\n\u0301乙") == {"喆"}
    assert fonts.having("喆") == "FandolSong"  # a Chinese font first
    assert fonts.having("a") == "Rare"
    assert fonts.having("\U00030ede") is None


def test_a_broken_font_file_has_no_characters(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    assert not module._glyphs_of(str(broken), 0).numbers
    assert not module._glyphs_of(str(tmp_path / "gone.ttf"), 0).numbers


def test_the_regular_font_of_a_family_is_taken() -> None:
    class Info:
        def __init__(self, weight: int, stretch: float, path: str | None) -> None:
            self.weight, self.stretch, self.path = weight, stretch, path

    bold, narrow, regular = Info(700, 1, "b"), Info(400, 0.75, "n"), Info(400, 1, None)
    assert min((bold, narrow, regular), key=module._distance) is regular  # type: ignore[arg-type]


def test_a_character_is_as_wide_as_in_the_first_family_that_has_it(tmp_path: Path) -> None:
    make_font(tmp_path / "KaiTi.ttf", "KaiTi", "甲")
    fonts = only(tmp_path, "FangSong")
    assert fonts.advance(("KaiTi", "FangSong"), "甲") == 1
    assert fonts.advance(("KaiTi", "FangSong"), "a") == 0.5
    assert fonts.advance(("KaiTi", "FangSong"), "b") == 1


def widths_by_fonttools(path: Path) -> dict[int, float]:
    with TTFont(path) as font:
        advances, units = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: advances[glyph][0] / units for code, glyph in font.getBestCmap().items()}


@given(
    st.sets(
        st.one_of(st.sampled_from("aZ 甲乙，"), st.characters(min_codepoint=0x20000, max_codepoint=0x20040))
    )
)
def test_widths_are_those_that_fonttools_reads(characters: set[str]) -> None:
    with TemporaryDirectory() as folder:
        path = make_font(Path(folder) / "a.ttf", "仿宋", "".join(sorted(characters)) or "甲")
        module._glyphs_of.cache_clear()
        glyphs = module._glyphs_of(str(path), 0)

        assert {code: glyphs.advance(chr(code)) for code in glyphs.numbers} == widths_by_fonttools(path)
