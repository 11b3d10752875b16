"""Direct, mixed, indirect or reported: which words of a content stand in marks because somebody said them."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.marks import Quotation
from quotes.nouns import Cue, Kind, Span
from quotes.phrases import Words
from quotes.syntax import View, trim


def kind_of(view: View, words: Words, cue: Cue, spans: Sequence[Span]) -> Kind:
    """The kind of a content by its quotation marks; scare quotes and names («داعش») make nothing mixed."""
    plain: Kind = "reported" if cue.complement == "noun" and not _is_clause(view, words, spans) else "indirect"
    if cue.complement == "colon":
        return "direct"
    inside = [
        q
        for q in view.quotations
        if q.depth == 0 and any(q.inner.overlaps(span) for span in spans) and not q.outer.contains(view.words[cue.word].span)
    ]
    if cue.complement == "quotation" and not inside:
        return "direct"
    whole = [q for q in inside if all(trim(view.text, q.outer).contains(trim(view.text, span)) or q.outer.contains(span) for span in spans)]
    if whole:
        # `أوضح "أنهم عادوا"` is direct; a pronoun that refers stands outside: `قال إنه "سيعود"`.
        return "direct"
    return "mixed" if any(_holds_words(view, words, quotation) for quotation in inside) else plain


def _is_clause(view: View, words: Words, spans: Sequence[Span]) -> bool:
    """Whether a complementizer stands right before the content or opens it: what was taken for a noun is a clause."""
    first = view.at(spans[0].start)
    return words.is_complementizer(first - 1) or (words.is_complementizer(first) and view.enclitic(first) >= 0)


def _holds_words(view: View, words: Words, quotation: Quotation) -> bool:
    """Whether marks inside a content hold somebody's words rather than a name."""
    held = [i for i, word in enumerate(view.words) if quotation.inner.contains(word.span)]
    if not held:
        return False
    first, size = held[0], len({view.words[i].token for i in held})
    if size >= 5:
        return True
    before = view.token_start(first) - 1
    if words.listed(before, "heads.organization", "heads.media", "heads.group", "heads.document") or words.is_name(before):
        return False
    if words.among(before, "rules.called"):
        return False
    if words.is_name(first) or words.is_place(first) or words.listed(first, "names.organization_names", "names.media_names"):
        return False
    if size == 1 and (view.key(first).startswith("ال") or view.upos(first) in ("X", "PROPN")):
        return False
    return not (size <= 2 and view.key(first).startswith("ال") and view.text.count(view.text[quotation.inner.start : quotation.inner.end]) > 1)
