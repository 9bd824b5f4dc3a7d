"""The command line: takes words from the terminal, hands results to it, and nothing else."""
