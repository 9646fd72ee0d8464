"""What follows from records: corroboration, conflicts, what was known when, threads, order, duplicates."""
