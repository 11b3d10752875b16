"""Tokens cut once more by what words there are: `و` + `زير` back to `وزير`, `وأفاد` to `و` + `أفاد`, `بأن` to `ب` + `أن`.

The tokenizer knows letters, not words, and takes the first letter of one common word in eighty for a clitic. The words of news by frequency
know better: `وزير` is the 115th of them and `زير` is none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

PROCLITICS = frozenset("وفبلكس")
PRONOUNS = frozenset(("ه", "ها", "هم", "هن", "هما", "نا", "ني", "ك", "كم", "ي", "هو", "هي"))
# A whole must be so much more frequent than its rest to be left uncut: `وصف` (522) against `صف` (8658); `وحدة` stays, `وقد` is cut.
MARGIN = 3
# A token that is no word is cut where its rest is among so many of the most frequent ones.
COMMON = 8000
# A rest as frequent as this is no part of a name.
FREQUENT = 200
# Prepositions with a pronoun that the tokenizer left whole.
_STEMS = ("في", "من", "علي", "الي", "عن", "ب", "ل", "مع")
_WITH_PRONOUN = {stem + pronoun: [stem, pronoun] for stem in _STEMS for pronoun in ("ه", "ها", "هم", "هما", "ك", "كم", "نا")}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of words without looking at their context, all in the letters that the models see.

    Args:
        ranks: a known word's place by frequency.
        names: given names, whose first letter is no clitic: `فيصل`, not `ف` + `يصل`.
        verbs: forms of reporting verbs, which و and ف are always cut from: `و` + `أردف`; not those of three letters, as `فيلم` and
            `واجب` show.
    """

    ranks: Mapping[str, int]
    names: Collection[str] = ()
    verbs: Collection[str] = ()


def resegment(sentences: list[list[dict[str, Any]]], vocabulary: Vocabulary) -> list[list[dict[str, Any]]]:
    """stanza's token dictionaries, as `Document.to_dict()` gives them after `tokenize` and `mwt`, with doubtful cuts made anew and words numbered
    again."""
    return [_sentence(entries, vocabulary) for entries in sentences]


def _sentence(entries: list[dict[str, Any]], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    tokens: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
    remaining = 0
    for entry in entries:
        if isinstance(entry["id"], (tuple, list)) and len(entry["id"]) == 2:
            tokens.append((entry, []))
            remaining = entry["id"][1] - entry["id"][0] + 1
        elif remaining:
            tokens[-1][1].append(entry)
            remaining -= 1
        else:
            tokens.append((entry, []))
    result: list[dict[str, Any]] = []
    number = 1
    for place, (token, words) in enumerate(tokens):
        following = tokens[place + 1][0]["text"] if place + 1 < len(tokens) else ""
        cut = _cut(token["text"], [word["text"] for word in words], following, vocabulary)
        parts = words if cut is None else [{"text": text} for text in cut]
        if cut is not None and len(cut) == 1:
            parts = []
        if not parts:
            result.append(token | {"id": (number,)})
            number += 1
            continue
        result.append(token | {"id": (number, number + len(parts) - 1)})
        for part in parts:
            result.append(part | {"id": number})
            number += 1
    return result


def _cut(token: str, words: list[str], following: str, vocabulary: Vocabulary) -> list[str] | None:
    """The words that the token should have, None to leave it as it is."""
    ranks = vocabulary.ranks
    if token == "ولي" and following in ("العهد", "عهد", "الامر", "امر"):
        return [token]
    if token[0] in "وف" and len(token) > 4 and token[1:] in vocabulary.verbs and token not in vocabulary.verbs:
        return [token[0], token[1:]]
    # `بأول` is written like the name `باول`, and far more often meant.
    if token[0] in "وفبك" and token in vocabulary.names and len(words) == 2 and ranks.get(token[1:], COMMON) > FREQUENT:
        return [token]
    if token == "بان" and not words and following != "كي":  # `بأن`, not `بان كي مون`
        return ["ب", "ان"]
    if not words and token[:1] in ("و", "ف", "ب", "ل", "ك") and token[1:3] == "ان" and (token[3:] in PRONOUNS or token == "فان"):
        return [part for part in (token[0], "ان", token[3:]) if part]  # `فإن`, `وأنه`, `بأنهم`
    if len(words) == 2 and words[0] in PROCLITICS and "".join(words) == token and not words[1].startswith("ال"):
        whole, rest = ranks.get(token, -1), ranks.get(words[1], -1)
        if whole >= 0 and (rest < 0 or whole * MARGIN < rest):
            return [token]
        # `بوغدانوف` is a name that nobody has met, `وأوغدا` two words: و goes before anything, the others hardly before unknown words.
        return [token] if whole < 0 and rest < 0 and words[0] not in ("و", "س") else None
    if len(words) == 2 and "".join(words) == token and ranks.get(token, -1) >= 0 and words[0] not in PROCLITICS and words[1] not in PRONOUNS:
        return [token] if min(ranks.get(word, -1) for word in words) < 0 else None  # `قائلا`, not `قائ` + `لا`
    if len(words) == 2 and words[1] in PRONOUNS and "".join(words) == token:  # `نتنياهو`, not `نتنيا` + `هو`
        whole, rest = ranks.get(token, -1), ranks.get(words[0], -1)
        return [token] if whole >= 0 and (rest < 0 or whole * MARGIN < rest) else None
    if not words and token.startswith("لل") and len(token) > 4 and (ranks.get(token, -1) < 0 or ranks.get("ا" + token[1:], -1) >= 0):
        return ["ل", token[1:]]  # `للثقافة`
    if not words and token in _WITH_PRONOUN:
        return _WITH_PRONOUN[token]
    if not words and token[0] == "ب" and len(token) == 3 and token not in ranks and ranks.get(token[1:], COMMON) < COMMON:
        return [token[0], token[1:]]  # `بحق`, `بشن`
    if not words and token[:1] in PROCLITICS - {"س"} and len(token) > 3 and ranks.get(token, -1) < 0:
        common = 0 <= ranks.get(token[1:], -1) < COMMON
        return [token[0], token[1:]] if common or (token[0] in ("ب", "و") and token[1:] in ranks) else None
    return None
