r"""Regular expressions for the `pattern` of a JSON Schema.

They mean the same to Python's `re`, to ECMA 262 and to the Rust crates: `[0-9]` and no
`\d`, which takes Arabic digits in some of them, and a look-ahead behind `$`, which in
Python matches before a trailing newline too. A pattern can't count: impossible days and
intervals that run backwards pass it, and so do more significant digits than a `Y` year has.
The reader refuses them.
"""

_M = "(?:0[1-9]|1[0-2])"
_D = "(?:0[1-9]|[12][0-9]|3[01])"
_Q = "[?~%]?"
_MX = "(?:0[1-9X]|1[0-2X]|X[0-9X])"
_DX = "(?:0[1-9X]|[12][0-9X]|3[01X]|X[0-9X])"
_DATE = f"{_Q}-?[0-9X]{{4}}{_Q}(?:-{_Q}{_MX}{_Q}(?:-{_Q}{_DX}{_Q})?)?"
_PRECISIONS = ("-?[0-9]{4}", f"-?[0-9]{{4}}-{_M}", f"-?[0-9]{{4}}-{_M}-{_D}")
_PLAIN = f"-?[0-9]{{4}}(?:-{_M}(?:-{_D})?)?"
_RANGE = "|".join(f"{value}\\.\\.{value}" for value in _PRECISIONS)
_MEMBER = f"(?:{_RANGE}|-?[0-9X]{{4}}(?:-{_MX}(?:-{_DX})?)?)"
_MEMBERS = f"(?:\\.\\.{_PLAIN}|{_MEMBER})(?:,{_MEMBER})*(?:,{_PLAIN}\\.\\.)?|{_PLAIN}\\.\\."
"""Both ends of a range are unmasked and of one precision; only the first and the last member are open."""
_SEASON = "-?[0-9]{4}-(?:2[1-9]|3[0-9]|4[01])"
_INTERVAL = f"{_DATE}/(?:{_DATE}|\\.\\.)?|(?:\\.\\.)?/{_DATE}"
_TIME = (
    f"-?[0-9]{{4}}-{_M}-{_D}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    "(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
)
_SIGNIFICANT = "-?[0-9]{4}S[1-4]"
_LONG = "Y-?(?:[1-9][0-9]{4,15}|[1-9][0-9]*E[1-9][0-9]*)(?:S[1-9][0-9]*)?"

EDTF_PATTERN = (
    f"^(?!.*-0000)(?:{_DATE}|{_INTERVAL}|{_SEASON}|{_TIME}|{_SIGNIFICANT}|\\[(?:{_MEMBERS})\\]|\\{{(?:{_MEMBERS})\\}}|{_LONG})"
    "$(?!\\n)"
)
"""Every EDTF value of levels 0 to 2, as far as a pattern can tell."""

EVENT_DATE_PATTERN = (
    f"^(?!.*-0000)(?:{_DATE}|{_INTERVAL}|{_SEASON}|{_TIME}|{_SIGNIFICANT}|\\[(?:{_MEMBERS})\\])$(?!\\n)"
)
"""What may date an event: no `Y` years and no all-of sets. `event_profile` knows the rest."""
