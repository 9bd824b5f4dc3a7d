"""The pictures of a paper (文书的图)."""

from shishi_cli.domain.paper import Chart, Picture
from shishi_cli.views.overview_svg import overview_svg
from shishi_cli.views.plot_svg import plot_svg

_SHARP = 3  # pixels of the PNG for each of the SVG: some 300 to the inch on paper


def picture_svg(picture: Picture) -> str:
    """The picture as SVG."""
    draw = overview_svg if picture.chart is Chart.OVERVIEW else plot_svg
    return draw(picture.trends)


def picture_png(picture: Picture) -> bytes:
    """The picture as PNG. Raises CannotDraw where the system cannot draw Chinese."""
    from shishi_cli.views.plot_png import png_of

    return png_of(picture_svg(picture), _SHARP)
