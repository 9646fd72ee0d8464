"""The records of a timeline as frozen, strict models: what design and file format call things."""
