"""The personal name inside a noun phrase: `وزير الداخلية [محمد حصاد]`, `[محمد حصاد] وزير الداخلية`, not `رئيس حزب [كاديما]`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotes.arabic import is_arabic
from quotes.phrases import Words
from quotes.phrases.words import INITIALS
from quotes.syntax import View

# What the reader finds less likely is no part of a name.
LIKELY = 0.5
# The same of a given name.
GIVEN = 0.1
_NO_NAMES = ("من", "في", "عن", "الي", "ان", "بان")


def is_coordinated(words: Words, inside: list[int]) -> bool:
    """`فلان [و]فلان`: two names or two heads joined, not the و inside an office (`الشؤون الدينية والأوقاف`)."""
    view = words.view
    for i in inside[1:-1]:
        if view.key(i) != "و":
            continue
        left, right = i - 1, i + 1
        if _is_name(words, left) and (_is_name(words, right) or words.is_person(right)):
            return True
        if words.listed(inside[0], "heads.media") and words.listed(right, "heads.media"):
            return True
        if words.is_place(inside[0]) and words.is_place(right) and len(inside) <= 4:
            return True
    return False


def _is_name(words: Words, i: int) -> bool:
    return words.view.name_chance(i) > LIKELY if words.view.is_read else words.is_name(i)


def name_of_person(words: Words, inside: list[int]) -> list[int]:
    """The words of a personal name: after the office (`الوزير محمد حصاد`), or before it (`محمد حصاد وزير الداخلية`)."""
    view = words.view
    if view.is_read:
        # The one that it is surest of.
        return _untitled(words, max(_read_names(words, inside), key=lambda run: sum(view.name_chance(i) for i in run) / len(run), default=[]))
    # Marks inside the phrase hold the name of something else: `رئيس مجموعة «هيونداي موتور» شونغ مونغكو`.
    able = [i for i in inside if _can_be_name(words, i, inside[0]) and view.holders[i] == view.holders[inside[0]]]
    stretches = [run for run in runs(view, able, '،,"«»“”()') if not _is_of_something(words, run, inside)]
    if not stretches:
        return []
    lists = words.lexicon.words
    # A run with a known given name first, else the last one: names stand at an end of the phrase.
    certain = [run for run in stretches if any(view.key(i) in lists["names.given"] for i in run)]
    chosen = (certain or [stretches[0] if stretches[0][0] == inside[0] else stretches[-1]])[0 if stretches[0][0] == inside[0] else -1]
    return _untitled(words, chosen)


def _untitled(words: Words, name: list[int]) -> list[int]:
    """The name without `الدكتور` or `د.` before it."""
    while len(name) > 1 and (words.listed(name[0], "titles.honorific") or words.view.key(name[0]) in ("و", *INITIALS)):
        name = name[1:]
    return name


def _read_names(words: Words, inside: Sequence[int]) -> list[list[int]]:
    """Runs of words `inside` of which the reader thinks that they are names."""
    view, given = words.view, words.lexicon.words["names.given"]
    likely = (i for i in inside if view.name_chance(i) >= (GIVEN if view.key(i) in given else LIKELY))
    # `سامي الحيالي [من]`, `الغانم [هذا] الموسم`
    return runs(view, (i for i in likely if not (words.among(i, "rules.pointing_back") or view.key(i) in _NO_NAMES)), "،,()")


def runs(view: View, indices: Iterable[int], apart: str = "") -> list[list[int]]:
    """The words in runs of neighbours that no character of `apart` stands between."""
    found: list[list[int]] = []
    for i in indices:
        if found and found[-1][-1] == i - 1 and not any(c in view.gap(i) for c in apart):
            found[-1].append(i)
        else:
            found.append([i])
    return found


def _can_be_name(words: Words, i: int, first: int) -> bool:
    """Whether word i may be part of a personal name in a phrase that begins at word `first`. Rules in order, each with what forces it."""
    view = words.view
    lists = words.lexicon.words
    k, previous = view.key(i), i - 1
    if not is_arabic(k) or words.is_complementizer(i) or (k == "الامين" and view.key(i + 1) == "العام"):
        return False
    inside = previous >= first
    foreign = view.upos(i) in ("X", "PROPN")
    definite = k.startswith("ال")
    closed = inside and view.key(previous).startswith("ال")
    office = words.listed(i, "titles.person", "titles.plural", "heads.organization", "heads.document")
    after_name = inside and (words.is_name(previous) or view.key(previous) in lists["names.given_ambiguous"])
    if (
        words.among(i, "rules.pointing_back")
        or words.is_time(i)
        or words.is_preposition(i)
        or k in ("و", "ف")
        or view.upos(i) in ("PRON", "VERB", "NUM")
    ):
        return k in lists["names.given"]
    if inside and words.is_surname(i):
        return True
    if inside and (view.key(previous), k) in _pairs(words):
        return False  # `شاهد [عيان]`
    # After a construct (`وزير [الشؤون]`) stands what he is minister of, after a definite noun (`الحرم [المكي]`) its adjective.
    if inside and definite and words.is_head(previous) and not closed:
        return False
    if closed and definite and view.upos(i) == "ADJ" and not (words.is_person(previous) or words.is_name(previous)):
        return False
    if inside and words.among(i, "rules.no_name"):
        return False
    if words.is_nisba(i) and not after_name and (inside or view.key(i + 1) in lists["names.given"]):
        return False  # `نظيره [التركي] رجب طيب أردوغان`
    if definite and inside and not (after_name or closed or words.is_person(previous) or words.listed(previous, "titles.honorific")):
        return False  # `قائد سلاح [البحر]`
    if k in lists["names.given"] or k in lists["names.particle"] or (k in lists["names.family"] and not office):
        return True
    if inside and view.key(previous) in lists["names.particle"]:
        return True  # `عبد [الإله]`, `بن [قرينة]`
    named = after_name and words.is_name(previous - 1)
    if office and not definite and (named or k not in lists["names.given_ambiguous"]):
        return False  # `محمد الدليمي [صاحب] المتجر`
    surname = closed and view.key(previous) not in ("الدين", "الله") and view.key(previous - 1) not in lists["names.particle"]
    if foreign and after_name and surname and not definite:
        return False  # `راشد الكعبي [متأخرا]`
    if foreign and after_name and not words.is_place(i) and not words.is_nisba(i):
        # `أمين [الناجي]`, who is no survivor; a second word with the article is no name's: `إسماعيل هنية [الثلاثة]`.
        return (
            not definite or k.endswith("ي") or previous == first or not words.is_name(previous - 1) or view.key(previous) in lists["names.particle"]
        )
    if k in lists["names.given_ambiguous"] and (after_name or closed or not inside or words.listed(previous, "titles.honorific")):
        following = words.is_name(i + 1) or view.upos(i + 1) in ("X", "PROPN") or (closed and words.looks_like_surname(i + 1))
        return after_name or (following if office or not inside else closed)  # `الممثل المغربي [أمين] الناجي`
    if words.is_place(i) or (words.is_nisba(i) and (definite or not after_name)):
        return False  # but `بلقاسم [ساحلي]`
    if words.listed(
        i, "titles.person", "titles.honorific", "titles.plural", "titles.modifier", "heads.organization", "heads.document", "heads.media"
    ):
        return False
    if after_name:
        if words.is_name(previous - 1) and view.upos(i) == "NOUN" and view.key(previous - 1) not in lists["names.particle"]:
            return False  # `آل الشيخ [أحر] التعازي`
        return view.upos(i) in ("NOUN", "X", "PROPN", "ADJ") and not view.ends_in_alif(i)  # `جان [قهوجي]`
    if words.is_name(i):
        return True
    # `الوزير السوداني [مصطفى]`: after a definite word a bare noun is no part of the office.
    return closed and not definite and view.upos(i) in ("NOUN", "X") and not words.is_adjective(i) and words.is_person(first)


def _pairs(words: Words) -> frozenset[tuple[str, ...]]:
    """Titles of two words, as keys."""
    phrases = words.lexicon.phrases
    return phrases["titles.anonymous"] | phrases["titles.person"] | phrases["heads.organization"]


def _is_of_something(words: Words, run: list[int], inside: list[int]) -> bool:
    """A name that only belongs to an institution: `رئيس حزب [كاديما]`, `متحدث باسم شركة [غوغل]`, `بجامعة [ستانفورد]`."""
    view = words.view
    before = run[0] - 1
    if before < inside[0] or view.comma_before(run[0]):
        return False
    if view.key(before) in ("ب", "في", "ل", "من", "الي") and not words.is_head(before):
        return True
    # `عمادة القبول بجامعة الملك [خالد]`: who is no person has no name of one.
    holder = words.listed(inside[0], "titles.person", "titles.honorific", "titles.anonymous", "titles.plural")
    if not holder and not words.begins(inside[0], "titles.person") and any(words.is_preposition(k) for k in range(inside[0] + 1, run[0])):
        return True
    # `مدير جوازات مطار الملك [عبدالعزيز]`
    honoured = words.listed(before, "titles.person", "titles.honorific") and before > inside[0]
    if honoured and words.among(before - 1, "rules.named_after"):
        return True
    # `المتحدث باسم رئيس الوزراء [حيدر العبادي]`: the name is his whom the preposition governs, if that is a person.
    governing = next((i for i in range(before, inside[0], -1) if words.is_preposition(i) or words.view.key(i) == "اسم"), -1)
    if governing > 0 and words.listed(governing + 1, "titles.person") and not words.listed(before, "titles.honorific"):
        return True
    # `زعيم الحركة [خليل إبراهيم]`: an institution's own name follows its bare noun (`حركة حماس`), so this one is his.
    if view.key(before).startswith("ال"):
        return False
    return words.listed(before, "heads.organization", "heads.media", "places.metonym") and not any(
        view.key(i) in words.lexicon.words["names.given"] for i in run[:1]
    )
