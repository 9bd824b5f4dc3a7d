"""What a goal asks in words, and what the progress answers (节点)."""
