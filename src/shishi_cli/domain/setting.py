"""What an office decides once for its ledger."""

from shishi_cli.domain.frozen import frozen


@frozen
class Setting:
    """One lasting choice (设置): `content` is the text of the file that it names, empty for none.

    The text is kept, not the path: a ledger on a shared folder judges alike for everyone, and as
    of a past moment by what was chosen then.
    """

    name: str
    value: str
    content: str = ""
