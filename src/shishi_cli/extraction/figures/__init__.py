"""The numbers that tell of a promise, and what is doubtful in them (取数)."""
