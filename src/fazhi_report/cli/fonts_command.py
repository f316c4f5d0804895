"""`fazhi fonts`."""

import typer

from fazhi_report import page
from fazhi_report.cli.app import ERRORS, NO_ERROR, UNUSABLE, SettingsFile, configured, font_folders, show
from fazhi_report.cli.reports import ReportFile, hand_out
from fazhi_report.cli.written_files import FontPaths
from fazhi_report.diagnostics import Diagnostic

_HERE = "fazhi.toml"

_INSTALLING = """
怎样安装：
  方正小标宋简体是商业字体，Windows 没有自带，向方正购买授权，或者用单位已有的。
  仿宋_GB2312、楷体_GB2312 在 Windows 10 以后没有自带；
          自带的仿宋（FangSong）、楷体（KaiTi）可以使用。
  Windows：在字体文件上点右键，选“为所有用户安装”。
  macOS：双击字体文件，在“字体册”里安装。
  Debian：把字体文件放进 /usr/local/share/fonts，再执行 fc-cache；
          自由的代替字体：apt install fonts-noto-cjk texlive-lang-chinese
  不安装也可以：--font-path 写明字体文件所在的文件夹，或者在 fazhi.toml 里写 fonts = "文件夹"。
DOCX 只写字体的名称，用哪种字体由打开它的电脑决定。"""


def fonts(font_path: FontPaths = None, settings: SettingsFile = None, output: ReportFile = None) -> None:
    """列出 PDF 会用哪些字体，缺的怎样安装。"""
    from fazhi_report.writers.pdf import INSTALL, NoFontError, library  # noqa: PLC0415  for this command only

    project = configured(_HERE, settings=settings)
    layout = project.settings.page_layout
    try:
        found = library((*font_folders(font_path), *project.fonts))
    except ModuleNotFoundError as error:
        show([Diagnostic.of_file("本机", "FZ507", "查看字体要先安装扩展", INSTALL)])
        raise typer.Exit(UNUSABLE) from error
    complete, missing = True, False
    lines: list[str] = []
    families = {use: layout.families.get(family, family) for use, family in page.gongwen.FAMILIES.items()}
    if layout.latin:
        families["数字和字母"] = layout.latin
    for use, wanted in families.items():
        try:
            font = found.use(wanted)
        except NoFontError:
            lines.append(f"{use}：{wanted}，没有这种字体，也没有可以代替的")
            missing = True
            continue
        complete = complete and font.is_same
        shown = "本机有" if font.is_same else "本机没有，用别的代替"
        lines.append(f"{use}：{wanted}，{shown}：{font.family}（{font.path}）")
    if missing or not complete:
        lines.append(_INSTALLING)
    code = hand_out("".join(f"{line}\n" for line in lines), output)
    raise typer.Exit(max(code, ERRORS if missing else NO_ERROR))
