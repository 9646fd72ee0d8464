"""What is wrong with a dataset: its bytes, its structure, its rules, its evidence.

Nothing here raises for what it finds: every finding is a `Problem`.
"""

from kgtimeline.checks.citation import cite
from kgtimeline.checks.codes import CODES, Code
from kgtimeline.checks.documents import check_bytes, check_defensible, check_records
from kgtimeline.checks.evidence import check_evidence
from kgtimeline.checks.render import render
from kgtimeline.checks.texts import decode_text, read_texts

__all__ = [
    "CODES",
    "Code",
    "check_bytes",
    "check_defensible",
    "check_evidence",
    "check_records",
    "cite",
    "decode_text",
    "read_texts",
    "render",
]
