"""A paper as one HTML file, which needs nothing outside and prints on A4 (文书)."""

from base64 import b64encode
from importlib.resources import files

from shishi_cli.domain.paper import Block, Paper, Picture
from shishi_cli.views.fact_places import place_words
from shishi_cli.views.paper_pictures import picture_svg


def paper_html(paper: Paper) -> str:
    """The paper; every number tells where it is from when it is pointed at."""
    from jinja2 import Environment, StrictUndefined

    source = (files("shishi_cli.views") / "templates" / "paper.html").read_text("utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    template = environment.from_string(source)
    return template.render(paper=paper, place=place_words, kind_of=_kind, picture=_picture)


def _kind(block: Block) -> str:
    return type(block).__name__


def _picture(picture: Picture) -> str:
    """As an image of its own, so that what two pictures name alike does not clash."""
    return "data:image/svg+xml;base64," + b64encode(picture_svg(picture).encode()).decode()
