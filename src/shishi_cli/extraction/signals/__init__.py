"""Claims, blockers and verdicts in a row (信号)."""
