"""The picture as PNG, drawn from the SVG (走势图)."""

from shishi_cli.domain.errors import CannotDraw, UsageError
from shishi_cli.domain.results.trend import Trends
from shishi_cli.views.plot_page import plot_page
from shishi_cli.views.plot_svg import FONTS, picture_size, plot_svg

_SHARP = 3  # pixels for each pixel of the SVG
_A4 = 2480  # pixels across a sheet at 300 dots an inch
_MOST = 60_000_000  # pixels: 240 MB while drawing


def plot_png(trends: Trends) -> bytes:
    """The picture at three times its size, so that it prints sharp.

    Raises what `png_of` raises, and UsageError for more charts than a PNG can hold.
    """
    width, height = picture_size(trends)
    if width * height * _SHARP**2 > _MOST:
        raise UsageError("指标太多,一张 PNG 画不下", "请用 --unit 等条件选一些,或输出 SVG")
    return png_of(plot_svg(trends), zoom=_SHARP)


def page_png(trends: Trends) -> bytes:
    """The sheet of A4 at 300 dots an inch. Raises what `png_of` raises."""
    return png_of(plot_page(trends), width=_A4)


def png_of(svg: str, *, zoom: int | None = None, width: int | None = None) -> bytes:
    """An SVG at `zoom` times its size, or so many pixels wide.

    Raises CannotDraw where the system has no Chinese font: the words would be boxes, or nothing at
    all, and nobody would be told.
    """
    if not _has_chinese():
        raise CannotDraw(
            "这台电脑上没有中文字体,PNG 里的汉字会是方框或空白",
            "请安装中文字体后重试(Debian、统信: fonts-noto-cjk;Windows 自带),或输出 .svg",
        )
    return _draw(svg, zoom, width)


def _has_chinese() -> bool:
    return _draw(_character("实"), 1) != _draw(_character("督"), 1)


def _draw(svg: str, zoom: int | None = None, width: int | None = None) -> bytes:
    try:
        import resvg_py
    except ImportError:  # it is not made for every processor, such as LoongArch
        raise CannotDraw("这台电脑上没有画 PNG 的组件 resvg-py", "请输出 .svg") from None
    drawn = resvg_py.svg_to_bytes(svg_string=svg, background="#ffffff", zoom=zoom, width=width)
    return bytes(drawn)


def _character(one: str) -> str:
    """A picture of one character: without a font for it, two different ones look the same."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32">'
        f'<text x="4" y="26" font-size="24" font-family="{FONTS}">{one}</text></svg>'
    )
