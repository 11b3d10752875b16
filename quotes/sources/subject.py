"""The subject of a finite cue: after it (`قال الوزير إن`), before it (`وكان الوزير قال`, `بيان قال`), or dropped (`وأضاف أن`)."""

from __future__ import annotations

from dataclasses import replace

from quotes.nouns import Cue, Source, Span
from quotes.phrases import Words, noun_phrase, skip_adverbials

# Particles and auxiliaries that stand right before a subject: `وكان [الوزير] قال`, `لكن [المسؤول] أكد`, `إن [الوزارة] أعلنت`.
_BEFORE_SUBJECT = frozenset(("كان", "كانت", "كانوا", "لكن", "ان", "فيما", "بينما", "حيث", "الا", "غير", "اما", "و", "ف", "ثم"))


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
    addressee = _addressee(words, start, limit)
    if cue.form == "passive":
        return replace(base, reference="passive", addressee=addressee)
    if cue.person != 3:
        return replace(base, reference="writer", addressee=addressee)
    before = _before(words, cue)
    after = None if before and _is_auxiliary_clause(words, view.token_start(cue.word) - 1) else _after(words, cue, start, limit)
    if view.key(cue.word) in _ARRIVES and (document := _under(words, start, limit)):
        after, before = document, None
    elif after:
        before = None
    passes_on = cue.sense == "relay" or (view.key(cue.word) in _TELLS and _names_origin(words, start, limit))
    if medium := _printed_by(words, start, limit):
        base = replace(base, relay=(medium,))
    if passes_on and cue.complement != "around" and (relayed := _relayed(words, cue, start, limit, after, before)):
        # The verb agrees with who passes it on; `قوله` and `قولها` with who speaks.
        pronoun = view.key(view.enclitic(cue.last)) if cue.last != cue.word else ""
        gender = {"ه": "masc", "ها": "fem"}.get(pronoun, "")
        return replace(relayed, gender=gender, addressee=addressee)
    if after and before is None:
        phrase, end = after
        if addressee is None and cue.object_role == "addressee":
            addressee = _object(words, end, limit)
        return replace(base, reference="named", span=phrase, addressee=addressee)
    if before is not None:
        reference, phrase = before
        if addressee is None and cue.object_role == "addressee":
            addressee = _object(words, start, limit)
        if reference == "relative":
            return replace(base, reference="relative", antecedent=phrase, addressee=addressee)
        return replace(base, reference="named", span=phrase, addressee=addressee)
    return replace(base, addressee=addressee or (_object(words, start, limit) if cue.object_role == "addressee" else None))


# `ذكرت وكالة الأنباء [عن مراسلها] أن`, `أفادت الصحيفة [نقلا عن] مسؤول`.
_TELLS = frozenset(("ذكر", "ذكرت", "افاد", "افادت", "قال", "قالت", "اعلن", "اعلنت", "ينقل", "تنقل"))


def _printed_by(words: Words, start: int, limit: int) -> Span | None:
    """`في تصريحات نقلتها [وسائل إعلام محلية] أن`: who printed what was said."""
    view = words.view
    for i in range(start, limit):
        if view.upos(i) == "VERB" and view.enclitic(i) >= 0 and view.key(i) in _PRINTS:
            first = view.token_end(i)
            end = noun_phrase(words, first, limit)
            if end > first and any(words.listed(first, name) for name in _MEETING):
                return view.span_of(first, end)
    return None


_PRINTS = frozenset(("نقلت", "نقل", "نشرت", "نشر", "اوردت", "اورد", "بثت", "بث", "اذاعت", "تناقلت", "تداولت"))


def _names_origin(words: Words, start: int, limit: int) -> bool:
    """`نقلا عن`, or a medium's عن: not the one of `أعلن الوزير عن`."""
    view = words.view
    if any(view.key(k) == "نقلا" for k in range(start, limit)):
        return True
    return any(words.listed(start, name) for name in _MEETING) and any(view.key(k) == "عن" for k in range(start, limit))


# `جاء [في البيان] أن`: the document under في is the source.
_ARRIVES = frozenset(("جاء", "ورد", "جاءت", "وردت", "يرد"))


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
    if cue.object_role == "addressee" and (key in ("الجميع", "الكل") or (words.listed(i, "heads.group") and key.startswith("ال"))):
        return True
    if view.words[i].deprel.startswith("nsubj") and view.heads[i] == cue.word:
        return False
    return view.words[i].deprel in ("obj", "iobj") and view.heads[i] == cue.word and view.enclitic(cue.word) < 0


def _is_accusative(words: Words, i: int) -> bool:
    """`هدد [عددا] من`: tanwin with its alif is no subject's."""
    word = words.view.words[i]
    return word.text.endswith(("ا", "اً", "ًا")) and len(word.text) > 3 and word.upos == "NOUN" and not words.is_name(i) and not words.is_head(i)


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
    if (past := _after_auxiliary(words, first)) is not None:
        return "named", past
    # `أدلى المتحدث بتصريح ... [قال فيه]`: the clause hangs on what he said it in, its subject is the sentence's.
    following = view.token_end(cue.word)
    if view.key(following) in ("في", "خلال") and view.enclitic(following) >= 0:
        return None
    if words.is_relative(i):
        phrase = _phrase_ending(words, view.token_start(i))
        return ("relative", phrase) if phrase else None
    if view.comma_before(first) and not _is_auxiliary_clause(words, i):
        # `محمد بامنصور، الكاتب العام للفدرالية، قال`: the sentence opens with its subject.
        opening = 1 if view.key(0) in ("و", "ف", "لكن") else 0
        whole = (words.is_head(opening) or words.is_name(opening)) and noun_phrase(words, opening, i + 1, bounded=True) == i + 1
        return ("named", view.span_of(opening, i + 1)) if whole else None
    if view.upos(i) == "PRON" and view.token_start(i) < i:
        return None
    # Adverbs between: `وكان لافروف [يوم الخميس] قال`.
    k = i
    while k > 0 and (words.is_time(k) or view.key(k).isdigit()):
        k -= 1
    phrase = _phrase_ending(words, k + 1)
    if phrase is None:
        return None
    opening = view.at(phrase.start)
    indefinite = not view.key(opening).startswith("ال") and not words.is_name(opening) and not words.is_place(opening)
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


def _relayed(words: Words, cue: Cue, start: int, limit: int, after: tuple[Span, int] | None, before: tuple[str, Span] | None) -> Source | None:
    """`نقلت [وسائل إعلام] عن [نائب الوزير] قوله`: the one after عن speaks, the subject passes it on."""
    view = words.view
    relay = after[0] if after else (before[1] if before else None)
    at = next(
        (
            k
            for k in range(start, limit)
            if view.key(k) in ("عن", "ع") and (relay is None or view.words[k].span.start >= relay.end or relay.end > view.words[k].span.end)
        ),
        -1,
    )
    if cue.prep == "الي" and relay is not None:
        at = cue.opens - 1
    if at < 0 or at + 1 >= len(view):
        return None
    if relay is not None and relay.start < view.words[at].span.start < relay.end:
        relay = Span(relay.start, view.words[at - 1].span.end)
    end = noun_phrase(words, at + 1, limit, bounded=cue.complement in ("clause", "quotation", "colon") and cue.last == cue.word)
    if end == at + 1:
        return None
    return Source("named", view.span_of(at + 1, end), relay=(relay,) if relay else ())


_TO = frozenset(("ل", "الي"))
_MEETING = ("heads.media", "names.media_names")


def _addressee(words: Words, start: int, limit: int) -> Span | None:
    """`ل[وكالة فرانس برس]`, `للصحفيين`, `في مقابلة مع [قناة ...]`: who was spoken to."""
    view = words.view
    for i in range(start, limit):
        key = view.key(i)
        if key == "ل" and i + 1 < limit:
            medium = any(words.listed(i + 1, name) for name in _MEETING) or view.opened_by(i + 1) >= 0
            hearers = view.key(i + 1).removeprefix("ال") in ("صحافيين", "صحفيين", "صحافه", "اذاعه", "وكاله")
            if not (medium or hearers):
                continue
            end = max(noun_phrase(words, i + 1, limit), i + 2)
            fused = view.text[view.words[i].token.start : view.words[i].token.end].startswith("لل")
            return Span(view.words[i].token.start, view.span_of(i + 1, end).end) if fused else view.span_of(i + 1, end)
        if key == "مع" and i + 1 < limit and any(words.listed(i + 1, name) for name in _MEETING):
            return view.span_of(i + 1, max(noun_phrase(words, i + 1, limit), i + 2))
    return None


def _object(words: Words, start: int, limit: int) -> Span | None:
    """The noun between subject and content of a verb that has one to speak to: `طالب [الحكومة] بوقف`, `طلب من [المسؤولين] تقديم`."""
    view = words.view
    i = start
    if view.key(i) in ("من", "علي", "ل") and words.is_preposition(i):
        i += 1
    if i >= limit - 1:
        return None
    end = noun_phrase(words, i, limit)
    if end > i and words.is_preposition(end - 1):
        end -= 1
    return view.span_of(i, end) if end > i else None
