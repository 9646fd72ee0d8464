"""The page: a timeline as one HTML file that works from disk, offline, by keyboard and on paper."""

from kgtimeline.page.document import render, write

__all__ = ["render", "write"]
