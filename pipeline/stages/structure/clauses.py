"""Whether a sentence ever gets its verb: finite verbs counted against the words that open subordinate clauses.

No parser: forms and neighbours tell, and in doubt a word counts as the verb, so that few whole sentences lack one.
"""

from collections.abc import Sequence

from pipeline.stages.structure.clause_words import (
    AUXILIARIES,
    DETERMINERS,
    EITHER,
    IRREGULAR,
    LINKS,
    NO_CLAUSE,
    NO_PAST,
    NOT_BEFORE_FINITE,
    PRESENT,
    PRONOUNS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)


def main_verbs(tokens: Sequence[str]) -> int:
    """Return how many finite verbs a sentence has that no subordinator calls for."""
    words = [token.lower() for token in tokens]
    verbs, owed, inside = 0, 0, False
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if _opens(word, after):
            owed, inside = owed + 1, False
        elif _finite(word, before):
            if not inside or _starts(before, word):
                verbs, owed = (verbs, owed - 1) if owed else (verbs + 1, 0)
            inside = True
        else:
            # Between an auxiliary and its participle stand adverbs, and nothing else.
            inside = inside and (word in LINKS or word.endswith("ly") or _past(word))
    return verbs


def _opens(word: str, after: str) -> bool:
    """Tell whether a word opens a clause that will have a verb of its own; in doubt it does not."""
    if word not in SUBORDINATORS or after in NO_CLAUSE or after.endswith("ing") or after.endswith("ed"):
        return word in RELATIVES and _past(after)
    return word not in EITHER or after in SUBJECTS | AUXILIARIES or (word == "that" and after in DETERMINERS)


def _starts(before: str, word: str) -> bool:
    """Tell whether an auxiliary begins a group of its own, right after one that ends in a participle."""
    return word in AUXILIARIES and before not in AUXILIARIES | LINKS and not before.endswith("ly")


def _finite(word: str, before: str) -> bool:
    """Tell whether a word is the verb of a clause, by its form and the word before it."""
    if before == "to":
        return False
    if word in AUXILIARIES or _agrees(before, word):
        return True
    return (word in PRESENT or _past(word)) and before not in NOT_BEFORE_FINITE


def _agrees(before: str, word: str) -> bool:
    """Tell whether a word is a verb by the pronoun before it."""
    if before in {"he", "she", "it", "who", "which"}:
        return word.endswith("s") and word not in {"his", "its", "always", "perhaps"}
    return before in PRONOUNS and word.isalpha() and word not in LINKS


def _past(word: str) -> bool:
    """Tell whether a word has the form of a past tense."""
    return word in IRREGULAR or (len(word) > 3 and word.endswith("ed") and word not in NO_PAST)
