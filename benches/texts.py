"""Texts to measure with: one text again and again, and copies that are unlike.

Of what stands in a draft many times, or in the draft before, everything is known from the first time; copies of one text measure that.
In copies that are unlike each line has a word of its own, so that all is read anew, as it is in a long draft by many hands.
"""

import re

CONSONANTS, VOWELS = "bdfgklmnprst", "aeiou"
# What says what a line is stays.
KEPT = {"antwoord", "antwoorden", "februari", "gesteld", "hierbij", "kenmerk", "minister", "staatssecretaris", "voorzitter", "vragen"}


def again(text, size):
    """A text again and again, up to a size in bytes."""
    return (text + "\n\f") * (size // len(text.encode()) + 1)


def unlike(text, size):
    """The same with copies that are unlike."""
    return "\n\f".join(copy(text, number) for number in range(size // len(text.encode()) + 1))


def copy(text, number):
    """A text in which the longest plain word of each line has a part of its own before it."""
    part = ""
    while True:
        number, syllable = divmod(number, len(CONSONANTS) * len(VOWELS))
        part += CONSONANTS[syllable // len(VOWELS)] + VOWELS[syllable % len(VOWELS)]
        if not number and len(part) >= 4:
            break

    def own(line):
        words = set(re.findall(r"\b[a-z]{6,}\b", line)) - KEPT
        longest = max(sorted(words), key=len, default="")
        return re.sub(rf"\b{longest}\b", part + longest, line, count=1) if longest else line

    return "\n".join(own(line) for line in text.split("\n"))
