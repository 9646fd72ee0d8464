"""How many examples are drawn where each is a whole timeline, which costs a lot."""

from hypothesis import settings

WHOLE_TIMELINES = settings(max_examples=max(50, settings().max_examples // 5))
"""Decorates a property test: 50 under `dev`, 100 under `ci`, 1,000 under `deep`."""
