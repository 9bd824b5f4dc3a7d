"""One module a format: a file → tables of cells (格式)."""
