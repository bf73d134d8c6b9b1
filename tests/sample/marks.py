"""The marks that say, by hand, who is mentioned in an article: read and taken off."""

import re

MARK = re.compile(r"\{(!?)([a-z_,+]+)\|([^{}|]+)\}")
CHOICE = re.compile(r"\[([^\[\]/]+)/([^\[\]/]+)/([^\[\]/]+)\]")


def wording(text, year):
    """Returns the text with every `[a/b/c]` read as 2022, 2023 or 2024 has it."""
    return CHOICE.sub(lambda choice: choice[1 + year - 2022], text)


def plain(text):
    """Returns the text as a reader sees it."""
    return MARK.sub(lambda mark: mark[3], text)


def mentions(text):
    """Returns (entity, kind, surface) of every mark.

    Kind is `name` (also demonym, abbreviation, compound), `capital`, `org`, `title`,
    `intitle` (a name inside a title) or `decoy`.
    """
    found = []
    for decoy, targets, surface in MARK.findall(text):
        for target in targets.split(","):
            entity, _, kind = target.partition("+")
            found.append((entity, "decoy" if decoy else kind or "name", surface))
    return found
