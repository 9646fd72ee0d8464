r"""The kinds of text that fields hold: ids, hashes, codes, numbers as text.

Each pattern means the same to Rust's regex (the model), Python's `re` (jsonschema) and
jsonschema-rs: no `\d`, no look-around. `$` lets a trailing newline pass in Python's `re`
alone; the JSON Schema guards against that (see `kgtimeline.schema`).
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

MAX_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exact."""

ID_PATTERN = "^(?:[0-9]+-)*[0-9]*[a-z][a-z0-9]*(?:-[a-z0-9]+)*$"
SHA256_PATTERN = "^[0-9a-f]{64}$"
COUNTRY_PATTERN = "^[A-Z]{2}$"
WIKIDATA_ID_PATTERN = "^Q[1-9][0-9]*$"
LANGUAGE_PATTERN = "^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"
RULE_NAME_PATTERN = "^[a-z][a-z0-9_]*(?:[.][a-z0-9_]+)*@[1-9][0-9]*$"
DECIMAL_PATTERN = "^-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?$"
UNIT_PATTERN = "^[A-Za-z][A-Za-z0-9]*(?:[-_/][A-Za-z0-9]+)*$"
KEY_PATTERN = "^[a-z0-9]+(?:[-_][a-z0-9]+)*$"

FORMS = {
    ID_PATTERN: ("id", "use lowercase letters, digits and single hyphens, with at least one letter"),
    SHA256_PATTERN: ("SHA-256 digest", "use 64 lowercase hexadecimal digits"),
    COUNTRY_PATTERN: ("country code", "use two capital letters, such as KG"),
    WIKIDATA_ID_PATTERN: ("Wikidata id", "use an item's id, such as Q813"),
    LANGUAGE_PATTERN: ("language tag", "use a tag such as en or ky-Latn"),
    RULE_NAME_PATTERN: ("rule", "use its name and version, such as only_reading@1"),
    DECIMAL_PATTERN: ("decimal number", "use a string such as 1362 or -0.5"),
    UNIT_PATTERN: ("unit", "use a word such as USD, percent, ratio, persons or count"),
    KEY_PATTERN: ("key", "use lowercase letters and digits, joined by single hyphens or underscores"),
}
"""What each pattern asks for: its name, and the mend of a text that does not fit."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""A text that says something."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""Names one record; opaque and never renamed."""

Sha256 = Annotated[str, StringConstraints(pattern=SHA256_PATTERN)]
"""A SHA-256 digest in lowercase hexadecimal."""

Country = Annotated[str, StringConstraints(pattern=COUNTRY_PATTERN)]
"""An ISO 3166-1 alpha-2 code, or `EU`."""

WikidataId = Annotated[str, StringConstraints(pattern=WIKIDATA_ID_PATTERN)]
"""An item of Wikidata."""

Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
"""A language tag (BCP 47) such as `ru` or `ky-Latn`."""

RuleName = Annotated[str, StringConstraints(pattern=RULE_NAME_PATTERN)]
"""A rule with its version, such as `rel.md_recent@1`."""

Decimal = Annotated[str, StringConstraints(pattern=DECIMAL_PATTERN)]
"""A decimal number as text, so that no digit is lost or made up."""

Unit = Annotated[str, StringConstraints(pattern=UNIT_PATTERN)]
"""What a figure counts: `USD`, `percent`, `ratio`, `persons`, `count` ..."""

Key = Annotated[str, StringConstraints(pattern=KEY_PATTERN)]
"""A short name inside one record: of a figure, a coding scheme."""

Offset = Annotated[int, Field(ge=0, le=MAX_INTEGER)]
"""A place in a text, in Unicode code points from 0."""

Length = Annotated[int, Field(ge=1, le=MAX_INTEGER)]
"""A number of Unicode code points, at least one; or the exclusive end of a stretch."""

SchemaVersion = Literal["1.0"]
"""The versions of the file format that are known here."""
