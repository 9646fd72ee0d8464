"""Ask records: one tree of predicates, and its evaluation in memory."""
