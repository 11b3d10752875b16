"""What stands between a verb and its subject or content and belongs to neither: dates, places, occasions."""

from __future__ import annotations

from quotes.phrases.extent import noun_phrase
from quotes.phrases.words import Words


def skip_adverbials(words: Words, i: int, limit: int) -> int:
    """Past dates, places and occasions: `يوم الخميس في مؤتمر صحفي مع نظيره ...`."""
    view = words.view
    while i < limit:
        if words.is_to_me(i):
            i += 1
            continue
        if words.is_time(i) or view.key(i).isdigit() or words.listed(i, "function_words.adverb"):
            i += 1
            while i < limit and (words.is_time(i) or view.key(i).isdigit() or view.key(i) in ("الماضي", "المقبل", "الجاري", "الحالي", "الماضيه")):
                i += 1
            continue
        if words.is_preposition(i) and not words.is_complementizer(i + 1):
            after = i + 1
            quoted = view.opened_by(after)
            # `وقال ل«عكاظ» [الناطق]`: a name in marks is all that the preposition governs.
            end = min(view.after_quotation(quoted, after), limit) if quoted >= 0 else noun_phrase(words, after, limit)
            if view.key(i) == "ب" and words.among(after, "rules.adverbial_noun"):
                end = after + 1  # `تدين ب[شدة] الهجوم`, `أثبتت ب[شكل جلي] أن`
                while end < limit and view.upos(end) == "ADJ" and not view.key(end).startswith("ال"):
                    end += 1
            if end == after and after < limit and (words.is_time(after) or view.upos(after) in ("NOUN", "X", "DET", "PRON", "NUM", "ADJ")):
                end = after + 1
                while end < limit and (words.is_adjective(end) or words.is_time(end) or view.key(end).isdigit()):
                    end += 1
            if end == after:
                break
            i = end
            continue
        break
    return min(i, limit)
