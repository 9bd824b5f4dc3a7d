"""The sheets of the workbook, each a function from what was gathered (工作簿)."""
