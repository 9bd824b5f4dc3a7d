"""What is promised: measures, targets, levels and units of a title (承诺)."""
