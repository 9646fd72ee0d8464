"""Words of time that bound nothing: refused, so that nothing is guessed."""

from kgtimeline.dates.anchor import Anchor
from kgtimeline.dates.grammar import Example, Match, Outcome, Rule


def _vague(_: Match, __: Anchor | None) -> Outcome:
    return Outcome(None, "vague")


RULES = (
    Rule(
        "vague",
        1,
        "recently, soon, in recent years and their like: no date",
        (
            "(recently|lately|soon|shortly|previously|formerly|nowadays|eventually|now|currently|presently)",
            "(earlier|afterwards|subsequently|later)",
            "(недавно|скоро|вскоре|ранее|раньше|сейчас|теперь|когда-то|позже)",
            "[in] [the] (recent|coming|past|last|next|previous) <some> [of] <unit>",
            "[in] [the] (recent|coming) <unit>",
            "[in] (past|previous|coming) (days|weeks|months|years|decades|centuries)",
            "(a|the) (few|couple) [of] <unit> <ago>",
            "[a] <some> [of] <unit> <ago>",
            "[a] <some> [of] <unit> (later|after)",
            "(some|long) time ago",
            "[not] long ago",
            "a while ago",
            "(in|for) the [very] [near|recent|distant] (past|future)",
            "(for|in) (decades|centuries|years|months|weeks|ages)",
            "(one|some) day",
            "the other day",
            "at present",
            "at (that|this) (time|moment)",
            "at the moment",
            "for [a|some] [very] [long] (while|time)",
            "until (now|recently)",
            "so far",
            "in due course",
            "at some point",
            "these days",
            "from time to time",
            "of late",
            "в последнее время",
            "(несколько|пару) <unit> назад",
            "в последние <unit>",
            "в ближайшее время",
            "в настоящее время",
            "в ближайшем будущем",
            "the future",
        ),
        (
            Example("recently", "2024-10-16", None),
            Example("in recent years", None, None),
            Example("a few days ago", "2024-02-12", None),
            Example("недавно", None, None),
        ),
        _vague,
    ),
)
"""The rules of this family, in order."""
