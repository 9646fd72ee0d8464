"""Timelines you can defend: dated events, their evidence, and honest answers about time."""
