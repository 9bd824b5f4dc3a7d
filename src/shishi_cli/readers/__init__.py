"""A file → a sheet of rows by column, as printed, with addresses. Knows tables, not sentences."""
