"""Tables and lists that stand in plain text (纯文本)."""
