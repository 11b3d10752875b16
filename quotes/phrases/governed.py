"""What a preposition ties to a phrase: `المتحدث [باسم الوزارة]`, `سفير فرنسا [لدى المنظمة]`, `المسؤول [عن الملف]`; not `قال الوزير [في مؤتمر]`."""

from __future__ import annotations

from quotes.phrases.words import Words


def prepositional(words: Words, start: int, i: int, limit: int, named: bool, person: bool) -> tuple[int, bool] | None:
    view = words.view
    key = view.key(i)
    after = i + 1
    if not words.among(i, "rules.tying") or after >= limit:
        return None
    if key == "ب" and words.among(after, "rules.adverbial_noun"):
        return None  # `المملكة [بأشد] العبارات`
    if key == "من" and view.key(after) == "بين":
        return None
    if key in ("علي", "عن") and words.listed(i - 1, "rules.governing"):
        return after + 1, not words.is_definite(after)  # `المشرف على برنامج`
    if view.key(after) in ("اسم", "لسان", "شؤون", "شوون"):
        return after + 1, True
    if words.is_time(after) or words.is_complementizer(after) or words.listed(after, "function_words.occasion") or words.is_verb(after):
        return None
    if view.key(after) in ("ان", "ما", "ذلك", "هذا", "هذه", "جهته", "جانبه", "خلال", "اطار", "حين", "وقت"):
        return None
    last = i - 1
    if key in ("علي", "عن"):
        return None
    medium = words.listed(after, "heads.media") or (words.listed(after, "names.media_names") and not words.listed(after, "heads.organization"))
    if key == "ل" and (medium or words.among(after, "rules.hearer")):
        return None
    if key == "الي":
        return (after + 1, not words.is_definite(after)) if person and words.listed(start, "titles.person") and not named else None
    if named and key in ("في", "ل") and not (person and words.is_head(after)):
        return None
    if words.is_head(last) or words.is_adjective(last) or words.is_name(last) or person or words.is_head(start):
        return after + 1, not words.is_definite(after) and not words.is_name(after)
    return None
