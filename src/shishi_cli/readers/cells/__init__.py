"""What a cell shows, and the grid it stands in (单元格)."""
