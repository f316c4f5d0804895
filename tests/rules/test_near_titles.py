"""Titles that are nearly those of the register: slips are found, titles of local documents are left alone."""

import time

import pytest

from fazhi_report.rules.near_titles import meant_by
from fazhi_report.rules.registry import registry


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("治安处罚法", "治安管理处罚法"),
        ("中华人民共和国治安处罚法", "治安管理处罚法"),
        ("消费者保护法", "消费者权益保护法"),
        ("行政强制条例", "行政强制法"),
        ("行政处罚条例", "行政处罚法"),
        ("未成年保护法", "未成年人保护法"),
        ("妇女权益保护法", "妇女权益保障法"),
        ("水土保护法", "水土保持法"),
        ("安全生产管理法", "安全生产法"),
        ("道路安全交通法", "道路交通安全法"),
        ("反电信诈骗法", "反电信网络诈骗法"),
        ("安全生产事故报告和调查处理条例", "生产安全事故报告和调查处理条例"),
        ("农民工工资支付保障条例", "保障农民工工资支付条例"),
        ("保障农民工工资支付条列", "保障农民工工资支付条例"),
        ("政府信息公开法", "政府信息公开条例"),
        ("重大行政决策程序法", "重大行政决策程序暂行条例"),
        ("危险化学品安全管理条列", "危险化学品安全管理条例"),
    ],
)
def test_slips(title: str, name: str) -> None:
    meant = meant_by(title)

    assert meant
    assert meant.name == name


@pytest.mark.parametrize("title", ["保障农民工工资支付条列", "保障农民工工资支付条里"])
def test_a_local_regulation_is_no_error_but_for_a_set_slip(title: str) -> None:
    meant = meant_by(title)

    assert meant
    assert (meant.certain, meant.difference) == (True, "只差1个字")
    uncertain = meant_by("保障农民工工资支付的条例")
    assert uncertain
    assert not uncertain.certain


def test_a_law_of_another_kind_is_said_to_be_so() -> None:
    assert meant_by("行政强制条例") == ("行政强制法", "不是同一类", False)


LOCAL = [
    "优化营商环境实施办法",
    "优化营商环境若干措施",
    "营商环境建设条例",
    "物业管理办法",
    "物业管理实施细则",
    "城市绿化管理办法",
    "城市绿化管理条例",
    "市容和环境卫生管理条例",
    "城市市容和环境卫生条例",
    "城市市容环境卫生管理办法",
    "文明行为促进条例",
    "养犬管理条例",
    "大气污染防治条例",
    "水污染防治条例",
    "土壤污染防治条例",
    "城乡网格化服务管理条例",
    "安全生产条例",
    "消防条例",
    "道路交通安全条例",
    "中小企业促进条例",
    "民营经济发展促进条例",
    "促进民营经济发展若干规定",
    "行政执法条例",
    "行政执法监督办法",
    "行政执法监督规定",
    "行政执法证件管理办法",
    "行政规范性文件管理办法",
    "行政规范性文件制定和监督管理规定",
    "重大行政决策程序规定",
    "重大行政决策目录管理办法",
    "重大行政决策合法性审查工作规程",
    "重大执法决定法制审核办法",
    "行政执法公示办法",
    "行政执法全过程记录办法",
    "行政裁量权基准管理办法",
    "行政处罚裁量权基准",
    "行政处罚案卷评查标准",
    "行政调解办法",
    "行政应诉工作规定",
    "行政复议与应诉工作规则",
    "行政机关负责人出庭应诉工作办法",
    "政府信息公开办法",
    "政府信息公开工作年度报告",
    "政府信息公开指南",
    "政府投资项目管理办法",
    "政府投资管理办法",
    "政府采购管理办法",
    "政府采购实施细则",
    "政府采购负面清单",
    "预算绩效管理办法",
    "预算审查监督办法",
    "财政专项资金管理办法",
    "国有资产管理办法",
    "行政事业单位国有资产管理办法",
    "公平竞争审查实施细则",
    "公平竞争审查工作规则",
    "信访工作办法",
    "信访工作责任制实施细则",
    "社会信用条例",
    "社会保险费征缴办法",
    "失业保险条例",
    "献血条例",
    "宗教事务办法",
    "志愿服务办法",
    "志愿服务促进条例",
    "养老服务条例",
    "居家养老服务条例",
    "学前教育条例",
    "家庭教育促进条例",
    "未成年人保护条例",
    "预防未成年人犯罪条例",
    "妇女权益保障办法",
    "妇女权益保障条例",
    "老年人权益保障条例",
    "残疾人保障办法",
    "消费者权益保护条例",
    "消费者权益保护办法",
    "食品小作坊管理条例",
    "食品安全条例",
    "农产品质量安全条例",
    "河道管理办法",
    "河湖长制条例",
    "水土保持办法",
    "节约用水办法",
    "节约用水管理办法",
    "水资源管理条例",
    "水利工程管理条例",
    "湿地保护条例",
    "湿地保护管理办法",
    "古树名木保护办法",
    "历史文化名城保护条例",
    "非物质文化遗产条例",
    "文物保护办法",
    "不可移动文物保护条例",
    "旅游条例",
    "全民健身办法",
    "公共文化服务保障办法",
    "全民阅读促进条例",
    "档案管理办法",
    "档案管理条例",
    "地名管理办法",
    "地方志工作办法",
    "房屋使用安全管理办法",
    "城镇燃气管理办法",
    "城镇排水管理办法",
    "城市管理综合执法条例",
    "城市管理执法办法",
    "停车场管理办法",
    "电动自行车管理条例",
    "建设工程质量管理办法",
    "建筑垃圾管理办法",
    "生活垃圾分类管理条例",
    "烟花爆竹燃放管理规定",
    "烟花爆竹安全管理办法",
    "突发事件应对办法",
    "突发公共卫生事件应急预案",
    "自然灾害救助办法",
    "气象灾害防御办法",
    "法律援助办法",
    "法治宣传教育条例",
    "法治政府建设工作要点",
    "法治政府建设实施意见",
    "法治建设责任清单",
    "普法责任清单",
    "领导干部应知应会法律法规清单",
    "法律顾问工作规则",
    "合同审查管理办法",
    "权责清单管理办法",
    "轻微违法行为免罚清单",
    "涉企行政检查事项清单",
    "综合行政执法改革方案",
    "乡镇综合行政执法工作规程",
    "学习贯彻习近平法治思想工作方案",
    "人民调解办法",
    "人民调解工作条例",
    "多元化解纠纷促进条例",
    "矛盾纠纷多元预防化解条例",
    "社区矫正实施办法",
    "公共法律服务条例",
    "数据条例",
    "政务数据共享办法",
    "政务服务条例",
    "政务公开工作要点",
    "12345政务服务便民热线工作办法",
    "红十字会条例",
    "职业教育条例",
    "机关事务管理办法",
    "劳动保障监察办法",
    "工伤保险实施办法",
    "城乡规划条例",
    "土地管理办法",
    "矿产资源管理条例",
    "森林防火办法",
    "林业有害生物防治办法",
    "动物防疫条例",
    "畜禽养殖污染防治条例",
    "野生动物保护条例",
]


def test_there_are_enough_local_titles_to_try() -> None:
    assert len(set(LOCAL)) >= 130


@pytest.mark.parametrize("title", LOCAL)
def test_local_documents_are_no_slips(title: str) -> None:
    assert meant_by(title) is None
    assert meant_by(f"青山县{title}") is None
    assert meant_by(f"{title}（试行）") is None
    assert meant_by(f"关于印发〈{title}〉的通知") is None


@pytest.mark.parametrize(
    "title",
    [
        "耕地保护法",  # a draft, whose first characters say that it is another law
        "国土空间规划法",
        "住房保障法",
        "行政程序法",
        "检察公益诉讼法",
        "综合行政执法",
        "中国书法",
        "税收征管法",
        "环保法",
        "民法",
        "",
    ],
)
def test_what_is_called_law_and_is_no_slip(title: str) -> None:
    assert meant_by(title) is None


def test_no_title_of_the_register_is_a_slip() -> None:
    for name in registry().names:
        assert meant_by(name) is None


def test_a_title_is_compared_with_few_of_the_register() -> None:
    meant_by("优化营商环境条列")  # what is made once
    start = time.process_time()
    for number in range(1000):
        meant_by(f"优化营商环境工作办法{number}")
    assert time.process_time() - start < 2
