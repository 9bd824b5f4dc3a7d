"""The ledger file: the only room that knows a table's name."""
