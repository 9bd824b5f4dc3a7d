"""Text before any meaning: folding, clauses, likeness of words (文字)."""
