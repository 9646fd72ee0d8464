"""Timelines in the forms of other programs: citations for papers and reference managers."""

from kgtimeline.exchange.citations import Citations, cite, cite_all
from kgtimeline.exchange.cited import Cited

__all__ = ["Citations", "Cited", "cite", "cite_all"]
