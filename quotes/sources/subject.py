"""The subject of a finite cue: after it (`قال الوزير إن`), before it (`وكان الوزير قال`, `بيان قال`), or dropped (`وأضاف أن`)."""

from __future__ import annotations

from dataclasses import replace

from quotes.nouns import Cue, Source, Span
from quotes.phrases import Words, noun_phrase, skip_adverbials
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
    before = _before(words, cue)
    after = None if before and _is_auxiliary_clause(words, view.token_start(cue.word) - 1) else _after(words, cue, start, limit)
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
    if after and before is None:
        phrase, end = after
        if addressee is None and cue.object_role == "addressee":
            addressee = object_addressed(words, end, limit)
        return replace(base, reference="named", span=phrase, addressee=addressee)
    if before is not None:
        reference, phrase = before
        if addressee is None and cue.object_role == "addressee":
            addressee = object_addressed(words, start, limit)
        if reference == "relative":
            return replace(base, reference="relative", antecedent=phrase, addressee=addressee)
        return replace(base, reference="named", span=phrase, addressee=addressee)
    return replace(base, addressee=addressee or (object_addressed(words, start, limit) if cue.object_role == "addressee" else None))


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
            if cue.object_role != "none" and _is_object(words, cue, i, end):
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


def _is_object(words: Words, cue: Cue, i: int, end: int) -> bool:
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
    return word.text.endswith(("ا", "اً", "ًا")) and len(word.text) > 3


def _before(words: Words, cue: Cue) -> tuple[str, Span] | None:
    """A subject before the verb, and whether the verb hangs on it as a relative clause."""
    view = words.view
    first = view.token_start(cue.word)
    i = first - 1
    while (
        i > 0
        and view.key(i) in ("قد", "كان", "كانت", "كانوا", "لم", "لا", "لن", "س", "سوف", "يكون", "ايضا", "كذلك", "بدوره", "بدورها")
        and not view.comma_before(i + 1)
    ):
        i -= 1
    if i < 0 or view.has_clitic_conjunction(cue.word):
        return None
    if any(c in view.gap(first) for c in "():.!؟"):
        return None  # `واشنطن (CNN)-- حثت منظمة`
    if (past := _after_auxiliary(words, first)) is not None:
        return "named", past
    # `أدلى المتحدث بتصريح ... [قال فيه]`: the clause hangs on what he said it in, its subject is the sentence's.
    following = view.token_end(cue.word)
    if view.key(following) in ("في", "خلال") and view.enclitic(following) >= 0:
        return None
    if words.is_relative(i):
        pronoun = view.enclitic(cue.word)
        if pronoun >= 0 and (view.key(i), view.key(pronoun)) in (("التي", "ها"), ("الذي", "ه")):
            return None  # `الحروب التي وصفت[ها] بأنها`: the pronoun is the noun before, somebody else speaks
        phrase = _phrase_ending(words, view.token_start(i))
        return ("relative", phrase) if phrase else None
    if view.comma_before(first) and not _is_auxiliary_clause(words, i):
        # `محمد بامنصور، الكاتب العام للفدرالية، قال`: the sentence opens with its subject.
        opening = 1 if view.key(0) in ("و", "ف", "لكن") else 0
        opening = next((k + 1 for k in range(min(4, i)) if words.is_complementizer(k)), opening)  # `إلا أن مايا كوسيانيتش، المتحدثة، نفت`
        whole = (words.is_head(opening) or words.is_name(opening)) and noun_phrase(words, opening, i + 1, bounded=True) == i + 1
        return ("named", view.span_of(opening, i + 1)) if whole else None
    if view.upos(i) == "PRON" and view.token_start(i) < i:
        return None
    # Adverbs between: `وكان لافروف [يوم الخميس] قال`, `توقعات الجوع [-حتى قبل الحرب-] تنبأت`.
    k = i
    if "-" in view.gap(first):
        k = next((m - 1 for m in range(first - 1, max(0, first - 20), -1) if "-" in view.gap(m)), -1)
        if k < 0:
            return None
    while k > 0 and (words.is_time(k) or view.key(k).isdigit()):
        k -= 1
    phrase = _phrase_ending(words, k + 1)
    if phrase is None:
        return None
    opening = view.at(phrase.start)
    # `إعادة هؤلاء السياح` is definite by its last part, `بيان للوزارة` is not.
    tied = next((m for m in range(opening, k + 1) if words.is_preposition(m)), k + 1)
    indefinite = not words.is_name(opening) and not words.is_place(opening) and not any(view.key(m).startswith("ال") for m in range(opening, tied))
    if (k < i or not indefinite) and (words.is_preposition(opening - 1) or words.is_time(opening - 1)):
        return None  # `ففي الأسبوع الماضي -على سبيل المثال- أخطرت`, `وهم في الأصل يتهمون`
    # `الحكومة [التي تقودها طالبان] طلبت`, `تحقيقا [أجرته السلطات] كشف`: that noun is the subject of a verb about the real one.
    inner = opening - 1
    if inner > 1 and view.upos(inner) == "PRON" and words.is_verb(view.token_start(inner)):
        head = view.token_start(inner)
        head = head - 1 if words.is_relative(head - 1) else head
        if (fuller := _phrase_ending(words, head)) is not None:
            return "named", fuller
    bare = opening > 0 and (words.is_preposition(opening - 1) or words.is_verb(opening - 1) or words.listed(opening - 1, "titles.person"))
    return ("relative" if indefinite and bare else "named", phrase)


def _after_auxiliary(words: Words, first: int) -> Span | None:
    """`وكان [وزير الخارجية سيرغي لافروف] أعلن`: the subject opens right after كان, however long what stands between."""
    view = words.view
    for k in range(first - 1, max(-1, first - 30), -1):
        if view.key(k) in ("كان", "كانت", "كانوا"):
            end = noun_phrase(words, k + 1, first)
            return view.span_of(k + 1, end) if end > k + 1 else None
        if words.is_verb(k) and not any(words.is_relative(m) for m in range(max(0, k - 4), k)):
            return None
    return None


def _is_auxiliary_clause(words: Words, i: int) -> bool:
    view = words.view
    return any(view.key(k) in ("كان", "كانت", "كانوا") for k in range(max(0, i - 25), i + 1))


def _phrase_ending(words: Words, end: int) -> Span | None:
    """The noun phrase that ends right before word `end`: tried from the farthest opening that still reaches it."""
    view = words.view
    best = None
    for start in range(end - 1, max(-1, end - 26), -1):
        if words.is_verb(start) and view.key(start) not in ("كان", "كانت") and not words.is_name(start):
            break
        if noun_phrase(words, start, end) == end:
            best = start
        if view.comma_before(start) and best is not None and not words.is_name(start):
            break
        if view.key(start) in ("كان", "كانت", "كانوا", "ان", "لكن", "الا"):
            break
    return view.span_of(best, end) if best is not None else None
