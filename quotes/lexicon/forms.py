"""The written forms of a reporting verb: `أشار، يشير` → `أشارت، أشاروا، تشير، يشيرون، يشر، مشيرا، مشيرة، إشارة ...` as comparison keys.

Unvocalised and folded (`quotes.arabic.key`), so that one form often stands for several: `اكدت` is she or I. Weak verbs need four rules:
hollow (قال: قلت، لم يقل), defective (دعا: دعت، يدعون، داعيا), geminate (رد: رددت) and sound. Clitic conjunctions and objects are words of their own by then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.arabic import key

FormKind = Literal["past", "present", "passive", "participle", "masdar"]


@dataclass(frozen=True, slots=True)
class Form:
    """What a written form can be. `gender` masc, fem or "" (either); `number` sing, dual, plur or ""; `person` 1, 2, 3."""

    kind: FormKind
    gender: str = ""
    number: str = ""
    person: int = 3


def past_forms(past: str) -> dict[str, Form]:
    """The past tense from its third person masculine singular."""
    stem = key(past)
    forms: dict[str, Form] = {stem: Form("past", "masc", "sing")}
    if past[-1] in "اى":  # defective
        short = stem[:-1]
        weak = short + ("ي" if past[-1] == "ى" else "و")
        forms |= {short + "ت": Form("past", "fem", "sing"), short + "وا": Form("past", "masc", "plur"), short + "تا": Form("past", "fem", "dual")}
        forms |= {weak + "ا": Form("past", "masc", "dual"), weak + "ت": Form("past", "", "sing", 1), weak + "نا": Form("past", "", "plur", 1), weak + "ن": Form("past", "fem", "plur")}
        return forms
    forms |= {stem + "ت": Form("past", "fem", "sing"), stem + "وا": Form("past", "masc", "plur"), stem + "ا": Form("past", "masc", "dual"), stem + "تا": Form("past", "fem", "dual")}
    closed = stem
    if len(stem) >= 3 and stem[-2] == "ا" and not _is_form_three(stem):
        closed = stem[:-2] + stem[-1]  # hollow: قال → قل
    elif len(stem) == 2 or "ّ" in past[-2:]:
        closed = stem + stem[-1]  # geminate: رد → ردد
    first = {closed + "ت": Form("past", "", "sing", 1), closed + "نا": Form("past", "", "plur", 1), closed + "ن": Form("past", "fem", "plur")}
    return forms | {form: value for form, value in first.items() if form not in forms}


def _is_form_three(stem: str) -> bool:
    """طالب، ناشد have their alif before the second radical, not before the last letter; `ساء` and its like never report."""
    return len(stem) == 4 and stem[1] == "ا"


def present_forms(present: str) -> dict[str, Form]:
    """The present tense, indicative, subjunctive and jussive, from its third person masculine singular (`يقول`)."""
    stem = key(present)[1:]
    defective = present[-1] in "ويى"
    short = stem[:-1] if defective else stem
    forms: dict[str, Form] = {}
    singular = {"ي": Form("present", "masc", "sing"), "ت": Form("present", "fem", "sing"), "ا": Form("present", "", "sing", 1), "ن": Form("present", "", "plur", 1)}
    for prefix, form in singular.items():
        forms[prefix + stem] = form
        if defective:
            forms.setdefault(prefix + short, form)  # لم يدع
        elif len(stem) >= 3 and stem[-2] in "وي":
            forms.setdefault(prefix + stem[:-2] + stem[-1], form)  # لم يقل
        elif len(stem) >= 3 and stem[-2] == "ا" and len(stem) == 3:
            forms.setdefault(prefix + stem[:-2] + stem[-1], form)
    for prefix, gender in (("ي", "masc"), ("ت", "")):
        forms |= {prefix + short + "ون": Form("present", "masc", "plur"), prefix + short + "وا": Form("present", "masc", "plur")}
        forms |= {prefix + stem + "ان": Form("present", gender, "dual")}
        forms.setdefault(prefix + stem + "ن", Form("present", "fem", "plur"))
    return forms


def participle_forms(participle: str) -> dict[str, Form]:
    """The active participle as an adverb of state: `مشيرا، مشيرة، مشيرين، مشيرات`, and `مشير` (fem. and plural first)."""
    stem = key(participle)
    if len(stem) <= 3 and stem[1:2] == "ا" or stem.endswith("ي"):  # داع/داعي
        stem = stem.rstrip("ي")
        return {stem + "يا": Form("participle", "masc", "sing"), stem + "يه": Form("participle", "fem", "sing"), stem + "ين": Form("participle", "masc", "plur"), stem + "يات": Form("participle", "fem", "plur")}
    return {stem + "ا": Form("participle", "masc", "sing"), stem + "ه": Form("participle", "fem", "sing"), stem + "ين": Form("participle", "masc", "plur"), stem + "ات": Form("participle", "fem", "plur")}


def masdar_forms(masdar: str) -> dict[str, Form]:
    """The verbal noun alone and as it stands before a possessive (`إشارة`, `إشارت`+ه)."""
    stem = key(masdar)
    forms = {stem: Form("masdar")}
    if masdar.endswith("ة"):
        forms[stem[:-1] + "ت"] = Form("masdar")
    elif masdar.endswith("اء"):
        forms |= {stem[:-1] + "و": Form("masdar"), stem[:-1] + "ي": Form("masdar")}  # ادعاؤه، ادعائه
    else:
        forms[stem + "ا"] = Form("masdar")
    return forms
