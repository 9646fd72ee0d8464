"""Bytes to document, to indexed records, and back to canonical bytes."""
