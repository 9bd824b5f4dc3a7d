"""The pictures of a paper (文书的图)."""

from dataclasses import replace

from shishi_cli.domain.paper import Chart, Picture
from shishi_cli.domain.results.trend import Trends
from shishi_cli.domain.results.workbook import OfficeWorkbook
from shishi_cli.views.overview_svg import overview_svg
from shishi_cli.views.plot_svg import plot_svg

_WIDE = 1800  # pixels of a PNG: some 300 to the inch on paper

_MOST = 30  # charts of a picture


def picture_svg(picture: Picture) -> str:
    """The picture as SVG."""
    draw = overview_svg if picture.chart is Chart.OVERVIEW else plot_svg
    return draw(picture.trends, picture.alt)


def picture_png(picture: Picture) -> bytes:
    """The picture as PNG. Raises CannotDraw where the system cannot draw Chinese."""
    from shishi_cli.views.plot_png import png_of

    return png_of(picture_svg(picture), width=_WIDE)


def book_images(told: OfficeWorkbook) -> tuple[tuple[bytes, str, int], ...]:
    """The pictures of a workbook as PNG, with their words and width in pixels: all projects, then
    single measures. Raises what `picture_png` raises."""
    if told.trends is None or not told.trends.measures:
        return ()
    every = Picture(Chart.OVERVIEW, told.trends, 0, "各项目完成率与序时进度")
    many = len(told.trends.measures)
    cut = f"(前 {_MOST} 个指标,共 {many} 个)" if many > _MOST else ""
    alt = f"各指标的完成率、月目标和序时进度{cut}"
    single = Picture(Chart.MEASURES, _first(told.trends), 0, alt)
    return tuple((picture_png(one), one.alt, 900) for one in (every, single))


def _first(trends: Trends) -> Trends:
    """As many measures as a picture can hold."""
    return replace(trends, measures=trends.measures[:_MOST])
