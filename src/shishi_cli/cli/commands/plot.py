"""shishi plot"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shishi_cli.cli.options import Filters, ForceOption, OptionalNumberArgument
from shishi_cli.cli.session import Session
from shishi_cli.domain.errors import NotFound, UsageError
from shishi_cli.domain.file_name import file_name, shown_path

if TYPE_CHECKING:
    from shishi_cli.domain.results.trend import Trends

SUFFIXES = (".svg", ".png")


def parse_picture(written: str) -> Path:
    """The path of a picture; raises UsageError for a suffix that is not drawn."""
    path = Path(written)
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(
            f"不能输出“{file_name(path)}”这种文件", f"文件名请以 {' 或 '.join(SUFFIXES)} 结尾"
        )
    return path


PictureOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        parser=parse_picture,
        metavar="文件",
        help="画成图片,后缀 .svg 或 .png",
        show_default="画在终端上",
    ),
]


def plot(
    context: typer.Context,
    filters: Filters,
    number: OptionalNumberArgument = None,
    output: PictureOption = None,
    force: ForceOption = False,
) -> None:
    """画出各月的完成率,与月目标和序时进度对照;可画成能放进报告的图片:写序号的是走势,不写的是全部
    项目的一页(A4,PNG 为 300 dpi)。

    例: shishi plot 17    shishi plot 17 -o 17.svg    shishi plot -o 全部项目.png
    """
    from shishi_cli.cli.output_file import refuse_existing, write_beside
    from shishi_cli.cli.present import selection_of
    from shishi_cli.services.follow_measures import follow_measures
    from shishi_cli.views.plot_text import plot_text

    session: Session = context.obj
    selection = replace(selection_of(filters), number=number)
    with session.open(filters.as_of) as ledger:
        trends = follow_measures(ledger, filters.scope, selection)
    if output is None:
        session.page(plot_text(trends, session.screen if session.is_terminal else None))
        return
    refuse_existing(output, force)
    if not (trends.measures if number is not None else trends.judged.assessments):
        raise NotFound("没有可画的指标", "用 shishi list measures 查看各项目的指标")
    write_beside(output, _picture(trends, output.suffix.lower() == ".png", number is None))
    session.tell(f"已写入 {shown_path(output)}: {len(trends.measures)} 个指标")


def _picture(trends: "Trends", is_png: bool, is_page: bool) -> bytes:
    from shishi_cli.views.plot_page import plot_page
    from shishi_cli.views.plot_png import page_png, plot_png
    from shishi_cli.views.plot_svg import plot_svg

    if is_png:
        return page_png(trends) if is_page else plot_png(trends)
    return (plot_page(trends) if is_page else plot_svg(trends)).encode()
