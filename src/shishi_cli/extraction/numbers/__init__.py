"""Every quantity of a text, with its span, value, count word and bound (数)."""
