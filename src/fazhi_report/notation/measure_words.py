"""The measure words of an official text."""

MEASURE_WORDS = (
    "平方公里|平方米|立方米|公里|小时|分钟|课时|学时|季度|工作日|个百分点|百分点|人次|家次|户次|场次|批次|件次|车次|项次|"
    "[件份项个人名位场期家户宗卷条起处部篇辆台套所支批轮类种册块例堂节张次元亩米吨天日周月年级层村镇乡街组队站点成倍]"
)
"""The words behind a number, as alternatives of a regular expression, the longer ones first."""
