"""What the app knows of a command before its module is imported."""

from shishi_cli.domain.frozen import frozen


@frozen
class Command:
    """A line of the table of commands.

    `help` is one line in Chinese; `function` tells where the command is, as `module:function`.
    Commands of one panel stand together in the table.
    """

    name: str
    panel: str
    help: str
    function: str
