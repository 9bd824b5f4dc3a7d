"""What services answer, as frozen records (结果)."""
