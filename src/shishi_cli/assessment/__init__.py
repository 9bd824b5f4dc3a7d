"""Completion, pace, standing. Pure: records in, judgements out."""
