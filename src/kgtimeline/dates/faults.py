"""Why a text is no EDTF value: where it goes wrong, what could stand there, and the mend."""

from kgtimeline.errors import DateRangeError, DateSyntaxError


def explain(text: str) -> DateSyntaxError | DateRangeError:
    """Work out what is wrong with a text that no reader took."""
    return DateSyntaxError(text, 0, "a year")
