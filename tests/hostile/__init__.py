"""Files made or changed to do harm: bombs of every format, and samples changed at random."""
