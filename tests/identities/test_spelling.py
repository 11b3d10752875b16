"""Names that are one, and names that are not."""

from itertools import combinations

import pytest

from quotes.identities.spelling import share, similar, spellings, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ستيفان", "استيفان"), ("ستيفان", "ستافان"), ("غوردن", "جوردن"), ("كوردن", "غوردن"), ("ماركوفيتش", "ماركوفيتس"), ("ڤالتر", "فالتر"),
        ("نتنياهو", "نتانياهو"), ("حمزات", "خمزات"),
    ],
)  # fmt: skip
def test_spellings_of_one_word(one, other):
    assert similar(*words_of(one), *words_of(other))


@pytest.mark.parametrize(("one", "other"), [("سالم", "سليم"), ("محمد", "محمود"), ("حسن", "حسين"), ("كريم", "كرم"), ("فؤاد", "فهد")])
def test_arabic_names_that_look_alike(one, other):
    assert not similar(*words_of(one), *words_of(other))


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("فؤاد عبد الله الحمداني", "فواد عبدالله الحمداني", "full"),
        ("فؤاد عبد الله الحمداني", "فؤاد الحمداني", "full"),
        ("طلال بن فهد آل راشد", "طلال ابن فهد ال راشد", "full"),
        ("فؤاد الحمداني", "سالم الحمداني", None),
        ("فؤاد الحمداني", "الحمداني", "last"),
        ("ماري لاكوست-فابر", "لاكوست", "last"),
        ("فؤاد الحمداني", "فؤاد", "first"),
        ("أبو جعفر", "ابي جعفر", "full"),
        ("", "الحمداني", None),
    ],
)
def test_what_two_names_share(one, other, shared):
    assert share(words_of(one), words_of(other)) == shared
    assert share(words_of(other), words_of(one)) == shared


def test_whoever_is_similar_is_found():
    # The index of persons looks only at names that share a spelling.
    names = [
        "ستيفان",
        "استيفان",
        "ستافان",
        "غوردن",
        "جوردن",
        "كوردن",
        "ماركوفيتش",
        "ماركوفيتس",
        "ڤالتر",
        "فالتر",
        "نتنياهو",
        "نتانياهو",
        "خمزات",
        "فؤاد",
    ]
    words = {word for name in names for word in words_of(name)}
    words |= {word[:i] + letter + word[i + gone :] for word in words for i in range(len(word)) for letter in ("", "و", "ل") for gone in (0, 1)}
    pairs = [(one, other) for one, other in combinations(sorted(words), 2) if similar(one, other)]
    assert len(pairs) > 1000
    assert [pair for pair in pairs if not spellings(pair[0]) & spellings(pair[1])] == []
