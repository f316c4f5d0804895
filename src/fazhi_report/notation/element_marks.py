"""By what text the elements of an official document are known (GB/T 9704—2012, clause 7), right or not."""

import re

NUMBER = re.compile(
    r"[〔﹝\[［【（(]\s{0,9}[\dXx×＊*]{0,9}\s{0,9}[〕﹞\]］】）)]\s{0,9}第?\s{0,9}[\d.\-—Xx×＊*]{0,9}\s{0,9}号"
)
"""发文字号, rightly written or not, or to be filled in."""

ORDER_NUMBER = re.compile(r"第\s{0,9}[\d一二三四五六七八九十百Xx×]{0,9}\s{0,9}号")
"""令号: a line of its own (10.2)."""

SIGNERS = re.compile(r"签\s*发\s*人")
DATE = re.compile(
    r"\A[（(]?\s{0,4}(?:"
    r"[\d０-９]{0,4}\s{0,4}年\s{0,4}[\d０-９]{0,2}\s{0,4}月\s{0,4}[\d０-９]{0,2}\s{0,4}日"
    r"|[〇○Ｏ零一二三四五六七八九OＯ]{2,4}年[一二三四五六七八九十元]{1,3}月[一二三四五六七八九十]{1,3}日"
    r"|(?:19|20)\d\d\s{0,4}[.．/\-—－]\s{0,4}\d{1,2}\s{0,4}[.．/\-—－]\s{0,4}\d{1,2}日?"
    r"|(?:19|20)\d\d年\d{1,2}月"
    r")\s{0,4}[）)]?"
)
"""A line that is a date and nothing else, rightly written or not."""

UNDATED = re.compile(
    r"\A(?=[^Xx×＊*○]{0,12}[Xx×＊*○])"
    r"[（(]?\s{0,4}[\dXx×＊*○]{2,4}\s?年\s?[\dXx×＊*○]{1,2}\s?月\s?[\dXx×＊*○]{1,2}\s?日\s{0,4}[）)]?"
    r"|\A[\[［【]\s{0,4}(?:成文)?日期\s{0,4}[\]］】]"
)
"""A line that will be a date and is none yet, as templates have it."""

OBSOLETE = {
    "主题词": re.compile(r"主\s*题\s*词\s*[：:].*"),
    "此页无正文": re.compile(r"[（(【\[]?\s*此页无正文\s*[）)】\]]?"),
}
"""Lines that documents had once, by what they are called."""

_KINDS = (
    "报告|请示|通知|通报|意见|决定|批复|函|纪要|议案|公告|通告|公报"
    "|决议|命令|令|总结|方案|计划|办法|规定|要点|清单"
)
TITLE_END = re.compile(rf"(?:{_KINDS})(?:[（(][^（）()]*[）)])?$")
"""The kind of document, with which a title ends."""

ADDRESSEES = re.compile(r"[^。；！？]{0,80}[：:]")
SENTENCE_WORDS = re.compile("如下|现将|根据|按照|为了|以下|包括|^附件|抄送|签发人")
"""Names of offices with a colon, and what no such line says."""

COPY_NUMBER = re.compile(r"\d{1,8}")
SECRECY = re.compile(r"(?:绝\s*密|机\s*密|秘\s*密)(?:\s*★.*)?")
URGENCY = re.compile(r"特\s*急|加\s*急|平\s*急")
ANNEX_LIST = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]*\s*[：:]\s*\S")
"""附件说明 with a name."""

ANNEX_ITEM = re.compile(r"\A\d{1,3}\s{0,4}[.．、]")
"""The number of an annex in 附件说明."""

ANNEX_LABEL = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]*\s*[：:]?")
"""The word 附件 with its number, and nothing else."""

IMPRINT = re.compile(
    r"\A(?:(?:抄\s{0,4}送|主\s{0,4}送|抄\s{0,4}报|分\s{0,4}送|印\s{0,4}送)\s{0,4}[：:]|.*印\s{0,4}发\s{0,9}$)"
)
"""A line that only 版记 has."""

SENTENCE_END = tuple("。！？；：，、")
LONGEST_OFFICE = 40
"""Characters that a line without a sentence has at most: the name of an office, a date below the title."""
