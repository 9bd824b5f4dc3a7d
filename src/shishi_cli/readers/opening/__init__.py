"""A file → its bytes, its parts and its text, within limits; what cannot be read is refused (打开)."""
