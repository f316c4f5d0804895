"""Title, lead and text of a report → what a data file says of its office, year and basis."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from fazhi_report.schema import REPORTED_BELOW

_YEAR = re.compile(r"(?<!\d)(20[1-9]\d) ?年")
_OF_TITLE = re.compile(
    r"^(?:20\d\d ?年度?)?(?P<name>[^年]{2,40}?)(?:关于)?\s*(?:20\d\d ?年|法治政府建设|贯彻落实|推进法治)"
)
_ABOUT = re.compile("关于")
_LEAD = re.compile(REPORTED_BELOW)
_SELF = re.compile(
    "我[局厅委办院会室所队区县市省镇乡州盟旗]|我街道|我中心|我单位|我机关|本[局厅委办院街镇乡]|本单位|本机关|本街道"
)
_NAME = "(?:(?![省市区县旗])[\u4e00-\u9fff])"
_CITY = f"{_NAME}{{1,6}}?(?:市(?!场|政|民)|自治州|州|地区|盟)"
_PLACE = re.compile(
    r"^(?:国家税务总局)?(?:(?P<province>[\u4e00-\u9fff]{2,7}?(?:省|自治区))|(?P<city>" + _CITY + "))?"
    f"(?:(?P<city2>{_CITY}))?(?P<county>{_NAME}{{1,7}}?(?:新区|开发区|高新区|自治县|自治旗|区|县|旗))?"
    f"(?P<town>{_NAME}{{1,8}}?(?:镇|乡|街道))?"
)
_BARE_LEVEL = re.compile("^(?:[省市区县州旗镇乡])(?!场|政)")
_PARTY = re.compile(
    r"(?:[局厅委办院会社]|街道|[省市区县镇乡](?:人民)?政府|管委会|中心|支队|总队|大队|[镇乡])?(?:党组|党委|党工委|党总支|党支部)(?!书记们|会议?室|政|和政府|、|理论)"
)
_BASIS = re.compile(
    r"(?P<before>[^《》]*)《(?P<title>[^《》]*(?:〈[^〈〉]*〉[^《》]*)*)》(?:（以下简称[“《](?P<short>[^”》]{1,20})[”》]）)?"
)
_ISSUERS = re.compile(
    r"(?:中共中央办公厅|国务院办公厅|中共中央|国务院|中央全面依法治国委员会办公室|中央全面依法治国委员会|"
    r"[\u4e00-\u9fff]{1,12}?(?:委员会办公室|委员会|办公厅|办公室|人民政府|政府|省委|市委|区委|县委|部|厅|局|委))"
)
_LEVELS = {"province": "省", "city": "市", "city2": "市"}
_DEPARTMENTS = ("局", "厅", "委员会", "委", "办公室", "办", "中心", "支队", "总队", "大队", "院", "部", "社")
_ZONES = ("新区", "开发区", "高新区")
_LONGEST_FIELD = 4
_PARTY_BODIES = {
    "政府": "{level}政府党组",
    "乡镇政府": "{level}党委",
    "街道办事处": "街道党工委",
    "开发区管委会": "党工委",
}


class OfficeFacts(NamedTuple):
    """What is known of an office: data for its file, and what of them was only supposed, in Chinese."""

    year: int | None
    organization: dict[str, Any]
    basis: tuple[dict[str, Any], ...]
    supposed: tuple[str, ...]


def office_facts(
    title: str,
    paragraphs: Sequence[str],
    *,
    year: int | None = None,
    name: str | None = None,
    signed: str = "",
) -> OfficeFacts:
    """What title, paragraphs and signature tell; `year` and `name` where the call says them."""
    supposed: list[str] = []
    found_year = year or _year_of(title, paragraphs)
    full = name or _government(_name_of(title), signed.strip(), supposed) or signed.strip()
    lead = next((text for text in paragraphs[:4] if _LEAD.search(text)), "".join(paragraphs[:1]))
    text = "\n".join((title, *paragraphs))
    organization = _organization(full, lead, text, supposed) if full else {}
    return OfficeFacts(found_year, organization, tuple(_basis(lead)), tuple(supposed))


def _year_of(title: str, paragraphs: Sequence[str]) -> int | None:
    for text in (title, *paragraphs[:3]):
        found = [int(match[1]) for match in _YEAR.finditer(re.sub("《[^《》]*》", "", text))]
        if found:
            return Counter(found).most_common(1)[0][0] if text is not title else found[0]
    return None


def _name_of(title: str) -> str:
    match = _OF_TITLE.match(title)
    name = match["name"].strip() if match else ""
    return "" if not name or _ABOUT.match(title) else name.removesuffix("关于")


def _government(named: str, signed: str, supposed: list[str]) -> str:
    """The office that a title names; where it names nothing but a region, the government of that."""
    place = _PLACE.match(named)
    if not place or place.end() < len(named) or not any(place.groups()) or named.endswith(_ZONES):
        return named
    if signed.startswith(named):
        return signed
    full = named + ("办事处" if named.endswith("街道") else "人民政府")
    supposed.append(f"机构的全称：标题里只有“{named}”，暂写“{full}”")
    return full


def _organization(name: str, lead: str, text: str, supposed: list[str]) -> dict[str, Any]:
    kind = _kind(name)
    place = _PLACE.match(name)
    levels = [
        (group, place[group])
        for group in ("province", "city", "city2", "county", "town")
        if place and place[group]
    ]
    rest = name[place.end() :] if place else name
    bare = _BARE_LEVEL.match(rest) if not levels else None
    region, level, above = _region(levels, bare[0] if bare else "", text, supposed)
    rest = rest[bare.end() :] if bare else rest
    made: dict[str, Any] = {"类型": kind, "全称": name, "简称": _short(name, rest, level, kind, levels, text)}
    if found := _self(lead, text):
        made["自称"] = found
    made["党组织"] = _party(text, kind, level, rest, supposed)
    field = next((rest.removesuffix(end) for end in _DEPARTMENTS if rest.endswith(end)), "")
    if kind == "部门" and 1 < len(field) <= _LONGEST_FIELD:
        made["工作领域"] = field
    made["地区"] = {"名称": region, "级别": level, **({"上级": above} if above else {})}
    return made


def _kind(name: str) -> str:
    if re.search("(?:镇|乡)(?:人民)?政府$|(?:镇|乡)$", name):
        return "乡镇政府"
    if re.search("街道(?:办事处|办)?$", name):
        return "街道办事处"
    if re.search("(?:管委会|管理委员会)$", name):
        return "开发区管委会"
    return "政府" if re.search("[省市区县州盟旗](?:人民)?政府$", name) else "部门"


def _region(
    levels: list[tuple[str, str]], bare: str, text: str, supposed: list[str]
) -> tuple[str, str, list[str]]:
    if not levels:
        name, level = (f"本{bare}", bare) if bare else ("本地区", "本级")
        supposed.append(f"机构的地区：标题里没有地区名，暂写“{name}”“{level}”")
        return name, level, []
    name = levels[-1][1]
    level = next(
        (
            end
            for end in (
                "街道",
                "新区",
                "开发区",
                "高新区",
                "省",
                "市",
                "区",
                "县",
                "旗",
                "镇",
                "乡",
                "州",
                "盟",
            )
            if name.endswith(end)
        ),
        name[-1],
    )
    level = "区" if level in ("新区", "开发区", "高新区") else level
    told = [_LEVELS.get(other, "区" if each.endswith("区") else each[-1]) for other, each in levels[:-1]]
    listed = re.search(f"(省、)?(市、)?(?:(区|县)、)?{level}(?:关于|各级|委|级|三级|四级|两级)", text)
    from_text = [each.strip("、") for each in listed.groups("") if each] if listed else []
    return name, level, from_text if len(from_text) > len(told) else told


def _short(name: str, rest: str, level: str, kind: str, levels: list[tuple[str, str]], text: str) -> str:
    """What the text calls the office beside its full name."""
    text = text.replace(name, "")
    town = levels[-1][1] if levels else ""
    candidates = {
        "部门": [f"{level}{rest}" if levels or name != f"{level}{rest}" else ""],
        "政府": [f"{level}政府", f"{level}人民政府"],
        "乡镇政府": [town, f"{level}政府"],
        "街道办事处": [town, "街道"],
        "开发区管委会": ["管委会"],
    }[kind]
    if kind == "部门":
        tail = next((end for end in ("委员会", "局", "厅", "办公室") if rest.endswith(end)), "")
        core = rest.removesuffix(tail)
        pattern = f"{level}[{re.escape(core)}]{{2,{max(len(core), 2)}}}{tail[:1]}" if core and tail else ""
        spelled = Counter(re.findall(pattern, text)) if pattern else Counter()
        candidates += [found for found, _ in spelled.most_common() if found != name]
    counts = [
        (text.count(each), -index, each) for index, each in enumerate(candidates) if each and each != name
    ]
    best = max(counts, default=(0, 0, name))
    return best[2] if best[0] else (candidates[0] if levels and candidates[0] else name)


def _self(lead: str, text: str) -> str:
    found = _SELF.search(lead) or _SELF.search(text)
    return found[0] if found else ""


def _party(text: str, kind: str, level: str, rest: str, supposed: list[str]) -> str:
    found = Counter(match[0] for match in _PARTY.finditer(text))
    if found:
        named = [(count, len(body), body) for body, count in found.items()]
        longest = [each for each in named if each[1] > len("党组")] or named
        return max(longest)[2]
    if "党委" in text and "党组" not in text and kind == "部门":
        return f"{'委' if rest.endswith('委员会') else rest[-1:]}党委"
    guess = _PARTY_BODIES.get(kind, "{end}党组").format(
        level=level, end="委" if rest.endswith("委员会") else rest[-1:]
    )
    supposed.append(f"机构的党组织：正文里没有写，暂写“{guess}”")
    return guess


def _basis(lead: str) -> Iterator[dict[str, Any]]:
    """The documents that the lead names as its basis."""
    found = _LEAD.search(lead)
    text = lead[: found.start()] if found else lead
    if not re.search("根据|按照|依据|依照", text):
        return
    for match in _BASIS.finditer(text):
        issuers = _ISSUERS.findall(re.sub("^.*(?:根据|按照|依据|依照|和|以及|及)", "", match["before"]))
        made: dict[str, Any] = {"标题": match["title"]}
        if issuers and "".join(issuers) == re.sub(
            "[、和]", "", re.sub("^.*(?:根据|按照|依据|依照)", "", match["before"])
        ).strip("》要求有关以及"):
            made["制发机关"] = issuers
        if match["short"]:
            made["简称"] = match["short"]
        yield made
