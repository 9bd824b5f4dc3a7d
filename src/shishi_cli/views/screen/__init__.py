"""A listing on a terminal: which columns stand beside each other, and in what colour (屏幕)."""
