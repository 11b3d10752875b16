"""Whether words in marks are what was said, or a name in the way: `نقلت وكالة [«يونهاب»] عن`."""

from __future__ import annotations

from quotes.phrases import Words


def is_speech(words: Words, i: int, j: int, quotation: int) -> bool:
    """Whether the quotation that opens at word j is what was said, not a name in the way: `نقلت وكالة «يونهاب» عن`."""
    view = words.view
    after = view.after_quotation(quotation, j)
    size = len({word.token for word in view.words[j:after]})
    if not view.quotations[quotation].closed:
        return True
    if size < 4 and words.is_complementizer(after):
        return False  # `وذكرت "تاس" أن`
    if words.among(view.token_start(j) - 1, "rules.titled") or words.among(j - 1, "rules.titled"):
        return False  # `تحت عنوان: “الإعلام العربي”`
    if size < 5 and words.listed(j, "heads.media", "heads.organization"):
        return False  # `في "قناة كان" الإسرائيلية`
    if words.listed(j - 1, "heads.organization", "heads.media", "heads.group", "names.media_names") and j - 1 > i and size < 7:
        return False
    if size >= 5:
        return True
    if size > 1 and any(words.is_verb(k) for k in range(j, after)):
        return True
    # A short one is speech only where nothing but the end follows.
    follows = view.gap(after) if after < len(view) else "."
    return size >= 3 and (after >= len(view) or any(c in follows for c in ".،,")) and j == i + 1
