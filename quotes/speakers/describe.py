"""A source's noun phrase → what it says of the speaker: his name, his office, what sort of speaker he is.

`رئيس غرفة التجارة سامر الحلواني` → name `سامر الحلواني`, role `رئيس غرفة التجارة`, a person.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes.arabic import is_arabic, key, name_key, without_article
from quotes.nouns import Span, SpeakerType
from quotes.phrases import Words
from quotes.speakers.names import is_coordinated, name_of_person, runs
from quotes.speakers.types import type_of
from quotes.syntax import View

# Before a definite noun they still say nothing of who it is.
_ANYBODY = ("احد", "احدي", "عضو", "عدد", "بعض", "مصدر")
_NEWS = ("الانباء", "انباء", "الاخبار", "صحيفه", "قناه", "وكاله", "موقع", "شبكه", "اذاعه")
# Words that say nothing of anybody.
_FUNCTION = ("و", "ب", "ل", "في", "من", "الي", "علي", "عن")
_PRONOUNS = {"هو": ("masc", "sing"), "هي": ("fem", "sing"), "هم": ("masc", "plur"), "هن": ("fem", "plur"), "هما": ("", "dual")}

# Two halves of a word that a name closes with are this likely to belong to it, at least.
DOUBTFUL = 0.05
_LISTS = (
    "titles.person", "titles.honorific", "titles.anonymous", "titles.plural",
    "heads.organization", "heads.media", "heads.document", "heads.group", "names.organization_names", "names.media_names",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Description:
    """What one mention says.

    Args:
        name: the proper name as written, "" where the phrase has none; `name_keys` its words' keys.
        head: key of the first noun without the article; `keys` the keys of all content words without it.
        role: the office as written, None without one; `role_keys` its words' keys without the article.
        definite: `الوزير`, which points back, against `وزير`, which introduces.
        pronoun: the phrase is a free pronoun.
        nations: the states that its adjectives name: `الرئيس [التركي]`.
        generic: it only says what sort of person, named before, spoke: `المسؤول الأميركي`.
        unlisted: its head is no office, body or place of any list: it may be a name that no list has.
        bare: of a medium the phrase without its nationality: `صحيفة الأفق [المغربية]`; else the text.
        last_keys: the keys that may be a name's last word: of the last word, and of the last before a comma.
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
    generic: bool = False
    nations: frozenset[str] = frozenset()
    unlisted: bool = False
    last_keys: frozenset[str] = frozenset()
    bare: str = ""


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
    content = [i for i in inside if view.key(i) not in _FUNCTION and view.upos(i) not in ("PRON",)] or inside
    # `المنظمة [HRW]`: its name in other letters says nothing more; but `المادة (28)` is not `المادة (27)`.
    numbered = words.listed(first, "heads.document")
    own = [i for i in content if is_arabic(view.key(i)) or (numbered and view.key(i).isdigit())] or content
    keys = frozenset(without_article(view.key(i)) for i in own if not words.among(i, "rules.pointing_back"))
    # `المصدر نفسه`, `المتحدث ذاته`: whoever spoke last.
    pointing = len(keys) < len(own) and keys <= {"مصدر", "متحدث", "متحدثه"} and view.key(first) != "هذا"
    # `سموه`, `معاليه`: the person named last.
    style = words.among(first, "rules.style_alone") or (words.among(first, "rules.style") and view.enclitic(first) >= 0 and len(inside) == 2)
    start = next((i for i in content if view.key(i) not in ("هذا", "هذه", "نفس", "ذات")), first)
    if words.listed(start, "titles.honorific") and start + 1 in inside and words.listed(start + 1, "titles.person"):
        start += 1  # `معالي [وزير] الخارجية`
    head = without_article(view.key(start))
    coordinated = is_coordinated(words, inside)
    name_words = [] if coordinated else name_of_person(words, inside)
    # `وأضاف [البرتغالي]`: whoever was said to be one.
    nisba = len(inside) == 1 and view.key(start).startswith("ال") and head in words.lexicon.nisbas and not words.is_place(start)
    kind = "person" if style or nisba else type_of(words, inside, start, name_words, coordinated)
    name = ""
    if kind == "person" and name_words:
        # No name has a pronoun, and none inside a phrase a clitic: what was cut off (`سوم` + `ه`, `النائب` `ب` + `راد`) belongs to it.
        before = [i for i in inside if first < i < name_words[0] and view.words[i].token == view.words[name_words[0]].token]
        cut_off = [i for i in inside if i > name_words[-1] and view.words[i].token == view.words[name_words[-1]].token]
        rest = [i for i in inside if i > name_words[-1]]
        # `كمال` `ب` + `اهر`, which the reader takes for a name's end with some doubt only.
        one = len(rest) == 2 and view.words[rest[0]].token == view.words[rest[1]].token and not view.key(rest[1]).startswith("ال")
        if one and min(view.name_chance(i) for i in rest) > DOUBTFUL:
            cut_off = rest
        name = _text(view, [*before, *name_words, *cut_off])
    role_words = [i for i in inside if i not in name_words and not words.is_time(i)] if name_words else inside
    role = _role(words, role_words) if kind == "person" else None
    role_keys = frozenset(without_article(view.key(i)) for i in role_words if view.key(i) not in _FUNCTION)
    definite = view.key(start).startswith("ال") or bool(name) or (len(inside) > 1 and _construct_is_definite(words, inside))
    # `مدير المستشفى` is one man, `أحد السكان` and `مصدر الخبر` may be anybody.
    holder = definite and words.listed(start, "titles.person") and view.key(start) not in _ANYBODY
    hidden = not name and not holder and not view.key(start).startswith("ال") and words.listed(start, "titles.anonymous")
    anonymous = kind in ("person", "group") and hidden
    gender, number = _agreement(words, start, kind)
    nisbas = words.lexicon.nisbas
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
        medium=words.is_medium(start) or (kind == "organization" and view.opened_by(first) >= 0),
        pointing=pointing,
        nations=frozenset(nisbas[key] for key in keys if key in nisbas),
        unlisted=not words.listed(start, *_LISTS) and not words.is_place(start) and not nisba and not style,
        bare=_bare(words, inside) if words.is_medium(start) else text,
        last_keys=frozenset(without_article(view.key(i)) for i in own if i == own[-1] or any(c in view.gap(i + 1) for c in "،,(")),
        # `المسؤول الأميركي`, `المحلل السياسي المختص بشؤون الملاحة`; but `خبير الأرصاد في المركز` is somebody new.
        generic=style
        or nisba
        or (definite and kind == "person" and not name and (len(keys) <= 2 or view.key(start).startswith("ال")) and _is_generic(words, start)),
    )


def _bare(words: Words, inside: list[int]) -> str:
    """`صحيفة الأفق` of `صحيفة الأفق المغربية`, but `وكالة الأنباء الكويتية`, which is no name without it."""
    view, end = words.view, len(inside)
    while end > 2 and words.is_nisba(inside[end - 1]) and view.key(inside[end - 1]).startswith("ال") and view.key(inside[end - 2]) not in _NEWS:
        end -= 1
    return _text(view, inside[:end])


def _is_generic(words: Words, start: int) -> bool:
    """`المسؤول`; `مستشاره` is somebody new."""
    return words.listed(start, "rules.generic") and words.view.enclitic(start) < 0


def _text(view: View, indices: list[int]) -> str:
    start, end = view.words[indices[0]].span.start, view.words[indices[-1]].span.end
    return " ".join(view.text[start:end].split())


def _role(words: Words, indices: list[int]) -> str | None:
    """The office as written, where the words have one."""
    view = words.view
    if not any(words.listed(i, "titles.person") for i in indices):
        return None
    best = max(runs(view, indices), key=len)
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


def _agreement(words: Words, start: int, kind: SpeakerType) -> tuple[str, str]:
    """Gender and number as the head noun shows them; "" where it does not tell."""
    view = words.view
    k = view.key(start)
    if kind == "group":
        return ("", "dual" if k.startswith("ال") and k.endswith("ان") and words.listed(start, "titles.plural") else "plur")
    if kind == "person":
        if words.listed(start, "titles.person"):
            return ("fem" if k.endswith(("ه", "ات")) and not words.listed(start, "rules.masculine_title") else "masc", "sing")
        return ("", "sing")
    if k.endswith("ه") or words.is_place(start):
        return ("fem", "sing")
    return ("", "plur" if k.endswith("ات") else "sing")
