"""Sources that are no subject: after a phrase (`بحسب [قائد ميداني]`) or as a noun's possessor (`قول [الحكومة اليمنية] إن`)."""

from __future__ import annotations

from quotes.likelihood import carrier
from quotes.nouns import Cue, Source
from quotes.phrases import Words, noun_phrase
from quotes.sources.before import phrase_ending

# A phrase that the reader finds likelier a cue than this names a source, whatever the word after it is.
SURE = 0.9
_GENDER = {"ه": "masc", "ها": "fem", "هم": "masc", "هن": "fem", "هما": ""}
_NUMBER = {"ه": "sing", "ها": "sing", "هم": "plur", "هن": "plur", "هما": "dual"}


def named_by_phrase(words: Words, cue: Cue) -> Source | None:
    """The noun phrase after `بحسب` and its like, or the pronoun on them (`حسب قوله`); None where nobody stands there."""
    view = words.view
    pronoun = view.enclitic(cue.last)
    if pronoun >= 0:
        return Source("clitic", gender=_GENDER.get(view.key(pronoun), ""), number=_NUMBER.get(view.key(pronoun), ""))
    start = view.token_end(cue.last) if cue.last == cue.word else cue.last + 1
    end = noun_phrase(words, start, len(view))
    surely = (view.cue_chance(carrier(view, cue)) or 0.0) > SURE
    if end > start and (surely or _can_say(words, start)):
        return Source("named", view.span_of(start, end))
    return Source("passive") if surely else None


def _can_say(words: Words, start: int) -> bool:
    """Somebody or a document: not `حسب [احتياج] السوق`, `طبقا ل[ضغط] الإطار`."""
    view = words.view
    known = words.is_head(start) or words.is_name(start) or words.is_place(start) or view.opened_by(start) >= 0
    return (
        known
        or view.upos(start) in ("X", "PROPN", "DET")
        or words.listed(start, "names.organization_names", "names.media_names")
        or view.key(start).endswith(("ون", "ين", "ات"))
    )


def possessor(words: Words, cue: Cue) -> Source:
    """Whose word it is: the pronoun on the noun, or the noun phrase after it."""
    view = words.view
    pronoun = view.enclitic(cue.word)
    if pronoun >= 0:
        return Source("clitic", gender=_GENDER.get(view.key(pronoun), ""), number=_NUMBER.get(view.key(pronoun), ""))
    start = view.token_end(cue.word)
    end = noun_phrase(words, start, cue.opens)
    while end > start and (words.is_complementizer(end - 1) or view.key(end - 1) in ("ب", "عن", "الي")):
        end -= 1
    if end > start and (words.is_head(start) or words.is_name(start) or words.is_place(start)):
        return Source("named", view.span_of(start, end))
    if view.key(cue.word) != "القول":
        return Source("passive")
    # `اكتفى [الطبيب نزار عبود] بالقول إن`, `مكتفيا بالقول إن`
    before = phrase_ending(words, view.token_start(cue.word))
    named = before is not None and view.upos(view.at(before.start) - 1) == "VERB"
    return Source("named", before) if named else Source("same")
