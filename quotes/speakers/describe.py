"""A source's noun phrase → what it says of the speaker: his name, his office, what sort of speaker he is.

`نائب وزير الخارجية الروسي ميخائيل بوغدانوف` → name `ميخائيل بوغدانوف`, role `نائب وزير الخارجية الروسي`, a person.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes.arabic import key, name_key
from quotes.nouns import Span, SpeakerType
from quotes.phrases import Words
from quotes.syntax import View

_PRONOUNS = {"هو": ("masc", "sing"), "هي": ("fem", "sing"), "هم": ("masc", "plur"), "هن": ("fem", "plur"), "هما": ("", "dual")}
# Words that only point back: `المصدر [نفسه]`, `[هذا] البيان`.
_POINTING = frozenset(
    ("ذاته", "ذاتها", "نفسه", "نفسها", "هذا", "هذه", "المذكور", "المذكوره", "ذاتهم", "انفسهم", "عينه", "المتحدث", "المتحدثه", "ذات", "نفس")
)
_STYLES = frozenset(
    ("سمو", "معالي", "سعاده", "سعادت", "فضيله", "فضيلت", "سياده", "سيادت", "جلاله", "جلالت", "فخامه", "فخامت", "سماحه", "سماحت", "دولت")
)


@dataclass(frozen=True, slots=True)
class Description:
    """What one mention says.

    Args:
        name: the proper name as written, "" where the phrase has none; `name_keys` its words' keys.
        head: key of the first noun without the article; `keys` the keys of all content words without it.
        role: the office as written, None without one; `role_keys` its words' keys without the article.
        definite: `الوزير`, which points back, against `وزير`, which introduces.
        pronoun: the phrase is a free pronoun.
    """

    span: Span
    text: str
    type: SpeakerType
    name: str
    name_keys: tuple[str, ...]
    head: str
    keys: frozenset[str]
    role: str | None
    role_keys: frozenset[str]
    definite: bool
    anonymous: bool
    gender: str
    number: str
    pronoun: bool = False
    coordinated: bool = False
    medium: bool = False
    pointing: bool = False


def describe(words: Words, span: Span) -> Description:
    """The description of the noun phrase at a span of the view's text."""
    view = words.view
    inside = [i for i, word in enumerate(view.words) if span.start <= word.span.start < span.end]
    text = " ".join(view.text[span.start : span.end].split())
    if not inside:
        return Description(span, text, "unknown", "", (), key(text), frozenset((key(text),)), None, frozenset(), False, False, "", "")
    first = inside[0]
    if view.key(first) in _PRONOUNS and len(inside) == 1:
        gender, number = _PRONOUNS[view.key(first)]
        return Description(span, text, "unknown", "", (), view.key(first), frozenset(), None, frozenset(), True, False, gender, number, pronoun=True)
    content = [i for i in inside if view.key(i) not in ("و", "ب", "ل", "في", "من", "الي", "علي", "عن") and view.upos(i) not in ("PRON",)] or inside
    keys = frozenset(_bare(view.key(i)) for i in content if view.key(i) not in _POINTING)
    # `المصدر نفسه`, `المتحدث ذاته`: whoever spoke last.
    pointing = len(keys) < len(content) and keys <= {"مصدر", "متحدث", "متحدثه"} and view.key(first) != "هذا"
    # `سموه`, `معاليه`: whoever was spoken of.
    if view.key(first) in _STYLES and view.enclitic(first) >= 0 and len(inside) == 2:
        pointing = True
    start = next((i for i in content if view.key(i) not in ("هذا", "هذه")), first)
    head = _bare(view.key(start))
    coordinated = _is_coordinated(words, inside)
    name_words = [] if coordinated else _name(words, inside)
    kind = _type(words, inside, start, name_words, coordinated)
    name = ""
    if kind == "person" and name_words:
        name = _text(view, name_words)
    role_words = [i for i in inside if i not in name_words and not words.is_time(i)] if name_words else inside
    role = _role(words, role_words) if kind == "person" else None
    role_keys = frozenset(_bare(view.key(i)) for i in role_words if view.key(i) not in ("و", "ب", "ل", "في", "من", "الي", "علي", "عن"))
    definite = view.key(start).startswith("ال") or bool(name) or (len(inside) > 1 and _construct_is_definite(words, inside))
    anonymous = kind in ("person", "group") and not name and not view.key(start).startswith("ال") and words.listed(start, "titles.anonymous")
    gender, number = _agreement(words, start, kind, name_words)
    return Description(
        span,
        text,
        kind,
        name,
        tuple(name_key(name).split()),
        head,
        keys,
        role,
        role_keys,
        definite,
        anonymous,
        gender,
        number,
        coordinated=coordinated,
        medium=words.listed(start, "heads.media", "names.media_names"),
        pointing=pointing,
    )


def _bare(word_key: str) -> str:
    return word_key[2:] if word_key.startswith("ال") and len(word_key) > 4 else word_key


def _text(view: View, indices: list[int]) -> str:
    start, end = view.words[indices[0]].span.start, view.words[indices[-1]].span.end
    return " ".join(view.text[start:end].split())


def _is_coordinated(words: Words, inside: list[int]) -> bool:
    """`فلان [و]فلان`: two names or two heads joined, not the و inside an office (`الشؤون الدينية والأوقاف`)."""
    view = words.view
    for i in inside[1:-1]:
        if view.key(i) != "و":
            continue
        left, right = i - 1, i + 1
        if (words.is_name(right) or words.is_person(right)) and (words.is_name(left) or (words.is_person(right) and words.is_name(left))):
            return True
        if words.listed(inside[0], "heads.media") and words.listed(right, "heads.media"):
            return True
        if words.is_place(inside[0]) and words.is_place(right) and len(inside) <= 4:
            return True
    return False


def _name(words: Words, inside: list[int]) -> list[int]:
    """The words of a personal name: after the office (`الوزير محمد حصاد`), or before it (`محمد حصاد وزير الداخلية`)."""
    view = words.view
    runs: list[list[int]] = []
    for i in inside:
        if not _can_be_name(words, i, inside[0]):
            continue
        # Marks inside the phrase hold the name of something else: `رئيس مجموعة «هيونداي موتور» شونغ مونغكو`.
        if view.holders[i] != view.holders[inside[0]]:
            continue
        if runs and runs[-1][-1] == i - 1 and not any(c in view.gap(i) for c in '،,"«»“”()'):
            runs[-1].append(i)
        else:
            runs.append([i])
    runs = [run for run in runs if not _is_of_something(words, run, inside)]
    if not runs:
        return []
    lists = words.lexicon.words
    # A run with a known given name first, else the last one: names stand at an end of the phrase.
    certain = [run for run in runs if any(view.key(i) in lists["names.given"] for i in run)]
    chosen = (certain or [runs[0] if runs[0][0] == inside[0] else runs[-1]])[0 if runs[0][0] == inside[0] else -1]
    while chosen and (words.listed(chosen[0], "titles.honorific") or view.key(chosen[0]) == "و") and len(chosen) > 1:
        chosen = chosen[1:]
    return chosen


def _can_be_name(words: Words, i: int, first: int) -> bool:
    """Whether word i may be part of a personal name in a phrase that begins at word `first`. Rules in order, each with what forces it."""
    view = words.view
    lists = words.lexicon.words
    k, previous = view.key(i), i - 1
    inside = previous >= first
    foreign = view.upos(i) in ("X", "PROPN")
    definite = k.startswith("ال")
    closed = inside and view.key(previous).startswith("ال")
    office = words.listed(i, "titles.person", "titles.plural", "heads.organization", "heads.document")
    after_name = inside and (words.is_name(previous) or view.key(previous) in lists["names.given_ambiguous"])
    if k in _POINTING or words.is_time(i) or words.is_preposition(i) or k in ("و", "ف") or view.upos(i) in ("PRON", "VERB", "NUM"):
        return k in lists["names.given"]
    if inside and (view.key(previous), k) in _pairs(words):
        return False  # `شاهد [عيان]`
    # After a construct (`وزير [الشؤون]`) stands what he is minister of, after a definite noun (`الحرم [المكي]`) its adjective.
    if inside and definite and words.is_head(previous) and not closed:
        return False
    if closed and definite and view.upos(i) == "ADJ" and not (words.is_person(previous) or words.is_name(previous)):
        return False
    if inside and words.is_nisba(i) and not after_name:
        return False
    if k in lists["names.given"] or k in lists["names.particle"] or (k in lists["names.family"] and not office):
        return True
    if inside and view.key(previous) in lists["names.particle"]:
        return True  # `عبد [الإله]`, `بن [قرينة]`
    if office and not definite and k not in lists["names.given_ambiguous"]:
        return False  # `محمد الدليمي [صاحب] المتجر`
    if foreign and after_name and not words.is_place(i) and not words.is_nisba(i):
        # `أمين [الناجي]`, who is no survivor; a second word with the article is no name's: `إسماعيل هنية [الثلاثة]`.
        return (
            not definite or k.endswith("ي") or previous == first or not words.is_name(previous - 1) or view.key(previous) in lists["names.particle"]
        )
    if k in lists["names.given_ambiguous"] and (after_name or closed or not inside or words.listed(previous, "titles.honorific")):
        following = words.is_name(i + 1) or view.upos(i + 1) in ("X", "PROPN")
        return after_name or (following if office or not inside else closed)  # `الممثل المغربي [أمين] الناجي`
    if words.is_place(i) or words.is_nisba(i):
        return False
    if words.listed(
        i, "titles.person", "titles.honorific", "titles.plural", "titles.modifier", "heads.organization", "heads.document", "heads.media"
    ):
        return False
    if after_name:
        return view.upos(i) in ("NOUN", "X", "PROPN", "ADJ") and not view.words[i].text.endswith(("ا", "اً", "ًا"))  # `جان [قهوجي]`
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
    if before < inside[0]:
        return False
    if view.key(before) in ("ب", "في", "ل", "من", "الي") and not words.is_head(before):
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


def _type(words: Words, inside: list[int], start: int, name_words: list[int], coordinated: bool) -> SpeakerType:
    view = words.view
    if coordinated:
        return "group"
    if words.listed(start, "heads.media", "names.media_names") and not words.listed(start, "titles.person"):
        return "organization"
    if words.listed(start, "titles.person") or (name_words and name_words[0] == start):
        return "person"
    if words.listed(start, "titles.honorific") and name_words:
        return "person"
    if words.begins(start, "names.organization_names", "places.metonym"):
        return "organization"
    if words.listed(start, "heads.document"):
        return "document"
    if words.listed(start, "titles.plural"):
        return "group"
    if words.listed(start, "heads.organization", "names.organization_names", "places.metonym"):
        return "organization"
    if words.listed(start, "heads.group"):
        return "group"
    if words.is_place(start) or _is_long_place(words, inside):
        return "place"
    if words.listed(start, "titles.anonymous"):
        return "group" if view.key(start).endswith(("ون", "ين", "ات")) or view.key(start) in ("مصادر", "المصادر") else "person"
    if name_words or words.is_name(start):
        return "person"
    if view.key(start).endswith(("ون", "ين")) and view.key(start).startswith("ال"):
        return "group"
    return "person" if view.upos(start) in ("X", "PROPN") else "unknown"


def _is_long_place(words: Words, inside: list[int]) -> bool:
    return name_key(_text(words.view, inside)) in words.lexicon.states


def _role(words: Words, indices: list[int]) -> str | None:
    """The office as written, where the words have one."""
    view = words.view
    if not any(words.listed(i, "titles.person") for i in indices):
        return None
    runs: list[list[int]] = []
    for i in indices:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    best = max(runs, key=len)
    return _text(view, best).strip("،, ") or None


def _construct_is_definite(words: Words, inside: list[int]) -> bool:
    """`وزير الداخلية` and `رئيس مجلس إدارة الشركة` are definite by their last part, `مسؤول أمني` and `قائد في القوات` are not."""
    view = words.view
    for i in inside[1:]:
        if words.is_preposition(i) or view.key(i) == "و":
            return False
        if view.key(i).startswith("ال") or words.is_place(i) or words.is_name(i):
            return True
    return False


def _agreement(words: Words, start: int, kind: SpeakerType, name_words: list[int]) -> tuple[str, str]:
    """Gender and number as the head noun shows them; "" where it does not tell."""
    view = words.view
    k = view.key(start)
    if kind == "group":
        return ("", "plur")
    if kind == "person":
        if words.listed(start, "titles.person"):
            return ("fem" if k.endswith(("ه", "ات")) and k not in ("خليفه", "الخليفه", "علامه", "العلامه", "داعيه", "الداعيه") else "masc", "sing")
        return ("", "sing")
    if k.endswith("ه") or words.is_place(start):
        return ("fem", "sing")
    return ("", "plur" if k.endswith("ات") else "sing")
