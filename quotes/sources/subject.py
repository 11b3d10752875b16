"""The subject of a finite cue: after it (`قال الوزير إن`), before it (`وكان الوزير قال`, `بيان قال`), or dropped (`وأضاف أن`)."""

from __future__ import annotations

from dataclasses import replace

from quotes.nouns import Cue, Source, Span
from quotes.phrases import Words, noun_phrase, skip_adverbials
from quotes.sources.before import before_verb, is_auxiliary_clause
from quotes.sources.hearers import addressee_named, object_addressed
from quotes.sources.relays import names_origin, printed_by, relayed


def subject(words: Words, cue: Cue) -> Source:
    """Who does the saying of a finite cue, with relay and addressee."""
    view = words.view
    limit = cue.opens if cue.complement != "around" else len(view)
    # `وعلق سالم أحمد [بقوله]`: the cue's further words end the subject.
    further = [i for i in range(cue.word + 1, cue.last + 1) if view.token_span(i) in cue.spans[1:]]
    if further and cue.complement != "around":
        limit = min(limit, view.token_start(further[0]))
    start = view.token_end(cue.word)
    base = Source("dropped", gender=cue.gender, number=cue.number)
    addressee = addressee_named(words, start, limit)
    whoever = view.token_start(cue.word) - 1
    if cue.form == "passive" or (view.key(whoever) == "من" and view.upos(whoever) in ("DET", "PRON", "SCONJ")):
        # `نُقل أن`, `ضغط مَن [اعتقد] أن`
        return replace(base, reference="passive", addressee=addressee)
    if cue.person != 3:
        return replace(base, reference="writer", addressee=addressee)
    before = before_verb(words, cue)
    after = None if before and is_auxiliary_clause(words, view.token_start(cue.word) - 1) else _after(words, cue, start, limit)
    if words.among(cue.word, "rules.arriving") and (document := _under(words, start, limit)):
        after, before = document, None
    elif after and not (before and before[0] == "named" and cue.object_role != "none" and _is_object_of_a_named(words, cue, after)):
        before = None
    else:
        after = None
    passes_on = cue.sense == "relay" or (words.among(cue.word, "rules.telling_on") and names_origin(words, start, limit))
    if medium := printed_by(words, start, limit):
        base = replace(base, relay=(medium,))
    # `ذكرت الصحيفة [نقلا] عن مسؤول أن`: the further word stands before who spoke, `نقلت عن الوزير [قوله]` after him.
    origin_limit = cue.opens if any(view.key(k) == "نقلا" for k in further) else limit
    if passes_on and cue.complement != "around" and (origin := relayed(words, cue, start, origin_limit, after, before)):
        # The verb agrees with who passes it on; `قوله` and `قولها` with who speaks.
        pronoun = view.key(view.enclitic(cue.last)) if cue.last != cue.word else ""
        gender = {"ه": "masc", "ها": "fem"}.get(pronoun, "")
        return replace(origin, gender=gender, addressee=addressee)
    reference, phrase, end = ("named", *after) if after else (*before, start) if before else ("dropped", None, start)
    if addressee is None and cue.object_role == "addressee":
        addressee = object_addressed(words, end, limit)
    if reference == "relative":
        return replace(base, reference="relative", antecedent=phrase, addressee=addressee)
    return replace(base, reference="named" if phrase else "dropped", span=phrase, addressee=addressee)


def _is_object_of_a_named(words: Words, cue: Cue, after: tuple[Span, int]) -> bool:
    """`أوكامبو أبلغ [الأمم المتحدة] بأن`: the noun right after a verb with its subject before is whom it speaks to."""
    view = words.view
    return view.token_start(cue.word) == cue.word and view.at(after[0].start) == view.token_end(cue.word)


def _under(words: Words, start: int, limit: int) -> tuple[Span, int] | None:
    view = words.view
    if view.key(start) != "في":
        return None
    end = noun_phrase(words, start + 1, limit, bounded=True)
    return (view.span_of(start + 1, end), end) if end > start + 1 else None


def _after(words: Words, cue: Cue, start: int, limit: int) -> tuple[Span, int] | None:
    """The noun phrase after the verb, past dates and occasions: `قال أمس [الوزير]`."""
    view = words.view
    if cue.number in ("plur", "dual") and cue.form == "past":
        return None  # `وطالبوا [الحكومة]`: before its subject a verb is singular
    i = start
    for _ in range(3):
        if i >= limit or words.is_complementizer(i) or words.is_verb(i):
            return None
        if view.comma_before(i) and i > start and not (words.is_head(i) or words.is_name(i)):
            return None
        end = noun_phrase(words, i, _object_at(words, cue, i, limit), bounded=_is_bounded(cue))
        if end > i:
            if _is_accusative(words, i):
                return None
            if cue.object_role != "none" and _is_object(words, cue, i):
                return None
            return view.span_of(i, end), end
        skipped = skip_adverbials(words, i, limit)
        if skipped == i:
            return None
        i = skipped
    return None


def _is_bounded(cue: Cue) -> bool:
    """Whether nothing but the subject, dates and occasions can stand between verb and content."""
    return cue.object_role == "none" and (cue.complement in ("clause", "question", "quotation", "colon") or bool(cue.prep))


def _object_at(words: Words, cue: Cue, i: int, limit: int) -> int:
    """Where the tree sees the verb's object begin, in constructions that may have one; the limit else."""
    view = words.view
    if cue.object_role == "none" and cue.complement != "noun":
        return limit
    return next(
        (k for k in range(i + 1, limit) if view.heads[k] == cue.word and view.words[k].deprel in ("obj", "iobj") and view.upos(k) != "PRON"), limit
    )


def _is_object(words: Words, cue: Cue, i: int) -> bool:
    """`أبلغ [الصحفيين] أن`: accusative plural, or the tree says so, or the verb's gender forbids it."""
    view = words.view
    key = view.key(i)
    if key.endswith("ين") and words.listed(i, "titles.plural"):
        return True
    # `ودعا [الشعب] إلى`, `وطالب [الجميع] ب`: those who are called upon, unless they are the only ones who can have called.
    if cue.object_role == "addressee" and (
        key in ("الجميع", "الكل") or (words.listed(i, "heads.group") and key.startswith("ال") and view.key(i + 1) != "من")
    ):
        return True
    if cue.object_role == "addressee" and i == view.token_end(cue.word):
        # `توقعت الرابطة حضور الآلاف، وطالبت [إدارة الملعب] ب`: whoever spoke in this sentence calls upon another one.
        first = view.token_start(cue.word)
        goes_on = first > 2 and view.key(first) == "و" and not words.is_person(i) and not words.is_name(i)
        own = view.key(view.enclitic(i)) == ("ها" if cue.gender == "fem" else "ه")  # `ودعت [زميلتها] إلى`
        if goes_on or own:
            return True
    # `واتهم [إدارة] المعهد`, `ودعا [الحاضرات] إلى`: a masculine verb right before its subject has no feminine one.
    feminine = view.words[i].text.endswith(("ة", "ات")) and not (words.is_name(i) or words.is_person(i))
    if cue.gender == "masc" and cue.number == "sing" and feminine and i == view.token_end(cue.word) and cue.form == "past":
        return True
    if view.words[i].deprel.startswith("nsubj") and view.heads[i] == cue.word:
        return False
    return view.words[i].deprel in ("obj", "iobj") and view.heads[i] == cue.word and view.enclitic(cue.word) < 0


def _is_accusative(words: Words, i: int) -> bool:
    """Written as no subject is: `هدد [عددا] من`, `اتهم [زملاءه]` (a subject would be `زملاؤه`), `دعا [المتظاهرين]`."""
    view = words.view
    word, token = view.words[i], view.text[view.words[i].token.start : view.words[i].token.end]
    if token.endswith(("اءه", "اءها", "اءهم")):
        return True
    if words.is_name(i) or words.is_head(i) or word.upos not in ("NOUN", "ADJ"):
        return False
    if word.key.startswith("ال") and word.key.endswith("ين") and len(word.key) > 6 and not words.is_place(i):
        return True
    return view.ends_in_alif(i) and len(word.text) > 3
