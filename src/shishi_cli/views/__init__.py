"""A result → table, JSON, CSV, Markdown. Views return, they never print."""
