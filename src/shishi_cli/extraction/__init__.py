"""Chinese text → measures, figures, milestones and doubts. Pure; its rules are data (TOML)."""
