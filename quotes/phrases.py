"""Where a noun phrase ends: `[المتحدث باسم وزارة الدفاع الروسية إيغور كوناشينكوف] في مؤتمر صحفي إن`.

The parser cuts long phrases of titles and names wrongly one time in four, so the phrase is read off the surface: what a word is (title, name,
adjective, preposition ...) and whether the phrase still needs something (`وزير` does, `الوزير` does not) decide whether the next one belongs to it.
"""

from __future__ import annotations

from quotes.lexicon import Lexicon
from quotes.syntax import View

# A phrase of more words than this is a clause that we misread: the longest source in the training articles has 29.
MAX_WORDS = 32
_PRONOUN_SUBJECTS = frozenset(("هو", "هي", "هم", "هما", "هن"))


class Words:
    """What single words of a view are, by the lexicon first and the parser's tag second."""

    def __init__(self, view: View, lexicon: Lexicon) -> None:
        self.view = view
        self.lexicon = lexicon

    def listed(self, i: int, *names: str) -> bool:
        """Whether word i is in one of the lists, with or without the article, `ل` of `للـ` or a hamza."""
        key = self.view.key(i)
        return bool(key) and any(self.lexicon.has(name, key) for name in names)

    def begins(self, i: int, *names: str) -> bool:
        """Whether an entry of several words in one of the lists begins at word i: `[الأمم المتحدة]`."""
        for name in names:
            for phrase in self.lexicon.phrases[name]:
                if phrase[0] in (self.view.key(i), self.view.key(i).removeprefix("ال")) and all(
                    self.view.key(i + n).removeprefix("ال") == part.removeprefix("ال") for n, part in enumerate(phrase)
                ):
                    return True
        return False

    def is_person(self, i: int) -> bool:
        """A noun of office or role: `وزير`, `المتحدث`, `السيد`; `أمام` (before) is folded like `إمام` (imam) and is none."""
        return not (self.view.key(i) == "امام" and self.view.words[i].text[:1] == "أ") and self.listed(i, "titles.person", "titles.honorific")

    def is_head(self, i: int) -> bool:
        """A noun that may open a source."""
        return self.is_person(i) or self.listed(
            i, "titles.plural", "titles.anonymous", "heads.organization", "heads.media", "heads.document", "heads.group", "places.metonym"
        )

    def is_name(self, i: int) -> bool:
        """Part of a personal name, as far as the word alone tells."""
        if not 0 <= i < len(self.view):
            return False
        key = self.view.key(i)
        words = self.lexicon.words
        if key in words["names.given"] or key in words["names.particle"]:
            return True
        if key in words["names.family"] and not self.listed(i, "titles.person", "titles.plural", "heads.organization", "heads.document"):
            return True
        if key in words["names.given_ambiguous"] and self._is_used_as_name(i):
            return True
        if self.is_place(i) or self.is_nisba(i):
            return False
        if self.listed(i, "titles.person", "titles.plural", "titles.modifier", "heads.organization", "heads.media", "heads.document", "heads.group"):
            return False
        if key.startswith("ال") or not key.isalpha() or len(key) < 3 or self.is_complementizer(i):
            return False
        return self.view.upos(i) in ("X", "PROPN") and not self.is_time(i)

    def _is_used_as_name(self, i: int) -> bool:
        """`[خالد] بن محمد`, `الدكتور [خالد]`, `[فهد] عبدالله`: a word that is also a common one, where its neighbours make it a name."""
        words = self.lexicon.words
        if self.view.upos(i) in ("X", "PROPN") or self.view.key(i + 1) in ("بن", "ابن", "ال", "ولد"):
            return True
        if self.view.upos(i) == "VERB":
            return False
        return self.listed(i - 1, "titles.honorific") or self.view.key(i + 1) in words["names.given"]

    def is_place(self, i: int) -> bool:
        """A state, a capital or a city."""
        key = self.view.key(i)
        return key in self.lexicon.states or key in self.lexicon.words["places.city"] or key in self.lexicon.capitals

    def is_nisba(self, i: int) -> bool:
        """An adjective of origin, with or without the article."""
        key = self.view.key(i)
        bare = key.removeprefix("ال")
        nisbas = self.lexicon.nisbas
        plural = bare.removesuffix("ون").removesuffix("ين").removesuffix("ه")
        return bare in nisbas or plural in nisbas or self.listed(i, "places.region_nisba")

    def is_adjective(self, i: int) -> bool:
        """An adjective that continues a noun phrase."""
        return self.view.upos(i) == "ADJ" or self.is_nisba(i) or self.listed(i, "titles.modifier")

    def is_time(self, i: int) -> bool:
        """A word of time: `أمس`, `الخميس`; not the `العام` of `الأمين العام` and `الأمن العام`."""
        key = self.view.key(i)
        if key in ("العام", "عام"):
            before, after = self.view.key(i - 1), self.view.key(i + 1)
            return (
                after in ("الماضي", "المقبل", "الجاري", "الحالي", "الفايت") or after.isdigit() or before in ("هذا", "نهايه", "بدايه", "مطلع", "خلال")
            )
        return key in self.lexicon.words["function_words.time"]

    def is_preposition(self, i: int) -> bool:
        """A preposition, clitic or not."""
        return self.view.key(i) in self.lexicon.words["function_words.preposition"] or self.view.upos(i) == "ADP"

    def is_complementizer(self, i: int) -> bool:
        """أن or إن, also with a pronoun on it that the tokenizer left there."""
        key = self.view.key(i)
        if key in self.lexicon.words["function_words.complementizer"]:
            return True
        return key in self.lexicon.words["function_words.complementizer_pronoun"] and key != "انا"

    def is_verb(self, i: int) -> bool:
        """Tagged a finite verb, and not a known noun of office."""
        return self.view.upos(i) == "VERB" and not self.is_person(i) and not self.is_time(i)

    def is_relative(self, i: int) -> bool:
        """الذي and its like (not من and ما, which are more often something else)."""
        key = self.view.key(i)
        return key in self.lexicon.words["function_words.relative"] and key not in ("من", "ما")


def noun_phrase(words: Words, start: int, limit: int, bounded: bool = False) -> int:
    """One past the last word of the source's noun phrase that opens at `start`; `start` itself where none does.

    Args:
        limit: words from here on are taken (the content, the next cue).
        bounded: the phrase is known to end at `limit` or at a date, place or occasion before it (`قال [...] إن`), so that a noun that seems
            too much still belongs to it; else the next noun may be the verb's object (`نفت [الوزارة] الأنباء`).
    """
    view = words.view
    if start >= limit or not _opens(words, start):
        return start
    if view.key(start) in _PRONOUN_SUBJECTS:
        return start + 1
    person = words.is_person(start)
    named = words.is_name(start) and not person
    # A construct (`وزير`) waits for its second part; a definite noun, a name or an adjective does not.
    waiting = not named and not _is_definite(words, start)
    i = start + 1
    limit = min(limit, start + MAX_WORDS)
    while i < limit:
        gap = view.gap(i)
        quotation = view.opened_by(i)
        if quotation >= 0:
            after = view.after_quotation(quotation, i)
            if after > limit or after - i > 6:
                break
            i, waiting, named = after, False, named
            continue
        if any(c in gap for c in ":.!؟?()[]") or " -" in gap or " –" in gap:
            break
        if view.comma_before(i):
            if not _continues_after_comma(words, start, i, limit, named, person, bounded):
                break
            person, named, waiting = person or words.is_person(i), named or words.is_name(i), not _is_definite(words, i) and not words.is_name(i)
            i += 1
            continue
        step = _step(words, start, i, limit, waiting, named, person)
        if step is None and bounded:
            step = _still(words, i, limit, named)
        if step is None:
            break
        i, waiting = step
        named = named or words.is_name(i - 1)
        person = person or words.is_person(i - 1)
    return _without_tail(words, start, i)


def _still(words: Words, i: int, limit: int, named: bool) -> tuple[int, bool] | None:
    """What a phrase with a known end may hold besides: any noun, and a preposition before its name has come (`المشرف على برنامج ... سليمان`)."""
    view = words.view
    if _is_nominal(words, i):
        return i + 1, False
    after = i + 1
    if named or after >= limit or view.key(i) not in _TYING or not (_is_nominal(words, after) or words.is_place(after)):
        return None
    if words.listed(after, "function_words.occasion", "heads.media", "names.media_names") or view.key(after) in _SPOKEN_TO or words.is_time(after):
        return None
    return after + 1, False


def _is_adverbial_accusative(words: Words, i: int) -> bool:
    """`بونيفاس [موضحا]`, `كلينتون [قائلة]`, `الرئيس [هاتفيا]`: never part of a subject."""
    view = words.view
    text = view.words[i].text
    if text.endswith(("ا", "اً", "ًا")) and len(text) > 3 and view.upos(i) in ("NOUN", "ADJ", "X") and not words.is_place(i):
        return view.upos(i) != "X" and view.key(i) not in words.lexicon.words["names.given"] | words.lexicon.words["names.family"]
    return (
        view.key(i).endswith("ه") and any(cue.form.kind == "participle" for cue in words.lexicon.forms.get(view.key(i), ())) and not words.is_head(i)
    )


def _is_nominal(words: Words, i: int) -> bool:
    """Whatever may stand in a noun phrase: no verb, preposition, particle or word of time."""
    view = words.view
    if _is_adverbial_accusative(words, i):
        return False
    if words.is_verb(i) or words.is_time(i) or words.is_preposition(i) or words.is_complementizer(i) or words.is_relative(i):
        return False
    return view.upos(i) in ("NOUN", "ADJ", "X", "PROPN", "NUM", "DET") and view.key(i) not in ("و", "ف", "قد", "كما", "حيث")


# Tagged as nouns at times, and never a source by themselves.
_NO_NOUNS = frozenset(("ما", "من", "بعدما", "عندما", "حينما", "كثيرا", "نفس", "ذات", "غير", "حيث", "اذ", "مع", "عدم", "كما"))


def _opens(words: Words, i: int) -> bool:
    view = words.view
    if view.key(i) in _PRONOUN_SUBJECTS:
        return True
    if words.is_time(i) or words.is_complementizer(i) or words.is_relative(i):
        return False
    if words.is_head(i) or words.is_name(i) or words.is_place(i):
        return True
    if view.key(i) in _NO_NOUNS:
        return False
    if words.is_preposition(i) or words.listed(i, "function_words.adverb", "function_words.clause_opener", "function_words.negation"):
        return False
    return view.upos(i) in ("NOUN", "ADJ", "X", "PROPN", "NUM", "DET") and not view.key(i).isdigit()


def _is_definite(words: Words, i: int) -> bool:
    view = words.view
    return (
        view.key(i).startswith("ال") or view.enclitic(i) >= 0 or words.is_place(i) or words.listed(i, "names.organization_names", "names.media_names")
    )


def _step(words: Words, start: int, i: int, limit: int, waiting: bool, named: bool, person: bool) -> tuple[int, bool] | None:
    """How the phrase goes on with word i: where next, and whether it then waits for more. None where it ends."""
    view = words.view
    key = view.key(i)
    if view.upos(i) == "PRON" and view.words[i].token == view.words[i - 1].token:
        return i + 1, False
    if words.is_complementizer(i) or words.is_relative(i) or key in _STOPS or _is_adverbial_accusative(words, i):
        return None
    if key == "و" and i + 1 < limit:
        return _coordinated(words, start, i, limit, waiting, named)
    if (words.is_name(i) and not words.is_time(i)) or (view.upos(i) in ("X", "PROPN") and words.is_name(i - 1)):
        return i + 1, key in words.lexicon.words["names.particle"]
    if words.is_time(i):
        return None
    if words.is_adjective(i) and not (named and words.is_verb(i)):
        return i + 1, waiting and not key.startswith("ال")
    if words.is_person(i) and (named or waiting or words.listed(i, "titles.honorific")):
        return i + 1, not _is_definite(words, i)
    if words.is_preposition(i):
        return _prepositional(words, start, i, limit, named, person)
    if words.is_verb(i) or key in ("قد", "هو", "هي"):
        return None
    if key in ("نفس", "ذات") and view.enclitic(i) >= 0:
        return i + 2, False  # `المصدر نفسه`
    if key in ("ذاته", "ذاتها", "نفسه", "نفسها", "انفسهم", "ذاتهم", "هذا", "هذه", "كل", "غير", "عام", "اول"):
        return i + 1, waiting
    if not waiting:
        # `المصدر الأمني`: an adjective that the tagger took for a noun agrees in the article; `الوزارة الأنباء` does too, so only short tails.
        if key.isdigit() or view.upos(i) in ("NUM",):
            return None
        return (i + 1, False) if words.is_place(i) and person else None
    if view.upos(i) in ("NOUN", "X", "PROPN", "NUM", "DET", "ADJ", "PART") or key.startswith("ال"):
        return i + 1, not _is_definite(words, i)
    return None


# What comes after a complete subject: `نفت الإدارة [جميع] الأنباء`, `أكد الوزير [ضرورة]`.
_STOPS = frozenset(("ف", "جميع", "كافه", "كل", "اي", "عدم", "ضروره", "اهميه", "وجود", "معظم", "انه", "اكثر", "قرابه", "نحو", "حوالي"))


def _coordinated(words: Words, start: int, i: int, limit: int, waiting: bool, named: bool) -> tuple[int, bool] | None:
    """`الشؤون الدينية [والأوقاف]`, `فلان [وفلان]`: a noun of the same sort follows the و."""
    view = words.view
    after = i + 1
    if words.is_verb(after) or words.is_time(after) or words.is_preposition(after) or words.is_complementizer(after):
        return None
    if words.listed(after, "function_words.negation"):
        return None
    if words.is_name(after) or words.is_head(after) or words.is_place(after):
        return after + 1, not _is_definite(words, after) and not words.is_name(after)
    if not named and view.key(after).startswith("ال") and view.upos(after) in ("NOUN", "ADJ", "X"):
        return after + 1, False
    return None


# Prepositions that tie a noun to an office or a person: `المتحدث باسم`, `سفير ... لدى`, `أستاذ ب`, `قائد في`, `مصدر من`, `المشرف على`, `المسؤول عن`.
_TYING = frozenset(("ب", "ل", "في", "من", "لدي", "علي", "عن", "الي", "بين", "باسم", "لشؤون"))


def _prepositional(words: Words, start: int, i: int, limit: int, named: bool, person: bool) -> tuple[int, bool] | None:
    view = words.view
    key = view.key(i)
    after = i + 1
    if key not in _TYING or after >= limit:
        return None
    if view.key(after) in ("اسم", "لسان", "شؤون", "شوون"):
        return after + 1, True
    if words.is_time(after) or words.is_complementizer(after) or words.listed(after, "function_words.occasion") or words.is_verb(after):
        return None
    if view.key(after) in ("ان", "ما", "ذلك", "هذا", "هذه", "جهته", "جانبه", "خلال", "اطار", "حين", "وقت"):
        return None
    last = i - 1
    if key in ("علي", "عن"):
        # Only right after a participle that governs them.
        return (after + 1, not _is_definite(words, after)) if _governs(view.key(last)) else None
    if key == "ل" and (words.listed(after, "names.media_names", "heads.media") or view.key(after) in _SPOKEN_TO):
        return None
    if key == "الي":
        return (after + 1, not _is_definite(words, after)) if person and words.listed(start, "titles.person") and not named else None
    if named and key in ("في", "ل") and not (person and words.is_head(after)):
        return None
    if words.is_head(last) or words.is_adjective(last) or words.is_name(last) or person or words.is_head(start):
        return after + 1, not _is_definite(words, after) and not words.is_name(after)
    return None


_SPOKEN_TO = frozenset(("صحافيين", "الصحافيين", "صحفيين", "الصحفيين", "الصحافه", "صحافه", "وسايل", "وساءل", "الاعلام", "برنامج"))


def _governs(key: str) -> bool:
    """A participle that takes على or عن: `المشرف على`, `المسؤول عن`, `القائم على`, `الصادر عن`."""
    bare = key.removeprefix("ال")
    return bare in (
        "مشرف",
        "مشرفه",
        "مسوول",
        "مسوولين",
        "مسوولون",
        "مسيول",
        "قايم",
        "قاءم",
        "قايمين",
        "مطلع",
        "مطلعه",
        "مقرب",
        "صادر",
        "صادره",
        "مدافع",
        "مدافعه",
    )


def _continues_after_comma(words: Words, start: int, i: int, limit: int, named: bool, person: bool, bounded: bool) -> bool:
    """`وزير السكن والعمران، [محمد طارق بلعريبي]` and `مارك شنيتزر، [أستاذ الأحياء]`: what the phrase still lacks, a name or an office."""
    view = words.view
    if view.has_clitic_conjunction(i) or view.key(i) in ("و", "ف") or words.is_verb(i):
        return False
    if named and not person and words.listed(i, "titles.person"):
        return True
    if not person or named:
        return False
    if words.is_name(i):
        return True
    # A name that no list knows: the few words up to the next comma are nothing else.
    end = next((k for k in range(i + 1, limit + 1) if view.comma_before(k) or k == limit), limit)
    return bounded and end - i <= 5 and all(_is_nominal(words, k) and not view.key(k).startswith("ال") for k in range(i, min(i + 1, end)))


def _without_tail(words: Words, start: int, end: int) -> int:
    """Leaves off what cannot end a phrase: a bare preposition or conjunction."""
    while end > start + 1 and (words.view.key(end - 1) in ("و", "ف", "ل", "ب", "في", "من", "قد", "عن", "علي", "الي", "ان")):
        end -= 1
    return end


def skip_adverbials(words: Words, i: int, limit: int) -> int:
    """Past dates, places and occasions: `يوم الخميس في مؤتمر صحفي مع نظيره ...`."""
    view = words.view
    while i < limit:
        if words.is_time(i) or view.key(i).isdigit() or words.listed(i, "function_words.adverb"):
            i += 1
            while i < limit and (words.is_time(i) or view.key(i).isdigit() or view.key(i) in ("الماضي", "المقبل", "الجاري", "الحالي", "الماضيه")):
                i += 1
            continue
        if words.is_preposition(i) and not words.is_complementizer(i + 1):
            after = i + 1
            end = noun_phrase(words, after, limit)
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
