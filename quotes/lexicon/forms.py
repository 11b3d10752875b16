"""The written forms of a reporting verb: `أشار، يشير` → `أشارت، أشاروا، تشير، يشيرون، يشر، مشيرا، إشارة ...` as comparison keys.

Unvocalised and folded (`quotes.arabic.key`), so one form often stands for several: `أكدت` is she, I or you. Each function maps a key to the commonest
reading, the third person before the others. Clitics (`و`, `س`, objects) are words of their own by then. The rules, each with the verb that forces it:

1. Defective verbs (دعا، نفى، ادعى، رأى، خشي) lose their last radical: دعت، نفوا، يدعون، لم يدع، مناديا.
2. Hollow verbs (قال، أشار، استطاع) shorten their vowel where the last radical bears none: قلت، أشرت، لم يقل، يقلن. A `و` or `ي` there that is a
   consonant stays (حاول، أيد: لم يحاول), so it is the past's alif that tells.
3. Geminate verbs (رد، أصر، احتج، استمر) open their last radical: رددت، أصررت. Print has no shadda: the number of letters tells (`weakness`).
4. A hamza at the end changes its seat (هنأ: هنأوا، هنؤوا), and one that begins the stem melts into `آ` (يأمر: آمر).
5. `ن` and `ت` at the end swallow the same letter of an ending: أعلن + نا is أعلنا, لفت + ت (I) is لفت.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from quotes.arabic import key

FormKind = Literal["past", "present", "passive", "participle", "masdar"]
Weakness = Literal["sound", "hollow", "defective", "geminate"]

_SHADDA = "ّ"
_HAMZAS = "أؤئء"
# Form VIII of roots in س, which look like form X of a geminate root: استند is سند, استمر is مرر.
_EIGHTH_FORM = frozenset({"استند", "استمع", "استلم", "استبق", "استرق", "استتر"})
_SEAT = {"ا": "أ", "و": "ؤ", "ي": "ئ"}


@dataclass(frozen=True, slots=True)
class Form:
    """What a written form can be. `gender` masc, fem or "" (either); `number` sing, dual, plur or ""; `person` 1, 2, 3."""

    kind: FormKind
    gender: str = ""
    number: str = ""
    person: int = 3


def weakness(past: str, present: str) -> Weakness:
    """The class of a verb from its third person masculine singular in both tenses; a shadda on the last letter makes it geminate.

    >>> weakness("أصر", "يصر"), weakness("أمر", "يأمر")
    ('geminate', 'sound')
    """
    stem, rest = _bare(past), _bare(present)[1:]
    written = unicodedata.normalize("NFC", past)
    last_letter = max(i for i, c in enumerate(written) if not unicodedata.combining(c))
    if _SHADDA in written[last_letter:] or len(stem) == 2:
        return "geminate"
    if stem[-1] in "اىي":
        return "defective"
    if stem[-2] == "ا" and rest[-2] in "اوي":
        return "hollow"
    fourth = stem[0] == "أ" and len(stem) == 3 and len(rest) == 2
    # انضم; احتج and اضطر, but not اتهم (وهم), whose ت belongs to the root's first letter.
    eighth = stem[0] == "ا" and len(stem) == 4 and (stem[1] == "ن" or stem[2] == "ت" or stem[1:3] == "ضط")
    tenth = stem.startswith("است") and len(stem) == 5 and stem not in _EIGHTH_FORM
    return "geminate" if fourth or eighth or tenth else "sound"


def past_forms(past: str, present: str) -> dict[str, Form]:
    """The past tense from the third person masculine singular of both tenses (`قال`, `يقول`)."""
    stem = _bare(past)
    weak = weakness(past, present)
    third, plural, closed = stem, stem, stem  # what stands before -ت (she), before -وا, and before an ending that begins with a consonant
    if weak == "defective":
        plural = stem[:-1]
        third = stem if stem[-1] == "ي" else plural  # خشيت, but نفت
        closed = plural + ("و" if stem[-1] == "ا" and len(stem) == 3 else "ي")
    elif weak == "hollow":
        seat = _SEAT["ا"] if len(stem) > 3 else _SEAT["و" if _bare(present)[-2] == "و" else "ي"]  # أسأت, but سؤت and جئت
        closed = stem[:-2] + (seat if stem[-1] == "ء" else stem[-1])
    elif weak == "geminate":
        closed = stem + stem[-1]
    dual = closed if weak == "defective" else stem
    return _keys(
        ([stem], Form("past", "masc", "sing")),
        ([third + "ت"], Form("past", "fem", "sing")),
        (_before_vowel(plural, "وا") if weak != "defective" else [plural + "وا"], Form("past", "masc", "plur")),  # رأوا is no رووا
        ([dual[:-1] + "آ" if dual[-1] == "أ" else dual + "ا"], Form("past", "masc", "dual")),
        ([third + "تا"], Form("past", "fem", "dual")),
        ([_swallow(closed, "ت")], Form("past", "", "sing", 1)),
        ([_swallow(closed, "نا")], Form("past", "", "plur", 1)),
        ([_swallow(closed, "ن")], Form("past", "fem", "plur")),
        ([_swallow(closed, "تم")], Form("past", "masc", "plur", 2)),
    )


def present_forms(past: str, present: str) -> dict[str, Form]:
    """The present tense, indicative, subjunctive and jussive, from the same two forms as `past_forms`."""
    stem = _bare(present)[1:]
    weak = weakness(past, present)
    plural, closed, jussive, dual = stem, stem, stem, stem
    if weak == "defective":
        plural = jussive = stem[:-1]
        closed = dual = plural + ("و" if stem[-1] == "و" else "ي")
    elif weak == "hollow":
        closed = jussive = stem[:-2] + (_SEAT[stem[-2]] if stem[-1] == "ء" else stem[-1])
    elif weak == "geminate":
        closed = stem + stem[-1]
    first = ["آ" + part[1:] if part[:1] == "أ" else "أ" + part for part in (stem, jussive)]
    return _keys(
        (["ي" + stem, "ي" + jussive], Form("present", "masc", "sing")),
        (["ت" + stem, "ت" + jussive], Form("present", "fem", "sing")),
        (first, Form("present", "", "sing", 1)),
        (["ن" + stem, "ن" + jussive], Form("present", "", "plur", 1)),
        ([*_before_vowel("ي" + plural, "ون"), *_before_vowel("ي" + plural, "وا")], Form("present", "masc", "plur")),
        ([_swallow("ي" + closed, "ن")], Form("present", "fem", "plur")),
        (["ي" + dual + "ان", "ي" + dual + "ا"], Form("present", "masc", "dual")),
        (["ت" + dual + "ان", "ت" + dual + "ا"], Form("present", "", "dual")),
        ([*_before_vowel("ت" + plural, "ون"), *_before_vowel("ت" + plural, "وا")], Form("present", "masc", "plur", 2)),
        ([_swallow("ت" + closed, "ن")], Form("present", "fem", "plur", 2)),
    )


def participle_forms(participle: str, past: str, present: str) -> dict[str, Form]:
    """The active participle as an adverb of state: `مشيرا، مشيرة، مشيرين، مشيرات`.

    The bare `مشير`, `مؤكد` is left out: it is mostly a noun or adjective (`من المؤكد أن`).
    """
    stem = _bare(participle)
    defective = weakness(past, present) == "defective"
    if defective:
        stem = stem.removesuffix("ي").removesuffix("ى")  # مدع and مدعي are both met
    if stem[-1] == "ء":
        stem = stem[:-1] + "ئ"  # مسيء, but مسيئا; راء, but رائيا
    singular = stem + "ي" if defective else stem
    return _keys(
        ([singular + "ا"], Form("participle", "masc", "sing")),
        ([singular + "ة"], Form("participle", "fem", "sing")),
        ([stem + "ين"], Form("participle", "masc", "plur")),
        ([singular + "ات"], Form("participle", "fem", "plur")),
        ([singular + "تين"], Form("participle", "fem", "dual")),
    )


def masdar_forms(masdar: str) -> dict[str, Form]:
    """The verbal noun alone, in the accusative (`تأكيدا`), and as its letters stand before a possessive (`إشارت`+ه, `ادعاؤ`+ه)."""
    stem = _bare(masdar)
    others: list[str] = []
    if stem.endswith("ة"):
        others = [stem[:-1] + "ت"]
    elif stem.endswith("اء"):
        others = [stem[:-1] + "ؤ", stem[:-1] + "ئ"]
    elif not stem.endswith(("ى", "أ", "ات")):  # دعوى, نبأ and تصريحات take no alif
        others = [stem + "ا"]
    return _keys(([stem, *others], Form("masdar")))


def _bare(word: str) -> str:
    """The letters with their hamzas: no harakat, shadda or tatweel."""
    return "".join(c for c in unicodedata.normalize("NFC", word) if not unicodedata.combining(c) and c != "ـ")


def _before_vowel(stem: str, ending: str) -> list[str]:
    """The stem joined to -وا or -ون; a hamza at its end is seen on any seat (rule 4)."""
    if stem[-1] in _HAMZAS:
        return [stem[:-1] + seat + ending for seat in _HAMZAS]
    return [stem + ending]


def _swallow(stem: str, ending: str) -> str:
    """The stem joined to an ending that begins with ت or ن (rule 5)."""
    return stem + (ending[1:] if stem[-1] == ending[0] else ending)


def _keys(*forms: tuple[Iterable[str], Form]) -> dict[str, Form]:
    """The keys of the written forms; of two readings of one key the earlier stays."""
    found: dict[str, Form] = {}
    for written, form in forms:
        for word in written:
            found.setdefault(key(word), form)
    return found
