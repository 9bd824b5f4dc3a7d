"""What a table of cells means: headings, projects, month and region (表格)."""
