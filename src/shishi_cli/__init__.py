"""shishi (实事): the ledger of a government's yearly promises to its people."""

__version__ = "0.1.0"
